"""All exports of a dossier in one go: the files of the site's data page, and what each leaves out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.exports import feeds, jsonld
from generator.exports.tables import tables
from generator.exports.visible import visible
from generator.schema.dossier import Dossier

_KINDS = ("articles", "actors", "places", "events")


@dataclass(frozen=True, slots=True)
class Exports:
    """`files` maps a file name to its text; `left_out` a file name to the number of events it cannot hold."""

    files: dict[str, str]
    left_out: dict[str, int]


def export(dossier: Dossier, site_url: str = "") -> Exports:
    """Every export. Deterministic: key order is fixed, records stand in id order."""
    shown = visible(dossier)
    atom, calendar = feeds.atom(shown, site_url), feeds.icalendar(shown, site_url)
    files = {
        "dossier.json": _json(plain(shown)),
        "dossier.jsonld": _json(jsonld.graph(shown)),
        "evenements.atom": atom.text,
        "evenements.ics": calendar.text,
        **tables(shown),
    }
    return Exports(files, {"evenements.atom": atom.left_out, "evenements.ics": calendar.left_out})


def plain(dossier: Dossier) -> dict[str, Any]:
    """The dossier as JSON-ready data: settings, then every record under its kind and id."""
    records = {
        kind: {key: record.model_dump(mode="json") for key, record in getattr(dossier, kind).items()} for kind in _KINDS
    }
    return {"settings": dossier.settings.model_dump(mode="json"), **records}


def _json(data: Mapping[str, Any]) -> str:
    """`data` as JSON, a record on a line of its own: a change of one shows as one line, and writing stays fast."""
    return "{\n" + ",\n".join(f"{_compact(key)}: {_lines(value)}" for key, value in data.items()) + "\n}\n"


def _lines(value: Any) -> str:
    if isinstance(value, dict):
        return "{\n" + ",\n".join(f"{_compact(key)}: {_compact(each)}" for key, each in value.items()) + "\n}"
    return "[\n" + ",\n".join(map(_compact, value)) + "\n]" if isinstance(value, list) else _compact(value)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
