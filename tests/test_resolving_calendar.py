"""The value of a date for one day of publication or several, with its reasons; never more precise than the source."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.resolving.almanac import easter
from generator.resolving.calendar import meaning, needs_reference, period, resolve, slack
from generator.resolving.reckoning import reckon
from generator.resolving.reference import UNKNOWN, Reference, on, within
from generator.schema.edtf import parse
from generator.schema.mentions import DateExpression, DateMention, Direction

DAY = date(2024, 8, 20)
DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))
TENSES: st.SearchStrategy[Direction | None] = st.sampled_from(["past", "future", None])
EXPRESSIONS = st.builds(
    DateExpression,
    kind=st.sampled_from(["calendar", "decade", "deictic", "weekday", "anaphoric"]),
    year=st.none() | st.integers(1, 2300),
    month=st.none() | st.integers(1, 41),
    day=st.none() | st.integers(1, 31),
    weekday=st.integers(0, 6),
    unit=st.none() | st.sampled_from(["day", "week", "month", "season", "year", "decade", "century"]),
    count=st.integers(-9999, 9999),
    direction=TENSES,
    part=st.none() | st.sampled_from(["about", "weekend", "night"]),
    easter=st.none() | st.integers(0, 49),
)


def mention(
    expression: DateExpression, words: str = "…", tense: Direction | None = None, anchor: int | None = None
) -> DateMention:
    return DateMention(0, len(words), words, "date.test", expression, tense=tense, anchor=anchor)


def weekday(number: int, tense: Direction | None = None, direction: Direction | None = None) -> DateMention:
    return mention(DateExpression("weekday", weekday=number, direction=direction), "lundi", tense)


def of(one: DateMention, day: date = DAY) -> str | None:
    found = meaning((one,), 0)(day)
    return found.text if found else None


@given(DAYS, st.integers(0, 6))
def test_a_weekday_lies_within_the_week_on_the_side_of_the_tense(day: date, number: int) -> None:
    past, future = meaning((weekday(number, "past"),), 0)(day), meaning((weekday(number, "future"),), 0)(day)
    assert past is not None and past.day is not None and future is not None and future.day is not None
    assert past.day.weekday() == future.day.weekday() == number
    assert timedelta(0) <= day - past.day < timedelta(7)
    assert timedelta(0) <= future.day - day < timedelta(7)


@given(DAYS, st.integers(0, 6))
def test_last_and_next_exclude_the_day_itself(day: date, number: int) -> None:
    last, following = (
        meaning((weekday(number, None, "past"),), 0)(day),
        meaning((weekday(number, None, "future"),), 0)(day),
    )
    assert last is not None and last.day is not None and following is not None and following.day is not None
    assert last.day < day < following.day
    assert following.day - last.day in (timedelta(7), timedelta(14))


@given(DAYS, st.integers(1, 12), st.sampled_from(["past", "future"]))
def test_a_month_without_a_year_is_the_nearest_on_its_side(day: date, month: int, tense: Direction) -> None:
    found = meaning((mention(DateExpression("calendar", month=month), tense=tense),), 0)(day)
    assert found is not None and found.precision == "month" and found.earliest is not None
    distance = (day.year - found.earliest.year) * 12 + day.month - found.earliest.month
    assert 0 <= distance < 12 if tense == "past" else -12 < distance <= 0


@given(DAYS, st.integers(1, 12), st.integers(1, 28))
def test_a_day_told_with_its_weekday_falls_on_that_weekday(day: date, month: int, number: int) -> None:
    real = date(day.year, month, number)
    expression = DateExpression("calendar", month=month, day=number, weekday=real.weekday())
    found = meaning((mention(expression),), 0)(day)
    assert found is not None and found.day is not None
    assert found.day.weekday() == real.weekday()


@given(DAYS, st.integers(-400, 400))
def test_days_are_counted_exactly(day: date, count: int) -> None:
    assert of(mention(DateExpression("deictic", unit="day", count=count)), day) == (day + timedelta(count)).isoformat()


@given(DAYS, st.integers(-40, 40), st.sampled_from(["month", "year"]))
def test_months_and_years_counted_are_no_more_precise_than_their_unit(day: date, count: int, unit: str) -> None:
    found = meaning((mention(DateExpression("deictic", unit=unit, count=count)),), 0)(day)  # type: ignore[arg-type]
    assert found is not None and found.precision == unit


@given(EXPRESSIONS, TENSES, DAYS)
def test_any_expression_has_a_value_or_none(expression: DateExpression, tense: Direction | None, day: date) -> None:
    found = reckon(expression, tense, day, None)
    assert found is None or parse(found.text) == found


@given(st.lists(st.tuples(EXPRESSIONS, st.none() | st.integers(0, 9)), min_size=1, max_size=10), DAYS)
def test_anchors_in_a_circle_do_no_harm(drawn: list[tuple[DateExpression, int | None]], day: date) -> None:
    told = [mention(one, anchor=None if anchor is None else anchor % len(drawn)) for one, anchor in drawn]
    for index in range(len(told)):
        meaning(told, index)(day)
        slack(told, index)


def test_a_slip_of_the_weekday_leaves_the_date_uncertain() -> None:
    assert of(mention(DateExpression("calendar", month=8, day=18, weekday=0), tense="past")) == "2024-08-18?"


def test_the_twenty_ninth_of_february_is_found_in_its_year() -> None:
    assert of(mention(DateExpression("calendar", month=2, day=29), tense="past"), date(2023, 5, 1)) == "2020-02-29"


@pytest.mark.parametrize(
    ("year", "day"), [(1954, (4, 18)), (1981, (4, 19)), (2000, (4, 23)), (2024, (3, 31)), (2038, (4, 25))]
)
def test_easter_falls_where_the_tables_put_it(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


def test_an_anaphor_counts_from_its_anchor() -> None:
    talks = mention(DateExpression("calendar", month=1, day=11), "11 janvier", "past")
    truce = mention(DateExpression("anaphoric", unit="month", count=-2), "deux mois après", anchor=0)
    found = meaning((talks, truce), 1)(date(2021, 1, 15))
    assert found is not None and found.text == "2020-11"


def test_a_day_is_never_counted_from_a_month() -> None:
    spring = mention(DateExpression("calendar", year=2020, month=5), "mai 2020")
    eve = mention(DateExpression("anaphoric", unit="day", count=-1), "la veille", anchor=0)
    assert meaning((spring, eve), 1)(DAY) is None


def test_words_that_need_no_reference_have_a_value_without_one() -> None:
    told = (mention(DateExpression("calendar", year=2020, month=5), "mai 2020"), weekday(0))
    assert [needs_reference(told, index) for index in (0, 1)] == [False, True]
    found = resolve(told, UNKNOWN)
    assert [dated.value for dated in found] == ["2020-05", None]
    assert [dated.reasons[0].rule for dated in found] == ["date.stated", "date.no-reference"]


def test_reasons_name_the_rule_the_words_and_the_reference() -> None:
    (dated,) = resolve((weekday(0, "past"),), on(DAY, "known"))
    assert dated.value == "2024-08-19"
    assert [(reason.rule, reason.words, reason.reference) for reason in dated.reasons] == [
        ("date.weekday", "lundi", "2024-08-20"),
        ("date.tense-past", "lundi", ""),
    ]


def reference(text: str, custom: int | None = None) -> Reference:
    found = within(UNKNOWN, parse(text))
    assert found is not None
    return Reference(found.earliest, found.latest, found.sure, custom)


def test_several_possible_days_leave_several_values() -> None:
    (dated,) = resolve((weekday(0, "past"),), reference("2024-08", custom=0))
    assert dated.value == "[2024-08-05,2024-08-12,2024-08-19,2024-08-26]"
    assert dated.reasons[-1].rule == "date.several-days"


def test_what_all_possible_days_agree_on_is_kept() -> None:
    (dated,) = resolve(
        (mention(DateExpression("deictic", unit="year", count=-1), "l'an dernier"),), reference("2024-08")
    )
    assert dated.value == "2023"


def test_values_too_far_apart_are_none() -> None:
    (dated,) = resolve((mention(DateExpression("calendar", month=5), "mai", "past"),), reference("2010/2020"))
    assert dated.value is None


@given(st.integers(0, 6), st.integers(2, 60), DAYS)
def test_the_value_for_several_days_holds_the_value_for_each(number: int, length: int, first: date) -> None:
    told = (weekday(number, "past"),)
    days = reference(f"{first}/{first + timedelta(length)}")
    (dated,) = resolve(told, days)
    assert dated.value is not None
    for day in days.days:
        exact = meaning(told, 0)(day)
        assert exact is not None and exact.compatible(parse(dated.value))


def test_a_period_joins_its_ends_and_keeps_open_sides() -> None:
    told = [
        DateMention(0, 4, "2014", "date.year", DateExpression("calendar", year=2014), until=1),
        mention(DateExpression("calendar", year=2016), "2016"),
        mention(DateExpression("calendar", year=2018, bound="since"), "2018"),
        mention(DateExpression("calendar", year=1991, bound="until"), "1991"),
    ]
    values = resolve(told, UNKNOWN)
    assert [period(told, values, index) for index in range(4)] == ["2014/2016", "2016", "2018/..", "../1991"]
