"""Which pages a change of some records can change: those that show them, before or after.

What tells of the whole dossier (home, indexes, timeline, gaps) is written every time and is not named here, but for
the two longest pages; the search index finds its own files.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar, get_args

from generator.pages import actors, calendar, events, lists, paper, places, review, sources
from generator.pages.desk import Desk, beside
from generator.pages.facts import Said, all_evidence
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
_MODELS: dict[RecordKind, type[Record]] = {"articles": ArticleRecord, "actors": ActorRecord, "places": PlaceRecord}
# What of an actor or a place stands on other pages than its own.
_SHOWN_ELSEWHERE = frozenset({"name", "kind", "country"})
# What of an event says on which pages and where among others it stands.
_PLACING = frozenset({"id", "type", "date", "status", "place", "actors", "evidence", "figures", "statements"})
_TOLD_OF_RECORDS = ("gaps_of", "disagreements_of", "precisions_of", "corrections_of")


def reached(old: Desk, new: Desk, changed: Iterable[Key]) -> frozenset[str]:
    """The pages, by path, that differ or may differ between two states of one dossier, in which no other records differ
    than those `changed`; those that only one of the states has are among them.
    """
    fields = {key: _changes(old, new, key) for key in {*changed, *_otherwise_told(old, new)}}
    renamed = [key for key in fields if key[0] in ("actors", "places") and fields[key] & _SHOWN_ELSEWHERE]
    states = (new,) if moves_nothing(old, new, fields) else (old, new)
    shown = (path for state in states for key in fields for path in _Side(state).showing(key, fields[key]))
    return frozenset(
        [*shown, *_reordered(old, new), *_at_length(old, new, fields), *lists.reached(states, fields, renamed)]
    )


def moves_nothing(old: Desk, new: Desk, keys: Iterable[Key]) -> bool:
    """Whether the records `keys` stand on the same pages and among the same others in both states."""
    return all(key[0] == "events" and _PLACING.isdisjoint(_changes(old, new, key)) for key in keys)


def _changes(old: Desk, new: Desk, key: Key) -> frozenset[str]:
    """The fields in which a record differs; all of them where one state has no such record."""
    before, after = (getattr(desk.site.dossier, key[0]).get(key[1]) for desk in (old, new))
    fields = type(before or after).model_fields
    if before is None or after is None:
        return frozenset(fields)
    return frozenset(field for field in fields if getattr(before, field) != getattr(after, field))


def _at_length(old: Desk, new: Desk, keys: Iterable[Key]) -> Iterator[str]:
    """The longest of the pages that tell of the whole dossier, where anything that they tell is another."""
    is_read_anew = any(kind == "articles" for kind, _ in keys)
    for path, basis in ((paper.INDEX, paper.basis), (review.DISAGREEMENTS, review.basis)):
        if is_read_anew or basis(old) != basis(new):
            yield path


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
                yield from ((kind, key) for kind in get_args(RecordKind) if key in getattr(new.site.dossier, kind))


@dataclass(frozen=True)
class _Side:
    """One state of the dossier."""

    desk: Desk

    def showing(self, key: Key, changes: Set[str]) -> Iterator[str]:
        """The pages that show a record of which the fields `changes` differ."""
        kind, name = key
        dossier = self.desk.site.dossier
        yield addresses.page(kind, name)
        if kind == "events" and name in self.desk.facts.position:
            yield from self._with_event(dossier.events[name])
        if kind == "articles" and name in dossier.articles:
            yield from self._with_source(dossier.articles[name])
        if kind == "actors" and name in dossier.actors:
            yield from self._with_actor(dossier.actors[name], changes)
        if kind == "places" and name in dossier.places and changes & _SHOWN_ELSEWHERE:
            yield from _near(places.ordered(self.desk), dossier.places[name])
            yield from (path for event in self.desk.facts.events_of_place[name] for path in self._with_event(event))

    def _with_actor(self, actor: ActorRecord, changes: Set[str]) -> Iterator[str]:
        """An actor's name stands wherever its events, its words and those about it do; its functions, at its events."""
        facts = self.desk.facts
        mine = facts.events_of_actor[actor.id]
        said = (*facts.said_by[actor.id], *facts.said_about[actor.id])
        if changes & {*_SHOWN_ELSEWHERE, "roles"}:
            yield from (addresses.page("events", event.id) for event in mine)
            yield from (addresses.page("articles", role.evidence.article) for role in actor.roles)
            yield from self._with_statements(said)
        if changes & _SHOWN_ELSEWHERE:
            yield from _near(actors.ordered(self.desk), actor)
            yield from (path for event in mine for path in self._with_event(event))
            yield from _pages("actors", self.desk.site.dossier.actors, lambda other: actor.id in other.possibly)

    def _with_statements(self, said: Iterable[Said]) -> Iterator[str]:
        for each in said:
            kind: RecordKind = "events" if each.event else "articles"
            yield addresses.page(kind, each.holder.id)
            yield addresses.page("articles", each.statement.evidence.article)
            yield from self._with_speakers([each.statement])

    def _with_event(self, event: EventRecord) -> Iterator[str]:
        facts = self.desk.facts
        near = (other for other in beside(facts.events, facts.position[event.id]) if other)
        kin = (other for other in events.kin(self.desk, event) if event in events.related(self.desk, other))
        yield from (addresses.page("events", other.id) for other in (event, *near, *kin))
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
        yield from _near(sources.ordered(self.desk), record)
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
        yield from _around(self._days, calendar.days_of(span), addresses.day)
        yield from _around(self._months, calendar.months_of(span), lambda month: addresses.month(*month))
        yield from _around(self._years, calendar.years_of(span), addresses.year)

    @cached_property
    def _days(self) -> dict[date, int]:
        return {day: n for n, day in enumerate(self.desk.facts.calendar.days)}

    @cached_property
    def _months(self) -> dict[tuple[int, int], int]:
        return {month: n for n, month in enumerate(self.desk.facts.calendar.months)}

    @cached_property
    def _years(self) -> dict[int, int]:
        return {year: n for n, year in enumerate(self.desk.facts.calendar.years)}


def _near(row: Sequence[R], record: R) -> Iterator[str]:
    """The pages before and after a record's in the row of its kind."""
    kind = next(kind for kind, model in _MODELS.items() if isinstance(record, model))
    return (addresses.page(kind, other.id) for other in beside(row, row.index(record)) if other)


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
