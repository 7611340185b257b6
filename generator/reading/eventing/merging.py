"""One event told twice in an article is one: which drafts are the same, and what each telling adds."""

from collections.abc import Sequence

from generator.reading.eventing.drafts import Draft
from generator.reading.eventing.scene import Scene
from generator.reading.eventing.timing import Clock

_MEETING = frozenset(("meet", "visit", "multilateral", "phone", ""))


class Merger:
    """Joins drafts of the same event."""

    def __init__(self, scene: Scene, clock: Clock) -> None:
        self.scene, self.clock = scene, clock

    def merge(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts with each event once, in order of its first telling outside the headline."""
        kept: list[Draft] = []
        for draft in drafts:
            twin = next((other for other in reversed(kept) if self._same(other, draft)), None)
            if twin is None:
                kept.append(draft)
            else:
                self._join(twin, draft)
        return kept

    def _same(self, first: Draft, second: Draft) -> bool:
        if first.type != second.type or first.negated != second.negated:
            return False
        time = self.clock.same_time(first.date, second.date)
        if time is False or not self._statuses_fit(first, second):
            return False
        if first.other != second.other and time is not True:
            return False
        if not self._modes_fit(first, second):
            return False
        return self._people_fit(first, second, bool(time))

    def _statuses_fit(self, first: Draft, second: Draft) -> bool:
        if "planned" not in (first.status, second.status) or first.status == second.status:
            return True
        return first.title != second.title

    def _modes_fit(self, first: Draft, second: Draft) -> bool:
        if first.mode == second.mode:
            return True
        if first.type != "CONSULT":
            return True
        return "phone" not in (first.mode, second.mode) or first.sentence == second.sentence

    def _people_fit(self, first: Draft, second: Draft, dated: bool) -> bool:
        one, two = set(first.actors), set(second.actors)
        if not one or not two:
            return first.sentence == second.sentence or second.definite in ("this", "the") or first.title
        shared = one & two
        if not shared:
            return False
        if dated or first.sentence == second.sentence or first.title or second.definite in ("this", "his", "the"):
            return self._counterparts_fit(first, second)
        return len(shared) > 1 or one <= two or two <= one

    def _counterparts_fit(self, first: Draft, second: Draft) -> bool:
        """No two meetings of one person with two different partners."""
        actors = self.scene.actors
        one = {a for a in first.actors if actors[a].kind == "person"}
        two = {a for a in second.actors if actors[a].kind == "person"}
        return not (len(one) > 1 and len(two) > 1) or len(one & two) > 1

    def _join(self, first: Draft, second: Draft) -> None:
        """What the second telling adds to the first; the body's words stand before the headline's."""
        better = first.title and not second.title
        if first.date is None or (second.date is not None and better):
            first.date = second.date if second.date is not None else first.date
        if better:
            self._retell(first, second)
        for mine, theirs in (
            (first.sources, second.sources),
            (first.targets, second.targets),
            (first.parties, second.parties),
        ):
            mine += [actor for actor in theirs if actor not in first.actors]
        first.topic = first.topic or second.topic
        first.place = first.place if first.place is not None else second.place
        first.figures = tuple(dict.fromkeys(first.figures + second.figures))
        first.days = first.days or second.days
        first.current = first.current or second.current
        first.background = first.background and second.background
        if "past" in (first.status, second.status) and first.status == "planned":
            first.status = second.status

    def _retell(self, first: Draft, second: Draft) -> None:
        first.start, first.end, first.trigger = second.start, second.end, second.trigger
        first.clause, first.sentence, first.paragraph = second.clause, second.sentence, second.paragraph
        first.rule, first.title, first.current = second.rule, False, True
