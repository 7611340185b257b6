"""What a text is about, as far as its names and long words show: enough to tell a stranger from a relative."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Self

from generator.values import value

# Long words carry the subject; their first letters are shared by their forms ("négociation", "négociateurs").
_LONG, _STEM = 7, 6
_LONG_WORD = re.compile(rf"[^\W\d_]{{{_LONG},}}")
# A word of three letters or more that begins with no small letter of French.
_CAPITALISED = re.compile(r"[^\W\d_a-zà-öø-ÿœ](?<![^\W\d_].)[^\W\d_]{2,}", re.DOTALL)
# Right before a word that begins a sentence, a quotation or a headline's second half.
_BEGINNING = re.compile(r"(?:[.!?…:\n][\s«»“”\"()—–-]{0,4}|[«“][ \u00a0\u202f]?|(?:^|[\s(])\")$")
_NEXT_CAPITAL = re.compile(r"[\s-]{1,2}[A-ZÀ-ÖØ-ÞŒ]")
_LOOK_BACK = 6


@value
class Topic:
    """Folded names (capitalised inside a sentence, or before another capital) and stems of long words."""

    names: frozenset[str]
    stems: frozenset[str]

    @classmethod
    def of(cls, text: str, folded: str) -> Self:
        """The topic of a text, which is given folded too."""
        names = (word.span() for word in _CAPITALISED.finditer(text) if _is_name(text, word))
        words = (word.start() for word in _LONG_WORD.finditer(text))
        return cls(
            frozenset(folded[start:end] for start, end in names),
            frozenset(folded[start : start + _STEM] for start in words),
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
    start = word.start()
    if not text[start].isupper():
        return False
    begins = start == 0 or _BEGINNING.search(text[max(0, start - _LOOK_BACK) : start]) is not None
    return not begins or _NEXT_CAPITAL.match(text, word.end()) is not None
