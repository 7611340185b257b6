"""What makes two items of a record's list the same one, and how a place inside a record is written down."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from generator.records.merge import Path, Rules, numbered

EvidenceKey = tuple[str, int, int]
# Lists that still take what is new in a reviewed record: new evidence accumulates, facts stay as they are.
_GROWING = frozenset({"evidence", "spellings"})
# What describes the file and not the facts follows the file even in a reviewed record.
_OF_THE_FILE = frozenset({"file", "sha256"})
_KEYED = frozenset(
    "actors evidence figures statements roles spellings articles speakers about same_as distinct_from possibly".split()
)


def evidence_key(evidence: Mapping[str, Any]) -> EvidenceKey:
    """The article and the words' offsets: what makes two pieces of evidence the same one."""
    return evidence["article"], evidence["start"], evidence["end"]


def likeness(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    """How far two pieces of evidence are the same words: 3 same place, 2 moved, 1 overlapping by half, 0 not at all."""
    if one["article"] != other["article"]:
        return 0
    if (one["start"], one["end"]) == (other["start"], other["end"]):
        return 3
    if one["exact"] == other["exact"]:
        return 2
    common = min(one["end"], other["end"]) - max(one["start"], other["start"])
    return int(2 * common > min(one["end"] - one["start"], other["end"] - other["start"]))


def _identity(path: Path, item: Any) -> Hashable | None:
    """Reasons and other lists without a key of their own are one value: None."""
    if isinstance(item, str):
        return item
    match path[-1] if path else None:
        case "actors":
            return str(item["actor"])
        case "spellings":
            return str(item["text"])
        case "evidence":
            return evidence_key(item)
        case "figures" | "statements" | "roles":
            return evidence_key(item["evidence"])
    return None


def item_keys(field: str, items: list[Any]) -> Sequence[Hashable]:
    """What tells the items of a list apart: their identities, or their places in a list that is one value."""
    keys = [_identity((field,), item) for item in items]
    return range(len(items)) if None in keys else numbered(keys)


OPEN = Rules(_identity)
REVIEWED = Rules(
    _identity,
    open_to=lambda path: bool(path) and path[0] in _OF_THE_FILE,
    grows=lambda path: len(path) > 1 and path[0] in _GROWING,
)


def _step(key: Hashable) -> str:
    if isinstance(key, tuple) and len(key) == 3:
        return f"{key[0]}:{key[1]}-{key[2]}"
    return "#".join(map(_step, key)) if isinstance(key, tuple) else str(key)


def spelled(path: Path) -> str:
    """A path for people: ("actors", "ilham-aliev", "role") is "actors[ilham-aliev].role"."""
    text = ""
    for before, key in zip((None, *path), path, strict=False):
        text += f"[{_step(key)}]" if before in _KEYED else f".{_step(key)}" if text else _step(key)
    return text
