"""The pages of events: one each, one a type, and their index."""

from collections.abc import Iterator

from generator.pages import parts
from generator.pages.desk import Desk, Page, Turn, beside, once
from generator.pages.facts import moment, sources
from generator.schema import addresses
from generator.schema.records import EventRecord

INDEX = "evenements/index.md"
_RELATED = 4
_COMMON = 200


def pages(desk: Desk) -> Iterator[Page]:
    facts, say = desk.facts, desk.words.say
    rows = [(kind, say(f"type.{kind}"), addresses.type_page(kind), group) for kind, group in types(desk)]
    yield desk.index(INDEX, "events", types=rows, whole=len(facts.events) <= desk.site.listed)
    for n, (kind, label, path, group) in enumerate(rows):
        row = [(desk.words.capital(label), path) for _, label, path, _ in rows]
        crumbs = desk.crumbs(("nav.events", INDEX))
        title = say("events.of_type", type=label)
        cut = years(desk, kind, group)
        view = {"type": kind, "events": group, "parts": cut}
        if desk.wants(path):
            yield Page(path, title, title, "type", INDEX, crumbs, *beside(row, n), view=view)
        yield from parts.pages(desk, cut, title, "events", INDEX, (*crumbs, row[n]))
    for n, event in enumerate(facts.events):
        if desk.wants(addresses.page("events", event.id)):
            yield _event(desk, event, n)


@once
def types(desk: Desk) -> list[tuple[str, tuple[EventRecord, ...]]]:
    """The events of each type, the type that most are of first."""
    return sorted(desk.facts.events_of_type.items(), key=lambda item: (-len(item[1]), item[0]))


def years(desk: Desk, kind: str, group: tuple[EventRecord, ...]) -> list[parts.Part]:
    """The events of a type by year, where one page cannot list them."""
    folder = addresses.type_page(kind).removesuffix(".md")
    return parts.parts(desk, folder, group, lambda event: parts.year(desk, event.date))


def _event(desk: Desk, event: EventRecord, n: int) -> Page:
    words = desk.words
    before, after = beside(desk.facts.events, n)
    crumbs = (*desk.crumbs(("nav.events", INDEX)), (words.capital(words.say(f"type.{event.type}")),
                                                    addresses.type_page(event.type)))  # fmt: skip
    return Page(
        addresses.page("events", event.id),
        words.title(event),
        description(desk, event),
        "event",
        INDEX,
        crumbs,
        _turn(desk, before),
        _turn(desk, after),
        record=("events", event.id),
        view={
            "event": event,
            "tellings": desk.by_source(event.evidence),
            "related": [other for other in related(desk, event) if other not in (before, after)],
            "days": [words.dated(other) if other else "" for other in (before, after)],
        },
    )


def _turn(desk: Desk, event: EventRecord | None) -> Turn:
    return desk.target(event.id) if event else None


def description(desk: Desk, event: EventRecord) -> str:
    """One line on an event: type, date, place, support."""
    where = [desk.name("places", event.place)] if event.place else []
    parts = [desk.words.capital(desk.words.type(event)), desk.words.dated(event), *where, desk.support(event)]
    return ", ".join(parts) + "."


def related(desk: Desk, event: EventRecord) -> list[EventRecord]:
    """Other events that share most with this one: actors, place, a source; best first, then nearest in time."""
    mine, here = _traits(event), _day(event)
    near = kin(desk, event)
    ordered = sorted(near, key=lambda other: (-len(mine & _traits(other)), abs(_day(other) - here), other.id))
    return ordered[:_RELATED]


def kin(desk: Desk, event: EventRecord) -> list[EventRecord]:
    """The other events that share more than one trait with this one: an actor, the place, a source."""
    mine = _traits(event)
    near = {other.id: other for trait in mine for other in _sharing(desk, trait) if other.id != event.id}
    return [other for other in near.values() if len(mine & _traits(other)) > 1]


def _day(event: EventRecord) -> int:
    """The day from which on the event may have happened, as a number; undated ones lie after all others."""
    return moment(event.date)[1].toordinal()


def _traits(event: EventRecord) -> set[tuple[str, str]]:
    place = {("place", event.place)} if event.place else set()
    return {("actor", part.actor) for part in event.actors} | place | {("source", key) for key in sources(event)}


def _sharing(desk: Desk, trait: tuple[str, str]) -> tuple[EventRecord, ...]:
    kind, key = trait
    facts = desk.facts
    groups = {"actor": facts.events_of_actor, "place": facts.events_of_place, "source": facts.events_of_source}
    found = groups[kind][key]
    # What this many share says nothing of kinship, and comparing all pairs would take the square of time.
    return found if len(found) <= _COMMON else ()
