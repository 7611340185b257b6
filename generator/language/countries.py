"""The states of the world in French: names with article and preposition, capitals, adjectives."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from generator.language.data import Table, load
from generator.language.inflection import forms
from generator.text import fold

_VOWELS = frozenset("aeiou")
_IN = {"m": "au", "f": "en", "mp": "aux", "fp": "aux"}
_OF = {"m": "du", "f": "de la", "mp": "des", "fp": "des"}
_THE = {"m": "le", "f": "la", "mp": "les", "fp": "les"}


class CountryRow(Table):
    """A line of `countries.yml`; its head comment says what the keys mean."""

    name: str
    gender: Literal["m", "f", "mp", "fp"]
    capital: tuple[str, ...]
    people: tuple[str, ...]
    also: tuple[str, ...] = ()
    bare: bool = False
    at: str | None = None
    seat: bool = True
    joined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Country:
    """A state. `key` is its ISO 3166-1 alpha-2 code, or a slug where it has none (`iso` is None then).

    The phrases have plain apostrophes and no capital at the start; a template that begins a sentence sets one.
    """

    key: str
    row: CountryRow

    @property
    def iso(self) -> str | None:
        return self.key if len(self.key) == 2 else None

    @property
    def name(self) -> str:
        """Without article: "Azerbaïdjan"."""
        return self.row.name

    @property
    def feminine(self) -> bool:
        return self.row.gender.startswith("f")

    @property
    def plural(self) -> bool:
        return self.row.gender.endswith("p")

    @property
    def elided(self) -> bool:
        """Whether "le" and "de" lose their vowel before it ("l'Iran", "d'Haïti"); an aspirated h keeps them."""
        folded = fold(self.name)
        return not self.plural and (folded[0] in _VOWELS or folded == "haiti")

    @property
    def definite(self) -> str:
        """With its article: "l'Azerbaïdjan", "les États-Unis", "Cuba"."""
        if self.row.bare:
            return self.name
        return f"l'{self.name}" if self.elided else f"{_THE[self.row.gender]} {self.name}"

    @property
    def located(self) -> str:
        """Where something happens: "en Azerbaïdjan", "au Mali", "aux États-Unis", "à Cuba"."""
        at = self.row.at or ("en" if self.elided else _IN[self.row.gender])
        return f"{at} {self.name}"

    @property
    def possessive(self) -> str:
        """After a noun that the state owns or does: "de l'Azerbaïdjan", "du Mali", "de Cuba"."""
        if self.row.bare:
            return f"d'{self.name}" if self.elided else f"de {self.name}"
        return f"de l'{self.name}" if self.elided else f"{_OF[self.row.gender]} {self.name}"


@dataclass(frozen=True, slots=True)
class Demonym:
    """A form of an adjective ("ukrainiennes") and the states it stands for: more than one for "russo-ukrainien"."""

    countries: tuple[Country, ...]
    feminine: bool
    plural: bool

    @property
    def country(self) -> Country:
        return self.countries[-1]


@dataclass(frozen=True)
class Countries:
    """Finds states by key, name, capital or adjective. Names are looked up folded (`generator.text.fold`)."""

    rows: Mapping[str, CountryRow]

    @cached_property
    def all(self) -> Mapping[str, Country]:
        return {key: Country(key, row) for key, row in self.rows.items()}

    @cached_property
    def names(self) -> Mapping[str, Country]:
        return {fold(name): c for c in self.all.values() for name in (c.name, *c.row.also)}

    @cached_property
    def capitals(self) -> Mapping[str, Country]:
        """Every folded spelling of a capital -> its state; `row.seat` tells whether it stands for the state."""
        return {fold(city): country for country in self.all.values() for city in country.row.capital}

    @cached_property
    def adjectives(self) -> Mapping[str, Demonym]:
        """Every folded form of the adjectives of one state."""
        table: dict[str, Demonym] = {}
        for country in self.all.values():
            for people in country.row.people:
                for form, (feminine, plural) in forms(people).items():
                    table.setdefault(fold(form), Demonym((country,), feminine, plural))
        return table

    @cached_property
    def _joined(self) -> Mapping[str, Country]:
        return {fold(prefix): country for country in self.all.values() for prefix in country.row.joined}

    def get(self, key: str | None) -> Country | None:
        return self.all.get(key) if key else None

    def demonym(self, folded: str) -> Demonym | None:
        """What an adjective or a noun of people says, from its folded form; joined ones name both states."""
        found = self.adjectives.get(folded)
        if found is not None or "-" not in folded:
            return found
        first, _, rest = folded.partition("-")
        last = self.adjectives.get(rest)
        if last is None or first not in self._joined:
            return None
        return Demonym((self._joined[first], *last.countries), last.feminine, last.plural)


def load_countries(code: str) -> Countries:
    return Countries(load(code, "countries", dict[str, CountryRow]))
