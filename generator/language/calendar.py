"""How the language tells time: words with their meanings, and the rules of which time expressions are made."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Literal

from pydantic import Field

from generator.language.data import Table, load
from generator.language.quantities import load_quantities
from generator.schema.mentions import Direction, Part, TimeKind, Unit
from generator.text import fold

Bound = Literal["since", "already", "from", "until"]
_CENTURIES = range(1, 22)
_NUMERALS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Range(Table):
    """What stands before the first date of a range (nothing: anything may) and between the two."""

    before: list[str]
    between: list[str]


class Renowned(Table):
    """A day that needs no year after one of these words."""

    day: date
    words: list[str]


class Clock(Table):
    """What follows the number of an hour: "h" between hours and minutes, and the word in full (a pattern)."""

    short: str
    long: str


class Rule(Table):
    """Words that tell a time, and what stands around them; the parts are explained in `fr/calendar.yml`."""

    rule: str
    words: str
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    before: tuple[str, ...] | Literal["closed"] = ()
    not_before: tuple[str, ...] = ()


class TimeRule(Rule):
    """One way to tell a time that is no date."""

    kind: TimeKind


class DateRule(Rule):
    """One way to tell a date."""

    kind: Literal["calendar", "decade", "deictic", "weekday", "anaphoric"]
    unit: Unit | None = None
    count: int = 0
    sign: Literal[1, -1] = 1
    direction: Direction | None = None
    part: Part | None = None
    bound: Literal["since", "until"] | None = None
    lower: Literal["", "inside", "always"] = ""
    after_name: bool = True
    lends: Literal["month"] | None = None
    frames: bool = False
    anchor: Literal["before", "sentence", "complement", "inside"] = "before"
    implicit: bool = False


class CalendarTable(Table):
    """The shape of `fr/calendar.yml`."""

    words: dict[str, dict[str | int | float, str]]
    ordinals: str
    clock: Clock
    macros: dict[str, str]
    bounds: dict[Bound, list[str]]
    exact: list[str]
    not_dates: list[str] = Field(alias="except")
    not_times: list[str] = Field(alias="except_times")
    renowned: list[Renowned]
    ranges: list[Range]
    joined: list[str]
    leading: str
    delays: str
    aims: str
    ties: str
    this: str
    counted: dict[str, int]
    behind: str
    hearsay: str
    archives: str
    posts: str
    ahead: str
    formerly: str
    closed: str
    rules: list[DateRule] = Field(min_length=1)
    times: list[TimeRule] = Field(min_length=1)


class Calendar:
    """The table folded for look-up. `meanings` gives each slot's words and what each of them means.

    `numbers` are the values of number words; `multipliers` those words of them that multiply what stands before;
    `people` are nouns for people.
    """

    def __init__(
        self, table: CalendarTable, numbers: dict[str, float], multipliers: frozenset[str], people: frozenset[str]
    ) -> None:
        self.table, self.numbers, self.multipliers = table, numbers, multipliers
        self.exact = {fold(word): word for word in table.exact}
        self.joined = frozenset(map(fold, table.joined))
        self.ranges = tuple(
            Range(before=list(map(fold, one.before)), between=list(map(fold, one.between))) for one in table.ranges
        )
        self.renowned = {(one.day.month, one.day.day): (one.day.year, set(one.words)) for one in table.renowned}
        self.since = frozenset(fold(phrase) for phrase in table.bounds["since"] if " " not in phrase)
        self.leading, self.delays = _words(table.leading), frozenset(table.delays.split())
        self.aims, self.ties, self.this = _words(table.aims), _words(table.ties), _words(table.this)
        self.counted = {fold(word): days for word, days in table.counted.items()}
        self.ahead, self.formerly = frozenset(table.ahead.split()), _words(table.formerly)
        self.behind = _words(table.behind)
        self.hearsay = frozenset(table.hearsay.split())
        self.archives = _words(table.archives)
        self.ordinals = tuple(fold(table.ordinals).split())
        self.meanings: dict[str, dict[str, str]] = {
            slot: {form: str(value) for value, forms in entries.items() for form in fold(forms).split()}
            for slot, entries in table.words.items()
        }
        self.meanings["century"] = dict(_century_words(self.ordinals))
        self.meanings["person"] = {fold(word): word for word in people}

    @cached_property
    def _months(self) -> dict[str, int]:
        posted = {month: number for number, month in enumerate(self.table.posts.split(), 1)}
        return posted | {word: int(number) for word, number in self.meanings["month"].items()}

    @cached_property
    def _full_date(self) -> re.Pattern[str]:
        ordinals, months, posts = map("|".join, (self.ordinals, self.meanings["month"], self.table.posts.split()))
        return re.compile(
            rf"(?<![0-9])(?P<day>[0-9]{{1,2}})(?:{ordinals})? (?P<month>{months}) (?P<year>[0-9]{{4}})(?![0-9])"
            rf"|\b(?P<post>{posts}) (?P<on>[0-9]{{1,2}}), (?P<of>[0-9]{{4}})(?![0-9])"
        )

    def full_dates(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, date]]:
        """The dates told with day, month and year in folded[start:end], as (start, end, day)."""
        for match in self._full_date.finditer(folded, start, len(folded) if end is None else end):
            number, month, year = (
                match.group("day", "month", "year") if match["month"] else match.group("on", "post", "of")
            )
            day = valid_day(int(year), self._months[month], int(number))
            if day is not None:
                yield match.start(), match.end(), day


def valid_day(year: int, month: int, day: int) -> date | None:
    """The day of the calendar, None where it has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


def _century_words(endings: Sequence[str]) -> Iterator[tuple[str, str]]:
    """ "xixe", "19e", "19eme" and the like, with the first year of the century."""
    for number in _CENTURIES:
        for written in (_roman(number), str(number)):
            yield from ((written + ending, str((number - 1) * 100)) for ending in endings)


def _roman(number: int) -> str:
    written = ""
    for value, sign in _NUMERALS:
        written += sign * (number // value)
        number %= value
    return written


def load_calendar(code: str) -> Calendar:
    quantities = load_quantities(code)
    factors: dict[str, float] = {**quantities.multipliers, **quantities.collectives}
    numbers = {fold(word): float(value) for word, value in (quantities.values | factors).items()}
    table = load(code, "calendar", CalendarTable)
    return Calendar(table, numbers, frozenset(map(fold, factors)), quantities.people)
