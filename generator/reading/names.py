"""Who acts in an article and where: persons, states, organisations and places with all their mentions."""

from collections.abc import Iterable, Sequence
from itertools import chain

from generator.reading.naming.coreference import Resolver
from generator.reading.naming.functions import Function, FunctionReader
from generator.reading.naming.lexicon import find_known
from generator.reading.naming.location import Location
from generator.reading.naming.organisations import Group, GroupReader
from generator.reading.naming.people import Person, Register
from generator.reading.naming.places import Site, SiteReader
from generator.reading.naming.scene import Scene
from generator.reading.naming.sightings import SightingReader
from generator.reading.naming.states import State, StateReader
from generator.reading.view import View
from generator.schema.mentions import Actor, Mention, Place, RoleMention


def read_names(view: View) -> tuple[tuple[Actor, ...], tuple[Place, ...]]:
    """The actors and places of the kept sentences, in order of their first mention."""
    scene = Scene(view)
    hits = find_known(scene)
    functions = FunctionReader(scene, hits).all()
    sightings = list(SightingReader(scene, hits, functions).all())
    register = Register(scene)
    register.gather(sightings)
    named = frozenset(function for sighting in sightings for function in sighting.functions)
    Resolver(scene, register.people).resolve(functions, named)

    persons = _positions(register.people, scene)
    groups = GroupReader(scene, hits, persons)
    organisations = groups.all()
    inside = frozenset(groups.consumed)
    location = Location(scene)
    roles = frozenset(at for function in functions for at in range(function.first, function.after))
    states = StateReader(scene, hits, location, persons | inside, roles).all()
    keys = frozenset(hit.entry.country.iso or "" for hit in hits.values() if hit.entry.country is not None)
    sites = SiteReader(scene, hits, location, persons, inside, keys).all()

    actors = chain(
        (_person(scene, person) for person in register.people if person.mentions),
        (_state(state) for state in states),
        (_organisation(group) for group in organisations),
    )
    return tuple(sorted(actors, key=_first)), tuple(_place(site) for site in sites)


def _positions(people: Iterable[Person], scene: Scene) -> frozenset[int]:
    """The positions of all words that name persons (their functions apart)."""
    spans = sorted((m.start, m.end) for person in people for m in person.mentions if m.form != "role")
    found: set[int] = set()
    at = 0
    for start, end in spans:
        while at < len(scene.tokens) and scene.tokens[at].start < start:
            at += 1
        while at < len(scene.tokens) and scene.tokens[at].end <= end:
            found.add(at)
            at += 1
    return frozenset(found)


def _first(actor: Actor) -> tuple[int, str]:
    return actor.mentions[0].start, actor.name


def _ordered(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """In order of the text, each once."""
    return tuple(sorted(dict.fromkeys(mentions), key=lambda mention: (mention.start, mention.end)))


def _person(scene: Scene, person: Person) -> Actor:
    return Actor(
        person.name,
        "person",
        _ordered(person.mentions),
        tuple(_role(scene, function) for function in _once(person.functions)),
        person.country.iso if person.country is not None else None,
        person.feminine,
    )


def _once(functions: Sequence[Function]) -> Sequence[Function]:
    return sorted(dict.fromkeys(functions), key=lambda function: function.head)


def _role(scene: Scene, function: Function) -> RoleMention:
    start, end = scene.tokens[function.head].start, scene.tokens[function.after - 1].end
    label = function.word.lemma if function.counterpart else scene.view.text[start:end]
    country = function.country.iso if function.country is not None else None
    return RoleMention(label, start, end, country)


def _state(state: State) -> Actor:
    return Actor(state.country.name, "state", _ordered(state.mentions), (), state.country.iso, state.country.feminine)


def _organisation(group: Group) -> Actor:
    country = group.country.iso if group.country is not None else None
    return Actor(group.name, "organisation", _ordered(group.mentions), (), country)


def _place(site: Site) -> Place:
    spot = site.spot
    return Place(
        site.name,
        _ordered(site.mentions),
        spot.key if spot is not None else None,
        site.kind,
        site.country,
        spot.latitude if spot is not None else None,
        spot.longitude if spot is not None else None,
    )
