"""What was read, as frozen values: the drafts of persons, states, organisations and places become actors and places."""

from collections.abc import Iterable

from generator.reading.naming.functions import Function
from generator.reading.naming.organisations import Group
from generator.reading.naming.people import Person
from generator.reading.naming.places import Site
from generator.reading.naming.scene import Scene
from generator.reading.naming.states import State
from generator.schema.mentions import Actor, Mention, Place, RoleMention


def positions(scene: Scene, people: Iterable[Person]) -> frozenset[int]:
    """The positions of all words that name persons, those of their functions apart."""
    spans = sorted((m.start, m.end) for person in people for m in person.mentions if m.form != "role")
    found: set[int] = set()
    at = 0
    for start, end in spans:
        while at < scene.size and scene.tokens[at].start < start:
            at += 1
        while at < scene.size and scene.tokens[at].end <= end:
            found.add(at)
            at += 1
    return frozenset(found)


def _ordered(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """In order of the text, each once."""
    return tuple(sorted(dict.fromkeys(mentions), key=lambda mention: (mention.start, mention.end)))


def person(scene: Scene, draft: Person) -> Actor:
    functions = sorted(dict.fromkeys(draft.functions), key=lambda function: function.head)
    return Actor(
        draft.name,
        "person",
        _ordered(draft.mentions),
        tuple(_role(scene, function) for function in functions),
        draft.country.iso if draft.country is not None else None,
        draft.feminine,
    )


def _role(scene: Scene, function: Function) -> RoleMention:
    """A function in the words of the text; that of a counterpart is named after the other's."""
    start, end = scene.tokens[function.head].start, scene.tokens[function.after - 1].end
    label = function.word.lemma if function.counterpart else function.label
    return RoleMention(label, start, end, function.country.iso if function.country is not None else None)


def state(draft: State) -> Actor:
    country = draft.country
    return Actor(country.name, "state", _ordered(draft.mentions), (), country.iso, country.feminine)


def organisation(draft: Group) -> Actor:
    country = draft.country.iso if draft.country is not None else None
    return Actor(draft.name, "organisation", _ordered(draft.mentions), (), country)


def place(draft: Site) -> Place:
    spot = draft.spot
    return Place(
        draft.name,
        _ordered(draft.mentions),
        spot.key if spot is not None else None,
        draft.kind,
        draft.country,
        spot.latitude if spot is not None else None,
        spot.longitude if spot is not None else None,
    )
