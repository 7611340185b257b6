"""Noun phrases and what leads them: "avec le ministre de la Défense" is one phrase led by "avec"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.language.grammar import Grammar
from generator.reading.tagging.line import Tag
from generator.reading.tokens import Token
from generator.values import value

_LIST_REACH = 25
# A word of time stands among so many first words of its phrase.
_TIME_REACH = 4
_ENDS_LIST = frozenset(("verb", "infinitive", "opener", "subject"))
_NOMINAL = frozenset(("noun", "number", "determiner"))
# Before a noun these are part of its phrase.
_BEFORE_NOUN = frozenset(("preposition", "determiner", "number"))
# A phrase that these lead goes on with words of time.
_OF_TIME = frozenset(("when", "en", "depuis", "pendant", "après", "avant"))


@value
class Phrase:
    """[start, end) with its preposition; [core, head_end) is the noun itself, without preposition and "de …".

    `preposition` is "" for a bare phrase, "when" for bare words of time ("lundi", "la semaine dernière"), else the
    preposition's meaning as `fr/grammar.yml` gives it ("face à" is "contre").
    """

    start: int
    end: int
    preposition: str
    core: int
    head_end: int


@dataclass(slots=True)
class _Draft:
    """Positions of its first and last word, of its noun and of the last word of that noun's group."""

    preposition: str
    first: int
    last: int = -1
    core: int | None = None
    head_last: int | None = None
    closed_head: bool = False

    def take(self, at: int, kind: str) -> None:
        """Adds the token at `at`."""
        if kind == "noun" or kind == "number":
            self.last = at
            if self.core is None:
                self.core = at
            if not self.closed_head:
                self.head_last = at
        elif kind == "participle":
            self.last = at
        elif kind == "coordinator":
            self.closed_head = False


class Chunker:
    """Cuts a run of tokens into phrases."""

    def __init__(self, grammar: Grammar, tokens: Sequence[Token], tags: Sequence[Tag]) -> None:
        self.grammar, self.tokens, self.tags = grammar, tokens, tags
        self.leading = False

    def phrases(self, positions: Sequence[int], *, leading: bool = False) -> tuple[Phrase, ...]:
        """The phrases of the tokens at `positions` (ascending; a gap is the place of another clause).

        `leading` tells that the verb is still to come: there a comma ends a phrase that has a preposition
        ("Après la rencontre, Paris et Rome …"), while after the verb it may join the members of a list.
        """
        self.leading = leading
        return tuple(phrase for draft in self._drafts(positions) if (phrase := self._phrase(draft)) is not None)

    def _drafts(self, positions: Sequence[int]) -> Iterator[_Draft]:
        draft: _Draft | None = None
        before = -2
        for index, at in enumerate(positions):
            opened = self._opens(positions, index, draft, gap=at != before + 1)
            if opened is not None and draft is not None:
                yield draft
                draft = None
            if opened is not None and opened != "close":
                draft = _Draft("" if opened == "bare" else opened, at)
            if draft is not None:
                draft.take(at, self.tags[at].kind)
            before = at
        if draft is not None:
            yield draft

    def _opens(self, positions: Sequence[int], index: int, draft: _Draft | None, *, gap: bool) -> str | None:
        """The lead of a phrase that begins here ("bare" for none), "close" where one ends, None to go on."""
        at = positions[index]
        tag = self.tags[at]
        if tag.kind == "preposition":
            return self._lead(at, tag, draft, gap=gap)
        if tag.kind == "mark" or tag.kind == "coordinator":
            ahead = positions[index : index + _LIST_REACH]
            joins = draft is not None and not gap and self._continues(draft, self.tokens[at].word, ahead)
            return None if joins else "close"
        if tag.kind in _NOMINAL:
            if draft is None or gap:
                return "when" if self._is_time(at) else "bare"
            return None if draft.core is None else self._begun(at, tag.kind, draft)
        return None if tag.kind in ("adverb", "participle", "gerund") else "close"

    def _lead(self, at: int, tag: Tag, draft: _Draft | None, *, gap: bool) -> str | None:
        if draft is not None and self.tags[at - 1].kind == "preposition" and not draft.core and not gap:
            return None
        if draft is not None and not gap and self._is_plural_article(at):
            return "bare"
        inside = draft is not None and not gap and draft.preposition != "when" and draft.core is not None
        if tag.value == "de" and draft is not None and inside:
            draft.closed_head = True
            return None
        return tag.value

    def _is_plural_article(self, at: int) -> bool:
        """Whether "des" stands behind words of time, and hides no preposition: "a proposé lundi des négociations"."""
        return self.tokens[at].word == "des" and self.tokens[at - 1].word in self.grammar.times

    def _continues(self, draft: _Draft, word: str, ahead: Sequence[int]) -> bool:
        """Whether a comma or "et" joins two members of a list."""
        if draft.preposition == "when" or draft.core is None or len(ahead) < 2:
            return False
        if ahead[1] != ahead[0] + 1:
            return False
        if self.tags[ahead[1]].kind == "preposition":
            return draft.closed_head and self.tags[ahead[1]].value == "de" and word == "et" and not self.leading
        if self.tags[ahead[1]].kind not in _NOMINAL:
            return False
        if self.tags[ahead[0]].kind == "coordinator":
            return word in ("et", "ou", "ni", "puis")
        if self.leading and draft.preposition:
            return False
        return word == "," and self._list_goes_on(ahead[1:])

    def _list_goes_on(self, ahead: Sequence[int]) -> bool:
        for number, at in enumerate(ahead):
            kind = self.tags[at].kind
            if kind in _ENDS_LIST or (kind == "mark" and self.tokens[at].word != ","):
                return False
            if self.tokens[at].word == "et":
                return number + 1 < len(ahead) and self.tags[ahead[number + 1]].kind in _NOMINAL
        return False

    def _is_time(self, at: int) -> bool:
        """Whether the bare phrase that begins here names a time: "lundi", "le 3 mai", "la semaine dernière"."""
        for n in range(at, min(at + _TIME_REACH, len(self.tags))):
            kind, word = self.tags[n].kind, self.tokens[n].word
            if word not in self.grammar.prenominal and kind not in ("determiner", "number"):
                return kind in ("noun", "adverb") and word in self.grammar.times
        return False

    def _begun(self, at: int, kind: str, draft: _Draft) -> str | None:
        """The lead of the phrase that a word begins behind the noun of another, None where it goes on with that one."""
        before = self.tags[at - 1].kind
        if draft.preposition not in _OF_TIME and before not in _BEFORE_NOUN and self._breaks_off(at, kind):
            return "when"
        if draft.preposition == "when" and before in ("noun", "number"):
            return "bare" if self._after_time(at) else None
        # An article after a noun begins another phrase: "reproche à Rome son silence".
        return "bare" if kind == "determiner" and before in ("noun", "participle", "number") else None

    def _breaks_off(self, at: int, kind: str) -> bool:
        """Whether a word of time breaks off the phrase before it: "un sommet lundi"."""
        if kind == "noun":
            return self.tokens[at].word in self.grammar.times
        return kind == "determiner" and self._is_time(at)

    def _after_time(self, at: int) -> bool:
        """Whether words of time end here: "lundi Israël …", "mardi 400 policiers" (but not "lundi 31 octobre")."""
        kind, token = self.tags[at].kind, self.tokens[at]
        if kind == "number":
            return at + 1 < len(self.tokens) and self.tokens[at + 1].word not in self.grammar.times
        return kind == "determiner" or (token.capital and token.word not in self.grammar.times)

    def _phrase(self, draft: _Draft) -> Phrase | None:
        if draft.core is None:
            return None
        head_last = draft.head_last if draft.head_last is not None else draft.core
        return Phrase(
            self.tokens[draft.first].start,
            self.tokens[draft.last].end,
            draft.preposition,
            self.tokens[draft.core].start,
            self.tokens[head_last].end,
        )
