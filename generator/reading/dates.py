"""The time expressions of an article: found by the grammar, linked to one another, with the tense of their clause."""

from collections.abc import Sequence
from itertools import compress

from generator.reading.dating.anchors import anchor_of, is_adrift, is_dated, speakers_day, turned
from generator.reading.dating.drafts import find_drafts
from generator.reading.dating.grammar import Found, grammar_of
from generator.reading.dating.lenders import month_lender, year_lender
from generator.reading.dating.line import Line
from generator.reading.dating.tense import borrowed, draft_direction, in_passing, participle_before
from generator.reading.dating.times import find_times
from generator.reading.view import View
from generator.schema.mentions import DateMention, TimeMention


def read_dates(view: View) -> tuple[tuple[DateMention, ...], tuple[TimeMention, ...]]:
    """The dates of the kept sentences, and the durations, frequencies and other times that are no dates.

    Both are in order of the text, and nothing overlaps anything. Indices in the dates (`anchor`, `until`) count the
    first tuple. Ages are neither.
    """
    grammar = grammar_of(view.language.calendar)
    found = [grammar.read(view.text, view.folded, one.start, one.end) for one in view.sentences]
    line = _line(view, found)
    mentions = [_mention(line, place) for place in range(len(line.drafts))]
    weak = [participle_before(view, draft.start) == "past" for draft in line.drafts]
    return borrowed(mentions, weak), tuple(find_times(view, found))


def _line(view: View, found: Sequence[Found]) -> Line:
    """The drafts without the bare numbers ("le 12") of which no month is told near by, and eves of what has no date."""
    line = Line(view, tuple(find_drafts(view, found)))
    stays = (
        is_dated(line, place) and (not draft.rule.lends or month_lender(line, place) is not None)
        for place, draft in enumerate(line.drafts)
    )
    return Line(view, tuple(compress(line.drafts, stays)))


def _mention(line: Line, place: int) -> DateMention:
    draft, anchor = line.drafts[place], _anchor(line, place)
    return DateMention(
        draft.start,
        draft.end,
        line.view.text[draft.start : draft.end],
        draft.rule.rule,
        turned(line, place, anchor),
        tense=draft_direction(line.view, draft),
        anchor=anchor,
        until=line.range_end(place),
        quoted=line.in_quotation(place) or line.in_bracket(place),
        implicit=draft.rule.implicit,
        adrift=is_adrift(draft, anchor),
        aside=in_passing(line.view, draft.start),
    )


def _anchor(line: Line, place: int) -> int | None:
    draft = line.drafts[place]
    expression = draft.expression
    if expression.kind == "anaphoric":
        return anchor_of(line, place)
    if draft.rule.lends:
        return month_lender(line, place)
    if expression.kind == "deictic" and expression.unit == "day" and line.in_quotation(place):
        return speakers_day(line, place)
    return year_lender(line, place) if expression.kind == "calendar" and expression.year is None else None
