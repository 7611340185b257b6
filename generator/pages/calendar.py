"""Which events and sources belong to a day, a month, a year; none to one more precise than its own date."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TypeVar

from generator.schema import edtf
from generator.schema.edtf import Edtf
from generator.schema.records import ArticleRecord, EventRecord

# A span longer than this has no page for each of its days: it is listed under its months and years.
_LONGEST_SPAN = 31
_YEARS = 30
Period = TypeVar("Period", int, tuple[int, int])


@dataclass
class Listing:
    """What one day, month or year holds. `sure` lie wholly inside it, `spanning` touch it and reach beyond."""

    sure: list[EventRecord] = field(default_factory=list)
    spanning: list[EventRecord] = field(default_factory=list)
    published: list[ArticleRecord] = field(default_factory=list)


@dataclass(frozen=True)
class Calendar:
    """Every day, month and year that an event or a source has something to say of."""

    events: Iterable[EventRecord]
    articles: Iterable[ArticleRecord]

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
        return self._by(months_of)

    @cached_property
    def years(self) -> dict[int, Listing]:
        return self._by(years_of)

    def _by(self, periods_of: Callable[[Edtf], Iterable[Period]]) -> dict[Period, Listing]:
        """What each period holds, in the order of time."""
        found: dict[Period, Listing] = {}
        for event, span in self._spans:
            for period in (periods := list(periods_of(span))):
                listing = found.setdefault(period, Listing())
                (listing.sure if len(periods) == 1 else listing.spanning).append(event)
        for record, span in self._published:
            if len(periods := list(periods_of(span))) == 1:
                found.setdefault(periods[0], Listing()).published.append(record)
        return dict(sorted(found.items()))

    @cached_property
    def _spans(self) -> list[tuple[EventRecord, Edtf]]:
        return [(event, edtf.parse(event.date)) for event in self.events if event.date]

    @cached_property
    def _published(self) -> list[tuple[ArticleRecord, Edtf]]:
        return [(record, edtf.parse(record.published)) for record in self.articles if record.published]


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
