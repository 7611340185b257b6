"""The days on which an article can have been published: a frozen set of days that evidence can only narrow."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from typing import Any, Literal

from generator.schema import edtf
from generator.schema.edtf import Edtf
from generator.schema.records import Reason

Test = Callable[[date], bool] | None
"""Whether a day is possible; None lets every day pass."""
Basis = Literal["known", "stated", "url", "inferred", "none"]

# Press articles that this program will ever read; only used to list the days of a date without a year.
HORIZON = (date(1900, 1, 1), date(2099, 12, 31))
# More possible days than this are kept as bounds only: four years, or one week of each year of the horizon.
LISTED = 1500
# An interval wider than this says nothing that a reader could use.
TELLING = timedelta(days=3 * 366)
# The rule by which a report is published on the weekday that it treats as its news.
CUSTOM = "published.custom"


@dataclass(frozen=True, slots=True)
class Reference:
    """What is known of an article's day of publication.

    `earliest` and `latest` bound it, None where open. `sure` lists every possible day in order, None while they
    are too many to list. `weekday` (0 = Monday) is what the custom of the press suggests (a report is published
    on the latest day that it tells of); it is given up as soon as no possible day falls on it. `basis` is the
    kind of evidence, "none" where there is none.
    """

    earliest: date | None = None
    latest: date | None = None
    sure: tuple[date, ...] | None = None
    weekday: int | None = None
    basis: Basis = "none"
    reasons: tuple[Reason, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """The days to reckon with, in order: the possible ones that follow the custom; empty where not listed."""
        sure = self.sure or ()
        customary = tuple(day for day in sure if day.weekday() == self.weekday)
        return customary or sure

    @property
    def day(self) -> date | None:
        """The day of publication where only one is left."""
        return self.days[0] if len(self.days) == 1 else None

    @property
    def value(self) -> str | None:
        """The day as EDTF, else all that is sure: a month, set or interval; None where nothing useful is known.

        The days of one month are told as that month until few are left.
        """
        if self.day is not None:
            return self.day.isoformat()
        if self.sure:
            return edtf.one_of(self.sure, TELLING, whole_months=True)
        if self.earliest and self.latest and self.latest - self.earliest <= TELLING:
            return edtf.between(self.earliest, self.latest).text
        return None

    @property
    def explained(self) -> tuple[Reason, ...]:
        """The reasons; where custom chose the day among several possible ones, it says among which."""
        return tuple(self._among_which(reason) if reason.rule == CUSTOM else reason for reason in self.reasons)

    def _among_which(self, reason: Reason) -> Reason:
        possible = self.sure or ()
        if self.day is None or len(possible) < 2:
            return reason
        days = edtf.one_of(possible, TELLING) or edtf.between(possible[0], possible[-1]).text
        return reason.model_copy(update={"rule": f"{CUSTOM}-among", "reference": days})

    def allows(self, day: date) -> bool:
        """Whether the article can have been published on `day`."""
        if self.sure is not None:
            return day in self.sure
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)


UNKNOWN = Reference()


def on(day: date, basis: Basis, *reasons: Reason) -> Reference:
    """The reference of an article whose day of publication is known."""
    return Reference(day, day, (day,), basis=basis, reasons=reasons)


def within(reference: Reference, allowed: Edtf, *reasons: Reason) -> Reference | None:
    """The reference narrowed to the days that `allowed` can mean; None when that leaves no day.

    Here and below: what excludes no day is no reason, and leaves the reference as it is.
    """
    return _among(reference, allowed.earliest, allowed.latest, allowed.allows, reasons)


def where(
    reference: Reference, first: date | None, last: date | None, test: Test, *reasons: Reason
) -> Reference | None:
    """The reference narrowed to the days from `first` to `last` that pass `test`; None when that leaves no day."""
    return _among(reference, first, last, test, reasons)


def among(reference: Reference, possible: Iterable[date], *reasons: Reason) -> Reference | None:
    """The reference narrowed to the days that are `possible`; None when that leaves no day."""
    listed = frozenset(possible)
    if reference.sure is None and len(listed) <= LISTED:
        reference = replace(reference, sure=tuple(sorted(listed)))
    return _among(reference, min(listed, default=None), max(listed, default=None), listed.__contains__, reasons)


def _among(
    reference: Reference,
    first: date | None,
    last: date | None,
    test: Test,
    reasons: tuple[Reason, ...],
) -> Reference | None:
    earliest = max(filter(None, (reference.earliest, first)), default=None)
    latest = min(filter(None, (reference.latest, last)), default=None)
    if earliest and latest and earliest > latest:
        return None
    sure = _listed(reference.sure, earliest, latest, test)
    if sure is not None and not sure:
        return None
    basis: Basis = "inferred" if reference.basis == "none" else reference.basis
    bounds = (sure[0], sure[-1]) if sure else (earliest, latest)
    if (*bounds, sure) == (reference.earliest, reference.latest, reference.sure):
        return reference
    return replace(
        reference, earliest=bounds[0], latest=bounds[1], sure=sure, basis=basis, reasons=reference.reasons + reasons
    )


def _listed(
    sure: tuple[date, ...] | None, earliest: date | None, latest: date | None, test: Test
) -> tuple[date, ...] | None:
    """The days of `sure` (of the bounds where they are not listed yet) that pass; None when they are too many."""
    candidates: Iterable[date]
    if sure is not None:
        candidates = (day for day in sure if (not earliest or earliest <= day) and (not latest or day <= latest))
    else:
        first, last = earliest or HORIZON[0], latest or HORIZON[1]
        candidates = map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
    kept = tuple(islice(filter(test, candidates), LISTED + 1))
    return kept if len(kept) <= LISTED else None


def plain(reference: Reference) -> list[Any]:
    """A reference as plain values, to be kept."""
    bounds = [day and day.toordinal() for day in (reference.earliest, reference.latest)]
    sure = None if reference.sure is None else [day.toordinal() for day in reference.sure]
    reasons = [reason.model_dump() for reason in reference.reasons]
    return [*bounds, sure, reference.weekday, reference.basis, reasons]


def of_plain(values: Sequence[Any]) -> Reference:
    """The reference of plain values."""
    first, last, sure, weekday, basis, reasons = values
    return Reference(
        first and date.fromordinal(first),
        last and date.fromordinal(last),
        None if sure is None else tuple(map(date.fromordinal, sure)),
        weekday,
        basis,
        tuple(map(Reason.model_validate, reasons)),
    )
