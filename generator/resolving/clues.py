"""What an article's own dates let appear about the day on which it was published, where the file does not state it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice

from generator.language import Language
from generator.language.calendar import valid_day
from generator.resolving import reference as days
from generator.resolving.reckoning import reckon
from generator.resolving.reference import Reference
from generator.schema.article import Article
from generator.schema.edtf import Edtf
from generator.schema.mentions import Actor, DateExpression, DateMention, Direction, Reading, Sentence
from generator.text import fold

# Dates of a kind that are compared with those of another; keeps the work on a text full of dates linear.
COMPARED = 20
# Days after which the press no longer names a day by its weekday.
WEEK = 6
# Letters of the shortest word taken for a noun.
_NOUN = 4
# Characters before a date in which the words that govern it stand.
_GOVERNING = 40


@dataclass(frozen=True)
class Clues:
    """The dates of an article that are its own (no quoted ones, no mere pointers), with its text.

    `told` are these and the quoted ones, `persons` those whom it names.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    persons: tuple[Actor, ...]
    told: tuple[DateMention, ...]
    dates: tuple[DateMention, ...]
    language: Language

    def words_before(self, start: int) -> list[str]:
        return fold(self.article.text[max(0, start - _GOVERNING) : start]).replace("'", "' ").split()

    def is_this(self, mention: DateMention) -> bool:
        """ "Ce lundi 19 août" is said on that day."""
        words = [*self.words_before(mention.start)[-1:], *fold(mention.surface).split()[:1]]
        return not self.language.calendar.this.isdisjoint(words)

    def days_after(self, mention: DateMention) -> int | None:
        """How many days after "hier lundi 19 août" or "ce lundi 19 août" this is said; None where nothing tells."""
        counted = self.language.calendar.counted.get(fold(mention.surface).split()[0])
        return counted if counted is not None else 0 if self.is_this(mention) else None

    def is_aim(self, mention: DateMention) -> bool:
        """ "A reporté le vote à mars 2025": the date lies on another side of the present than its verb."""
        return not self.language.calendar.aims.isdisjoint(self.words_before(mention.start)[-1:])

    def is_tied(self, mention: DateMention) -> bool:
        """ "L'annonce du sommet du 25 juin": the date is its noun's, and no verb's."""
        return not self.language.calendar.ties.isdisjoint(
            [*self.words_before(mention.start)[-1:], *fold(mention.surface).split()[:1]]
        )

    @cached_property
    def days_without_year(self) -> tuple[DateMention, ...]:
        """Days of a month that are told without their year, not announced ones."""
        told = (m for m in self.dates if lacks_year(m.expression) and m.tense != "future")
        return tuple(islice(told, COMPARED))

    def dated(self, tense: Direction | None) -> Iterator[tuple[Edtf, DateMention]]:
        """Dates with their own year in clauses of that tense, with their values."""
        for mention in self.dates:
            expression = mention.expression
            full = expression.kind == "calendar" and expression.year is not None and not expression.bound
            if full and mention.tense == tense and not self.is_aim(mention):
                value = reckon(expression, None, days.HORIZON[0], None)
                if value is not None:
                    yield value, mention


def clues(article: Article, reading: Reading, language: Language) -> Clues:
    told = tuple(mention for mention in reading.dates if not mention.implicit)
    own = tuple(mention for mention in told if not mention.quoted)
    persons = tuple(actor for actor in reading.actors if actor.kind == "person")
    return Clues(article, reading.sentences, persons, told, own, language)


def is_whole(expression: DateExpression) -> bool:
    """Whether it is one day of a month, with or without its year."""
    whole = expression.day is not None and expression.month is not None and expression.to is None
    return expression.kind == "calendar" and whole


def lacks_year(expression: DateExpression) -> bool:
    return is_whole(expression) and expression.year is None


def last_day(mention: DateMention) -> DateExpression:
    """What ends the range "dans la nuit de lundi à mardi 3 mai"; the day itself of any other mention."""
    return mention.expression.to or mention.expression


def is_news(mention: DateMention) -> bool:
    """Whether it is the weekday of something that the article reports as past, and not in passing."""
    expression = mention.expression
    bare = expression.kind == "weekday" and expression.direction is None and expression.day is None
    return bare and mention.tense == "past" and not mention.aside


def is_day(expression: DateExpression, day: date) -> bool:
    fits = expression.weekday is None or expression.weekday == day.weekday()
    return fits and (expression.month, expression.day) == (day.month, day.day)


def noun_of(clues: Clues, mention: DateMention) -> str:
    """The noun that a date completes: "pourparlers" of "les pourparlers du 11 janvier"."""
    words = clues.words_before(mention.start)
    tied = len(words) > 2 and words[-1] in clues.language.calendar.ties
    return words[-2] if tied and len(words[-2]) >= _NOUN else ""


def words_of_sentence(clues: Clues, mention: DateMention) -> str:
    """The sentence in which the mention stands."""
    around = (one for one in clues.sentences if one.start <= mention.start < one.end)
    return " ".join(clues.article.text[one.start : one.end] for one in around)


def in_every_year(expression: DateExpression, around: Reference = days.UNKNOWN) -> Iterator[date]:
    """The days that a whole day can be: in each year that has it on its weekday, or in its own year.

    The years are those of the horizon, or those in which an article with the reference `around` can have appeared and
    their neighbours.
    """
    assert expression.month is not None and expression.day is not None
    first = around.earliest.year - 1 if around.earliest else days.HORIZON[0].year
    last = around.latest.year + 1 if around.latest else days.HORIZON[1].year
    for year in range(first, last + 1) if expression.year is None else (expression.year,):
        day = valid_day(year, expression.month, expression.day)
        if day is not None and expression.weekday in (None, day.weekday()):
            yield day
