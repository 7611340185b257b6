"""A sentence as a row of signs, one for each word, so that rules about words are regular expressions over signs.

Numbers are cut otherwise than for the other readers: "31/10/2022", "22h30" and "20 heures" are one word each, and a
number's sign tells what part of a date it can be.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

DAY, TENS, MODERN, OLD, NUMBER = "a", "b", "m", "o", "n"
NUMERIC, NUMERIC_DAY, CLOCK, COLON, HOURS = "N", "D", "K", "C", "H"
PLURAL, OTHER, MARK = "X", "x", "."

# The first sign of the vocabulary; far from what regular expressions give a meaning.
_FIRST_SIGN = 0x4E00
_MODERN_YEARS = range(1800, 2100)
_OLD_YEARS = range(1000, 2200)
_TOKEN = (
    r"(?P<N>\d{{4}}-\d\d-\d\d(?![\d-])|\d{{1,2}}([-/.])\d{{1,2}}\2(?:\d{{4}}|\d\d)(?![\d/]))"
    r"|(?P<D>\d{{1,2}}/\d{{1,2}}(?![\d/]))"
    r"|(?P<K>(?:[01]?\d|2[0-4]) ?h(?: ?[0-5]\d)?(?!\w))"
    r"|(?P<C>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]))"
    r"|(?P<H>(?:[01]?\d|2[0-4]) heures?(?: [0-5]\d(?! ?%))?(?!\w))"
    r"|(?P<ordinal>\d+(?:er|ere|e|eme|nd|nde)(?!\w))"
    r"|(?P<number>\d{{1,3}}(?: \d{{3}})+(?!\d)|\d+(?:[.,]\d+)*)"
    r"|(?P<word>(?:{compounds})(?!\w)|[^\W\d_]\w*'?)"
    r"|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Row:
    """The signs of a stretch of text, and where each word stands in the text."""

    signs: str
    spans: tuple[tuple[int, int], ...]


class Lexer:
    """Gives every word of the vocabulary a sign of its own; others are told apart by kind only.

    The vocabulary is folded but for the values of `exact` ({"des": "dès"}), which keep their accents in the text too.
    """

    def __init__(self, vocabulary: Iterable[str], exact: Mapping[str, str]) -> None:
        words = sorted(set(vocabulary))
        self._exact = exact
        self._signs = {word: chr(_FIRST_SIGN + number) for number, word in enumerate(words)}
        compounds = sorted((word for word in words if re.search(r"\w[-']\w", word)), key=len, reverse=True)
        self._token = re.compile(_TOKEN.format(compounds="|".join(map(re.escape, compounds)) or "(?!)"))

    def sign(self, word: str) -> str:
        return self._signs[word]

    def read(self, text: str, folded: str, start: int, end: int) -> Row:
        """The row of text[start:end]; `folded` is the text folded."""
        signs: list[str] = []
        spans: list[tuple[int, int]] = []
        for match in self._token.finditer(folded, start, end):
            accented = self._exact.get(match[0])
            told = accented is not None and text[match.start() : match.end()].lower() == accented
            signs.append(self._signs[accented] if accented and told else self._sign_of(match))
            spans.append(match.span())
        return Row("".join(signs), tuple(spans))

    def _sign_of(self, match: re.Match[str]) -> str:
        word = match[0]
        known = self._signs.get(word)
        if known is not None:
            return known
        kind = match.lastgroup
        if kind == "word":
            return PLURAL if word[-1] in "sx" else OTHER
        if kind == "number":
            return _number_sign(word)
        return OTHER if kind == "ordinal" else kind or MARK


def _number_sign(word: str) -> str:
    if not word.isascii() or not word.isdigit() or len(word) > 4:
        return NUMBER
    value = int(word)
    if len(word) <= 2:
        return DAY if 1 <= value <= 31 else TENS if value > 31 else NUMBER
    if len(word) == 3:
        return NUMBER
    return MODERN if value in _MODERN_YEARS else OLD if value in _OLD_YEARS else NUMBER
