"""Functions and professions: the words that stand beside a person's name, and what they say of the person."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from generator.language.data import Table, load
from generator.language.inflection import feminine, plural
from generator.language.phrases import Phrases
from generator.text import fold


class Power(Table):
    """A kind of power: words that give it, and words that may point back to somebody who has it."""

    heads: tuple[str, ...]
    recalls: tuple[str, ...]


class RoleTable(Table):
    """The shape of `roles.yml`; its comments say what each list is for."""

    powers: dict[str, Power]
    people: str
    phrases: tuple[str, ...]
    qualifiers: str
    before: str
    fields: tuple[str, ...]
    portfolios: dict[str, str]
    envoys: frozenset[str]
    counterparts: tuple[str, ...]
    civil: dict[str, Literal["m", "f"] | None]


@dataclass(frozen=True, slots=True)
class RoleWord:
    """A head of a function in one of its forms.

    `powers` are the kinds of power that it gives, `recalled` those that it may point back to; a mere profession has
    neither, and `lemma` (masculine singular) is all there is to compare.
    """

    lemma: str
    powers: frozenset[str]
    recalled: frozenset[str]
    feminine: bool | None
    plural: bool


def _inflected(entry: str) -> Iterator[tuple[str, bool | None, bool]]:
    """The forms of an entry "masculine" or "masculine/feminine" with gender and number; the first word inflects."""
    written, _, female = entry.partition("/")
    first, _, rest = written.partition(" ")
    female = female or f"{feminine(first)} {rest}".strip()
    for form, gender in ((written, False), (female, True)):
        head, space, rest = form.partition(" ")
        shared = written == female
        yield form, None if shared else gender, False
        yield plural(head) + space + rest, None if shared else gender, True


def _joined(first: RoleWord, second: RoleWord) -> RoleWord:
    """One form of two entries, or of two genders or numbers of one: only what both say of the person is sure."""
    return RoleWord(
        first.lemma,
        first.powers | second.powers,
        first.recalled | second.recalled,
        first.feminine if first.feminine == second.feminine else None,
        first.plural and second.plural,
    )


@dataclass(frozen=True)
class Roles:
    """All lookups take folded words (`generator.text.fold`)."""

    table: RoleTable

    def _entries(self) -> dict[str, tuple[set[str], set[str]]]:
        """Every entry as written -> the powers that it gives and those that it may point back to."""
        entries: dict[str, tuple[set[str], set[str]]] = {}
        for power, lists in self.table.powers.items():
            for entry in lists.heads:
                entries.setdefault(entry, (set(), set()))[0].add(power)
            for entry in (*lists.heads, *lists.recalls):
                entries.setdefault(entry, (set(), set()))[1].add(power)
        for entry in (*self.table.phrases, *self.table.people.split()):
            entries.setdefault(entry, (set(), set()))
        return entries

    @cached_property
    def heads(self) -> Phrases[RoleWord]:
        """Every form of every head of a function."""
        words: dict[str, RoleWord] = {}
        for entry, (given, recalled) in self._entries().items():
            lemma = entry.partition("/")[0]
            for form, gender, many in _inflected(entry):
                word = RoleWord(lemma, frozenset(given), frozenset(recalled), gender, many)
                known = words.get(fold(form))
                words[fold(form)] = _joined(known, word) if known else word
        return Phrases(words.items())

    @cached_property
    def qualifiers(self) -> frozenset[str]:
        return frozenset(fold(word) for word in self.table.qualifiers.split())

    @cached_property
    def before(self) -> frozenset[str]:
        """Words between an article and the head: "ancien", "futur"."""
        return frozenset(fold(word) for word in self.table.before.split())

    @cached_property
    def fields(self) -> Phrases[bool]:
        """Complements that end a function: "Affaires étrangères"."""
        return Phrases((fold(field), True) for field in self.table.fields)

    @cached_property
    def portfolios(self) -> Mapping[str, str]:
        """Words in a minister's field -> the power that the field gives besides."""
        return {fold(word): power for word, power in self.table.portfolios.items()}

    @property
    def envoys(self) -> frozenset[str]:
        """Lemmas of functions that "à", "au", "pour" complete: "ambassadeur au Mali"."""
        return self.table.envoys

    @cached_property
    def counterparts(self) -> Mapping[str, RoleWord]:
        """Words for somebody who has the same function: "homologue", "prédécesseur"."""
        none: frozenset[str] = frozenset()
        return {
            fold(form): RoleWord(entry, none, none, gender, many)
            for entry in self.table.counterparts
            for form, gender, many in _inflected(f"{entry}/{entry}")
        }

    @cached_property
    def civil(self) -> Mapping[str, bool | None]:
        """Titles before a name as written, without full stop -> whether a woman's (None: both)."""
        genders: dict[str | None, bool | None] = {"m": False, "f": True, None: None}
        return {word.rstrip("."): genders[gender] for word, gender in self.table.civil.items()}


def load_roles(code: str) -> Roles:
    return Roles(load(code, "roles", RoleTable))
