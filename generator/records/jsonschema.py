"""JSON Schema of the records, by which an editor completes and underlines: `sources/schema/*.schema.json`.

Derived from the models. `ids.schema.json` lists the ids of the dossier at hand, so that an editor offers them; it
never forbids another, because a record may be written before the one that it refers to.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from generator.records.layout import KINDS, MODELS, key_order, schema_file
from generator.schema.dossier import RecordKind, Settings

IDS_FILE = "ids.schema.json"
SETTINGS_FILE = "dossier.schema.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
# The keys that hold ids of records, by the kind that they refer to.
_REFERENCES: Mapping[str, RecordKind] = {
    "actor": "actors",
    "speakers": "actors",
    "about": "actors",
    "same_as": "actors",
    "distinct_from": "actors",
    "possibly": "actors",
    "place": "places",
    "article": "articles",
}
_DATES = ("date", "published")
_POINT = r"(\d{4}|\d{3}X|\d{2}XX)(-\d\d)?(-\d\d)?[?~%]?"
_SIDE = rf"({_POINT}|\.\.)"
# A bare year is a number to an editor and a text to us.
_DATE = {"type": ["string", "integer"], "pattern": rf"^({_POINT}|{_SIDE}/{_SIDE}|\[.+\])$", "description": "EDTF"}


def schemas() -> dict[str, str]:
    """The schema files that depend on the models alone, by file name."""
    kinds = {schema_file(kind): _of_record(kind) for kind in KINDS}
    settings = _completed(Settings.model_json_schema())
    return {name: _text(schema) for name, schema in {**kinds, SETTINGS_FILE: settings}.items()}


def ids_schema(ids: Mapping[RecordKind, Iterable[str]]) -> str:
    """The file that lists the ids of a dossier's records."""
    return _text({"$schema": _DIALECT, "$defs": {kind: {"enum": sorted(ids.get(kind, ()))} for kind in KINDS}})


def _of_record(kind: RecordKind) -> dict[str, Any]:
    schema = _completed(MODELS[kind].model_json_schema())
    properties = schema["properties"]
    schema["properties"] = {key: properties[key] for key in key_order(kind)}
    schema["required"] = [key for key in schema.get("required", ()) if key != "id"]
    return schema


def _completed(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema of a model with the ids of the dossier offered wherever one is wanted."""
    for part in (schema, *schema.get("$defs", {}).values()):
        for key, field in part.get("properties", {}).items():
            field.pop("title", None)
            if key in _REFERENCES:
                _offer(field, _REFERENCES[key])
            if key in _DATES:
                field["anyOf"] = [_DATE, {"type": "null"}]
    return {"$schema": _DIALECT} | schema


def _offer(field: dict[str, Any], kind: RecordKind) -> None:
    for options in (field, *field.get("anyOf", ())):
        holder = options.get("items", options)
        if holder.get("type") == "string":
            plain = {key: holder.pop(key) for key in ("type", "pattern", "maxLength") if key in holder}
            holder["anyOf"] = [{"$ref": f"{IDS_FILE}#/$defs/{kind}"}, plain]


def _text(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
