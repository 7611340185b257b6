"""Towns of the world with coordinates: a cut of GeoNames in one small file, opened on first use.

`fr/gazetteer.tsv.gz` holds two blocks of lines with an empty line between them.

1. places: name, ISO country, latitude, longitude, GeoNames number, population in thousands (tab-separated)
2. keys, sorted: a folded spelling, a tab, the numbers of the lines of block 1 that it may mean, best first

Looking up is a binary search in block 2, so opening the file costs no more than unpacking and splitting it.
Source: GeoNames (https://www.geonames.org), CC BY 4.0; `cut_gazetteer.py` made the cut.
"""

import gzip
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent / "fr" / "gazetteer.tsv.gz"


@dataclass(frozen=True, slots=True)
class Town:
    """A populated place; `geonames` is its number there, `population` in thousands."""

    name: str
    country: str
    latitude: float
    longitude: float
    geonames: int
    population: int


@dataclass(frozen=True)
class Gazetteer:
    """Towns by folded spelling."""

    rows: list[str]
    keys: list[str]

    def find(self, folded: str) -> tuple[Town, ...]:
        """The towns that a folded spelling may mean, the likeliest in a French text first."""
        probe = folded + "\t"
        at = bisect_left(self.keys, probe)
        if at == len(self.keys) or not self.keys[at].startswith(probe):
            return ()
        return tuple(self._town(int(number)) for number in self.keys[at][len(probe) :].split(","))

    def _town(self, number: int) -> Town:
        name, country, latitude, longitude, geonames, population = self.rows[number].split("\t")
        return Town(name, country, float(latitude), float(longitude), int(geonames), int(population))


def load_gazetteer(path: Path = FILE) -> Gazetteer:
    """Unpacks the cut: about 40 ms, and 5 MB of memory while a run lasts."""
    rows, _, keys = gzip.decompress(path.read_bytes()).decode().partition("\n\n")
    return Gazetteer(rows.split("\n"), keys.split("\n"))
