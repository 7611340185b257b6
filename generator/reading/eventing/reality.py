"""Whether a clause tells a fact: done, going on, planned, denied, or none of these (wished, possible, conditional)."""

from collections.abc import Sequence
from typing import Literal

from generator.language.triggers import Triggers
from generator.reading.clauses import Clause
from generator.reading.verbgroups import Verb
from generator.schema.mentions import Status
from generator.values import value

_PAST = frozenset(("past", "pluperfect", "imperfect", "conditional_past", "participle"))
# In these a verb does not tell its deed as done.
UNFINISHED = frozenset(("present", "imperfect", "infinitive", "gerund", "future"))
_FUTURE = frozenset(("future", "future_perfect"))
_UNREAL_KINDS = frozenset(("condition", "purpose"))
_UNREAL_MODALS = frozenset(("pouvoir", "vouloir", "falloir"))
_DENYING = frozenset(("nier", "démentir", "refuser", "renoncer", "éviter", "échouer", "empêcher"))
FIRST_PERSON = frozenset(("je", "j'", "nous", "vous", "tu"))
# A chain of infinitives longer than this is not followed.
_FURTHEST = 6
# How many clauses away a condition may stand.
_BESIDE = 4


@value
class Reality:
    """`status` is None where the clause tells no fact; `denied` where it tells that something did not happen.

    `background` tells that the clause looks back from the article's own time (a pluperfect).
    """

    status: Status | None
    denied: bool = False
    background: bool = False
    tense: Literal["past", "present", "future", ""] = ""


_NO_FACT = Reality(None)


class Facts:
    """Judges the clauses of an article."""

    def __init__(self, triggers: Triggers, clauses: Sequence[Clause]) -> None:
        self.triggers, self.clauses = triggers, clauses
        self.places = {id(clause): number for number, clause in enumerate(clauses)}

    def of(self, clause: Clause, depth: int = 0) -> Reality:
        verb = clause.verb
        if verb is None:
            return Reality("past")
        if depth > _FURTHEST or clause.kind in _UNREAL_KINDS or self._in_condition(clause):
            return _NO_FACT
        if verb.finite:
            return self._finite(clause, verb)
        return self._nonfinite(clause, verb, depth)

    def unsure(self, clause: Clause) -> bool:
        """Whether a clause is quoted and tells no accomplished fact: people quote opinions and wishes."""
        if not clause.quoted or self._completes_unquoted(clause):
            return False
        verb = clause.verb
        done = verb is not None and verb.finite and not verb.negated and (verb.tense == "past" or verb.modal == "venir")
        return not done or clause.kind != "main" or clause.pronoun in FIRST_PERSON

    def _completes_unquoted(self, clause: Clause) -> bool:
        """Whether an infinitive completes a verb that the article tells: 'a décidé de "suspendre les échanges"'."""
        parent = self._parent(clause)
        return clause.kind == "infinitive" and parent is not None and not parent.quoted

    def _parent(self, clause: Clause) -> Clause | None:
        return None if clause.parent is None else self.clauses[clause.parent]

    def _in_condition(self, clause: Clause) -> bool:
        parent = self._parent(clause)
        return parent is not None and parent.kind in _UNREAL_KINDS

    def _finite(self, clause: Clause, verb: Verb) -> Reality:
        if verb.tense in ("subjunctive", "imperative"):
            return _NO_FACT
        if verb.modal in _UNREAL_MODALS:
            return _unwilling(verb)
        if verb.modal == "devoir":
            return Reality("past" if verb.tense == "past" else "planned", verb.negated, tense="future")
        if (verb.modal == "aller" and verb.tense not in _PAST) or verb.tense in _FUTURE:
            return _NO_FACT if self._has_condition(clause) else Reality("planned", verb.negated, tense="future")
        if verb.tense == "conditional":
            return self._conditional(clause, verb)
        if verb.tense == "present" and verb.modal != "venir":
            return Reality("ongoing", verb.negated, tense="present")
        return Reality("past", verb.negated, verb.tense == "pluperfect" or clause.kind == "relative", "past")

    def _has_condition(self, clause: Clause) -> bool:
        """Whether a "si" clause stands beside: "si rien ne change, l'armée attaquera" is no plan."""
        place = self.places.get(id(clause), 0)
        near = self.clauses[max(0, place - _BESIDE) : place + _BESIDE]
        return any(other.kind == "condition" and other.sentence == clause.sentence for other in near)

    def _conditional(self, clause: Clause, verb: Verb) -> Reality:
        """ "Il a ajouté qu'il contacterait Rome" is announced; "cela pourrait aider" is no fact."""
        parent = self._parent(clause)
        told = parent is not None and parent.verb is not None and parent.verb.direction == "past"
        if clause.kind != "that" or not told or self._has_condition(clause):
            return _NO_FACT
        return Reality("planned", verb.negated, tense="future")

    def _nonfinite(self, clause: Clause, verb: Verb, depth: int) -> Reality:
        parent = self._parent(clause)
        if clause.kind == "participle":
            return self._participle(clause, verb, parent)
        if parent is None or parent.verb is None:
            return Reality("past") if verb.tense == "infinitive_past" else _NO_FACT
        around = self.of(parent, depth + 1)
        if clause.kind == "gerund":
            return Reality(around.status, verb.negated, around.background, around.tense)
        return self._infinitive(clause, verb, parent.verb, around)

    def _participle(self, clause: Clause, verb: Verb, parent: Clause | None) -> Reality:
        """ "les otages libérés lundi" is a fact, "espère voir les otages libérés" none."""
        around = parent.verb if parent and parent.verb and parent.verb.start < clause.start else None
        if around and _among(f"se {around.lemma}" if around.reflexive else "", around.lemma, self.triggers.wishing):
            return _NO_FACT
        announced = verb.lemma in self.triggers.planning
        return Reality("planned" if announced else "past", background=True, tense="past")

    def _infinitive(self, clause: Clause, verb: Verb, matrix: Verb, around: Reality) -> Reality:
        if clause.lead in ("après", "avant"):
            return Reality("past" if around.status != "planned" or clause.lead == "après" else "planned", verb.negated)
        name = f"se {matrix.lemma}" if matrix.reflexive else matrix.lemma
        known = self.triggers
        if matrix.lemma == "annoncer" and _among(f"se {verb.lemma}", verb.lemma, known.moving):
            return Reality("planned", verb.negated, tense="future")
        if _among(name, matrix.lemma, known.reporting) and _among(f"se {verb.lemma}", verb.lemma, known.planning):
            return Reality("planned", verb.negated, tense="future")
        if _among(name, matrix.lemma, known.achieving) and clause.lead in ("à", "de", "par", ""):
            return Reality(around.status, around.denied or verb.negated, around.background, around.tense)
        if _among(name, matrix.lemma, known.moving) and clause.lead in ("pour", ""):
            return Reality(around.status, around.denied, around.background, around.tense)
        if verb.tense == "infinitive_past" and _among(name, matrix.lemma, known.reporting):
            return Reality("past", verb.negated, tense="past")
        if _among(name, matrix.lemma, known.planning) and clause.lead in ("à", "de", ""):
            return Reality(None if around.denied else "planned", verb.negated, tense="future")
        if matrix.lemma in _DENYING and around.status is not None:
            return Reality(around.status, not verb.negated, around.background, around.tense)
        return _NO_FACT


def _unwilling(verb: Verb) -> Reality:
    """ "Ne veut pas signer" is a refusal; what one may, must or wants to do is no fact."""
    if verb.modal != "vouloir" or not verb.negated or verb.tense not in ("present", "imperfect", "past"):
        return _NO_FACT
    return Reality("ongoing" if verb.tense == "present" else "past", denied=True, tense="present")


def _among(name: str, lemma: str, known: frozenset[str]) -> bool:
    return name in known or lemma in known
