"""Calendar arithmetic: the value of one expression for one day of publication and one anchor. Pure."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache

from generator.resolving.almanac import months_between, of_year
from generator.schema import edtf
from generator.schema.edtf import Edtf
from generator.schema.mentions import DateExpression, Direction, Unit

# Years to look through for a date without one: its neighbours, and enough for a weekday or 29 February to recur.
_YEARS, _RARE_YEARS = 2, 12
# Days: a date told with its weekday lies nearer to publication than this, or the weekday is a slip; and no further
# on the other side than the verb's ("a annoncé la tenue, lundi 5 mai").
_SLIP, _AHEAD = 366, 40
# Days: the press gives a date without weekday its year, or "dernier", before it lies this far back.
_FAR = 300
# Days across the turn of a year that a range spans.
_TURN = 60
# A day counted from something longer than this would be invented.
_FEW_DAYS = 7
_WEEK, _MONTH = 7, 31
# Days that a few of these are taken for.
_FEW: Mapping[Unit, int] = {"day": 4, "week": 21, "month": 120}

Reckoner = Callable[[DateExpression, Direction | None, date, Edtf | None], Edtf | None]


# Articles that tell of one another are tried on the same days again and again.
@lru_cache(1 << 16)
def reckon(expression: DateExpression, tense: Direction | None, day: date, anchor: Edtf | None) -> Edtf | None:
    """What `expression` means in an article of `day`; `anchor` is the value that an anaphor counts from.

    None where it means nothing definite, or no day that the calendar has (years 1 to 9999).
    """
    try:
        value = _ranged(expression, tense, day, anchor)
    except (ValueError, OverflowError):
        return None
    blurred = value is not None and expression.part == "about" and value.precision in ("day", "month", "year")
    return edtf.parse(f"{value.text.rstrip('~?')}~") if value is not None and blurred else value


def is_absolute(expression: DateExpression) -> bool:
    """Whether the words alone give the value, without any reference day."""
    return expression.kind == "decade" or (expression.kind == "calendar" and expression.year is not None)


def _ranged(expression: DateExpression, tense: Direction | None, day: date, anchor: Edtf | None) -> Edtf | None:
    if expression.to is None:
        return _KINDS[expression.kind](expression, tense, day, anchor)
    ends = _weekday_range if expression.to.kind == "weekday" else _day_range
    return ends(expression, expression.to, tense, day)


def _day_range(first: DateExpression, last: DateExpression, tense: Direction | None, day: date) -> Edtf | None:
    """ "Du 28 au 2 mars", "de lundi à mercredi 2 mars": the first day is the nearest before the last one."""
    end = _calendar(last, first.direction or tense, day, None)
    if end is None or end.day is None:
        return None
    starts = _fixed_days(first, end.day)
    return edtf.between(max((found for found in starts if found <= end.day), default=end.day), end.day)


def _fixed_days(first: DateExpression, end: date) -> list[date]:
    """The days up to `end` of that weekday, or of that number: in its month of two years, else in two months."""
    if first.day is None:
        week = (end - timedelta(back) for back in range(1, _WEEK + 1))
        return [day for day in week if day.weekday() == first.weekday]
    months = [months_between(end, -back) for back in (0, 1)]
    places = [(end.year - back, first.month) for back in (0, 1)] if first.month else months
    return [date(year, month, first.day) for year, month in places if first.day <= monthrange(year, month)[1]]


def _weekday_range(first: DateExpression, last: DateExpression, tense: Direction | None, day: date) -> Edtf | None:
    start = _weekday(first, tense, day, None)
    if start is None or start.day is None or last.weekday is None:
        return None
    length = (last.weekday - start.day.weekday()) % _WEEK or _WEEK
    began = start.day
    if (first.direction or tense) == "past" and began + timedelta(length) > day:
        began -= timedelta(_WEEK)
    return edtf.between(began, began + timedelta(length))


def _calendar(expression: DateExpression, tense: Direction | None, day: date, anchor: Edtf | None) -> Edtf | None:
    if expression.year is not None:
        return of_year(expression, expression.year)
    if expression.month is None and expression.easter is None:
        return _day_in_month(expression, day, anchor)
    around = anchor.earliest if anchor and anchor.earliest else day
    reach = _YEARS if expression.weekday is None and expression.day != 29 else _RARE_YEARS
    all_years = _of_years(expression, max(around.year - reach, 1), around.year + reach)
    if anchor is not None:
        return _lent_by(anchor, all_years)
    if expression.day is None:
        return _choose(all_years, day, expression.direction, tense)
    if expression.weekday is None:
        return _of_day(expression, tense, day, all_years)
    return _of_weekday(expression, tense, day, all_years)


# The days that are tried one after the other lie in few years.
@lru_cache(1 << 12)
def _of_years(expression: DateExpression, first: int, last: int) -> list[Edtf]:
    """The values of the parts from the first year to the last, without the years that have no such day."""
    return [value for year in range(first, last + 1) if (value := of_year(expression, year)) is not None]


def _of_day(expression: DateExpression, tense: Direction | None, day: date, values: list[Edtf]) -> Edtf | None:
    """The year on the side told, unless that is far and the other near ("a annoncé le report du vote du 24 mars")."""
    chosen = _choose(values, day, expression.direction, tense)
    nearest = _choose(values, day, expression.direction, None)
    if chosen is None or nearest is None:
        return chosen
    return nearest if _distance(chosen, day) > _FAR and _distance(nearest, day) <= _AHEAD else chosen


def _of_weekday(expression: DateExpression, tense: Direction | None, day: date, values: list[Edtf]) -> Edtf | None:
    """The year in which the weekday fits: on the side told if it is near, else on the other."""
    fitting = [value for value in values if value.day is not None and value.day.weekday() == expression.weekday]
    for side, furthest in ((tense, _SLIP), (None, _SLIP if tense is None else _AHEAD)):
        chosen = _choose(fitting, day, expression.direction, side)
        if chosen is not None and _distance(chosen, day) <= furthest:
            return chosen
    slip = _choose(values, day, expression.direction, tense)
    return edtf.parse(f"{slip.text}?") if slip else None


def _day_in_month(expression: DateExpression, day: date, anchor: Edtf | None) -> Edtf | None:
    month = anchor.earliest if anchor and anchor.earliest else None
    if month is None or expression.day is None or expression.day > monthrange(month.year, month.month)[1]:
        return None
    return edtf.of_day(month.replace(day=expression.day))


def _choose(values: list[Edtf], day: date, direction: Direction | None, tense: Direction | None) -> Edtf | None:
    """The one that lies nearest on the side told: "dernier", "prochain" exclude `day`, a tense does not."""
    if direction is not None:
        values = [value for value in values if _lies(value, day, direction, strictly=True)]
    elif tense is not None:
        values = [value for value in values if _lies(value, day, tense, strictly=False)]
    return min(values, key=lambda value: (_distance(value, day), value.text), default=None)


def _lies(value: Edtf, day: date, side: Direction, *, strictly: bool) -> bool:
    assert value.earliest is not None and value.latest is not None
    if side == "past":
        return value.latest < day if strictly else value.earliest <= day
    return value.earliest > day if strictly else value.latest >= day


def _distance(value: Edtf, day: date) -> int:
    """Days from `day` to the nearest day of the value; 0 inside it."""
    assert value.earliest is not None and value.latest is not None
    return max((value.earliest - day).days, (day - value.latest).days, 0)


def _lent_by(anchor: Edtf, values: list[Edtf]) -> Edtf | None:
    """The one in the anchor ("en 2014 (en mars)"), else in its year, unless a range crosses the turn of the year.

    "Du 28 décembre au 3 janvier 2025" lends the first day the year before.
    """
    start = anchor.earliest or date.min
    inside = [value for value in values if value.within(anchor)]
    near = [value for value in values if _distance(value, start) <= _TURN]
    same_year = [value for value in values if value.earliest and value.earliest.year == start.year]
    ranked = inside or near or same_year
    return min(ranked, key=lambda value: _distance(value, start), default=None)


def _decade(expression: DateExpression, tense: Direction | None, day: date, anchor: Edtf | None) -> Edtf | None:
    digits = f"{expression.year or 0:04}"
    return edtf.parse(f"{digits[:2]}XX" if expression.unit == "century" else f"{digits[:3]}X")


def _weekday(expression: DateExpression, tense: Direction | None, day: date, anchor: Edtf | None) -> Edtf | None:
    assert expression.weekday is not None
    if expression.day is not None:
        return _weekday_of_number(expression, tense, day)
    ahead = (expression.weekday - day.weekday()) % _WEEK
    days = [edtf.of_day(day + timedelta(ahead + weeks)) for weeks in (-2 * _WEEK, -_WEEK, 0, _WEEK)]
    return _choose(days, day, expression.direction, tense)


def _weekday_of_number(expression: DateExpression, tense: Direction | None, day: date) -> Edtf | None:
    """ "Lundi 12": the nearest day of that number on that weekday; None where the year around has none."""
    around = (day + timedelta(off) for off in range(-_SLIP, _SLIP + 1))
    fitting = (one for one in around if one.day == expression.day and one.weekday() == expression.weekday)
    return _choose([edtf.of_day(one) for one in fitting], day, expression.direction, tense)


def _deictic(expression: DateExpression, tense: Direction | None, day: date, anchor: Edtf | None) -> Edtf | None:
    return _shift(expression, tense, anchor if anchor is not None else edtf.of_day(day))


def _anaphoric(expression: DateExpression, tense: Direction | None, day: date, anchor: Edtf | None) -> Edtf | None:
    base = anchor if anchor is not None else edtf.of_day(day)
    if expression.unit is not None:
        return _shift(expression, tense, base)
    if expression.weekday is None:
        return base
    if base.earliest is None or base.latest is None:
        return None
    days = base.latest if expression.count >= 0 else base.earliest
    side: Direction = "future" if expression.count >= 0 else "past"
    return _weekday(DateExpression("weekday", weekday=expression.weekday, direction=side), None, days, None)


def _shift(expression: DateExpression, tense: Direction | None, base: Edtf) -> Edtf | None:
    """`base` moved by the expression's count of units, as precise as that unit or the part of it that is named."""
    if base.earliest is None or base.latest is None or expression.unit is None:
        return None
    start = base.latest if expression.count > 0 else base.earliest
    if expression.part == "few":
        return _around(start, expression.count, expression.unit, base)
    shifted = _SHIFTS[expression.unit](expression, tense, start, base)
    return edtf.parse(f"{shifted.text}~") if shifted and base.approximate and shifted.precision == "day" else shifted


def _around(start: date, side: int, unit: Unit, base: Edtf) -> Edtf | None:
    """The month or year in which "quelques jours", "quelques mois" from `start` most likely lie; None for longer."""
    if unit not in _FEW or (base.span_days or 0) > _MONTH:
        return None
    day = (start + timedelta(side * _FEW[unit])).isoformat()
    return edtf.parse(f"{day[:4]}~" if unit == "month" else f"{day[:7]}~")


def _shift_days(expression: DateExpression, tense: Direction | None, start: date, base: Edtf) -> Edtf | None:
    if (base.span_days or 0) > _FEW_DAYS:
        return None
    return edtf.of_day(start + timedelta(expression.count)) if expression.count or base.day else base


def _shift_weeks(expression: DateExpression, tense: Direction | None, start: date, base: Edtf) -> Edtf | None:
    if (base.span_days or 0) > _FEW_DAYS:
        return None
    monday = start - timedelta(start.weekday()) + timedelta(_WEEK * expression.count)
    if expression.weekday is not None:
        return edtf.of_day(monday + timedelta(expression.weekday))
    if expression.part == "weekend":
        late = expression.count == 0 and tense == "past" and start < monday + timedelta(5)
        saturday = monday + timedelta(5 - _WEEK * late)
        return edtf.between(saturday, saturday + timedelta(1))
    first = start if expression.direction == "future" else monday
    last = start if expression.direction == "past" else monday + timedelta(6)
    return edtf.between(first, last)


def _shift_months(expression: DateExpression, tense: Direction | None, start: date, base: Edtf) -> Edtf | None:
    if (base.span_days or 0) > _MONTH:
        return None
    year, month = months_between(start, expression.count)
    if expression.day is None:
        return edtf.parse(f"{year:04}-{month:02}")
    return edtf.of_day(date(year, month, expression.day))


def _shift_years(expression: DateExpression, tense: Direction | None, start: date, base: Edtf) -> Edtf | None:
    return of_year(expression, start.year + expression.count)


def _shift_decades(expression: DateExpression, tense: Direction | None, start: date, base: Edtf) -> Edtf | None:
    return edtf.parse(f"{(start.year // 10) + expression.count:03}X")


def _shift_centuries(expression: DateExpression, tense: Direction | None, start: date, base: Edtf) -> Edtf | None:
    return edtf.parse(f"{(start.year // 100) + expression.count:02}XX")


_KINDS: Mapping[str, Reckoner] = {
    "calendar": _calendar,
    "decade": _decade,
    "weekday": _weekday,
    "deictic": _deictic,
    "anaphoric": _anaphoric,
}
_SHIFTS: Mapping[str, Callable[[DateExpression, Direction | None, date, Edtf], Edtf | None]] = {
    "day": _shift_days,
    "week": _shift_weeks,
    "month": _shift_months,
    "season": _shift_months,
    "year": _shift_years,
    "decade": _shift_decades,
    "century": _shift_centuries,
}
