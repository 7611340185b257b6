"""All exports of a dossier in one go: the files of the site's data page, and what each leaves out.

A file is put together from what each record adds to it, so that an edited record costs its own part alone.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any, get_args

from generator.exports import feeds, jsonld, tables
from generator.exports.visible import visible
from generator.lazy import Anew
from generator.schema.dossier import Dossier, RecordKind
from generator.schema.records import EventRecord, Record

Key = tuple[RecordKind, str]
Part = Mapping[str, str]
"""What one record adds to the files: file name -> text."""
_JSON, _GRAPH, _ATOM, _CALENDAR = "dossier.json", "dossier.jsonld", "evenements.atom", "evenements.ics"


@dataclass(frozen=True, slots=True)
class Exports:
    """`files` maps a file name to its text, which is put together whenever it is asked for; `left_out` a file name to
    the number of events it cannot hold; `parts` are what each record adds.
    """

    files: Mapping[str, str]
    left_out: dict[str, int]
    parts: Mapping[Key, Part]


def export(dossier: Dossier, site_url: str = "", known: Mapping[Key, Part] | None = None) -> Exports:
    """Every export. Deterministic: key order is fixed, records stand in id order.

    `known` are the parts of records that are as they were; of an event, its sources' days and its place too.
    """
    shown, kept = visible(dossier), known or {}
    kinds: tuple[RecordKind, ...] = get_args(RecordKind)
    keys: list[Key] = [(kind, key) for kind in kinds for key in getattr(shown, kind)]
    parts = {key: kept.get(key) or _part(shown, *key, site_url) for key in keys}
    dated = _newest_first(shown)
    certain = [key for key in shown.events if _CALENDAR in parts["events", key]]
    makers: dict[str, Callable[[], str]] = {
        _JSON: lambda: _json(shown, parts),
        _GRAPH: lambda: _graph(part[_GRAPH] for part in parts.values()),
        _ATOM: lambda: feeds.atom(shown.settings, ((day, parts["events", key][_ATOM]) for day, key in dated)),
        _CALENDAR: lambda: feeds.icalendar(shown.settings, (parts["events", key][_CALENDAR] for key in certain)),
        **{name: partial(_table, parts, name) for name in tables.HEADS},
    }
    left_out = {_ATOM: len(shown.events) - len(dated), _CALENDAR: len(shown.events) - len(certain)}
    return Exports(Anew(makers.keys(), lambda name: makers[name]()), left_out, parts)


def _part(dossier: Dossier, kind: RecordKind, key: str, site_url: str) -> Part:
    record: Record = getattr(dossier, kind)[key]
    rows = sorted(tables.rows(record), key=itemgetter(0))
    cells = {name: tables.text(row for _, row in group) for name, group in groupby(rows, key=itemgetter(0))}
    plain = f"{_compact(key)}: {_compact(record.model_dump(mode='json'))}"
    part: Part = {_JSON: plain, _GRAPH: ",\n".join(map(_compact, jsonld.nodes(record))), **cells}
    return {**part, **_feeds(dossier, record, site_url)} if isinstance(record, EventRecord) else part


def _feeds(dossier: Dossier, event: EventRecord, site_url: str) -> Part:
    updated = feeds.newest_source(dossier, event)
    found = {_CALENDAR: feeds.calendar_entry(dossier, event, site_url)}
    found |= {_ATOM: feeds.entry(event, updated, site_url)} if updated else {}
    return {name: text for name, text in found.items() if text}


def _newest_first(dossier: Dossier) -> list[tuple[date, str]]:
    """The events of which a source has a day of publication, with the newest such day."""
    found = ((feeds.newest_source(dossier, event), key) for key, event in dossier.events.items())
    return sorted(((day, key) for day, key in found if day), key=lambda pair: (-pair[0].toordinal(), pair[1]))


def _json(dossier: Dossier, parts: Mapping[Key, Part]) -> str:
    """Settings, then every record under its kind and id, each on a line of its own."""
    sections = [f'"settings": {_compact(dossier.settings.model_dump(mode="json"))}']
    for kind in get_args(RecordKind):
        records = ",\n".join(parts[kind, key][_JSON] for key in getattr(dossier, kind))
        sections.append(f"{_compact(kind)}: {{\n{records}\n}}")
    return "{\n" + ",\n".join(sections) + "\n}\n"


def _graph(nodes: Iterable[str]) -> str:
    """The whole dossier as one JSON-LD graph."""
    return '{"@context": "https://schema.org", "@graph": [\n' + ",\n".join(nodes) + "\n]}\n"


def _table(parts: Mapping[Key, Part], name: str) -> str:
    return tables.text([tables.HEADS[name]]) + "".join(part[name] for part in parts.values() if name in part)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
