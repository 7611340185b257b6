"""The time expressions of an article: found by the grammar, linked to one another, with the tense of their clause."""

from dataclasses import replace
from itertools import compress

from generator.reading.dating.anchors import anchor_of, speakers_day, turned
from generator.reading.dating.drafts import find_drafts
from generator.reading.dating.grammar import grammar_of
from generator.reading.dating.lenders import month_lender, year_lender
from generator.reading.dating.line import Line
from generator.reading.dating.tense import borrowed, draft_direction
from generator.reading.view import View
from generator.schema.mentions import DateMention, Direction


def read_dates(view: View) -> tuple[DateMention, ...]:
    """The dates of the kept sentences, in order of the text, none overlapping another.

    Indices in the mentions (`anchor`, `until`) count this tuple. Durations, ages and frequencies are no dates.
    """
    line = _line(view)
    mentions = [_mention(line, place) for place in range(len(line.drafts))]
    told = borrowed(mentions)
    return tuple(_lent(mention, told) for mention in mentions)


def _line(view: View) -> Line:
    """The drafts without the bare numbers ("le 12") of which no month is told near by."""
    found = Line(view, tuple(find_drafts(view, grammar_of(view.language.calendar))))
    stays = (not draft.rule.lends or month_lender(found, place) is not None for place, draft in enumerate(found.drafts))
    return Line(view, tuple(compress(found.drafts, stays)))


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


def _lent(mention: DateMention, told: dict[int, Direction]) -> DateMention:
    """The mention with the tense of another one of the same weekday, where its own clause has none."""
    if mention.expression.kind != "weekday" or mention.tense is not None:
        return mention
    return replace(mention, tense=told.get(mention.expression.weekday or 0))
