"""Where a record lies, in which order its keys stand, and which of them are always written."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from generator.schema.dossier import RecordKind
from generator.schema.records import ActorRecord, ArticleRecord, EventRecord, PlaceRecord, Record

MODELS: Mapping[RecordKind, type[Record]] = {
    "articles": ArticleRecord,
    "actors": ActorRecord,
    "places": PlaceRecord,
    "events": EventRecord,
}
KINDS: tuple[RecordKind, ...] = tuple(MODELS)
# Keys that belong to people: the program writes them once, empty, and never again.
OWN_WORDS = ("reviewed", "note")
JUDGEMENTS = frozenset({*OWN_WORDS, "same_as", "distinct_from"})
# Keys that a record shows even when nothing is known, because that is where a person will want to write.
_ALWAYS: Mapping[RecordKind, frozenset[str]] = {
    "articles": frozenset({"id", "file", "sha256", "title", "outlet", "published"}),
    "actors": frozenset({"id", "name", "kind", "country", "spellings"}),
    "places": frozenset({"id", "name", "kind", "country", "latitude", "longitude"}),
    "events": frozenset({"id", "title", "type", "date", "status", "place", "actors", "evidence"}),
}


@cache
def key_order(kind: RecordKind) -> tuple[str, ...]:
    """The keys of a record as it is written: its facts in the order of the model, people's own words last."""
    facts = tuple(name for name in MODELS[kind].model_fields if name not in ("id", *OWN_WORDS))
    return ("id", *facts, *OWN_WORDS)


def plain(kind: RecordKind, record: Record) -> dict[str, Any]:
    """A record of the program's own as it is written: what is empty is left out unless people need to see it."""
    full = record.model_dump()
    known = record.model_dump(exclude_defaults=True)
    shown = _ALWAYS[kind] | set(OWN_WORDS)
    return {key: known.get(key, full[key]) for key in key_order(kind) if key in known or key in shown}


def ordered(kind: RecordKind, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data with its keys in the order in which a record is written."""
    return {key: data[key] for key in key_order(kind) if key in data}


def schema_file(kind: RecordKind) -> str:
    """The name of the JSON Schema of a kind of record, in `sources/schema/`."""
    return f"{kind.removesuffix('s')}.schema.json"


def modeline(kind: RecordKind) -> str:
    """The first line of a record, by which an editor finds the schema."""
    return f"# yaml-language-server: $schema=../schema/{schema_file(kind)}"
