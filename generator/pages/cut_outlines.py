"""Makes `outlines.json.gz`, the outlines of the countries, from the npm package world-atlas (ISC licence).

Its data is Natural Earth's 1:50m countries, which is in the public domain (https://www.naturalearthdata.com).
Run by hand, when the world has changed: python -m generator.pages.cut_outlines countries-50m.json
"""

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent / "outlines.json.gz"
# Hundredths of a degree: a line may leave the source's by so much, and rings smaller than this are left out.
_TOLERANCE, _SMALLEST = 2.5, 12
Point = tuple[int, int]


def cut(topology: dict[str, Any]) -> list[list[int]]:
    """The rings of all countries, each as x0, y0, dx1, dy1, dx2, … in hundredths of a degree."""
    arcs = [_simplified(list(_decoded(arc, topology["transform"]))) for arc in topology["arcs"]]
    rings = (ring for shape in topology["objects"]["countries"]["geometries"] for ring in _rings(shape, arcs))
    return [_deltas(ring) for ring in rings if _extent(ring) >= _SMALLEST]


def _decoded(arc: Sequence[Sequence[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    """TopoJSON arcs are delta coded and quantised (https://github.com/topojson/topojson-specification)."""
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield round((x * scale_x + left) * 100), round((y * scale_y + bottom) * 100)


def _simplified(line: list[Point]) -> list[Point]:
    """Douglas and Peucker's algorithm, without recursion: shared borders stay shared, since it works on arcs."""
    keep = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        far = max(range(first + 1, last), key=lambda n: _distance(line[n], line[first], line[last]))
        if _distance(line[far], line[first], line[last]) > _TOLERANCE:
            keep.add(far)
            spans += [(first, far), (far, last)]
    return [line[n] for n in sorted(keep)]


def _distance(point: Point, start: Point, end: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    if length == 0:
        return float(((x - x1) ** 2 + (y - y1) ** 2) ** 0.5)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / float(length)


def _rings(shape: dict[str, Any], arcs: list[list[Point]]) -> Iterator[list[Point]]:
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", [])
    for polygon in polygons:
        for ring in polygon:
            points: list[Point] = []
            for number in ring:
                arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                points += arc[1:] if points else arc
            yield points


def _extent(ring: list[Point]) -> int:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _deltas(ring: list[Point]) -> list[int]:
    flat = list(ring[0])
    for (x1, y1), (x2, y2) in pairwise(ring):
        flat += (x2 - x1, y2 - y1)
    return flat


def main() -> None:
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    text = json.dumps(cut(topology), separators=(",", ":"))
    TARGET.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
