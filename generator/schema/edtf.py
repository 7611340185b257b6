"""Dates as precise as their source, and no more: the part of EDTF (ISO 8601-2, levels 0 to 2) that press texts need.

Understood: `2024`, `2024-08`, `2024-08-18`, seasons `2024-21` (spring) to `2024-24` (winter), decades `199X`,
centuries `19XX`, each with `?` (uncertain), `~` (approximate) or `%` (both); intervals `A/B`, open on a side with
`..`; one of a set `[A,B]`. Source of the rules: https://www.loc.gov/standards/datetime/ (read 2026).
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, Self

Precision = Literal["day", "month", "season", "year", "decade", "century", "interval", "set", "open"]

_POINT = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}))?(?:-([0-9]{2}))?([?~%]?)")
# A set of more days than this is no longer readable.
_LISTED = 7
# … and of more than this its month says about as much.
_FEW = 3
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


@dataclass(frozen=True, slots=True)
class Edtf:
    """One EDTF value with the days it allows.

    `earliest` and `latest` are the first and last possible day, None where a side is open. `set` values allow
    only the days of their members, see `allows`.
    """

    text: str
    precision: Precision
    earliest: date | None
    latest: date | None
    uncertain: bool = False
    approximate: bool = False
    members: tuple[Self, ...] = ()

    def __str__(self) -> str:
        return self.text

    @property
    def day(self) -> date | None:
        """The one day that the value names, else None."""
        return self.earliest if self.earliest is not None and self.earliest == self.latest else None

    @property
    def span_days(self) -> int | None:
        """How many days the value allows; None where a side is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def allows(self, day: date) -> bool:
        """Whether the value can mean `day`."""
        if self.precision == "set":
            return any(member.allows(day) for member in self.members)
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)

    def compatible(self, other: "Edtf") -> bool:
        """Whether some day is allowed by both values; a set is compared member by member."""
        if self.precision == "set":
            return any(member.compatible(other) for member in self.members)
        if other.precision == "set":
            return other.compatible(self)
        starts_in_time = self.earliest is None or other.latest is None or self.earliest <= other.latest
        return starts_in_time and (other.earliest is None or self.latest is None or other.earliest <= self.latest)

    def within(self, other: "Edtf") -> bool:
        """Whether every day that this value allows is allowed by `other` (by one of its members, if it is a set)."""
        if self.precision == "set":
            return all(member.within(other) for member in self.members)
        if other.precision == "set":
            return any(self.within(member) for member in other.members)
        left = other.earliest is None or (self.earliest is not None and other.earliest <= self.earliest)
        right = other.latest is None or (self.latest is not None and self.latest <= other.latest)
        return left and right


def of_day(day: date) -> Edtf:
    """The EDTF value of one calendar day."""
    return Edtf(day.isoformat(), "day", day, day)


def between(first: date, last: date) -> Edtf:
    """The closed interval from `first` to `last`, in years or months where it begins and ends with them."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        ends = [f"{day.year:04}" for day in (first, last)]
    elif first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        ends = [_month_text(day) for day in (first, last)]
    else:
        ends = [first.isoformat(), last.isoformat()]
    return parse("/".join(dict.fromkeys(ends)))


def _month_text(day: date) -> str:
    return f"{day.year:04}-{day.month:02}"


def one_of(possible: Sequence[date], widest: timedelta, *, whole_months: bool = False) -> str | None:
    """EDTF text for one unknown day of `possible` (in order, not empty).

    Few days are listed as a set; more become the year, month or interval that holds them, with `whole_months` the
    month rather than a set or an interval in it; None where that would be wider than `widest`.
    """
    first, last = possible[0], possible[-1]
    if last - first > widest:
        return None
    if whole_months and len(possible) > _FEW and (first.year, first.month) == (last.year, last.month):
        return _month_text(first)
    if (last - first).days == len(possible) - 1:
        return between(first, last).text
    if len(possible) <= _LISTED:
        return f"[{','.join(day.isoformat() for day in possible)}]"
    if (first.year, first.month) == (last.year, last.month):
        return _month_text(first)
    return between(first, last).text


def hull(values: Sequence[Edtf], widest: timedelta) -> str | None:
    """EDTF text for the shortest month or interval that holds all these values.

    None where one of them is open, or where it would be wider than `widest`.
    """
    firsts = [value.earliest for value in values if value.earliest is not None]
    lasts = [value.latest for value in values if value.latest is not None]
    if len(firsts) < len(values) or len(lasts) < len(values):
        return None
    first, last = min(firsts), max(lasts)
    if last - first > widest:
        return None
    if (first.year, first.month) == (last.year, last.month) and first != last:
        return _month_text(first)
    return between(first, last).text


def month_of(value: Edtf) -> str | None:
    """EDTF text for the month that holds every day of the value; None where none does."""
    first, last = value.earliest, value.latest
    if first is None or last is None or (first.year, first.month) != (last.year, last.month):
        return None
    return _month_text(first)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _unspecified(year: str, month: str | None, mark: str) -> tuple[Precision, date, date]:
    if month is not None:
        raise ValueError(f"{year}-{month}{mark}: no month can follow an unspecified year")
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return ("century" if year.endswith("XX") else "decade"), date(max(low, 1), 1, 1), date(high, 12, 31)


def _bounds(year: str, month: str | None, day: str | None, mark: str) -> tuple[Precision, date, date]:
    if "X" in year:
        return _unspecified(year, month, mark)
    y = int(year)
    if month is None:
        return "year", date(y, 1, 1), date(y, 12, 31)
    m = int(month)
    if m in _SEASON_MONTHS and day is None:
        first, last = _SEASON_MONTHS[m]
        return "season", date(y, first, 1), _month_end(y + (last < first), last)
    if day is None:
        return "month", date(y, m, 1), _month_end(y, m)
    exact = date(y, m, int(day))
    return "day", exact, exact


def _point(text: str) -> Edtf:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no EDTF date")
    year, month, day, mark = match.groups()
    precision, first, last = _bounds(year, month, day, mark)
    return Edtf(text, precision, first, last, uncertain=mark in ("?", "%"), approximate=mark in ("~", "%"))


def _interval(text: str) -> Edtf:
    left, _, right = text.partition("/")
    first = None if left == ".." else _point(left)
    last = None if right == ".." else _point(right)
    if first is None and last is None:
        raise ValueError(f"{text!r} is open on both sides")
    earliest = first.earliest if first else None
    latest = last.latest if last else None
    if earliest and latest and earliest > latest:
        raise ValueError(f"{text!r} ends before it begins")
    ends = [end for end in (first, last) if end is not None]
    return Edtf(
        text,
        "interval" if len(ends) == 2 else "open",
        earliest,
        latest,
        uncertain=any(end.uncertain for end in ends),
        approximate=any(end.approximate for end in ends),
    )


def _set(text: str) -> Edtf:
    members = tuple(_plain(part.strip()) for part in text[1:-1].split(","))
    lows = [member.earliest for member in members if member.earliest is not None]
    highs = [member.latest for member in members if member.latest is not None]
    earliest = min(lows) if len(lows) == len(members) else None
    latest = max(highs) if len(highs) == len(members) else None
    return Edtf(text, "set", earliest, latest, members=members)


def _plain(text: str) -> Edtf:
    return _interval(text) if "/" in text else _point(text)


@lru_cache(maxsize=8192)
def parse(text: str) -> Edtf:
    """The value of an EDTF string.

    Raises ValueError with a plain reason for anything outside the subset named above, including days that do
    not exist and intervals that end before they begin.
    """
    if text.startswith("[") and text.endswith("]"):
        return _set(text)
    return _plain(text)


def days(value: Edtf) -> list[date]:
    """Every day that a closed value allows, in order; raises ValueError for an open one or over 40,000 days."""
    if value.earliest is None or value.latest is None or (value.latest - value.earliest).days > 40_000:
        raise ValueError(f"{value.text} allows too many days to list")
    span = (value.latest - value.earliest).days + 1
    return [day for day in (value.earliest + timedelta(n) for n in range(span)) if value.allows(day)]
