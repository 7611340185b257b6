"""Organisations that share a common noun and nothing else: the police, the opposition, the parliament of a country."""

from collections import Counter
from collections.abc import Mapping

from generator.language.organisations import Organisations
from generator.schema.mentions import Actor, Reading
from generator.text import fold

# The rules that read an organisation from nouns; what they read has a name of its own only by a proper noun in it.
_BY_NOUN = frozenset(f"name.organisation.{rule}" for rule in ("bare", "camp", "office", "recalled"))


def homes(readings: Mapping[str, Reading]) -> dict[str, str]:
    """For each article where such an organisation is at home: in the state (ISO code) that the article speaks of most;
    where it speaks of none more than of others, in the article alone. It tells namesakes apart and is no fact.
    """
    return {article: _state(reading) or article for article, reading in readings.items()}


def at_home(name: str, where: str) -> str:
    """What identifies the organisation called `name` that is at home somewhere."""
    return f"{name} @{where}"


def is_common(actor: Actor, known: Organisations) -> bool:
    """Whether an organisation is named by what others are named by as well, and by no state."""
    if actor.kind != "organisation" or actor.country:
        return False
    by_noun = actor.name[1:].islower() and all(mention.rule in _BY_NOUN for mention in actor.mentions)
    return by_noun or fold(actor.name) in known.everywhere


def _state(reading: Reading) -> str:
    """The state that the article speaks of most."""
    found: Counter[str] = Counter()
    for actor in reading.actors:
        if actor.kind == "state" and actor.country:
            found[actor.country] += len(actor.mentions)
    for place in reading.places:
        if place.country:
            found[place.country] += len(place.mentions)
    most = found.most_common(2)
    return most[0][0] if most and (len(most) == 1 or most[0][1] > most[1][1]) else ""
