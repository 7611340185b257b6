"""Persons: sightings of one person gathered, family names followed through the article."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from generator.language.countries import Country
from generator.language.names import Names, family_of
from generator.reading.naming.chunks import Chunk
from generator.reading.naming.functions import Function
from generator.reading.naming.scene import Scene
from generator.reading.naming.sightings import Sighting
from generator.schema.mentions import Mention, MentionForm
from generator.text import fold

# How many bearers of one name are looked at; bounds the work on odd text.
_MOST = 50
_TIES = ("al-", "el-")
# The same as words of their own: "Al Bachir" is al-Bachir.
_ARTICLES = frozenset(("al", "el"))
_ARTICLE = re.compile(r"^(al|el) ")
_SILENT = re.compile(r"[aeiouyh]+|(.)(?=\1)")
_SHORTEST_SOUND = 3


@dataclass(slots=True, eq=False)
class Person:
    """Somebody, while the article is being read; `parts` are the folded names in order, `places` word positions.

    `country` is what the article says, `leads` the state that the person is known to lead or to have led.
    """

    name: str
    parts: tuple[str, ...]
    family: str
    initials: tuple[str, ...] = ()
    feminine: bool | None = None
    country: Country | None = None
    leads: Country | None = None
    functions: list[Function] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    _held: set[tuple[str, bool]] = field(default_factory=set)

    def hold(self, function: Function) -> None:
        """Gives the person a function; the same one said again adds nothing."""
        key = (fold(function.label), function.former)
        if key not in self._held:
            self._held.add(key)
            self.functions.append(function)
        self.country = self.country or function.country

    @property
    def given(self) -> str:
        return self.parts[0] if len(self.parts) > 1 else ""


@dataclass
class Register:
    """The persons of an article in order of their first full naming, found again by parts of their names."""

    scene: Scene
    people: list[Person] = field(default_factory=list)
    _by_family: dict[str, list[Person]] = field(default_factory=dict)
    _by_part: dict[str, list[Person]] = field(default_factory=dict)
    _by_names: dict[tuple[str, str], Person] = field(default_factory=dict)
    _by_sound: dict[tuple[str, str], Person] = field(default_factory=dict)
    _by_pair: dict[tuple[str, str], Person] = field(default_factory=dict)
    _latest: dict[Person, int] = field(default_factory=dict)

    @property
    def _names(self) -> Names:
        return self.scene.language.names

    def gather(self, sightings: Iterable[Sighting]) -> None:
        """First the full names, then, in order of the text, what only they explain."""
        ordered = tuple(sightings)
        full = {sighting: self._full(sighting) for sighting in ordered if self._is_full(sighting)}
        for sighting in ordered:
            person = full.get(sighting) or self._short(sighting)
            if person is not None:
                self._latest[person] = sighting.chunk.first

    def _is_full(self, sighting: Sighting) -> bool:
        parts = sighting.chunk.parts
        tied = len(parts) == 2 and self.scene.words[parts[0]] in _ARTICLES
        return sighting.sure and (len(parts) > 1 or bool(sighting.chunk.initials)) and not tied

    def _parts(self, chunk: Chunk) -> tuple[str, ...]:
        return tuple(self.scene.words[at] for at in chunk.parts)

    # Full names

    def _full(self, sighting: Sighting) -> Person:
        chunk = sighting.chunk
        parts = self._parts(chunk)
        family = self._family(chunk)
        person = self._same(parts, family, chunk.initials)
        if person is None:
            person = Person("", parts, family, chunk.initials)
            self._enter(person)
        self._note(person, sighting, "full")
        self._by_names.setdefault((parts[0], family), person)
        self._by_sound.setdefault((_sound(parts[0]), family), person)
        return person

    def _family(self, chunk: Chunk) -> str:
        if len(chunk.parts) == 1:
            return self.scene.words[chunk.parts[0]]
        words = [self.scene.surface(at, at + 1) for at in range(chunk.first, chunk.after)]
        return fold(family_of([word for word in words if not word.endswith(".") and word != "-"], self._names))

    def _same(self, parts: tuple[str, ...], family: str, initials: tuple[str, ...]) -> Person | None:
        """Who already bears this name: the same given and family name, or one of them an initial."""
        if len(parts) > 1:
            known = self._by_names.get((parts[0], family)) or self._sounding(parts, family) or self._sharing(parts)
            if known is not None:
                return known
        letter = parts[0][0] if len(parts) > 1 else initials[0][0] if initials else ""
        for person in self._by_family.get(family, ())[:_MOST]:
            if _may_be(person, letter, shortened=len(parts) == 1):
                return person
        return None

    def _sounding(self, parts: tuple[str, ...], family: str) -> Person | None:
        """Who bears this name with other vowels: Abdourahamane and Abdourahmane are one."""
        sound = _sound(parts[0])
        return self._by_sound.get((sound, family)) if len(sound) >= _SHORTEST_SOUND else None

    def _sharing(self, parts: tuple[str, ...]) -> Person | None:
        """Who bears two names in a row of a longer name: "Diomaye Faye" is Bassirou Diomaye Faye.

        A shorter name that begins with a given name is somebody else's: Idriss Déby is not Mahamat Idriss Déby.
        """
        first = self._by_pair.get((parts[0], parts[1]))
        if first is not None and (first.parts[0] == parts[0] or not self._names.is_given(parts[0])):
            return first
        last = self._by_pair.get((parts[-2], parts[-1]))
        return last if last is not None and not self._names.is_given(last.parts[0]) else None

    def _enter(self, person: Person) -> None:
        self.people.append(person)
        self._by_family.setdefault(person.family, []).append(person)
        for part in dict.fromkeys((*person.parts, person.family.split(" ")[-1])):
            self._by_part.setdefault(part, []).append(person)
        for pair in pairwise(person.parts):
            self._by_pair.setdefault(pair, person)

    # Family names alone

    def _short(self, sighting: Sighting) -> Person | None:
        person = self._known(sighting)
        if person is None and sighting.sure:
            chunk = sighting.chunk
            person = Person("", self._parts(chunk), fold(self.scene.surface(chunk.first, chunk.after)))
            self._enter(person)
        if person is not None:
            self._note(person, sighting, "family")
        return person

    def _known(self, sighting: Sighting) -> Person | None:
        """The person whom a family name alone means: the last one named before, else the first one named at all."""
        spelled = fold(self.scene.surface(sighting.chunk.first, sighting.chunk.after))
        found = self._by_family.get(spelled) or self._by_tail(_ARTICLE.sub(r"\1-", spelled))
        if not found and (sighting.titled or sighting.functions or not self._names.is_given(spelled)):
            found = self._by_part.get(spelled, []) if len(sighting.chunk.parts) == 1 else []
        bearers = found[:_MOST]
        fitting = [person for person in bearers if _agree(person.feminine, sighting.feminine)] or bearers
        before = [person for person in fitting if person in self._latest]
        return max(before, key=self._latest.__getitem__) if before else next(iter(fitting), None)

    def _by_tail(self, spelled: str) -> list[Person]:
        """Persons with a particle before the name: "Villepin" for "de Villepin", "Assad" for "al-Assad"."""
        bearers = self._by_part.get(spelled, [])[:_MOST]
        ending = [person for person in bearers if person.family.endswith((f" {spelled}", f"-{spelled}"))]
        tied = spelled if spelled.startswith(_TIES) else f"al-{spelled}"
        known = self._by_part.get(tied) or self._by_family.get(tied) or self._by_family.get(spelled.partition("-")[2])
        return ending or known or []

    # What a sighting tells

    def _note(self, person: Person, sighting: Sighting, form: MentionForm) -> None:
        chunk = sighting.chunk
        mention = self.scene.mention(chunk.first, chunk.after, form, sighting.rule)
        person.mentions.append(mention)
        person.places.append(chunk.first)
        name = self.scene.surface(chunk.first, chunk.after)
        if len(name) > len(person.name):
            person.name = name
            person.leads = person.leads or self._state_led(person)
            if len(chunk.parts) >= len(person.parts):
                person.parts = self._parts(chunk)
        if person.feminine is None:
            person.feminine = sighting.feminine
        for function in sighting.functions:
            person.hold(function)
        person.country = person.country or sighting.country

    def _state_led(self, person: Person) -> Country | None:
        leaders = self._names.leaders
        leader = leaders.get(fold(person.name)) or leaders.get(person.family)
        return self.scene.language.countries.get(leader.country) if leader is not None else None


def _sound(name: str) -> str:
    """The consonants of a name, none of them double, none of them silent."""
    return _SILENT.sub("", name)


def _agree(one: bool | None, other: bool | None) -> bool:
    return one is None or other is None or one == other


def _may_be(person: Person, letter: str, *, shortened: bool) -> bool:
    """Whether a given name, or its `letter` alone (`shortened`), may be that of a person of the same family name."""
    if not person.given:
        return not letter or not person.initials or person.initials[0][0] == letter
    return shortened and person.given[0] == letter
