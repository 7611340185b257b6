"""Publication dates that a file states itself, in words or in addresses, strongest first."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import islice

from generator.articles import draft
from generator.language.boilerplate import Boilerplate
from generator.schema import edtf
from generator.schema.article import Passage, Stamp
from generator.text import fold

PUBLISHED, DATELINE, DAY, UPDATED = "stamp.published", "stamp.dateline", "stamp.day", "stamp.updated"
MONTH, ADDRESS, IMAGE = "stamp.month", "stamp.address", "stamp.image"
# A month put there by a collection is weaker than a day that the page names; an address may be a picture's, which
# may be older than the article.
STRENGTH = (PUBLISHED, DATELINE, DAY, UPDATED, MONTH, ADDRESS, IMAGE)

# Passages of other articles and of readers: their dates are not this article's.
_FOREIGN = frozenset((draft.TEASER, draft.EMBED, draft.AFTER_END, draft.STRANGER, draft.CAPTION))
_SIGNED = frozenset((draft.DATE, draft.BYLINE))

_WRITTEN = r"\d{1,2}(?:er)? [a-z]{3,9}\.? \d{4}"
_DATE = re.compile(
    rf"(?<![\w/.-])(?:(?P<iso>\d{{4}}-\d\d-\d\d)|(?P<figures>\d{{1,2}} ?([/.-]) ?\d{{1,2}} ?\3 ?(?:\d{{4}}|\d\d))"
    rf"|(?P<written>{_WRITTEN}))(?![/\d-])"
)
_TOWN = r"(?:[a-z][\w'-]{0,30}(?: [\w'-]{1,30}){0,3}, )?"
_DATELINE = re.compile(
    rf"{_TOWN}(?:le )?(?:[a-z]{{3,7}}di )?(?P<day>{_WRITTEN}|\d{{1,2}}(?:er)? [a-z]{{3,9}})"
    r"(?:,? (?:a )?\d\d? ?h ?\d{0,2}(?: utc)?)? ?(?:\([^()]{1,30}\))? ?[.:]? ?[-—]"
)
_MONTH = re.compile(r"date (\d{4}-\d\d(?:-\d\d)?)")
_PATH = re.compile(r"/(?P<year>(?:19|20)\d\d)(?P<mark>[/-]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?=[/-])")
_TOKEN = re.compile(r"\S{8,500}")
_IMAGE = re.compile(r"\.(?:jpe?g|png|webp|gif|svg|avif)\b", re.IGNORECASE)
_DECOY = "placeholder"
# How far before a date its cue stands, and how many paragraphs may begin with the dateline.
_CUE_REACH, _FIRST_PARAGRAPHS = 40, 2
# A page states few dates; a list of hundreds is data, and costs time.
_MOST = 30
# Two-figure years are of this century; other years than these are no years of the press.
_CENTURY, _YEARS = 2000, range(1900, 2100)


def stamps(text: str, passages: Sequence[Passage], boilerplate: Boilerplate) -> tuple[Stamp, ...]:
    """The stamps of the text, each once, strongest first; within a rule in the order of the text."""
    own = [passage for passage in passages if passage.rule not in _FOREIGN]
    found = list(islice((stamp for passage in own for stamp in _in_passage(text, passage, boilerplate)), _MOST))
    found += _addresses(text, own)
    found += _datelines(text, own, found)
    unique = {(stamp.rule, stamp.value): stamp for stamp in reversed(found) if _plausible(stamp.value)}
    return tuple(sorted(unique.values(), key=lambda stamp: (STRENGTH.index(stamp.rule), stamp.start)))


def _plausible(value: str) -> bool:
    try:
        first = edtf.parse(value).earliest
    except ValueError:
        return False
    return first is not None and first.year in _YEARS


def _in_passage(text: str, passage: Passage, boilerplate: Boilerplate) -> Iterator[Stamp]:
    if passage.kept and passage.rule != draft.STANDFIRST:
        return
    folded = fold(text[passage.start : passage.end])
    month = _MONTH.fullmatch(folded) if passage.rule == draft.METADATA else None
    if month:
        yield Stamp(month[1], passage.start, passage.end, MONTH)
    before = 0
    for found in _DATE.finditer(folded):
        cue, rule = _cue(folded, max(before, found.start() - _CUE_REACH), found.start(), boilerplate)
        before = found.end()
        value = _value(found)
        if value and (rule != DAY or passage.rule in _SIGNED):
            yield Stamp(value, passage.start + cue, passage.start + found.end(), rule)


def _cue(folded: str, start: int, end: int, boilerplate: Boilerplate) -> tuple[int, str]:
    """Where the last cue before a date begins and what it makes of the date; the date's own place without one."""
    cues = [(folded.rfind(cue, start, end), PUBLISHED) for cue in boilerplate.published_cues]
    cues += [(folded.rfind(cue, start, end), UPDATED) for cue in boilerplate.updated_cues]
    at, rule = max(cues)
    return (at, rule) if at >= 0 else (end, DAY)


def _value(found: re.Match[str]) -> str | None:
    if found["iso"]:
        return _checked(date.fromisoformat, found["iso"])
    if found["figures"]:
        day, month, year = map(int, re.split(r"\D+", found["figures"]))
        return _checked(date, year if year > 99 else _CENTURY + year, month, day)
    return _written(found["written"])


def _checked(make: Callable[..., date], *parts: object) -> str | None:
    """The day in ISO form, None where the calendar has no such day."""
    try:
        return make(*parts).isoformat()
    except ValueError:
        return None


@lru_cache(maxsize=256)
def _written(words: str) -> str | None:
    """The day that "19 août 2024" names; None where the words are no date."""
    import dateparser  # takes a third of a second: only for files that have such a date

    settings = {"RELATIVE_BASE": datetime(2000, 1, 1), "TIMEZONE": "UTC", "STRICT_PARSING": True, "DATE_ORDER": "DMY"}
    read = dateparser.parse(words, languages=["fr"], settings=settings)
    # "12 ans 2031" is counted back from the base date: no date with this year.
    return read.date().isoformat() if read and words.endswith(f"{read.year}") else None


def _addresses(text: str, passages: Sequence[Passage]) -> Iterator[Stamp]:
    """The day in an address, and the latest of those in the addresses of pictures."""
    pictures = []
    for passage in (passage for passage in passages if text.find("/", passage.start, passage.end) >= 0):
        for token in _TOKEN.finditer(text, passage.start, passage.end):
            path = _PATH.search(token[0]) if _DECOY not in token[0].lower() else None
            value = path and _checked(date, int(path["year"]), int(path["month"]), int(path["day"]))
            if not value:
                continue
            stamp = Stamp(value, token.start(), token.end(), IMAGE if _IMAGE.search(token[0]) else ADDRESS)
            if stamp.rule == IMAGE:
                pictures.append(stamp)
            elif "://" in token[0] or token[0].startswith("www."):
                yield stamp
    if pictures:
        yield max(pictures, key=lambda stamp: stamp.value)


def _datelines(text: str, passages: Sequence[Passage], found: Sequence[Stamp]) -> Iterator[Stamp]:
    """ "Paris, 9 octobre 2020 (AFP) –" where a paragraph begins; a missing year is taken from the other stamps."""
    paragraphs = [passage for passage in passages if passage.rule == draft.PARAGRAPH][:_FIRST_PARAGRAPHS]
    for passage in paragraphs:
        line = _DATELINE.match(fold(text[passage.start : passage.end]))
        value = line and _completed(line["day"], found)
        if line and value:
            yield Stamp(value, passage.start, passage.start + line.end(), DATELINE)


def _completed(day: str, found: Sequence[Stamp]) -> str | None:
    if re.fullmatch(_WRITTEN, day):
        return _written(day)
    years = dict.fromkeys(stamp.value[:4] for stamp in sorted(found, key=lambda stamp: STRENGTH.index(stamp.rule)))
    values = [_written(f"{day} {year}") for year in years]
    return next(
        (value for value in values if value and any(value.startswith(stamp.value[:7]) for stamp in found)), None
    )
