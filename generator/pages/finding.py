"""The search page: results by script, and without script a list of names to go on from."""

from collections.abc import Iterator

from generator.pages.desk import Desk, Page

INDEX = "recherche.md"
_NAMES = 400


def pages(desk: Desk) -> Iterator[Page]:
    dossier = desk.site.dossier
    actors = sorted(dossier.actors.values(), key=lambda actor: (actor.name.casefold(), actor.id))
    places = sorted(dossier.places.values(), key=lambda place: (place.name.casefold(), place.id))
    yield desk.index(INDEX, "search", actors=actors[:_NAMES], places=places[:_NAMES])
