"""The whole dossier on one page, to be printed: a briefing paper with its evidence."""

from collections.abc import Iterator

from generator.pages import essentials
from generator.pages.desk import Desk, Page
from generator.pages.home import main_actors, scope, state
from generator.pages.review import by_event

INDEX = "imprimer.md"
# A paper of more events than this is no briefing: it tells the newest and says so.
_TOLD = 150


def pages(desk: Desk) -> Iterator[Page]:
    facts = desk.facts
    yield desk.index(
        INDEX,
        "paper",
        scope=scope(desk),
        state=state(desk),
        brief=[(essentials.sentence(desk, event), event) for event in essentials.choose(desk)],
        timeline=facts.events[-_TOLD:],
        left_out=max(0, len(facts.events) - _TOLD),
        told=[(event, desk.by_source(event.evidence)) for event in facts.events[-_TOLD:]],
        actors=main_actors(desk),
        sources=sorted(desk.site.dossier.articles.values(), key=lambda record: facts.age(record.id)),
        differ=by_event(desk),
    )
