"""All exports of a dossier in one go: the files of the site's data page, and what each leaves out.

A file is put together from what each record adds to it. So an edited record changes its own piece of a file that is
there already: see `amending`.
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
from generator.lazy import Anew, Lazy
from generator.schema.dossier import Dossier, RecordKind
from generator.schema.records import EventRecord, Record

Key = tuple[RecordKind, str]
Part = Mapping[str, str]
"""What one record adds to the files: file name -> text."""
JSON, GRAPH, ATOM, CALENDAR = "dossier.json", "dossier.jsonld", "evenements.atom", "evenements.ics"
NAMES = (JSON, GRAPH, ATOM, CALENDAR, *tables.HEADS)
# What stands between the parts of a file; where it names none, nothing does.
BETWEEN = {JSON: ",\n", GRAPH: ",\n"}


@dataclass(frozen=True, slots=True)
class Exports:
    """`files` maps the name of every file that may differ from what there was before to its text, which is put
    together whenever it is asked for; `left_out` maps a file name to the number of events that it cannot hold.
    """

    files: Mapping[str, str]
    left_out: Mapping[str, int]


def export(dossier: Dossier, site_url: str = "") -> Exports:
    """Every export. Deterministic: key order is fixed, records stand in id order."""
    shown = visible(dossier)
    kinds: tuple[RecordKind, ...] = get_args(RecordKind)
    keys: list[Key] = [(kind, key) for kind in kinds for key in getattr(shown, kind)]
    parts = Lazy(dict.fromkeys(keys).keys(), lambda key: part(shown, key, site_url))
    dated = _newest_first(shown)
    makers: dict[str, Callable[[], str]] = {
        JSON: lambda: _json(shown, parts),
        GRAPH: lambda: _graph(found[GRAPH] for found in parts.values()),
        ATOM: lambda: feeds.atom(shown.settings, ((day, parts["events", key][ATOM]) for day, key in dated)),
        CALENDAR: lambda: feeds.icalendar(
            shown.settings, (parts["events", key].get(CALENDAR, "") for key in shown.events)
        ),
        **{name: partial(_table, parts, name) for name in tables.HEADS},
    }
    certain = sum(CALENDAR in parts["events", key] for key in shown.events)
    left_out = {ATOM: len(shown.events) - len(dated), CALENDAR: len(shown.events) - certain}
    return Exports(Anew(makers.keys(), lambda name: makers[name]()), left_out)


def part(shown: Dossier, key: Key, site_url: str = "") -> Part:
    """What a record of the visible dossier adds to the files; nothing where there is no such record."""
    kind, name = key
    record: Record | None = getattr(shown, kind).get(name)
    return _part(shown, record, name, site_url) if record else {}


def _part(dossier: Dossier, record: Record, key: str, site_url: str) -> Part:
    rows = sorted(tables.rows(record), key=itemgetter(0))
    cells = {name: tables.text(row for _, row in group) for name, group in groupby(rows, key=itemgetter(0))}
    plain = f"{_compact(key)}: {_compact(record.model_dump(mode='json'))}"
    made: Part = {JSON: plain, GRAPH: ",\n".join(map(_compact, jsonld.nodes(record))), **cells}
    return {**made, **_feeds(dossier, record, site_url)} if isinstance(record, EventRecord) else made


def _feeds(dossier: Dossier, event: EventRecord, site_url: str) -> Part:
    updated = feeds.newest_source(dossier, event)
    found = {CALENDAR: feeds.calendar_entry(dossier, event, site_url)}
    found |= {ATOM: feeds.entry(event, updated, site_url)} if updated else {}
    return {name: text for name, text in found.items() if text}


def _newest_first(dossier: Dossier) -> list[tuple[date, str]]:
    """The events of which a source has a day of publication, with the newest such day."""
    found = ((feeds.newest_source(dossier, event), key) for key, event in dossier.events.items())
    return sorted(((day, key) for day, key in found if day), key=lambda pair: (-pair[0].toordinal(), pair[1]))


def _json(dossier: Dossier, parts: Mapping[Key, Part]) -> str:
    """Settings, then every record under its kind and id, each on a line of its own."""
    sections = [f'"settings": {_compact(dossier.settings.model_dump(mode="json"))}']
    for kind in get_args(RecordKind):
        records = ",\n".join(parts[kind, key][JSON] for key in getattr(dossier, kind))
        sections.append(f"{_compact(kind)}: {{\n{records}\n}}")
    return "{\n" + ",\n".join(sections) + "\n}\n"


def _graph(nodes: Iterable[str]) -> str:
    """The whole dossier as one JSON-LD graph."""
    return '{"@context": "https://schema.org", "@graph": [\n' + ",\n".join(nodes) + "\n]}\n"


def _table(parts: Mapping[Key, Part], name: str) -> str:
    return tables.text([tables.HEADS[name]]) + "".join(found[name] for found in parts.values() if name in found)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
