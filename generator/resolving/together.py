"""Days of publication that articles give one another: what one dates, the other can have told only around that day.

Narrowing only: each link takes days away, all links together are a set without order, and where they leave an
article no day at all, it goes back to what its own evidence says. So more articles never contradict what fewer of
them allowed.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from generator.resolving.calendar import needs_reference, resolve
from generator.resolving.links import Link
from generator.resolving.moments import NEWS_DAYS, Moment, shifted
from generator.resolving.publication import narrow
from generator.resolving.reference import Reference, where
from generator.schema.dossier import Dated
from generator.schema.edtf import Edtf
from generator.schema.mentions import Reading
from generator.schema.records import Reason

# A time vaguer than this (days) dates nothing.
_VAGUE = 366
# A chain of articles that date one another is followed this far.
_ROUNDS = 8


def narrow_together(
    readings: Mapping[str, Reading], references: Mapping[str, Reference], links: Iterable[Link]
) -> dict[str, Reference]:
    """The references of all articles after every link has had its say."""
    alone = _Knowledge(readings, references)
    usable = [link for link in sorted(links, key=_order) if alone.narrowed(link, references[link.one.article])]
    disputed: frozenset[str] = frozenset()
    while True:
        found, contradicted = _settle(readings, references, [x for x in usable if x.one.article not in disputed])
        if not contradicted:
            return found
        disputed |= contradicted


def _order(link: Link) -> tuple[str, float, str, str]:
    return link.one.article, -link.strength, link.other.article, link.other.words


def _settle(
    readings: Mapping[str, Reading], references: Mapping[str, Reference], links: list[Link]
) -> tuple[dict[str, Reference], frozenset[str]]:
    """The references when nothing changes any more, and the articles to which links leave no day."""
    found = dict(references)
    for _ in range(_ROUNDS):
        known = _Knowledge(readings, dict(found))
        contradicted = set()
        for link in links:
            narrower = known.narrowed(link, found[link.one.article])
            if narrower is None:
                contradicted.add(link.one.article)
            else:
                found[link.one.article] = narrower
        if contradicted or found == known.references:
            return found, frozenset(contradicted)
    return found, frozenset()


class _Knowledge:
    """What articles say of their times while their references are these."""

    def __init__(self, readings: Mapping[str, Reading], references: Mapping[str, Reference]) -> None:
        self.references = references
        self._readings = readings
        self._dates: dict[str, tuple[Dated, ...]] = {}

    def narrowed(self, link: Link, reference: Reference) -> Reference | None:
        """`reference`, that of the article to be dated, without the days that the link excludes; None: all of them."""
        if link.within is not None:
            return self._beside(link, reference, timedelta(link.within))
        allowed = self._window(link.other)
        if allowed.span_days is None or allowed.span_days > _VAGUE:
            return reference
        reason = Reason(rule=link.rule, words=link.other.words, reference=allowed.text, article=link.other.article)
        narrower = _around(link.one, self._readings[link.one.article], reference, allowed, reason)
        return reference if narrower and _same_days(narrower, reference) else narrower

    def _beside(self, link: Link, reference: Reference, reach: timedelta) -> Reference | None:
        """`reference` without the days that lie far from those of the other article."""
        other = self.references[link.other.article]
        if other.earliest is None or other.latest is None:
            return reference
        reason = Reason(rule=link.rule, reference=other.value or "", article=link.other.article)
        narrower = where(reference, other.earliest - reach, other.latest + reach, None, reason)
        return reference if narrower and _same_days(narrower, reference) else narrower

    def _window(self, moment: Moment) -> Edtf:
        reading, reference = self._readings[moment.article], self.references[moment.article]
        if moment.article not in self._dates:
            self._dates[moment.article] = resolve(reading.dates, reference)
        return moment.window(moment.stated(reading.dates, self._dates[moment.article]), reference)


def _same_days(one: Reference, other: Reference) -> bool:
    return (one.earliest, one.latest, one.sure) == (other.earliest, other.latest, other.sure)


def _around(one: Moment, reading: Reading, reference: Reference, allowed: Edtf, reason: Reason) -> Reference | None:
    """The days on which an article can have told, in the way it does, of something that was at the time `allowed`."""
    if one.date is not None:
        if not needs_reference(reading.dates, one.date):
            return reference
        return narrow(reference, reading.dates, one.date, allowed, reason)
    if one.status == "planned":
        return where(reference, None, allowed.latest, None, reason)
    last = shifted(allowed.latest, NEWS_DAYS - 1) if one.current else None
    return where(reference, allowed.earliest, last, None, reason)
