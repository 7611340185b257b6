"""Quotation marks paired: « », “ ”, „ “, straight "" and '' by the side they stand on, ‹ › and ‘ ’ inside them.

French habits that this follows: a quotation of several paragraphs opens again with « at each of them and closes
only in the last; apostrophes never are marks; a mark that nothing closes reaches to the end of its paragraph.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from generator.values import value

Family = Literal["guillemet", "curly", "low", "straight", "inner", "single"]
Side = Literal["open", "close", "none"]

# A single one inside a word is an apostrophe.
_MARK = re.compile(r"<<|>>|''|’’|‘‘|[«»“”„‟\"‹›]|['‘’](?:(?<![^\W_].)|(?![^\W_]))")
_FAMILIES: dict[str, Family] = {
    "«": "guillemet", "<<": "guillemet", "»": "guillemet", ">>": "guillemet",
    "“": "curly", "”": "curly", "‟": "curly", "„": "low",
    '"': "straight", "''": "straight", "’’": "straight", "‘‘": "straight",
    "‹": "inner", "›": "inner", "'": "single", "‘": "single", "’": "single",
}  # fmt: skip
_OPENERS = frozenset("« << “ „ ‟ ‹ ‘ ‘‘".split())
_CLOSERS = frozenset("» >> ” ›".split())
_BEFORE_OPENING = frozenset("([{'’«“\"—–-/:,")
_FULL: frozenset[Family] = frozenset(("guillemet", "curly", "low", "straight"))
# Families that close a family other than by its own mark.
_KIN: dict[Family, tuple[Family, ...]] = {"low": ("low", "curly")}
# Deeper than press texts ever nest; bounds the work on a text made of opening marks.
_DEEPEST = 6


@value
class Quotation:
    """Quoted words: [start, end) without marks and inner spaces, [outer_start, outer_end) with them.

    `closed` is False where the closing mark is missing; `continues` marks a paragraph that goes on with the
    quotation of the paragraph before; `depth` counts the quotations around this one.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool = True
    continues: bool = False
    depth: int = 0


@value
class _Open:
    text: str
    start: int
    end: int

    @property
    def family(self) -> Family:
        return _FAMILIES[self.text]


def find_quotations(text: str, paragraphs: Iterable[tuple[int, int]]) -> tuple[Quotation, ...]:
    """The quotations of text[start:end] of each paragraph, in order of their opening marks, outer ones first."""
    found: list[Quotation] = []
    carried = False
    for start, end in paragraphs:
        pairing = _Paragraph(text, start, end, carried)
        pairing.read()
        found += _nested(sorted(pairing.found, key=lambda quotation: (quotation.outer_start, -quotation.outer_end)))
        carried = pairing.carries
    return tuple(found)


def _nested(quotations: Iterable[Quotation]) -> Iterator[Quotation]:
    ends: list[int] = []
    for one in quotations:
        while ends and ends[-1] <= one.outer_start:
            ends.pop()
        yield Quotation(one.start, one.end, one.outer_start, one.outer_end, one.closed, one.continues, depth=len(ends))
        ends.append(one.outer_end)


class _Paragraph:
    """Pairs the marks of one paragraph with a stack, in one pass."""

    def __init__(self, text: str, start: int, end: int, carried: bool) -> None:
        self.text, self.carried = text, carried
        self.start, self.end = _stripped(text, start, end)
        self.stack: list[_Open] = []
        self.found: list[Quotation] = []
        self.carries = False

    def read(self) -> None:
        for mark in _MARK.finditer(self.text, self.start, self.end):
            side = self._side(mark)
            if side == "open" and len(self.stack) < _DEEPEST:
                self.stack.append(_Open(mark[0], mark.start(), mark.end()))
            elif side == "close":
                self._close(_FAMILIES[mark[0]], mark.start(), mark.end())
        self._finish()

    def _side(self, mark: re.Match[str]) -> Side:
        before = self.text[mark.start() - 1] if mark.start() > self.start else " "
        after = self.text[mark.end()] if mark.end() < self.end else " "
        opens = not after.isspace() and (before.isspace() or before in _BEFORE_OPENING)
        if _FAMILIES[mark[0]] == "single":
            return self._single_side(before, after)
        if mark[0] == "“" and self._is_open("low"):
            return "close"
        if mark[0] in ("“", "«") and not opens and not before.isspace() and self._is_open("curly", "guillemet"):
            return "close"
        if mark[0] in _OPENERS:
            return "open"
        if mark[0] in _CLOSERS:
            return "open" if opens and not self.carried and not self._is_open(*_FULL) else "close"
        return self._straight_side(before, after, opens)

    def _straight_side(self, before: str, after: str, opens: bool) -> Side:
        if self._is_open(*_FULL) and not before.isspace() and before not in "([{'’«“":
            return "close"
        if opens:
            return "open"
        if self._is_open("straight"):
            return "close"
        return "open" if before.isspace() and after.isspace() and not self._is_open(*_FULL) else "none"

    def _single_side(self, before: str, after: str) -> Side:
        if after.isalnum() and (before.isspace() or before in '([{«“"'):
            return "open"
        ends = not before.isspace() and not after.isalnum()
        return "close" if ends and self.stack and self.stack[-1].family == "single" else "none"

    def _is_open(self, *families: Family) -> bool:
        return any(mark.family in families for mark in self.stack)

    def _close(self, family: Family, start: int, end: int) -> None:
        """Closes the innermost mark of the family, else (mixed marks) the innermost that is no single one."""
        kin = [at for at, mark in enumerate(self.stack) if family in _KIN.get(mark.family, (mark.family,))]
        others = [at for at, mark in enumerate(self.stack) if {mark.family, family} <= _FULL]
        if kin or others:
            at = (kin or others)[-1]
            self._add(self.stack[at].start, self.stack[at].end, start, end)
            del self.stack[at:]
        elif self.carried and family == "guillemet" and not self.found:
            self._add(self.start, self.start, start, end)

    def _add(self, outer: int, inner: int, start: int, end: int, closed: bool = True) -> None:
        left, right = _stripped(self.text, inner, start)
        if left < right:
            self.found.append(Quotation(left, right, outer, end, closed, self.carried and outer == self.start))

    def _finish(self) -> None:
        """A mark left open reaches to the paragraph's end, unless a later pair of its kind shows it to be astray."""
        for mark in self.stack:
            certain = mark.text in _OPENERS or mark.start == self.start
            later = any(one.outer_start > mark.start for one in self.found)
            if mark.family in _FULL and certain and not later:
                self._add(mark.start, mark.end, self.end, self.end, closed=False)
                self.carries = True
                return


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    return start + len(inside) - len(inside.lstrip()), max(start, end - len(inside) + len(inside.rstrip()))
