"""The pages of dates: a year, a month, a day; none lists an event under a date more precise than its own."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from generator.pages.desk import Desk, Page, beside
from generator.schema import addresses, edtf
from generator.schema.edtf import Edtf
from generator.schema.records import ArticleRecord, EventRecord

INDEX = "dates/index.md"
# A span longer than this has no page for each of its days: it is listed under its months and years.
_LONGEST_SPAN = 31
_YEARS = 30


@dataclass
class Listing:
    """What one day, month or year holds. `sure` lie wholly inside it, `spanning` touch it and reach beyond."""

    sure: list[EventRecord] = field(default_factory=list)
    spanning: list[EventRecord] = field(default_factory=list)
    published: list[ArticleRecord] = field(default_factory=list)


@dataclass(frozen=True)
class Calendar:
    """Every day, month and year that an event or a source has something to say of."""

    desk: Desk

    @cached_property
    def days(self) -> dict[date, Listing]:
        found: dict[date, Listing] = {}
        for event, span in self._spans:
            for day in days_of(span):
                listing = found.setdefault(day, Listing())
                (listing.sure if span.day else listing.spanning).append(event)
        for record, span in self._published:
            if span.day:
                found.setdefault(span.day, Listing()).published.append(record)
        return dict(sorted(found.items()))

    @cached_property
    def months(self) -> dict[tuple[int, int], Listing]:
        found: dict[tuple[int, int], Listing] = {}
        for event, span in self._spans:
            for month in (months := list(months_of(span))):
                listing = found.setdefault(month, Listing())
                (listing.sure if len(months) == 1 else listing.spanning).append(event)
        for record, span in self._published:
            if len(months := list(months_of(span))) == 1:
                found.setdefault(months[0], Listing()).published.append(record)
        return dict(sorted(found.items()))

    @cached_property
    def years(self) -> dict[int, Listing]:
        found: dict[int, Listing] = {}
        for event, span in self._spans:
            for year in (years := list(years_of(span))):
                listing = found.setdefault(year, Listing())
                (listing.sure if len(years) == 1 else listing.spanning).append(event)
        for record, span in self._published:
            if len(years := list(years_of(span))) == 1:
                found.setdefault(years[0], Listing()).published.append(record)
        return dict(sorted(found.items()))

    @cached_property
    def _spans(self) -> list[tuple[EventRecord, Edtf]]:
        return [(event, edtf.parse(event.date)) for event in self.desk.facts.events if event.date]

    @cached_property
    def _published(self) -> list[tuple[ArticleRecord, Edtf]]:
        records = self.desk.site.dossier.articles.values()
        return [(record, edtf.parse(record.published)) for record in records if record.published]


def days_of(span: Edtf) -> Iterator[date]:
    """The days that a date of day precision names: one, or those of a short interval or of a choice."""
    if span.precision not in ("day", "interval", "set") or (span.span_days or _LONGEST_SPAN + 1) > _LONGEST_SPAN:
        return
    if span.precision == "interval" and not all(edtf.parse(end).day for end in span.text.split("/")):
        return
    assert span.earliest and span.span_days
    yield from (d for n in range(span.span_days) if span.allows(d := span.earliest + timedelta(n)))


def months_of(span: Edtf) -> Iterator[tuple[int, int]]:
    """The months that a date touches, (year, month); none where it is too vague or too long to say."""
    if span.precision in ("year", "decade", "century", "open") or (span.span_days or 0) > 370:
        return
    assert span.earliest and span.latest
    first, last = span.earliest, span.latest
    for n in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield n // 12, n % 12 + 1


def years_of(span: Edtf) -> Iterator[int]:
    """The years of a date; of an open one only the year where it begins or ends."""
    first, last = span.earliest or span.latest, span.latest or span.earliest
    assert first and last
    if span.precision == "open":
        last = first
    if last.year - first.year < _YEARS:
        yield from range(first.year, last.year + 1)


def pages(desk: Desk) -> Iterator[Page]:
    calendar = Calendar(desk)
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
