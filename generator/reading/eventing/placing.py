"""Where an event was: a place in its clause, in what its noun is followed by, or in the clause around it."""

from collections.abc import Iterator

from generator.reading.eventing.drafts import Draft
from generator.reading.eventing.scene import Scene

# Prepositions of place, the most telling first.
_LOCAL = ("à", "dans", "en", "sur", "près", "vers", "sous", "pendant", "après")
# Where a verb leads to is no place of a noun beside it: "ils ont fui vers la Zambie après cette offensive".
_TOWARDS = "vers"
_ON_SPOT = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "AID", "RETREAT"))
_FURTHEST = 3


class Placing:
    """Finds the place of each draft event."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def of(self, draft: Draft) -> int | None:
        """The index of the place, None where the text names none for the event."""
        return next(self._candidates(draft), None)

    def _candidates(self, draft: Draft) -> Iterator[int]:
        if draft.nominal:
            yield from self._around_noun(draft)
        number: int | None = draft.clause
        for _ in range(_FURTHEST):
            if number is None:
                return
            yield from self._in_clause(draft, number)
            clause = self.scene.clauses[number]
            number = None if clause.verb is not None and clause.verb.finite else clause.parent

    def _around_noun(self, draft: Draft) -> Iterator[int]:
        """A place in the noun's phrase or right after it: "les combats à Goma"."""
        slots = self.scene.slots[draft.clause]
        around = slots.at(draft.trigger[0])
        if around is not None:
            yield from self.scene.cast.places_in(draft.trigger[1], around[1].end)
        for _, phrase in slots.after(draft.trigger[1]):
            if phrase.preposition in _LOCAL:
                yield from self.scene.cast.places_in(phrase.start, phrase.end)

    def _in_clause(self, draft: Draft, number: int) -> Iterator[int]:
        slots = self.scene.slots[number]
        names = (*_LOCAL, "object", "de", "contre") if draft.type in _ON_SPOT else _LOCAL
        for name in names:
            if name == _TOWARDS and draft.nominal:
                continue
            for phrase in slots.phrases(name):
                yield from self.scene.cast.places_in(phrase.start, phrase.end)
