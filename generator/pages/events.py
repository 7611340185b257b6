"""The pages of events: one each, one a type, and their index."""

from collections.abc import Iterator

from generator.pages.desk import Desk, Page, turns
from generator.pages.facts import sources
from generator.schema import addresses
from generator.schema.records import EventRecord

INDEX = "evenements/index.md"
# An index lists its events in full up to this many; beyond, the types' pages do.
LISTED = 300
_RELATED = 4


def pages(desk: Desk) -> Iterator[Page]:
    facts, words, say = desk.facts, desk.words, desk.words.say
    types = [(kind, say(f"type.{kind}"), addresses.type_page(kind), group) for kind, group in _types(desk)]
    yield desk.index(INDEX, "events", types=types, whole=len(facts.events) <= LISTED)
    for n, (kind, label, path, group) in enumerate(types):
        row = [(desk.words.capital(label), path) for _, label, path, _ in types]
        crumbs = desk.crumbs(("nav.events", INDEX))
        title = say("events.of_type", type=label)
        yield Page(path, title, title, "type", INDEX, crumbs, *turns(row, n), view={"type": kind, "events": group})
    row = [(words.title(event), addresses.page("events", event.id)) for event in facts.events]
    for n, event in enumerate(facts.events):
        yield _event(desk, event, row, n)


def _types(desk: Desk) -> list[tuple[str, tuple[EventRecord, ...]]]:
    return sorted(desk.facts.events_of_type.items(), key=lambda item: (-len(item[1]), item[0]))


def _event(desk: Desk, event: EventRecord, row: list[tuple[str, str]], n: int) -> Page:
    words, events = desk.words, desk.facts.events
    beside = (events[n - 1] if n else None, events[n + 1] if n + 1 < len(events) else None)
    days = [words.dated(other) if other else "" for other in beside]
    crumbs = (*desk.crumbs(("nav.events", INDEX)), (words.capital(words.say(f"type.{event.type}")),
                                                    addresses.type_page(event.type)))  # fmt: skip
    return Page(
        row[n][1],
        row[n][0],
        description(desk, event),
        "event",
        INDEX,
        crumbs,
        *turns(row, n),
        record=("events", event.id),
        view={
            "event": event,
            "tellings": desk.by_source(event.evidence),
            "related": related(desk, event),
            "days": days,
        },
    )


def description(desk: Desk, event: EventRecord) -> str:
    """One line on an event: type, date, place, support."""
    where = [desk.name("places", event.place)] if event.place else []
    parts = [desk.words.capital(desk.words.type(event)), desk.words.dated(event), *where, desk.support(event)]
    return ", ".join(parts) + "."


def related(desk: Desk, event: EventRecord) -> list[EventRecord]:
    """Other events that share most with this one: actors, place, a source; best first, then nearest in the row."""
    mine = _traits(event)
    near = {other.id: other for trait in mine for other in _sharing(desk, trait) if other.id != event.id}
    here = desk.facts.position[event.id]
    scored = sorted(
        near.values(),
        key=lambda other: (-len(mine & _traits(other)), abs(desk.facts.position[other.id] - here), other.id),
    )
    return [other for other in scored if len(mine & _traits(other)) > 1][:_RELATED]


def _traits(event: EventRecord) -> set[tuple[str, str]]:
    place = {("place", event.place)} if event.place else set()
    return {("actor", part.actor) for part in event.actors} | place | {("source", key) for key in sources(event)}


def _sharing(desk: Desk, trait: tuple[str, str]) -> tuple[EventRecord, ...]:
    kind, key = trait
    facts = desk.facts
    groups = {"actor": facts.events_of_actor, "place": facts.events_of_place, "source": facts.events_of_source}
    # Beyond this many an actor says nothing of kinship, and comparing all pairs would take the square of time.
    return groups[kind][key][:200]
