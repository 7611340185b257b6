"""A piece of the world as SVG paths: country outlines cut to a window, in an honest projection for a small region.

The outlines are Natural Earth's (public domain), see `cut_outlines`. Degrees are WGS 84.
"""

import gzip
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_OUTLINES = Path(__file__).parent / "outlines.json.gz"
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Window:
    """What a map shows, in degrees, drawn `width` wide; heights follow from the latitude in its middle."""

    west: float
    south: float
    east: float
    north: float
    width: float

    @property
    def scale(self) -> float:
        """Drawing units a degree of longitude."""
        return self.width / (self.east - self.west)

    @property
    def stretch(self) -> float:
        """How much longer a degree of latitude is than one of longitude, here."""
        return 1 / math.cos(math.radians((self.south + self.north) / 2))

    @property
    def height(self) -> float:
        return (self.north - self.south) * self.scale * self.stretch

    def place(self, longitude: float, latitude: float) -> Point:
        return (longitude - self.west) * self.scale, (self.north - latitude) * self.scale * self.stretch


def around(points: Sequence[Point], width: float, ratio: float, least: float = 8.0) -> Window:
    """The window that holds the points (longitude, latitude) with room to spare, `ratio` times as wide as high."""
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    narrow = math.cos(math.radians(min(abs(middle_y), 75)))
    high = max((north - south) * 1.35, least * narrow / ratio)
    wide = max((east - west) * 1.35, high * ratio / narrow, least)
    high = max(high, wide * narrow / ratio)
    south, north = max(middle_y - high / 2, -85), min(middle_y + high / 2, 85)
    return Window(middle_x - wide / 2, south, middle_x + wide / 2, north, width)


@cache
def _rings() -> tuple[tuple[Point, ...], ...]:
    """All outlines, as closed rings of (longitude, latitude)."""
    flat = json.loads(gzip.decompress(_OUTLINES.read_bytes()))
    return tuple(tuple(_points(ring)) for ring in flat)


def _points(flat: Sequence[int]) -> Iterator[Point]:
    x = y = 0
    for dx, dy in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + dx, y + dy
        yield x / 100, y / 100


@lru_cache(maxsize=1)
def land(window: Window) -> str:
    """The outlines inside the window, as the `d` of one SVG path."""
    return "".join(_path(window, ring) for ring in _rings() if _touches(window, ring))


def _touches(window: Window, ring: Sequence[Point]) -> bool:
    return (
        any(x > window.west for x, _ in ring)
        and any(x < window.east for x, _ in ring)
        and any(y > window.south for _, y in ring)
        and any(y < window.north for _, y in ring)
    )


def _path(window: Window, ring: Sequence[Point]) -> str:
    shown = _clipped(window, ring)
    if len(shown) < 3:
        return ""
    steps = (window.place(*point) for point in shown)
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in steps) + "Z"


def _clipped(window: Window, ring: Sequence[Point]) -> list[Point]:
    """Sutherland and Hodgman's algorithm: what of the ring lies in the window, cut at each side in turn."""
    points = list(ring)
    for axis, bound, sign in ((0, window.west, 1), (0, window.east, -1), (1, window.south, 1), (1, window.north, -1)):
        points = list(_cut(points, axis, bound, sign))
    return points


def _cut(points: Sequence[Point], axis: int, bound: float, sign: int) -> Iterator[Point]:
    for before, point in zip([*points[-1:], *points[:-1]], points, strict=True):
        was, now = (before[axis] - bound) * sign >= 0, (point[axis] - bound) * sign >= 0
        if was != now:
            part = (bound - before[axis]) / (point[axis] - before[axis])
            yield before[0] + (point[0] - before[0]) * part, before[1] + (point[1] - before[1]) * part
        if now:
            yield point
