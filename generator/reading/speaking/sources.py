"""Cues without a verb: "selon le Kremlin", "aux dires de X", "pour X, ..."."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.reading.quotations import Quotation
from generator.reading.speaking.cues import Cue
from generator.reading.speaking.named import Speakers
from generator.reading.speaking.speakers import SpeakerFinder
from generator.reading.speaking.units import Unit, quotation_at
from generator.reading.tokens import Token
from generator.reading.view import View

_CLAUSE_END = frozenset('.,;:!?…()«»“”"—–')
_RELATIVES = frozenset(("qui", "lequel", "laquelle", "lesquels", "lesquelles"))
# How many tokens the source after "selon" may take where no mark ends it.
_REACH = 14


class SourceReader:
    def __init__(self, view: View, speakers: SpeakerFinder, outer: Sequence[Quotation]) -> None:
        self.view, self.speakers, self.names, self.outer = view, speakers, speakers.names, outer
        self.speech, self.grammar = view.language.speech, view.language.grammar

    def of_unit(self, unit: Unit) -> list[Cue]:
        """The sources named outside quotations; "pour X" only where X is an actor."""
        return [cue for cue in self._of_unit(unit) if cue.firm or cue.speakers]

    def _of_unit(self, unit: Unit) -> Iterator[Cue]:
        tokens = self.names.tokens(unit.start, unit.end)
        words = [token.word for token in tokens]
        openers = self.speech.according.openers
        for at in [place for place, word in enumerate(words) if word in openers]:
            found = self.speech.according.at(words, at)
            if not found or quotation_at(self.outer, tokens[at].start):
                continue
            first = at + found.length
            stop = next((n for n in range(first, len(words)) if words[n] in _CLAUSE_END), len(words))
            opens = at == 0 or (at == 1 and words[0] in self.grammar.coordinators)
            source = tokens[first : min(stop, first + _REACH)]
            if source and source[0].word in _RELATIVES:
                yield self._source(unit, tokens[at:first], (source[0].start, source[0].end), opens=False)
            if not source or source[0].word in self.grammar.openers:
                continue
            if found.value == "always" or (opens and self._is_view(words[stop:], source[0].start)):
                cue = self._source(unit, tokens[at:first], (source[0].start, source[-1].end), opens=opens)
                yield cue if found.value == "always" else replace(cue, firm=False)

    def _is_view(self, behind: Sequence[str], start: int) -> bool:
        """Whether "pour X," names a source: a comma follows, and X is an actor and no infinitive."""
        clause = self.view.clause_at(start)
        return behind[:1] == [","] and (clause is None or clause.kind != "infinitive")

    def _source(self, unit: Unit, words: Sequence[Token], source: tuple[int, int], *, opens: bool) -> Cue:
        return Cue(
            start=words[0].start,
            end=source[1],
            verb=self.view.text[words[0].start : words[-1].end].lower().replace("’", "'"),
            rule="statement.according",
            strength="reports",
            speakers=self._speakers(words[0].start, source, unit),
            reach=unit.end,
            said=(source[1], unit.end) if opens else None,
            aside=not opens,
        )

    def _speakers(self, start: int, source: tuple[int, int], unit: Unit) -> Speakers:
        """The actors of the source, of a function the one behind it; "selon qui" has the one named right before."""
        relative = self.view.folded[slice(*source)] in _RELATIVES
        if relative:
            return self.names.named_before(start)
        return self.names.holding(source[1]) or self.speakers.of_source(*source, unit.after)
