"""The time expressions of each sentence as they stand, before they are linked to one another."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.language.calendar import Bound, DateRule
from generator.reading.dating.expressions import express
from generator.reading.dating.grammar import Found, Match
from generator.reading.dating.lexing import Row
from generator.reading.view import View
from generator.schema.mentions import DateExpression, Sentence, Unit
from generator.values import value

# Characters before a renowned day in which the word stands that makes it known.
_NAMING = 40
_OPENS = frozenset('.:;!?«"“([-–—•…')
_FINEST_FIRST: tuple[Unit, ...] = ("day", "week", "month", "season", "year", "decade", "century")


@value
class Draft:
    """An expression with its words [start, end), without the words of the `bound` before them ("depuis")."""

    start: int
    end: int
    rule: DateRule
    expression: DateExpression
    sentence: int
    bound: Bound | None = None

    @property
    def grain(self) -> Unit:
        return grain(self.expression)


def grain(expression: DateExpression) -> Unit:
    """The smallest unit that the expression fixes."""
    if expression.day is not None or expression.weekday is not None or expression.easter is not None:
        return "day"
    if expression.month is not None:
        return "month" if expression.month <= 12 else "season"
    return expression.unit or ("year" if expression.year is not None else "day")


def finer(one: Unit, other: Unit) -> bool:
    """Whether `one` is at least as fine a unit as `other`."""
    return _FINEST_FIRST.index(one) <= _FINEST_FIRST.index(other)


def find_drafts(view: View, found: Iterable[Found]) -> Iterator[Draft]:
    """The drafts of all sentences, in order of the text; `found` is what stands in each of them."""
    for number, one in enumerate(found):
        for match in one.dates:
            draft = _draft(view, one.row, match, number)
            if draft is not None and not _is_name(view.text, view.sentences[number], one.row, match):
                yield draft


def _draft(view: View, row: Row, match: Match[DateRule], sentence: int) -> Draft | None:
    expression = express(view.language.calendar, match.rule, match.words(row, view.folded), match.bound)
    if expression is None:
        return None
    start, end = row.spans[match.core][0], row.spans[match.last - 1][1]
    before = view.folded[max(view.sentences[sentence].start, start - _NAMING) : start]
    known = _in_known_year(view, expression, before, view.folded[start:end])
    return Draft(start, end, match.rule, known, sentence, match.bound)


def _in_known_year(view: View, expression: DateExpression, before: str, words: str) -> DateExpression:
    """ "L'attaque du 7 octobre", "le 7-Octobre": the year that everybody knows."""
    known = view.language.calendar.renowned.get((expression.month or 0, expression.day or 0))
    if known is None or expression.year is not None or expression.weekday is not None:
        return expression
    year, names = known
    named = "-" in words or names & set(before.replace("'", " ").split())
    return replace(expression, year=year) if named else expression


def _is_name(text: str, sentence: Sentence, row: Row, match: Match[DateRule]) -> bool:
    """Whether a capital letter makes a name of the date's own word, or of the word before it ("Paris 2024").

    In a line of capitals it does not.
    """
    if not match.rule.after_name and match.core == match.first > 1 and _is_capitalised(text, row, match.first - 1):
        return True
    word = match.slots[0][1] if match.slots else match.core
    if not match.rule.lower or not _is_capitalised(text, row, word):
        return False
    begins = word == 0 or text[row.spans[word - 1][0]] in _OPENS or text[row.spans[word - 1][0]] == ","
    return match.rule.lower == "always" or not begins


def _is_capitalised(text: str, row: Row, word: int) -> bool:
    start, end = row.spans[word]
    return text[start].isupper() and not text[start:end].isupper()
