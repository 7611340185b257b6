"""A rule's words as a regular expression over signs, with the pairs of signs that it can begin with.

The notation is that of `language/fr/calendar.yml`: words, {slots}, ( | ) and ?; a bracket after a backslash is a word.
No repetition is open, so the work of a pattern is bounded and that of a text grows with its length.
"""

import re
from collections.abc import Callable, Iterator

from generator.values import value

_NOTHING = frozenset[str]()
_PART = re.compile(r"\{(?P<slot>\w+)\}|(?P<sign>[()|?])|\\?(?P<word>(?<=\\)[()]|[^\s(){}|?\\]+)")


@value
class Head:
    """How a pattern can begin: one of the signs `first`, then one of the signs `second`, or its end if `ends`."""

    first: frozenset[str]
    second: frozenset[str] = _NOTHING
    ends: bool = True

    def then(self, other: "Pattern") -> "Head":
        return Head(self.first, self.second | other.first, other.empty) if self.ends else self

    def fits(self, signs: str) -> bool:
        """Whether one or two signs can be the first of a row that the pattern fits."""
        return signs[0] in self.first and (self.ends or signs[1:] in self.second)


@value
class Pattern:
    """`regex` over signs, how it can begin, and whether it also matches nothing."""

    regex: str
    heads: tuple[Head, ...] = ()
    empty: bool = True

    @property
    def first(self) -> frozenset[str]:
        """The signs that it can begin with."""
        return _NOTHING.union(*(head.first for head in self.heads))

    def then(self, other: "Pattern") -> "Pattern":
        heads = tuple(head.then(other) for head in self.heads) + (other.heads if self.empty else ())
        return Pattern(self.regex + other.regex, heads, self.empty and other.empty)

    def maybe(self) -> "Pattern":
        return Pattern(f"(?:{self.regex})?", self.heads, True)

    def begins(self, signs: str) -> bool:
        """Whether one or two signs can be the first of a row that it fits."""
        return any(head.fits(signs) for head in self.heads)


def sequence(signs: str) -> Pattern:
    """These signs one after another."""
    head = Head(frozenset(signs[:1]), frozenset(signs[1:2]), ends=len(signs) < 2)
    return Pattern(signs, (head,) if signs else (), not signs)


def one_of(signs: str) -> Pattern:
    """Any one of these signs."""
    return Pattern(f"[{signs}]", (Head(frozenset(signs)),), False)


def plain_words(notation: str) -> list[str]:
    """The stretches of plain words that a rule's notation holds."""
    return [part["word"] for part in _PART.finditer(notation) if part["word"]]


def pattern(notation: str, word: Callable[[str], Pattern], slot: Callable[[str], Pattern]) -> Pattern:
    """The pattern of a notation; `word` and `slot` give those of its parts."""
    return _choice(_PART.finditer(notation), word, slot)


def _choice(parts: Iterator[re.Match[str]], word: Callable[[str], Pattern], slot: Callable[[str], Pattern]) -> Pattern:
    """The alternatives up to the closing bracket or the end."""
    branches: list[list[Pattern]] = [[]]
    for part in parts:
        if part["word"]:
            branches[-1].append(word(part["word"]))
        elif part["slot"]:
            branches[-1].append(slot(part["slot"]))
        elif part["sign"] == "(":
            branches[-1].append(_choice(parts, word, slot))
        elif part["sign"] == "?":
            branches[-1][-1] = branches[-1][-1].maybe()
        elif part["sign"] == "|":
            branches.append([])
        else:
            break
    return _either([_all(branch) for branch in branches])


def _all(parts: list[Pattern]) -> Pattern:
    whole = Pattern("")
    for part in parts:
        whole = whole.then(part)
    return whole


def _either(branches: list[Pattern]) -> Pattern:
    if len(branches) == 1:
        only = branches[0]
        return Pattern(f"(?:{only.regex})", only.heads, only.empty)
    heads = tuple(head for branch in branches for head in branch.heads)
    regex = "|".join(branch.regex for branch in branches)
    return Pattern(f"(?:{regex})", heads, any(branch.empty for branch in branches))
