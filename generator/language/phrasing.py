"""Composed French: elision, contraction, articles, "A, B et C", and how one says where something happens."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from generator.language.countries import Countries, Country
from generator.language.data import Table, load
from generator.text import fold

Gender = Literal["m", "f", "mp", "fp"]
_ARTICLES: dict[Gender, str] = {"m": "le", "f": "la", "mp": "les", "fp": "les"}
_INDEFINITE: dict[Gender, str] = {"m": "un", "f": "une", "mp": "des", "fp": "des"}
_PLURALS: dict[Gender, Gender] = {"m": "mp", "f": "fp", "mp": "mp", "fp": "fp"}
_CONTRACTED = {("de", "le"): "du", ("de", "les"): "des", ("à", "le"): "au", ("à", "les"): "aux"}
_VOWELS = frozenset("aeiouyœæ")
# Kinds of places that are said with "en" or "au", and prepositions of place that want an article.
_REGIONS = frozenset({"region", "territory", "country"})
_WITH_ARTICLE = frozenset({"dans", "sur"})


class PhrasingTable(Table):
    """The shape of `phrasing.yml`, whose comments say what each list is for; strings are lists of words."""

    unelided: tuple[str, ...]
    mute_h: frozenset[str]
    genders: dict[Gender, str]
    located: dict[str, frozenset[str]]
    kinds: dict[str, str]
    endings: dict[Gender, str]
    common: frozenset[str]
    small: frozenset[str]
    peoples: tuple[str, ...]
    proper: frozenset[str]
    generic: frozenset[str]
    deaths: frozenset[str]


@dataclass(frozen=True)
class Phrasing:
    """Puts names into sentences. Phrases have plain apostrophes and a small letter at the start; see `capital`."""

    table: PhrasingTable
    countries: Countries

    @cached_property
    def _unelided(self) -> re.Pattern[str]:
        return re.compile("|".join(self.table.unelided))

    @cached_property
    def _genders(self) -> dict[str, Gender]:
        return {word: gender for gender, words in self.table.genders.items() for word in words.split()}

    def elides(self, word: str) -> bool:
        """Whether "de" and "le" lose their vowel before a word."""
        first = re.split(r"[\s']", fold(word), maxsplit=1)[0]
        if first in self.table.mute_h:
            return True
        return first[:1] in _VOWELS and not self._unelided.match(first)

    def gender(self, name: str) -> Gender | None:
        """The gender of an organisation or a thing by its name, or by the first word of it; None where unknown."""
        folded = fold(name)
        first = folded.partition(" ")[0]
        people = first.endswith(self.table.peoples) and not name.isupper()
        return self._genders.get(folded) or self._genders.get(first) or ("mp" if people else None)

    def actor_gender(self, name: str, kind: str) -> Gender | None:
        """The gender of an actor by its name; None where the name does not tell, as that of a person."""
        country = self._country(name)
        if country is not None:
            return country.row.gender
        return None if kind == "person" else self.gender(name)

    def noun_gender(self, noun: str) -> Gender | None:
        """The gender of a common noun: as listed, else by its ending; None where neither tells."""
        folded = fold(noun)
        listed = self._genders.get(folded)
        if listed is not None:
            return listed
        several = folded.endswith(("s", "x")) and len(folded) > 3
        gender = next((g for end, g in self._endings if folded.removesuffix("s").endswith(end)), None)
        return _PLURALS[gender] if several and gender else gender

    @cached_property
    def _endings(self) -> list[tuple[str, Gender]]:
        """Endings with their gender, the longest first."""
        pairs = [(end, gender) for gender, ends in self.table.endings.items() for end in ends.split()]
        return sorted(pairs, key=lambda pair: -len(pair[0]))

    def indefinite(self, phrase: str) -> str:
        """A common noun phrase with "un", "une" or "des"; "" where its gender is not known."""
        gender = self.noun_gender(phrase.split(" ")[0]) if phrase else None
        return f"{_INDEFINITE[gender]} {phrase}" if gender else ""

    def the(self, phrase: str) -> str:
        """A common noun phrase with "le", "la", "l'" or "les"; "" where its gender is not known."""
        gender = self.noun_gender(phrase.split(" ")[0]) if phrase else None
        if gender is None:
            return ""
        return f"l'{phrase}" if len(gender) == 1 and self.elides(phrase) else f"{_ARTICLES[gender]} {phrase}"

    def definite(self, name: str, kind: str = "person") -> str:
        """The name with its article: "l'Azerbaïdjan", "le Kremlin", "les séparatistes arméniens", "Ilham Aliev".

        `kind` is an actor's; persons have no article, and what has an unknown gender goes without.
        """
        country = self._country(name)
        if country is not None:
            return country.definite
        gender = None if kind == "person" else self.gender(name)
        if gender is None:
            return name
        common = gender.endswith("p") or (fold(name).split()[0] in self.table.generic and name[1:].islower())
        shown = self._lowered(name) if common else name
        return f"l'{shown}" if len(gender) == 1 and self.elides(shown) else f"{_ARTICLES[gender]} {shown}"

    def _country(self, name: str) -> Country | None:
        return self.countries.names.get(fold(name))

    def _lowered(self, name: str) -> str:
        """A group of people in small letters ("Séparatistes arméniens"), unless that is its proper name ("Houthis")."""
        return name if fold(name) in self.table.proper else name[:1].lower() + name[1:]

    def after(self, preposition: str, phrase: str) -> str:
        """A phrase behind a preposition: "de" + "les États-Unis" = "des États-Unis", "de" + "Ilham" = "d'Ilham"."""
        article, _, rest = phrase.partition(" ")
        contracted = _CONTRACTED.get((preposition, article))
        if contracted and rest:
            return f"{contracted} {rest}"
        if preposition == "de" and self.elides(phrase):
            return f"d'{phrase}"
        return f"{preposition} {phrase}"

    def after_all(self, preposition: str, phrases: Sequence[str]) -> str:
        """As `after`, the preposition repeated: "de la Russie et du Mali"."""
        return self.listed([self.after(preposition, phrase) for phrase in phrases])

    @staticmethod
    def listed(phrases: Iterable[str]) -> str:
        """A list in words: "A", "A et B", "A, B et C"."""
        *others, last = phrases
        return f"{', '.join(others)} et {last}" if others else last

    def located(self, name: str, kind: str = "place") -> str:
        """Where something happens: "à Bakou", "au Caire", "en Azerbaïdjan", "au Haut-Karabakh", "dans le Donbass"."""
        country = self._country(name)
        if country is not None:
            return country.located
        shown = self._lowered(name) if fold(name).split(" ")[0] in self.table.common else name
        preposition = self._listed_places.get(fold(name)) or self.table.kinds.get(kind)
        if preposition is None:
            return self._in_region(shown) if kind in _REGIONS else self._joined("à", shown)
        return preposition + shown if preposition.endswith("'") else self._joined(preposition, shown)

    def place(self, name: str, kind: str = "place") -> str:
        """The place with its article, which is that of how one says where: "le Haut-Karabakh", "la Crimée", "Bakou"."""
        country = self._country(name)
        if country is not None:
            return country.definite
        preposition, _, rest = self.located(name, kind).partition(" ")
        if preposition == "dans":
            return rest
        article = {"au": "le", "aux": "les", "en": "la"}.get(preposition)
        if article is None:
            return rest
        return f"l'{rest}" if article == "la" and self.elides(rest) else f"{article} {rest}"

    @cached_property
    def _listed_places(self) -> dict[str, str]:
        return {place: preposition for preposition, places in self.table.located.items() for place in places}

    def _joined(self, preposition: str, name: str) -> str:
        """A preposition and the name of a place, whose own article contracts ("Le Caire": "au Caire")."""
        article, _, rest = name.partition(" ")
        if preposition == "à" and article in ("Le", "Les") and rest:
            return self.after(preposition, f"{article.lower()} {rest}")
        return f"{preposition} {self.definite(name, 'place') if preposition in _WITH_ARTICLE else name}"

    def _in_region(self, name: str) -> str:
        folded = fold(name)
        return f"en {name}" if folded[:1] in _VOWELS or folded.endswith("e") else f"au {name}"

    @staticmethod
    def capital(phrase: str) -> str:
        """The phrase as the beginning of a sentence."""
        return phrase[:1].upper() + phrase[1:]


def load_phrasing(code: str, countries: Countries) -> Phrasing:
    return Phrasing(load(code, "phrasing", PhrasingTable), countries)
