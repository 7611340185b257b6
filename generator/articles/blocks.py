"""A block of an article's text: a paragraph, a headline, a button's label; what can be seen of it alone."""

import re
from dataclasses import dataclass
from itertools import islice

from generator.articles.topics import Topic
from generator.language.boilerplate import WORD, Words
from generator.lazy import once

# Words from which a closed line is running text (with final punctuation: F .955 of the lines of press pages), and
# from which several sentences are, though the last one is cut.
PROSE_WORDS, CUT_PROSE_WORDS = 12, 25

_CLOSED = re.compile(r"[.!?…][\s\"”»’')\]]*$")
_EXCLAIMED = re.compile(r"[!?][\s\"”»’')\]]*$")
_OPENING_QUOTE = re.compile(r"[«“\"„]")
_CLOSING_QUOTE = re.compile(r"[»”\"][\s)\]]*$")
_INNER_END = re.compile(
    r"[.!?…](?<=[\w)»”\"%\]].)[.!?…]{0,3}[ \u00a0\u202f]?[»”\")\]]{0,3}\s{1,4}"
    r"[«“\"(\[—–-]{0,2}[\s\u00a0]?[A-ZÀ-ÖØ-ÞŒ0-9]"
)
# How much of a block's end tells whether it is closed.
_END = 12


@dataclass(frozen=True)
class Block:
    """The stretch [start, end) of an article's text, white space stripped; `text` is its wording, `folded` folded."""

    start: int
    end: int
    text: str
    folded: str

    @once
    def words(self) -> Words:
        return tuple(WORD.findall(self.folded))

    @once
    def topic(self) -> Topic:
        return Topic.of(self.text, self.folded, self.words)

    @once
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        if _CLOSED.search(self.text[-_END:]):
            return True
        quoted = _CLOSING_QUOTE.search(self.text[-_END:])
        return quoted is not None and (self._runs_on or _OPENING_QUOTE.match(self.text) is not None)

    @property
    def _runs_on(self) -> bool:
        """Whether it is longer than any headline."""
        return self.several or len(self.words) >= CUT_PROSE_WORDS

    @property
    def complete(self) -> bool:
        """Whether it ends as a sentence does, or names the speaker of the quotation before ("— Jeanne Martin")."""
        return self.closed or self.text.startswith("— ")

    @once
    def several(self) -> bool:
        """Whether a sentence ends inside it and another one follows."""
        return _INNER_END.search(self.text) is not None

    @once
    def prose(self) -> bool:
        """Whether it is running text: long enough, and closed or of several sentences."""
        if self.exclaims:
            return False
        complete = len(self.words) >= PROSE_WORDS and (self.closed or self.announces)
        return complete or (len(self.words) >= CUT_PROSE_WORDS and self.several)

    @property
    def exclaims(self) -> bool:
        """Whether it is one question or exclamation, as headlines are."""
        return (
            len(self.words) < CUT_PROSE_WORDS and not self.several and _EXCLAIMED.search(self.text[-_END:]) is not None
        )

    @property
    def announces(self) -> bool:
        """Whether it leads to what follows, a list or a quotation."""
        return self.text.endswith((":", ";"))

    def after(self, count: int) -> str:
        """The text after its first `count` words."""
        if not count:
            return self.text
        *_, last = islice(WORD.finditer(self.folded), count)
        return self.text[last.end() :]
