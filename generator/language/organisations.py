"""Organisations: those known by name, and the words by which the unknown ones are recognised."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.language.data import Table, load
from generator.language.phrases import Phrases
from generator.text import fold

_SORTS = ("international", "institution", "armed", "forces", "party", "ngo", "media", "company", "camps")


class OrganisationTable(Table):
    """The shape of `organisations.yml`; its comments say what each list is for."""

    international: dict[str, tuple[str, ...]]
    institution: dict[str, tuple[str, ...]]
    armed: dict[str, tuple[str, ...]]
    forces: dict[str, tuple[str, ...]]
    party: dict[str, tuple[str, ...]]
    ngo: dict[str, tuple[str, ...]]
    media: dict[str, tuple[str, ...]]
    company: dict[str, tuple[str, ...]]
    camps: dict[str, tuple[str, ...]]
    homonyms: dict[str, dict[str, str]]
    buildings: frozenset[str]
    agencies: frozenset[str]
    everywhere: frozenset[str]
    defaults: dict[str, str]
    heads: str
    lower_heads: str
    groups: str
    adjectives: str
    bare_groups: str
    bare_phrases: tuple[str, ...]
    bases: dict[str, tuple[str, ...]]
    epithets: tuple[str, ...]
    recalls: dict[str, tuple[str, ...]]
    seats: dict[str, str]
    apposed: dict[str, str]
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

    @property
    def buildings(self) -> frozenset[str]:
        """Display names of institutions that are called by their building."""
        return self.table.buildings

    @property
    def agencies(self) -> frozenset[str]:
        """Display names of the media that other media quote: what they are told is news."""
        return self.table.agencies

    @cached_property
    def everywhere(self) -> frozenset[str]:
        """Folded names of what many states have: without its state, another one in every country."""
        return frozenset(map(fold, self.table.everywhere))

    @cached_property
    def homonyms(self) -> Mapping[str, Mapping[str, Organisation]]:
        """Spellings -> ISO code of a state -> the organisation that is meant in articles that speak of it."""
        sorts = self.sorts
        return {
            written: {iso: Organisation(name, sorts.get(name, "armed"), written) for iso, name in meant.items()}
            for written, meant in self.table.homonyms.items()
        }

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
    def all_heads(self) -> frozenset[str]:
        """The words, with a capital or without, that names of organisations begin with."""
        return self.heads | self.lower_heads

    @cached_property
    def groups(self) -> frozenset[str]:
        return _words(self.table.groups)

    @cached_property
    def adjectives(self) -> frozenset[str]:
        return _words(self.table.adjectives)

    @cached_property
    def bare_groups(self) -> frozenset[str]:
        return _words(self.table.bare_groups)

    @cached_property
    def bare_phrases(self) -> Phrases[bool]:
        return Phrases((fold(phrase), True) for phrase in self.table.bare_phrases)

    @cached_property
    def common_heads(self) -> frozenset[str]:
        """All words in small letters that a naming may begin with."""
        return self.groups | self.lower_heads | frozenset(self.recalls) | self.apposed.keys()

    @cached_property
    def bases(self) -> Mapping[str, str]:
        """Bases of namings that mean the same -> the common one: "soldats" -> "armee"."""
        return {fold(other): fold(base) for base, others in self.table.bases.items() for other in others}

    @cached_property
    def epithets(self) -> Phrases[bool]:
        """What makes a camp of a plural noun: "présumés", "au pouvoir"."""
        return Phrases((fold(phrase), True) for phrase in self.table.epithets)

    @cached_property
    def recalls(self) -> Mapping[str, frozenset[str]]:
        """Nouns that alone point back to an organisation -> the sorts that they may mean besides their own name."""
        return {fold(noun): frozenset(sorts) for noun, sorts in self.table.recalls.items()}

    @cached_property
    def seats(self) -> Mapping[str, Organisation]:
        """Folded names of towns that stand for an organisation seated there."""
        known = {one.name: one for one in self.known()}
        return {fold(town): known[name] for town, name in self.table.seats.items()}

    @cached_property
    def apposed(self) -> Mapping[str, str]:
        """Nouns before an unknown name -> what it then is: "media", or "organisation"."""
        return {word: sort for sort, words in self.table.apposed.items() for word in _words(words)}

    @cached_property
    def sorts(self) -> Mapping[str, str]:
        """Display names of known organisations -> their sort."""
        return {one.name: one.sort for one in self.known()}

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
