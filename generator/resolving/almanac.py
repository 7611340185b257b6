"""What the calendar knows of a year: its months, seasons, quarters, movable feasts and nth weekdays. Pure."""

from calendar import monthrange
from datetime import date, timedelta

from generator.schema import edtf
from generator.schema.edtf import Edtf
from generator.schema.mentions import DateExpression

_WEEK = 7
# The days on which seasons begin in the sky, for "le premier dimanche du printemps".
_SEASONS = {21: (3, 20), 22: (6, 21), 23: (9, 22), 24: (12, 21)}
_QUARTERS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}


def months_between(earlier: date, months: int) -> tuple[int, int]:
    """The (year, month) that lies `months` after that of `earlier`."""
    count = earlier.year * 12 + earlier.month - 1 + months
    return count // 12, count % 12 + 1


def of_year(expression: DateExpression, year: int) -> Edtf | None:
    """The value of the parts in that year; None where the year has no such day (29 February)."""
    month = expression.month
    if expression.easter is not None:
        return edtf.of_day(easter(year) + timedelta(expression.easter))
    if month is None:
        return edtf.parse(f"{year:04}")
    if month in _QUARTERS:
        first, last = _QUARTERS[month]
        return edtf.parse(f"{year:04}-{first:02}/{year:04}-{last:02}")
    if expression.day is not None:
        exists = expression.day <= monthrange(year, month)[1]
        return edtf.of_day(date(year, month, expression.day)) if exists else None
    if expression.count and expression.weekday is not None and expression.kind == "calendar":
        begins = date(year, *_SEASONS.get(month, (month, 1)))
        return edtf.of_day(_nth_weekday(begins, expression.weekday, expression.count))
    return edtf.parse(f"{year:04}-{month:02}")


def _nth_weekday(first: date, weekday: int, place: int) -> date:
    """The first, second … (-1: last) such weekday of the month or season that begins on `first`."""
    if place < 0:
        last = first.replace(day=monthrange(first.year, first.month)[1])
        return last - timedelta((last.weekday() - weekday) % _WEEK)
    return first + timedelta((weekday - first.weekday()) % _WEEK + (place - 1) * _WEEK)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, as in Meeus, Astronomical Algorithms)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leaps, after = century // 4, century % 4
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - correction + 15) % 30
    shift = (32 + 2 * after + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * shift) // 451
    month, day = divmod(moon + shift - 7 * late + 114, 31)
    return date(year, month, day + 1)
