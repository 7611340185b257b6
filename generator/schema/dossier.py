"""A dossier as a whole: its settings, its records, and what follows from comparing them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from generator.schema.mentions import Reading
from generator.schema.records import (
    ActorRecord,
    ArticleRecord,
    EventRecord,
    Evidence,
    Part,
    PlaceRecord,
    Reason,
    Statement,
)

RecordKind = Literal["articles", "actors", "places", "events"]


class Settings(Part):
    """`sources/dossier.yml`: what the dossier is about and how its site behaves."""

    title: str = "Dossier"
    scope: str = ""
    language: Literal["fr", "en"] = "fr"
    full_text: bool = False
    edit_url: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """All records by id, in id order. Read only: stages build new ones."""

    settings: Settings = field(default_factory=Settings)
    articles: Mapping[str, ArticleRecord] = field(default_factory=dict)
    actors: Mapping[str, ActorRecord] = field(default_factory=dict)
    places: Mapping[str, PlaceRecord] = field(default_factory=dict)
    events: Mapping[str, EventRecord] = field(default_factory=dict)

    def statements(self) -> Iterator[tuple[EventRecord | ArticleRecord, Statement]]:
        """Every statement with the record that holds it: those of events first, then those of no event."""
        for event in self.events.values():
            yield from ((event, said) for said in event.statements)
        for article in self.articles.values():
            yield from ((article, said) for said in article.statements)


@dataclass(frozen=True, slots=True)
class Dated:
    """An EDTF value, or None when nothing can be said, with the reasons in order.

    Where it is not `settled` the value only lists or holds the days (weeks, months) one of which is meant.
    """

    value: str | None
    reasons: tuple[Reason, ...] = ()
    settled: bool = True


@dataclass(frozen=True, slots=True)
class ResolvedArticle:
    """A reading with its dates worked out: one `Dated` for each date mention and each draft event, by index."""

    reading: Reading
    published: Dated
    dates: tuple[Dated, ...]
    events: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """What a draft is made of, as a digest, and the words of which its id is minted, where those take long to find."""

    mark: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Recalled:
    """What was worked out last time, by marks of what it was made of: the days of publication that each article allows
    on its own (`references`), what `companies` of articles that date one another made of these, by article, both as
    plain values; and the `addresses` of drafts of events.
    """

    references: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    companies: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)


NOTHING = Recalled()


@dataclass(frozen=True, slots=True)
class Resolution:
    """The outcome of comparing articles: each article with its dates, and the dossier that they make together.

    The ids in `drafts` are proposals: the record store keeps an existing record's id (claimed by evidence) and
    mints one from the proposal only for a record that is new. A draft is made when it is asked for; `made` tells what
    of, so that one that is known need not be; `worked_out` is for the next time.
    """

    articles: Mapping[str, ResolvedArticle]
    drafts: Dossier
    made: Mapping[tuple[RecordKind, str], Made]
    worked_out: Recalled


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Sources that give one event different values for one field, side by side with their words.

    contradiction: both cannot be true. tension: hard to reconcile. precision: one is merely vaguer.
    """

    kind: Literal["contradiction", "tension", "precision"]
    event: str
    about: str
    values: tuple[tuple[str, Evidence], ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the sources leave open; `rule` is a message key ("gap.day", "gap.place", "gap.outcome", …)."""

    rule: str
    record: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """What follows from comparing the records of a dossier with one another."""

    disagreements: tuple[Disagreement, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A value that a person set, beside what the program reads there today.

    `state` tells whether the reading still is what the person saw ("corrected"), has since changed to a third
    value ("disagrees"), or is only proposed because the record is reviewed ("suggested"). `line` is where the value
    stands in the record's file, from 1, or the nearest thing above it that does; 0 where that is unknown.
    """

    kind: RecordKind
    record: str
    path: str
    human: str
    read: str
    state: Literal["corrected", "disagrees", "suggested"]
    line: int = 0
