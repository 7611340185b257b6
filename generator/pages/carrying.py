"""What an edit of few events leaves of the facts that were worked out before it."""

from bisect import insort
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from generator.pages.facts import Facts, Groups, Said, actors, places, sources, types
from generator.schema.records import EventRecord

T = TypeVar("T")


# The events under what they name.
_GROUPED: Mapping[str, Callable[[EventRecord], Iterable[str]]] = {
    "events_of_actor": actors,
    "events_of_place": places,
    "events_of_source": sources,
    "events_of_type": types,
}


def carry(old: Facts, new: Facts, events: Collection[str]) -> None:
    """Works out the costliest facts of `new` from those of `old`, from whose dossier it differs in `events` alone."""
    before, after = ([each.dossier.events[key] for key in events if key in each.position] for each in (old, new))
    for name, named in _GROUPED.items():
        vars(new)[name] = _grouped(getattr(old, name), new, before, after, named)
    vars(new)["said"] = _said(old, new, after, events)
    told = [statement for event in (*before, *after) for statement in event.statements]
    speakers = {key for each in told for key in each.speakers}
    about = {key for each in told for key in each.about}
    vars(new)["said_by"] = _by_actor(old.said_by, new.said, speakers, lambda said: said.statement.speakers)
    vars(new)["said_about"] = _by_actor(old.said_about, new.said, about, lambda said: said.statement.about)


def _grouped(
    known: Groups[EventRecord],
    new: Facts,
    before: Sequence[EventRecord],
    after: Sequence[EventRecord],
    named: Callable[[EventRecord], Iterable[str]],
) -> Groups[EventRecord]:
    groups = Groups(known)
    gone = {event.id for event in before}
    for key in {key for event in (*before, *after) for key in named(event)}:
        kept = [event for event in groups[key] if event.id not in gone]
        found = [*kept, *(event for event in after if key in named(event))]
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
