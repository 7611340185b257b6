"""Whether a noun is told as a fact: by its verb, by a date, or by the way ("après leur rencontre")."""

from dataclasses import replace

from generator.language.triggers import Triggers
from generator.reading.clauses import Clause
from generator.reading.eventing.modifiers import Modifiers
from generator.reading.eventing.noundates import NounDates
from generator.reading.eventing.nouns import Noun
from generator.reading.eventing.reality import UNFINISHED, Reality
from generator.reading.eventing.scene import Scene
from generator.reading.eventing.timing import Clock
from generator.reading.eventing.told import Told, named
from generator.reading.verbgroups import Verb
from generator.schema.mentions import Status

_REACH_ON = 70
# "tués dans une attaque": the noun after these names what its verb tells.
WITHIN = frozenset(("dans", "pendant", "par", "en"))
VIOLENT = frozenset(("ASSAULT", "COERCE", "PROTEST"))
# How many clauses on a verb may share a subject.
_JOINED = 5
# "Lors d'un rassemblement": what somebody is at takes place.
_GATHERING = frozenset(("CONSULT", "PROTEST"))
_BEING = frozenset(("être", "rester", "demeurer"))
_NONE = ("aucun ", "aucune ")


class Telling:
    """Judges the trigger nouns of an article."""

    def __init__(self, scene: Scene, clock: Clock) -> None:
        self.scene = scene
        self.triggers: Triggers = scene.triggers
        self.modifiers = Modifiers(scene)
        self.dates = NounDates(scene, clock, self.modifiers)

    def of(self, noun: Noun) -> Told | None:
        """How the noun is told as a fact; None where it is wished for, one of many, or only talked of."""
        clause = self.scene.clauses[noun.clause]
        if self.scene.facts.unsure(clause) or self._is_unreal(noun, clause):
            return None
        reality = self.scene.facts.of(clause)
        if noun.trigger.row.strength == "dated":
            return self._by_date(noun, reality)
        ended = self.triggers.ending.search(noun.before) is not None
        return (
            (None if ended else self._by_verb(noun, clause.verb, reality))
            or self._by_joined_verb(noun)
            or self._within(noun, clause.verb, reality)
            or (None if self._is_ended(noun, clause.verb) else self._by_modifier(noun))
            or self._by_date(noun, reality)
            or self._by_context(noun, reality)
        )

    def _is_unreal(self, noun: Noun, clause: Clause) -> bool:
        if clause.verb is not None and noun.slot == "subject" and named(clause.verb, self.triggers.failing):
            return True
        denied = clause.verb is not None and clause.verb.negated
        refused = denied and noun.before.endswith(_NONE) and noun.trigger.row.type in self.triggers.denied
        if self.triggers.unreal_words.search(noun.before) and not refused:
            return True
        if noun.before.endswith(tuple(noun.trigger.row.never_after)):
            return True
        if self.scene.view.folded.startswith(noun.trigger.other or "\0", noun.end):
            return True
        if noun.trigger.needs is not None and not self._genitive_holds(noun):
            return True
        return noun.slot in self.triggers.unreal and not self._moves(clause.verb)

    def _genitive_holds(self, noun: Noun) -> bool:
        need = noun.trigger.needs
        assert need is not None
        end = min(noun.phrase.end, noun.end + _REACH_ON)
        words = need.words is not None and need.words.search(self.scene.view.folded, noun.end, end) is not None
        return words or bool(need.kinds & self.scene.cast.kinds_in(noun.end, end))

    def _moves(self, verb: Verb | None) -> bool:
        if verb is None:
            return False
        return named(verb, self.triggers.moving) or (verb.passive and named(verb, self.triggers.awaiting))

    def _by_modifier(self, noun: Noun) -> Told | None:
        """ "l'accord signé à Rome", "un sommet prévu lundi", "la visite qu'il effectue"."""
        return next(self.modifiers.of(noun), None)

    def _by_verb(self, noun: Noun, verb: Verb | None, reality: Reality) -> Told | None:
        if not noun.heads:
            return None
        if verb is None:
            return self._as_headline(noun)
        if noun.slot == "subject" and not verb.passive:
            return self._as_subject(noun, verb, reality)
        if noun.slot == "object" and verb.passive:
            return self._as_patient(noun, verb, reality)
        if noun.slot == "par":
            return self._as_means(noun, verb, reality)
        if noun.slot == "pour" and self._moves(verb):
            told = _told("moving", noun, reality)
            return replace(told, status="planned") if told and named(verb, self.triggers.awaiting) else told
        return self._as_object(noun, verb, reality)

    def _is_ended(self, noun: Noun, verb: Verb | None) -> bool:
        """Whether an accord is only named to say that it ends: "a dénoncé les accords conclus avec la France"."""
        ends = noun.slot == "object" and noun.trigger.row.type == "AGREE" and self.dates.of(noun) is None
        return ends and verb is not None and "REJECT" in self.triggers.types_of(verb.lemma)

    def _by_joined_verb(self, noun: Noun) -> Told | None:
        """ "La trêve demandée par X a été signée lundi et est entrée en vigueur mardi": a later verb of the subject."""
        if not noun.heads or noun.slot not in ("subject", "object"):
            return None
        for number in range(noun.clause + 1, min(noun.clause + _JOINED, len(self.scene.clauses))):
            clause = self.scene.clauses[number]
            if clause.inherited and noun.phrase in clause.subject and clause.verb is not None and clause.verb.finite:
                told = self._told_of_subject(noun, clause.verb, number)
                if told is not None:
                    return told
        return None

    def _told_of_subject(self, noun: Noun, verb: Verb, number: int) -> Told | None:
        reality = self.scene.facts.of(self.scene.clauses[number])
        told = self._as_patient(noun, verb, reality) if verb.passive else self._as_subject(noun, verb, reality)
        return None if told is None else replace(told, clause=number)

    def _as_headline(self, noun: Noun) -> Told | None:
        """A headline without verb tells its first noun; before a colon it only names the subject."""
        clause = self.scene.clauses[noun.clause]
        sentence = self.scene.view.sentences[clause.sentence]
        names_subject = self.scene.view.folded[clause.end : clause.end + 2].strip().startswith(":")
        if noun.slot != "subject" or names_subject or not sentence.title:
            return None
        return Told("past", "headline", noun.clause)

    def _as_subject(self, noun: Noun, verb: Verb, reality: Reality) -> Told | None:
        if reality.denied:
            return Told("ongoing", "subject", noun.clause) if named(verb, self.triggers.ceasing) else None
        if named(verb, self.triggers.looming) or self._is_wanted(noun.clause):
            return None
        if not (noun.strong or named(verb, self.triggers.happening)):
            return None
        return _told("subject", noun, reality)

    def _is_wanted(self, number: int) -> bool:
        """Whether a clause says that its subject ought to be: "le retrait est indispensable"."""
        clause, wanting = self.scene.clauses[number], self.triggers.wanting
        if clause.verb is None or clause.verb.lemma not in _BEING or wanting is None:
            return False
        return wanting.search(self.scene.view.folded, clause.verb.end, clause.end) is not None

    def _as_patient(self, noun: Noun, verb: Verb, reality: Reality) -> Told | None:
        """ "un accord a été signé", "un sommet est prévu"."""
        if reality.status is None or reality.denied:
            return None
        if named(verb, self.triggers.witnessing):
            return (
                Told("past", "subject", noun.clause, reality.background)
                if noun.strong or verb.tense == "past"
                else None
            )
        if named(verb, self.triggers.planning):
            return Told("planned", "patient", noun.clause)
        if not (named(verb, self.triggers.realising) or named(verb, self.triggers.happening)):
            return None
        done: Status = "past" if reality.status == "ongoing" else reality.status
        return Told(done, "patient", noun.clause, reality.background)

    def _as_means(self, noun: Noun, verb: Verb, reality: Reality) -> Told | None:
        if reality.denied or not noun.strong or verb.passive:
            return None
        return _told("means", noun, reality)

    def _as_object(self, noun: Noun, verb: Verb, reality: Reality) -> Told | None:
        if noun.slot == "object" and reality.status is not None:
            if named(verb, self.triggers.undergoing):
                if self.triggers.many.search(noun.before):
                    return None
                return _told("undergone", noun, reality)
            if named(verb, self.triggers.planning):
                return Told("planned", "object", noun.clause)
            if verb.tense in UNFINISHED and named(verb, self.triggers.drafting):
                return None
            return _told("object", noun, reality) if named(verb, self.triggers.realising) else None
        unheld = reality.denied and noun.trigger.row.type not in self.triggers.denied
        if noun.slot in ("à", "de", "en", "dans") and named(verb, self.triggers.joining) and not unheld:
            return _told("object", noun, reality)
        return None

    def _within(self, noun: Noun, verb: Verb | None, reality: Reality) -> Told | None:
        """ "tués dans une attaque": a verb of the same kind happens in it."""
        if noun.slot not in WITHIN or verb is None or reality.status is None or reality.denied or not noun.heads:
            return None
        kinds = self.triggers.types_of(verb.lemma) & VIOLENT
        return _told("within", noun, reality) if noun.trigger.row.type in kinds else None

    def _by_date(self, noun: Noun, reality: Reality) -> Told | None:
        number = self.dates.of(noun)
        if number is None:
            return None
        words = self.scene.dates[number].expression.direction
        ahead = words == "future" or (reality.tense == "future" and words != "past")
        return Told("planned" if ahead else "past", "date", noun.clause, background=True)

    def _partnered(self, noun: Noun) -> bool:
        """Whether talks that something followed have their partner named: "après des discussions avec X"."""
        following = self.scene.slots[noun.clause].after(noun.phrase.end)[:1]
        return noun.slot == "après" and any(slot in ("avec", "entre") for slot, _ in following)

    def _by_context(self, noun: Noun, reality: Reality) -> Told | None:
        if noun.trigger.row.type == "CONSULT" and self.triggers.central.search(noun.before):
            return _told("mention", noun, reality)
        measured = self.triggers.measures.search(noun.before) is not None
        near = noun.trigger.row.type in _GATHERING and (
            self.triggers.closely.search(noun.before) is not None
            or noun.before.endswith(" en ")
            or self._partnered(noun)
        )
        if not (noun.strong or measured or near):
            return None
        if self.triggers.setting_nouns.search(noun.before):
            return Told("ongoing", "backdrop", noun.clause)
        if not noun.heads and not measured:
            return None
        if noun.slot == "en" and noun.before.endswith("en ") and noun.trigger.row.type == "CONSULT":
            return Told("ongoing", "setting", noun.clause)
        if noun.slot == "avant":
            ahead = reality.status in ("planned", "ongoing")
            return Told("planned" if ahead else "past", "setting", noun.clause)
        if noun.slot in self.triggers.settings:
            planned = reality.status == "planned" and noun.slot == "pendant"
            return Told("planned" if planned else "past", "setting", noun.clause)
        return Told("past", "mention", noun.clause) if noun.definite in ("his", "this") and reality.status else None


def _told(by: str, noun: Noun, reality: Reality) -> Told | None:
    if reality.status is None:
        return None
    return Told(reality.status, by, noun.clause, reality.background, reality.denied)
