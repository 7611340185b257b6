"""The whole dossier on one page, to be printed: a briefing paper with its evidence."""

from collections.abc import Iterator

from generator.pages import essentials
from generator.pages.desk import Desk, Page
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
    facts = desk.facts
    told = facts.events[-_TOLD:]
    left_out = len(facts.events) - len(told)
    shown = {event.id for event in told} | {key for event in told for key in sources(event)}
    yield desk.index(
        INDEX,
        "paper",
        scope=scope(desk),
        state=state(desk),
        brief=[(essentials.sentence(desk, event), event) for event in essentials.choose(desk)],
        timeline=told,
        left_out=left_out,
        told=[_told(desk, event) for event in told],
        actors=main_actors(desk),
        sources=[record for record in ordered(desk) if not left_out or record.id in shown],
        differ=[(key, group) for key, group in by_event(desk) if not left_out or key in shown],
        gaps=[gap for gap in facts.gaps if not left_out or gap.record in shown],
    )


def _told(desk: Desk, event: EventRecord) -> tuple[EventRecord, Tellings, set[tuple[str, int]]]:
    """The event, its sentences by source, and where these begin: figures and statements need not repeat them."""
    tellings = desk.by_source(event.evidence)
    return event, tellings, {(item.article, item.start) for _, items in tellings for item in items}
