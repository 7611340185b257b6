"""Statements: who said what, quoted or reported.

Quotation marks are paired first. Each quotation of three words or more then goes to the cue that reports it: the
aside right after it, the verb before it, "selon X", a colon, or the speaker before. A cue without a quotation
makes a statement where it reports a clause. Quoted terms and quotations that nobody is said to have spoken are none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from generator.reading.quotations import Quotation
from generator.reading.speaking.cues import Cue
from generator.reading.speaking.finder import CueFinder
from generator.reading.speaking.named import Speakers
from generator.reading.speaking.speakers import SpeakerFinder
from generator.reading.speaking.units import Unit, character_before, units
from generator.reading.tokens import Token
from generator.reading.view import View
from generator.schema.mentions import Actor, Statement
from generator.values import value

# Words of meaning that make a quotation more than a term; where nobody known is said to speak by a weak verb; so many
# capitalised ones are a name, and as many words of a reported clause no more than a part of it.
_FEWEST_WORDS = 2
_LONGEST_NAME, _LONGEST_TERM = 3, 3
_FEWEST_WORDS_OF_NOBODY = 5
# No more words than this say nothing of their own beside a quotation.
_FEW_WORDS = 2
_LONGEST_SIGNATURE = 12
# How many cues on each side of a quotation may report it.
_NEAR = 6
_BRIDGE = re.compile(r"[\s,;:.!?…)\]–—-]*+")
_SIGNATURE = re.compile(r"\s*+(?:[–—-]++\s++|\()(?P<name>[^()\n]{1,100}+)\)?\s*+$")
_AND = re.compile(r"[»\"”] (?:et|puis|mais) $")
# In so many characters "» et " stands before the second of two quotations.
_JOINT = 8
_WORD = re.compile(r"[^\W_]+")
# The verb of a cue that has none: a colon, a signature.
_PLAIN_VERB = "dire"


@value
class _Speech:
    """A statement in the making: the cue and the quotation it reports.

    `partly` is set where the quotation is no more than a part of the clause that the cue reports.
    """

    cue: Cue
    quotation: Quotation | None
    unit: Unit
    partly: bool = False

    @property
    def spoken(self) -> Quotation | None:
        """The quotation where it is all that was said."""
        return None if self.partly else self.quotation


@value
class _Place:
    """A unit with its neighbours."""

    before: Unit | None
    unit: Unit
    after: Unit | None


def read_statements(view: View, actors: Sequence[Actor]) -> tuple[Statement, ...]:
    """The statements in order of the text. `actors` are all actors of the article with their mentions."""
    return _Reader(view, actors).statements()


class _Reader:
    def __init__(self, view: View, actors: Sequence[Actor]) -> None:
        self.view, self.text = view, view.text
        self.outer = tuple(quotation for quotation in view.quotations if quotation.depth == 0)
        self.speakers = SpeakerFinder(view, actors)
        self.finder = CueFinder(view, self.speakers, self.outer)
        # The last statement, if the unit before the present one made one, and the cues of that unit.
        self.last: _Speech | None = None
        self.cues: list[Cue] = []

    def statements(self) -> tuple[Statement, ...]:
        speeches: list[_Speech] = []
        all_units = tuple(units(self.text, self.view.sentences, self.outer))
        for before, unit, after in zip((None, *all_units), all_units, (*all_units[1:], None), strict=False):
            speeches += self._of_unit(_Place(before, unit, after))
        return tuple(self._statement(speech) for speech in _without_echoes(_joined(speeches), self.view.folded))

    def _of_unit(self, place: _Place) -> Iterator[_Speech]:
        unit, led = place.unit, self._ends_with_colon(place.before)
        cues = self.finder.of_unit(unit)
        around = self.cues if led else ()
        owned = [(one, self._spoken_by(one, cues, place, around)) for one in self._quotations(unit)]
        said = [(one, cue) for one, cue in owned if cue and self._is_speech(one, cue, unit)]
        spoken = _one_part_each(_Speech(cue, one, unit, self._is_part(one, cue)) for one, cue in said)
        quoting = {speech.cue for speech in spoken}
        reported = [self._indirect(cue, unit) for cue in cues if cue not in quoting and self._reports(cue, unit)]
        found = sorted(_distinct(spoken, reported), key=_place)
        self.cues, self.last = cues, found[-1] if found else None
        yield from found

    def _ends_with_colon(self, unit: Unit | None) -> bool:
        return unit is not None and self.text[unit.end - 1] == ":"

    def _quotations(self, unit: Unit) -> Sequence[Quotation]:
        first = bisect_left(self.outer, unit.start, key=lambda quotation: quotation.outer_start)
        return self.outer[first : bisect_left(self.outer, unit.end, lo=first, key=lambda one: one.outer_start)]

    def _is_speech(self, quotation: Quotation, cue: Cue, unit: Unit) -> bool:
        """Whether a quotation is more than a term: it stands alone beside its cue, or has enough words of meaning."""
        colon = bool(cue.speakers) and character_before(self.text, quotation.outer_start) == ":"
        if quotation.continues or colon or (cue.aside and quotation.outer_start == unit.start):
            return True
        inside = self.speakers.names.tokens(quotation.start, quotation.end)
        surely = cue.spoken or cue.strength != "quotes"
        telling = [token for token in inside if self._has_meaning(token)]
        if len(telling) == 1:
            return bool(cue.speakers) and self._is_object(quotation, cue, inside)
        return len(telling) >= (_FEWEST_WORDS if surely else _FEWEST_WORDS_OF_NOBODY) and not _is_name(telling)

    def _is_part(self, quotation: Quotation, cue: Cue) -> bool:
        """Whether a quotation is no more than a few words of the clause that its cue reports."""
        if cue.said is None or not cue.said[0] < quotation.outer_start < quotation.outer_end < cue.said[1]:
            return False
        return self._has_few_words(quotation.start, quotation.end, _LONGEST_TERM)

    def _is_object(self, quotation: Quotation, cue: Cue, inside: Sequence[Token]) -> bool:
        """Whether the words quoted are a noun with its own article right behind the verb: a promis « l'enfer »."""
        behind = self._bridges(cue.end, quotation.outer_start)
        return behind and inside[0].word in self.view.language.grammar.determiners

    def _has_meaning(self, token: Token) -> bool:
        grammar = self.view.language.grammar
        if token.kind == "mark" or token.word in grammar.determiners or token.word in grammar.coordinators:
            return False
        return token.word not in grammar.prepositions and token.word not in grammar.contracted

    def _reports(self, cue: Cue, unit: Unit) -> bool:
        """Whether a cue makes a statement without a quotation."""
        if unit.title or not cue.firm or not cue.spoken or cue.strength == "quotes":
            return False
        claims = cue.aside and self.text[unit.end - 1] != "?" and not self._has_few_words(unit.start, cue.start)
        return cue.said is not None or claims

    def _indirect(self, cue: Cue, unit: Unit) -> _Speech:
        """Reported speech, with the longest of the source's own words in it."""
        start, end = cue.said or (unit.start if cue.aside else cue.start, cue.start)
        own = [one for one in self._quotations(unit) if start <= one.outer_start and one.outer_end <= end]
        longest = max(own, key=lambda one: one.end - one.start, default=None)
        if longest is None or self._has_few_words(longest.start, longest.end, 1):
            return _Speech(cue, None, unit)
        return _Speech(cue, longest, unit, partly=True)

    def _has_few_words(self, start: int, end: int, most: int = _FEW_WORDS) -> bool:
        return sum(1 for _ in islice(_WORD.finditer(self.text, start, end), most + 1)) <= most

    def _spoken_by(self, quotation: Quotation, cues: Sequence[Cue], place: _Place, led: Sequence[Cue]) -> Cue | None:
        """The cue that reports a quotation; where it has no known speaker, the subject whose verb is quoted."""
        owner = self._owner(quotation, cues, place, led)
        return owner if owner is not None and owner.speakers else self._predicated(quotation, place.unit) or owner

    def _predicated(self, quotation: Quotation, unit: Unit) -> Cue | None:
        """ "Le président « déplore cette guerre » et « appelle au calme »": the subject said what his verb says."""
        place = bisect_left(self.outer, quotation.outer_end, key=lambda one: one.outer_start)
        for one in reversed(self.outer[max(0, place - _NEAR) : place]):
            if one.outer_start < unit.start:
                break
            speakers = self.speakers.of_quoted_verb(one.outer_start, one.start, one.end, unit.after)
            if speakers:
                return _bare_cue(one.outer_start, one.outer_start, "statement.predicate", speakers)
            if not _AND.search(self.text, max(unit.start, one.outer_start - _JOINT), one.outer_start):
                break
        return None

    def _owner(self, quotation: Quotation, cues: Sequence[Cue], place: _Place, led: Sequence[Cue]) -> Cue | None:
        """The cue that reports a quotation; `led` are those of the unit before where it ends with a colon."""
        place_in_row = bisect_left(cues, quotation.outer_start, key=lambda cue: cue.start)
        row = (*led[-_NEAR:], *cues[max(0, place_in_row - _NEAR) : place_in_row + _NEAR])
        before = [cue for cue in row if cue.end <= quotation.outer_start]
        after = [cue for cue in row if cue.start >= quotation.outer_end]
        return (
            next((cue for cue in before if cue.said and quotation.outer_start <= cue.said[0] <= quotation.start), None)
            or next((cue for cue in after[:1] if cue.aside and self._bridges(quotation.outer_end, cue.start)), None)
            or self._leading([cue for cue in reversed(before) if self._leads_to(cue, quotation, after)])
            or next((cue for cue in after if cue.aside or self._bridges(quotation.outer_end, cue.start)), None)
            or self.finder.inside(quotation, place.unit)
            or self._colon(quotation, place)
            or self._signature(quotation, place)
            or self._referred_to(quotation, place)
            or self._continued(quotation, place.unit)
        )

    def _leading(self, cues: Sequence[Cue]) -> Cue | None:
        """The nearest of the cues before a quotation; a source of nobody known gives way to a speaker ("X a dit,
        selon un communiqué : « ... »")."""
        nearest = next(iter(cues), None)
        if nearest is None or nearest.speakers or nearest.rule != "statement.according":
            return nearest
        return next((cue for cue in cues if cue.spoken), nearest)

    def _bridges(self, start: int, end: int) -> bool:
        return bool(_BRIDGE.fullmatch(self.text, start, end))

    def _leads_to(self, cue: Cue, quotation: Quotation, after: Sequence[Cue]) -> bool:
        """Whether a quotation after a cue belongs to it: inside what depends on it, or right behind.

        A verb that only reports quotations gives way to an aside behind ("souhaitant « ... », a déclaré X").
        """
        if cue.strength == "quotes" and any(self._is_behind(one, quotation) for one in after):
            return False
        inside = quotation.outer_start <= cue.reach or self._bridges(cue.reach, quotation.outer_start)
        return inside or character_before(self.text, quotation.outer_start) == ":"

    def _is_behind(self, cue: Cue, quotation: Quotation) -> bool:
        """Whether an aside that surely reports follows a quotation, with no participle of its own in between."""
        told = cue.aside and cue.strength != "quotes"
        return told and (cue.rule != "statement.according" or self._bridges(quotation.outer_end, cue.start))

    def _colon(self, quotation: Quotation, place: _Place) -> Cue | None:
        """ "Le ministre est formel : « ... »", "Puis : « ... »"; the unit before may end with the colon."""
        first = quotation.outer_start == place.unit.start and self._ends_with_colon(place.before)
        holder = place.before if first and place.before else place.unit
        if character_before(self.text, quotation.outer_start) != ":":
            return None
        end = min(quotation.outer_start, holder.end)
        speakers = self.speakers.subjects.subject(holder.after) or self.speakers.within(holder.start, end)
        if not speakers and self._has_few_words(holder.start, end):
            speakers = self.speakers.subjects.last(holder.after)
        return _bare_cue(holder.start, end, "statement.colon", speakers) if speakers else None

    def _signature(self, quotation: Quotation, place: _Place) -> Cue | None:
        """ "« ... » – Ilham Aliev"; the signature may be a line of its own."""
        alone = place.after is not None and quotation.outer_end >= place.unit.end
        end = place.after.end if alone and place.after else place.unit.end
        signed = _SIGNATURE.match(self.text, quotation.outer_end, end)
        if signed is None or not self._has_few_words(*signed.span("name"), _LONGEST_SIGNATURE):
            return None
        speakers = self.speakers.within(*signed.span("name"))
        return _bare_cue(quotation.outer_end, end, "statement.signature", speakers) if speakers else None

    def _referred_to(self, quotation: Quotation, place: _Place) -> Cue | None:
        """ "« ... » Cette annonce du ministre X a surpris": the unit behind says whose words these were."""
        alone = quotation.outer_start == place.unit.start and quotation.outer_end == place.unit.end
        if not alone or place.after is None:
            return None
        speakers = self.speakers.referred(place.after.start, place.after.end)
        return _bare_cue(place.unit.end, place.unit.end, "statement.reference", speakers) if speakers else None

    def _continued(self, quotation: Quotation, unit: Unit) -> Cue | None:
        """A sentence that is nothing but a quotation goes on with the speaker of the quotation before."""
        last, at = self.last, quotation.outer_start
        if last is None or unit.title or unit.paragraph - last.unit.paragraph > 1:
            return None
        if last.quotation is None and not self._follows_report(last, quotation, unit):
            return None
        if not (self._has_few_words(unit.start, at) and self._has_few_words(quotation.outer_end, unit.end)):
            return None
        return replace(last.cue, start=at, end=at, rule="statement.continued", said=None)

    def _follows_report(self, last: _Speech, quotation: Quotation, unit: Unit) -> bool:
        """Whether a quotation is told at length right behind a sentence that reports what its speaker said."""
        long = not self._has_few_words(quotation.start, quotation.end, _FEWEST_WORDS_OF_NOBODY)
        return long and bool(last.cue.speakers) and unit.first == last.unit.after

    def _statement(self, speech: _Speech) -> Statement:
        start, end = _evidence(speech)
        return Statement(
            start=start,
            end=end,
            rule=speech.cue.rule,
            verb=speech.cue.verb,
            speakers=speech.cue.speakers,
            quote=(speech.quotation.start, speech.quotation.end) if speech.quotation else None,
            about=self._about(*_words_said(speech), speech.cue.speakers),
        )

    def _about(self, start: int, end: int, speakers: Speakers) -> Speakers:
        """The actors named in the words said, in order, without the speakers."""
        inside = self.speakers.names.mentioned(start, end)
        return tuple(dict.fromkeys(actor for actor in inside if actor not in speakers))


def _is_name(words: Sequence[Token]) -> bool:
    """Whether the few words quoted are the name of a thing: le navire « Galaxy Leader »."""
    return len(words) <= _LONGEST_NAME and all(token.capital for token in words)


def _bare_cue(start: int, end: int, rule: str, speakers: Speakers) -> Cue:
    """A cue without a verb."""
    return Cue(start, end, _PLAIN_VERB, rule, "reports", speakers, reach=end)


def _place(speech: _Speech) -> int:
    return speech.spoken.start if speech.spoken else speech.cue.start


def _words_said(speech: _Speech) -> tuple[int, int]:
    if speech.spoken:
        return speech.spoken.start, speech.spoken.end
    return speech.cue.said or (speech.unit.start, speech.cue.start)


def _one_part_each(speeches: Iterable[_Speech]) -> list[_Speech]:
    """Of the parts of one reported clause the longest: its statement tells the whole clause."""
    kept: list[_Speech] = []
    for speech in speeches:
        twin = next((n for n, one in enumerate(kept) if one.partly and speech.partly and one.cue is speech.cue), None)
        if twin is None:
            kept.append(speech)
        elif _length(kept[twin]) < _length(speech):
            kept[twin] = speech
    return kept


def _length(speech: _Speech) -> int:
    return speech.quotation.end - speech.quotation.start if speech.quotation else 0


def _evidence(speech: _Speech) -> tuple[int, int]:
    """From the first to the last of speaker, verb and words said."""
    cue, quotation = speech.cue, speech.spoken
    said = (quotation.outer_start, quotation.outer_end) if quotation else _words_said(speech)
    return min(cue.start, said[0]), max(cue.end, said[1])


def _distinct(spoken: list[_Speech], reported: list[_Speech]) -> list[_Speech]:
    """Without a "selon X" in a sentence where X is told to speak by a verb, a quotation or another "selon X"."""
    telling = spoken + [speech for speech in reported if speech.cue.rule != "statement.according"]
    known = {speech.cue.speakers for speech in telling}
    sources = {speech.cue.speakers: speech for speech in reversed(reported) if speech.cue.speakers not in known}
    return telling + list(sources.values())


def _joined(speeches: Iterable[_Speech]) -> list[_Speech]:
    """Quotations of several paragraphs made one."""
    found: list[_Speech] = []
    for speech in speeches:
        before = found[-1] if found else None
        if speech.quotation and speech.quotation.continues and before and before.quotation:
            whole = replace(before.quotation, end=speech.quotation.end, outer_end=speech.quotation.outer_end)
            found[-1] = replace(before, quotation=whole)
        else:
            found.append(speech)
    return found


def _without_echoes(speeches: Sequence[_Speech], folded: str) -> list[_Speech]:
    """Each quotation once; one of the title only where its speaker is known and the body does not have it."""
    kept: list[_Speech] = []
    seen: set[str] = set()
    for speech in sorted(speeches, key=lambda speech: speech.unit.title):
        words = folded[slice(*_words_said(speech))] if speech.spoken else ""
        if words and (words in seen or (speech.unit.title and not _is_new(speech, words, seen))):
            continue
        seen.add(words)
        kept.append(speech)
    return sorted(kept, key=_place)


def _is_new(speech: _Speech, words: str, seen: set[str]) -> bool:
    return bool(speech.cue.speakers) and not any(words in other or other in words for other in seen if other)
