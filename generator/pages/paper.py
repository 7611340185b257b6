"""The whole dossier on one page, to be printed: a briefing paper with its evidence."""

from collections.abc import Iterator
from typing import Any

from generator.pages import essentials
from generator.pages.desk import Desk, Page, once
from generator.pages.facts import sources
from generator.pages.home import main_actors, scope, state
from generator.pages.quotes import Quote
from generator.pages.review import by_event
from generator.pages.sources import ordered
from generator.schema.records import EventRecord

INDEX = "imprimer.md"
Tellings = list[tuple[str, list[Quote]]]
# A paper of more events than this is no briefing: it tells the newest, with what belongs to them, and says so.
_TOLD = 150


def pages(desk: Desk) -> Iterator[Page]:
    if desk.wants(INDEX):
        view = _view(desk)
        yield desk.index(INDEX, "paper", **view, told=[_told(desk, event) for event in view["timeline"]])


def basis(desk: Desk) -> tuple[object, ...]:
    """All that the page is made from, but for the texts of articles."""
    view, dossier = _view(desk), desk.site.dossier
    said = [each for event in view["timeline"] for each in event.statements]
    cast = {part.actor for event in view["timeline"] for part in event.actors}
    cast |= {key for each in said for key in each.speakers}
    places = {event.place for event in view["timeline"] if event.place}
    return (
        view,
        [desk.weight_in_words(actor.id) for actor in view["actors"]],
        [dossier.actors.get(key) for key in sorted(cast)],
        [dossier.places.get(key) for key in sorted(places)],
        [desk.target(gap.record) for gap in view["gaps"]],
    )


@once
def _view(desk: Desk) -> dict[str, Any]:
    facts = desk.facts
    told = facts.events[-_TOLD:]
    left_out = len(facts.events) - len(told)
    shown = {event.id for event in told} | {key for event in told for key in sources(event)}
    cast = {part.actor for event in told for part in event.actors}
    return {
        "scope": scope(desk),
        "state": state(desk),
        "brief": [(essentials.sentence(desk, event), event) for event in essentials.choose(desk)],
        "timeline": told,
        "left_out": left_out,
        "actors": [actor for actor in main_actors(desk) if not left_out or actor.id in cast],
        "sources": [record for record in ordered(desk) if not left_out or record.id in shown],
        "differ": [(key, group) for key, group in by_event(desk) if not left_out or key in shown],
        "gaps": [gap for gap in facts.gaps if not left_out or gap.record in shown],
    }


def _told(desk: Desk, event: EventRecord) -> tuple[EventRecord, Tellings, set[tuple[str, int]]]:
    """The event, its sentences by source, and where these begin: figures and statements need not repeat them."""
    tellings = desk.by_source(event.evidence)
    return event, tellings, {(item.article, item.start) for _, items in tellings for item in items}
