"""Persons: sightings of one person gathered, family names followed through the article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.language.countries import Country
from generator.language.names import Names, family_of
from generator.reading.naming.chunks import Chunk
from generator.reading.naming.functions import Function
from generator.reading.naming.scene import Scene
from generator.reading.naming.sightings import Sighting
from generator.schema.mentions import Mention, MentionForm
from generator.text import fold


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
    functions: list[Function] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    leads: Country | None = None

    def hold(self, function: Function) -> None:
        self.functions.append(function)
        self.country = self.country or function.country


@dataclass
class Register:
    """The persons of an article in order of their first naming, found again by any part of their names."""

    scene: Scene
    people: list[Person] = field(default_factory=list)
    by_family: dict[str, list[Person]] = field(default_factory=dict)
    by_part: dict[str, list[Person]] = field(default_factory=dict)

    @property
    def _names(self) -> Names:
        return self.scene.language.names

    def gather(self, sightings: Iterable[Sighting]) -> None:
        """First the full names, then what only they explain, in order of the text."""
        ordered = list(sightings)
        for sighting in ordered:
            if sighting.sure and self._is_full(sighting.chunk):
                self._full(sighting)
        for sighting in ordered:
            if not (sighting.sure and self._is_full(sighting.chunk)):
                self._short(sighting)

    def _is_full(self, chunk: Chunk) -> bool:
        return len(chunk.parts) > 1 or bool(chunk.initials)

    def _parts(self, chunk: Chunk) -> tuple[str, ...]:
        return tuple(self.scene.words[at] for at in chunk.parts)

    def _written(self, chunk: Chunk) -> list[str]:
        """The words of a name without its initials: particles stay."""
        words = [self.scene.surface(at, at + 1) for at in range(chunk.first, chunk.after)]
        return [word for word in words if not word.endswith(".") and word != "-"]

    # Full names

    def _full(self, sighting: Sighting) -> None:
        chunk = sighting.chunk
        family = fold(family_of(self._written(chunk), self._names)) if len(chunk.parts) > 1 else self._parts(chunk)[-1]
        person = self._same(self._parts(chunk), family, chunk.initials)
        if person is None:
            person = Person("", self._parts(chunk), family, chunk.initials)
            self._enter(person)
        self._note(person, sighting, "full")
        person.leads = person.leads or self._state_led(person)

    def _state_led(self, person: Person) -> Country | None:
        leaders = self._names.leaders
        leader = leaders.get(fold(person.name)) or leaders.get(person.family)
        return self.scene.language.countries.get(leader.country) if leader is not None else None

    def _same(self, parts: tuple[str, ...], family: str, initials: tuple[str, ...]) -> Person | None:
        """Who already bears this full name, written alike or in part."""
        for person in self.by_family.get(family, ()):
            if _compatible(person, parts, initials):
                return person
        if len(parts) < 2:
            return None
        for person in self.by_part.get(parts[0], ()):
            if len(person.parts) > 1 and (person.parts[:2] == parts[:2] or set(parts) <= set(person.parts)):
                return person
        return None

    def _enter(self, person: Person) -> None:
        self.people.append(person)
        self.by_family.setdefault(person.family, []).append(person)
        for part in dict.fromkeys((*person.parts, person.family.split(" ")[-1])):
            self.by_part.setdefault(part, []).append(person)

    # Family names alone

    def _short(self, sighting: Sighting) -> None:
        chunk = sighting.chunk
        person = self._known(sighting)
        if person is not None:
            self._note(person, sighting, "family")
        elif sighting.sure:
            person = Person("", self._parts(chunk), fold(self.scene.surface(chunk.first, chunk.after)))
            self._enter(person)
            self._note(person, sighting, "family")
            person.leads = self._state_led(person)

    def _known(self, sighting: Sighting) -> Person | None:
        """The person whom a family name alone means: the last one named before, else the first one named at all."""
        chunk = sighting.chunk
        spelled = fold(self.scene.surface(chunk.first, chunk.after))
        found = self.by_family.get(spelled) or self._by_tail(spelled)
        if not found and (sighting.titled or sighting.functions or not self._names.is_given(spelled)):
            found = self.by_part.get(spelled, []) if len(chunk.parts) == 1 else []
        fitting = [p for p in found if _agree(p.feminine, sighting.feminine)] or found
        before = [p for p in fitting if p.places and min(p.places) < chunk.first]
        return max(before, key=lambda p: _last_before(p, chunk.first)) if before else next(iter(fitting), None)

    def _by_tail(self, spelled: str) -> list[Person]:
        """Persons with a particle before the name: "Villepin" for "de Villepin", "Assad" for "al-Assad"."""
        tail = spelled.partition("-")[2] if spelled.startswith(("al-", "el-")) else spelled
        return [
            p for p in self.by_part.get(spelled, ()) if p.family.endswith((f" {spelled}", f"-{spelled}"))
        ] or self.by_family.get(f"al-{tail}", [])

    # What a sighting tells

    def _note(self, person: Person, sighting: Sighting, form: MentionForm) -> None:
        chunk = sighting.chunk
        mention = self.scene.mention(chunk.first, chunk.after, form, sighting.rule)
        person.mentions.append(mention)
        person.places.append(chunk.first)
        if len(mention.surface) > len(person.name):
            person.name = mention.surface
            if len(chunk.parts) >= len(person.parts):
                person.parts = self._parts(chunk)
        if person.feminine is None:
            person.feminine = sighting.feminine
        for function in sighting.functions:
            person.hold(function)
        person.country = person.country or sighting.country


def _agree(one: bool | None, other: bool | None) -> bool:
    return one is None or other is None or one == other


def _last_before(person: Person, at: int) -> int:
    return max(place for place in person.places if place < at)


def _compatible(person: Person, parts: Sequence[str], initials: Sequence[str]) -> bool:
    """Whether given names do not speak against it: equal, one an initial of the other, or one missing."""
    mine, theirs = person.parts[:-1], parts[:-1]
    if person.initials or initials:
        first = (mine[0] if mine else person.initials[0] if person.initials else "")[:1]
        other = (theirs[0] if theirs else initials[0] if initials else "")[:1]
        return not first or not other or first == other
    return not mine or not theirs or mine[0] == theirs[0]
