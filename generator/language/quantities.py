"""Number words, what qualifies a number, and the people that press articles count."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from generator.language.data import Table, load
from generator.language.inflection import feminine, plural
from generator.language.phrases import Phrases
from generator.schema.mentions import Qualifier
from generator.text import fold


class CountedUnit(Table):
    """A unit of figures; the meaning of the parts is told in `fr/quantities.yml`."""

    unit: str
    nouns: list[str]
    verbs: tuple[str, ...] = ()
    fates: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    least: int = 1


class Forces(Table):
    """Where the general noun counts a force ("un contingent de 800 hommes")."""

    unit: str
    noun: str
    after: list[str]


class QuantityTable(Table):
    """The shape of `fr/quantities.yml`."""

    numbers: dict[str, float]
    multipliers: dict[str, int]
    collectives: dict[str, int]
    sizes: list[str]
    collecting: list[str]
    percents: list[str]
    qualifiers: dict[Qualifier, list[str]]
    after: dict[Qualifier, list[str]]
    between: list[str]
    persons: list[str]
    units: list[CountedUnit]
    forces: Forces
    tallies: list[str]
    ranges: dict[str, str]
    parts: list[str]
    rest: list[str]
    stops: list[str]


def _plural(phrase: str) -> str:
    return " ".join(plural(word) for word in phrase.split())


def _both(phrases: list[str]) -> Iterator[tuple[str, bool]]:
    """Singular and plural forms, with whether it is the plural; where both look alike it is both, told as plural."""
    for phrase in phrases:
        yield phrase, _plural(phrase) == phrase
        if _plural(phrase) != phrase:
            yield _plural(phrase), True


def _with_plurals(table: dict[str, int]) -> Iterator[tuple[str, int]]:
    for word, value in table.items():
        yield fold(word), value
        yield fold(plural(word)), value


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longer ones first."""
    return f"(?:{'|'.join(re.escape(fold(word)) for word in sorted(words, key=lambda word: (-len(word), word)))})"


class Quantities:
    """The table in the shape that reading wants: words to values, phrases to meanings, lemmas to units."""

    def __init__(self, table: QuantityTable) -> None:
        self._table = table
        self.units = {unit.unit: unit for unit in table.units}
        self.values = {fold(word): value for word, value in table.numbers.items()}
        self.multipliers = dict(_with_plurals(table.multipliers))
        self.collectives = dict(_with_plurals(table.collectives))
        self.between = frozenset(table.between) | {plural(word) for word in table.between}
        self.stops = frozenset(table.stops)
        self.forces = table.forces
        self.tallies = frozenset(table.tallies)
        self.ranges = table.ranges

    @cached_property
    def word(self) -> re.Pattern[str]:
        """One number word in folded text."""
        return re.compile(_any_of([*self.values, *self.multipliers]))

    @cached_property
    def number(self) -> re.Pattern[str]:
        """A number in folded text. Groups: digits, words, multiplier, collective, half, percent; many_digits
        and many_words before a collective."""
        word = self.word.pattern
        digits = r"\d{1,3}(?:[ .,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
        counted = rf"(?P<digits>{digits})|(?P<words>{word}(?:(?:-| et (?=une?\b|onze\b)|-et-| ){word})*)"
        multiplied = rf"(?:{counted})(?: (?P<multiplier>{_any_of(self.multipliers)}))?"
        many = counted.replace("?P<", "?P<many_")
        collective = rf"(?:{self._collecting}|(?:{many}) )(?P<collective>{_any_of(self.collectives)})"
        behind = rf"(?:(?P<half> et demie?)|(?P<percent> ?{_any_of(self._table.percents)}))?"
        return re.compile(rf"(?<![\w/°+$€-])(?:{collective}|{multiplied}){behind}(?![\w/°-])")

    @cached_property
    def beginning(self) -> re.Pattern[str]:
        """What begins a number: a digit, the first word of one in words, what stands before a collective."""
        first = sorted({re.split(r"\W", fold(word))[0] for word in (*self.values, *self.multipliers)})
        return re.compile(rf"\b(?:\d|(?:{'|'.join(first)})\b|{self._collecting}(?={_any_of(self.collectives)}))")

    @property
    def _collecting(self) -> str:
        """ "une ", "cette petite " before a collective."""
        return rf"{_any_of(self._table.collecting)} (?:{_any_of(self._table.sizes)} )?"

    @cached_property
    def before(self) -> Phrases[Qualifier]:
        """What qualifies the number that follows it."""
        return Phrases((phrase, kind) for kind, phrases in self._table.qualifiers.items() for phrase in phrases)

    @cached_property
    def after(self) -> Phrases[Qualifier]:
        """What qualifies the number of the noun before it."""
        return Phrases((phrase, kind) for kind, phrases in self._table.after.items() for phrase in phrases)

    @cached_property
    def nouns(self) -> Phrases[tuple[str, bool]]:
        """Counted nouns: the unit, and whether the form is plural."""
        return Phrases((form, (unit.unit, many)) for unit in self._table.units for form, many in _both(unit.nouns))

    @cached_property
    def persons(self) -> Phrases[bool]:
        """Nouns for people, and whether the form is plural."""
        return Phrases(self._people)

    @cached_property
    def people(self) -> frozenset[str]:
        """The nouns for people that are one word, in all their forms."""
        return frozenset(form for form, _ in self._people if " " not in form)

    @cached_property
    def _people(self) -> tuple[tuple[str, bool], ...]:
        words = self._table.persons
        return tuple(_both([*words, *(feminine(word) for word in words if " " not in word)]))

    @cached_property
    def phrases(self) -> Phrases[str]:
        """Predicates of several words: the unit."""
        return Phrases((phrase, unit.unit) for unit in self._table.units for phrase in unit.phrases)

    @cached_property
    def verbs(self) -> dict[str, str]:
        """Infinitives of what is done to the people counted: the unit."""
        return {verb: unit.unit for unit in self._table.units for verb in unit.verbs}

    @cached_property
    def fates(self) -> dict[str, str]:
        """Infinitives of what happens to the people counted: the unit."""
        return {verb: unit.unit for unit in self._table.units for verb in unit.fates}

    @cached_property
    def deeds(self) -> dict[str, str]:
        """Nouns that govern the people counted with "de": the unit."""
        return {noun: unit.unit for unit in self._table.units for noun in unit.deeds}

    @cached_property
    def openings(self) -> Phrases[str]:
        """Words right before the number of the people counted: the unit."""
        return Phrases((phrase, unit.unit) for unit in self._table.units for phrase in unit.openings)

    @cached_property
    def parts(self) -> Phrases[None]:
        """What makes the number that follows it a part of one already told."""
        return Phrases((phrase, None) for phrase in self._table.parts)

    @cached_property
    def rest(self) -> Phrases[None]:
        """What makes the number before it a part of one already told."""
        return Phrases((phrase, None) for phrase in self._table.rest)


def load_quantities(code: str) -> Quantities:
    return Quantities(load(code, "quantities", QuantityTable))
