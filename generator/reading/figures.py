"""Figures: how many people were killed, displaced, taken, how many votes were cast, weapons fired, what share.

A number counts people where its noun says so ("286 morts"), where a verb or noun before it does ("la mort de 6 500
personnes") or where the predicate after it does ("120 000 habitants ont fui"). Some things are counted as they stand
("108 drones", "1 756 504 voix"), and so is every share ("38,04 %"). A part of those counted has a unit of its own
("dont cinq enfants"). Dates, ages, money, distances and numbers of other things never become figures.
"""

from bisect import bisect_left
from collections.abc import Iterator

from generator.reading.counting.counted import Counted
from generator.reading.counting.numbers import Number, find_numbers
from generator.reading.counting.people import Counting
from generator.reading.view import View
from generator.schema.mentions import Figure, Qualifier, Sentence
from generator.values import value

# Numbers of a range further apart than this share a multiplier ("2 à 3 millions"): only the second has its value.
_SAME_SCALE = 100


def read_figures(view: View) -> tuple[Figure, ...]:
    """The figures of the article in order; a number told again for the same unit is listed once, body before title."""
    ordered = sorted(view.sentences, key=lambda sentence: sentence.title)
    found = [figure for sentence in ordered for figure in _of_sentence(view, sentence)]
    first = {(figure.value, figure.unit): figure for figure in reversed(found)}
    return tuple(sorted(first.values(), key=lambda figure: figure.start))


@value
class _Amount:
    """A number with what qualifies it: [lead, after) are its tokens."""

    lead: int
    after: int
    value: float
    qualifier: Qualifier
    number: Number


def _of_sentence(view: View, sentence: Sentence) -> Iterator[Figure]:
    numbers = list(find_numbers(view.folded, sentence.start, sentence.end, view.language.quantities))
    if not numbers:
        return
    counting = Counting(view.tokens_in(sentence.start, sentence.end), view.language)
    for amount in _amounts(numbers, counting):
        if counted := counting.counted(amount.lead, amount.after, amount.number):
            yield _figure(counting, amount, counted)


def _figure(counting: Counting, amount: _Amount, counted: Counted) -> Figure:
    behind = counting.quantities.after.at(counting.words, counted.after)
    last = counted.after + behind.length if behind else counted.after
    return Figure(
        start=counting.tokens[counted.first].start,
        end=counting.tokens[last - 1].end,
        rule=counted.rule,
        value=amount.value,
        unit=counted.unit,
        qualifier=behind.value if behind else amount.qualifier,
    )


def _amounts(numbers: list[Number], counting: Counting) -> Iterator[_Amount]:
    starts = [token.start for token in counting.tokens]
    before: _Amount | None = None
    for number in numbers:
        first, after = bisect_left(starts, number.start), bisect_left(starts, number.end)
        found = counting.quantities.before.before(counting.words, first)
        lead = first - found.length if found else first
        qualifier = found.value if found else "about" if number.round else "exact"
        amount = _Amount(lead, after, number.value, qualifier, number)
        before = _range(before, amount, counting) if before else amount
        yield before


def _range(low: _Amount, high: _Amount, counting: Counting) -> _Amount:
    """ "entre 20 et 30 morts" is at least 20; without a range, `high` itself."""
    opening = counting.quantities.ranges.get(counting.words[high.lead - 1])
    lead = low.lead - 1 if opening else low.lead
    if opening is None or low.after != high.lead - 1 or counting.words[lead : low.lead] not in ([opening], []):
        return high
    if low.value * _SAME_SCALE < high.value:
        return _Amount(lead, high.after, high.value, "about", high.number)
    return _Amount(lead, high.after, low.value, "at_least", high.number)
