"""What an edit of few events leaves of the facts that were worked out before it."""

from bisect import insort
from collections.abc import Callable, Collection, Iterable
from typing import TypeVar

from generator.pages.facts import Facts, Groups, Said, sources
from generator.schema.records import EventRecord

T = TypeVar("T")


def carry(old: Facts, new: Facts, events: Collection[str]) -> None:
    """Works out the costliest facts of `new` from those of `old`, from whose dossier it differs in `events` alone."""
    edited = [[each.dossier.events[key] for key in events if key in each.position] for each in (old, new)]
    vars(new)["events_of_source"] = _by_source(old, new, *edited)
    vars(new)["said"] = _said(old, new, edited[1], events)
    told = [statement for side in edited for event in side for statement in event.statements]
    speakers = {key for each in told for key in each.speakers}
    about = {key for each in told for key in each.about}
    vars(new)["said_by"] = _by_actor(old.said_by, new.said, speakers, lambda said: said.statement.speakers)
    vars(new)["said_about"] = _by_actor(old.said_about, new.said, about, lambda said: said.statement.about)


def _by_source(
    old: Facts, new: Facts, before: Iterable[EventRecord], after: Iterable[EventRecord]
) -> Groups[EventRecord]:
    groups = Groups(old.events_of_source)
    gone = {event.id for event in before}
    for key in {key for event in (*before, *after) for key in sources(event)}:
        kept = [event for event in groups[key] if event.id not in gone]
        found = [*kept, *(event for event in after if key in sources(event))]
        _put(groups, key, sorted(found, key=lambda event: new.position[event.id]))
    return groups


def _said(old: Facts, new: Facts, after: Iterable[EventRecord], events: Collection[str]) -> tuple[Said, ...]:
    left = [said for said in old.said if said.event is None or said.event.id not in events]
    for event in after:
        for said in _of(event):
            insort(left, said, key=new.said_order)
    return tuple(left)


def _of(event: EventRecord) -> list[Said]:
    return [Said(event, statement) for statement in event.statements]


def _by_actor(
    before: Groups[Said], said: Iterable[Said], actors: Iterable[str], named: Callable[[Said], Iterable[str]]
) -> Groups[Said]:
    groups = Groups(before)
    for key in actors:
        _put(groups, key, [each for each in said if key in named(each)])
    return groups


def _put(groups: Groups[T], key: str, found: Iterable[T]) -> None:
    groups[key] = tuple(found)
    if not groups[key]:
        del groups[key]
