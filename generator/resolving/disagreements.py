"""Where sources differ on one event, side by side: what cannot both be true, what hardly can, what is only vaguer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from math import floor, inf, log10
from typing import Literal

from generator.resolving.tolls import tolls
from generator.schema import edtf
from generator.schema.dossier import Disagreement, Dossier
from generator.schema.mentions import Qualifier
from generator.schema.records import EventRecord, Evidence, Figure
from generator.text import fold

Kind = Literal["contradiction", "tension", "precision"]
_GRAVEST: tuple[Kind, ...] = ("contradiction", "tension", "precision")
# "Environ 300" may be a sixth more or less.
_ABOUT = 0.15
# A bound this many times off another number is more than a vaguer way of saying it.
_FAR = 1.5
# Counts of victims grow while an event is fresh: within so many days a later, higher one is no contradiction.
_FRESH = timedelta(days=10)
# A round number stands for another where it is that number in so many digits.
_DIGITS = 2
# What every candidate has some of: two numbers may be those of two of them.
_SHARED = frozenset({"%", "voix", "sieges"})


def disagreements(dossier: Dossier) -> Iterator[Disagreement]:
    """Every difference between sources of one event, in order of event; computed from the records alone."""
    shown = [event for event in dossier.events.values() if event.status != "rejected"]
    borrowed = tolls(dossier)
    for event in shown:
        yield from _of_dates(event)
        yield from _of_figures(event, [*event.figures, *borrowed.get(event.id, ())], dossier)


@dataclass(frozen=True, slots=True)
class _Count:
    """A figure as the numbers it allows, with the day of its article."""

    figure: Figure
    low: float
    high: float
    published: date | None

    @property
    def article(self) -> str:
        return self.figure.evidence.article

    @property
    def exact(self) -> bool:
        return self.low == self.high


def _of_figures(event: EventRecord, figures: Sequence[Figure], dossier: Dossier) -> Iterator[Disagreement]:
    by_unit: dict[str, list[_Count]] = {}
    for figure in figures:
        by_unit.setdefault(fold(figure.unit), []).append(_count(figure, dossier))
    for unit in sorted(by_unit.keys() - _SHARED):
        yield from _side_by_side(event, by_unit[unit])


def _count(figure: Figure, dossier: Dossier) -> _Count:
    article = dossier.articles.get(figure.evidence.article)
    published = edtf.parse(article.published).earliest if article and article.published else None
    return _Count(figure, *_range(figure.value, figure.qualifier), published)


def _range(value: float, qualifier: Qualifier) -> tuple[float, float]:
    ranges = {
        "exact": (value, value),
        "about": (value * (1 - _ABOUT), value * (1 + _ABOUT)),
        "at_least": (value, inf),
        "more_than": (value, inf),
        "at_most": (-inf, value),
        "less_than": (-inf, value),
    }
    return ranges[qualifier]


def _side_by_side(event: EventRecord, counts: Sequence[_Count]) -> Iterator[Disagreement]:
    """The counts of one thing that differ in the gravest way, once each."""
    differing: dict[Kind, dict[tuple[str, int, int], Evidence]] = {}
    for one, other in combinations(counts, 2):
        kind = _kind(one, other, event)
        if kind:
            sides = {each.figure.evidence.key: each.figure.evidence for each in (one, other)}
            differing[kind] = differing.get(kind, {}) | sides
    kind = next((each for each in _GRAVEST if each in differing), None)
    if kind:
        values = tuple((evidence.exact, evidence) for _, evidence in sorted(differing[kind].items()))
        yield Disagreement(kind, event.id, counts[0].figure.unit, values)


def _kind(one: _Count, other: _Count, event: EventRecord) -> Kind | None:
    """How two counts differ; one article's own two counts are of two things."""
    if one.article == other.article or (one.low, one.high) == (other.low, other.high):
        return None
    if one.low <= other.high and other.low <= one.high:
        return "precision" if _near(one.figure.value, other.figure.value) else "tension"
    if _rounded(one.figure.value, other.figure.value) or _rounded(other.figure.value, one.figure.value):
        return "precision"
    return "tension" if _grown(one, other, event) else "contradiction"


def _near(one: float, other: float) -> bool:
    return max(one, other) <= _FAR * min(one, other)


def _rounded(exact: float, round_: float) -> bool:
    """Whether `round_` is `exact` in two digits: 6 500 for 6 534, but not 300 for 286."""
    if exact < 10**_DIGITS:
        return False
    step = 10.0 ** (floor(log10(exact)) + 1 - _DIGITS)
    return bool(round_ == round(exact / step) * step)


def _grown(one: _Count, other: _Count, event: EventRecord) -> bool:
    """Whether the later of two articles, while the event was fresh, gives the higher count."""
    end = edtf.parse(event.date).latest if event.date else None
    if not (one.published and other.published and end):
        return False
    first, later = sorted((one, other), key=lambda count: count.published or date.max)
    fresh = (later.published or date.max) - end <= _FRESH
    return fresh and first.published != later.published and first.figure.value < later.figure.value


def _of_dates(event: EventRecord) -> Iterator[Disagreement]:
    """The times that the tellings give: apart where no day fits both, else vaguer and more precise ones."""
    told = {
        evidence.date or event.date: evidence for evidence in reversed(event.evidence) if evidence.date or event.date
    }
    times = [(edtf.parse(text), text, evidence) for text, evidence in told.items() if text]
    if len(times) > 1:
        apart = any(not a.compatible(b) for (a, *_), (b, *_) in combinations(times, 2))
        values = tuple((text, evidence) for _, text, evidence in sorted(times, key=lambda time: time[2].key))
        yield Disagreement("contradiction" if apart else "precision", event.id, "date", values)
