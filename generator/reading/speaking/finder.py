"""Finds the cues of each unit: verbs of speech and their subjects, asides, sources."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from generator.language.speech import SpeechVerb
from generator.reading.clauses import Clause
from generator.reading.phrases import Phrase
from generator.reading.quotations import Quotation
from generator.reading.speaking.asides import Aside, AsideReader
from generator.reading.speaking.cues import Cue, aside_cue, outermost
from generator.reading.speaking.named import Speakers
from generator.reading.speaking.sources import SourceReader
from generator.reading.speaking.speakers import SpeakerFinder
from generator.reading.speaking.units import Unit, character_before, quotation_at
from generator.reading.verbgroups import Verb
from generator.reading.view import View

_REPORTED = frozenset((("that", "que"), ("that", "qu'"), ("infinitive", "")))
_SPEAKING = frozenset(("il", "elle", "ils", "elles", "on"))
# How many cues before a participle may govern it.
_NEAR = 6
# In so many characters before a quotation stands its article.
_ARTICLE = 12
# In so many characters behind its verb "part" of "faire part" stands; adverbs may be in between.
_PHRASE, _ADVERB = 50, "ment"
# Clauses that a writer adds, and how many characters and words the comma and conjunction before them take.
# "La mort de X a été confirmée par Y": kinds of verbs whose passive tells what was said.
_NEWS = frozenset(("announce", "deny"))
_CALLED = "dire"
# "Avant de rappeler que": what an infinitive behind them tells was done.
_TIMES = frozenset(("avant", "après"))
_WHERE = frozenset(("où", "dont"))
_ASIDES = frozenset(("condition", "contrast", "time"))
_CONJUNCTION, _CONJUNCTION_WORDS = 16, 4
# The meaning of "par la voix de" in the table of prepositions.
_VOICE = "voix"
_PLANNED = frozenset(("devoir", "pouvoir", "aller", "falloir"))


class CueFinder:
    """The cues of each unit. Units are asked for in their order: pronouns look back at what was found before."""

    def __init__(self, view: View, speakers: SpeakerFinder, outer: Sequence[Quotation]) -> None:
        self.view, self.speakers, self.outer = view, speakers, outer
        self.names, self.subjects = speakers.names, speakers.subjects
        self.asides, self.sources = AsideReader(view, speakers), SourceReader(view, speakers, outer)
        self.speech, self.grammar = view.language.speech, view.language.grammar
        self.clauses = view.clauses
        self.by_sentence: dict[int, list[int]] = {}
        self.children: dict[int, list[int]] = {}
        for index, clause in enumerate(self.clauses):
            self.by_sentence.setdefault(clause.sentence, []).append(index)
            if clause.parent is not None:
                self.children.setdefault(clause.parent, []).append(index)

    def of_unit(self, unit: Unit) -> list[Cue]:
        """The cues outside quotations, in order; one inside another's reported clause counts for nothing."""
        found: list[Cue] = []
        waiting = deque(self._quotation_ends(unit))
        for index in self._in_order(unit):
            verb = self.clauses[index].verb
            if verb is None or self._is_quoted(verb.head[0]):
                continue
            while waiting and waiting[0] <= verb.head[0]:
                found += self._after_quotation(waiting.popleft(), unit)
            if not any(cue.aside and cue.start <= verb.head[0] < cue.end for cue in found[-2:]):
                found += self._of_clause(index, verb, unit, found)
        for offset in waiting:
            found += self._after_quotation(offset, unit)
        for source in self.sources.of_unit(unit):
            self.subjects.remember(unit.after, source.speakers, spoke=self.names.are_persons(source.speakers))
            found.append(source)
        return outermost(sorted(found, key=lambda cue: (cue.start, cue.end)))

    def _quotation_ends(self, unit: Unit) -> list[int]:
        """Where the closed quotations of a unit end, in order."""
        first = bisect_left(self.outer, unit.start, key=lambda quotation: quotation.outer_end)
        last = bisect_left(self.outer, unit.end, lo=first, key=lambda quotation: quotation.outer_end)
        return [quotation.outer_end for quotation in self.outer[first:last] if quotation.closed]

    def _after_quotation(self, offset: int, unit: Unit) -> list[Cue]:
        """The aside right behind a quotation; its speaker is who the next pronoun means."""
        if self._is_noun(offset):
            return []
        aside = self.asides.after(offset, unit.end, unit.after, quoted=True)
        if aside is None:
            return []
        self._remember(unit, aside)
        return [aside_cue(aside)]

    def _is_noun(self, end: int) -> bool:
        """Whether the quotation that ends there is part of a noun phrase: "un « groupe armé » a attaqué"."""
        quotation = quotation_at(self.outer, end - 1)
        if quotation is None or self.view.text[end : end + 2].lstrip()[:1] in (",", "–", "—", "-"):
            return False
        before = self.names.tokens(max(0, quotation.outer_start - _ARTICLE), quotation.outer_start)
        return bool(before) and before[-1].word in self.grammar.determiners

    def _remember(self, unit: Unit, aside: Aside) -> None:
        self.subjects.remember(unit.after, aside.speakers, spoke=True)
        if not aside.speakers:
            self.subjects.remember_unnamed(unit.after, aside.source, aside.end)

    def inside(self, quotation: Quotation, unit: Unit) -> Cue | None:
        """The aside within quotation marks ("« Nous partirons, a-t-il dit, mais sans hâte »")."""
        comma = self.view.text.find(",", quotation.start, quotation.end)
        while comma >= 0:
            aside = self.asides.after(comma, quotation.end, unit.after, quoted=False)
            if aside and aside.verb.strength != "quotes" and (aside.pronoun in _SPEAKING or aside.speakers):
                self._remember(unit, aside)
                return aside_cue(aside)
            comma = self.view.text.find(",", comma + 1, quotation.end)
        return None

    def _in_order(self, unit: Unit) -> list[int]:
        inside = [index for number in range(unit.first, unit.after) for index in self.by_sentence.get(number, ())]
        spoken = [index for index in inside if not self.clauses[index].quoted]
        return sorted(spoken, key=lambda index: self.clauses[index].start)

    def _is_quoted(self, offset: int) -> bool:
        around = quotation_at(self.outer, offset)
        return around is not None and around.closed

    def _of_clause(self, index: int, verb: Verb, unit: Unit, before: Sequence[Cue]) -> Iterator[Cue]:
        clause, entry = self.clauses[index], self._entry(verb)
        if (entry is None and clause.kind != "main") or self._is_told_of(clause) or self._names(verb):
            return
        behind = self._behind_comma(index, verb, entry, unit) if entry else None
        if behind:
            self._remember(unit, behind)
            yield aside_cue(behind)
            return
        speakers = self._speakers(index, verb, unit, before)
        if clause.kind == "main" and verb.finite:
            self.subjects.remember(unit.after, speakers, spoke=entry is not None and entry.utters)
            if entry and clause.subject and not speakers:
                self.subjects.remember_unnamed(unit.after, clause.subject[0].start, clause.subject[0].end)
        unnamed = not speakers and self._is_unnamed(clause, verb, before)
        if entry and (speakers or unnamed or (verb.finite and not verb.passive)):
            yield from (replace(cue, unnamed=unnamed) for cue in self._cue(index, clause, verb, entry, speakers))

    def _is_unnamed(self, clause: Clause, verb: Verb, before: Sequence[Cue]) -> bool:
        """Whether "une source" or the like speaks, or spoke right before: "a dit un témoin, ajoutant que"."""
        if clause.kind == "gerund":
            around = _around(before, clause.start)
            return around is not None and around.unnamed
        own = clause.subject[0] if clause.subject and not clause.pronoun and not verb.passive else None
        return own is not None and clause.kind == "main" and self.subjects.is_unnamed(own.start, own.end)

    def _is_told_of(self, clause: Clause) -> bool:
        """Whether an infinitive is what a verb of speech says that somebody did: "accuse X de soutenir « ... »"."""
        around = self.clauses[clause.parent].verb if clause.parent is not None else None
        if clause.kind != "infinitive" or not clause.lead or around is None or clause.lead in _TIMES:
            return False
        entry = self._entry(around)
        return entry is not None and entry.kind == "complain" and around.lemma not in self.speech.lets

    def _names(self, verb: Verb) -> bool:
        """Whether "dit" leads to another name: "Mohamed Daglo dit « Hemedti »"."""
        if verb.lemma != _CALLED:
            return False
        following = bisect_left(self.outer, verb.end, key=lambda one: one.outer_start)
        behind = self.outer[following] if following < len(self.outer) else None
        if behind is None or self.view.text[verb.end : behind.outer_start].strip(" \u00a0,"):
            return False
        return all(token.capital for token in self.names.tokens(behind.start, behind.end))

    def _behind_comma(self, index: int, verb: Verb, entry: SpeechVerb, unit: Unit) -> Aside | None:
        """ "..., indique l'AFP": a verb of speech behind a comma, an actor behind it, no clause that it reports.

        Verbs that speak to somebody ("informer") have an actor behind them as their object.
        """
        comma = character_before(self.view.text, verb.start) == ","
        if entry.addresses or entry.strength == "quotes" or not comma or self._reported(index, verb):
            return None
        if verb.passive or verb.negated or not verb.finite:
            return None
        aside = self.asides.after(verb.start, unit.end, unit.after, quoted=False)
        subject = self._speakers(index, verb, unit, ())
        disagrees = verb.plural and len(subject) == 1 and self.names.are_persons(subject)
        told = disagrees or self._ends_with_quotation(unit, verb.start)
        return aside if aside and (aside.speakers or aside.unnamed or told) else None

    def _ends_with_quotation(self, unit: Unit, offset: int) -> bool:
        """Whether the unit has quotations before an offset and none behind."""
        first = bisect_left(self.outer, unit.start, key=lambda quotation: quotation.outer_start)
        last = bisect_left(self.outer, unit.end, lo=first, key=lambda quotation: quotation.outer_start)
        return first < last and self.outer[last - 1].outer_end <= offset

    def _entry(self, verb: Verb) -> SpeechVerb | None:
        """What the verb reports; a reflexive verb only where the reflexive one speaks ("se dire", not "s'annoncer")."""
        following: tuple[str, ...] = ()
        if self.speech.takes_words(verb.lemma):
            following = self._following(verb.head[1])
        entry = self.speech.verb(verb.lemma, following, reflexive=verb.reflexive)
        if entry is None or not verb.reflexive:
            return entry
        clitics = self.view.folded[verb.start : verb.head[0]]
        own = entry.infinitive.startswith(("se ", "s'"))
        return entry if own or not ("se " in clitics or "s'" in clitics) else None

    def _following(self, offset: int) -> tuple[str, ...]:
        """The next two words that are no adverbs: "fait plus généralement [part de]"."""
        words = (token.word for token in self.names.tokens(offset, offset + _PHRASE))
        kept = (word for word in words if word not in self.grammar.adverbs and not word.endswith(_ADVERB))
        return tuple(islice(kept, 2))

    def _speakers(self, index: int, verb: Verb, unit: Unit, before: Sequence[Cue]) -> Speakers:
        clause = self.clauses[index]
        if verb.passive:
            return self.speakers.of_agent(self._agents(index))
        if clause.kind == "gerund":
            if not clause.lead and (told := self.names.adjoining(clause.start)):
                return told
            governs = clause.inherited or not clause.subject
            if governs and (around := _around(before, clause.start)):
                return around.speakers
        if clause.inherited and verb.finite and (adjoining := self.names.adjoining(verb.start)):
            return adjoining
        if self._is_inserted(clause) and (told := self.speakers.owner_of_relative(clause, unit)):
            return told
        if clause.pronoun:
            return self.subjects.of_pronoun(clause.pronoun, unit.after, verb.start)
        if clause.subject:
            found = self.speakers.of_agent(_voices(clause)) or self.speakers.of_phrases(
                clause.subject, unit.after, verb
            )
            return found or (self.names.adjoining(verb.start) if verb.finite else ())
        headless = clause.parent is not None and self.clauses[clause.parent].verb is None
        free = headless or (clause.parent is None and clause.kind == "gerund")
        return self.subjects.last(unit.after) if clause.kind in ("infinitive", "gerund") and free else ()

    def _is_inserted(self, clause: Clause) -> bool:
        """Whether a relative clause with a pronoun stands inside the subject of another one."""
        around = self.clauses[clause.parent].verb if clause.parent is not None else None
        behind = around is not None and around.start > clause.start
        return bool(clause.pronoun) and (clause.kind == "relative" or (clause.kind == "that" and behind))

    def _cue(self, index: int, clause: Clause, verb: Verb, entry: SpeechVerb, speakers: Speakers) -> Iterator[Cue]:
        own = () if clause.inherited or clause.kind == "relative" else clause.subject
        aside = bool(verb.pronoun) or any(phrase.start > verb.start for phrase in own)
        if not aside and (verb.direction == "future" or verb.modal in _PLANNED):
            return
        if aside and not verb.pronoun and (verb.negated or entry.strength == "quotes"):
            return
        said = None if aside else self._said(index, verb, entry)
        yield Cue(
            start=min([verb.start, *(phrase.start for phrase in own)]),
            end=max([verb.end, *(phrase.end for phrase in own)]),
            verb=entry.infinitive,
            rule="statement.aside" if aside else "statement.that" if said else "statement.verb",
            strength=entry.strength,
            speakers=speakers,
            reach=max(self._extent(index), said[1] if said else 0),
            said=said,
            aside=aside,
            firm=not verb.negated and self._is_said(clause),
            follows=clause.kind == "gerund" and not clause.lead,
            apart=self._is_apart(clause),
        )

    def _is_apart(self, clause: Clause) -> bool:
        """Whether a clause behind a comma is the writer's own, whatever stands before: ", même si elle a souligné"."""
        tokens = self.names.tokens(max(0, clause.start - _CONJUNCTION), clause.start)
        before = [token.word for token in tokens[-_CONJUNCTION_WORDS:]]
        if clause.kind == "relative":  # "…, où le Hamas a fait état de dix morts"
            return bool(clause.subject) and clause.lead in _WHERE and "," in before
        return clause.kind in _ASIDES and "," in before and (clause.kind != "condition" or "même" in before)

    def _is_said(self, clause: Clause) -> bool:
        """Whether an infinitive was carried out ("a tenu à préciser") and a participle is no motive put in front."""
        around = self.clauses[clause.parent] if clause.parent is not None else None
        if clause.kind == "infinitive":
            return (
                clause.lead in _TIMES or around is None or around.verb is None or around.verb.lemma in self.speech.lets
            )
        return clause.kind != "gerund" or around is None or around.start < clause.start

    def _said(self, index: int, verb: Verb, entry: SpeechVerb) -> tuple[int, int] | None:
        """The reported clause, infinitive or object of a verb of speech."""
        clause, extent = self.clauses[index], self._extent(index)
        inner = self._reported(index, verb)
        if inner:
            return min(self.clauses[child].start for child in inner), max(self._extent(child) for child in inner)
        if verb.passive and verb.finite and entry.kind in _NEWS and clause.subject:
            return clause.subject[0].start, max(extent, verb.end)
        if entry.strength == "objects" and clause.object and verb.finite:
            return clause.object.start, extent
        return (verb.end, extent) if entry.states and extent > verb.end else None

    def _agents(self, index: int) -> list[Phrase]:
        """The phrases with "par" of a passive clause or of a participle in it."""
        parts = [index, *(child for child in self.children.get(index, ()) if self._is_participle(child))]
        return [phrase for part in parts for phrase in self.clauses[part].complements if phrase.preposition == "par"]

    def _is_participle(self, index: int) -> bool:
        return self.clauses[index].kind == "participle"

    def _reported(self, index: int, verb: Verb) -> list[int]:
        """The clauses with "que" and the bare infinitives that complete a verb.

        A participle in between may seem to own them ("a indiqué, après une nuit consacrée aux détails, que ...").
        """
        direct = self.children.get(index, [])
        deeper = [deep for child in direct if self._is_participle(child) for deep in self.children.get(child, ())]
        return [
            child
            for child in direct + deeper
            if self.clauses[child].start >= verb.end
            and (self.clauses[child].kind, self.clauses[child].lead) in _REPORTED
            and (self.clauses[child].parent == index or self.clauses[child].kind == "that")
        ]

    def _extent(self, index: int) -> int:
        """The end of a clause with all that depends on it."""
        end, waiting = self.clauses[index].end, [index]
        while waiting:
            for child in self.children.get(waiting.pop(), ()):
                end = max(end, self.clauses[child].end)
                waiting.append(child)
        return end


def _voices(clause: Clause) -> list[Phrase]:
    """Who speaks for the subject: "a déclaré par la voix de X"."""
    return [phrase for phrase in (*clause.leading, *clause.complements) if phrase.preposition == _VOICE]


def _around(cues: Sequence[Cue], offset: int) -> Cue | None:
    """The last cue that may govern a participle at an offset: one that reaches so far, or an aside before it."""
    return next((cue for cue in reversed(cues[-_NEAR:]) if cue.aside or offset <= cue.reach), None)
