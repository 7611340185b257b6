"""What a number counts: the people or things of its noun, the people of the verb before it or the predicate after."""

from collections.abc import Sequence
from typing import NamedTuple

from generator.language import Language
from generator.language.forms import Form
from generator.reading.counting.counted import Counted
from generator.reading.counting.earlier import EarlierNouns
from generator.reading.counting.numbers import Number
from generator.reading.tokens import Token
from generator.text import fold

# How many tokens after the noun its predicate may stand, and how long an aside between commas may be.
_REACH, _ASIDE = 12, 25
# How many tokens may stand between two counted nouns that share a verb ("a tué 12 civils et trois soldats").
_SHARED = 6
# How many tokens a part of those counted may take ("dont un enfant").
_PART = 6
# From so many percent on "à 200 %" is a manner of speaking; the least that "several" means.
_WHOLE, _SEVERAL = 100, 2
_OF = frozenset(("de", "d'", "des", "du"))
# Between a verb and the number of all who are meant: "tuant les deux soldats".
_WHOLE_OF = frozenset(("les", "ces", "ses", "leurs"))
_JOINTS = frozenset(("et", "ou", ",", "ni"))
_QUOTES = frozenset('«“"‹')
_SENTENCE_MARKS = frozenset(".;:!?…")


class _Head(NamedTuple):
    """The noun after a number: the token after it, the unit it names itself, and whether it means people."""

    after: int
    unit: str | None
    people: bool


class Counting:
    """The words of one sentence; numbers are asked for in their order."""

    def __init__(self, tokens: Sequence[Token], language: Language) -> None:
        self.tokens, self.language = tokens, language
        self.quantities = language.quantities
        self.words = [token.word for token in tokens]
        self.earlier = EarlierNouns(tokens, language)
        # The last number counted, and the same where a verb governs it.
        self._last: Counted | None = None
        self._shared: Counted | None = None

    def counted(self, lead: int, after: int, number: Number) -> Counted | None:
        """What the number with the tokens [lead, after) counts, None for what is no figure."""
        if number.percent:
            return self._share_of_all(lead, after, number)
        opening = lead - 1 if lead and self.words[lead - 1] in _QUOTES else lead
        if self.quantities.parts.before(self.words, opening) and not self._is_auxiliary(after):
            return self._part(lead, after, number)
        found = self._found(lead, opening, after, number)
        if found is None or number.value < self.quantities.units[found.unit].least:
            return None
        self._last, self._shared = found, found if found.rule == "figure.verb" else None
        return found

    def _share_of_all(self, lead: int, after: int, number: Number) -> Counted | None:
        """A percentage; "croire à 200 %" is none."""
        whole = number.value >= _WHOLE and self.words[lead - 1 : lead] == ["à"]
        return None if whole else Counted("%", lead, after, "figure.percent")

    def _part(self, lead: int, after: int, number: Number) -> Counted | None:
        """ "53 morts, dont cinq enfants": several who are told apart from the others by a noun of their own."""
        head = self._head(after, number)
        if head is None or number.value < _SEVERAL:
            return None
        noun = self.words[head.after - 1]
        unit = head.unit or (noun if noun in self.quantities.people else None)
        return Counted(unit, lead, head.after, "figure.part") if unit else None

    def _found(self, lead: int, opening: int, after: int, number: Number) -> Counted | None:
        rest = self.quantities.rest.at(self.words, after)
        if rest:
            return self._governed(lead, after + rest.length, many=number.value > 1)
        head = self._head(after, number)
        told = self.earlier.subject(opening, head.after if head else after)
        if told or head:
            return told or (head and self._of_head(lead, head, number))
        return self.earlier.tally(lead, after) or self.earlier.pronoun(lead, after, self._last)

    def _of_head(self, lead: int, head: _Head, number: Number) -> Counted | None:
        if head.people:
            many = number.value > 1
            told = self._governed(lead, head.after, many=many) or self._predicate(lead, head.after, many=many)
            told = told or self._share(lead, head.after)
            if told:
                return told
        if head.unit:
            return Counted(head.unit, lead, head.after, "figure.noun")
        return self._force(lead, head.after)

    def _head(self, after: int, number: Number) -> _Head | None:
        """The counted noun; an omitted one ("30 ont été blessés", "40 autres arrêtées") leaves its place empty."""
        at = self._behind_adjectives(after)
        if at >= len(self.words):
            return None
        noun, person = self.quantities.nouns.at(self.words, at), self.quantities.persons.at(self.words, at)
        longest = max((found.length for found in (noun, person) if found), default=0)
        if longest:
            unit = noun.value[0] if noun and self._agrees(noun.value[1], number) else None
            people = bool(person and self._agrees(person.value, number))
            return _Head(at + longest, unit, people) if unit or people else None
        if number.year or number.article:
            return None
        if self.tokens[at].capital and self.tokens[at].kind == "word":
            return _Head(at + 1, None, people=True)
        omitted = (at > after and self.words[after] != "(") or self._is_auxiliary(at) or self._done_to(at, many=True)
        return _Head(at, None, people=True) if omitted else None

    def _behind_adjectives(self, after: int) -> int:
        """The place of the noun: "40 [autres] soldats", "108 [(] drones)", "huit [des 12] drones"."""
        at = after + (self.words[after : after + 1] == ["("])
        while at < len(self.words) and (self.words[at] in self.quantities.between or self._is_whole(at)):
            at += 1
        return at

    def _is_whole(self, at: int) -> bool:
        """Whether this is the 12 of "huit des 12 drones"."""
        number = self.tokens[at].kind == "number" or fold(self.words[at]) in self.quantities.values
        return number and self.words[at - 1] == "des"

    @staticmethod
    def _agrees(plural: bool, number: Number) -> bool:
        return plural or number.value <= 1

    def _forms(self, at: int) -> tuple[Form, ...]:
        return self.language.verbs.analyse(self.words[at]) if 0 <= at < len(self.words) else ()

    def _is_auxiliary(self, at: int) -> bool:
        auxiliaries = self.language.grammar.auxiliaries
        return any(form.lemma in auxiliaries and form.person == 3 for form in self._forms(at))

    def _governed(self, lead: int, after: int, *, many: bool) -> Counted | None:
        """What the words before the number do to the people: "tuant", "coûté la vie à", of many "la mort de"."""
        opening = self.quantities.openings.before(self.words, lead)
        if opening:
            return Counted(opening.value, lead - opening.length, after, "figure.verb")
        at = self._before_aside(lead - 1)
        while at > 0 and (self.words[at] in self.language.grammar.adverbs or self.words[at] in _WHOLE_OF):
            at -= 1
        if at > 0 and self.words[at] in _OF:
            deed = at - 1 - (self.words[at - 1] in self.language.grammar.times)
            unit = self.quantities.deeds.get(self.words[deed]) if many else None
            return Counted(unit, deed, after, "figure.verb") if unit else None
        for form in self._forms(at):
            agrees = form.mood == "participle" and form.tense == "past" and form.number == "plural"
            if form.lemma in self.quantities.verbs and not agrees and not self._is_passive(at):
                return Counted(self.quantities.verbs[form.lemma], at, after, "figure.verb")
        return None

    def _before_aside(self, at: int) -> int:
        """Where the verb stands whose object comes behind an aside: "avoir tué[, avec leur aide,] 28 rebelles"."""
        if self.words[at : at + 1] != [","]:
            return at
        comma = next((n for n in range(at - 2, max(0, at - _ASIDE), -1) if self.words[n] == ","), None)
        if comma is None or self.words[comma + 1] not in self.language.grammar.prepositions:
            return at
        return comma - 1

    def _is_passive(self, at: int) -> bool:
        return at > 0 and self.words[at - 1] == "été"

    def _share(self, lead: int, after: int) -> Counted | None:
        """One more object of the verb that governs the number before it ("12 civils et trois soldats")."""
        shared = self._shared
        if shared is None or self.words[lead - 1] not in _JOINTS or lead - shared.after > _SHARED:
            return None
        return Counted(shared.unit, lead, after, "figure.verb")

    def _predicate(self, lead: int, place: int, *, many: bool) -> Counted | None:
        """What is told of the people whose noun ends before `place`, in the same clause."""
        at, end = place, min(place + _REACH, len(self.words))
        while at < end:
            if self.tokens[at].kind == "mark":
                jump = self._past_mark(at)
                if jump is None:
                    return None
                at, end = jump, max(end, min(jump + 3, len(self.words)))
                continue
            if part := self.quantities.parts.at(self.words, at):
                at = self._past_part(at + part.length)
            phrase = self.quantities.phrases.at(self.words, at)
            unit = phrase.value if phrase else self._done_to(at, many=many) or self._fate(at, many=many)
            if unit:
                return Counted(unit, lead, at + (phrase.length if phrase else 1), "figure.predicate")
            if self._is_barrier(at, place):
                return None
            at += 1
        return None

    def _past_part(self, at: int) -> int:
        """Where the verb stands behind a part told without commas: "cinq civils dont un enfant [ont été tués]"."""
        stop = min(at + _PART, len(self.words))
        return next((place for place in range(at, stop) if self._is_auxiliary(place)), at)

    def _past_mark(self, at: int) -> int | None:
        """Where to read on after a mark: behind an aside (", dont dix enfants,"), at once, or nowhere."""
        word = self.words[at]
        if word in _SENTENCE_MARKS:
            return None
        if word == "(":
            return self._behind(at, ")")
        if word != ",":
            return at + 1
        if self._done_to(at + 1, many=True):
            return at + 1
        behind = self._behind(at, ",")
        return behind if behind is not None and self._is_auxiliary(behind) else None

    def _behind(self, at: int, mark: str) -> int | None:
        stop = min(at + _ASIDE, len(self.words))
        return next((place + 1 for place in range(at + 1, stop) if self.words[place] == mark), None)

    def _is_barrier(self, at: int, place: int) -> bool:
        word = self.words[at]
        if word.rstrip("'") in self.quantities.stops:
            return True
        if self.tokens[at].kind == "number":
            return self.words[at - 1] not in _JOINTS
        finite = [form for form in self._forms(at) if form.person == 3 and form.number == "plural"]
        return bool(finite) and not any(self._carries(form) for form in finite)

    def _carries(self, form: Form) -> bool:
        """Auxiliaries and "devoir" let the predicate follow."""
        return form.lemma in self.language.grammar.auxiliaries or form.lemma == "devoir"

    def _done_to(self, at: int, *, many: bool) -> str | None:
        """The unit of a passive participle that agrees with the people counted ("tués", "ont été tuées")."""
        number = "plural" if many else "singular"
        for form in self._forms(at):
            if form.lemma in self.quantities.verbs and form.mood == "participle" and form.number == number:
                fits = self._is_passive(at) or (many and not self._is_reflexive(at))
                return self.quantities.verbs[form.lemma] if fits else None
        return None

    def _is_reflexive(self, at: int) -> bool:
        return bool({"se", "s'"} & set(self.words[max(0, at - 3) : at]))

    def _fate(self, at: int, *, many: bool) -> str | None:
        """The unit of a verb whose subject the people are ("ont péri", "sont mortes", "fuient")."""
        number = "plural" if many else "singular"
        for form in self._forms(at):
            if form.lemma not in self.quantities.fates:
                continue
            agrees = form.number == number
            told = self._follows_auxiliary(at) if form.mood == "participle" else form.person == 3 and agrees
            if told or (many and agrees and form.mood == "participle") or form.mood == "infinitive":
                return self.quantities.fates[form.lemma]
        return None

    def _follows_auxiliary(self, at: int) -> bool:
        return self._is_auxiliary(at - 1) or self._is_auxiliary(at - 2)

    def _force(self, lead: int, after: int) -> Counted | None:
        """ "un contingent de 800 hommes"."""
        forces = self.quantities.forces
        at = lead - 1 if self.words[lead - 1 : lead] and self.words[lead - 1] not in _OF else lead - 2
        if at < 0 or self.words[at] not in forces.after or not self.words[after - 1].startswith(forces.noun):
            return None
        return Counted(forces.unit, lead, after, "figure.noun")
