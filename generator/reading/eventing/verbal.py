"""Events told by a verb: the trigger's conditions, its mask, and who takes part."""

from collections.abc import Iterator
from dataclasses import replace

from generator.language.triggers import VerbTrigger
from generator.reading.clauses import Clause
from generator.reading.eventing.drafts import FORCE_TYPES, OPEN_TYPES, Draft
from generator.reading.eventing.reality import FIRST_PERSON, UNFINISHED, Reality
from generator.reading.eventing.scene import Scene
from generator.reading.eventing.timing import Clock

_MUTUAL = frozenset(("ACCUSE", "CONSULT", "ASSAULT", "THREATEN"))


class VerbEvents:
    """Reads the events that verbs tell."""

    def __init__(self, scene: Scene, clock: Clock) -> None:
        self.scene, self.clock = scene, clock
        self.triggers = scene.triggers

    def read(self, number: int) -> Iterator[Draft]:
        """The events that the verb of clause `number` tells: one at most."""
        clause = self.scene.clauses[number]
        if clause.verb is None:
            return
        for trigger in self.triggers.verbs.get(clause.verb.lemma, ()):
            if self._fits(number, clause, trigger):
                draft = self._draft(number, clause, trigger)
                if draft is not None:
                    yield draft
                    return

    def _fits(self, number: int, clause: Clause, trigger: VerbTrigger) -> bool:
        assert clause.verb is not None
        row = trigger.row
        if not self._voice_fits(clause, trigger) or not self._reflexive_fits(number, clause, trigger):
            return False
        if not all(self.scene.holds(number, need) for need in trigger.needs):
            return False
        if any(self.scene.holds(number, need) for need in trigger.without):
            return False
        if row.needs_infinitive and not self._governs_infinitive(number):
            return False
        if row.needs_complement and not self._completed(number, clause):
            return False
        if row.joint and not self._joint_announcement(number):
            return False
        if row.awaited and not clause.verb.passive:
            return False
        if row.unfinished and clause.verb.tense not in UNFINISHED:
            return False
        return not row.reported or self._speaker(clause) is not None

    def _voice_fits(self, clause: Clause, trigger: VerbTrigger) -> bool:
        """Whether the article tells it, or a quotation as a fact; an offer is quoted in the first person."""
        if trigger.row.first_person:
            return clause.quoted and clause.pronoun in FIRST_PERSON
        return clause.pronoun not in FIRST_PERSON and not self.scene.facts.unsure(clause)

    def _reflexive_fits(self, number: int, clause: Clause, trigger: VerbTrigger) -> bool:
        """A plain verb is also meant by "se" between several: "ils continuent de s'accuser"."""
        assert clause.verb is not None
        if trigger.reflexive == clause.verb.reflexive:
            return True
        return clause.verb.reflexive and trigger.row.type in _MUTUAL and len(self.scene.doers[number]) > 1

    def _completed(self, number: int, clause: Clause) -> bool:
        """Whether anything says what is refused or done: a phrase or an infinitive."""
        verb = clause.verb
        if verb is not None and clause.subject and clause.subject[0].start >= verb.end:
            return False
        named_before = verb is not None and (verb.passive or self.scene.has_clitic(verb))
        return named_before or bool(clause.complements) or number in self.scene.children

    def _governs_infinitive(self, number: int) -> bool:
        clauses = self.scene.clauses
        governed = [clauses[child] for child in self.scene.children.get(number, ())]
        return any(c.kind == "infinitive" and c.lead in ("à", "de") for c in governed) or bool(
            self.scene.slots[number].phrases("à")
        )

    def _joint_announcement(self, number: int) -> bool:
        """Whether several together announce what they will do."""
        governed = [self.scene.clauses[child] for child in self.scene.children.get(number, ())]
        future = any(c.kind == "that" and c.verb is not None and c.verb.direction == "future" for c in governed)
        return future and len(self.scene.doers[number]) > 1

    def _undatable(self, number: int, clause: Clause, trigger: VerbTrigger) -> bool:
        """Whether the words count only with a date and have none; in a headline a participle is the verb."""
        headline = self.scene.view.sentences[clause.sentence].title
        modifies = clause.kind == "participle" or (clause.kind == "gerund" and clause.antecedent is not None)
        spoken = trigger.row.stance and bool(self.scene.slots[number].phrases("par"))
        needs_date = trigger.row.dated or self._is_state(clause, trigger) or (modifies and not headline and not spoken)
        dates = self.clock.by_clause.get(number, ())
        return needs_date and not (any(map(self._begins, dates)) if trigger.row.dated else dates)

    def _begins(self, date: int) -> bool:
        """Whether a date tells when something began, not only how long it is: "depuis huit ans"."""
        expression = self.scene.dates[date].expression
        return expression.bound != "since" or not expression.count

    def _is_state(self, clause: Clause, trigger: VerbTrigger) -> bool:
        """Whether a passive in the present tells what is so and not what is done: "des soldats sont déployés"."""
        verb = clause.verb
        state = trigger.row.type == "MOBILIZE" or trigger.row.mode == "legal"
        return state and verb is not None and verb.passive and verb.tense == "present"

    def _is_habit(self, clause: Clause, reality: Reality) -> bool:
        habits = self.triggers.habitual
        present = reality.tense == "present" and habits is not None
        return (
            present
            and habits is not None
            and habits.search(self.scene.view.folded, clause.start, clause.end) is not None
        )

    def _speaker(self, clause: Clause) -> int | None:
        """The index of the clause that reports this one, where it has a speaker."""
        parent = clause.parent
        if parent is None or clause.kind != "that" or not self.scene.doers[parent]:
            return None
        return parent

    def _quoted_speaker(self, clause: Clause) -> list[int]:
        """Who says a quotation: the subject of what its sentence says outside the quotation."""
        around = self.scene.by_sentence.get(clause.sentence, ())
        said = (self.scene.doers[n] for n in around if not self.scene.clauses[n].quoted and self.scene.doers[n])
        return list(next(said, []))

    def _draft(self, number: int, clause: Clause, trigger: VerbTrigger) -> Draft | None:
        reality = self._reality(clause, trigger)
        row = trigger.row
        kind: str | None = row.type
        if self._undatable(number, clause, trigger) or self._is_habit(clause, reality):
            return None
        if row.denial:
            kind, reality = (row.type if reality.denied else None), _as_refusal(reality)
        elif reality.denied:
            kind, reality = self.triggers.denied.get(row.type), _as_refusal(reality)
        if reality.status is None or (row.stance and reality.status == "planned"):
            return None
        if kind is None or (reality.status == "planned" and self._is_threatened(clause, trigger)):
            return None
        assert clause.verb is not None
        sentence = self.scene.view.sentences[clause.sentence]
        draft = Draft(
            kind,
            row.mode if kind == row.type else "",
            trigger.rule,
            reality.status,
            clause.verb.head,
            clause.start,
            clause.end,
            number,
            clause.sentence,
            sentence.paragraph,
            title=sentence.title,
            stance=row.stance,
            background=reality.background,
            negated=reality.denied,
            slot=self._slot(number, clause),
        )
        self._cast(draft, number, clause, trigger)
        return draft if self._peopled(draft, trigger) else None

    def _is_tried(self, clause: Clause, trigger: VerbTrigger) -> bool:
        """Whether violence was at least tried: "ont tenté de prendre la ville"."""
        around = None if clause.parent is None else self.scene.clauses[clause.parent].verb
        tried = around is not None and around.lemma in self.triggers.trying
        return tried and clause.kind == "infinitive" and trigger.row.type == "ASSAULT"

    def _is_threatened(self, clause: Clause, trigger: VerbTrigger) -> bool:
        """Whether violence is only promised, which is a threat: "a juré d'attaquer la ville"."""
        around = None if clause.parent is None else self.scene.clauses[clause.parent].verb
        promised = around is not None and "THREATEN" in self.triggers.types_of(around.lemma)
        return promised and clause.kind == "infinitive" and trigger.row.type == "ASSAULT"

    def _slot(self, number: int, clause: Clause) -> str:
        """What sets the clause apart from its sentence: "après que X a fui", "après un tir qui a tué Y"."""
        if self.clock.comes_before(number):
            return "après"
        return clause.antecedent.preposition if clause.kind == "relative" and clause.antecedent else ""

    def _reality(self, clause: Clause, trigger: VerbTrigger) -> Reality:
        reality = self.scene.facts.of(clause)
        if trigger.row.first_person:
            return Reality("past")
        if trigger.row.awaited and reality.status is not None:
            return replace(reality, status="planned")
        if self._is_tried(clause, trigger):
            return self.scene.facts.of(self.scene.clauses[clause.parent or 0])
        if reality.status is None and trigger.row.attempt and clause.kind == "infinitive" and clause.parent is not None:
            return self.scene.facts.of(self.scene.clauses[clause.parent])
        return reality

    def _cast(self, draft: Draft, number: int, clause: Clause, trigger: VerbTrigger) -> None:
        row = trigger.row
        draft.sources = list(self.scene.doers[number])
        for slot in row.target:
            draft.targets = [a for a in self._target(number, slot, row.type) if a not in draft.sources]
            if draft.targets:
                break
        self._join_companions(draft, number, clause)
        if not draft.actors and clause.kind == "participle" and clause.verb is not None and clause.verb.passive:
            draft.sources = self._leading_to(clause)
        if row.patient:
            draft.sources, draft.targets = [], list(self.scene.doers[number])
        if row.awaited:
            draft.sources = self.scene.actors_of(number, "object")
            draft.targets = [actor for actor in draft.targets if actor not in draft.sources]
        if row.first_person:
            draft.sources = self._quoted_speaker(clause)
        if row.reported:
            speaker = self._speaker(clause)
            draft.targets = draft.sources
            draft.sources = [] if speaker is None else list(self.scene.doers[speaker])
            draft.targets = [actor for actor in draft.targets if actor not in draft.sources]

    def _leading_to(self, clause: Clause) -> list[int]:
        """Who does the clause that a participle leads in: "dans une résolution adoptée jeudi, le Parlement dit"."""
        around = None if clause.parent is None else self.scene.clauses[clause.parent].verb
        if around is None or around.start < clause.start:
            return []
        return list(self.scene.doers[clause.parent or 0])

    def _join_companions(self, draft: Draft, number: int, clause: Clause) -> None:
        """Who comes with either side: "X, accompagné de Y, a reçu Z, suivi de W"."""
        for child in self.scene.children.get(number, ()):
            with_them = self.scene.clauses[child]
            if with_them.kind == "participle" and with_them.verb and with_them.verb.lemma in self.triggers.accompanying:
                ahead = clause.verb is not None and with_them.start < clause.verb.start
                side = draft.sources if ahead or not draft.targets else draft.targets
                named = [a for slot in ("de", "par", "object") for a in self.scene.actors_of(child, slot)]
                side += [actor for actor in dict.fromkeys(named) if actor not in draft.actors]

    def _target(self, number: int, slot: str, kind: str) -> list[int]:
        named = self.scene.actors_of(number, slot)
        if named or slot == "subject":
            return named
        return self.scene.states_of(number, slot)

    def _peopled(self, draft: Draft, trigger: VerbTrigger) -> bool:
        """Whether enough is known of who takes part for the event to be told."""
        if trigger.row.needs_pair and len(draft.actors) < 2 and not self._partnered(draft, trigger):
            return False
        if self.scene.clauses[draft.clause].quoted and not trigger.row.first_person:
            return len(draft.actors) > 1 or bool(self.clock.by_clause.get(draft.clause))
        clause = self.scene.clauses[draft.clause]
        return (
            bool(draft.actors)
            or draft.type in FORCE_TYPES
            or (draft.type in OPEN_TYPES and bool(self.clock.by_clause.get(draft.clause)))
            or (clause.verb is not None and clause.verb.finite and clause.verb.passive)
            or bool(self.scene.states_in(clause.start, clause.end))
        )

    def _partnered(self, draft: Draft, trigger: VerbTrigger) -> bool:
        """Whether a partner without name stands with the verb: "avec des responsables"."""
        return any(
            need.words is not None
            and any(
                need.words.search(self.scene.view.folded, p.start, p.end)
                for p in self.scene.slots[draft.clause].phrases("avec")
            )
            for need in trigger.needs
        )


def _as_refusal(reality: Reality) -> Reality:
    """What is not going to be done is refused already."""
    return replace(reality, status="past") if reality.status == "planned" else reality
