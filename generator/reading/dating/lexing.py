"""A sentence as a row of signs, one for each word, so that rules about words are regular expressions over signs.

Numbers are cut otherwise than for the other readers: "31/10/2022", "22h30" and "20 heures" are one word each, and a
number's sign tells what part of a date it can be.
"""

import re
from collections.abc import Iterable

from generator.language.calendar import Calendar
from generator.values import value

DAY, TENS, MODERN, OLD, NUMBER = "a", "b", "m", "o", "n"
NUMERIC, NUMERIC_DAY, CLOCK, COLON, HOURS = "N", "D", "K", "C", "H"
PLURAL, OTHER, MARK = "X", "x", "."

# The first sign of the vocabulary; far from what regular expressions give a meaning.
_FIRST_SIGN = 0x4E00
_MODERN_YEARS = range(1800, 2100)
_OLD_YEARS = range(1000, 2200)
# No word begins with a space: told first, it saves trying everything at each of them.
_TOKEN = (
    r"(?=\S)(?:(?P<word>(?:{compounds})(?!\w)|[^\W\d_]\w*'?)"
    r"|[^\w\s]"
    r"|(?P<N>[0-9]{{4}}-[0-9][0-9]-[0-9][0-9](?![\d-])"
    r"|[0-9]{{1,2}}([-/.])[0-9]{{1,2}}\3(?:[0-9]{{4}}|[0-9][0-9])(?![\d/]))"
    r"|(?P<D>[0-9]{{1,2}}/[0-9]{{1,2}}(?![\d/])|(?<=\()[0-9]{{1,2}}\.[01][0-9](?=\)))"
    r"|(?P<K>{hour} ?{short}(?: ?[0-5][0-9])?(?!\w))"
    r"|(?P<C>{hour}:[0-5][0-9](?::[0-5][0-9])?(?![\d:]))"
    r"|(?P<H>{hour} {long}(?: [0-5][0-9](?! ?%))?(?!\w))"
    r"|(?P<ordinal>[0-9]+(?:{ordinals})(?!\w))"
    r"|(?P<number>[0-9]{{1,3}}(?: [0-9]{{3}})+(?![0-9])|[0-9]+(?:[.,][0-9]+)*))"
)
_HOUR = "(?:[01]?[0-9]|2[0-4])"


@value
class Row:
    """The signs of a stretch of text, and where each word stands in the text."""

    signs: str
    spans: tuple[tuple[int, int], ...]


class Lexer:
    """Gives every word of the vocabulary a sign of its own; others are told apart by kind only.

    The vocabulary is folded but for the words that the calendar wants exact ("dès"), which keep their accents.
    """

    def __init__(self, calendar: Calendar, vocabulary: Iterable[str]) -> None:
        words = sorted(set(vocabulary))
        compounds = sorted((word for word in words if re.search(r"\w[-']\w", word)), key=len, reverse=True)
        self._exact = calendar.exact
        self._signs = {word: chr(_FIRST_SIGN + number) for number, word in enumerate(words)}
        self._plain = {word: sign for word, sign in self._signs.items() if word not in calendar.exact}
        clock = calendar.table.clock
        self._token = re.compile(
            _TOKEN.format(
                hour=_HOUR,
                short=clock.short,
                long=clock.long,
                ordinals="|".join(calendar.ordinals),
                compounds="|".join(map(re.escape, compounds)) or "(?!)",
            )
        )

    def sign(self, word: str) -> str:
        return self._signs[word]

    def read(self, text: str, folded: str, start: int, end: int) -> Row:
        """The row of text[start:end]; `folded` is the text folded."""
        signs: list[str] = []
        spans: list[tuple[int, int]] = []
        for match in self._token.finditer(folded, start, end):
            signs.append(self._plain.get(match[0]) or self._sign_of(match, text))
            spans.append(match.span())
        return Row("".join(signs), tuple(spans))

    def _sign_of(self, match: re.Match[str], text: str) -> str:
        word, kind = match[0], match.lastgroup
        accented = self._exact.get(word)
        if accented is not None and text[match.start() : match.end()].lower() == accented:
            return self._signs[accented]
        if accented is not None and word in self._signs:
            return self._signs[word]
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
