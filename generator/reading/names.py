"""Who acts in an article and where: persons, states, organisations and places with all their mentions."""

from itertools import chain

from generator.reading.naming.coreference import Resolver
from generator.reading.naming.functions import FunctionReader
from generator.reading.naming.heads import Heads
from generator.reading.naming.institutions import NamingReader
from generator.reading.naming.lexicon import find_known
from generator.reading.naming.location import Location
from generator.reading.naming.organisations import Groups
from generator.reading.naming.people import Register
from generator.reading.naming.places import SiteReader
from generator.reading.naming.results import organisation, person, place, positions, state
from generator.reading.naming.scene import Scene
from generator.reading.naming.sightings import SightingReader
from generator.reading.naming.states import StateReader
from generator.reading.view import View
from generator.schema.mentions import Actor, Place


def read_names(view: View) -> tuple[tuple[Actor, ...], tuple[Place, ...]]:
    """The actors and places of the kept sentences, each list in order of the first mentions."""
    scene = Scene(view)
    hits = find_known(scene)
    functions = FunctionReader(scene, hits).all()
    sightings = tuple(SightingReader(scene, hits, functions).all())
    register = Register(scene)
    register.gather(sightings)
    named = frozenset(function for sighting in sightings for function in sighting.functions)
    Resolver(scene, register.people).resolve(functions, named)

    taken = positions(scene, register.people)
    groups = Groups(scene, Heads(scene, hits))
    groups.gather(NamingReader(scene, hits, taken.union(*(function.nouns for function in functions))).all())
    held = frozenset(at for function in functions for at in range(function.head + 1, function.after))
    location = Location(scene)
    states = StateReader(scene, hits, location, taken | groups.words, held).all()
    sites = SiteReader(scene, hits, location, taken, frozenset(groups.words)).all()

    actors = chain(
        (person(scene, somebody) for somebody in register.people if somebody.mentions),
        map(state, states),
        map(organisation, groups.table.values()),
    )
    return tuple(sorted(actors, key=_first)), tuple(sorted(map(place, sites), key=_first))


def _first(item: Actor | Place) -> tuple[int, str]:
    return item.mentions[0].start, item.name
