"""Tokens being tagged: the tags so far, and what a tagger must remember of the words before."""

from collections.abc import Sequence
from functools import cache
from typing import Literal

from generator.language.forms import Form
from generator.language.grammar import Grammar
from generator.language.verbs import Verbs
from generator.reading.tokens import Token
from generator.values import value

Kind = Literal[
    "verb", "infinitive", "participle", "gerund", "noun", "determiner", "preposition", "opener", "coordinator",
    "subject", "clitic", "negation", "adverb", "number", "mark", "inverted",
]  # fmt: skip

STRONG: frozenset[Kind] = frozenset(("clitic", "negation", "subject"))
VERBAL: frozenset[Kind] = frozenset(("verb", "participle", "infinitive", "gerund"))
# After these the line stands as before.
_PLAIN: frozenset[Kind] = frozenset(
    ("noun", "determiner", "preposition", "coordinator", "subject", "clitic", "adverb", "number", "inverted")
)
_BETWEEN: frozenset[Kind] = frozenset(("adverb", "inverted", "number"))
_STOPS = frozenset(".;:!?,—–")
_SENTENCEMARKS = '.:;«"“—–!?'
# Words that may stand between an auxiliary and its participle ("ont tous deux dit", "a lui affirmé").
_INSIDE = frozenset(("tous", "toutes", "deux", "été", "lui", "elle", "eux", "elles"))
_LOOK_AHEAD = 12
# Words of time between a verb and its object, at most.
_TIME_REACH = 6
# The longest parenthesis between an auxiliary and its participle, in tokens.
_PARENTHESIS = 10


@value
class Tag:
    """A token's kind; `form` for verbs, `value` the meaning of a preposition or the kind of clause an opener makes."""

    kind: Kind
    form: Form | None = None
    value: str = ""


MARK, NUMBER, NOUN = Tag("mark"), Tag("number"), Tag("noun")
DETERMINER, SUBJECT, CLITIC = Tag("determiner"), Tag("subject"), Tag("clitic")
NEGATION, ADVERB, INVERTED, COORDINATOR = Tag("negation"), Tag("adverb"), Tag("inverted"), Tag("coordinator")


@cache
def preposition(meaning: str) -> Tag:
    """The tag of the prepositions with a meaning."""
    return Tag("preposition", None, meaning)


@cache
def opener(kind: str) -> Tag:
    """The tag of what opens a clause of a kind."""
    return Tag("opener", None, kind)


class Line:
    """One stretch of tokens with the tags of its first words.

    `auxiliary` is the position of an auxiliary that still waits for its participle (-1: none), `completed` the
    participle that last completed a compound tense, `opened` where the clause began (after the last opener), `finite`
    whether it has its verb, `negated` whether "ne" still waits for its "pas".
    """

    def __init__(self, grammar: Grammar, verbs: Verbs, tokens: Sequence[Token]) -> None:
        self.grammar, self.verbs, self.tokens = grammar, verbs, tokens
        self.words = [token.word for token in tokens]
        self._negation_ends = grammar.negation_ends
        self.tags: list[Tag] = []
        self.auxiliary = -1
        self.completed = -2
        self.opened = 0
        self.finite = False
        self.negated = False

    def remember(self, at: int) -> None:
        tag, word = self.tags[at], self.words[at]
        if tag.kind not in _PLAIN:
            self._follow(at, tag, word)
        if word in self._negation_ends:
            self.negated = False

    def _follow(self, at: int, tag: Tag, word: str) -> None:
        """Takes note of a verb, of a mark, and of what opens a clause or a negation."""
        if tag.kind == "verb":
            self.finite = True
            self.auxiliary = at if tag.form and tag.form.lemma in self.grammar.auxiliaries else -1
        elif tag.form and tag.form.lemma in self.grammar.auxiliaries and tag.kind != "participle":
            self.auxiliary = at
        elif tag.kind == "participle" and word != "été":
            self.completed = at if self.auxiliary >= 0 else self.completed
            self.auxiliary = -1
        elif tag.kind == "negation":
            self.negated = True
        if tag.kind == "opener" or word in (";", ":", "."):
            self.finite = self.negated = False
            self.opened = at + 1

    def before(self, at: int) -> Tag:
        return self.tags[at - 1] if at else MARK

    def word(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""

    def starts(self, at: int) -> bool:
        return at == 0 or self.word(at - 1) in '.:;«"“—–!?'

    def finite_ahead(self, at: int) -> bool:
        """Whether a form that can only be a finite verb stands in the next words of this stretch."""
        for number, token in enumerate(self.tokens[at : at + _LOOK_AHEAD], at):
            if token.word in _STOPS or token.word in self.grammar.openers:
                return False
            east = token.word == "est" and self.words[number - 1] == "l'"
            if not token.capital and not east and self.verbs.analyse(token.word).clear:
                return True
        return False

    def after_auxiliary(self, at: int) -> bool:
        """Whether only adverbs, or a parenthesis between commas, stand between an auxiliary and this word."""
        if self.auxiliary < 0 or at - self.auxiliary > _PARENTHESIS:
            return False
        between = range(self.auxiliary + 1, at)
        commas = [n for n in between if self.words[n] == ","]
        if len(commas) == 2:
            between = range(commas[1] + 1, at)
        return len(commas) in (0, 2) and all(self._may_split(n) for n in between)

    def _may_split(self, at: int) -> bool:
        word = self.word(at)
        return self.tags[at].kind in _BETWEEN or word in self.grammar.negators or word in _INSIDE

    def follows_verb(self, at: int) -> bool:
        """Whether a verb stands before, but for words of time: "a tenu lundi des pourparlers"."""
        before = at - 1
        while before > at - _TIME_REACH and before >= 0 and self._of_time(before):
            before -= 1
        return before >= 0 and (self.tags[before].kind in ("verb", "infinitive") or self.completed == before)

    def _of_time(self, at: int) -> bool:
        """Whether a word is part of "lundi", "en avril 2024", "le 3 mai"."""
        if at >= len(self.tags):
            return False
        if self.words[at] in self.grammar.times or self.tags[at].kind == "number":
            return True
        return self.tags[at].kind in ("preposition", "determiner") and self._of_time(at + 1)
