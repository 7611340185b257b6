"""The three-way merge: what stood, what a person made of it, what is read today. Knows nothing of events.

|               | new = base       | new ≠ base                                                  |
|---------------|------------------|-------------------------------------------------------------|
| human = base  | keep             | take the new; the base follows                              |
| human ≠ base  | keep the human's | keep the human's and report (silent when both now agree)    |

Values are plain data: dict, list, str, number, bool, None; a missing key is the value MISSING. Mappings merge key
by key. A list whose items have an identity merges item by item, there an absent list is an empty one; every other
list, prose, and an item that only a person has, is one value. The base of a value that a person changed does not
follow the reading: so an edit stays an edit for ever, even if the reading comes to agree with it and later changes
its mind again.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal


class Missing(Enum):
    """The value of a key that is not there."""

    MISSING = "missing"

    def __repr__(self) -> str:
        return self.name


MISSING = Missing.MISSING
Path = tuple[Hashable, ...]
Items = Mapping[Any, Any]


def _always(_: Path) -> bool:
    return True


def _never(_: Path) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Note:
    """What is read today and was not taken: "kept" a person's own value, "suggested" to a frozen record."""

    path: Path
    kind: Literal["kept", "suggested"]
    human: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """The value to write, the base to keep beside it, and what the reading says otherwise."""

    value: Any
    base: Any
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """What the merge must be told of the data.

    `identity(path, item)` is what makes two items of the list at `path` the same one, None where the list is one
    value. `open_to(path)` tells whether the reading may change the value there and everything in it, `grows(path)`
    whether new items may still join there although it may not.
    """

    identity: Callable[[Path, Any], Hashable | None]
    open_to: Callable[[Path], bool] = _always
    grows: Callable[[Path], bool] = _never


def merge(base: Any, human: Any, new: Any, rules: Rules, path: Path = ()) -> Merged:
    """The outcome of the table above for one value and everything in it."""
    if human == base and rules.open_to(path):
        return Merged(new, new)
    if all(isinstance(side, Mapping) for side in (base, human, new)):
        return _merge_mapping(base, human, new, rules, path)
    if isinstance(human, list) or isinstance(new, list):
        items = [_items(side, rules, path) for side in (base, human, new)]
        known = [side for side in items if side is not None]
        if len(known) == len(items):
            return _merge_list(human, new, known, rules, path)
    return _merge_one(base, human, new, rules, path)


def _merge_one(base: Any, human: Any, new: Any, rules: Rules, path: Path) -> Merged:
    if base is MISSING and human is MISSING and rules.grows(path):
        return Merged(new, new)
    if new in (base, human):
        return Merged(human, base)
    return Merged(human, base, (Note(path, "suggested" if human == base else "kept", human, new),))


def _merge_mapping(base: Items, human: Items, new: Items, rules: Rules, path: Path) -> Merged:
    done = _merge_each(_woven(human, new, base), (base, human, new), rules, path)
    return Merged(
        {key: each.value for key, each in done.items() if each.value is not MISSING},
        {key: each.base for key, each in done.items() if each.base is not MISSING},
        tuple(note for each in done.values() for note in each.notes),
    )


def _merge_list(human: Any, new: Any, items: Sequence[Items], rules: Rules, path: Path) -> Merged:
    """Merges like a mapping from identity to item; the person's order stands, the base follows the reading's.

    Where no item is left, the list is empty or absent as in the reading, or as the person who emptied it left it.
    """
    old, mine, read = items
    merged = _merge_mapping(old, mine, read, rules, path)
    bases = [merged.base[key] for key in _woven(read, old) if key in merged.base]
    return Merged([*merged.value.values()] or (_emptied(new) if mine else human), bases or _emptied(new), merged.notes)


def _emptied(model: Any) -> Any:
    return [] if isinstance(model, list) else MISSING


def _merge_each(keys: Iterable[Hashable], sides: Sequence[Items], rules: Rules, path: Path) -> dict[Hashable, Merged]:
    base, human, new = sides
    return {
        key: merge(base.get(key, MISSING), human.get(key, MISSING), new.get(key, MISSING), rules, (*path, key))
        for key in keys
    }


def _items(value: Any, rules: Rules, path: Path) -> Items | None:
    """The items of a list by identity; None for what is one value."""
    if value is MISSING:
        return {}
    if not isinstance(value, list):
        return None
    identities = [rules.identity(path, item) for item in value]
    return None if None in identities else dict(zip(numbered(identities), value, strict=True))


def numbered(keys: Iterable[Hashable]) -> list[Hashable]:
    """The keys, equal ones told apart by a number from the second on."""
    seen: Counter[Hashable] = Counter()
    unique: list[Hashable] = []
    for key in keys:
        seen[key] += 1
        unique.append(key if seen[key] == 1 else (key, seen[key]))
    return unique


def _woven(first: Iterable[Hashable], *others: Iterable[Hashable]) -> list[Hashable]:
    """All keys once: the first order as it stands, keys of the others right after their predecessor there."""
    result = list(first)
    for order in others:
        known = set(result)
        followers: dict[Hashable, list[Hashable]] = {}
        anchor: Hashable = MISSING
        for key in order:
            if key in known:
                anchor = key
            else:
                followers.setdefault(anchor, []).append(key)
        if followers:
            result = [key for known_key in (MISSING, *result) for key in (known_key, *followers.get(known_key, ()))]
            result.remove(MISSING)
    return result
