"""One place under all its names: by its key in the gazetteer, else by its name."""

from collections.abc import Iterable, Mapping

from generator.resolving.grouping import Group, Groups, Member, common_country, mint, most_frequent
from generator.schema.mentions import Place, Reading
from generator.schema.records import PlaceRecord
from generator.text import fold


def group_places(readings: Mapping[str, Reading], known: Mapping[str, PlaceRecord]) -> Groups:
    """The places of all articles. A known record keeps its id where it has the number or a name of the place."""
    found = {(article, n): place for article, reading in readings.items() for n, place in enumerate(reading.places)}
    keyed = _keys(found.values())
    by_key: dict[str, list[Member]] = {}
    for member, place in sorted(found.items()):
        by_key.setdefault(keyed.get(fold(place.name), place.key or fold(place.name)), []).append(member)
    names = {key: most_frequent(found[member].name for member in members) for key, members in by_key.items()}
    kept = _known_ids(by_key, names, known)
    new = sorted(by_key.keys() - kept.keys(), key=lambda key: (fold(names[key]), key))
    ids = kept | dict(zip(new, mint((names[key] for key in new), kept.values()), strict=True))
    return Groups(_group(ids[key], names[key], members, found) for key, members in by_key.items())


def _group(id_: str, name: str, members: list[Member], found: Mapping[Member, Place]) -> Group:
    country = common_country(found[member].country for member in members)
    return Group(id_, name, tuple(members), found[members[0]].kind, country)


def _keys(places: Iterable[Place]) -> dict[str, str]:
    """The gazetteer key of each folded name that has only one."""
    keys: dict[str, set[str]] = {}
    for place in places:
        if place.key is not None:
            keys.setdefault(fold(place.name), set()).add(place.key)
    return {name: min(found) for name, found in keys.items() if len(found) == 1}


def _known_ids(
    by_key: Mapping[str, list[Member]], names: Mapping[str, str], known: Mapping[str, PlaceRecord]
) -> dict[str, str]:
    numbers = {str(record.geonames): record.id for record in known.values() if record.geonames is not None}
    named = {fold(text): record.id for record in known.values() for text in (record.name, *_texts(record))}
    kept: dict[str, str] = {}
    for key in sorted(by_key):
        record_id = numbers.get(key) or named.get(fold(names[key]))
        if record_id is not None and record_id not in kept.values():
            kept[key] = record_id
    return kept


def _texts(record: PlaceRecord) -> list[str]:
    return [spelling.text for spelling in record.spellings]
