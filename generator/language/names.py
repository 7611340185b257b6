"""Names of persons: given names, particles, family names that stand first, capitalised words that are no names."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.language.data import Table, load
from generator.text import fold


class GivenTable(Table):
    """The shape of `given.yml`: words between spaces."""

    masculine: str
    feminine: str
    weak: str


class NameTable(Table):
    """The shape of `names.yml`; its comments say what each list is for."""

    particles: str
    family_first: str
    leaders: dict[str, tuple[str, ...]]
    single: tuple[str, ...]
    namesakes: str
    words: str


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody whom short texts call by the family name alone."""

    name: str
    family: str
    country: str | None


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


@dataclass(frozen=True)
class Names:
    """All lookups take folded words (`generator.text.fold`)."""

    given_table: GivenTable
    table: NameTable

    @cached_property
    def given(self) -> Mapping[str, bool | None]:
        """Given names -> whether their bearers are women (None: both)."""
        women, men = _folded(self.given_table.feminine), _folded(self.given_table.masculine)
        return dict.fromkeys(men, False) | dict.fromkeys(women, True) | dict.fromkeys(men & women)

    @cached_property
    def weak(self) -> frozenset[str]:
        """Given names that are also common words, towns or family names."""
        return _folded(self.given_table.weak)

    @cached_property
    def particles(self) -> frozenset[str]:
        return _folded(self.table.particles)

    @cached_property
    def family_first(self) -> frozenset[str]:
        return _folded(self.table.family_first)

    @cached_property
    def words(self) -> frozenset[str]:
        """Capitalised words that are no names of persons."""
        return _folded(self.table.words)

    @cached_property
    def namesakes(self) -> frozenset[str]:
        """Nouns after which a person's name names a thing: "aéroport", "rue", "prix"."""
        return _folded(self.table.namesakes)

    @cached_property
    def leaders(self) -> Mapping[str, Leader]:
        """By folded full name, and by family name where only one of them bears it."""
        people = [
            Leader(name, family_of(name.split(), self), country)
            for country, names in self.table.leaders.items()
            for name in names
        ]
        people += [Leader(name, name, None) for name in self.table.single]
        table: dict[str, Leader] = {}
        for leader in people:
            table.setdefault(fold(leader.family), leader)
        return table | {fold(leader.name): leader for leader in people}

    def feminine(self, word: str) -> bool | None:
        """Whether a given name (or the first part of "Jean-Yves") is a woman's; None where unknown."""
        found = self.given.get(word)
        return self.given.get(word.partition("-")[0]) if found is None and word not in self.given else found

    def is_given(self, word: str) -> bool:
        """Whether the word or the first part of a double one ("Jean-Yves") is a given name."""
        first, hyphen, _ = word.partition("-")
        return word in self.given or (hyphen != "" and len(first) > 2 and first in self.given)


def family_of(words: list[str], names: Names) -> str:
    """The family name among the words of a full name: "von der Leyen", "Xi" of "Xi Jinping"."""
    if len(words) in (2, 3) and fold(words[0]) in names.family_first and not names.is_given(fold(words[-1])):
        return words[0]
    start = len(words) - 1
    while start > 1 and fold(words[start - 1]) in names.particles:
        start -= 1
    return " ".join(words[start:])


def load_names(code: str) -> Names:
    return Names(load(code, "given", GivenTable), load(code, "names", NameTable))
