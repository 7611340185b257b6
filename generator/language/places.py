"""Places by name: those of `places.yml`, `provinces.yml` and `towns.yml`, and the towns of the gazetteer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator.language.data import load
from generator.language.gazetteer import Gazetteer, load_gazetteer
from generator.text import slug

# A line of `places.yml`: ISO country or null, latitude, longitude, other names.
Row = tuple[str | float | None, ...]
# A line of `provinces.yml` or `towns.yml`, under its ISO country: the same without the country.
LocalRow = tuple[str | float, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the tables. `key` is its GeoNames number or, for places written by hand, a slug.

    `size` is a town's population in thousands, 0 for other places.
    """

    key: str
    name: str
    kind: str
    country: str | None
    latitude: float
    longitude: float
    size: int = 0


@dataclass(frozen=True)
class Places:
    """Lookups take folded words (`generator.text.fold`)."""

    rows: dict[str, dict[str, Row]]
    provinces: dict[str, dict[str, LocalRow]]
    small_towns: dict[str, dict[str, LocalRow]]

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return load_gazetteer()

    def by_hand(self) -> Iterator[tuple[str, Spot]]:
        """Every spelling of every region, sea, mountain, river and other place that the gazetteer lacks."""
        for kind, lines in self.rows.items():
            for name, row in lines.items():
                yield from _spellings(name, kind, row)
        for kind, countries in (("province", self.provinces), ("city", self.small_towns)):
            for country, local in countries.items():
                for name, line in local.items():
                    yield from _spellings(name, kind, (country, *line))

    @cached_property
    def towns(self) -> Callable[[str], tuple[Spot, ...]]:
        """Towns of a folded name, the likeliest in a French text first."""
        return lru_cache(maxsize=2**12)(self._towns)

    def _towns(self, folded: str) -> tuple[Spot, ...]:
        return tuple(
            Spot(str(town.geonames), town.name, "city", town.country, town.latitude, town.longitude, town.population)
            for town in self.gazetteer.find(folded)
        )


def _spellings(name: str, kind: str, row: Row) -> Iterator[tuple[str, Spot]]:
    country, latitude, longitude, *others = row
    spot = Spot(slug(name), name, kind, _text(country), _number(latitude), _number(longitude))
    for written in (name, *others):
        yield str(written), spot


def _text(value: str | float | None) -> str | None:
    return None if value is None else str(value)


def _number(value: str | float | None) -> float:
    return float(value or 0)


def load_places(code: str) -> Places:
    local = dict[str, dict[str, LocalRow]]
    return Places(
        load(code, "places", dict[str, dict[str, Row]]), load(code, "provinces", local), load(code, "towns", local)
    )
