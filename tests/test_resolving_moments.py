"""When something was, as far as one article says."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.resolving.moments import Moment, shifted, span
from generator.resolving.reference import UNKNOWN, on
from generator.schema.mentions import Status

MONDAY = on(date(2031, 3, 10), "stated")


@pytest.mark.parametrize(
    ("status", "current", "window"),
    [
        ("past", True, (date(2031, 3, 4), date(2031, 3, 10))),
        ("past", False, (None, date(2031, 3, 10))),
        ("planned", False, (date(2031, 3, 10), None)),
    ],
)
def test_an_undated_report_is_of_the_week_and_an_announcement_of_the_time_after(
    status: Status, current: bool, window: tuple[date | None, date | None]
) -> None:
    found = Moment("a", None, status, current, "").window(None, MONDAY)
    assert (found.earliest, found.latest) == window


def test_without_a_day_of_publication_nothing_is_excluded() -> None:
    found = Moment("a", None, "past", True, "").window(None, UNKNOWN)
    assert (found.earliest, found.latest) == (None, None)


@given(st.dates(), st.integers(-10_000, 10_000))
def test_days_are_counted_without_leaving_the_calendar(day: date, days: int) -> None:
    later = shifted(day, days)
    assert later is not None
    assert abs((later - day).days) <= abs(days)
    assert span(min(day, later), max(day, later)).allows(day)
