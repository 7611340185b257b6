"""Asides: the words after a quotation or a claim that tell who said it (", a-t-il ajouté", ", a déclaré X").

Read from the words alone: the parser of clauses does not expect a verb before its subject there.
"""

from collections.abc import Sequence
from typing import NamedTuple

from generator.language.forms import Form
from generator.language.speech import SpeechVerb
from generator.reading.speaking.named import Speakers
from generator.reading.speaking.speakers import SpeakerFinder
from generator.reading.tokens import Token
from generator.reading.view import View

_LEADING_MARKS = frozenset(",–—-.…")
_ENDS = frozenset('.,;:!?…()[]«»“”"—–')
_ARTICLES = frozenset(("le", "la", "l'", "un", "une"))
# What leads to whom the words were told, and the articles of a speaker behind it.
_HEARERS, _SPEAKERS = frozenset(("à", "au", "aux")), _ARTICLES | {"des", "plusieurs", "deux", "ce", "cet", "cette"}
_REFLEXIVE = frozenset(("se", "s'"))
# Before what is no part of the speaker: the channel of the words, the occasion.
_CHANNELS = frozenset(("sur", "dans", "par", "lors", "devant", "via"))
# How many adverbs may stand inside the verb, and how many tokens the speaker may take.
_ADVERBS, _REACH = 4, 40


class Aside(NamedTuple):
    """text[start:end] is verb and speaker; `pronoun` a subject as in "a-t-il", "" for none.

    text[source:end] are the words for a speaker who is no pronoun, `unnamed` where they are "une source" or the like.
    """

    start: int
    end: int
    verb: SpeechVerb
    speakers: Speakers
    pronoun: str
    source: int
    unnamed: bool = False


class _Verb(NamedTuple):
    """A verb at tokens [first, after): its infinitive, its number and the subject pronoun after it."""

    lemma: str
    after: int
    pronoun: str
    reflexive: bool
    plural: bool = False


class AsideReader:
    def __init__(self, view: View, speakers: SpeakerFinder) -> None:
        self.view, self.speakers = view, speakers
        self.names, self.subjects = speakers.names, speakers.subjects
        self.speech, self.grammar, self.verbs = view.language.speech, view.language.grammar, view.language.verbs

    def after(self, offset: int, end: int, sentence: int, *, quoted: bool) -> Aside | None:
        """The aside at the beginning of text[offset:end].

        After a quotation (`quoted`) any verb with "-t-il" or with a person behind it tells who spoke.
        """
        tokens = self.names.tokens(offset, min(end, offset + 40 * _REACH))[:_REACH]
        first = next((n for n, token in enumerate(tokens) if token.word not in _LEADING_MARKS), len(tokens))
        verb = self._verb(tokens, first)
        if verb is None:
            return None
        begins = self._behind_occasion(tokens, verb.after)
        last = _end(tokens, begins)
        source = self._source(tokens[begins:last])
        speakers = self._speakers(verb, source, sentence, tokens[first].start)
        if last < len(tokens) and tokens[last].word == "," and source and not self.names.are_persons(speakers):
            apposed = tokens[last + 1 : _end(tokens, last + 1)]
            speakers = self.names.apposed(apposed) or speakers
        speakers = speakers or (self.speakers.recalled(source, sentence, tokens[first].start) if quoted else ())
        following = tuple(token.word for token in source[:2])
        entry = self.speech.verb(verb.lemma, following, reflexive=verb.reflexive)
        if entry is None and quoted and (verb.pronoun or self.names.are_persons(speakers)):
            entry = SpeechVerb(verb.lemma, "say", "quotes")
        if entry is None or following[:1] in (("que",), ("qu'",)) or not (verb.pronoun or source):
            return None
        stop = tokens[last - 1].end if source else tokens[verb.after - 1].end
        begin = _behind_hearer(source)[0].start if source else stop
        unnamed = not speakers and self.subjects.is_unnamed(begin, stop)
        return Aside(tokens[first].start, stop, entry, speakers, verb.pronoun, begin, unnamed)

    def _behind_occasion(self, tokens: Sequence[Token], at: int) -> int:
        """Where the speaker begins behind the occasion between commas: "a dit[, dans un message,] le ministère"."""
        if not (at + 1 < len(tokens) and tokens[at].word == "," and tokens[at + 1].word in self.grammar.prepositions):
            return at
        close = _end(tokens, at + 1)
        return close + 1 if close + 1 < len(tokens) and tokens[close].word == "," else at

    def _source(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """The speaker without what only tells where or by what: "le ministère [sur Facebook, cité par X]"."""
        if not tokens or tokens[0].word in self.grammar.prepositions:
            return tokens
        stop = next((n for n, token in enumerate(tokens) if token.word in _CHANNELS), len(tokens))
        if any(token.capital or token.word in _ARTICLES for token in tokens[:stop]):
            return tokens[:stop]
        behind = (
            n for n in range(stop + 2, len(tokens)) if tokens[n].word in _ARTICLES
        )  # "a dit mardi sur X le maire"
        return tokens[next(behind, len(tokens)) :] or tokens[:stop]

    def _speakers(self, verb: _Verb, source: Sequence[Token], sentence: int, offset: int) -> Speakers:
        if verb.pronoun:
            return self.subjects.of_pronoun(verb.pronoun, sentence, offset)
        if not source:
            return ()
        start, end = source[0].start, source[-1].end
        several = self.names.named_in(start, end, plural=True) if verb.plural else ()
        return several if len(several) > 1 else self.speakers.of_source(start, end, sentence)

    def _verb(self, tokens: Sequence[Token], first: int) -> _Verb | None:
        at = first
        while at < len(tokens) and tokens[at].word in self.grammar.clitics:
            at += 1
        if at >= len(tokens) or tokens[at].kind != "word":
            return None
        reflexive = any(token.word in _REFLEXIVE for token in tokens[first:at])
        known = self.verbs.analyse(tokens[at].word) or self.verbs.guess(tokens[at].word, finite=True)
        forms = [form for form in known if form.person == 3]
        after, pronoun = self._inverted(tokens, at + 1)
        if any(form.lemma in self.grammar.auxiliaries for form in forms):
            compound = self._compound(tokens, after, pronoun, reflexive=reflexive)
            return compound and compound._replace(plural=_is_plural(forms))
        lemma = next((form.lemma for form in forms if self.speech.verb(form.lemma, reflexive=reflexive)), "")
        lemma = lemma or next((form.lemma for form in forms), "")
        return _Verb(lemma, after, pronoun, reflexive, _is_plural(forms)) if lemma else None

    def _compound(self, tokens: Sequence[Token], at: int, pronoun: str, *, reflexive: bool) -> _Verb | None:
        """The participle after the auxiliary; "a été" is passive and no aside."""
        for n in range(at, min(at + _ADVERBS + 1, len(tokens))):
            forms = self.verbs.analyse(tokens[n].word) or self.verbs.guess(tokens[n].word)
            participle = forms.participle
            if participle and participle.lemma not in self.grammar.auxiliaries:
                return _Verb(participle.lemma, n + 1, pronoun, reflexive)
            if tokens[n].kind != "word" or (participle and tokens[n].word == "été"):
                return None
        return None

    @staticmethod
    def _inverted(tokens: Sequence[Token], at: int) -> tuple[int, str]:
        """The place after a pronoun that follows its verb, and the pronoun."""
        if at < len(tokens) and tokens[at].word.startswith("-"):
            return at + 1, tokens[at].word.removeprefix("-t").removeprefix("-")
        return at, ""


def _behind_hearer(source: Sequence[Token]) -> Sequence[Token]:
    """The speaker without whom they told it to: "[à la presse] un diplomate"."""
    if source[0].word not in _HEARERS:
        return source
    speaker = next((n for n in range(2, len(source)) if source[n].word in _SPEAKERS), 0)
    return source[speaker:]


def _is_plural(forms: Sequence[Form]) -> bool:
    return bool(forms) and all(form.number == "plural" for form in forms)


def _end(tokens: Sequence[Token], first: int) -> int:
    """The place of the mark that ends the phrase from `first` on; what stands in brackets belongs to it."""
    at = first
    while at < len(tokens) and tokens[at].word not in _ENDS:
        at += 1
        if at < len(tokens) and tokens[at].word == "(":
            at = next((n + 1 for n in range(at, len(tokens)) if tokens[n].word == ")"), at)
    return at
