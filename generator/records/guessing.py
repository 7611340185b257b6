"""What a person probably meant by a value that cannot stand: a date in words, a number with spaces, "oui"."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from difflib import get_close_matches

from babel.dates import get_month_names

from generator.messages import Messages
from generator.schema import edtf
from generator.text import fold

_YEAR_LAST = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[/. -](\d{1,2})(?:[/. -](\d{1,2}))?")
_IN_WORDS = re.compile(r"(?:(\d{1,2})(?:er)?\s+)?([^\W\d]+)\.?\s+(\d{4})")
_MONTHS = {
    fold(name).rstrip("."): number
    for language in ("en", "fr")
    for width in ("abbreviated", "wide")
    for number, name in get_month_names(width, locale=language).items()
}
# Words before or after a date, and the mark that EDTF has for them.
_MARKED = (
    (re.compile(r"(?:vers|environ|circa|about)\s+(.+)"), "~"),
    (re.compile(r"(.+?)\s+(?:environ|circa)"), "~"),
    (re.compile(r"(?:peut-être|perhaps)\s+(.+)"), "?"),
    (re.compile(r"(.+?)\s*\(?\?\)?"), "?"),
)
_FROM = re.compile(r"(?:du|de|entre|from)\s+")
_TO = re.compile(r"\s+(?:au|à|et|to|and|[-–—])\s+|[-–—/]")
_DAY = re.compile(r"(\d{1,2})(?:er)?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:er)?\s+([^\W\d]+)\.?")
# Characters; what is longer is no date.
_LONGEST = 60
_TRUTHS = {"oui": "true", "vrai": "true", "yes": "true", "non": "false", "faux": "false", "no": "false"}
_SPACES = re.compile(r"[\s\u00a0\u202f']")
# Parts of the catalogue that put a code of a record into words; the code is the part after the section's name.
_LABELS = frozenset({"type", "mode", "status", "kind", "meant"})


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that `word` was probably meant to be, "" where none is close."""
    folded = {fold(each): each for each in known}
    close = get_close_matches(fold(word), list(folded), n=1, cutoff=0.6)
    return folded[close[0]] if close else ""


def guess_code(word: str, allowed: list[str], say: Messages) -> str:
    """Which of the codes was meant by a word: one spelled alike, or one that is shown as such a word."""
    labels = {label: code for code in allowed for label in _labels(code, say)}
    return nearest(word, allowed) or labels.get(nearest(word, labels), "")


def _labels(code: str, say: Messages) -> Iterator[str]:
    for key in say:
        section, _, rest = key.partition(".")
        if section in _LABELS and rest.partition(".")[0] == code:
            yield from (label for text in say.patterns(key) for label in text.split(", "))


def guess_number(text: str) -> str:
    """A number as YAML writes it: "2 000" is 2000, "1,5" is 1.5; "" if unclear."""
    plain = _SPACES.sub("", text).replace(",", ".")
    return plain if re.fullmatch(r"\d+(?:\.\d+)?", plain) else ""


def guess_truth(text: str) -> str:
    """`true` for "oui", `false` for "non"; "" if unclear."""
    return _TRUTHS.get(fold(text.strip()), "")


def guess_date(text: str) -> str:
    """The EDTF value that a person probably meant by "31/10/2022", "31 octobre 2022", "du 18 au 19 août 2024" or
    "vers août 2024"; "" if unclear."""
    written = text.strip()
    guesses: tuple[Callable[[str], str], ...] = (_point, _marked, _range)
    found = (guess(written) for guess in guesses if len(written) <= _LONGEST)
    return next((value for value in found if value and _is_valid(value)), "")


def _is_valid(text: str) -> bool:
    try:
        edtf.parse(text)
    except ValueError:
        return False
    return True


def _point(written: str) -> str:
    if found := _YEAR_LAST.fullmatch(written):
        return _calendar(found[3], found[2], found[1])
    if found := _YEAR_FIRST.fullmatch(written):
        return _calendar(found[1], found[2], found[3])
    found = _IN_WORDS.fullmatch(written)
    month = _MONTHS.get(fold(found[2])) if found else None
    return _calendar(found[3], month, found[1]) if found and month else ""


def _calendar(year: str, month: str | int, day: str | None) -> str:
    try:
        exact = date(int(year), int(month), int(day or 1))
    except ValueError:
        return ""
    return exact.isoformat() if day else f"{exact:%Y-%m}"


def _marked(written: str) -> str:
    for pattern, mark in _MARKED:
        found = pattern.fullmatch(written)
        value = found and (found[1] if _is_valid(found[1]) else _point(found[1]))
        if value:
            return value + mark
    return ""


def _range(written: str) -> str:
    """Two dates, the first of which may leave to the second its month and year; in the order of time."""
    start = found.end() if (found := _FROM.match(written)) else 0
    for between in _TO.finditer(written, start):
        last = _end(written[between.end() :])
        first = last and (_end(written[start : between.start()]) or _shortened(written[start : between.start()], last))
        if first:
            return "/".join(sorted((first, last)))
    return ""


def _end(written: str) -> str:
    return written if _is_valid(written) else _point(written)


def _shortened(written: str, last: str) -> str:
    """The first day of a range: "18" or "18 août", with what its last day says besides."""
    if found := _DAY.fullmatch(written):
        return _calendar(last[:4], last[5:7], found[1]) if len(last) == len("2024-08-19") else ""
    found = _DAY_MONTH.fullmatch(written)
    month = _MONTHS.get(fold(found[2])) if found else None
    return _calendar(last[:4], month, found[1]) if found and month else ""
