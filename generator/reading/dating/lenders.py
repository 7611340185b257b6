"""The date that lends another one the year or the month that it lacks."""

from generator.reading.dating.drafts import Draft
from generator.reading.dating.line import Line, has_year
from generator.reading.dating.tense import direction_at
from generator.schema.mentions import DateExpression

# Dates looked at between a bracket's year and a date inside the bracket.
_INSIDE = 3


def month_lender(line: Line, place: int) -> int | None:
    """Of "le 12 et le 15 mars" the second, else the last day told with its month, on the same side of the present."""
    later = line.joined(place)
    if later is not None and _has_month(line.drafts[later]):
        return later
    told = [other for other in line.back(place, line.in_mind(place)) if _has_month(line.drafts[other])]
    told = [other for other in told if line.drafts[other].grain == "day"] or told
    side = direction_at(line.view, line.drafts[place].start)
    same = (other for other in told if direction_at(line.view, line.drafts[other].start) == side)
    return next(same, told[0] if told else None)


def year_lender(line: Line, place: int) -> int | None:
    """The date with a year that a date without one belongs to; None leaves it to the day of publication."""
    later = line.joined(place)
    if later is not None and has_year(line.drafts[later]):
        return later
    end = line.range_end(place)
    if end is not None and line.drafts[end].expression.kind == "calendar":
        return end
    for lender in (_before_bracket, _in_full, _frame, _month_beside):
        found = lender(line, place)
        if found is not None:
            return found
    return None


def _has_month(draft: Draft) -> bool:
    told = draft.expression.to or draft.expression
    return told.kind == "calendar" and told.month is not None and told.month <= 12


def _before_bracket(line: Line, place: int) -> int | None:
    """Of "en 2014 (en mars puis en mai)" the year before the bracket."""
    folded, here = line.view.folded, line.drafts[place]
    for other in range(place - 1, max(place - _INSIDE, -1), -1):
        date = line.drafts[other]
        if not has_year(date) or date.sentence != here.sentence:
            continue
        between = folded[date.end : here.start].lstrip()
        return other if between.startswith("(") and ")" not in between else None
    return None


def _in_full(line: Line, place: int) -> int | None:
    """An earlier date of the same day and month that has its year."""
    here = line.drafts[place].expression
    if here.day is None or here.weekday is not None or here.direction or here.to:
        return None
    told = line.days_in_full.get((here.month, here.day))
    return told if told is not None and told < place else None


def _month_beside(line: Line, place: int) -> int | None:
    """ "Le putsch de janvier" after "en janvier dernier"."""
    here = line.drafts[place]
    if here.grain != "month" or here.expression.direction:
        return None
    told = line.months_beside.get(here.expression.month)
    return told if told is not None and told < place else None


def _frame(line: Line, place: int) -> int | None:
    """The year set before: "en 2014, les combats ont repris en mai", "sera renouvelé l'an prochain, au printemps".

    It holds for the rest of a sentence that it opens, as far as its own clause goes, and up to the next verb. The
    year of a month holds for a month beside it ("en janvier 2017 pour l'un, en mai pour l'autre").
    """
    here = line.drafts[place]
    if here.expression.direction or here.bound:
        return None
    for other in line.back(place, 0):
        date = line.drafts[other]
        if (date.rule.frames and _sets_year(date.expression)) or _is_like(date, here):
            opens = date.rule.frames and line.same_clause(other, place)
            return other if opens or not line.verb_between(other, place) else None
    return None


def _sets_year(expression: DateExpression) -> bool:
    if expression.kind == "deictic":
        return expression.unit == "year" and expression.month is None and not expression.direction
    return expression.kind == "calendar" and expression.year is not None and expression.month is None


def _is_like(date: Draft, here: Draft) -> bool:
    return has_year(date) and date.bound is None and date.grain == here.grain == "month"
