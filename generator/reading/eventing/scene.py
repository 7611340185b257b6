"""What the steps of reading events share: the article, its names, and who was last spoken of."""

import re
from collections.abc import Sequence

from generator.language.triggers import Need, Triggers
from generator.lazy import once
from generator.reading.clauses import Clause
from generator.reading.eventing.cast import Cast
from generator.reading.eventing.reality import Facts
from generator.reading.eventing.slots import Slots, slots_of
from generator.reading.phrases import Phrase
from generator.reading.verbgroups import Verb
from generator.reading.view import View
from generator.schema.mentions import Actor, DateMention, Figure, Place, TimeMention
from generator.text import fold

_POINTING = frozenset(("le", "la", "l", "ce", "cet", "cette"))
_LAST_NAMED = re.compile(r"(?:ces derniers|ces dernieres|ce dernier|cette derniere)\b")
_TWO = re.compile(r"(?:les |des |ces |entre les |leurs )?deux (\w+)")
_CLITIC = re.compile(r"(?<!\w)(?:l'|le |la )")
_PERSONAL_KINDS = frozenset(("@person", "@actor"))
_RECENT = 40
# "Ce dernier" is a person rather than what was named behind one.
_NEAR = 2
_CONTEXT = 16
# How many subjects back a pronoun may reach.
_REMEMBERED = 3
_PLURAL = frozenset(("ils", "elles"))
_SINGULAR = frozenset(("il", "elle"))
_PERSONAL = _PLURAL | _SINGULAR


class Scene:
    """One article with its mentions; answers who a phrase or a pronoun stands for."""

    def __init__(
        self,
        view: View,
        actors: Sequence[Actor],
        places: Sequence[Place],
        dates: Sequence[DateMention],
        times: Sequence[TimeMention],
        figures: Sequence[Figure],
    ) -> None:
        self.view, self.actors, self.places = view, actors, places
        self.dates, self.times, self.figures = dates, times, figures
        self.cast = Cast(view.folded, actors, places)
        self.triggers: Triggers = view.language.triggers
        self.clauses: tuple[Clause, ...] = view.clauses
        self.facts = Facts(self.triggers, self.clauses)
        self.slots: list[Slots] = [slots_of(clause, view.text) for clause in self.clauses]

    @once
    def lead(self) -> int:
        """The number of the first paragraph of the body."""
        return next((sentence.paragraph for sentence in self.view.sentences if not sentence.title), 0)

    @once
    def by_sentence(self) -> dict[int, list[int]]:
        """The clauses of each sentence."""
        found: dict[int, list[int]] = {}
        for number, clause in enumerate(self.clauses):
            found.setdefault(clause.sentence, []).append(number)
        return found

    @once
    def children(self) -> dict[int, list[int]]:
        """The clauses that each clause governs."""
        found: dict[int, list[int]] = {}
        for number, clause in enumerate(self.clauses):
            if clause.parent is not None:
                found.setdefault(clause.parent, []).append(number)
        return found

    @once
    def doers(self) -> list[list[int]]:
        """Who does each clause: the actors of its subject, of a passive those that "par" names."""
        return [
            self._of_phrases(self.slots[number].phrases("subject")) if self._suffers(clause) else subject
            for number, (clause, subject) in enumerate(zip(self.clauses, self.subjects, strict=True))
        ]

    @once
    def subjects(self) -> list[list[int]]:
        """The actors of each clause's subject, pronouns resolved to those last spoken of; who does a passive."""
        done: list[list[int]] = []
        recent: list[int] = []
        many: list[int] = []
        for number, clause in enumerate(self.clauses):
            found = self._subject(number, done, recent, many)
            done.append(found)
            if found and clause.kind == "main" and not clause.quoted:
                recent = [*found[:1], *recent][:_REMEMBERED]
                many = self._together(number, found) or many
        return done

    def _suffers(self, clause: Clause) -> bool:
        """Whether the pronoun before a passive is the one it happens to: "il a été arrêté"."""
        return clause.pronoun in _PERSONAL and clause.verb is not None and clause.verb.passive

    def _around(self, clause: Clause, done: Sequence[list[int]]) -> list[int]:
        """Who does the clause around this one: "il" in "il a dit qu'il partirait" is most likely the same."""
        if clause.kind == "main" or clause.parent is None or clause.parent >= len(done):
            return []
        return done[clause.parent]

    def _subject(self, number: int, done: Sequence[list[int]], recent: list[int], many: list[int]) -> list[int]:
        clause = self.clauses[number]
        if clause.pronoun in _PERSONAL and not clause.quoted:
            around = self._around(clause, done)
            return self._meant(clause, around, recent, many)
        if clause.pronoun:
            return []
        phrases = self.slots[number].phrases("subject")
        return self._of_phrases(phrases) or self._sent(number, phrases) or self._stood_for(phrases, done)

    def _sent(self, number: int, phrases: Sequence[Phrase]) -> list[int]:
        """Who sent or leads a subject without name: "la délégation dépêchée par la Cédéao"."""
        for child in self.children.get(number, ()):
            clause = self.clauses[child]
            told = clause.kind == "participle" and clause.antecedent in phrases and clause.verb is not None
            if told and clause.verb is not None and clause.verb.lemma in self.triggers.sending:
                return self._of_phrases([p for slot in ("subject", "de") for p in self.slots[child].phrases(slot)])
        return []

    def _stood_for(self, phrases: Sequence[Phrase], done: Sequence[list[int]]) -> list[int]:
        """ "le mouvement islamiste", "le pays": the last actor of that kind that did something."""
        words = [word for p in phrases[:1] for word in re.findall(r"\w+", self.view.folded[p.start : p.end])]
        if len(words) < 2 or words[0] not in _POINTING:
            return []
        kind = self.triggers.standing_for.get(words[1])
        earlier = (actor for doers in reversed(done[-_RECENT:]) for actor in doers if self.actors[actor].kind == kind)
        return [actor for actor in (next(earlier, None),) if actor is not None]

    def _meant(self, clause: Clause, around: list[int], recent: list[int], many: list[int]) -> list[int]:
        if clause.pronoun in _PLURAL:
            subordinate = clause.kind not in ("main", "that")
            if len(around) > 1 or subordinate:
                return around if len(around) > 1 else []
            return many or [actor for actor in recent[:1] if self.actors[actor].kind == "organisation"]
        wrong = clause.pronoun == "il"
        fitting = (actor for actor in (*around[:1], *recent) if self.actors[actor].feminine is not wrong)
        return [actor for actor in (next(fitting, None),) if actor is not None]

    def _together(self, number: int, doers: list[int]) -> list[int]:
        """Several actors of one clause: what "ils" and "leur rencontre" may mean next."""
        beside = self._of_phrases(self.slots[number].phrases("avec"))
        together = list(dict.fromkeys([*doers, *beside]))
        return together if len(together) > 1 else []

    def _of_phrases(self, phrases: Sequence[Phrase]) -> list[int]:
        return list(dict.fromkeys(actor for p in phrases for actor in self._named(p)))

    def _named(self, phrase: Phrase) -> list[int]:
        """The actors of a phrase; of "avec son homologue malien, X," the person X."""
        cast = self.cast
        named = cast.of_function(phrase.start, phrase.end) or cast.actors_in(phrase.start, phrase.end)
        named = named or self._pointed_at(phrase)
        if any(self.actors[actor].kind == "person" for actor in named):
            return named
        apposed = self.cast.apposed(phrase.end)
        if apposed is None or (named and apposed.kind != "person"):
            return named
        return [apposed.actor]

    def _pointed_at(self, phrase: Phrase) -> list[int]:
        """ "Ces derniers" are those named last, "les deux pays" the two states named last."""
        words = self.view.folded[phrase.start : phrase.end]
        if _LAST_NAMED.match(words):
            near = self.cast.last_named(phrase.start, _NEAR if words.startswith("ce dernier") else 1)
            return [actor for actor in near if self.actors[actor].kind == "person"][-1:] or near[-1:]
        pair = _TWO.match(words)
        kind = None if pair is None else self.triggers.pairs.get(pair[1])
        found = [] if kind is None else self.cast.last_named(phrase.start, 2, kind)
        return found if len(found) > 1 else []

    def pair_in(self, phrase: Phrase) -> list[int]:
        """The two whom the end of a phrase points back to: "entre les généraux des deux pays"."""
        found = _TWO.search(self.view.folded, phrase.start, phrase.end)
        kind = None if found is None else self.triggers.pairs.get(found[1])
        pair = [] if kind is None else self.cast.last_named(phrase.start, 2, kind)
        return pair if len(pair) > 1 else []

    def actors_of(self, number: int, slot: str, *, since: int = 0) -> list[int]:
        """The actors in a slot of clause `number`, of the phrases that begin at or after `since`."""
        if slot == "subject":
            return self.doers[number]
        phrases = [phrase for phrase in self.slots[number].phrases(slot) if phrase.start >= since]
        found = self._of_phrases(
            [phrase for phrase in phrases if slot != "avec" or not self.belongs_to_noun(number, phrase)]
        )
        return found or (self._pronoun_object(number) if slot == "object" and not phrases else [])

    def _pronoun_object(self, number: int) -> list[int]:
        """Whom a pronoun means to whom the clause happens: "il a été arrêté", "l'a rencontré"."""
        return self.subjects[number] if self._suffers(self.clauses[number]) else self._clitic(number)

    def _clitic(self, number: int) -> list[int]:
        """Whom "le", "la" or "l'" before the verb means: the person named last who does not do it."""
        verb = self.clauses[number].verb
        clitic = None if verb is None else self._clitic_of(verb)
        if verb is None or clitic is None:
            return []
        wrong = {"la ": False, "le ": True}.get(clitic[0])
        near = reversed(self.cast.last_named(verb.start, _REMEMBERED, "person"))
        fitting = (
            a for a in near if a not in self.doers[number] and (wrong is None or self.actors[a].feminine is not wrong)
        )
        return [actor for actor in (next(fitting, None),) if actor is not None]

    def _clitic_of(self, verb: Verb) -> re.Match[str] | None:
        if verb.reflexive or verb.passive:
            return None
        return _CLITIC.search(self.view.folded, verb.start, verb.head[0])

    def has_clitic(self, verb: Verb) -> bool:
        """Whether "le", "la" or "l'" before the verb is its object: "Rome la rejette"."""
        return self._clitic_of(verb) is not None

    def belongs_to_noun(self, number: int, phrase: Phrase) -> bool:
        """Whether "avec X" tells of a noun that is no object: "près de la frontière avec X"."""
        before = self.view.folded[max(0, phrase.start - _CONTEXT) : phrase.start]
        around = self.slots[number].at(phrase.start - 2)
        return around is not None and around[1].preposition != "" and self.triggers.partnered.search(before) is not None

    def states_of(self, number: int, slot: str) -> list[int]:
        """The states that the places in a slot are, or lie in."""
        found = [s for p in self.slots[number].phrases(slot) for s in self.states_in(p.start, p.end)]
        return list(dict.fromkeys(found))

    def states_in(self, start: int, end: int) -> list[int]:
        """The states that the places named in a stretch are, or lie in."""
        states = (self.cast.state_of(place) for place in self.cast.places_in(start, end))
        return [state for state in dict.fromkeys(states) if state is not None]

    def spoken_of(self, number: int) -> list[int]:
        """Who was last spoken of before clause `number`: the subject of the clause around it, or of the one before."""
        parent = self.clauses[number].parent
        if parent is not None and self.doers[parent]:
            return self.doers[parent][:1]
        return self.last_doer[number]

    @once
    def last_doer(self) -> list[list[int]]:
        """For each clause the first doer of the last clause before it that has one."""
        found: list[list[int]] = []
        last: list[int] = []
        for doers in self.doers:
            found.append(last)
            last = doers[:1] or last
        return found

    def holds(self, number: int, need: Need) -> bool:
        """Whether one of the slots of a clause holds what is needed."""
        return any(self._slot_holds(number, slot, need) for slot in need.slots)

    def _slot_holds(self, number: int, slot: str, need: Need) -> bool:
        clause = self.clauses[number]
        if slot == "clause":
            return self._stretch_holds(clause.start, clause.end, need)
        if slot == "below":
            governed = (self.clauses[child] for child in self.children.get(number, ()))
            return any(self._stretch_holds(child.start, child.end, need) for child in governed)
        if slot == "sentence":
            sentence = self.view.sentences[clause.sentence]
            return self._stretch_holds(sentence.start, sentence.end, need)
        if slot == "subject" and self._pronoun_holds(number, need):
            return True
        if slot == "object" and need.kinds & _PERSONAL_KINDS and not self.slots[number].phrases(slot):
            return bool(self._pronoun_object(number))
        if slot == "head":
            return any(self._stretch_holds(p.core, p.head_end, need) for p in self.slots[number].phrases("object")[:1])
        return any(self._stretch_holds(p.start, p.end, need) for p in self.slots[number].phrases(slot))

    def _pronoun_holds(self, number: int, need: Need) -> bool:
        clause = self.clauses[number]
        does = clause.pronoun != "" and not self._suffers(clause)
        if does and need.words is not None and need.words.fullmatch(clause.pronoun):
            return True
        kinds = {f"@{self.actors[actor].kind}" for actor in self.doers[number]}
        return bool(kinds & need.kinds) or (bool(kinds) and "@actor" in need.kinds)

    def _stretch_holds(self, start: int, end: int, need: Need) -> bool:
        if need.words is not None and need.words.search(self.view.folded, start, end):
            return True
        if not need.kinds:
            return False
        return bool(need.kinds & self.cast.kinds_in(start, end)) or (
            "@nationals" in need.kinds and self._holds_nationals(start, end)
        )

    def _holds_nationals(self, start: int, end: int) -> bool:
        """Whether people of a country stand there: "douze Tchadiens", with the capital that an adjective lacks."""
        demonym = self.view.language.countries.demonym
        return any(token.capital and demonym(fold(token.word)) for token in self.view.tokens_in(start, end))
