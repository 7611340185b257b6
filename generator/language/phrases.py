"""Sequences of words with a meaning, found at a place in a row of words without trying each of them."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")

# The apostrophe of "l'", "qu'", "lorsqu'", not that inside a name.
_ELISION = re.compile(r"(?<=\b\w)'|(?<=qu)'")


class Found(NamedTuple, Generic[T]):
    """What a phrase means and how many words it takes."""

    value: T
    length: int


# A phrase as words, and what is found where it stands.
_Known = tuple[tuple[str, ...], Found[T]]
_NO_PHRASES: Mapping[str | None, list[Any]] = {None: []}


def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as tokens: "jusqu'à ce que" has four, "jusqu'" being one; "Ba'ath" is one."""
    return tuple(_ELISION.sub("' ", phrase).split())


class Phrases(Generic[T]):
    """Phrases by their first two words and by their last two; the longest wins."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        split = ((words_of(phrase), value) for phrase, value in phrases)
        known = [(words, Found(value, len(words))) for words, value in sorted(split, key=lambda one: -len(one[0]))]
        self._first = _by_two(known, lambda words: words)
        self._last = _by_two(known, lambda words: words[::-1])

    @property
    def openers(self) -> Collection[str]:
        """The words that phrases begin with: for a quick look before `at`."""
        return self._first.keys()

    def at(self, words: Sequence[str], place: int) -> Found[T] | None:
        """The longest phrase that begins with words[place]."""
        if 0 <= place < len(words) and words[place] in self._first:
            return next(self.all_at(words, place), None)
        return None

    def all_at(self, words: Sequence[str], place: int) -> Iterator[Found[T]]:
        """Every phrase that begins with words[place], the longest first."""
        by_second = self._first.get(words[place]) if 0 <= place < len(words) else None
        if by_second is None:
            return
        second = words[place + 1] if place + 1 < len(words) else None
        for phrase, found in by_second.get(second, by_second[None]):
            if found.length < 3 or tuple(words[place : place + found.length]) == phrase:
                yield found

    def before(self, words: Sequence[str], place: int) -> Found[T] | None:
        """The longest phrase that ends right before words[place]."""
        if not 0 < place <= len(words):
            return None
        by_second = self._last.get(words[place - 1], _NO_PHRASES)
        second = words[place - 2] if place > 1 else None
        for phrase, found in by_second.get(second, by_second[None]):
            if found.length <= place and tuple(words[place - found.length : place]) == phrase:
                return found
        return None

    def within(self, words: Sequence[str]) -> bool:
        """Whether any phrase stands among the words."""
        if self._first.keys().isdisjoint(words):
            return False
        return any(word in self._first and self.at(words, place) for place, word in enumerate(words))


def _by_two(
    phrases: Sequence[_Known[T]], ordered: Callable[[tuple[str, ...]], tuple[str, ...]]
) -> dict[str, dict[str | None, list[_Known[T]]]]:
    """The phrases by one word, then by the one beside it; under None those of one word, which also end other lists."""
    found: dict[str, dict[str | None, list[_Known[T]]]] = {}
    for phrase, meant in phrases:
        one, *rest = ordered(phrase)
        found.setdefault(one, {None: []}).setdefault(rest[0] if rest else None, []).append((phrase, meant))
    for by_second in found.values():
        alone = by_second[None]
        by_second.update((second, longer + alone) for second, longer in by_second.items() if second is not None)
    return found
