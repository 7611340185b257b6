"""Which parts of long lists a change of some records can change."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from operator import attrgetter
from typing import Any

from generator.pages import actors, events, places, review, sources, statements, timeline
from generator.pages.desk import Desk
from generator.pages.facts import Said, all_evidence
from generator.pages.parts import Part
from generator.schema.dossier import Disagreement, Gap, RecordKind
from generator.schema.records import ActorRecord, ArticleRecord, EventRecord, PlaceRecord, Statement

Key = tuple[RecordKind, str]
# Where the ids are that an entry of a long list tells of, by the entry's kind.
_IDS: Mapping[type, tuple[Callable[[Any], str], ...]] = {
    Said: (attrgetter("holder.id"), attrgetter("statement.evidence.article")),
    Gap: (attrgetter("record"),),
    **dict.fromkeys((EventRecord, ActorRecord, PlaceRecord, ArticleRecord), (attrgetter("id"),)),
}


def reached(states: Sequence[Desk], keys: Iterable[Key], renamed: Iterable[Key]) -> Iterator[str]:
    """The pages of parts that differ or may differ between two states of one dossier, in which the records `keys`
    differ; `renamed` are actors and places that are called otherwise, wherever an entry names them. One state is
    enough where it has all entries where the other has them.

    Where a part came or went, all pages of parts: each leads to those beside it.
    """
    ids = {key for _, key in keys}
    named = ids | {name for desk in states for key in ids for name in _named(desk, key)}
    named |= {event for desk in states for key in renamed for event in _naming(desk, key)}
    found = [[part for row in _rows(desk, named) for part in row] for desk in states]
    moved = {part.path for part in found[0]} != {part.path for part in found[-1]}
    yield from (part.path for parts in found for part in parts if moved or _names(part, named))


def _names(part: Part, named: Set[str]) -> bool:
    """Whether an entry of a list tells of one of the records `named`; all entries of a part are of one kind."""
    if find := _IDS.get(type(part.items[0])):
        return any(not named.isdisjoint(map(one, part.items)) for one in find)
    return any(not named.isdisjoint(_ids(item)) for item in part.items)


def _rows(desk: Desk, named: Iterable[str]) -> Iterator[list[Part]]:
    """The parts of every list of the site; of single actors and places only those `named`."""
    dossier = desk.site.dossier
    yield timeline.months(desk)
    yield from (events.years(desk, kind, group) for kind, group in events.types(desk))
    yield from (letters(desk) for letters in (actors.letters, places.letters, statements.letters))
    yield from (sources.years(desk), statements.unknown(desk))
    yield from (review.told_by_year(desk), review.precisions_by_year(desk), *review.gaps_by_year(desk).values())
    for key in named:
        if key in dossier.actors:
            yield from actors.cut(desk, dossier.actors[key]).values()
        if key in dossier.places:
            yield places.years(desk, dossier.places[key])


def _named(desk: Desk, key: str) -> Iterator[str]:
    """The ids of records that an event or a source names."""
    dossier = desk.site.dossier
    if event := dossier.events.get(key):
        yield from (part.actor for part in event.actors)
        yield from (item.article for item in all_evidence(event))
        yield from _speakers(event.statements)
        yield event.place or ""
    if key in dossier.articles:
        yield from _speakers(said for _, said in dossier.statements() if said.evidence.article == key)


def _naming(desk: Desk, key: Key) -> Iterator[str]:
    """The ids of events and sources in which an actor or a place is named."""
    kind, name = key
    found = desk.facts.events_of_place[name] if kind == "places" else desk.facts.events_of_actor[name]
    yield from (event.id for event in found)
    yield from (said.holder.id for row in (desk.facts.said_by, desk.facts.said_about) for said in row[name])


def _speakers(statements: Iterable[Statement]) -> Iterator[str]:
    return (key for said in statements for key in (*said.speakers, *said.about))


def _ids(item: Any) -> set[str]:
    """The ids of the records of which an entry of a shorter list tells."""
    if isinstance(item, Disagreement):
        return {item.event, *(evidence.article for _, evidence in item.values)}
    key, found = item
    return {key, *(name for one in found if isinstance(one, Disagreement) for name in _ids(one))}
