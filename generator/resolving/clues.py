"""What the text of an article lets appear about the day on which it was published, where the file does not state it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, partial
from itertools import islice

from generator.language import Language
from generator.resolving import reference as days
from generator.resolving.reckoning import reckon
from generator.resolving.reference import Reference
from generator.schema.article import Article
from generator.schema.edtf import Edtf
from generator.schema.mentions import DateExpression, DateMention, Direction, Reading, Sentence
from generator.schema.records import Reason
from generator.text import fold

# Days after which the press no longer names a day by its weekday.
_WEEK = 6
# Dates of a kind that are compared with those of another; keeps the work on a text full of dates linear.
_COMPARED = 20
_PICTURED = frozenset(("discarded.caption", "discarded.credit"))
# Days: the press gives a date its year before it lies further away than this, whatever it says of its side.
_FAR = 330
# Letters of the shortest word taken for a noun.
_NOUN = 4
# Characters before a date in which the words that govern it stand.
_GOVERNING = 40


@dataclass(frozen=True)
class Clues:
    """The dates of an article that are its own (no quoted ones, no mere pointers), with its text."""

    article: Article
    sentences: tuple[Sentence, ...]
    dates: tuple[DateMention, ...]
    language: Language

    def words_before(self, mention: DateMention) -> list[str]:
        return fold(self.article.text[max(0, mention.start - _GOVERNING) : mention.start]).replace("'", "' ").split()

    def is_this(self, mention: DateMention) -> bool:
        """ "Ce lundi 19 août" is said on that day."""
        words = [*self.words_before(mention)[-1:], *fold(mention.surface).split()[:1]]
        return not self.language.calendar.this.isdisjoint(words)

    def is_aim(self, mention: DateMention) -> bool:
        """ "A reporté le vote à mars 2025": the date lies on another side of the present than its verb."""
        return not self.language.calendar.aims.isdisjoint(self.words_before(mention)[-1:])

    @cached_property
    def days_without_year(self) -> tuple[DateMention, ...]:
        """Days of a month that are told without their year, not announced ones."""
        told = (m for m in self.dates if _lacks_year(m.expression) and m.tense != "future")
        return tuple(islice(told, _COMPARED))

    def days_in_full(self) -> Iterator[tuple[date, str]]:
        """The days that the file tells in full anywhere, in discarded passages too (captions), with their words."""
        for first, last, day in self.language.calendar.full_dates(fold(self.article.text)):
            yield day, self.article.text[first:last]

    def days_of_pictures(self) -> Iterator[tuple[date, str]]:
        """The days that captions tell in full, with their words."""
        text, folded = self.article.text, fold(self.article.text)
        for passage in self.article.passages:
            if passage.rule in _PICTURED:
                for first, last, day in self.language.calendar.full_dates(folded, passage.start, passage.end):
                    yield day, text[first:last]

    def dated(self, tense: Direction) -> Iterator[tuple[Edtf, DateMention]]:
        """Dates with their own year in clauses of that tense, with their values."""
        for mention in self.dates:
            expression = mention.expression
            full = expression.kind == "calendar" and expression.year is not None and not expression.bound
            if full and mention.tense == tense and not self.is_aim(mention):
                value = reckon(expression, None, days.HORIZON[0], None)
                if value is not None:
                    yield value, mention


def clues(article: Article, reading: Reading, language: Language) -> Clues:
    own = tuple(mention for mention in reading.dates if not mention.quoted and not mention.implicit)
    return Clues(article, reading.sentences, own, language)


def customary(clues: Clues, start: Reference) -> Reference:
    """The reference with the weekday of its news: "ce lundi", else the first weekday told in the past, or at all."""
    recent = [m for m in clues.dates if _names_recent_day(m.expression)]
    ranked = [
        [m for m in clues.dates if _counts_from_weekday(m.expression)],
        [m for m in recent if clues.is_this(m)],
        [m for m in recent if m.tense == "past"],
        [m for m in recent if m.tense is None],
    ]
    told = next((group[0] for group in ranked if group), None)
    if told is None or told.expression.weekday is None or start.day is not None:
        return start
    weekday = (told.expression.weekday - told.expression.count) % 7
    found = replace(start, weekday=weekday, reasons=(*start.reasons, Reason(rule=days.CUSTOM, words=told.surface)))
    return _pictured(clues, found) or found


def _pictured(clues: Clues, start: Reference) -> Reference | None:
    """The one day of a picture that falls on the weekday of the news."""
    shown = {day: words for day, words in clues.days_of_pictures() if day in (start.sure or ()) and day in start.days}
    if len(shown) != 1:
        return None
    ((day, words),) = shown.items()
    return days.among(start, shown, Reason(rule="published.caption", words=words, reference=day.isoformat()))


def shared_with_caption(clues: Clues, start: Reference) -> Reference | None:
    """ "Lundi 31 octobre" in the body and "31 octobre 2022" in a caption: the news is of that day."""
    told = list(clues.days_in_full())
    for mention in clues.days_without_year:
        for day, words in told:
            if _is_day(mention.expression, day):
                shared = f"{mention.surface} … {words}"
                last = day + timedelta(0 if mention.expression.weekday is not None else _WEEK)
                reason = Reason(rule="published.caption", words=shared, reference=day.isoformat())
                found = days.where(start, day, last, None, reason)
                return replace(found, basis="stated") if found else None
    return None


def on_this_day(clues: Clues, start: Reference) -> Reference | None:
    """ "Ce 25 avril", with its year or without: published on such a day, but not before other days told as past."""
    told = after_past_dates(clues, days.UNKNOWN) or days.UNKNOWN
    for mention in clues.dates:
        if _is_whole(mention.expression) and mention.tense != "future" and clues.is_this(mention):
            possible = filter(told.allows, _in_every_year(mention))
            return days.among(start, possible, Reason(rule="published.this-day", words=mention.surface))
    return None


def near_weekday_date(clues: Clues, start: Reference) -> Reference | None:
    """ "Lundi 31 octobre" without a year: published within days of a 31 October that is a Monday."""
    for mention in clues.days_without_year:
        if mention.expression.weekday is not None:
            reach = 0 if clues.is_this(mention) else _WEEK
            possible = (day + timedelta(ahead) for day in _in_every_year(mention) for ahead in range(reach + 1))
            return days.among(start, possible, Reason(rule="published.weekday-date", words=mention.surface))
    return None


def in_week_of_date(clues: Clues, start: Reference) -> Reference | None:
    """Talks held "plus tôt dans la semaine" that are the talks "du 11 janvier": published in that week."""
    weeks = islice((m for m in clues.dates if _is_this_week(m.expression)), _COMPARED)
    for week, mention in ((week, mention) for week in weeks for mention in clues.days_without_year):
        noun = _noun_of(clues, mention)
        if noun and noun in _sentence_of(clues, week):
            told = _in_every_year(mention)
            possible = (day + timedelta(ahead) for day in told for ahead in range(7 - day.weekday()))
            words = f"{week.surface} … {noun} … {mention.surface}"
            return days.among(start, possible, Reason(rule="published.week", words=words))
    return None


def after_past_dates(clues: Clues, start: Reference) -> Reference | None:
    """No report is older than what it tells of in the past; a month named with its year is over."""
    told = [
        (value.latest + timedelta(1) if value.precision == "month" else value.earliest, value, mention)
        for value, mention in clues.dated("past")
        if value.earliest and value.latest
    ]
    bound, value, mention = max(told, key=lambda one: one[0], default=(None, None, None))
    if value is None or mention is None:
        return None
    reason = Reason(rule="published.after", words=mention.surface, reference=value.text)
    return days.where(start, bound, None, None, reason)


def before_announced_dates(clues: Clues, start: Reference) -> Reference | None:
    """No report is younger than what it announces."""
    told = [(value.latest, value, mention) for value, mention in clues.dated("future") if value.latest]
    bound, value, mention = min(told, key=lambda one: one[0], default=(None, None, None))
    if value is None or mention is None:
        return None
    reason = Reason(rule="published.before", words=mention.surface, reference=value.text)
    return days.where(start, None, bound, None, reason)


def on_a_side_of_days(clues: Clues, start: Reference) -> Reference | None:
    """ "Le 20 janvier prochain", "depuis le 6 février": published within months of that day, before or after it."""
    if start.sure is None:
        return None
    found = start
    for mention in islice((m for m in clues.dates if _lacks_year(m.expression)), _COMPARED):
        side = mention.expression.direction or ("past" if mention.expression.bound == "since" else None)
        if side is not None:
            reason = Reason(rule="published.side", words=mention.surface)
            found = days.where(found, None, None, partial(_lies_near, mention.expression, side), reason) or found
    return found


NARROWINGS: tuple[Callable[[Clues, Reference], Reference | None], ...] = (
    on_this_day,
    shared_with_caption,
    near_weekday_date,
    in_week_of_date,
    on_a_side_of_days,
    after_past_dates,
    before_announced_dates,
)
"""Strongest first; each gives None where it has nothing to say or contradicts what is already known."""


def contradicted(clues: Clues, found: Reference) -> bool:
    """Whether something that the text tells leaves none of these days."""
    return any(step(clues, found) is None and step(clues, days.UNKNOWN) is not None for step in NARROWINGS)


def _is_whole(expression: DateExpression) -> bool:
    """Whether it is one day of a month, with or without its year."""
    whole = expression.day is not None and expression.month is not None and expression.to is None
    return expression.kind == "calendar" and whole


def _lacks_year(expression: DateExpression) -> bool:
    return _is_whole(expression) and expression.year is None


def _lies_near(expression: DateExpression, side: Direction, day: date) -> bool:
    """Whether such a day lies on that side of `day`, and so near that it needs no year."""
    found = reckon(expression, side, day, None)
    if found is None or found.day is None:
        return False
    distance = (found.day - day).days if side == "future" else (day - found.day).days
    return 0 <= distance <= _FAR


def _names_recent_day(expression: DateExpression) -> bool:
    """A weekday alone, or with its day and month but no year: how the press names the days around publication."""
    if expression.weekday is None or expression.direction is not None or expression.year is not None:
        return False
    return expression.kind == "weekday" or (expression.kind == "calendar" and expression.day is not None)


def _counts_from_weekday(expression: DateExpression) -> bool:
    """ "Hier mardi" is said on a Wednesday."""
    return (expression.kind, expression.unit) == ("deictic", "day") and expression.weekday is not None


def _is_day(expression: DateExpression, day: date) -> bool:
    fits = expression.weekday is None or expression.weekday == day.weekday()
    return fits and (expression.month, expression.day) == (day.month, day.day)


def _is_this_week(expression: DateExpression) -> bool:
    return (expression.unit, expression.count, expression.direction) == ("week", 0, "past")


def _noun_of(clues: Clues, mention: DateMention) -> str:
    """The noun that a date completes: "pourparlers" of "les pourparlers du 11 janvier"."""
    words = clues.words_before(mention)
    tied = len(words) > 2 and words[-1] in clues.language.calendar.ties
    return words[-2] if tied and len(words[-2]) >= _NOUN else ""


def _sentence_of(clues: Clues, mention: DateMention) -> list[str]:
    around = [one for one in clues.sentences if one.start <= mention.start < one.end]
    return [word for one in around for word in fold(clues.article.text[one.start : one.end]).split()]


def _in_every_year(mention: DateMention) -> Iterator[date]:
    """The days that the mention can be: in each year of the horizon that has it on its weekday, or in its own year."""
    expression = mention.expression
    horizon = range(days.HORIZON[0].year, days.HORIZON[1].year + 1)
    for year in horizon if expression.year is None else (expression.year,):
        value = reckon(replace(expression, year=year), None, days.HORIZON[0], None)
        if value is not None and value.day is not None and expression.weekday in (None, value.day.weekday()):
            yield value.day
