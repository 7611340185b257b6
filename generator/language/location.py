"""Words that tell where: prepositions of place, nouns of space, verbs of giving."""

from dataclasses import dataclass
from functools import cached_property

from generator.language.data import Table, load
from generator.text import fold


class LocationTable(Table):
    """The shape of `location.yml`; its comments say what each list is for."""

    inside: str
    around: str
    space: str
    places: str
    giving: str
    going: str
    crossing: str
    hitting: str
    aiming: str
    blows: str
    bound: str
    agreements: str
    meetings: str
    captures: str
    departures: str


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


@dataclass(frozen=True)
class LocationWords:
    """`inside` and `around` hold words in lower case with accents, the others folded words, those of `giving`,
    `going`, `crossing`, `hitting` and `aiming` as infinitives.
    """

    table: LocationTable

    @cached_property
    def inside(self) -> frozenset[str]:
        return frozenset(self.table.inside.split())

    @cached_property
    def around(self) -> frozenset[str]:
        return frozenset(self.table.around.split())

    @cached_property
    def giving(self) -> frozenset[str]:
        return frozenset(self.table.giving.split())

    @cached_property
    def going(self) -> frozenset[str]:
        return frozenset(self.table.going.split())

    @cached_property
    def crossing(self) -> frozenset[str]:
        return frozenset(self.table.crossing.split())

    @cached_property
    def hitting(self) -> frozenset[str]:
        return frozenset(self.table.hitting.split())

    @cached_property
    def aiming(self) -> frozenset[str]:
        return frozenset(self.table.aiming.split())

    @cached_property
    def blows(self) -> frozenset[str]:
        return _folded(self.table.blows)

    @cached_property
    def space(self) -> frozenset[str]:
        return _folded(self.table.space)

    @cached_property
    def places(self) -> frozenset[str]:
        return _folded(self.table.places)

    @cached_property
    def bound(self) -> frozenset[str]:
        return _folded(self.table.bound)

    @cached_property
    def meetings(self) -> frozenset[str]:
        return _folded(self.table.meetings)

    @cached_property
    def captures(self) -> frozenset[str]:
        return _folded(self.table.captures)

    @cached_property
    def departures(self) -> frozenset[str]:
        return _folded(self.table.departures)

    @cached_property
    def agreements(self) -> frozenset[str]:
        return _folded(self.table.agreements)


def load_location(code: str) -> LocationWords:
    return LocationWords(load(code, "location", LocationTable))
