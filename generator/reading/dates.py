"""The time expressions of an article: found by the grammar, linked to one another, with the tense of their clause."""

from generator.reading.dating.drafts import find_drafts
from generator.reading.dating.grammar import grammar_of
from generator.reading.dating.linking import Links, turned
from generator.reading.dating.tense import direction_at
from generator.reading.view import View
from generator.schema.mentions import DateMention


def read_dates(view: View) -> tuple[DateMention, ...]:
    """The dates of the kept sentences, in order of the text, none overlapping another.

    Indices in the mentions (`anchor`, `until`) count this tuple. Durations, ages and frequencies are no dates.
    """
    calendar = view.language.calendar
    links = Links(view.folded, calendar, tuple(find_drafts(view, grammar_of(calendar))))
    return tuple(_mention(view, links, number) for number in range(len(links.drafts)))


def _mention(view: View, links: Links, number: int) -> DateMention:
    draft, anchor = links.drafts[number], links.anchor(number)
    expression = turned(draft, anchor, number)
    return DateMention(
        draft.start,
        draft.end,
        view.text[draft.start : draft.end],
        draft.rule.rule,
        expression,
        tense=direction_at(view, draft.start, expression),
        anchor=anchor,
        until=links.until(number),
        quoted=_is_quoted(view, draft.start, draft.end),
        implicit=draft.rule.implicit,
    )


def _is_quoted(view: View, start: int, end: int) -> bool:
    return False
