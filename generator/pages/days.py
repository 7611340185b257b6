"""The pages of dates: a year, a month, a day; none lists an event under a date more precise than its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages.calendar import Calendar, Listing
from generator.pages.desk import Desk, Page, beside
from generator.schema import addresses, edtf
from generator.schema.records import EventRecord

INDEX = "dates/index.md"


def pages(desk: Desk) -> Iterator[Page]:
    calendar = desk.facts.calendar
    yield desk.index(INDEX, "dates", calendar=calendar, activity=activity(calendar))
    yield from _year_pages(desk, calendar)
    yield from _month_pages(desk, calendar)
    yield from _day_pages(desk, calendar)


@dataclass(frozen=True, slots=True)
class Activity:
    """How many events lie in each month of a year, and how many in the year without a month of their own."""

    year: int
    months: tuple[tuple[int, int], ...]
    other: int

    def shade(self, n: int) -> int:
        """How dark a month is drawn, 0 to 4: the number stands in it, the shade only helps the eye."""
        return min(n, 3) if n < 4 else 4


def activity(calendar: Calendar) -> list[Activity]:
    rows = []
    for year, listing in calendar.years.items():
        months = tuple((month, len(calendar.months.get((year, month), Listing()).sure)) for month in range(1, 13))
        rows.append(Activity(year, months, len(listing.sure) - sum(n for _, n in months)))
    return rows


def _year_pages(desk: Desk, calendar: Calendar) -> Iterator[Page]:
    row = [(str(year), addresses.year(year)) for year in calendar.years]
    for n, (year, listing) in enumerate(calendar.years.items()):
        if not desk.wants(addresses.year(year)):
            continue
        months = [month for month in calendar.months if month[0] == year]
        view = {"listing": listing, "year": year, "months": months, "calendar": calendar}
        yield _page(desk, "year", row, n, [], view)


def _month_pages(desk: Desk, calendar: Calendar) -> Iterator[Page]:
    when = desk.words.when
    row = [(desk.words.capital(when.month(*month)), addresses.month(*month)) for month in calendar.months]
    for n, ((year, month), listing) in enumerate(calendar.months.items()):
        if not desk.wants(addresses.month(year, month)):
            continue
        days = [(day, found) for day, found in calendar.days.items() if (day.year, day.month) == (year, month)]
        vague = [event for event in listing.sure if not edtf.parse(event.date or "").day and not _lasted(event)]
        lasting = [event for event in listing.sure if _lasted(event)]
        view = {"listing": listing, "days": days, "vague": vague, "lasting": lasting, "year": year}
        yield _page(desk, "month", row, n, _year_crumb(calendar, year), view)


def _day_pages(desk: Desk, calendar: Calendar) -> Iterator[Page]:
    when = desk.words.when
    row = [(desk.words.capital(when.day(day, weekday=True)), addresses.day(day)) for day in calendar.days]
    for n, (day, listing) in enumerate(calendar.days.items()):
        if not desk.wants(addresses.day(day)):
            continue
        month = (desk.words.capital(when.month(day.year, day.month)), addresses.month(day.year, day.month))
        steps = [*_year_crumb(calendar, day.year), *([month] if (day.year, day.month) in calendar.months else [])]
        yield _page(desk, "day", row, n, steps, {"listing": listing, "day": day})


def _year_crumb(calendar: Calendar, year: int) -> list[tuple[str, str]]:
    return [(str(year), addresses.year(year))] if year in calendar.years else []


def _page(
    desk: Desk, kind: str, row: list[tuple[str, str]], n: int, steps: list[tuple[str, str]], view: dict[str, object]
) -> Page:
    title, path = row[n]
    crumbs = (*desk.crumbs(("nav.dates", INDEX)), *steps)
    return Page(path, title, desk.words.say("date.description", date=title), kind, "chronologie/index.md", crumbs,
                *beside(row, n), view=view)  # fmt: skip


def _lasted(event: EventRecord) -> bool:
    """Whether the event took several days, the first and the last of them known."""
    span = edtf.parse(event.date or "")
    ends = span.text.split("/") if span.precision == "interval" else []
    return bool(ends) and not event.unsure_day and all(edtf.parse(end).day for end in ends)
