"""Functions without a name: whom "le chef d'État", "le dirigeant russe" or "son homologue" mean.

Only persons whom the article names are candidates. The tests run from the surest to the weakest; within one, the
person named last before the words wins, one in subject position before others.

1. somebody holds the function, for the same state
2. a leader of that state whom the article gives no other function
3. somebody holds the function, for a state that the article does not say
4. the only person of whom the article says neither function nor state
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from generator.language.countries import Country
from generator.reading.naming.functions import Function
from generator.reading.naming.people import Person
from generator.reading.naming.scene import Scene

_RULING = frozenset(("president", "monarch", "crown", "government", "putschist"))
# Holders of these are recalled by other words than their own: "le dirigeant russe", "le chef de la diplomatie".
_RECALLED = _RULING | {"diplomacy", "minister", "envoy"}
# How many persons are looked at for one function; bounds the work on long lists of names.
_MOST = 200
_TWO = "deux"
_Test = Callable[[Person, Function, Country | None], bool]


def _holds(person: Person, wanted: Function) -> Function | None:
    """The function of the person that the words may point back to."""
    for held in person.functions:
        alike = bool(wanted.word.recalled & held.word.powers & _RECALLED) or wanted.word.lemma == held.word.lemma
        if alike and held.former == wanted.former and not _elsewhere(wanted, held):
            return held
    return None


def _elsewhere(wanted: Function, held: Function) -> bool:
    """Whether the two functions belong to different organisations: a president of the Senate is no head of state."""
    if wanted.organisation == held.organisation:
        return False
    return bool(wanted.organisation) or wanted.word.lemma != held.word.lemma


def _state(person: Person, held: Function) -> Country | None:
    return held.country or person.country


def _same_state(person: Person, wanted: Function, country: Country | None) -> bool:
    held = _holds(person, wanted)
    return held is not None and (country is None or _state(person, held) == country)


def _unsaid_state(person: Person, wanted: Function, country: Country | None) -> bool:
    held = _holds(person, wanted)
    fits = held is not None and not held.organisation and country is not None and person.leads in (None, country)
    return held is not None and fits and _state(person, held) is None


def _leader(person: Person, wanted: Function, country: Country | None) -> bool:
    ruling = bool(wanted.word.recalled & _RULING) and not wanted.former and not wanted.organisation
    return ruling and not person.functions and person.leads is not None and country in (None, person.leads)


def _unknown(person: Person, wanted: Function, country: Country | None) -> bool:
    ruling = bool(wanted.word.powers & _RULING) and country is not None and not wanted.former
    return ruling and not person.functions and person.country in (None, country) and person.leads in (None, country)


_TESTS: tuple[_Test, ...] = (_same_state, _leader, _unsaid_state, _unknown)


@dataclass
class Resolver:
    """Resolves the functions of an article in order of the text; each resolved one is a mention of its person.

    `_seen` has the persons named so far with the place of their last mention, the last named last; `_subjects` the
    place where each was last the subject of a clause.
    """

    scene: Scene
    people: Sequence[Person]
    _seen: dict[Person, int] = field(default_factory=dict)
    _subjects: dict[Person, int] = field(default_factory=dict)

    def resolve(self, functions: Iterable[Function], named: frozenset[Function]) -> None:
        """`named` are the functions beside which their holder's name stands."""
        namings = sorted((place, number) for number, person in enumerate(self.people) for place in person.places)
        done = 0
        for function in functions:
            while done < len(namings) and namings[done][0] < function.first:
                self._see(self.people[namings[done][1]], namings[done][0])
                done += 1
            if function in named:
                continue
            if self._means_two(function):
                self._resolve_two(function)
            elif self._points_back(function):
                for country in function.countries if function.plural else (function.country,):
                    self._resolve(function, country)

    def _see(self, person: Person, place: int) -> None:
        self._seen.pop(person, None)
        self._seen[person] = place
        if self.scene.is_subject(place):
            self._subjects[person] = place

    def _points_back(self, function: Function) -> bool:
        if function.lead == "a" or self.scene.word(function.first - 1) == "comme":
            return False
        if function.lead == "" and not self.scene.opens(function.head):
            return False
        if function.plural and len(function.countries) < 2:
            return False
        return bool(function.word.recalled) or function.counterpart or function.lead in ("the", "this")

    def _means_two(self, function: Function) -> bool:
        """ "Les deux dirigeants", of no state and no organisation."""
        two = function.plural and _TWO in self.scene.words[function.first : function.head]
        return two and function.lead == "the" and not function.countries and not function.organisation

    def _resolve_two(self, function: Function) -> None:
        """The two of whom that can be said who were named last."""
        named = islice(reversed(self._seen), _MOST)
        last = tuple(islice((person for person in named if _same_state(person, function, None)), 2))
        for person in reversed(last) if len(last) == 2 else ():
            self._note(person, function, None)

    def _resolve(self, function: Function, country: Country | None) -> None:
        for wanted in self._senses(function, country):
            for test in _TESTS:
                person = self._found(test, wanted, country)
                if person is not None:
                    self._note(person, function, country)
                    return

    def _senses(self, function: Function, country: Country | None) -> Iterator[Function]:
        """The surest sense first: "le dirigeant russe" is who leads Russia before he is any other ruler.

        "Son homologue" may hold another office than the one whose counterpart he is, where both lead their states.
        """
        leadership = self.scene.language.leadership
        offices = leadership.offices(country.key) if country is not None else frozenset[str]()
        if offices and function.word.lemma in leadership.words:
            yield _meaning(function, offices)
        yield function
        if offices and function.counterpart and function.word.powers & _RULING:
            yield _meaning(function, offices)

    def _found(self, test: _Test, function: Function, country: Country | None) -> Person | None:
        """The person who passes; one who is named only later must be the only one, and both states be said."""

        def passing(people: Iterable[Person]) -> list[Person]:
            return [p for p in islice(people, _MOST) if _fits(p, function) and test(p, function, country)]

        before = passing(reversed(self._seen))
        if before and test is not _unknown:
            return max(before, key=lambda person: (self._subjects.get(person, -1), self._seen[person]))
        later = passing(self.people) if country is not None else before
        return later[0] if len(later) == 1 else None

    def _note(self, person: Person, function: Function, country: Country | None) -> None:
        rule = "name.person.counterpart" if function.counterpart else "name.person.recalled"
        person.mentions.append(self.scene.mention(function.first, function.after, "role", rule))
        self._see(person, function.first)
        if country is not None:
            person.hold(function)


def _meaning(function: Function, powers: frozenset[str]) -> Function:
    """The function where its words mean nobody but holders of these kinds of power."""
    return replace(function, word=replace(function.word, recalled=powers))


def _fits(person: Person, function: Function) -> bool:
    """Whether gender allows it: "la présidente" is no man."""
    same = function.feminine is None or person.feminine is None or function.feminine == person.feminine
    return function.plural or same
