"""Dates as precise as their source: what is understood, what it allows, and the laws that every value keeps."""

import warnings
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.schema import edtf
from generator.schema.edtf import Edtf, between, days, hull, of_day, one_of, parse

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import edtf as oracle

DAYS = st.dates(date(1000, 1, 1), date(2200, 12, 31))
MARKS = st.sampled_from(["", "?", "~", "%"])
POINTS = st.one_of(
    st.builds(lambda day, mark: day.isoformat() + mark, DAYS, MARKS),
    st.builds(lambda day, mark: f"{day:%Y-%m}{mark}", DAYS, MARKS),
    st.builds(lambda day, mark: f"{day:%Y}{mark}", DAYS, MARKS),
    st.builds(lambda day, season: f"{day:%Y}-{season}", DAYS, st.sampled_from([21, 22, 23])),
    st.builds(lambda day: f"{day:%Y}"[:3] + "X", DAYS),
    st.builds(lambda day: f"{day:%Y}"[:2] + "XX", DAYS),
)
SETS = st.lists(DAYS, min_size=2, max_size=5).map(lambda found: f"[{','.join(day.isoformat() for day in found)}]")
INTERVALS = st.tuples(DAYS, DAYS).map(lambda ends: f"{min(ends)}/{max(ends)}")
OPEN = st.one_of(POINTS.map("{}/..".format), POINTS.map("../{}".format))
VALUES = st.one_of(POINTS, SETS, INTERVALS, OPEN).map(parse)


@pytest.mark.parametrize(
    ("text", "precision", "earliest", "latest"),
    [
        ("2024-08-18", "day", "2024-08-18", "2024-08-18"),
        ("2024-02", "month", "2024-02-01", "2024-02-29"),
        ("2024", "year", "2024-01-01", "2024-12-31"),
        ("2024-22", "season", "2024-06-01", "2024-08-31"),
        ("2024-24", "season", "2024-12-01", "2025-02-28"),
        ("199X", "decade", "1990-01-01", "1999-12-31"),
        ("19XX", "century", "1900-01-01", "1999-12-31"),
        ("2014/2016", "interval", "2014-01-01", "2016-12-31"),
        ("[2024-08-05,2024-08-12]", "set", "2024-08-05", "2024-08-12"),
    ],
)
def test_a_value_allows_the_days_that_its_words_do(text: str, precision: str, earliest: str, latest: str) -> None:
    value = parse(text)
    assert value.precision == precision
    assert (str(value.earliest), str(value.latest)) == (earliest, latest)


def test_an_open_interval_has_one_bound() -> None:
    assert parse("../1991").earliest is None
    assert parse("2023-09/..").latest is None


def test_marks_of_doubt_are_kept_apart() -> None:
    assert (parse("2024?").uncertain, parse("2024?").approximate) == (True, False)
    assert (parse("2024~").uncertain, parse("2024~").approximate) == (False, True)
    assert (parse("2024%").uncertain, parse("2024%").approximate) == (True, True)


@pytest.mark.parametrize(
    "text",
    ["", "hier", "2024-13", "2024-02-30", "2023-02-29", "24-08", "2024-W02", "../..", "2024/", "2024-08-19/2024-08-18",
     "199X-05", "[]", "[[2024]]", "[" * 5000 + "]" * 5000, "٢٠٢٤", "0000", "2024-08-18T10:00"],
)  # fmt: skip
def test_what_is_no_such_date_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        parse(text)


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    with suppress(ValueError):
        assert parse(text).text == text


@settings(max_examples=50, deadline=None)
@given(POINTS)
def test_bounds_agree_with_the_reference_implementation(text: str) -> None:
    known = oracle.parse_edtf(text)
    value = parse(text)
    assert value.earliest is not None and value.earliest.timetuple()[:3] == known.lower_strict()[:3]
    assert value.latest is not None and value.latest.timetuple()[:3] == known.upper_strict()[:3]


@settings(max_examples=50, deadline=None)
@given(st.one_of(POINTS, SETS, INTERVALS, DAYS.map("{}/..".format)))
def test_every_value_is_valid_for_the_reference_implementation(text: str) -> None:
    assert parse(text).text == text
    assert oracle.parse_edtf(text) is not None


@given(VALUES, VALUES)
def test_compatibility_is_symmetric(one: Edtf, other: Edtf) -> None:
    assert one.compatible(other) == other.compatible(one)
    assert one.compatible(one)


@given(VALUES, DAYS)
def test_a_day_is_allowed_exactly_when_its_value_is_compatible(value: Edtf, day: date) -> None:
    assert value.allows(day) == value.compatible(of_day(day)) == of_day(day).within(value)


@given(VALUES, VALUES, DAYS)
def test_what_lies_within_allows_no_day_more(inner: Edtf, outer: Edtf, day: date) -> None:
    if inner.within(outer) and inner.allows(day):
        assert outer.allows(day)


@given(DAYS, DAYS)
def test_between_allows_exactly_the_days_from_the_first_to_the_last(one: date, other: date) -> None:
    first, last = sorted((one, other))
    value = between(first, last)
    assert (value.earliest, value.latest) == (first, last)


def test_between_is_told_in_the_largest_units_that_fit() -> None:
    assert between(date(2024, 8, 18), date(2024, 8, 18)).text == "2024-08-18"
    assert between(date(2024, 2, 1), date(2024, 2, 29)).text == "2024-02"
    assert between(date(2024, 7, 1), date(2024, 9, 30)).text == "2024-07/2024-09"
    assert between(date(2024, 1, 1), date(2024, 12, 31)).text == "2024"
    assert between(date(2014, 1, 1), date(2016, 12, 31)).text == "2014/2016"


@given(st.lists(DAYS, min_size=1, max_size=12, unique=True).map(sorted))
def test_one_of_several_days_never_loses_a_day(possible: list[date]) -> None:
    text = one_of(possible, timedelta(10**6))
    assert text is not None
    assert all(parse(text).allows(day) for day in possible)


def test_one_of_too_many_days_far_apart_is_nothing() -> None:
    assert one_of([date(2000 + n, 1, 11) for n in range(20)], timedelta(400)) is None
    assert one_of([date(2024, 8, n) for n in (5, 12, 19, 26)], timedelta(400)) == (
        "[2024-08-05,2024-08-12,2024-08-19,2024-08-26]"
    )


@given(st.lists(st.one_of(POINTS, INTERVALS).map(parse), min_size=1, max_size=5))
def test_a_hull_holds_every_value(values: list[Edtf]) -> None:
    text = hull(values, timedelta(10**6))
    assert text is not None
    assert all(value.within(parse(text)) for value in values)
    assert hull([*values, parse("../1991")], timedelta(10**6)) is None


@given(INTERVALS)
def test_days_lists_what_is_allowed(text: str) -> None:
    value = parse(text)
    if (value.span_days or 0) <= 400:
        listed = days(value)
        assert len(listed) == value.span_days and all(map(value.allows, listed))


def test_days_of_an_open_value_cannot_be_listed() -> None:
    with pytest.raises(ValueError, match="too many days"):
        days(parse("2024/.."))
    assert edtf.days(parse("[2024-08-05,2024-08-12]")) == [date(2024, 8, 5), date(2024, 8, 12)]
