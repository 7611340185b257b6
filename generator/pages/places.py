"""The pages of places: one each, and their index."""

from collections.abc import Iterator

from generator.pages.desk import Desk, Page, beside
from generator.pages.links import Links
from generator.pages.placemap import picture
from generator.schema import addresses

INDEX = "lieux/index.md"


def pages(desk: Desk) -> Iterator[Page]:
    words, facts = desk.words, desk.facts
    places = sorted(desk.site.dossier.places.values(), key=lambda place: (place.name.casefold(), place.id))
    shown = [place for place in places if facts.events_of_place[place.id]] or places
    drawing = picture(desk, shown, Links(INDEX, desk.site.dossier, words))
    yield desk.index(INDEX, "places", places=places, picture=drawing)
    row = [(words.capital(place.name), addresses.page("places", place.id)) for place in places]
    for n, place in enumerate(places):
        if not desk.wants(row[n][1]):
            continue
        events = facts.events_of_place[place.id]
        about = words.say("place.description", name=row[n][0], events=words.count("count.events", len(events)))
        yield Page(
            row[n][1],
            row[n][0],
            about,
            "place",
            INDEX,
            desk.crumbs(("nav.places", INDEX)),
            *beside(row, n),
            record=("places", place.id),
            view={"place": place, "events": events},
        )
