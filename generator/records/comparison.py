"""Where two versions of a record differ, and how a value is put into words."""

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

from generator.records import emit
from generator.records.identity import item_keys
from generator.records.merge import MISSING, Path

Difference = tuple[Path, Any, Any]


def differences(one: Any, other: Any, path: Path = ()) -> Iterator[Difference]:
    """The smallest parts that differ, as (path, value in one, value in the other); MISSING where there is none."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        pairs = _aligned(one, other)
    elif path and isinstance(one, list) and isinstance(other, list):
        pairs = _aligned(_by_identity(path, one), _by_identity(path, other))
    elif one == other or not (one or other or one is None or other is None):
        return
    else:
        yield path, one, other
        return
    for key, left, right in pairs:
        yield from differences(left, right, (*path, key))


def _aligned(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> list[tuple[Hashable, Any, Any]]:
    keys = dict.fromkeys([*one, *other])
    return [(key, one.get(key, MISSING), other.get(key, MISSING)) for key in keys]


def _by_identity(path: Path, items: list[Any]) -> dict[Hashable, Any]:
    return dict(zip(item_keys(str(path[-1]), items), items, strict=True))


def value_at(data: Any, path: Path) -> Any:
    """What stands at a path of `differences`, MISSING where nothing does."""
    for number, key in enumerate(path):
        if isinstance(data, list):
            data = _by_identity(path[:number], data)
        if not isinstance(data, Mapping) or key not in data:
            return MISSING
        data = data[key]
    return data


def located(data: Any, path: Path) -> tuple[str | int, ...]:
    """A path of `differences` as keys and numbers of items: the place in a file, as far as that has it."""
    steps: list[str | int] = []
    for number, key in enumerate(path):
        names = list(data) if isinstance(data, Mapping) else _names_of_items(path[:number], data)
        if key not in names:
            break
        steps.append(str(key) if isinstance(data, Mapping) else names.index(key))
        data = data[steps[-1]]
    return tuple(steps)


def _names_of_items(path: Path, value: Any) -> list[Hashable]:
    return list(item_keys(str(path[-1]), value)) if path and isinstance(value, list) else []


def worded(value: Any) -> str:
    """A value in a few words: an event's evidence by its text, an actor's part by the actor, nothing by nothing."""
    if value is MISSING or value is None:
        return ""
    if isinstance(value, Mapping):
        return _worded_part(value)
    if isinstance(value, list):
        return ", ".join(map(worded, value))
    return value if isinstance(value, str) else emit.scalar("", value)


def _worded_part(part: Mapping[str, Any]) -> str:
    match part:
        case {"actor": actor}:
            return f"{actor} ({part['role']})" if "role" in part else str(actor)
        case {"value": value, "unit": unit}:
            return f"{emit.scalar('', value)} {unit}"
        case {"quote": str(quote)}:
            return quote
        case {"evidence": {"exact": exact}} | {"exact": exact}:
            return str(exact)
        case {"text": text}:
            return str(text)
    return emit.flow("", part)
