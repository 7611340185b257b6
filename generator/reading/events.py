"""The events of an article: verbs and nouns that tell them, with who, when and where, each event once."""

from collections.abc import Sequence

from generator.reading.eventing.drafts import Draft
from generator.reading.eventing.merging import Merger
from generator.reading.eventing.nominal import NounEvents
from generator.reading.eventing.scene import Scene
from generator.reading.eventing.timing import Clock
from generator.reading.eventing.verbal import VerbEvents
from generator.reading.view import View
from generator.schema.mentions import Actor, DateMention, Event, Figure, Place, Role


def read_events(
    view: View,
    actors: Sequence[Actor],
    places: Sequence[Place],
    dates: Sequence[DateMention],
    figures: Sequence[Figure],
) -> tuple[Event, ...]:
    """The events of the article, in order of the text, each told once; indices count the sequences given."""
    scene = Scene(view, actors, places, dates, figures)
    clock = Clock(scene)
    drafts = _drafts(scene)
    for draft in drafts:
        if draft.date is None:
            draft.date = clock.of(draft)
    told = Merger(scene, clock).merge(drafts)
    return tuple(_event(draft) for draft in sorted(told, key=lambda draft: draft.start))


def _drafts(scene: Scene) -> list[Draft]:
    verbal = VerbEvents(scene)
    found = [draft for number in range(len(scene.clauses)) for draft in verbal.read(number)]
    found += NounEvents(scene).read()
    return sorted(found, key=lambda draft: draft.trigger)


def _event(draft: Draft) -> Event:
    roles: dict[int, Role] = {}
    for actor in draft.sources:
        roles.setdefault(actor, "source")
    for actor in draft.targets:
        roles.setdefault(actor, "target")
    for actor in draft.parties:
        roles.setdefault(actor, "party")
    return Event(
        draft.start,
        draft.end,
        draft.rule,
        draft.type,
        draft.mode,
        draft.status,
        draft.trigger,
        draft.date,
        tuple(roles.items()),
        draft.place,
        draft.figures,
        draft.topic,
        draft.negated,
        draft.current,
        draft.days,
    )
