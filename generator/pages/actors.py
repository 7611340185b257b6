"""The pages of actors: one each, and their index."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages.desk import Desk, Page, beside
from generator.schema import addresses
from generator.schema.mentions import ActorKind, Role
from generator.schema.records import ActorRecord, EventRecord

INDEX = "acteurs/index.md"
KINDS: tuple[ActorKind, ...] = ("person", "state", "organisation")
_ROLES: tuple[Role, ...] = ("source", "target", "party")
_COUNTERPARTS = 20


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Another actor and the events that both have part in, in order of time."""

    actor: str
    events: tuple[EventRecord, ...]


def pages(desk: Desk) -> Iterator[Page]:
    groups = [(kind, _ranked(desk, kind)) for kind in KINDS]
    yield desk.index(INDEX, "actors", groups=[(kind, group) for kind, group in groups if group])
    actors = sorted(desk.site.dossier.actors.values(), key=lambda actor: (actor.name.casefold(), actor.id))
    row = [(actor.name, addresses.page("actors", actor.id)) for actor in actors]
    for n, actor in enumerate(actors):
        if not desk.wants(row[n][1]):
            continue
        yield Page(
            row[n][1],
            actor.name,
            _description(desk, actor),
            "actor",
            INDEX,
            desk.crumbs(("nav.actors", INDEX)),
            *beside(row, n),
            record=("actors", actor.id),
            view={"actor": actor, "parts": _parts(desk, actor.id), "counterparts": counterparts(desk, actor.id)},
        )


def weight(desk: Desk, actor: str) -> int:
    """How much of the dossier an actor takes part in: events, and statements made."""
    return len(desk.facts.events_of_actor[actor]) + len(desk.facts.said_by[actor])


def _ranked(desk: Desk, kind: ActorKind) -> list[ActorRecord]:
    """The actors of a kind, the busiest first."""
    chosen = (actor for actor in desk.site.dossier.actors.values() if actor.kind == kind)
    return sorted(chosen, key=lambda actor: (-weight(desk, actor.id), actor.name.casefold(), actor.id))


def _parts(desk: Desk, key: str) -> list[tuple[Role, list[EventRecord]]]:
    """The actor's events by the part that they play in them: does, is done to, takes part."""
    parts = {
        role: [e for e in desk.facts.events_of_actor[key] if (key, role) in {(p.actor, p.role) for p in e.actors}]
        for role in _ROLES
    }
    return [(role, events) for role, events in parts.items() if events]


def counterparts(desk: Desk, key: str) -> list[Counterpart]:
    """With whom the actor shares events, most often first."""
    events = desk.facts.events_of_actor[key]
    counts = Counter(part.actor for event in events for part in event.actors if part.actor != key)
    best = sorted(counts, key=lambda other: (-counts[other], other))[:_COUNTERPARTS]
    return [
        Counterpart(other, tuple(e for e in events if any(part.actor == other for part in e.actors))) for other in best
    ]


def _description(desk: Desk, actor: ActorRecord) -> str:
    role = desk.facts.role_near(actor.id, None)
    events = desk.words.count("count.events", len(desk.facts.events_of_actor[actor.id]))
    statements = desk.words.count("count.statements", len(desk.facts.said_by[actor.id]))
    who = f"{actor.name}, {role.label}" if role else actor.name
    return desk.words.say("actor.description", who=who, events=events, statements=statements)
