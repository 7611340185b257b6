"""The participles and relative clauses that tell of a noun: "l'accord signé à Rome", "la visite qu'il effectue"."""

import re
from collections.abc import Iterator

from generator.language.triggers import Triggers
from generator.reading.clauses import Clause
from generator.reading.eventing.nouns import Noun
from generator.reading.eventing.scene import Scene
from generator.reading.eventing.told import Told, named
from generator.reading.phrases import Phrase
from generator.reading.verbgroups import Verb

# Phrases that belong to the noun before them.
_OWN = frozenset(("contre", "entre", "à", "sur", "dans", "en", "avec", "when"))
_JOINT = re.compile(r" et (?:du |de la |de l.|des |les? |la |l.|une? )")
_BETWEEN = re.compile(r"(?<!\w)entre ")
_PLURAL = re.compile(r"(?<!\w)(?:des|les|ces|ses|leurs|plusieurs) ")


class Modifiers:
    """Finds what tells of a noun behind it."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.triggers: Triggers = scene.triggers

    def of(self, noun: Noun) -> Iterator[Told]:
        """The tellings of a noun by its own participles and relative clauses, in order of the text."""
        for child in self.scene.children.get(noun.clause, ()):
            clause = self.scene.clauses[child]
            if clause.verb is None or not noun.heads or not self._modifies(clause, noun):
                continue
            participle = clause.kind == "participle"
            told = self._of_participle(child, clause.verb) if participle else self._of_relative(child, clause)
            if told is not None:
                yield told

    def _modifies(self, clause: Clause, noun: Noun) -> bool:
        """Whether a participle or relative clause tells of the noun: right after it, or after "contre X", "à Y"."""
        antecedent, verb = clause.antecedent, self.scene.clauses[noun.clause].verb
        if not self._agrees(clause, noun) or self._joined_on(clause, noun):
            return False
        if antecedent is None or antecedent == noun.phrase:
            return antecedent is not None
        if verb is not None and noun.end <= verb.start < antecedent.start:
            return False
        near = self.scene.slots[noun.clause].after(noun.phrase.end)
        if self._alone_agrees(clause, noun, antecedent):
            return True
        between = [phrase.preposition in _OWN for _, phrase in near if phrase.start <= antecedent.start]
        return noun.phrase.end <= antecedent.start and all(between)

    def _joined_on(self, clause: Clause, noun: Noun) -> bool:
        """Whether another member of a list stands between: in "l'accord et le siège imposé" the siege has the verb."""
        between = _BETWEEN.search(self.scene.view.folded, noun.end, clause.start)
        joints = _JOINT.finditer(self.scene.view.folded, noun.end, clause.start if between is None else between.start())
        return any(not self.scene.cast.covers(joint.end()) for joint in joints)

    def _agrees(self, clause: Clause, noun: Noun) -> bool:
        """Whether a participle has the gender that the noun's article shows: not "le retrait de l'armée lancée"."""
        if clause.kind != "participle" or clause.verb is None or noun.feminine is None:
            return True
        form = self.scene.view.text[slice(*clause.verb.head)].removesuffix("s")
        return form.endswith("e") == noun.feminine

    def _alone_agrees(self, clause: Clause, noun: Noun, antecedent: Phrase) -> bool:
        """Whether a participle is singular as the noun is, not plural as what it follows.

        "Un affrontement entre la force et des manifestants survenu lundi".
        """
        if clause.kind != "participle" or clause.verb is None or noun.feminine is None or antecedent.start < noun.end:
            return False
        plural = _PLURAL.search(self.scene.view.folded, antecedent.start, antecedent.end) is not None
        return plural and not self.scene.view.text[slice(*clause.verb.head)].endswith("s")

    def _of_participle(self, number: int, verb: Verb) -> Told | None:
        if named(verb, self.triggers.planning):
            return Told("planned", "modifier", number)
        known = named(verb, self.triggers.realising) or named(verb, self.triggers.happening)
        return Told("past", "modifier", number, background=True) if known else None

    def _of_relative(self, number: int, clause: Clause) -> Told | None:
        verb, reality = clause.verb, self.scene.facts.of(clause)
        if verb is None or reality.status is None or reality.denied or clause.kind != "relative":
            return None
        as_object = clause.lead in ("que", "qu'") or (clause.lead == "qui" and verb.passive)
        known = self.triggers.realising if as_object else self.triggers.happening
        if clause.lead not in ("que", "qu'", "qui") or not named(verb, known):
            return None
        return Told(reality.status, "modifier", number, reality.background)
