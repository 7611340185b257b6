"""When something was, as far as one article says: its stated time, and the days that are possible without one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.resolving import calendar
from generator.resolving.reference import Reference
from generator.schema import edtf
from generator.schema.dossier import Dated
from generator.schema.edtf import Edtf
from generator.schema.mentions import DateMention, Status

# An undated report is of the week that ends with its article: a newspaper names each day of it by its weekday.
NEWS_DAYS = 7


@dataclass(frozen=True, slots=True)
class Moment:
    """The time of an event or a statement in one article; `date` is an index of Reading.dates.

    `current` marks what the article reports on, `days` how many days it lasts, `words` the evidence.
    """

    article: str
    date: int | None
    status: Status
    current: bool
    words: str
    days: int | None = None

    def stated(self, mentions: Sequence[DateMention], dates: Sequence[Dated]) -> str | None:
        """The time that the article itself gives, all the days where it says how many; None without one."""
        if self.date is None:
            return None
        value = calendar.period(mentions, dates, self.date)
        first = edtf.parse(value).day if value else None
        if first is None or not self.days or self.days < 2:
            return value
        return span(first, shifted(first, self.days - 1)).text

    def window(self, value: str | None, reference: Reference) -> Edtf:
        """The days that are possible: the stated time `value`, else what status and day of publication allow."""
        if value is not None:
            return edtf.parse(value)
        if self.status == "planned":
            return span(reference.earliest, None)
        if self.date is None and self.current:
            return span(shifted(reference.earliest, 1 - NEWS_DAYS), reference.latest)
        return span(None, reference.latest)


def span(earliest: date | None, latest: date | None) -> Edtf:
    """The days from `earliest` to `latest`, either open, as a value to compare with."""
    if earliest and latest:
        return edtf.between(earliest, latest)
    return Edtf("", "open", earliest, latest)


def shifted(day: date | None, days: int) -> date | None:
    """The day so many days later; an open side stays open, and the calendar's ends are never passed."""
    if day is None:
        return None
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))
