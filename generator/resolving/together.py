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
    """The references after every link has had its say; those of articles that no link joins to others stand alone."""
    narrowing = _Narrowing(readings)
    usable = [link for link in sorted(links, key=_order) if narrowing.of(link, references, references)]
    disputed: frozenset[str] = frozenset()
    while True:
        found, contradicted = _settle(narrowing, references, [x for x in usable if x.one.article not in disputed])
        if not contradicted:
            return found
        disputed |= contradicted


def _order(link: Link) -> tuple[str, float, str, str]:
    return link.one.article, -link.strength, link.other.article, link.other.words


def _settle(
    narrowing: "_Narrowing", references: Mapping[str, Reference], links: list[Link]
) -> tuple[dict[str, Reference], frozenset[str]]:
    """The references when nothing changes any more, and the articles to which links leave no day."""
    found = dict(references)
    for _ in range(_ROUNDS):
        before = dict(found)
        contradicted = set()
        for link in links:
            narrower = narrowing.of(link, found, before)
            if narrower is None:
                contradicted.add(link.one.article)
            else:
                found[link.one.article] = narrower
        if contradicted or found == before:
            return found, frozenset(contradicted)
    return found, frozenset()


class _Narrowing:
    """What links make of references. Rounds ask for the same again and again, so all answers are kept.

    References are told apart by identity, which costs less than to compare hundreds of days: those that an answer
    belongs to are kept with it.
    """

    def __init__(self, readings: Mapping[str, Reading]) -> None:
        self._readings = readings
        self._answers: dict[tuple[int, int, int], tuple[Link, Reference, Reference, Reference | None]] = {}
        self._dates: dict[tuple[str, int], tuple[Reference, tuple[Dated, ...]]] = {}

    def of(self, link: Link, found: Mapping[str, Reference], before: Mapping[str, Reference]) -> Reference | None:
        """The reference in `found` of the article to be dated, without the days that the link excludes while that of
        the other article is the one in `before`; None: all of them.
        """
        reference, other = found[link.one.article], before[link.other.article]
        key = id(link), id(reference), id(other)
        if key not in self._answers:
            self._answers[key] = link, reference, other, self._narrowed(link, reference, other)
        return self._answers[key][-1]

    def _narrowed(self, link: Link, reference: Reference, other: Reference) -> Reference | None:
        beside = link.within is not None
        narrower = self._beside(link, reference, other) if beside else self._around(link, reference, other)
        return reference if narrower and _same_days(narrower, reference) else narrower

    def _beside(self, link: Link, reference: Reference, other: Reference) -> Reference | None:
        """`reference` without the days that lie far from those of the other article."""
        if other.earliest is None or other.latest is None:
            return reference
        reach = timedelta(link.within or 0)
        reason = Reason(rule=link.rule, reference=other.value or "", article=link.other.article)
        return where(reference, other.earliest - reach, other.latest + reach, None, reason)

    def _around(self, link: Link, reference: Reference, other: Reference) -> Reference | None:
        """`reference` without the days on which its article cannot have told of what the other one dates."""
        allowed = self._window(link.other, other)
        if allowed.span_days is None or allowed.span_days > _VAGUE:
            return reference
        reason = Reason(rule=link.rule, words=link.other.words, reference=allowed.text, article=link.other.article)
        return _around(link.one, self._readings[link.one.article], reference, allowed, reason)

    def _window(self, moment: Moment, reference: Reference) -> Edtf:
        mentions, key = self._readings[moment.article].dates, (moment.article, id(reference))
        if key not in self._dates:
            self._dates[key] = reference, resolve(mentions, reference)
        return moment.window(moment.stated(mentions, self._dates[key][1]), reference)


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
