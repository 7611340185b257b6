"""How the events of an article hang together: what is told as happening with what, and what the article reports on."""

from collections.abc import Sequence

from generator.reading.eventing.drafts import Draft
from generator.reading.eventing.scene import Scene

_FURTHEST = 4


class Narrative:
    """Links drafts by the settings that the text names, and gives undated events the time of their story."""

    def __init__(self, scene: Scene, drafts: Sequence[Draft]) -> None:
        self.scene, self.drafts = scene, drafts

    def link(self) -> None:
        """ "À l'issue de leur rencontre, ils ont signé un accord": the agreement shares the time of the meeting."""
        by_clause: dict[int, list[Draft]] = {}
        for draft in self.drafts:
            if draft.told_as == "setting" and draft.slot != "avant":
                by_clause.setdefault(draft.clause, []).append(draft)
        for draft in self.drafts:
            draft.setting = next((s for s in self._settings(draft, by_clause) if s is not draft), None)

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
            if draft.date is None and draft.setting is not None:
                self._share(draft, told)
            if draft.date is None and not draft.current:
                draft.current = self._reported(draft)

    def _share(self, draft: Draft, told: Sequence[Draft]) -> None:
        setting = next((d for d in told if d is draft.setting or draft.setting in d.same), None)
        if setting is not None and setting is not draft:
            draft.date = setting.date
            draft.current = draft.current or (setting.date is None and self._reported(setting))

    def _reported(self, draft: Draft) -> bool:
        """Whether the article reports on the event: its first words tell it, or it is the occasion of what is told."""
        if draft.status == "planned" or draft.background:
            return False
        tellings = (draft, *draft.same)
        if any(d.title or d.paragraph == self.scene.lead for d in tellings):
            return True
        return not draft.stance and any(
            d.told_as in ("setting", "mention") and d.definite in ("his", "this") for d in tellings
        )
