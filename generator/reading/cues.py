"""Cues: the words that report what somebody says ("a déclaré le ministre", "selon le Kremlin")."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.language.speech import SpeechVerb, Strength
from generator.reading.clauses import Clause
from generator.reading.quotations import Quotation
from generator.reading.speakers import SpeakerFinder, Speakers
from generator.reading.units import Unit, quotation_at
from generator.reading.verbgroups import Verb
from generator.reading.view import View

_CLAUSE_END = frozenset('.,;:!?…()«»“”"—–')
# How many tokens the source after "selon" may take where no mark ends it.
_SOURCE_REACH = 14
_GAP = re.compile(r"[\s,]*+")
_REPORTED = frozenset((("that", "que"), ("that", "qu'"), ("infinitive", "")))
_PLANNED = frozenset(("devoir", "pouvoir", "aller", "falloir"))


@dataclass(frozen=True, slots=True)
class Cue:
    """The words [start, end) that report, with their speakers.

    `said` is the reported clause or object, None where there is none; `reach` the end of all that depends on the
    cue. `aside` tells that it stands after or inside what it reports (", a déclaré X"). Without `firm` it makes a
    statement only of a quotation: the words were denied, intended, or a mere motive.
    """

    start: int
    end: int
    verb: str
    rule: str
    strength: Strength
    speakers: Speakers
    reach: int
    said: tuple[int, int] | None = None
    aside: bool = False
    firm: bool = True


class CueFinder:
    """The cues of each unit. Units are asked for in their order: pronouns look back at what was found before."""

    def __init__(self, view: View, speakers: SpeakerFinder, outer: Sequence[Quotation]) -> None:
        self.view, self.speakers, self.outer = view, speakers, outer
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
        for index in self._in_order(unit):
            clause = self.clauses[index]
            if clause.verb is not None and not self._is_quoted(clause.verb.head[0]):
                found += self._of_clause(index, clause.verb, unit, found)
        found += self._sources(unit)
        return _outermost(sorted(found, key=lambda cue: (cue.start, cue.end)))

    def _in_order(self, unit: Unit) -> list[int]:
        inside = [index for number in range(unit.first, unit.after) for index in self.by_sentence.get(number, ())]
        spoken = [index for index in inside if not self.clauses[index].quoted]
        return sorted(spoken, key=lambda index: self.clauses[index].start)

    def _is_quoted(self, offset: int) -> bool:
        around = quotation_at(self.outer, offset)
        return around is not None and around.closed

    def _of_clause(self, index: int, verb: Verb, unit: Unit, before: Sequence[Cue]) -> Iterator[Cue]:
        clause = self._told_after(index, verb)
        entry = self._entry(verb)
        if entry is None and clause.kind != "main":
            return
        speakers = self._speakers(clause, verb, unit, before)
        if clause.kind == "main" and verb.finite:
            self.speakers.remember(unit.after, speakers, spoke=entry is not None)
        if entry and (speakers or (verb.finite and not verb.passive)):
            yield from self._cue(index, clause, verb, entry, speakers)

    def _told_after(self, index: int, verb: Verb) -> Clause:
        """The clause; right after a quotation its subject stands behind the verb, whatever seems to stand before."""
        clause = self.clauses[index]
        at = bisect_right(self.outer, verb.start, key=lambda quotation: quotation.outer_end) - 1
        told = at >= 0 and bool(_GAP.fullmatch(self.view.text, self.outer[at].outer_end, verb.start))
        if not told or verb.passive or verb.pronoun or not verb.finite or self._reported(index, verb):
            return clause
        behind = tuple(phrase for phrase in (*clause.subject, *clause.complements) if phrase.start >= verb.end)
        subject = tuple(phrase for phrase in behind if not phrase.preposition)
        return replace(clause, subject=subject, pronoun="", inherited=False) if subject else clause

    def _entry(self, verb: Verb) -> SpeechVerb | None:
        """What the verb reports; a reflexive verb only where the reflexive one speaks ("se dire", not "s'annoncer")."""
        following = tuple(token.word for token in self.speakers.tokens(verb.head[1], verb.head[1] + 20)[:2])
        entry = self.speech.verb(verb.lemma, following, reflexive=verb.reflexive)
        clitics = self.view.folded[verb.start : verb.head[0]]
        reflexive = verb.reflexive and ("se " in clitics or "s'" in clitics)
        own = entry is not None and entry.infinitive.startswith(("se ", "s'"))
        return None if reflexive and not own else entry

    def _speakers(self, clause: Clause, verb: Verb, unit: Unit, before: Sequence[Cue]) -> Speakers:
        if verb.passive:
            agents = [phrase for phrase in clause.complements if phrase.preposition == "par"]
            return self.speakers.of_agent(agents)
        if clause.kind == "gerund" and before and before[-1].speakers and not before[-1].aside:
            return before[-1].speakers
        if clause.pronoun:
            return self.speakers.of_pronoun(clause.pronoun, unit.after)
        if clause.subject:
            return self.speakers.of_phrases(clause.subject, unit.after, plural=verb.plural)
        headless = clause.parent is not None and self.clauses[clause.parent].verb is None
        return self.speakers.last(unit.after) if clause.kind == "infinitive" and headless else ()

    def _cue(self, index: int, clause: Clause, verb: Verb, entry: SpeechVerb, speakers: Speakers) -> Iterator[Cue]:
        own = () if clause.inherited or clause.kind == "relative" else clause.subject
        aside = bool(verb.pronoun) or any(phrase.start > verb.start for phrase in own)
        if not aside and (verb.direction == "future" or verb.modal in _PLANNED):
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
        )

    def _is_said(self, clause: Clause) -> bool:
        """Whether an infinitive was carried out ("a tenu à préciser") and a participle is no motive put in front."""
        around = self.clauses[clause.parent] if clause.parent is not None else None
        if clause.kind == "infinitive":
            return around is None or around.verb is None or around.verb.lemma in self.speech.lets
        return clause.kind != "gerund" or around is None or around.start < clause.start

    def _said(self, index: int, verb: Verb, entry: SpeechVerb) -> tuple[int, int] | None:
        """The reported clause, infinitive or object of a verb of speech."""
        clause, extent = self.clauses[index], self._extent(index)
        inner = self._reported(index, verb)
        if inner:
            return min(self.clauses[child].start for child in inner), max(self._extent(child) for child in inner)
        if entry.strength == "objects" and clause.object and not verb.passive:
            return clause.object.start, extent
        return (verb.end, extent) if entry.states and extent > verb.end else None

    def _reported(self, index: int, verb: Verb) -> list[int]:
        """The clauses with "que" and the bare infinitives that complete a verb."""
        return [
            child
            for child in self.children.get(index, ())
            if (self.clauses[child].kind, self.clauses[child].lead) in _REPORTED
            and self.clauses[child].start >= verb.end
        ]

    def _extent(self, index: int) -> int:
        """The end of a clause with all that depends on it."""
        end, waiting = self.clauses[index].end, [index]
        while waiting:
            for child in self.children.get(waiting.pop(), ()):
                end = max(end, self.clauses[child].end)
                waiting.append(child)
        return end

    def _sources(self, unit: Unit) -> Iterator[Cue]:
        """The cues without a verb: "selon X", "aux dires de X", "pour X," at the beginning."""
        tokens = self.speakers.tokens(unit.start, unit.end)
        words = [token.word for token in tokens]
        for at in range(len(words)):
            found = self.speech.according.at(words, at)
            if not found or self._is_quoted(tokens[at].start):
                continue
            first = at + found.length
            stop = next((n for n in range(first, len(words)) if words[n] in _CLAUSE_END), len(words))
            last = min(stop, first + _SOURCE_REACH)
            opens = at == 0 or (at == 1 and words[0] in self.grammar.coordinators)
            if first < last and (
                found.value == "always" or (opens and self._is_source(words[stop:], tokens[first].start))
            ):
                verb = self.view.text[tokens[at].start : tokens[first - 1].end].lower()
                yield self._source(unit, verb, tokens[at].start, (tokens[first].start, tokens[last - 1].end), opens)

    def _is_source(self, behind: Sequence[str], start: int) -> bool:
        """Whether "pour X," names a source: a comma follows, and X is no infinitive."""
        clause = self.view.clause_at(start)
        return behind[:1] == [","] and (clause is None or clause.kind != "infinitive")

    def _source(self, unit: Unit, verb: str, start: int, source: tuple[int, int], opens: bool) -> Cue:
        return Cue(
            start=start,
            end=source[1],
            verb=verb.replace("’", "'"),
            rule="statement.according",
            strength="reports",
            speakers=self.speakers.of_source(*source, unit.after),
            reach=unit.end if opens else source[1],
            said=(source[1], unit.end) if opens else None,
            aside=not opens,
        )


def _outermost(cues: Sequence[Cue]) -> list[Cue]:
    """Without cues inside what another one reports; a later participle of the same speaker ends the reported clause."""
    kept: list[Cue] = []
    for cue in cues:
        around = next((one for one in kept if one.said and one.said[0] <= cue.start < one.said[1]), None)
        if around is None or cue.aside or around.rule == "statement.according":
            kept.append(cue)
        elif cue.speakers == around.speakers and cue.speakers:
            kept[kept.index(around)] = replace(around, said=(around.said[0], cue.start)) if around.said else around
            kept.append(cue)
    return kept
