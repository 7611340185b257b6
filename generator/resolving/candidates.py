"""Pairs of tellings worth comparing, without comparing all: neighbours in time under a common key."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from generator.resolving.sameness import group_of, sameness
from generator.resolving.tellings import Seen

Key = tuple[str, int]
Block = tuple[str, str, str]
# A sameness above 0, and the two tellings, the one with the smaller key first.
Pair = tuple[float, Seen, Seen]
# With how many of the next ones under its key, in order of time, a telling is compared.
_NEIGHBOURS = 12


def scored_pairs(seen: Sequence[Seen]) -> list[Pair]:
    """Every pair of neighbours that can be one event, with its sameness, the surest first.

    Work grows as n log n: a telling has a few keys and a fixed number of neighbours under each.
    """
    pairs = {(a.key, b.key): (a, b) for block in _blocks(seen) for a, b in _neighbours(block)}
    scored = [(sameness(a, b), a, b) for a, b in pairs.values()]
    return sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: (-pair[0], pair[1].key, pair[2].key))


def _blocks(seen: Iterable[Seen]) -> Iterable[list[Seen]]:
    blocks: dict[Block, list[Seen]] = {}
    for each in seen:
        for key in _keys(each):
            blocks.setdefault(key, []).append(each)
    return blocks.values()


def _keys(seen: Seen) -> Iterator[Block]:
    """By type and each of those who take part, also with each word of the topic, which reaches tellings without time;
    by type and town.
    """
    group = group_of(seen.telling.event.type)
    if seen.telling.town:
        yield group, "", seen.telling.town
    for who in (*seen.telling.actors, *seen.telling.states):
        yield group, who, ""
        for word in seen.telling.about:
            yield group, who, word


def _neighbours(block: list[Seen]) -> Iterator[tuple[Seen, Seen]]:
    ordered = sorted(block, key=_time)
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + _NEIGHBOURS]:
            if one.window.compatible(other.window):
                yield (one, other) if one.key < other.key else (other, one)


def _time(seen: Seen) -> tuple[date, date, Key]:
    window = seen.window
    return window.earliest or date.min, window.latest or date.max, seen.key
