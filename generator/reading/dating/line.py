"""The dates of an article in a row, and how they stand to one another: in one sentence, joined, not far back."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.lazy import once
from generator.reading.clauses import Clause
from generator.reading.dating.drafts import Draft
from generator.reading.view import View

# Sentences that a reader still has in mind at "le 12" or "plus tôt dans la journée".
_RECENT = 2
# Dates looked at on the way back; keeps the work on a text full of dates linear.
_BACK = 50
# Characters between a date and the bracket around it, at most.
_BRACKETED = 100
# Infinitives and participles inside one another.
_DEEP = 5
# How far before a date the words stand that make it the beginning of a range.
_LEADING = 20
_WORD_BEFORE = re.compile(r"(?:^|[^\w'])([\w']+|-) ?$")


def has_year(draft: Draft) -> bool:
    return draft.expression.kind == "calendar" and draft.expression.year is not None


@dataclass(frozen=True)
class Line:
    """The drafts of an article in order; places are indices of `drafts`."""

    view: View
    drafts: tuple[Draft, ...]

    @once
    def days_in_full(self) -> dict[tuple[int | None, int | None], int]:
        """The first date of each (month, day) that is told with its year."""
        told: dict[tuple[int | None, int | None], int] = {}
        for place, draft in enumerate(self.drafts):
            if draft.expression.day is not None and has_year(draft):
                told.setdefault((draft.expression.month, draft.expression.day), place)
        return told

    @once
    def months_beside(self) -> dict[int | None, int]:
        """The first date of each month that is told as the last or the next one ("en janvier dernier")."""
        told: dict[int | None, int] = {}
        for place, draft in enumerate(self.drafts):
            if draft.expression.direction and draft.expression.day is None:
                told.setdefault(draft.expression.month, place)
        return told

    def same_sentence(self, place: int, other: int) -> bool:
        """Whether there is such another date, in the same sentence."""
        exists = 0 <= other < len(self.drafts)
        return exists and self.drafts[other].sentence == self.drafts[place].sentence

    def follower(self, place: int) -> int | None:
        """The next date, if it stands in the same sentence."""
        return place + 1 if self.same_sentence(place, place + 1) else None

    def in_quotation(self, place: int) -> bool:
        start, end = self.drafts[place].start, self.drafts[place].end
        quotations = self.view.quotations
        number = bisect_right(quotations, start, key=lambda quotation: quotation.outer_start) - 1
        return number >= 0 and quotations[number].outer_end >= end

    def in_bracket(self, place: int) -> bool:
        """Whether an editor's bracket stands around the date ("[depuis septembre dernier]")."""
        start, end = self.drafts[place].start, self.drafts[place].end
        before = self.view.text[max(0, start - _BRACKETED) : start]
        after = self.view.text[end : end + _BRACKETED]
        opened, closes = before.rfind("["), after.find("]")
        return opened > before.rfind("]") and closes >= 0 and "[" not in after[:closes]

    def back(self, place: int, sentences: int) -> Iterator[int]:
        """The dates before, nearest first, no more than that many sentences back."""
        here = self.drafts[place].sentence
        for other in range(place - 1, max(place - _BACK, -1), -1):
            if here - self.drafts[other].sentence > sentences:
                return
            yield other

    def in_mind(self, place: int) -> int:
        """How many sentences back a date is still in mind: to the beginning of the paragraph, or a few."""
        sentences, here = self.view.sentences, self.drafts[place].sentence
        first = bisect_left(sentences, sentences[here].paragraph, key=lambda sentence: sentence.paragraph)
        return max(here - first, _RECENT)

    def between(self, place: int, later: int) -> str:
        """The folded words between two dates, without the "depuis" or "jusqu'au" of the later one."""
        return self.view.folded[self.drafts[place].end : self.drafts[later].start].strip()

    def joined(self, place: int) -> int | None:
        """The next date, if a mere "et", "ou", "au" … stands between."""
        later = self.follower(place)
        joint = self.view.language.calendar.joined
        return later if later is not None and self.between(place, later) in joint else None

    def range_end(self, place: int) -> int | None:
        """The date that a range beginning at `place` runs to ("entre 2014 et 2016")."""
        later = self.follower(place)
        if later is None:
            return None
        gap, start = self.between(place, later), self.drafts[place].start
        before = f" {self.view.folded[max(0, start - _LEADING) : start].rstrip()}"
        ranges = self.view.language.calendar.ranges
        fits = any(gap in one.between and (not one.before or _led_by(before, one.before)) for one in ranges)
        return later if fits else None

    def completes_noun(self, place: int) -> bool:
        """ "Le scrutin de samedi": whether the date is tied to what stands before it."""
        return self._word_before(place) in self.view.language.calendar.ties

    def _word_before(self, place: int) -> str:
        start = self.drafts[place].start
        found = _WORD_BEFORE.search(self.view.folded, max(0, start - 20), start)
        return found[1] if found else ""

    def same_clause(self, opener: int, place: int) -> bool:
        """Whether a date opens its sentence ("Mais en 2014") and the other one belongs to the same clause."""
        draft = self.drafts[opener]
        before = self.view.folded[self.view.sentences[draft.sentence].start : draft.start].strip()
        if before and before not in self.view.language.grammar.coordinators:
            return False
        clause = self.view.clause_at(draft.start)
        return clause is not None and clause is self._finite_clause(self.drafts[place].start)

    def verb_between(self, place: int, later: int) -> bool:
        """Whether a finite verb stands between two dates ("soit", that joins, is none)."""
        first = bisect_left(self._verbs, self.drafts[place].end)
        return first < len(self._verbs) and self._verbs[first] < self.drafts[later].start

    @once
    def _verbs(self) -> list[int]:
        verbs = (clause.verb for clause in self.view.clauses)
        return sorted(verb.start for verb in verbs if verb and verb.finite and verb.tense != "subjunctive")

    def _finite_clause(self, offset: int) -> Clause | None:
        """The clause around the offset that has a finite verb: participles and infinitives belong to it."""
        clause = self.view.clause_at(offset)
        for _ in range(_DEEP):
            if clause is None or clause.parent is None or (clause.verb and clause.verb.finite):
                break
            clause = self.view.clauses[clause.parent]
        return clause


def _led_by(before: str, words: Iterable[str]) -> bool:
    """Whether what stands before a date, a space in front, ends with one of the words or expressions."""
    return any(before.endswith((f" {word}", f"'{word}")) for word in words)
