"""Tellings of one event brought together: the surest pairs first, and never two that exclude one another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.resolving.candidates import Key, Pair, scored_pairs
from generator.resolving.grouping import Sets
from generator.resolving.sameness import exclude
from generator.resolving.tellings import Seen

# Sameness from which two tellings are one event, and the lower one that is enough for two articles that already
# share another event. Measured on the five articles and on the small texts of the tests.
SURE, LIKELY = 0.62, 0.45


def gather(seen: Sequence[Seen]) -> list[tuple[Seen, ...]]:
    """The tellings as events, each in order of article, the events in order of their first telling."""
    pairs = scored_pairs(seen)
    gathering = _Gathering(seen)
    gathering.join(pair for pair in pairs if pair[0] >= SURE)
    shared = gathering.shared()
    gathering.join(pair for pair in pairs if LIKELY <= pair[0] < SURE and _acquainted(pair, shared))
    return gathering.events()


def _acquainted(pair: Pair, shared: Mapping[str, set[Key]]) -> bool:
    """Whether the articles of the pair already share an event."""
    one, other = (shared.get(each.telling.article, set()) for each in pair[1:])
    return not one.isdisjoint(other)


@dataclass
class _Bounds:
    """What the tellings of a set agree on: the days they all allow, and one telling of each kind, to compare with."""

    earliest: date
    latest: date
    casts: dict[object, Seen]

    def excludes(self, other: "_Bounds") -> bool:
        if max(self.earliest, other.earliest) > min(self.latest, other.latest):
            return True
        return any(exclude(a, b) for a in self.casts.values() for b in other.casts.values())

    def take(self, other: "_Bounds") -> None:
        self.earliest = max(self.earliest, other.earliest)
        self.latest = min(self.latest, other.latest)
        self.casts |= other.casts


class _Gathering:
    def __init__(self, seen: Sequence[Seen]) -> None:
        self._seen = {each.key: each for each in seen}
        self._sets: Sets[Key] = Sets(sorted(self._seen))
        self._bounds = {key: _bounds(each) for key, each in self._seen.items()}

    def join(self, pairs: Iterable[Pair]) -> None:
        """Joins the sets of each pair, in order, unless something in one set excludes something in the other."""
        for _, one, other in pairs:
            first, second = self._sets.root(one.key), self._sets.root(other.key)
            if first != second and not self._bounds[first].excludes(self._bounds[second]):
                self._sets.join(first, second)
                root, gone = (first, second) if self._sets.root(first) == first else (second, first)
                self._bounds[root].take(self._bounds.pop(gone))

    def shared(self) -> dict[str, set[Key]]:
        """The events (by their root) that each article tells together with others."""
        shared: dict[str, set[Key]] = {}
        for keys in self._sets.sets():
            for article in {article for article, _ in keys} if len(keys) > 1 else ():
                shared.setdefault(article, set()).add(self._sets.root(keys[0]))
        return shared

    def events(self) -> list[tuple[Seen, ...]]:
        return sorted((tuple(self._seen[key] for key in sorted(keys)) for keys in self._sets.sets()), key=_first_key)


def _first_key(event: tuple[Seen, ...]) -> Key:
    return event[0].key


def _bounds(seen: Seen) -> _Bounds:
    telling = seen.telling
    told = seen.published.earliest if telling.event.date is None else None
    cast = (frozenset(telling.actors.items()), telling.place, telling.event.mode, told)
    return _Bounds(seen.window.earliest or date.min, seen.window.latest or date.max, {cast: seen})
