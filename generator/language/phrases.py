"""Sequences of words with a meaning, found at a place in a row of words without trying each of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Found(NamedTuple, Generic[T]):
    """What a phrase means and how many words it takes."""

    value: T
    length: int


def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as tokens: "jusqu'à ce que" has four, "jusqu'" being one."""
    return tuple(phrase.replace("'", "' ").split())


class Phrases(Generic[T]):
    """Phrases by their first and by their last word; the longest wins."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._last: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for words, value in sorted(((words_of(phrase), value) for phrase, value in phrases), key=lambda p: -len(p[0])):
            self._first.setdefault(words[0], []).append((words, value))
            self._last.setdefault(words[-1], []).append((words, value))

    def begins(self, word: str) -> bool:
        """Whether some phrase begins with a word."""
        return word in self._first

    def begins_with(self, word: str) -> bool:
        """Whether any phrase begins with the word: a quick look before `at`."""
        return word in self._first

    def at(self, words: Sequence[str], place: int) -> Found[T] | None:
        """The longest phrase that begins with words[place]."""
        return next(self.all_at(words, place), None)

    def all_at(self, words: Sequence[str], place: int) -> Iterator[Found[T]]:
        """Every phrase that begins with words[place], the longest first."""
        if not 0 <= place < len(words):
            return
        for phrase, value in self._first.get(words[place], ()):
            if tuple(words[place : place + len(phrase)]) == phrase:
                yield Found(value, len(phrase))

    def before(self, words: Sequence[str], place: int) -> Found[T] | None:
        """The longest phrase that ends right before words[place]."""
        if not 0 < place <= len(words):
            return None
        for phrase, value in self._last.get(words[place - 1], ()):
            if len(phrase) <= place and tuple(words[place - len(phrase) : place]) == phrase:
                return Found(value, len(phrase))
        return None
