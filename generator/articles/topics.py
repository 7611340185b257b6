"""What a text is about, as far as its names and long words show: enough to tell a stranger from a relative."""

import re
from collections.abc import Iterable
from typing import Protocol, Self

from generator.values import value

# Long words carry the subject; their first letters are shared by their forms ("négociation", "négociateurs").
_LONG, _STEM = 7, 6
# A word of three letters or more that begins with no small letter of French.
_CAPITALISED = re.compile(r"[^\W\d_a-zà-öø-ÿœ](?<![^\W\d_].)[^\W\d_]{2,}", re.DOTALL)
# Right before a word that begins a sentence, a quotation or a headline's second half.
_BEGINNING = re.compile(r"(?:[.!?…:\n][\s«»“”\"()—–-]{0,4}|[«“][ \u00a0\u202f]?|(?:^|[\s(])\")$")
_NEXT_CAPITAL = re.compile(r"[\s-]{1,2}[A-ZÀ-ÖØ-ÞŒ]")
_LOOK_BACK = 6


@value
class Topic:
    """Folded names (capitalised inside a sentence, or before another capital), stems of long words, and both."""

    names: frozenset[str]
    stems: frozenset[str]
    all: frozenset[str]

    @classmethod
    def of(cls, text: str, folded: str, words: Iterable[str]) -> Self:
        """The topic of a text, which is given folded too, and in folded words."""
        names = frozenset([folded[slice(*word.span())] for word in _CAPITALISED.finditer(text) if _is_name(text, word)])
        stems = frozenset([word[:_STEM] for word in words if len(word) >= _LONG and word.isalpha()])
        return cls(names, stems, names | stems)


class Text(Protocol):
    """What has a topic, which is worked out where somebody asks for it."""

    @property
    def topic(self) -> Topic: ...


class Subject:
    """What several texts are about together: all their names and stems."""

    def __init__(self, texts: Iterable[Text] = ()) -> None:
        self._texts = list(texts)
        self._held: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._known())

    def add(self, text: Text) -> None:
        self._texts.append(text)

    def kinship(self, text: Text) -> int:
        """How much a text has in common with the others: a shared name counts twice as much as a shared word."""
        held, topic = self._known(), text.topic
        return 2 * len(topic.names & held) + len(topic.stems & held)

    def _known(self) -> set[str]:
        self._held.update(*(text.topic.all for text in self._texts))
        self._texts.clear()
        return self._held


def _is_name(text: str, word: re.Match[str]) -> bool:
    start = word.start()
    if not text[start].isupper():
        return False
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        return True
    begins = start == 0 or _BEGINNING.search(text[max(0, start - _LOOK_BACK) : start]) is not None
    return not begins or _NEXT_CAPITAL.match(text, word.end()) is not None
