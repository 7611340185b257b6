"""The date that stands with a noun: "la visite lundi de X", "l'accord signé en mai"."""

import re

from generator.reading.eventing.modifiers import Modifiers
from generator.reading.eventing.nouns import Noun
from generator.reading.eventing.scene import Scene
from generator.reading.eventing.timing import FROM_THEN, Clock
from generator.reading.eventing.told import named

_REACH_ON = 70
_OF_NOUN = re.compile(r"(?<!\w)(?:(?:du|des|de la|de) |(?:de l|d)['’])([a-zà-ÿœ]{4,})(?![’'\w])")


class NounDates:
    """Finds the dates of trigger nouns."""

    def __init__(self, scene: Scene, clock: Clock, modifiers: Modifiers) -> None:
        self.scene, self.clock, self.modifiers = scene, clock, modifiers

    def of(self, noun: Noun) -> int | None:
        """The date that stands with the noun: in its phrase, right after it, or in what tells of it."""
        beside = self._beside(noun)
        return self._by_clause_of(noun) if beside is None else beside

    def _by_clause_of(self, noun: Noun) -> int | None:
        """The date of a participle or relative clause: "les combats, qui font rage depuis le 15 avril"."""
        told = next(self.modifiers.of(noun), None)
        verb = None if told is None else self.scene.clauses[told.clause].verb
        if told is None or verb is None or named(verb, self.scene.triggers.calling):
            return None
        dates = self.clock.by_clause.get(told.clause, ())
        return dates[0] if dates and self._dates(noun, dates[0]) else None

    def _beside(self, noun: Noun) -> int | None:
        own = self.scene.view.clause_at(noun.end - 1)
        ends = self.scene.clauses[noun.clause].end if own is None else max(self.scene.clauses[noun.clause].end, own.end)
        stop = min(noun.end + _REACH_ON, ends)
        found = self.clock.after(noun.end, stop)
        if found is None or "\n" in self.scene.view.text[noun.end : self.clock.starts[found]]:
            return None
        if not self._dates(noun, found) or not self._stands_with(noun, self.clock.starts[found]):
            return None
        return found

    def _dates(self, noun: Noun, date: int) -> bool:
        """Whether a date is the time of a noun, not its length or what it is meant for."""
        if self._lasts(noun, date):
            return False
        return FROM_THEN.search(self.scene.view.folded, noun.end, self.clock.starts[date]) is None

    def _lasts(self, noun: Noun, date: int) -> bool:
        """Whether "depuis deux ans" only says how long it is: no time of a visit, of a manoeuvre."""
        expression = self.scene.dates[date].expression
        counted = expression.bound == "since" and expression.count != 0
        return counted and noun.trigger.row.type in ("CONSULT", "MOBILIZE", "AGREE")

    def _other_noun(self, start: int, offset: int) -> bool:
        """Whether a common noun with "de" stands between: in "le rejet du vote du 3 mai" the vote has the date."""
        for found in _OF_NOUN.finditer(self.scene.view.text, start, offset):
            if not self.scene.cast.covers(found.start(1)):
                return True
        return False

    def _is_within(self, noun: Noun, number: int) -> bool:
        """Whether a clause is the participle that is the noun's own last word: "l'atterrissage forcé par X lundi"."""
        clause = self.scene.clauses[number]
        return clause.kind == "participle" and noun.start < clause.start < noun.end

    def _stands_with(self, noun: Noun, offset: int) -> bool:
        """Whether nothing but the noun's own words stands between it and the offset."""
        number = self.scene.view.syntax.number_at(offset)
        if number is None or (number != noun.clause and not self._is_within(noun, number)):
            return False
        if self._other_noun(noun.end, offset):
            return False
        if offset < noun.phrase.end:
            return True
        verb = self.scene.clauses[noun.clause].verb
        same_side = verb is None or noun.start > verb.end or offset < verb.start
        return same_side and not self.scene.view.folded.count(",", noun.end, offset)
