"""Events told by a noun, with those whom its phrase and its verb name."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from generator.reading.eventing.drafts import Draft
from generator.reading.eventing.nouns import Noun, NounFinder
from generator.reading.eventing.scene import Scene
from generator.reading.eventing.telling import VIOLENT, Telling
from generator.reading.eventing.timing import Clock
from generator.reading.eventing.told import Told, named
from generator.reading.phrases import Phrase

# "la visite dimanche de X": how far its genitive may stand from a noun.
_GENITIVE_REACH = 25
_LONGEST_TOPIC = 40
_BREAK = re.compile(r"[\"«»“”‘,;:()\[\]\n]| (?:et|ou|mais|qui|que|dont) ")
# A name made of letters and a number goes with its noun: "sommet COP29". What a cut leaves at the end does not.
_LABEL = re.compile(r"\s?[A-Z]{1,5}-?\d{1,3}(?!\w)")
_JOINT = re.compile(r"\s(?:de|du|des|d['’]|à|au|aux|en|pour|sur|entre|avec|contre|la|le|les|l['’])$")
_PLURAL_OWNERS = frozenset(("leur", "leurs"))
# What the state is, for the event, in which it takes place.
_AT_PLACE = {"visit": "target", "offensive": "target", "strike": "target", "war": "party", "multilateral": "party"}
_WHOLE_CLAUSE = frozenset(("subject", "object", "patient", "moving", "undergone", "headline", "modifier"))
_BY_SUBJECT = frozenset(("object", "moving", "means"))
# Talks and accords have a subject: what is told behind "sur" belongs to that.
_TALKS = frozenset(("CONSULT", "AGREE", "REJECT", "COOPERATE"))
_SUBJECT = frozenset(("sur", "pour"))
_BESIDE = (("avec", "party"), ("entre", "party"), ("contre", "target"))


class NounEvents:
    """Reads the events that nouns tell."""

    def __init__(self, scene: Scene, clock: Clock) -> None:
        self.scene, self.clock = scene, clock
        self.telling = Telling(scene, clock)

    def read(self) -> Iterator[Draft]:
        """All events that nouns tell, in order of the text."""
        for noun in NounFinder(self.scene).all():
            told = self.telling.of(noun)
            if told is not None:
                draft = self._draft(noun, told)
                _Casting(self.scene, noun, told, draft).fill()
                yield draft

    def _draft(self, noun: Noun, told: Told) -> Draft:
        row, clause = noun.trigger.row, self.scene.clauses[told.clause]
        start, end = self._stretch(noun, told)
        kind = self.scene.triggers.denied.get(row.type, row.type) if told.denied else row.type
        sentence = self.scene.view.sentences[clause.sentence]
        return Draft(
            kind,
            row.mode if kind == row.type else "",
            noun.trigger.rule,
            told.status,
            (noun.start, noun.end),
            start,
            end,
            told.clause,
            clause.sentence,
            sentence.paragraph,
            title=sentence.title,
            nominal=True,
            definite=noun.definite,
            other=noun.other,
            background=told.background,
            negated=told.denied,
            date=self.telling.dates.of(noun),
            topic=self._topic(noun),
            told_as=told.by,
            slot=noun.slot,
            close=self.scene.triggers.closely.search(noun.before) is not None,
        )

    def _topic(self, noun: Noun) -> str:
        """The noun with its adjectives, names and dates left out: "conférence climatique COP29"."""
        text = self.scene.view.text
        end = max(noun.end, noun.phrase.head_end) if noun.heads else noun.end
        end = min(end, noun.end + _LONGEST_TOPIC, *self._names_after(noun.end, end))
        label = _LABEL.match(text, end, noun.phrase.end)
        found = _BREAK.split(text[noun.start : label.end() if label else end], maxsplit=1)[0].strip()
        found = _JOINT.sub("", found)
        phase = self.scene.triggers.phases.search(noun.before)
        start = noun.start - (len(noun.before) - phase.start()) if phase else noun.start
        return text[start : noun.start] + (
            found if len(found) >= noun.end - noun.start else text[noun.start : noun.end]
        )

    def _names_after(self, start: int, end: int) -> list[int]:
        """Where names and dates begin in [start, end), and `end`."""
        cast, dates = self.scene.cast, self.clock
        found = [s.start for s in cast.named_in(start, end)] + [s.start for s in cast.spots_in(start, end)]
        date = dates.after(start, end)
        return [*found, end] if date is None else [*found, dates.starts[date], end]

    def _stretch(self, noun: Noun, told: Told) -> tuple[int, int]:
        """The words that tell the event: the whole clause where its verb tells it, else the noun's phrase."""
        if told.by not in _WHOLE_CLAUSE:
            return noun.phrase.start, noun.phrase.end
        clause = self.scene.clauses[told.clause]
        return min(noun.phrase.start, clause.start), max(noun.phrase.end, clause.end)


class _Casting:
    """Finds who takes part in one event told by a noun."""

    def __init__(self, scene: Scene, noun: Noun, told: Told, draft: Draft) -> None:
        self.scene, self.noun, self.told, self.draft = scene, noun, told, draft

    def fill(self) -> None:
        self._own()
        if self.noun.definite == "his":
            self._add(self.noun.trigger.row.of, self._owners())
        if self.scene.triggers.hosting.search(self.noun.before):
            self._add("party", self.scene.doers[self.noun.clause])
        self._by_verb()
        self._by_modifiers()
        mutual = self.draft.type == "CONSULT" or self.draft.mode == "fight"
        around = self.noun.slot == "en" or self.noun.slot in self.scene.triggers.settings
        said = self.scene.clauses[self.noun.clause].kind == "participle"
        if self.told.by in ("setting", "modifier", "date") and mutual and around and not said:
            self._add("party", self.scene.doers[self.noun.clause])

        if self.noun.slot == "avant" and self.draft.type == "CONSULT" and not self.draft.actors:
            self._add("party", self.scene.doers[self.noun.clause])
        if self.told.by == "setting" and self.draft.type == "PROTEST":
            self._add("source", self._protesters())

    def _protesters(self) -> list[int]:
        """Who is at a protest that is told by the way: those who do the clause, or suffer its violence."""
        verb = self.scene.clauses[self.noun.clause].verb
        suffers = verb is not None and bool(self.scene.triggers.types_of(verb.lemma) & VIOLENT)
        return self.scene.actors_of(self.noun.clause, "object") if suffers else self.scene.doers[self.noun.clause]

    def _by_modifiers(self) -> None:
        """Who is named by what tells of the noun: "une attaque imputée à X", "les combats qui opposent X à Y"."""
        for child in self.scene.children.get(self.noun.clause, ()):
            clause = self.scene.clauses[child]
            if clause.antecedent != self.noun.phrase or clause.verb is None:
                continue
            for slot, role in _BESIDE:
                self._add(role, self.scene.actors_of(child, slot))
            if clause.kind == "participle":
                if named(clause.verb, self.scene.triggers.blaming):
                    self._add("source", self.scene.actors_of(child, "à"))
                own = self.noun.start < clause.start < self.noun.end
                if own or named(clause.verb, self.scene.triggers.claiming):
                    self._add("source", self.scene.actors_of(child, "par"))

    def _own(self) -> None:
        """Who the noun's own phrase names: an adjective ("l'offensive russe"), "de X", and what follows."""
        noun, cast = self.noun, self.scene.cast
        if noun.end < noun.phrase.end:
            self._add(noun.trigger.row.of, cast.actors_in(noun.end, noun.phrase.end))
        if noun.heads or self._ends_phrase():
            for slot, phrase in self._following():
                self._add_phrase(slot, phrase)

    def _ends_phrase(self) -> bool:
        """Whether only adjectives follow the noun in its phrase: what comes next belongs to it."""
        rest = self.scene.view.folded[self.noun.end : self.noun.phrase.end].split()
        return not any(word in ("de", "des", "du") or word.startswith("d'") for word in rest)

    def _following(self) -> list[tuple[str, Phrase]]:
        """The prepositional phrases after the noun, up to the verb of its clause."""
        noun, clause = self.noun, self.scene.clauses[self.noun.clause]
        stop = clause.end if clause.verb is None or clause.verb.start < noun.start else clause.verb.start
        near = self.scene.slots[noun.clause].after(noun.phrase.end)
        if self.draft.type in _TALKS:
            near = list(takewhile(lambda pair: pair[0] not in _SUBJECT, near))
        return [(slot, p) for slot, p in near if p.start < stop and slot not in ("subject", "object", "beside")]

    def _add_phrase(self, slot: str, phrase: Phrase) -> None:
        names = self.scene.cast.actors_in(phrase.start, phrase.end)
        if slot == "de" and phrase.start - self.noun.phrase.end < _GENITIVE_REACH:
            self._add(self.noun.trigger.row.of, names)
        elif slot == "entre" or (slot == "avec" and not self.scene.belongs_to_noun(self.noun.clause, phrase)):
            self._add("party", names or self.scene.pair_in(phrase))
        elif slot == "par":
            self._add("source", names)
        elif slot in ("contre", "sur", "vers"):
            self._add("target", names or self.scene.states_in(phrase.start, phrase.end))
        elif slot == "à" and self.draft.type == "AID":
            self._add("target", names)
        elif slot in ("à", "en", "dans", "chez") and self.draft.mode in _AT_PLACE:
            self._add(_AT_PLACE[self.draft.mode], names or self.scene.states_in(phrase.start, phrase.end))

    def _owners(self) -> list[int]:
        """Who "sa visite" or "leur rencontre" belongs to: the clause's subject, with its partner for "leur"."""
        verb = self.scene.clauses[self.noun.clause].verb
        suffering = self.scene.actors_of(self.noun.clause, "object") if verb is not None and verb.passive else []
        doers = suffering or self.scene.doers[self.noun.clause]
        if self.noun.owner in _PLURAL_OWNERS:
            beside = [a for slot in ("avec", "dans") for a in self.scene.actors_of(self.noun.clause, slot)]
            return list(dict.fromkeys([*doers, *beside]))
        if self.noun.slot == "subject" or not doers:
            return self.scene.spoken_of(self.noun.clause)
        return doers[:1]

    def _by_verb(self) -> None:
        """Whom the verb that tells the noun adds."""
        number = self.told.clause
        if self.told.by in _BY_SUBJECT:
            self._add("source", self.scene.doers[number])
        elif self.told.by == "undergone":
            self._add("target", self.scene.doers[number])
        elif self.told.by == "patient":
            self._add("source", self.scene.actors_of(number, "par"))
        elif self.told.by == "modifier":
            self._add("source", self._modifying(number))
        if self.told.by in _WHOLE_CLAUSE:
            after = self.scene.clauses[number].verb or self.noun.phrase
            for slot, role in _BESIDE:
                self._add(role, self.scene.actors_of(number, slot, since=after.start))
            if self.draft.mode in _AT_PLACE:
                states = [s for slot in ("à", "en", "dans") for s in self.scene.states_of(number, slot)]
                self._add(_AT_PLACE[self.draft.mode], states)

    def _modifying(self, number: int) -> Sequence[int]:
        """Who a participle or relative clause names: "menée par X", "que X effectue"."""
        clause = self.scene.clauses[number]
        if clause.kind == "relative" and clause.lead != "qui":
            return self.scene.doers[number]
        return self.scene.actors_of(number, "par")

    def _add(self, role: str, actors: Sequence[int]) -> None:
        into = {"source": self.draft.sources, "target": self.draft.targets}.get(role, self.draft.parties)
        into += [actor for actor in actors if actor not in self.draft.actors]
