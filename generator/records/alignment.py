"""Items that a better rule reads a few words longer or shorter are still the same items.

Without this, evidence that a person deleted would come back as soon as its first word changed.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.records.identity import likeness
from generator.records.merge import Path, Rules

Data = Mapping[str, Any]
_LISTS = ("evidence", "figures", "statements", "roles")
_Alias = tuple[tuple[str, Hashable], Hashable]


def aligned(rules: Rules, new: Data, *known: Data) -> Rules:
    """The rules with each item of `new` under the identity of the known item that it continues, if there is one."""
    aliases = dict(alias for field in _LISTS if new.get(field) for alias in _continued(rules, field, new, known))
    if not aliases:
        return rules

    def identity(path: Path, item: Any) -> Hashable | None:
        key = rules.identity(path, item)
        return aliases.get((str(path[-1]), key), key) if key is not None and len(path) == 1 else key

    return replace(rules, identity=identity)


def _continued(
    rules: Rules, field: str, new: Data, known: tuple[Data, ...]
) -> Iterator[tuple[tuple[str, Hashable], Hashable]]:
    """(field, identity in the reading), identity in the record: for items whose words changed, each known one once."""
    read = {rules.identity((field,), item): item for item in new[field]}
    old = {rules.identity((field,), item): item for data in known for item in data.get(field, ())}
    free = {key: item for key, item in old.items() if key not in read}
    for key, item in read.items():
        if key in old or not free:
            continue
        best = max(free, key=lambda each: likeness(_words(free[each]), _words(item)))
        if likeness(_words(free[best]), _words(item)):
            yield (field, key), best
            del free[best]


def _words(item: Data) -> Data:
    words: Data = item.get("evidence", item)
    return words
