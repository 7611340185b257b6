"""The map of places: where the events lie, with the outlines of countries, and no tile from anybody."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.pages.atlas import Window, around, land
from generator.pages.desk import Desk
from generator.pages.links import Links
from generator.schema import addresses
from generator.schema.records import PlaceRecord

_WIDTH, _RATIO = 880.0, 1.7
_LETTER, _LINE = 7.6, 17.0
# Kinds of places that a dot would make smaller than they are.
_WIDE = frozenset({"country", "continent", "region", "territory", "sea", "ocean"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the map. `label` is where its name stands, None where there was no room for it."""

    place: PlaceRecord
    x: float
    y: float
    radius: float
    label: tuple[float, float, str] | None


def picture(desk: Desk, places: Sequence[PlaceRecord], to: Links) -> Markup:
    """The places that have coordinates as one SVG; empty where none has."""
    located = [place for place in places if place.latitude is not None and place.longitude is not None]
    if not located:
        return Markup("")
    window = around([(p.longitude or 0.0, p.latitude or 0.0) for p in located], _WIDTH, _RATIO)
    say = desk.words.say
    titles = Markup('<title id="map-t">{}</title><desc id="map-d">{}</desc>')
    head = Markup('<svg class="atlas" viewBox="0 0 {:.0f} {:.0f}" role="group" aria-labelledby="map-t map-d">')
    return (
        head.format(_WIDTH, window.height)
        + titles.format(say("places.map"), say("places.map_about", n=len(located)))
        + Markup('<path class="atlas__land" d="{}"/>').format(land(window))
        + Markup("").join(_drawn(desk, mark, to) for mark in marks(desk, located, window))
        + Markup("</svg>")
    )


def marks(desk: Desk, places: Sequence[PlaceRecord], window: Window) -> list[Mark]:
    """The places with their names where they fit, those with most events first."""
    events = desk.facts.events_of_place
    taken: list[tuple[float, float, float, float]] = []
    found = []
    for place in sorted(places, key=lambda place: (-len(events[place.id]), place.id)):
        x, y = window.place(place.longitude or 0.0, place.latitude or 0.0)
        radius = min(4 + 1.5 * len(events[place.id]), 14)
        label = _label(x, y, radius, desk.words.capital(place.name), window, taken)
        found.append(Mark(place, x, y, radius, label))
    return found


def _label(
    x: float, y: float, radius: float, name: str, window: Window, taken: list[tuple[float, float, float, float]]
) -> tuple[float, float, str] | None:
    """Right of the dot, left of it, above or below: the first that fits into the picture and hides no other name."""
    wide = len(name) * _LETTER
    gap = radius + 4
    for left, middle, anchor in (
        (x + gap, y, "start"),
        (x - gap - wide, y, "end"),
        (x - wide / 2, y - gap - 6, "middle"),
        (x - wide / 2, y + gap + 6, "middle"),
    ):
        box = (left, middle - _LINE / 2, left + wide, middle + _LINE / 2)
        inside = box[0] > 2 and box[2] < window.width - 2 and box[1] > 2 and box[3] < window.height - 2
        if inside and not any(_overlap(box, other) for other in taken):
            taken += [box, (x - radius, y - radius, x + radius, y + radius)]
            return {"start": left, "end": left + wide, "middle": x}[anchor], middle, anchor
    taken.append((x - radius, y - radius, x + radius, y + radius))
    return None


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _drawn(desk: Desk, mark: Mark, to: Links) -> Markup:
    name = desk.words.capital(mark.place.name)
    events = desk.words.count("count.events", len(desk.facts.events_of_place[mark.place.id]))
    wide = " atlas__dot--wide" if mark.place.kind in _WIDE else ""
    dot = Markup('<circle class="atlas__dot{}" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/>')
    text = Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}" dy=".35em">{}</text>')
    return (
        Markup('<a href="{}"><title>{}</title>').format(
            to(addresses.page("places", mark.place.id)), desk.words.say("network.node", name=name, events=events)
        )
        + dot.format(wide, mark.x, mark.y, mark.radius)
        + (text.format(*mark.label, name) if mark.label else Markup(""))
        + Markup("</a>")
    )
