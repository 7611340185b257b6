"""The steps that narrow an article's days of publication by its own words, strongest first."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from itertools import islice

from generator.language.calendar import valid_day
from generator.resolving import reference as days
from generator.resolving.captions import after_post, beside_picture, shared_with_caption
from generator.resolving.clues import (
    COMPARED,
    WEEK,
    Clues,
    in_every_year,
    is_whole,
    lacks_year,
    last_day,
    noun_of,
    words_of_sentence,
)
from generator.resolving.offices import in_office
from generator.resolving.reference import Reference
from generator.schema.edtf import Edtf
from generator.schema.mentions import DateExpression, DateMention, Direction
from generator.schema.records import Reason
from generator.text import fold

# Days: the press gives a date its year before it lies further away than this, whatever it says of its side.
_FAR = 330
_MONTH = 31
# Days: the last year that a text names is no older than this, and the weekdays of a date come back after that many.
_LATELY, _COMES_BACK = 3 * 366, 4 * 365
# How many times further than the first day that fits the next one has to be, where that last year is older.
_FURTHER = 2
_ONE_YEAR = timedelta(366)
# Days around a date told with its weekday in which its article is published, by the side on which it lies. Of 35 such
# dates in dated articles of the press 34 lay within five days.
_AROUND: Mapping[Direction | None, tuple[int, int]] = {"past": (0, WEEK), "future": (-WEEK, 0), None: (-WEEK, WEEK)}


def on_this_day(clues: Clues, start: Reference) -> Reference | None:
    """ "Ce 25 avril", with its year or without: published on such a day, but not before other days told as past."""
    told = after_past_dates(clues, days.UNKNOWN) or days.UNKNOWN
    for mention in clues.dates:
        if is_whole(mention.expression) and mention.tense != "future" and _around(clues, mention) == (0, 0):
            possible = filter(told.allows, in_every_year(mention.expression))
            return days.among(start, possible, Reason(rule="published.this-day", words=mention.surface))
    return None


def near_weekday_date(clues: Clues, start: Reference) -> Reference | None:
    """ "Lundi 31 octobre" without a year: published within days of a 31 October that is a Monday."""
    told = (m for m in clues.dates if _is_weekday_date(last_day(m)))
    narrowed: Reference | None = None
    for mention in islice(sorted(told, key=lambda mention: mention.tense == "future"), COMPARED):
        found, day_told = narrowed or start, last_day(mention)
        first, last = _around(clues, mention)
        possible = (day + timedelta(off) for day in in_every_year(day_told, found) for off in range(first, last + 1))
        reason = Reason(rule="published.weekday-date", words=mention.surface)
        narrowed = days.among(found, possible, reason) or narrowed
    return narrowed


def _is_weekday_date(expression: DateExpression) -> bool:
    return lacks_year(expression) and expression.weekday is not None


def _around(clues: Clues, mention: DateMention) -> tuple[int, int]:
    """The first and the last day of publication, counted from the mention's day: its own for "ce lundi 3 mai"."""
    after = clues.days_after(mention)
    if after is None:
        return _AROUND[mention.tense]
    return _AROUND["future"] if mention.expression.bound == "until" else (after, after)


def in_week_of_date(clues: Clues, start: Reference) -> Reference | None:
    """Talks held "plus tôt dans la semaine" that are the talks "du 11 janvier": published in that week."""
    weeks = islice((m for m in clues.dates if _is_this_week(m.expression)), COMPARED)
    for week, mention in ((week, mention) for week in weeks for mention in clues.days_without_year):
        noun = noun_of(clues, mention)
        if noun and noun in fold(words_of_sentence(clues, week)).split():
            told = in_every_year(mention.expression)
            possible = (day + timedelta(ahead) for day in told for ahead in range(7 - day.weekday()))
            words = f"{week.surface} … {noun} … {mention.surface}"
            return days.among(start, possible, Reason(rule="published.week", words=words))
    return None


def after_past_dates(clues: Clues, start: Reference) -> Reference | None:
    """No report is older than what it tells of in the past; a month named with its year is over."""
    bound, value, mention = _last_told(clues, "past")
    if value is None or mention is None:
        return None
    reason = Reason(rule="published.after", words=mention.surface, reference=value.text)
    return days.where(start, bound, None, None, reason)


def _last_told(clues: Clues, *tenses: Direction | None) -> tuple[date | None, Edtf | None, DateMention | None]:
    """The latest date with its year in such clauses, with the first day on which it can be told as past."""
    told = [
        (value.latest + timedelta(1) if value.precision == "month" else value.earliest, value, mention)
        for tense in tenses
        for value, mention in clues.dated(tense)
        if value.earliest and value.latest
    ]
    return max(told, key=lambda one: one[0], default=(None, None, None))


def near_last_year(clues: Clues, start: Reference) -> Reference | None:
    """Of "mercredi 15 janvier" in some years the first after "en février 2022", if it follows within a few years.

    Where none does: the one in the year before what no verb tells ("l'échéance de février 2022"). "L'accord de 2015"
    was told after 2015.
    """
    bound, value, mention = _last_told(clues, "past", None)
    if start.sure is None or bound is None or value is None or mention is None or value.latest is None:
        return None
    if value.precision == "year" and clues.is_tied(mention):
        bound = value.latest + timedelta(1)
    found, rule = _first_after(start.sure, bound), "published.soon"
    if found is None and mention.tense is None:
        ahead = (day for day in start.sure if _ONE_YEAR > bound - day > timedelta())
        found, rule = next(ahead, None), "published.ahead"
    if found is None:
        return None
    reason = Reason(rule=rule, words=mention.surface, reference=value.text)
    return days.where(start, found, found + timedelta(_MONTH), None, reason)


def _first_after(sure: tuple[date, ...], bound: date) -> date | None:
    """The first of these days from `bound` on, if the next ones are years away and it follows soon, or none comes."""
    first = next((day for day in sure if day >= bound), None)
    if first is None or sure[-1] <= first + timedelta(_MONTH):
        return first
    later = next(day for day in sure if day > first + timedelta(_MONTH))
    soon = (first - bound).days <= _LATELY or later - bound >= _FURTHER * (first - bound)
    return first if (later - first).days >= _COMES_BACK and soon else None


def before_announced_dates(clues: Clues, start: Reference) -> Reference | None:
    """No report is younger than what it announces."""
    told = [(value.latest, value, mention) for value, mention in clues.dated("future") if value.latest]
    bound, value, mention = min(told, key=lambda one: one[0], default=(None, None, None))
    if value is None or mention is None:
        return None
    reason = Reason(rule="published.before", words=mention.surface, reference=value.text)
    return days.where(start, None, bound, None, reason)


def on_a_side_of_days(clues: Clues, start: Reference) -> Reference | None:
    """ "Le 20 janvier prochain", "depuis le 6 février", "ont pris la ville le 16 juin": published within months of that
    day, before or after it. A day told so inside a quotation is past all the same.
    """
    if start.sure is None:
        return None
    found = start
    for mention in islice((m for m in clues.told if lacks_year(m.expression)), COMPARED):
        side = _side_told(clues, mention)
        if side is not None:
            reason = Reason(rule="published.side", words=mention.surface)
            found = days.where(found, None, None, partial(_lies_near, mention.expression, side), reason) or found
    return found


def _side_told(clues: Clues, mention: DateMention) -> Direction | None:
    """The side of publication on which the words, or the verb, put the day; None for one that completes a noun.

    None too for "le 25 juillet dernier" beside "lundi 25 juillet": a year lies between them.
    """
    near = (other.expression for other in clues.dates[:COMPARED] if _is_weekday_date(other.expression))
    if mention.expression.direction and any(_is_same_day(mention.expression, other) for other in near):
        return None
    if mention.expression.direction or (mention.expression.bound == "since" and mention.tense != "future"):
        return mention.expression.direction or "past"
    tied = clues.is_aim(mention) or clues.is_tied(mention)
    return "past" if mention.tense == "past" and not tied else None


def _is_same_day(one: DateExpression, other: DateExpression) -> bool:
    return other.direction is None and (one.month, one.day) == (other.month, other.day)


NARROWINGS: tuple[Callable[[Clues, Reference], Reference | None], ...] = (
    on_this_day,
    shared_with_caption,
    near_weekday_date,
    in_week_of_date,
    on_a_side_of_days,
    after_past_dates,
    before_announced_dates,
    beside_picture,
    after_post,
    in_office,
    near_last_year,
)
"""Strongest first; each gives None where it has nothing to say or contradicts what is already known."""


def contradicted(clues: Clues, found: Reference) -> bool:
    """Whether something that the text tells leaves none of these days."""
    return any(step(clues, found) is None and step(clues, days.UNKNOWN) is not None for step in NARROWINGS)


def _lies_near(expression: DateExpression, side: Direction, day: date) -> bool:
    """Whether such a day lies on that side of `day`, and so near that it needs no year."""
    assert expression.month is not None and expression.day is not None
    years = (day.year - 1, day.year) if side == "past" else (day.year, day.year + 1)
    found = (valid_day(year, expression.month, expression.day) for year in years)
    fitting = (one for one in found if one and expression.weekday in (None, one.weekday()))
    return any(0 <= (one - day).days * (1 if side == "future" else -1) <= _FAR for one in fitting)


def _is_this_week(expression: DateExpression) -> bool:
    return (expression.unit, expression.count, expression.direction) == ("week", 0, "past")
