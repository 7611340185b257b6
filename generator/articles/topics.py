"""What a text is about, as far as its names and long words show: enough to tell a stranger from a relative."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from generator.text import fold

# Long words carry the subject; their first letters are shared by their forms ("négociation", "négociateurs").
_LONG, _STEM = 7, 6
_WORD = re.compile(r"[^\W\d_]{2,}")
_NAME_LETTERS = 3
# Right before a word that begins a sentence, a quotation or a headline's second half.
_BEGINNING = re.compile(r"(?:[.!?…:\n][\s«»“”\"()—–-]{0,4}|[«“][ \u00a0\u202f]?|(?:^|[\s(])\")$")
_NEXT_CAPITAL = re.compile(r"[\s-]{1,2}[A-ZÀ-ÖØ-ÞŒ]")
_LOOK_BACK = 6


@dataclass(frozen=True, slots=True)
class Topic:
    """Folded names (capitalised inside a sentence, or before another capital) and stems of long words."""

    names: frozenset[str]
    stems: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Self:
        found = list(_WORD.finditer(text))
        return cls(
            frozenset(fold(word[0]) for word in found if _is_name(text, word)),
            frozenset(fold(word[0])[:_STEM] for word in found if len(word[0]) >= _LONG),
        )


class Subject:
    """What several texts are about together: each of their names and stems, with how many of the texts hold it."""

    def __init__(self, topics: Iterable[Topic] = ()) -> None:
        self._held: Counter[str] = Counter()
        for topic in topics:
            self.add(topic)

    def __bool__(self) -> bool:
        return bool(self._held)

    def add(self, topic: Topic) -> None:
        self._held.update(topic.names | topic.stems)

    def remove(self, topic: Topic) -> None:
        """Takes back a text that was added."""
        self._held.subtract(topic.names | topic.stems)

    def kinship(self, topic: Topic) -> int:
        """How much a text has in common with the others: a shared name counts twice as much as a shared word."""
        names = sum(2 for name in topic.names if self._held[name] > 0)
        return names + sum(1 for stem in topic.stems if self._held[stem] > 0)


def _is_name(text: str, word: re.Match[str]) -> bool:
    if not word[0][0].isupper() or len(word[0]) < _NAME_LETTERS:
        return False
    before = text[max(0, word.start() - _LOOK_BACK) : word.start()]
    begins = word.start() == 0 or _BEGINNING.search(before) is not None
    return not begins or _NEXT_CAPITAL.match(text, word.end()) is not None
