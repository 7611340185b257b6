"""When an event was: the date of its own clause, of the clause around it, or of another event that it is told with."""

from bisect import bisect_left
from collections.abc import Sequence

from generator.reading.clauses import Clause
from generator.reading.eventing.drafts import Draft
from generator.reading.eventing.scene import Scene
from generator.schema.mentions import DateExpression, DateMention

_NONFINITE = frozenset(("infinitive", "gerund", "participle"))
_LEADS_ON = 8
_FURTHEST = 4


class Clock:
    """Finds the date mention of each draft event."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.dates: Sequence[DateMention] = scene.dates
        self.starts = [date.start for date in self.dates]
        self.by_clause = self._by_clause()

    def _by_clause(self) -> dict[int, list[int]]:
        """The dates of each clause that stand for the clause, not for a noun in it ("les pourparlers du 11 mai")."""
        found: dict[int, list[int]] = {}
        for number, date in enumerate(self.dates):
            clause = self.scene.view.syntax.number_at(date.start)
            if clause is not None and not self._belongs_to_noun(clause, date):
                found.setdefault(clause, []).append(number)
        return found

    def _belongs_to_noun(self, number: int, date: DateMention) -> bool:
        """Whether a date stands inside a phrase, after its noun: "l'accord de 2015", "un article paru lundi"."""
        clause = self.scene.clauses[number]
        for phrase in (*clause.leading, *clause.complements, *clause.subject):
            if phrase.core < date.start and date.end <= phrase.end and phrase.preposition != "when":
                return phrase.head_end <= date.start
        return False

    def of(self, draft: Draft) -> int | None:
        """The date of a draft that has none of its own yet."""
        clause = self.scene.clauses[draft.clause]
        return self._leading(clause) if clause.lead == "après" else self._of_clause(draft.clause, draft.trigger[0])

    def _leading(self, clause: Clause) -> int | None:
        """ "deux mois après avoir signé": the date that ends where the clause begins."""
        place = bisect_left(self.starts, clause.start + _LEADS_ON) - 1
        if place >= 0 and abs(self.dates[place].end - clause.start) <= _LEADS_ON:
            return place
        return None

    def _of_clause(self, number: int, offset: int) -> int | None:
        clause = self.scene.clauses[number]
        for _ in range(_FURTHEST):
            found = self._nearest(number, offset) or self._below(number, offset)
            if found is not None:
                return found
            if clause.kind not in _NONFINITE or clause.parent is None:
                return None
            number = clause.parent
            clause = self.scene.clauses[number]
        return None

    def _nearest(self, number: int, offset: int) -> int | None:
        dates = self.by_clause.get(number, ())
        return min(dates, key=lambda n: abs(self.dates[n].start - offset), default=None)

    def _below(self, number: int, offset: int) -> int | None:
        """A date in an infinitive or participle that the clause governs, where it has none of its own."""
        for child in self.scene.children.get(number, ()):
            if self.scene.clauses[child].kind in _NONFINITE:
                found = self._nearest(child, offset)
                if found is not None:
                    return found
        return None

    def same_time(self, first: int | None, second: int | None) -> bool | None:
        """Whether two dates can mean the same time; None where one of them is missing."""
        if first is None or second is None:
            return None
        if first == second:
            return True
        one, other = self.dates[first].expression, self.dates[second].expression
        return one == other or _agree(one, other)


def _agree(one: DateExpression, other: DateExpression) -> bool:
    """Whether two expressions share what both of them fix, and share something."""
    shared = [
        (getattr(one, part), getattr(other, part))
        for part in ("year", "month", "day", "weekday")
        if getattr(one, part) is not None and getattr(other, part) is not None
    ]
    return bool(shared) and all(a == b for a, b in shared)
