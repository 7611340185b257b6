"""Where an event was: a place in its clause, in what its noun is followed by, or in the clause around it."""

from collections.abc import Iterator

from generator.reading.eventing.drafts import Draft
from generator.reading.eventing.scene import Scene
from generator.reading.phrases import Phrase

# Prepositions of place, the most telling first.
_LOCAL = ("à", "dans", "en", "sur", "près", "vers", "sous", "pendant")
# Where a verb leads to is no place of a noun beside it: "ils ont fui vers la Zambie après cette offensive".
_TOWARDS = "vers"
# Talks and accords have a subject: a place told in it ("un accord sur le retrait de Lomé") is none of theirs.
_TALKS = frozenset(("CONSULT", "AGREE", "REJECT", "COOPERATE", "SUPPORT"))
_ABOUT = frozenset(("sur", "pour"))
_LOCAL_OF_TALKS = tuple(name for name in _LOCAL if name not in _ABOUT)
# What has no place: those who talk are at two.
NOWHERE = frozenset(("phone", "contact"))
# What may stand between such a noun and its place: "les pourparlers entre X et Y lundi à Lomé".
_BETWEEN = frozenset(("entre", "avec", "de", "contre", "when", "par"))
_ON_SPOT = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "AID", "RETREAT"))
_FURTHEST = 3


# A campaign that only dates what its clause tells is not where that is: "réunis à Rome après l'invasion de l'Ostrie".
_CAMPAIGNS = frozenset(("offensive", "war", "invade"))
_OTHER_TIMES = frozenset(("depuis", "avant", "après"))


class Placing:
    """Finds the place of each draft event."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def of(self, draft: Draft) -> int | None:
        """The index of the place, None where the text names none for the event."""
        return None if draft.mode in NOWHERE else next(self._candidates(draft), None)

    def _candidates(self, draft: Draft) -> Iterator[int]:
        if draft.nominal:
            yield from self._around_noun(draft)
        if draft.told_as == "backdrop" or _is_of_another_time(draft):
            return
        number: int | None = draft.clause
        for _ in range(_FURTHEST):
            if number is None:
                break
            yield from self._in_clause(draft, number)
            clause = self.scene.clauses[number]
            finite = clause.verb is not None and clause.verb.finite
            number = None if finite or draft.stance else clause.parent
        if draft.nominal and draft.type == "AGREE":
            yield from self._settled(draft)

    def _around_noun(self, draft: Draft) -> Iterator[int]:
        """A place in the noun's phrase or right after it: "les combats à Goma"."""
        slots = self.scene.slots[draft.clause]
        around = slots.at(draft.trigger[0])
        if around is not None:
            yield from self.scene.cast.places_in(draft.trigger[1], around[1].end)
        for _, phrase in slots.after(draft.trigger[1]):
            if phrase.preposition in self._local(draft):
                yield from self.scene.cast.places_in(phrase.start, phrase.end)
            elif draft.type in _TALKS and phrase.preposition not in _BETWEEN:
                return

    def _settled(self, draft: Draft) -> Iterator[int]:
        """The place that an accord is for: "un accord qui a mis fin à la guerre au Tigré"."""
        around = self.scene.slots[draft.clause].at(draft.trigger[0])
        for child in self.scene.children.get(draft.clause, ()):
            clause = self.scene.clauses[child]
            if clause.kind == "relative" and around is not None and clause.antecedent == around[1]:
                yield from self._in_clause(draft, child)

    def _in_clause(self, draft: Draft, number: int) -> Iterator[int]:
        slots = self.scene.slots[number]
        local = self._local(draft)
        for name in (*local, "object", "de", "contre") if draft.type in _ON_SPOT else local:
            if name == _TOWARDS and draft.nominal:
                continue
            for phrase in slots.phrases(name):
                if self._is_scene(draft, number, phrase):
                    yield from self.scene.cast.places_in(phrase.start, phrase.end)

    @staticmethod
    def _local(draft: Draft) -> tuple[str, ...]:
        return _LOCAL_OF_TALKS if draft.type in _TALKS else _LOCAL

    def _is_scene(self, draft: Draft, number: int, phrase: Phrase) -> bool:
        """Whether a phrase sets the scene of its clause: of a noun of talks all that follows it was judged already."""
        if number != draft.clause or not draft.nominal or draft.type not in _TALKS:
            return True
        verb = self.scene.clauses[number].verb
        behind_verb = verb is not None and draft.trigger[1] <= verb.start <= phrase.start
        return phrase.start < draft.trigger[0] or behind_verb


def _is_of_another_time(draft: Draft) -> bool:
    return draft.nominal and draft.slot in _OTHER_TIMES and draft.mode in _CAMPAIGNS
