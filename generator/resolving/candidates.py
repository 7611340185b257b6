"""Pairs of tellings worth comparing, without comparing all: neighbours in time under a common key."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from generator.resolving.sameness import group_of, sameness
from generator.resolving.tellings import Seen

Key = tuple[str, int]
Block = tuple[str, str, str]
# A sameness above 0, and the two tellings, the one with the smaller key first.
Pair = tuple[float, Seen, Seen]
# With how many of the next ones under its key, in order of time, a telling is compared.
_NEIGHBOURS = 6


def _any(one: Seen, other: Seen) -> bool:
    return True


def scored_pairs(seen: Iterable[Seen], useful: Callable[[Seen, Seen], bool] = _any) -> list[Pair]:
    """Every `useful` pair of neighbours that can be one event, with its sameness, the surest first.

    Work grows as n log n: a telling has a few keys and a fixed number of neighbours under each.
    """
    ordered = sorted(seen, key=_time)
    times = [_time(each)[:2] for each in ordered]
    pairs = {pair for block in _blocks(ordered) for pair in _neighbours(block, times)}
    found = ((ordered[one], ordered[other]) for one, other in pairs)
    named = ((one, other) if one.key < other.key else (other, one) for one, other in found if useful(one, other))
    scored = ((sameness(one, other), one, other) for one, other in named)
    return sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: (-pair[0], pair[1].key, pair[2].key))


def _blocks(ordered: Iterable[Seen]) -> Iterable[list[int]]:
    """The places in order of the tellings under one key, for each key."""
    blocks: dict[Block, list[int]] = {}
    for place, each in enumerate(ordered):
        for key in _keys(each):
            blocks.setdefault(key, []).append(place)
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


def _neighbours(block: list[int], times: Sequence[tuple[date, date]]) -> Iterator[tuple[int, int]]:
    """Each place with the next ones, as far as they begin in its time."""
    for at, one in enumerate(block):
        end = times[one][1]
        for other in block[at + 1 : at + 1 + _NEIGHBOURS]:
            if times[other][0] > end:
                break
            yield one, other


def _time(seen: Seen) -> tuple[date, date, Key]:
    window = seen.window
    return window.earliest or date.min, window.latest or date.max, seen.key
