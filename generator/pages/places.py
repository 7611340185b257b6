"""The pages of places: one each, and their index."""

from collections.abc import Iterator

from generator.pages import parts
from generator.pages.desk import Desk, Page, beside, once
from generator.pages.links import Links
from generator.pages.placemap import picture
from generator.schema import addresses
from generator.schema.records import PlaceRecord

INDEX = "lieux/index.md"


def pages(desk: Desk) -> Iterator[Page]:
    words, facts = desk.words, desk.facts
    places = ordered(desk)
    shown = [place for place in places if facts.events_of_place[place.id]] or places
    drawing = picture(desk, shown, Links(INDEX, desk.site.dossier, words))
    busiest = sorted(places, key=lambda place: -len(facts.events_of_place[place.id]))[: desk.site.listed]
    listed = sorted(busiest, key=lambda place: (place.name.casefold(), place.id))
    yield desk.index(INDEX, "places", places=listed, picture=drawing, parts=letters(desk))
    crumbs = desk.crumbs(("nav.places", INDEX))
    yield from parts.pages(desk, letters(desk), words.say("nav.places"), "places", INDEX, crumbs)
    row = [(words.capital(place.name), addresses.page("places", place.id)) for place in places]
    for n, place in enumerate(places):
        if not desk.wants(row[n][1]):
            continue
        events = facts.events_of_place[place.id]
        cut = years(desk, place)
        about = words.say("place.description", name=row[n][0], events=words.count("count.events", len(events)))
        yield Page(
            row[n][1],
            row[n][0],
            about,
            "place",
            INDEX,
            crumbs,
            *beside(row, n),
            record=("places", place.id),
            view={"place": place, "events": events, "parts": cut},
        )
        yield from parts.pages(desk, cut, row[n][0], "events", INDEX, (*crumbs, row[n]))


@once
def letters(desk: Desk) -> list[parts.Part]:
    """The places by the first letter of their names, where one page cannot list them."""
    return parts.parts(desk, "lieux/lettre", ordered(desk), lambda place: parts.letter(place.name))


def years(desk: Desk, place: PlaceRecord) -> list[parts.Part]:
    """The events at a place by year, where its own page cannot list them."""
    folder, events = addresses.page("places", place.id).removesuffix(".md"), desk.facts.events_of_place[place.id]
    return parts.parts(desk, folder, events, lambda event: parts.year(desk, event.date))


@once
def ordered(desk: Desk) -> list[PlaceRecord]:
    """All places by name."""
    return sorted(desk.site.dossier.places.values(), key=lambda place: (place.name.casefold(), place.id))
