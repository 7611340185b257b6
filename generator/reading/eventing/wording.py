"""The words of an event: the stretch that tells it, a noun for its title, its figures and its length."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from generator.lazy import once
from generator.reading.eventing.drafts import Draft
from generator.reading.eventing.scene import Scene
from generator.schema.mentions import Duration

_EDGES = " \t\n\u00a0\u202f,;:.–—-«»\"“”'"
_NONFINITE = frozenset(("infinitive", "gerund"))
_FURTHEST = 4
# A conjunction that a cut left at the end.
_JOINTS = re.compile(r"[ ,]+(?:et|ou|mais|que|qu'|ainsi que|alors)$")
_LONGEST_JOINT = 12
# What stands between a noun and its length, and units in days.
_OF = re.compile(r"(?: \w+){0,2} (?:de |d.)")
_DAYS = {"TH": 1 / 24, "D": 1, "W": 7}
_COUNTED = frozenset(("ASSAULT", "PROTEST", "COERCE", "RETREAT", "MOBILIZE", "AID"))


class Wording:
    """Gives drafts their evidence, topic, figures and number of days."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.text, self.folded = scene.view.text, scene.view.folded

    def finish(self, drafts: Sequence[Draft]) -> None:
        for draft in drafts:
            draft.start, draft.end = self._evidence(draft)
            draft.days = draft.days or self._days(draft)
        self._share_figures(drafts)

    def _evidence(self, draft: Draft) -> tuple[int, int]:
        """The telling words within one sentence, with the verb that governs an infinitive, no marks at the ends."""
        start, end = draft.start, draft.end
        clause = self.scene.clauses[draft.clause]
        if clause.kind == "participle" and clause.antecedent is not None:
            start = min(start, clause.antecedent.start)
        for _ in range(_FURTHEST):
            if (
                clause.kind not in _NONFINITE
                or clause.parent is None
                or draft.told_as in ("setting", "mention", "date")
            ):
                break
            clause = self.scene.clauses[clause.parent]
            start = min(start, clause.start)
        sentence = self.scene.view.sentences[draft.sentence]
        start, end = max(start, sentence.start), min(end, sentence.end)
        while start < end and self.text[start] in _EDGES:
            start += 1
        while end > start and self.text[end - 1] in _EDGES:
            end -= 1
        joint = _JOINTS.search(self.folded[max(start, draft.trigger[1], end - _LONGEST_JOINT) : end])
        return start, end - len(joint[0]) if joint else end

    def _days(self, draft: Draft) -> int | None:
        """How many days an event lasts: "une visite d'État de deux jours" is 2."""
        told = (self._length(telling) for telling in (draft, *draft.same) if telling.nominal)
        length = next((one for one in told if one is not None), None)
        return round(length.count * _DAYS[length.unit]) or None if length else None

    def _length(self, telling: Draft) -> Duration | None:
        """The duration that completes a noun."""
        end = telling.trigger[1]
        place = bisect_left(self._starts, end)
        time = self.scene.times[place] if place < len(self._starts) else None
        if time is None or time.length is None or time.length.unit not in _DAYS:
            return None
        return time.length if _OF.fullmatch(self.folded, end, time.start) else None

    @once
    def _starts(self) -> list[int]:
        return [time.start for time in self.scene.times]

    def _share_figures(self, drafts: Sequence[Draft]) -> None:
        """Each figure goes to the event of its clause, else to the first countable event of its sentence."""
        near: dict[int, list[tuple[Draft, Draft]]] = {}
        for draft in drafts:
            for telling in (draft, *draft.same):
                near.setdefault(telling.sentence, []).append((draft, telling))
        for number, figure in enumerate(self.scene.figures):
            clause = self.scene.view.clause_at(figure.start)
            owner = None if clause is None else self._owner(near.get(clause.sentence, ()), figure.start)
            if owner is not None:
                owner.figures += (number,)

    def _owner(self, near: Sequence[tuple[Draft, Draft]], offset: int) -> Draft | None:
        clause = self.scene.view.syntax.number_at(offset)
        exact = [draft for draft, telling in near if telling.clause == clause]
        counted = (draft for draft in (*exact, *(draft for draft, _ in near)) if draft.type in _COUNTED)
        return next(counted, exact[0] if exact else None)
