"""The events of an article: verbs and nouns that tell them, with who, when and where, each event once."""

from collections.abc import Sequence

from generator.reading.eventing.drafts import OPEN_TYPES, Draft
from generator.reading.eventing.matters import Matters
from generator.reading.eventing.merging import Merger
from generator.reading.eventing.narrative import Narrative
from generator.reading.eventing.nominal import NounEvents
from generator.reading.eventing.placing import Placing
from generator.reading.eventing.scene import Scene
from generator.reading.eventing.timing import Clock
from generator.reading.eventing.verbal import VerbEvents
from generator.reading.eventing.wording import Wording
from generator.reading.view import View
from generator.schema.mentions import Actor, DateMention, Event, Figure, Place, Role, Status, TimeMention

# What those do who were spoken of, where a passive names nobody.
_MEASURES = frozenset(("AGREE", "SANCTION", "REJECT", "CONCEDE"))
# Clauses that complete a noun.
_COMPLETING = frozenset(("gerund", "participle"))


def read_events(
    view: View,
    actors: Sequence[Actor],
    places: Sequence[Place],
    dates: Sequence[DateMention],
    times: Sequence[TimeMention],
    figures: Sequence[Figure],
) -> tuple[Event, ...]:
    """The events of the article, in order of the text, each told once; indices count the sequences given."""
    scene = Scene(view, actors, places, dates, times, figures)
    clock = Clock(scene)
    drafts = _drafts(scene, clock)
    narrative = Narrative(scene, clock, drafts)
    narrative.link()
    placing = Placing(scene)
    for draft in drafts:
        draft.place = placing.of(draft)
    told = Merger(scene, clock).merge(drafts)
    for draft in told:
        if not draft.actors:
            draft.parties += _beside(scene, draft) or _states(scene, draft) or _spoken_of(scene, draft)
    told = [draft for draft in told if _peopled(draft)]
    narrative.settle(told)
    Wording(scene).finish(told)
    Matters(scene).settle(told)
    return tuple(_event(draft) for draft in sorted(told, key=lambda draft: draft.start))


def _drafts(scene: Scene, clock: Clock) -> list[Draft]:
    verbal = VerbEvents(scene, clock)
    found = [draft for number in range(len(scene.clauses)) for draft in verbal.read(number)]
    found += NounEvents(scene, clock).read()
    for draft in found:
        if draft.date is None:
            draft.date = clock.of(draft)
        draft.status = _status(scene, draft)
    return sorted(found, key=lambda draft: draft.trigger)


def _status(scene: Scene, draft: Draft) -> Status:
    """A headline in the present tells what is done; a deed whose date is to come is planned."""
    if draft.stance:
        return draft.status
    if draft.date is not None and scene.dates[draft.date].expression.direction == "future":
        return "planned"
    return "past" if draft.title and draft.status == "ongoing" else draft.status


def _beside(scene: Scene, draft: Draft) -> list[int]:
    """For a noun that names nobody, who is named in what completes it: "la visite d'élus siégeant au Sénat"."""
    if not draft.nominal or draft.type != "CONSULT":
        return []
    governed = (scene.clauses[child] for child in scene.children.get(draft.clause, ()))
    after = (clause for clause in governed if clause.kind in _COMPLETING and clause.start > draft.trigger[1])
    return [actor for clause in after for actor in scene.cast.actors_in(clause.start, clause.end)][:1]


def _states(scene: Scene, draft: Draft) -> list[int]:
    """For an event that names nobody, the states of its clause and place, else of violence the state named most."""
    clause = scene.clauses[draft.clause]
    named = scene.states_in(clause.start, clause.end)
    state = None if draft.place is None else scene.cast.state_of(draft.place)
    if state is not None and state not in named:
        return [state, *named]
    if named or draft.type not in OPEN_TYPES:
        return named
    return scene.cast.main_state(scene.view.sentences[draft.sentence].end)


def _spoken_of(scene: Scene, draft: Draft) -> list[int]:
    """For a measure told in the passive that names nobody, who was spoken of last: "L'accord a été prolongé"."""
    verb = scene.clauses[draft.clause].verb
    passive = verb is not None and verb.finite and verb.passive and draft.told_as in ("", "patient")
    known = (passive and draft.type in _MEASURES) or (draft.nominal and draft.type == "MOBILIZE")
    return scene.spoken_of(draft.clause) if known and draft.status == "past" else []


def _peopled(draft: Draft) -> bool:
    """Whether enough is known of who took part for the event to be told."""
    return bool(draft.actors) or draft.type in OPEN_TYPES


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
        draft.verb,
        draft.matter,
    )
