"""Organisations: those known by name, and the words by which the unknown ones are recognised."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.language.data import Table, load
from generator.text import fold

_SORTS = ("international", "institution", "armed", "party", "ngo", "media", "company", "camps")


class OrganisationTable(Table):
    """The shape of `organisations.yml`; its comments say what each list is for."""

    international: dict[str, tuple[str, ...]]
    institution: dict[str, tuple[str, ...]]
    armed: dict[str, tuple[str, ...]]
    party: dict[str, tuple[str, ...]]
    ngo: dict[str, tuple[str, ...]]
    media: dict[str, tuple[str, ...]]
    company: dict[str, tuple[str, ...]]
    camps: dict[str, tuple[str, ...]]
    defaults: dict[str, str]
    heads: str
    lower_heads: str
    groups: str
    bare_groups: str
    between: str
    state_words: str
    deeds: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """A known organisation; `written` is one of its spellings."""

    name: str
    sort: str
    written: str


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split())


@dataclass(frozen=True)
class Organisations:
    """All lookups take folded words (`generator.text.fold`)."""

    table: OrganisationTable

    def known(self) -> Iterator[Organisation]:
        """Every spelling of every known organisation, as the table orders them."""
        for sort in _SORTS:
            for name, others in getattr(self.table, sort).items():
                for written in (name, *others):
                    yield Organisation(name, sort, written)

    @cached_property
    def defaults(self) -> dict[str, str]:
        return {fold(bare): full for bare, full in self.table.defaults.items()}

    @cached_property
    def heads(self) -> frozenset[str]:
        return _words(self.table.heads)

    @cached_property
    def lower_heads(self) -> frozenset[str]:
        return _words(self.table.lower_heads)

    @cached_property
    def groups(self) -> frozenset[str]:
        return _words(self.table.groups)

    @cached_property
    def bare_groups(self) -> frozenset[str]:
        return _words(self.table.bare_groups)

    @cached_property
    def between(self) -> frozenset[str]:
        return _words(self.table.between)

    @cached_property
    def state_words(self) -> frozenset[str]:
        return _words(self.table.state_words)

    @cached_property
    def deeds(self) -> frozenset[str]:
        return _words(self.table.deeds)


def load_organisations(code: str) -> Organisations:
    return Organisations(load(code, "organisations", OrganisationTable))
