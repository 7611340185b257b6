"""The date that an anaphor counts from: "la veille", "deux mois après", "plus tôt dans la journée"."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from generator.reading.dating.drafts import finer
from generator.reading.dating.line import Line
from generator.schema.mentions import DateExpression

# Characters between "deux mois après" and a date inside what it governs.
_NEAR = 60
_BREAKS = frozenset(",;:(")


def anchor_of(line: Line, place: int) -> int | None:
    """The place of the date that the anaphor at `place` counts from; None for the day of publication."""
    return _PLACES[line.drafts[place].rule.anchor](line, place)


def speakers_day(line: Line, place: int) -> int | None:
    """The day told outside the quotation in which "demain" stands, in the same sentence; None for publication."""
    told = (place - 1, place + 1)
    return next((other for other in told if line.same_sentence(place, other) and _is_day_outside(line, other)), None)


def _is_day_outside(line: Line, place: int) -> bool:
    return line.drafts[place].grain == "day" and not line.in_quotation(place)


def turned(line: Line, place: int, anchor: int | None) -> DateExpression:
    """The expression, counting backwards where it tells how long after the unknown date the known one came.

    In "le sommet du 11 janvier, deux mois après l'accord" the date told before is the later one: the expression leads
    to the accord. In "deux mois après l'accord du 11 janvier" the date told inside is the earlier one.
    """
    draft = line.drafts[place]
    if draft.rule.anchor != "complement" or (anchor is not None and anchor > place):
        return draft.expression
    return replace(draft.expression, count=-draft.expression.count)


def _before(line: Line, place: int) -> int | None:
    """The last date told that is fine enough to count from."""
    return _earlier(line, place, len(line.drafts))


def _in_mind(line: Line, place: int) -> int | None:
    """The same, in this paragraph or shortly before it; else later in the sentence ("à 22h dimanche")."""
    found = _earlier(line, place, line.in_mind(place))
    return found if found is not None else _later(line, place)


def _complement(line: Line, place: int) -> int | None:
    """The date inside what "deux mois après" governs, else one told before it in the sentence."""
    later = _later(line, place)
    if later is not None:
        between = line.between(place, later)
        if len(between) <= _NEAR and not set(between) & _BREAKS:
            return later
    return _earlier(line, place, 0)


def _later(line: Line, place: int) -> int | None:
    later = line.follower(place)
    if later is None or line.drafts[later].expression.kind == "anaphoric" or not _fits(line, place, later):
        return None
    return later


def _earlier(line: Line, place: int, sentences: int) -> int | None:
    return next((other for other in line.back(place, sentences) if _fits(line, place, other)), None)


def _fits(line: Line, place: int, other: int) -> bool:
    """Whether the other date is as fine as the unit that is counted from it."""
    draft, date = line.drafts[place], line.drafts[other]
    if date.rule.implicit:
        return False
    return draft.expression.unit is None or finer(date.grain, draft.expression.unit)


_PLACES: Mapping[str, Callable[[Line, int], int | None]] = {
    "before": _before,
    "sentence": _in_mind,
    "complement": _complement,
}
