"""A sentence as a row of signs, one for each word, so that rules about words are regular expressions over signs.

Numbers are cut otherwise than for the other readers: "31/10/2022", "22h30" and "20 heures" are one word each, and a
number's sign tells what part of a date it can be.
"""

import re
from collections.abc import Iterable

from generator.language.calendar import Calendar
from generator.lazy import Recalled, once

DAY, TENS, MODERN, OLD, NUMBER = "a", "b", "m", "o", "n"
NUMERIC, NUMERIC_DAY, CLOCK, COLON, HOURS = "N", "D", "K", "C", "H"
PLURAL, OTHER, MARK = "X", "x", "."

# The first sign of the vocabulary; far from what regular expressions give a meaning.
_FIRST_SIGN = 0x4E00
_MODERN_YEARS = range(1800, 2100)
_OLD_YEARS = range(1000, 2200)
# No word begins with a space: told first, it saves trying everything at each of them; so does the end of plain words.
_TOKEN = (
    r"(?=\S)(?:(?P<word>[^\W\d_]\w*+(?!['-])|(?:{compounds})(?!\w)|[^\W\d_]\w*'?)"
    r"|[^\w\s]"
    r"|(?P<N>[0-9]{{4}}-[0-9][0-9]-[0-9][0-9](?![\d-])"
    r"|[0-9]{{1,2}}(?:{parted})(?:[0-9]{{4}}|[0-9][0-9])(?![\d/]))"
    r"|(?P<D>[0-9]{{1,2}}/[0-9]{{1,2}}(?![\d/])|(?<=\()[0-9]{{1,2}}\.[01][0-9](?=\)))"
    r"|(?P<K>{hour} ?{short}(?: ?[0-5][0-9])?(?!\w))"
    r"|(?P<C>{hour}:[0-5][0-9](?::[0-5][0-9])?(?![\d:]))"
    r"|(?P<H>{hour} {long}(?: [0-5][0-9](?! ?%))?(?!\w))"
    r"|(?P<ordinal>[0-9]+(?:{ordinals})(?!\w))"
    r"|(?P<number>[0-9]{{1,3}}(?: [0-9]{{3}})+(?![0-9])|[0-9]+(?:[.,][0-9]+)*))"
)
_PARTED = r"-[0-9]{1,2}-|/[0-9]{1,2}/|\.[0-9]{1,2}\."
_HOUR = "(?:[01]?[0-9]|2[0-4])"
# Figures with full stops are days between brackets only, and numbers before a slash.
_BETWEEN = re.compile(r"\([0-9]{1,2}\.[01][0-9]\)|[0-9]\.[0-9]{1,2}\.[0-9]{2,4}/")


class Row:
    """The signs of folded[start:end], one for each word; `spans` is where each word stands in the text."""

    def __init__(self, signs: str, words: re.Pattern[str], folded: str, start: int, end: int) -> None:
        self.signs = signs
        self._words, self._place = words, (folded, start, end)

    @once
    def spans(self) -> tuple[tuple[int, int], ...]:
        return tuple([word.span() for word in self._words.finditer(*self._place)])


class Lexer:
    """Gives every word of the vocabulary a sign of its own; others are told apart by kind only.

    The vocabulary is folded but for the words that the calendar wants exact ("dès"), which keep their accents.
    """

    def __init__(self, calendar: Calendar, vocabulary: Iterable[str]) -> None:
        words = sorted(set(vocabulary))
        compounds = sorted((word for word in words if re.search(r"\w[-']\w", word)), key=len, reverse=True)
        self._exact = calendar.exact
        self._accented = re.compile("|".join(map(_any_case, calendar.exact.values())) or "(?!)")
        self._signs = {word: chr(_FIRST_SIGN + number) for number, word in enumerate(words)}
        self._sign_of = Recalled(self._sign_of_word)
        clock = calendar.table.clock
        token = _TOKEN.format(
            hour=_HOUR,
            parted=_PARTED,
            short=clock.short,
            long=clock.long,
            ordinals="|".join(calendar.ordinals),
            compounds="|".join(map(re.escape, compounds)) or "(?!)",
        )
        self._token = re.compile(token)
        # The same without the names of its parts.
        self._words = re.compile(re.sub(r"\(\?P<\w+>", "(?:", token))

    def sign(self, word: str) -> str:
        return self._signs[word]

    def read(self, text: str, folded: str, start: int, end: int) -> Row:
        """The row of text[start:end]; `folded` is the text folded."""
        if self._accented.search(text, start, end) or _BETWEEN.search(folded, start, end):
            signs = "".join([self._sign_in(text, match) for match in self._token.finditer(folded, start, end)])
        else:
            signs = "".join(map(self._sign_of.__getitem__, self._words.findall(folded, start, end)))
        return Row(signs, self._words, folded, start, end)

    def _sign_in(self, text: str, match: re.Match[str]) -> str:
        """The sign of a word by what stands around it too, and by its accents."""
        accented = self._exact.get(match[0])
        if accented is not None and text[match.start() : match.end()].lower() == accented:
            return self._signs[accented]
        return self._sign(match)

    def _sign_of_word(self, word: str) -> str:
        match = self._token.match(word)
        assert match is not None
        return self._sign(match)

    def _sign(self, match: re.Match[str]) -> str:
        word, kind = match[0], match.lastgroup
        if word in self._signs:
            return self._signs[word]
        if kind == "word":
            return PLURAL if word[-1] in "sx" else OTHER
        if kind == "number":
            return _number_sign(word)
        return OTHER if kind == "ordinal" else kind or MARK


def _any_case(word: str) -> str:
    """A pattern of the word in capitals or small letters."""
    return "".join(f"[{letter}{letter.upper()}]" for letter in word)


def _number_sign(word: str) -> str:
    if not word.isascii() or not word.isdigit() or len(word) > 4:
        return NUMBER
    value = int(word)
    if len(word) <= 2:
        return DAY if 1 <= value <= 31 else TENS if value > 31 else NUMBER
    if len(word) == 3:
        return NUMBER
    return MODERN if value in _MODERN_YEARS else OLD if value in _OLD_YEARS else NUMBER
