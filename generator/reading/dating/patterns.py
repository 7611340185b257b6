"""A rule's words as a regular expression over signs, with the signs that it can begin with.

The notation is that of `language/fr/calendar.yml`: words, {slots}, ( | ) and ?; a bracket after a backslash is a word.
No repetition is open, so the work of a pattern is bounded and that of a text grows with its length.
"""

import re
from collections.abc import Callable, Iterator

from generator.values import value

_PART = re.compile(r"\{(?P<slot>\w+)\}|(?P<sign>[()|?])|\\?(?P<word>(?<=\\)[()]|[^\s(){}|?\\]+)")


@value
class Pattern:
    """`regex` over signs, the signs that it can begin with, and whether it also matches nothing."""

    regex: str
    first: frozenset[str] = frozenset()
    empty: bool = True

    def then(self, other: "Pattern") -> "Pattern":
        first = self.first | other.first if self.empty else self.first
        return Pattern(self.regex + other.regex, first, self.empty and other.empty)

    def maybe(self) -> "Pattern":
        return Pattern(f"(?:{self.regex})?", self.first, True)


def sequence(signs: str) -> Pattern:
    """These signs one after another."""
    return Pattern(signs, frozenset(signs[:1]), not signs)


def one_of(signs: str) -> Pattern:
    """Any one of these signs."""
    return Pattern(f"[{signs}]", frozenset(signs), False)


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
        return Pattern(f"(?:{only.regex})", only.first, only.empty)
    first = frozenset[str]().union(*(branch.first for branch in branches))
    regex = "|".join(branch.regex for branch in branches)
    return Pattern(f"(?:{regex})", first, any(branch.empty for branch in branches))
