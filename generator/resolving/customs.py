"""The custom of the press: a report is published on the weekday of its news."""

from dataclasses import replace

from generator.resolving import reference as days
from generator.resolving.captions import pictured
from generator.resolving.clues import Clues, last_day
from generator.resolving.reference import Reference
from generator.schema.mentions import DateExpression, DateMention
from generator.schema.records import Reason

# Sentences in which a report tells its news.
_LEAD = 6
# Days after an event on which a report of it still tells what was said of it.
_FOLLOWS = 3


def customary(clues: Clues, start: Reference) -> Reference:
    """The reference with the weekday of its news: "ce lundi", "mène, jeudi 5 décembre", else the first told in the
    past, or at all.

    A report opens with its news; what is told in passing ("qui ont commencé samedi, a déclaré jeudi") comes after it.
    """
    lead = clues.sentences[_LEAD].start if len(clues.sentences) > _LEAD else len(clues.article.text)
    recent = [m for m in clues.dates if _names_recent_day(m.expression) and (m.start < lead or clues.is_this(m))]
    recent = [m for m in recent if not clues.is_tied(m)]
    ranked = [
        [m for m in clues.dates if _counts_from_weekday(m.expression)],
        [m for m in recent if clues.is_this(m)],
        [m for m in recent if m.expression.kind == "calendar" and m.tense is None and not m.aside],
        [m for m in recent if m.tense == "past" and not m.aside],
        [m for m in recent if m.tense is None and not m.aside],
        [m for m in recent if m.tense != "future"],
    ]
    possible = {day.weekday() for day in start.sure or ()} or set(range(7))
    told = [(m, weekday) for group in ranked for m in group if (weekday := _said_on(clues, m)) in possible]
    if not told or start.day is not None:
        return start
    mention, weekday = _followed(clues, told)
    found = replace(start, weekday=weekday, reasons=(*start.reasons, Reason(rule=days.CUSTOM, words=mention.surface)))
    return pictured(clues, found) or found


def _followed(clues: Clues, told: list[tuple[DateMention, int]]) -> tuple[DateMention, int]:
    """The first mention with its weekday; one soon after it, where it is "samedi 5 juin" and "dimanche" is told too."""
    mention, weekday = told[0]
    if last_day(mention).day is None or clues.is_this(mention):
        return mention, weekday
    later = (one for one in told if one[0].tense == "past" and not one[0].aside and (one[1] - weekday) % 7 <= _FOLLOWS)
    return max(later, key=lambda one: (one[1] - weekday) % 7, default=told[0])


def _said_on(clues: Clues, mention: DateMention) -> int:
    """The weekday on which the mention is news: the day after "hier mardi", the end of a night that began on it."""
    weekday = ((mention.expression.weekday or 0) - mention.expression.count) % 7
    nights = (m.expression for m in clues.dates if m.expression.part == "night" and m.tense == "past")
    ends = (night.to.weekday for night in nights if night.to and night.weekday == weekday)
    return next((end for end in ends if end is not None), weekday)


def _names_recent_day(expression: DateExpression) -> bool:
    """A weekday alone, or with its day and month but no year: how the press names the days around publication."""
    if expression.weekday is None or expression.direction is not None or expression.year is not None:
        return False
    return expression.kind == "weekday" or (expression.kind == "calendar" and expression.day is not None)


def _counts_from_weekday(expression: DateExpression) -> bool:
    """ "Hier mardi" is said on a Wednesday."""
    return (expression.kind, expression.unit) == ("deictic", "day") and expression.weekday is not None
