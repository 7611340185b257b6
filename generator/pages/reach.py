"""Which pages an edit of events or sources can change: those that show them, before or after.

What tells of the whole dossier (home, indexes, timeline, gaps, search) is written every time and is not named here.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from generator.pages import days, events, lists, sources
from generator.pages.desk import Desk, beside
from generator.pages.facts import all_evidence
from generator.schema import addresses, edtf
from generator.schema.dossier import RecordKind
from generator.schema.records import (
    ActorRecord,
    ArticleRecord,
    EventRecord,
    PlaceRecord,
    Reason,
    Record,
    Statement,
)

T = TypeVar("T", bound=Hashable)
R = TypeVar("R", bound=Record)
Key = tuple[RecordKind, str]
_TOLD_OF_RECORDS = ("gaps_of", "disagreements_of", "precisions_of", "corrections_of")


def reached(old: Desk, new: Desk, edited: Iterable[Key]) -> frozenset[str]:
    """The pages, by path, that differ or may differ between two states of one dossier, in which the events and
    sources `edited` differ and no other record does; those that only one of the states has are among them.
    """
    keys = {*edited, *_otherwise_told(old, new)}
    shown = (path for side in (_Side(old), _Side(new)) for key in keys for path in side.showing(key))
    return frozenset([*shown, *_reordered(old, new), *lists.reached(old, new, keys)])


def _reordered(old: Desk, new: Desk) -> Iterator[str]:
    """The pages of types, each of which leads to the next one by number of events."""
    before, after = ([kind for kind, _ in events.types(desk)] for desk in (old, new))
    if before != after:
        yield from (addresses.type_page(kind) for kind in {*before, *after})


def _otherwise_told(old: Desk, new: Desk) -> Iterator[Key]:
    """Records of which something else is said now, because another was edited: a gap, a disagreement."""
    for name in _TOLD_OF_RECORDS:
        before, after = getattr(old.facts, name), getattr(new.facts, name)
        for key in before.keys() | after.keys():
            if before[key] != after[key]:
                yield "events" if key in new.site.dossier.events else "articles", key


@dataclass(frozen=True)
class _Side:
    """One state of the dossier."""

    desk: Desk

    def showing(self, key: Key) -> Iterator[str]:
        """The pages that show a record."""
        kind, name = key
        yield addresses.page(kind, name)
        if kind == "events" and name in self.desk.facts.position:
            yield from self._with_event(self.desk.site.dossier.events[name])
        if kind == "articles" and name in self.desk.site.dossier.articles:
            yield from self._with_source(self.desk.site.dossier.articles[name])

    def _with_event(self, event: EventRecord) -> Iterator[str]:
        facts = self.desk.facts
        near = (other for other in beside(facts.events, facts.position[event.id]) if other)
        kin = (other for other in events.kin(self.desk, event) if event in events.related(self.desk, other))
        yield from (addresses.page("events", other.id) for other in (*near, *kin))
        yield addresses.type_page(event.type)
        if event.place:
            yield addresses.page("places", event.place)
        yield from (addresses.page("actors", part.actor) for part in event.actors)
        yield from self._with_speakers(event.statements)
        yield from (addresses.page("articles", item.article) for item in all_evidence(event))
        yield from self._with_date(event.date)

    def _with_source(self, record: ArticleRecord) -> Iterator[str]:
        """What stands beside it, rests on its words or was dated by it."""
        dossier, name = self.desk.site.dossier, record.id
        row = sources.ordered(self.desk)
        yield from (addresses.page("articles", other.id) for other in beside(row, row.index(record)) if other)
        yield from self._with_date(record.published)
        yield from self._with_speakers(said for _, said in dossier.statements() if said.evidence.article == name)
        yield from _pages("events", dossier.events, lambda event: _rests_on(event, name))
        yield from _pages("articles", dossier.articles, lambda other: _names(other.published_reasons, name))
        yield from _pages("actors", dossier.actors, lambda actor: _has(actor, name) or _roles_of(actor, name))
        yield from _pages("places", dossier.places, lambda place: _has(place, name))

    def _with_speakers(self, statements: Iterable[Statement]) -> Iterator[str]:
        for said in statements:
            yield from (addresses.page("actors", key) for key in (*said.speakers, *said.about))

    def _with_date(self, value: str | None) -> Iterator[str]:
        """The days, months and years of a date, and their neighbours, which lead to them."""
        if value is None:
            return
        span = edtf.parse(value)
        yield from _around(self._days, days.days_of(span), addresses.day)
        yield from _around(self._months, days.months_of(span), lambda month: addresses.month(*month))
        yield from _around(self._years, days.years_of(span), addresses.year)

    @cached_property
    def _days(self) -> dict[date, int]:
        return {day: n for n, day in enumerate(self._calendar.days)}

    @cached_property
    def _months(self) -> dict[tuple[int, int], int]:
        return {month: n for n, month in enumerate(self._calendar.months)}

    @cached_property
    def _years(self) -> dict[int, int]:
        return {year: n for n, year in enumerate(self._calendar.years)}

    @cached_property
    def _calendar(self) -> days.Calendar:
        return days.Calendar(self.desk)


def _around(row: Mapping[T, int], names: Iterable[T], page: Callable[[T], str]) -> Iterator[str]:
    """The pages of `names` and of their neighbours in a row (name -> its number)."""
    listed = list(row)
    for name in names:
        if name in row:
            yield from (page(each) for each in (name, *beside(listed, row[name])) if each is not None)


def _pages(kind: RecordKind, records: Mapping[str, R], wanted: Callable[[R], bool]) -> Iterator[str]:
    return (addresses.page(kind, key) for key, record in records.items() if wanted(record))


def _rests_on(event: EventRecord, article: str) -> bool:
    return any(item.article == article for item in all_evidence(event)) or _names(event.date_reasons, article)


def _names(reasons: Iterable[Reason], article: str) -> bool:
    return any(reason.article == article for reason in reasons)


def _has(record: ActorRecord | PlaceRecord, article: str) -> bool:
    return any(article in spelling.articles for spelling in record.spellings)


def _roles_of(actor: ActorRecord, article: str) -> bool:
    return any(role.evidence.article == article for role in actor.roles)
