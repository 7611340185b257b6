"""What captions and posts from networks, which stand beside an article's text, let appear about its publication."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from generator.resolving import reference as days
from generator.resolving.clues import COMPARED, WEEK, Clues, is_day, is_news, words_of_sentence
from generator.resolving.reference import Reference
from generator.schema.mentions import DateMention
from generator.schema.records import Reason
from generator.text import fold

_PICTURES = frozenset(("discarded.caption", "discarded.credit"))
_POSTS = frozenset(("discarded.embed",))
# Days between a picture and what the article tells of the same people at the same place, at most.
_SAME_NEWS = 3
# Names that a picture and a sentence share if they are of the same news: somebody, and somebody else or a place.
_SHARED = 2
_NAME = re.compile(r"[^\W\d_a-zà-ÿ][\w-]{3,}(?: [^\W\d_a-zà-ÿ][\w-]+)*")


def shared_with_caption(clues: Clues, start: Reference) -> Reference | None:
    """ "Lundi 31 octobre" in the body and "31 octobre 2022" in a caption: the news is of that day."""
    told = list(_days_in_full(clues))
    for mention in clues.days_without_year:
        for day, words in told:
            if is_day(mention.expression, day):
                shared = f"{mention.surface} … {words}"
                last = day + timedelta(0 if mention.expression.weekday is not None else WEEK)
                reason = Reason(rule="published.caption", words=shared, reference=day.isoformat())
                found = days.where(start, day, last, None, reason)
                return replace(found, basis="stated") if found else None
    return None


def pictured(clues: Clues, start: Reference) -> Reference | None:
    """The one day of a picture that falls on the weekday of the news."""
    told = ((day, words) for day, words, caption in _days_beside(clues, _PICTURES) if _is_new(clues, caption))
    shown = {day: words for day, words in told if day in (start.sure or ()) and day in start.days}
    if len(shown) != 1:
        return None
    ((day, words),) = shown.items()
    return days.among(start, shown, Reason(rule="published.caption", words=words, reference=day.isoformat()))


def beside_picture(clues: Clues, start: Reference) -> Reference | None:
    """A picture dated to a day, and a weekday told of the same people or place: they are of one week.

    Pictures from archives tell nothing.
    """
    news = islice((mention for mention in clues.dates if is_news(mention)), COMPARED)
    told = [(mention, _names(words_of_sentence(clues, mention))) for mention in news]
    for day, words, caption in _days_beside(clues, _PICTURES) if told else ():
        names = _names(caption)
        mention = next((mention for mention, others in told if len(names & others) >= _SHARED), None)
        if mention is not None and _is_new(clues, caption):
            first = _nearest(mention, day)
            reason = Reason(rule="published.picture", words=f"{mention.surface} … {words}", reference=day.isoformat())
            return days.where(start, max(first, day), first + timedelta(WEEK), None, reason)
    return None


def after_post(clues: Clues, start: Reference) -> Reference | None:
    """Published within days of the latest post that the page shows: on its day, where that is a weekday of the news."""
    told = max(_days_beside(clues, _POSTS), default=None)
    weekdays = {mention.expression.weekday for mention in clues.dates if is_news(mention)}
    if told is None or not weekdays:
        return None
    day, words, _ = told
    last = day if day.weekday() in weekdays else day + timedelta(WEEK)
    return days.where(start, day, last, None, Reason(rule="published.post", words=words, reference=day.isoformat()))


def _days_in_full(clues: Clues) -> Iterator[tuple[date, str]]:
    """The days that the file tells in full anywhere, in discarded passages too (captions), with their words."""
    return _days_of(clues, clues.article.text)


def _days_beside(clues: Clues, rules: frozenset[str]) -> Iterator[tuple[date, str, str]]:
    """The days that passages of these kinds tell in full, with their words and with all that the passage says."""
    for passage in clues.article.passages:
        if passage.rule in rules:
            words = clues.article.text[passage.start : passage.end]
            yield from ((day, told, words) for day, told in _days_of(clues, words))


def _days_of(clues: Clues, words: str) -> Iterator[tuple[date, str]]:
    """The days of the press's own times that the words tell in full."""
    for first, last, day in clues.language.calendar.full_dates(fold(words)):
        if days.HORIZON[0] <= day <= days.HORIZON[1]:
            yield day, words[first:last]


def _is_new(clues: Clues, caption: str) -> bool:
    """Whether nothing says that the picture is from archives, or a mere illustration."""
    return clues.language.calendar.archives.isdisjoint(re.findall(r"\w+", fold(caption)))


def _nearest(mention: DateMention, day: date) -> date:
    """The day of that weekday that lies nearest to `day`."""
    ahead = ((mention.expression.weekday or 0) - day.weekday()) % 7
    return day + timedelta(ahead if ahead <= _SAME_NEWS else ahead - 7)


def _names(words: str) -> frozenset[str]:
    """The last words of the names in the text, folded: family names, towns; acronyms are mostly agencies."""
    return frozenset(fold(name[0]).split()[-1] for name in _NAME.finditer(words) if not name[0].isupper())
