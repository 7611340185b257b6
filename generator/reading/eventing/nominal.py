"""Events told by a noun: "leur rencontre", "l'offensive ukrainienne", "un accord a été signé"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.language.triggers import NounTrigger
from generator.reading.clauses import Clause
from generator.reading.eventing.drafts import Draft
from generator.reading.eventing.reality import Reality
from generator.reading.eventing.scene import Scene
from generator.reading.phrases import Phrase
from generator.reading.tokens import Token
from generator.reading.verbgroups import Verb
from generator.schema.mentions import Status

Definite = Literal["the", "this", "his", "a", ""]

_ARTICLES: dict[str, Definite] = {
    **dict.fromkeys(("le", "la", "l'", "les", "du", "des", "au", "aux"), "the"),
    **dict.fromkeys(("ce", "cet", "cette", "ces"), "this"),
    **dict.fromkeys(("son", "sa", "ses", "leur", "leurs"), "his"),
    **dict.fromkeys(("un", "une", "plusieurs", "deux", "trois", "quatre"), "a"),
}
_OTHER = frozenset("précédent précédente dernier dernière autre autres nouveau nouvel nouvelle second seconde".split())
_PLURAL_OWNERS = frozenset(("leur", "leurs"))
_REACH_BACK = 4
_REACH_ON = 70
_CONTEXT = 24


@dataclass(frozen=True, slots=True)
class Noun:
    """A trigger noun where it stands: its clause, phrase and that phrase's slot ("subject", "object", "avec" …)."""

    trigger: NounTrigger
    start: int
    end: int
    first: int
    clause: int
    phrase: Phrase
    slot: str
    definite: Definite
    other: bool
    owner: str

    @property
    def heads(self) -> bool:
        """Whether the noun is the head of its phrase ("la visite de X") and no complement ("le but de la visite")."""
        return self.start <= self.phrase.core + 1 or self.start < self.phrase.head_end


class NounEvents:
    """Reads the events that nouns tell."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.triggers = scene.triggers
        self.folded = scene.view.folded
        self.tokens: Sequence[Token] = scene.view.tokens
        self.words = [self.folded[token.start : token.end] for token in self.tokens]

    def read(self) -> Iterator[Draft]:
        """All events that nouns tell, in order of the text."""
        for noun in self._nouns():
            draft = self._draft(noun)
            if draft is not None:
                yield draft

    # Where trigger nouns stand

    def _nouns(self) -> Iterator[Noun]:
        at = 0
        while at < len(self.tokens):
            trigger = self._trigger(at)
            if trigger is None:
                at += 1
                continue
            noun = self._placed(trigger, at)
            if noun is not None:
                yield noun
            at += len(trigger.words)

    def _trigger(self, at: int) -> NounTrigger | None:
        token = self.tokens[at]
        known = self.triggers.nouns.get(self.words[at])
        if known is None or (token.capital and at and self.words[at - 1] not in (".", ":", "«", '"')):
            return None
        return next((trigger for trigger in known if self._matches(trigger, at)), None)

    def _matches(self, trigger: NounTrigger, at: int) -> bool:
        found = self.words[at : at + len(trigger.words)]
        return len(found) == len(trigger.words) and all(
            word in (wanted, wanted + "s", wanted + "x") or (wanted == "de" and word in ("d'", "des", "du"))
            for word, wanted in zip(found, trigger.words, strict=True)
        )

    def _placed(self, trigger: NounTrigger, at: int) -> Noun | None:
        start, end = self.tokens[at].start, self.tokens[at + len(trigger.words) - 1].end
        number = self.scene.view.syntax.number_at(start)
        if number is None:
            return None
        slot, phrase = self._phrase(number, start)
        if phrase is None:
            return None
        definite, other, owner = self._before(at)
        return Noun(trigger, start, end, at, number, phrase, slot, definite, other, owner)

    def _phrase(self, number: int, start: int) -> tuple[str, Phrase | None]:
        """The slot and phrase of the clause in which the noun stands."""
        for slot, phrases in self.scene.slots[number].by_name.items():
            for phrase in phrases:
                if phrase.start <= start < phrase.end:
                    return slot, phrase
        return "", None

    def _before(self, at: int) -> tuple[Definite, bool, str]:
        """The article before the noun, whether it means another one, and the possessive."""
        other = False
        for back in range(1, _REACH_BACK):
            if at - back < 0:
                break
            word = self.tokens[at - back].word
            if word in _ARTICLES:
                definite = _ARTICLES[word]
                return definite, other, word if definite == "his" else ""
            other = other or word in _OTHER
            if word not in self.scene.view.language.grammar.prenominal and self.tokens[at - back].kind != "word":
                break
        return "", other, ""

    # Whether they tell a fact

    def _draft(self, noun: Noun) -> Draft | None:
        clause = self.scene.clauses[noun.clause]
        if clause.quoted or self._is_unreal(noun, clause):
            return None
        told = self._told(noun, clause)
        if told is None:
            return None
        draft = self._new(noun, clause, told)
        self._cast(draft, noun, clause, told)
        return draft if self._peopled(draft, noun) else None

    def _is_unreal(self, noun: Noun, clause: Clause) -> bool:
        before = self.folded[max(0, noun.start - _CONTEXT) : noun.start]
        if self.triggers.unreal_words.search(before):
            return True
        if noun.trigger.needs is not None and not self._genitive_holds(noun):
            return True
        return noun.slot in self.triggers.unreal and not self._moves(clause.verb)

    def _genitive_holds(self, noun: Noun) -> bool:
        need = noun.trigger.needs
        assert need is not None
        end = min(noun.phrase.end, noun.end + _REACH_ON)
        words = need.words is not None and need.words.search(self.folded, noun.end, end) is not None
        return words or bool(need.kinds & self.scene.cast.kinds_in(noun.end, end))

    def _moves(self, verb: Verb | None) -> bool:
        return verb is not None and _named(verb, self.triggers.moving)

    def _told(self, noun: Noun, clause: Clause) -> "Told | None":
        """How the noun is told as a fact; None where it is not."""
        reality = self.scene.facts.of(clause)
        dated = self._date_follows(noun)
        if noun.trigger.row.strength == "dated":
            return self._by_date(noun, reality) if dated else None
        verb_tells = self._by_verb(noun, clause, reality)
        if verb_tells is not None:
            return verb_tells
        if dated:
            return self._by_date(noun, reality)
        return self._by_context(noun, clause, reality)

    def _by_verb(self, noun: Noun, clause: Clause, reality: Reality) -> "Told | None":
        verb = clause.verb
        if verb is None:
            return Told("past", "headline") if noun.heads and noun.slot in ("subject", "object") else None
        if not noun.heads:
            return None
        if noun.slot == "subject" and not verb.passive:
            return self._as_subject(noun, verb, reality)
        if noun.slot == "object" and verb.passive:
            return self._as_patient(verb, reality)
        if noun.slot in ("object", "à", "en", "dans", "de"):
            return self._as_object(noun, verb, reality)
        if noun.slot == "pour" and self._moves(verb) and reality.status is not None:
            return Told(reality.status, "moving", tense=reality.tense)
        return None

    def _as_subject(self, noun: Noun, verb: Verb, reality: Reality) -> "Told | None":
        strong = noun.trigger.row.strength == "strong"
        if reality.status is None or reality.denied or not (strong or _named(verb, self.triggers.happening)):
            return None
        return Told(reality.status, "subject", reality.background, reality.tense)

    def _as_patient(self, verb: Verb, reality: Reality) -> "Told | None":
        """ "un accord a été signé", "un sommet est prévu"."""
        if reality.status is None or reality.denied:
            return None
        if _named(verb, self.triggers.planning):
            return Told("planned", "patient", tense="future")
        known = _named(verb, self.triggers.realising) or _named(verb, self.triggers.happening)
        return Told(_done(reality), "patient", reality.background, reality.tense) if known else None

    def _as_object(self, noun: Noun, verb: Verb, reality: Reality) -> "Told | None":
        if reality.status is None:
            return None
        if _named(verb, self.triggers.undergoing):
            return Told(reality.status, "undergone", reality.background, reality.tense)
        if _named(verb, self.triggers.planning) and noun.slot == "object":
            return Told("planned", "object", tense="future")
        if not _named(verb, self.triggers.realising):
            return None
        return Told(reality.status, "object", reality.background, reality.tense, reality.denied)

    def _by_date(self, noun: Noun, reality: Reality) -> "Told | None":
        future = reality.tense == "future" and noun.slot in ("pendant", "à", "en", "dans")
        return Told("planned" if future else "past", "date", background=True)

    def _by_context(self, noun: Noun, clause: Clause, reality: Reality) -> "Told | None":
        """Told by the way: "après leur rencontre", "sur fond d'offensive", "cette visite"."""
        if noun.trigger.row.strength != "strong" or not noun.heads:
            return None
        before = self.folded[max(0, noun.start - _CONTEXT) : noun.start]
        setting = noun.slot in self.triggers.settings or self.triggers.setting_nouns.search(before) is not None
        planned = reality.status == "planned" and noun.slot != "après"
        if setting:
            return Told("planned" if planned else "past", "setting")
        return Told("past", "mention") if noun.definite in ("his", "this") and reality.status else None

    def _date_follows(self, noun: Noun) -> bool:
        return self.date_of(noun) is not None

    def date_of(self, noun: Noun) -> int | None:
        """The date that stands with the noun: in its phrase, or right after it."""
        stop = min(noun.end + _REACH_ON, self.scene.clauses[noun.clause].end)
        for number, date in enumerate(self.scene.dates):
            if noun.end <= date.start < stop:
                return number if self._stands_with(noun, date.start) else None
        return None

    def _stands_with(self, noun: Noun, offset: int) -> bool:
        """Whether nothing but the noun's own words stands between it and the offset."""
        if self.scene.view.syntax.number_at(offset) != noun.clause:
            return False
        if offset < noun.phrase.end:
            return True
        verb = self.scene.clauses[noun.clause].verb
        after_verb = verb is None or noun.start > verb.end or offset < verb.start
        return after_verb and not self.scene.view.folded.count(",", noun.end, offset)

    # What it tells

    def _new(self, noun: Noun, clause: Clause, told: "Told") -> Draft:
        row = noun.trigger.row
        sentence = self.scene.view.sentences[clause.sentence]
        whole = told.by in ("subject", "object", "patient", "moving", "undergone", "headline")
        start, end = (clause.start, clause.end) if whole else (noun.phrase.start, noun.phrase.end)
        kind = self.triggers.denied.get(row.type, row.type) if told.denied else row.type
        return Draft(
            kind,
            row.mode if kind == row.type else "",
            noun.trigger.rule,
            told.status,
            (noun.start, noun.end),
            start,
            end,
            noun.clause,
            clause.sentence,
            sentence.paragraph,
            title=sentence.title,
            nominal=True,
            definite=noun.definite,
            other=noun.other,
            background=told.background,
            negated=told.denied,
            date=self.date_of(noun),
            topic=self._topic(noun),
        )

    def _topic(self, noun: Noun) -> str:
        """The noun with what belongs to it, names left out."""
        return self.scene.view.text[noun.start : noun.end]

    def _cast(self, draft: Draft, noun: Noun, clause: Clause, told: "Told") -> None:
        self._cast_own(draft, noun)
        if noun.definite == "his":
            self._add(draft, noun.trigger.row.of, self._owners(noun, clause))
        if told.by in ("object", "moving"):
            draft.sources += [a for a in self.scene.doers[noun.clause] if a not in draft.actors]
        elif told.by == "undergone":
            draft.targets += [a for a in self.scene.doers[noun.clause] if a not in draft.actors]
        elif told.by == "patient":
            draft.sources += [a for a in self.scene.actors_of(noun.clause, "subject") if a not in draft.actors]
        if told.by in ("object", "patient", "subject", "headline", "moving"):
            self._cast_beside(draft, noun)

    def _owners(self, noun: Noun, clause: Clause) -> list[int]:
        """Who "sa visite" or "leur rencontre" belongs to: the subject of the clause, with its partner for "leur"."""
        doers = self.scene.doers[noun.clause]
        if noun.owner in _PLURAL_OWNERS:
            beside = [a for slot in ("avec", "dans") for a in self.scene.actors_of(noun.clause, slot)]
            return list(dict.fromkeys([*doers, *beside]))
        if noun.slot == "subject" or not doers:
            return self._last_before(clause)
        return doers[:1]

    def _last_before(self, clause: Clause) -> list[int]:
        number = clause.parent
        if number is not None and self.scene.doers[number]:
            return self.scene.doers[number][:1]
        earlier = (
            self.scene.doers[n] for n in range(len(self.scene.clauses)) if self.scene.clauses[n].end <= clause.start
        )
        last: list[int] = []
        for doers in earlier:
            last = doers or last
        return last[:1]

    def _cast_own(self, draft: Draft, noun: Noun) -> None:
        """Who the noun's own phrase names: an adjective ("l'offensive russe"), "de X", "entre X et Y"."""
        named = self.scene.cast.actors_in(noun.end, noun.phrase.end) if noun.end < noun.phrase.end else []
        self._add(draft, noun.trigger.row.of, named)
        if noun.trigger.row.of == "source":
            before = self.scene.cast.actors_in(noun.phrase.start, noun.start) if noun.phrase.start < noun.start else []
            self._add(draft, "source", before)
        if noun.heads:
            self._cast_after(draft, noun)

    def _cast_after(self, draft: Draft, noun: Noun) -> None:
        """The phrases right after: avec, contre, entre, par, à."""
        for slot, phrase in self._following(noun):
            named = self.scene.cast.actors_in(phrase.start, phrase.end)
            if slot in ("avec", "entre"):
                self._add(draft, "party", named)
            elif slot == "par":
                self._add(draft, "source", named)
            elif slot in ("contre", "sur", "vers"):
                self._add(draft, "target", named)
            elif slot in ("à", "en", "dans", "chez"):
                places = self.scene.cast.places_in(phrase.start, phrase.end)
                states = [s for place in places if (s := self.scene.cast.state_of(place)) is not None]
                self._add(
                    draft, "target", named or states if draft.mode in ("visit", "offensive", "strike", "war") else []
                )

    def _following(self, noun: Noun) -> Iterator[tuple[str, Phrase]]:
        """The prepositional phrases after the noun up to the verb of its clause."""
        clause = self.scene.clauses[noun.clause]
        stop = clause.end if clause.verb is None or clause.verb.start < noun.start else clause.verb.start
        after = [
            (slot, phrase)
            for slot, phrases in self.scene.slots[noun.clause].by_name.items()
            for phrase in phrases
            if noun.phrase.end <= phrase.start < stop and slot not in ("subject", "object")
        ]
        yield from sorted(after, key=lambda pair: pair[1].start)

    def _cast_beside(self, draft: Draft, noun: Noun) -> None:
        """Partners and victims that the verb's clause names: "a eu un entretien avec X"."""
        for slot, role in (("avec", "party"), ("entre", "party"), ("contre", "target")):
            self._add(draft, role, self.scene.actors_of(noun.clause, slot))

    def _add(self, draft: Draft, role: str, actors: Sequence[int]) -> None:
        into = {"source": draft.sources, "target": draft.targets}.get(role, draft.parties)
        into += [actor for actor in actors if actor not in draft.actors]

    def _peopled(self, draft: Draft, noun: Noun) -> bool:
        if draft.actors:
            return True
        return draft.type in ("ASSAULT", "PROTEST", "COERCE") or draft.definite == "this"


@dataclass(frozen=True, slots=True)
class Told:
    """How a noun is told: `by` names the way ("subject" of its verb, "object", "setting", "date" …)."""

    status: Status
    by: str
    background: bool = False
    tense: str = ""
    denied: bool = False


def _named(verb: Verb, known: frozenset[str]) -> bool:
    return verb.lemma in known or (verb.reflexive and f"se {verb.lemma}" in known)


def _done(reality: Reality) -> Status:
    """A passive in the present tells a result: "un accord est signé"."""
    assert reality.status is not None
    return "past" if reality.status == "ongoing" else reality.status
