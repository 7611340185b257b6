"""The network of actors: who shares events with whom, as a picture and as a table with the same data.

The picture is a circle, whose order is computed from the data alone: the same dossier gives the same picture.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from markupsafe import Markup

from generator.pages.actors import weight
from generator.pages.desk import Desk, Page, once
from generator.pages.facts import grouped
from generator.pages.links import Links
from generator.schema import addresses
from generator.schema.records import EventRecord

INDEX = "reseau/index.md"
# More actors than this make a picture that nobody reads; the table holds as many ties.
_ACTORS = 24
_TIES = 200
_WIDTH, _HEIGHT, _RADIUS = 880, 600, 205
# Labels this near the middle stand above or below their dot.
_BESIDE = 40


@dataclass(frozen=True, slots=True)
class Tie:
    """Two actors and the events that both take part in, in order of time."""

    one: str
    other: str
    events: tuple[EventRecord, ...]

    @property
    def anchor(self) -> str:
        return f"lien-{addresses.name(self.one)}--{addresses.name(self.other)}"


def pages(desk: Desk) -> Iterator[Page]:
    shown = _actors(desk)
    known = ties(desk)
    drawn = [tie for tie in known if tie.one in shown and tie.other in shown]
    order = circle(shown, drawn)
    view = {"ties": known[:_TIES], "order": order, "drawn": drawn}
    page = desk.index(INDEX, "network", **view)
    page.view["picture"] = _picture(desk, order, drawn[:_TIES], Links(INDEX, desk.site.dossier, desk.words))
    yield page


@once
def _actors(desk: Desk) -> list[str]:
    """The actors that share events, the busiest first."""
    tied = {key for tie in ties(desk) for key in (tie.one, tie.other)}
    return sorted(tied, key=lambda key: (-weight(desk, key), key))[:_ACTORS]


@once
def ties(desk: Desk) -> list[Tie]:
    """Every pair of actors that shares an event, the closest first."""
    dossier = desk.site.dossier

    def pairs(event: EventRecord) -> Iterator[str]:
        keys = sorted({part.actor for part in event.actors if part.actor in dossier.actors})
        return (f"{one} {other}" for one, other in combinations(keys, 2))

    groups = grouped(desk.facts.events, pairs)
    found = [Tie(one, other, events) for (one, other), events in ((pair.split(" "), e) for pair, e in groups.items())]
    return sorted(found, key=lambda tie: (-len(tie.events), tie.one, tie.other))


def circle(actors: Sequence[str], known: Sequence[Tie]) -> list[str]:
    """The actors around the circle: each is put where it lies nearest to those that it shares events with."""
    strength = {frozenset((tie.one, tie.other)): len(tie.events) for tie in known}
    order: list[str] = []
    for actor in actors:
        places = range(max(len(order), 1))
        best = min(places, key=lambda n: (_length([*order[:n], actor, *order[n:]], strength), n))
        order.insert(best, actor)
    return order


def _length(order: Sequence[str], strength: dict[frozenset[str], int]) -> int:
    """The sum of all ties' lengths along the circle."""
    size = len(order)
    at = {actor: n for n, actor in enumerate(order)}
    found = ((at[one], at[other], n) for (one, other), n in ((tuple(k), v) for k, v in strength.items())
             if one in at and other in at)  # fmt: skip
    return sum(min(abs(a - b), size - abs(a - b)) * n for a, b, n in found)


def _point(n: int, size: int, radius: float) -> tuple[float, float]:
    angle = 2 * math.pi * n / size - math.pi / 2
    return _WIDTH / 2 + radius * math.cos(angle), _HEIGHT / 2 + radius * math.sin(angle)


def _picture(desk: Desk, order: Sequence[str], drawn: Sequence[Tie], to: Links) -> Markup:
    """An SVG of its own words: every tie leads to its line in the table, every actor to its page."""
    at = {actor: n for n, actor in enumerate(order)}
    lines = [_line(desk, tie, at, len(order)) for tie in reversed(drawn)]
    nodes = [_node(desk, actor, n, len(order), to) for n, actor in enumerate(order)]
    head = Markup('<svg class="network" viewBox="0 0 {} {}" role="group" aria-labelledby="network-t network-d">')
    titles = Markup('<title id="network-t">{}</title><desc id="network-d">{}</desc>')
    say = desk.words.say
    text = titles.format(say("nav.network"), say("network.picture", actors=len(order), ties=len(drawn)))
    return head.format(_WIDTH, _HEIGHT) + text + Markup("").join([*lines, *nodes]) + Markup("</svg>")


def _line(desk: Desk, tie: Tie, at: dict[str, int], size: int) -> Markup:
    (x1, y1), (x2, y2) = (_point(at[key], size, _RADIUS) for key in (tie.one, tie.other))
    bend_x, bend_y = (x1 + x2) / 4 + _WIDTH / 4, (y1 + y2) / 4 + _HEIGHT / 4
    path = f"M{x1:.1f} {y1:.1f}Q{bend_x:.1f} {bend_y:.1f} {x2:.1f} {y2:.1f}"
    label = desk.words.say(
        "network.tie",
        one=desk.name("actors", tie.one),
        other=desk.name("actors", tie.other),
        events=desk.words.count("count.events_shared", len(tie.events)),
    )
    width = min(1.2 + 1.3 * len(tie.events), 9)
    return Markup(
        '<a href="#{}"><title>{}</title><path class="network__reach" d="{}"/>'
        '<path class="network__tie" d="{}" stroke-width="{:.1f}"/></a>'
    ).format(tie.anchor, label, path, path, width)


def _node(desk: Desk, actor: str, n: int, size: int, to: Links) -> Markup:
    (x, y), (tx, ty) = _point(n, size, _RADIUS), _point(n, size, _RADIUS + 18)
    name, kind = desk.name("actors", actor), desk.site.dossier.actors[actor].kind
    events = desk.words.count("count.events", len(desk.facts.events_of_actor[actor]))
    side = "middle" if abs(tx - _WIDTH / 2) < _BESIDE else "start" if tx > _WIDTH / 2 else "end"
    title = Markup("<title>{}</title>").format(desk.words.say("network.node", name=name, events=events))
    circle = Markup('<circle class="network__node network__node--{}" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/>')
    label = Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}" dy=".35em">{}</text>')
    return (
        Markup('<a href="{}">').format(to(addresses.page("actors", actor)))
        + title
        + circle.format(kind, x, y, min(5 + 1.1 * weight(desk, actor), 15))
        + label.format(tx, ty + _lift(ty), side, name)
        + Markup("</a>")
    )


def _lift(y: float) -> int:
    """How far a label at the top or the bottom of the circle stands off its dot."""
    return 8 if y > _HEIGHT / 2 + 150 else -8 if y < _HEIGHT / 2 - 150 else 0
