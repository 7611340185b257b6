"""Numbers in digits and in words: "6 500", "1,5 million", "deux cent trente", "une centaine"."""

import re
from collections.abc import Iterator

from generator.language.quantities import Quantities
from generator.values import value

_THOUSANDS = re.compile(r"[ .,](?=\d{3}(?!\d))")
_YEAR = re.compile(r"(?:19|20)\d\d")


@value
class Number:
    """The number text[start:end]. `round` marks a collective ("une centaine"), `article` what may be a mere article
    ("un"), `year` what is written like a year, `percent` a share ("38,04 %")."""

    start: int
    end: int
    value: float
    round: bool = False
    article: bool = False
    year: bool = False
    percent: bool = False


def find_numbers(folded: str, start: int, end: int, quantities: Quantities) -> Iterator[Number]:
    """The numbers of folded[start:end], in order; "des dizaines" has no value, "G7" and "12h" count nothing."""
    for match in _matches(folded, start, end, quantities):
        value = _value(match, quantities)
        if value:
            surface, percent = match[0], bool(match["percent"])
            year = bool(_YEAR.fullmatch(surface))
            yield Number(*match.span(), value, bool(match["collective"]), surface in ("un", "une"), year, percent)


def _matches(folded: str, start: int, end: int, quantities: Quantities) -> Iterator[re.Match[str]]:
    """What has the shape of a number; only a digit and certain words can begin one."""
    for begins in quantities.beginning.finditer(folded, start, end):
        match = quantities.number.match(folded, begins.start(), end) if begins.start() >= start else None
        if match:
            yield match
            start = match.end()


def _value(match: re.Match[str], quantities: Quantities) -> float:
    collective = quantities.collectives.get(match["collective"] or "", 0)
    digits, words = match["digits"] or match["many_digits"], match["words"] or match["many_words"]
    scale = collective or quantities.multipliers.get(match["multiplier"] or "", 1)
    decimal = scale > 1 or bool(match["percent"])
    count = _of_digits(digits, decimal=decimal) if digits else _of_words(words, quantities) if words else 1.0
    half = scale if scale > 1 else _last_scale(words, quantities)
    return round(count * scale + (half / 2 if match["half"] else 0), 6)


def _of_digits(digits: str, *, decimal: bool) -> float:
    """ "6 500", "6.500" and "6,500" are thousands; before a multiplier or "%" "1.5" and "1,5" are one and a half."""
    if not decimal or digits.count(",") + digits.count(".") != 1:
        digits = _THOUSANDS.sub("", digits)
    return float(digits.replace(" ", "").replace(",", "."))


def _of_words(words: str, quantities: Quantities) -> float:
    total, current = 0.0, 0.0
    for word in quantities.word.findall(words):
        scale, value = quantities.multipliers.get(word, 0), quantities.values.get(word, 0.0)
        if scale:
            total, current = (total + (current or 1) * scale, 0.0) if scale >= 1000 else (total, (current or 1) * scale)
        else:
            current = value if value < 1 else current + value
    return total + current


def _last_scale(words: str | None, quantities: Quantities) -> int:
    """What "et demi" halves: the last multiplier said ("un million et demi")."""
    return quantities.multipliers.get(quantities.word.findall(words)[-1], 1) if words else 1
