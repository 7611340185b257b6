"""How the dates of a text hang together: whom an anaphor counts from, who lends a missing year, where a range ends."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.language.calendar import Calendar
from generator.reading.dating.drafts import Draft, finer
from generator.schema.mentions import DateExpression

# Words between a date and the one that it counts from, or that lends it what it lacks.
_NEAR = 60
# Sentences in which "le 12" or "plus tôt dans la journée" looks for its date.
_RECENT = 2
# Dates looked at on the way back; keeps the work on a text full of dates linear.
_BACK = 50
_WORD_BEFORE = re.compile(r"(?:^|[^\w'])([\w']+|-) ?$")


class Links:
    """Finds the other date that each draft needs. Answers are indices of `drafts`, None where there is no such date."""

    def __init__(self, folded: str, calendar: Calendar, drafts: Sequence[Draft]) -> None:
        self.folded, self.calendar = folded, calendar
        self.drafts = tuple(drafts)
        self.drafts = tuple(draft for number, draft in enumerate(drafts) if not self._lacks_month(number))
        self._told = self._days_in_full()

    def anchor(self, number: int) -> int | None:
        """The date that gives drafts[number] its starting point or its missing year or month."""
        draft = self.drafts[number]
        expression = draft.expression
        if expression.kind == "anaphoric":
            return _ANCHORS[draft.rule.anchor](self, number)
        if draft.rule.lends:
            return self._month_lender(number)
        if expression.kind == "calendar" and expression.year is None:
            return self._year_lender(number)
        return None

    def until(self, number: int) -> int | None:
        """The date that a range beginning with drafts[number] runs to."""
        if number + 1 >= len(self.drafts) or not self._ranges(number):
            return None
        return number + 1

    # Anaphors

    def before(self, number: int) -> int | None:
        """The last date told before that is fine enough to count from."""
        return next(self._earlier(number, len(self.drafts)), None)

    def sentence(self, number: int) -> int | None:
        """The same, in this sentence (after it too) or one shortly before."""
        later = number + 1
        found = next(self._earlier(number, _RECENT), None)
        if found is None and later < len(self.drafts) and self._same_sentence(number, later):
            return later if self._fits(number, later) else None
        return found

    def complement(self, number: int) -> int | None:
        """The date inside what "deux mois après" governs, else one told before it in the sentence."""
        later = number + 1
        if later < len(self.drafts) and self._same_sentence(number, later) and self._fits(number, later):
            between = self._between(number, later)
            if len(between) <= _NEAR and not set(between) & set(",;:("):
                return later
        return next(self._earlier(number, 0), None)

    def _earlier(self, number: int, sentences: int) -> Iterator[int]:
        here = self.drafts[number].sentence
        for other in range(number - 1, max(number - _BACK, -1), -1):
            if here - self.drafts[other].sentence > sentences:
                return
            if self._fits(number, other):
                yield other

    def _fits(self, number: int, other: int) -> bool:
        draft, date = self.drafts[number], self.drafts[other]
        return not date.rule.implicit and finer(date.grain, draft.grain if draft.expression.unit else "century")

    # What a date lacks

    def _lacks_month(self, number: int) -> bool:
        return self.drafts[number].rule.lends == "month" and self._month_lender(number) is None

    def _month_lender(self, number: int) -> int | None:
        """Of "le 12 et le 15 mars" the second, else the last date told with its month."""
        later = number + 1
        if later < len(self.drafts) and self._is_joined(number, later) and self._has_month(later):
            return later
        here = self.drafts[number].sentence
        for other in range(number - 1, -1, -1):
            if here - self.drafts[other].sentence > _RECENT:
                return None
            if self._has_month(other):
                return other
        return None

    def _has_month(self, number: int) -> bool:
        expression = self.drafts[number].expression
        return expression.kind == "calendar" and expression.month is not None and expression.month <= 12

    def _year_lender(self, number: int) -> int | None:
        later = number + 1
        if later < len(self.drafts) and self._is_joined(number, later) and self._has_year(later):
            return later
        return self._around_bracket(number) if self._bracket(number) is not None else self._told_in_full(number)

    def _has_year(self, number: int) -> bool:
        expression = self.drafts[number].expression
        return expression.kind == "calendar" and expression.year is not None

    def _bracket(self, number: int) -> int | None:
        """Where the bracket around drafts[number] opens, looking no further back than its neighbour dates."""
        first = max(number - 2, 0)
        start = self.drafts[first].end
        opened = self.folded.rfind("(", start, self.drafts[number].start)
        return opened if opened >= 0 and ")" not in self.folded[opened : self.drafts[number].start] else None

    def _around_bracket(self, number: int) -> int | None:
        """Of "en 2014 (en mars puis en mai)" the year before the bracket."""
        opened = self._bracket(number) or 0
        for other in range(number - 1, max(number - 3, -1), -1):
            date = self.drafts[other]
            if date.end <= opened and opened - date.end <= 1 and self._has_year(other):
                return other
        return None

    def _told_in_full(self, number: int) -> int | None:
        """An earlier date of the same day and month that has its year."""
        here = self.drafts[number].expression
        if here.weekday is not None or here.direction or here.to:
            return None
        told = self._told.get((here.month, here.day))
        return told if told is not None and told < number else None

    def _days_in_full(self) -> dict[tuple[int | None, int | None], int]:
        """The first date of each day and month that has its year."""
        told: dict[tuple[int | None, int | None], int] = {}
        for number, draft in enumerate(self.drafts):
            if draft.expression.day is not None and self._has_year(number):
                told.setdefault((draft.expression.month, draft.expression.day), number)
        return told

    # Neighbours

    def _between(self, number: int, later: int) -> str:
        return self.folded[self.drafts[number].end : self.drafts[later].start]

    def _gap(self, number: int) -> str:
        """The words between drafts[number] and the next one, with the bound that the next one begins with."""
        return self.folded[self.drafts[number].end : self.drafts[number + 1].core].strip()

    def _same_sentence(self, number: int, later: int) -> bool:
        return self.drafts[number].sentence == self.drafts[later].sentence

    def _is_joined(self, number: int, later: int) -> bool:
        return self._same_sentence(number, later) and self._gap(number) in self.calendar.joined

    def _ranges(self, number: int) -> bool:
        if not self._same_sentence(number, number + 1):
            return False
        gap, before = self._gap(number), self._word_before(number)
        return any(gap in r.between and (not r.before or before in r.before) for r in self.calendar.ranges)

    def _word_before(self, number: int) -> str:
        draft = self.drafts[number]
        start = draft.core
        found = _WORD_BEFORE.search(self.folded, max(0, start - 20), start)
        return found[1] if found else ""


_ANCHORS = {"before": Links.before, "sentence": Links.sentence, "complement": Links.complement}


def turned(draft: Draft, anchor: int | None, number: int) -> DateExpression:
    """The expression, counting backwards where it tells how long after the unknown date the known one came.

    Of "le sommet du 11 janvier, deux mois après l'accord" the date told before is the later one: the accord is what
    "deux mois" leads to. Of "deux mois après l'accord du 11 janvier" the date inside is the earlier one.
    """
    if draft.rule.anchor != "complement" or (anchor is not None and anchor > number):
        return draft.expression
    return replace(draft.expression, count=-draft.expression.count)
