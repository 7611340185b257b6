"""The dossier looked at from every side: which events, statements and roles belong to whom, where and when.

Computed once for a site; nothing here knows of pages or of French.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, Generic, TypeVar

from generator.lazy import Recalled
from generator.pages.calendar import Calendar
from generator.schema import edtf
from generator.schema.dossier import Correction, Disagreement, Dossier, Gap
from generator.schema.edtf import Edtf
from generator.schema.records import ArticleRecord, EventRecord, Evidence, RoleHeld, Statement

T = TypeVar("T")


class Groups(dict[str, tuple[T, ...]], Generic[T]):
    """Things by key; a key that has none gives the empty tuple, and asking for it adds nothing."""

    def __missing__(self, key: str) -> tuple[T, ...]:
        return ()


def grouped(items: Iterable[T], keys: Callable[[T], Iterable[str]]) -> Groups[T]:
    """The items under each of their keys, in the order given; an unknown key has none."""
    groups: dict[str, list[T]] = defaultdict(list)
    for item in items:
        for key in dict.fromkeys(keys(item)):
            groups[key].append(item)
    return Groups({key: tuple(group) for key, group in groups.items()})


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with the record that holds it."""

    holder: EventRecord | ArticleRecord
    statement: Statement

    @property
    def event(self) -> EventRecord | None:
        return self.holder if isinstance(self.holder, EventRecord) else None


def edtf_of(event: EventRecord) -> Edtf | None:
    return edtf.parse(event.date) if event.date else None


@lru_cache(maxsize=8192)
def moment(value: str | None) -> tuple[int, date, int]:
    """Sort key of a date: dated before undated, then by the first possible day, the vaguer first."""
    if value is None:
        return 1, date.max, 0
    span = edtf.parse(value)
    first = span.earliest or span.latest or date.max
    return 0, first, -((span.latest or first) - first).days


@dataclass(frozen=True)
class Facts:
    """`dossier` as it is shown: rejected events are left out of everything here."""

    dossier: Dossier
    differences: tuple[Disagreement, ...] = ()
    gaps: tuple[Gap, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @cached_property
    def events(self) -> tuple[EventRecord, ...]:
        """In order of time, undated ones last, ties by id."""
        shown = (event for event in self.dossier.events.values() if event.status != "rejected")
        return tuple(sorted(shown, key=lambda event: (*moment(event.date), event.id)))

    @cached_property
    def dated(self) -> tuple[EventRecord, ...]:
        return tuple(event for event in self.events if event.date)

    @cached_property
    def position(self) -> Mapping[str, int]:
        return {event.id: n for n, event in enumerate(self.events)}

    @cached_property
    def events_of_actor(self) -> Groups[EventRecord]:
        return grouped(self.events, actors)

    @cached_property
    def events_of_place(self) -> Groups[EventRecord]:
        return grouped(self.events, places)

    @cached_property
    def events_of_source(self) -> Groups[EventRecord]:
        return grouped(self.events, sources)

    @cached_property
    def events_of_type(self) -> Groups[EventRecord]:
        return grouped(self.events, types)

    @cached_property
    def calendar(self) -> Calendar:
        return Calendar(self.events, self.dossier.articles.values())

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """Every statement of shown records, in the order of the sources' days and then of the text."""
        shown = (
            Said(holder, statement)
            for holder, statement in self.dossier.statements()
            if not isinstance(holder, EventRecord) or holder.status != "rejected"
        )
        return tuple(sorted(shown, key=self.said_order))

    def said_order(self, said: Said) -> tuple[Any, ...]:
        """Sort key of statements; those of one record keep the order that they have there."""
        evidence = said.statement.evidence
        return *self.age(evidence.article), evidence.start, said.event is None, said.holder.id

    @cached_property
    def said_by(self) -> Groups[Said]:
        return grouped(self.said, lambda said: said.statement.speakers)

    @cached_property
    def said_about(self) -> Groups[Said]:
        return grouped(self.said, lambda said: said.statement.about)

    def age(self, article: str) -> tuple[int, date, int, str]:
        """Sort key of sources: oldest first, undated last, then by id."""
        return self._ages[article]

    @cached_property
    def _ages(self) -> Recalled[str, tuple[int, date, int, str]]:
        return Recalled(lambda article: (*moment(self.published(article)), article))

    def published(self, article: str) -> str | None:
        record = self.dossier.articles.get(article)
        return record.published if record else None

    def role_near(self, actor: str, value: str | None) -> RoleHeld | None:
        """The function that a source of the nearest day gives the actor; the newest one for an undated fact.

        Of several on one day, the one that sources give most often, then the one that says most.
        """
        record = self.dossier.actors.get(actor)
        if record is None or not record.roles:
            return None
        day = moment(value)[1] if value else self.last_published or date.max
        often = Counter(role.label for role in record.roles)
        return min(
            record.roles,
            key=lambda role: (abs(moment(role.date)[1] - day), -often[role.label], -len(role.label), role.label),
        )

    @cached_property
    def last_published(self) -> date | None:
        """The day of the newest source: the dossier's "today", since the program never looks at a clock."""
        days = [edtf.parse(a.published).latest for a in self.dossier.articles.values() if a.published]
        return max((day for day in days if day), default=None)

    @cached_property
    def newest(self) -> str | None:
        """The date of the newest source as it is known, for the page to show: never more precise than that."""
        known = [a.published for a in self.dossier.articles.values() if a.published]
        return max(known, key=lambda value: (moment(value)[1], moment(value)[2], value), default=None)

    @cached_property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """What cannot both be true, or hardly; where one source is only vaguer than another, they agree."""
        return tuple(item for item in self.differences if item.kind != "precision")

    @cached_property
    def precisions(self) -> tuple[Disagreement, ...]:
        return tuple(item for item in self.differences if item.kind == "precision")

    @cached_property
    def disagreements_of(self) -> Groups[Disagreement]:
        return grouped(self.disagreements, lambda item: [item.event])

    @cached_property
    def precisions_of(self) -> Groups[Disagreement]:
        return grouped(self.precisions, lambda item: [item.event])

    @cached_property
    def gaps_of(self) -> Groups[Gap]:
        return grouped(self.gaps, lambda gap: [gap.record])

    @cached_property
    def corrections_of(self) -> Groups[Correction]:
        return grouped(self.corrections, lambda item: [item.record])


def sources(event: EventRecord) -> list[str]:
    """The articles that tell the event, each once, in the order of its evidence."""
    return list(dict.fromkeys(item.article for item in event.evidence))


def actors(event: EventRecord) -> list[str]:
    """Who takes part in the event."""
    return [part.actor for part in event.actors]


def places(event: EventRecord) -> tuple[str, ...]:
    """Where the event takes place, if that is known."""
    return (event.place,) if event.place else ()


def types(event: EventRecord) -> tuple[str, ...]:
    """What kind of event it is: one only."""
    return (event.type,)


def all_evidence(event: EventRecord) -> Iterable[Evidence]:
    """Every piece of evidence that an event record holds: of the event, its figures and its statements."""
    yield from event.evidence
    yield from (figure.evidence for figure in event.figures)
    yield from (said.evidence for said in event.statements)
