"""Words that tell where: prepositions of place, nouns of space, verbs of giving."""

from generator.language.data import Folded, Table, Words, load


class LocationWords(Table):
    """`location.yml`, whose comments say what each list is for. The verbs are infinitives."""

    inside: Words
    around: Words
    giving: Words
    going: Words
    crossing: Words
    hitting: Words
    aiming: Words
    space: Folded
    places: Folded
    blows: Folded
    bound: Folded
    agreements: Folded
    meetings: Folded
    captures: Folded
    departures: Folded


def load_location(code: str) -> LocationWords:
    return load(code, "location", LocationWords)
