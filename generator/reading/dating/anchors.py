"""The date that an anaphor counts from: "la veille", "deux mois après", "plus tôt dans la journée"."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from generator.reading.dating.drafts import Draft, finer
from generator.reading.dating.line import Line
from generator.reading.dating.tense import direction_at, draft_direction, is_since
from generator.schema.mentions import DateExpression, Direction

# Characters between "deux mois après" and a date inside what it governs.
_NEAR = 60
_BREAKS = frozenset(",;:(")
# Sentences back to a day that is to come.
_AHEAD = 6
# Tenses that count from the story's day; those of what was to come then.
_NARRATIVE = frozenset(("pluperfect", "imperfect"))
_RELATIVE = frozenset(("imperfect", "conditional"))


def anchor_of(line: Line, place: int) -> int | None:
    """The place of the date that the anaphor at `place` counts from; None for the day of publication."""
    return _PLACES[line.drafts[place].rule.anchor](line, place)


def is_dated(line: Line, place: int) -> bool:
    """Whether it is a date at all: "la veille de l'attaque" is one where the attack has its date beside it."""
    return line.drafts[place].rule.anchor != "inside" or _inside(line, place) is not None


def is_adrift(draft: Draft, anchor: int | None) -> bool:
    """Whether nothing in the text dates what is counted from: "deux jours avant sa mort", "le lendemain"."""
    counts = draft.rule.anchor == "complement" or draft.expression.count > 0
    return anchor is None and draft.expression.kind == "anaphoric" and counts


def speakers_day(line: Line, place: int) -> int | None:
    """The day told outside the quotation in which "demain" stands: in the same sentence, or in the one before if past.

    None for publication.
    """
    near = [other for other in (place - 1, place + 1) if line.same_sentence(place, other)]
    told = [other for other in near if not line.in_quotation(other)]
    if told:
        return next((other for other in told if line.drafts[other].grain == "day"), None)
    return next((other for other in line.back(place, 1) if _is_past_day(line, other)), None)


def _is_past_day(line: Line, place: int) -> bool:
    draft = line.drafts[place]
    return draft.grain == "day" and not line.in_quotation(place) and draft_direction(line.view, draft) == "past"


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
    """The day of the main clause that "arrivé la veille" opens, else the last date in mind, else the last date of all.

    That may be too vague to count from: then the anaphor has no value. "Il a dit la veille" long after any date is the
    eve of publication.
    """
    found = _of_main_clause(line, place)
    if found is None:
        found = _earlier(line, place, line.in_mind(place))
    if found is not None or _counts_from_news(line, place):
        return found
    told = line.back(place, len(line.view.sentences))
    return next((other for other in told if not _is_aside(line, place, other)), None)


def _of_main_clause(line: Line, place: int) -> int | None:
    clause = line.view.clause_at(line.drafts[place].start)
    opens = clause is not None and clause.kind == "participle" and not line.same_sentence(place, place - 1)
    return _later(line, place) if opens else None


def _counts_from_news(line: Line, place: int) -> bool:
    clause = line.view.clause_at(line.drafts[place].start)
    narrated = clause is not None and clause.verb is not None and clause.verb.tense in _NARRATIVE
    return line.drafts[place].expression.count < 0 and not narrated


def _in_mind(line: Line, place: int) -> int | None:
    """The day that the story has come to, else one told later in the sentence ("à 22h dimanche"), else the last one."""
    side = _side(line, place)
    found = _in_story(line, place, side)
    if found is None:
        found = _later(line, place)
    return found if found is not None or side == "future" else _last_told(line, place)


def _in_story(line: Line, place: int, side: Direction | None) -> int | None:
    """The nearest day in mind on that side; one of another sentence that completes a noun only if there is no other."""
    noun_day: int | None = None
    for other in line.back(place, _AHEAD if side == "future" else line.in_mind(place)):
        if not _fits(line, place, other) or not _agrees(line, other, side):
            continue
        if line.same_sentence(place, other) or not line.completes_noun(other):
            return other
        noun_day = other if noun_day is None else noun_day
    return noun_day


def _last_told(line: Line, place: int) -> int | None:
    """The last date of the article where it is a day that a verb tells: the story has not left it."""
    other = next(
        (other for other in line.back(place, len(line.view.sentences)) if not _is_aside(line, place, other)), None
    )
    if other is None or line.completes_noun(other) or not _fits(line, place, other):
        return None
    clause = line.view.clause_at(line.drafts[other].start)
    return other if clause is not None and clause.verb is not None and clause.verb.finite else None


def _side(line: Line, place: int) -> Direction | None:
    """The side of the present that the clause tells for certain: what was to come may be over by now."""
    offset = line.drafts[place].start
    clause = line.view.clause_at(offset)
    past_future = clause is not None and clause.verb is not None and clause.verb.tense in _RELATIVE
    return None if past_future else direction_at(line.view, offset)


def _agrees(line: Line, other: int, side: Direction | None) -> bool:
    told = draft_direction(line.view, line.drafts[other]) if side else None
    return told is None or told == side


def _complement(line: Line, place: int) -> int | None:
    """The date inside what "deux mois après" governs, else one told before it in the sentence."""
    later = _inside(line, place)
    return later if later is not None else _earlier(line, place, 0)


def _inside(line: Line, place: int) -> int | None:
    """The date inside what "la veille de" governs."""
    later = _later(line, place)
    if later is None:
        return None
    between = line.between(place, later)
    return later if len(between) <= _NEAR and not set(between) & _BREAKS else None


def _later(line: Line, place: int) -> int | None:
    later = line.follower(place)
    if later is None or line.drafts[later].expression.kind == "anaphoric" or not _fits(line, place, later):
        return None
    return later


def _earlier(line: Line, place: int, sentences: int) -> int | None:
    return next((other for other in line.back(place, sentences) if _fits(line, place, other)), None)


def _fits(line: Line, place: int, other: int) -> bool:
    """Whether the other date is as fine as the unit that is counted from it, and not where a long time began."""
    unit = line.drafts[place].expression.unit
    if _is_aside(line, place, other):
        return False
    return unit is None or finer(line.drafts[other].grain, unit)


def _is_aside(line: Line, place: int, other: int) -> bool:
    """Whether the other is no date of the story: an adverb that points, what happened long after something else, or,
    for a day, where a long time began."""
    date = line.drafts[other]
    if date.rule.implicit or date.rule.anchor == "complement":
        return True
    return line.drafts[place].expression.unit == "day" and is_since(line.view, date)


_PLACES: Mapping[str, Callable[[Line, int], int | None]] = {
    "before": _before,
    "sentence": _in_mind,
    "complement": _complement,
    "inside": _inside,
}
