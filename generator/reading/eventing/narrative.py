"""How the events of an article hang together: what is told as happening with what, and what the article reports on."""

from collections.abc import Mapping, Sequence

from generator.reading.clauses import Clause
from generator.reading.eventing.drafts import Draft
from generator.reading.eventing.scene import Scene
from generator.reading.eventing.timing import Clock

_FURTHEST = 4
# A noun told as the cause is of a time before its clause: "en réponse à une frappe".
_CAUSE = "cause"
# How many clauses back a story told in the pluperfect is followed.
_LOOK_BACK = 8
# Fineness of a date that names a day.
_A_DAY = 4


class Narrative:
    """Links drafts by the settings that the text names, and gives undated events the time of their story."""

    def __init__(self, scene: Scene, clock: Clock, drafts: Sequence[Draft]) -> None:
        self.scene, self.clock, self.drafts = scene, clock, drafts

    def link(self) -> None:
        """ "À l'issue de leur rencontre, ils ont signé un accord": the agreement shares the time of the meeting."""
        by_clause: dict[int, list[Draft]] = {}
        for draft in self.drafts:
            close = draft.close and draft.told_as in ("modifier", "date")
            if (close or draft.told_as == "setting") and draft.slot != "avant":
                by_clause.setdefault(self._around(draft), []).append(draft)
        for draft in self.drafts:
            draft.setting = next((s for s in self._settings(draft, by_clause) if s is not draft), None)

    def _around(self, draft: Draft) -> int:
        """The clause whose time a setting is, where a participle of its own tells it: "lors d'un sommet tenu lundi"."""
        clause = self.scene.clauses[draft.clause]
        return clause.parent if clause.kind == "participle" and clause.parent is not None else draft.clause

    def _settings(self, draft: Draft, by_clause: dict[int, list[Draft]]) -> Sequence[Draft]:
        if draft.told_as == "setting" or draft.status == "planned":
            return ()
        number: int | None = draft.clause
        for _ in range(_FURTHEST):
            if number is None:
                break
            if number in by_clause:
                return by_clause[number]
            number = self.scene.clauses[number].parent
        return ()

    def settle(self, told: Sequence[Draft]) -> None:
        """Undated events take the date of their setting, or the article's own day where the article reports on them."""
        for draft in told:
            if draft.date is None and draft.background:
                draft.date = self._looked_back_on(draft)
        home = {telling: draft for draft in told for telling in (draft, *draft.same)}
        for draft in told:
            if draft.setting is not None:
                self._share(draft, home)
            if draft.date is None and not draft.current:
                draft.current = self._reported(draft)
            if draft.date is None and not draft.current and self._goes_on(draft):
                self._take_story_time(draft)

    def _goes_on(self, draft: Draft) -> bool:
        """Whether a draft carries the story on: a deed told in a past tense of its own, no aside and no background."""
        verb = self._governing(draft.clause).verb
        told = verb is not None and verb.finite and verb.tense == "past" and not self.clock.comes_before(draft.clause)
        own = not draft.nominal or draft.told_as in ("subject", "object", "patient")
        return told and own and draft.status == "past" and not (draft.stance or draft.background or draft.negated)

    def _take_story_time(self, draft: Draft) -> None:
        """The day told last in the paragraph; for a verb the article's own day where the story stands in it."""
        last = self.clock.before(draft.trigger[0])
        if last is None:
            draft.current = True
        elif self.clock.fineness(last) >= _A_DAY and not self.clock.ends(last):
            near = self.scene.view.clause_at(self.clock.starts[last])
            paragraph = -1 if near is None else self.scene.view.sentences[near.sentence].paragraph
            told_on = draft.paragraph - paragraph <= (0 if draft.nominal else 1)
            draft.date = last if told_on else None
            draft.current = not told_on and not draft.nominal

    def _looked_back_on(self, draft: Draft) -> int | None:
        """ "Luanda avait tenté une médiation en juillet. Un accord avait été conclu": the pluperfect keeps its time."""
        if not self._in_pluperfect(draft.clause):
            return None
        clause = self.scene.clauses[draft.clause]
        for number in range(draft.clause - 1, max(-1, draft.clause - _LOOK_BACK), -1):
            earlier = self.scene.clauses[number]
            if self.scene.view.sentences[earlier.sentence].paragraph != draft.paragraph:
                break
            dates = self.clock.by_clause.get(number)
            if dates and earlier.sentence < clause.sentence and self._in_pluperfect(number):
                return dates[-1]
        return None

    def _in_pluperfect(self, number: int) -> bool:
        """Whether the clause, or the finite one that governs it, stands in the pluperfect."""
        verb = self._governing(number).verb
        return verb is not None and verb.tense == "pluperfect"

    def _governing(self, number: int) -> Clause:
        """The clause, or the finite one that governs an infinitive."""
        clause = self.scene.clauses[number]
        for _ in range(_FURTHEST):
            if clause.verb is None or clause.verb.finite or clause.parent is None:
                break
            clause = self.scene.clauses[clause.parent]
        return clause

    def _share(self, draft: Draft, home: Mapping[Draft, Draft]) -> None:
        setting = None if draft.setting is None else home.get(draft.setting)
        if setting is None or setting is draft:
            return
        if draft.date is None:
            draft.date = setting.date
            draft.current = draft.current or (setting.date is None and self._reported(setting))
        elif setting.date is None and draft.setting is not None and draft.setting.close and setting.mode != "visit":
            setting.date = draft.date

    def _reported(self, draft: Draft) -> bool:
        """Whether the article reports on the event: its first words tell it, or it is the occasion of what is told."""
        if draft.status == "planned" or draft.background or (draft.told_as == "setting" and draft.slot == _CAUSE):
            return False
        tellings = (draft, *draft.same)
        if any(d.title or d.paragraph == self.scene.lead for d in tellings):
            return True
        return not draft.stance and any(
            d.told_as in ("setting", "mention") and d.definite in ("his", "this") for d in tellings
        )
