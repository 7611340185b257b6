"""The pages of actors: one each, and their index."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages import parts
from generator.pages.desk import Desk, Page, beside, once
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
    """Beyond what one page can list, the index shows the busiest actors, and letters lead to all."""
    actors = ordered(desk)
    busiest = sorted(actors, key=lambda actor: -weight(desk, actor.id))[: desk.site.listed]
    groups = [(kind, group) for kind in KINDS if (group := [actor for actor in busiest if actor.kind == kind])]
    yield desk.index(INDEX, "actors", groups=groups, parts=letters(desk))
    crumbs = desk.crumbs(("nav.actors", INDEX))
    yield from parts.pages(desk, letters(desk), desk.words.say("nav.actors"), "actors", INDEX, crumbs)
    row = [(actor.name, addresses.page("actors", actor.id)) for actor in actors]
    for n, actor in enumerate(actors):
        if desk.wants(row[n][1]):
            yield from _actor(desk, actor, row, n)


def _actor(desk: Desk, actor: ActorRecord, row: list[tuple[str, str]], n: int) -> Iterator[Page]:
    """The actor's page, and where it has too much to tell its years."""
    say, found = desk.words.say, cut(desk, actor)
    crumbs = desk.crumbs(("nav.actors", INDEX))
    view = {
        "actor": actor,
        "parts": _parts(desk, actor.id),
        "counterparts": counterparts(desk, actor.id),
        "cut": found,
    }
    yield Page(
        row[n][1],
        actor.name,
        _description(desk, actor),
        "actor",
        INDEX,
        crumbs,
        *beside(row, n),
        record=("actors", actor.id),
        view=view,
    )
    for name, pieces in found.items():
        title = say("part.title", title=actor.name, part=say("nav.events" if name == "events" else f"actor.{name}"))
        yield from parts.pages(desk, pieces, title, "events" if name == "events" else "said", INDEX, (*crumbs, row[n]))


@once
def letters(desk: Desk) -> list[parts.Part]:
    """The actors by the first letter of their names, where one page cannot list them."""
    return parts.parts(desk, "acteurs/lettre", ordered(desk), lambda actor: parts.letter(actor.name))


def cut(desk: Desk, actor: ActorRecord) -> dict[str, list[parts.Part]]:
    """What the actor's own page cannot list, by year: events, statements by and about the actor."""
    facts, folder = desk.facts, addresses.page("actors", actor.id).removesuffix(".md")
    rows = {"says": ("declarations", facts.said_by), "said_about": ("propos", facts.said_about)}
    said = {
        name: parts.parts(desk, f"{folder}/{path}", row[actor.id], lambda item: parts.said_in(desk, item))
        for name, (path, row) in rows.items()
    }
    events = facts.events_of_actor[actor.id]
    return said | {"events": parts.parts(desk, folder, events, lambda event: parts.year(desk, event.date))}


@once
def ordered(desk: Desk) -> list[ActorRecord]:
    """All actors by name."""
    return sorted(desk.site.dossier.actors.values(), key=lambda actor: (actor.name.casefold(), actor.id))


def weight(desk: Desk, actor: str) -> int:
    """How much of the dossier an actor takes part in: events, and statements made."""
    return len(desk.facts.events_of_actor[actor]) + len(desk.facts.said_by[actor])


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
