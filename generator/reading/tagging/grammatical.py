"""Grammatical words: articles and pronouns, prepositions and what opens a clause, told by the words around them."""

from collections.abc import Callable, Mapping

from generator.language.grammar import Closed, Grammar
from generator.reading.tagging.line import (
    ADVERB,
    CLITIC,
    COORDINATOR,
    DETERMINER,
    NEGATION,
    NOUN,
    STRONG,
    SUBJECT,
    VERBAL,
    Line,
    Tag,
    opener,
    preposition,
)  # fmt: skip
from generator.reading.tokens import Token

AMBIGUOUS_SUBJECTS = frozenset(("elle", "elles", "nous", "vous", "ce"))
_BE = frozenset("sont était étaient fut furent sera seront serait seraient".split())
_COMPARATIVES = frozenset("plus moins aussi autant plutôt tel telle tels telles davantage mieux".split())
_BEFORE_ADVERB = VERBAL | {"adverb", "mark", "coordinator", "clitic", "inverted", "subject"}
_OPENING = 16


def looks_like_adverb(word: str) -> bool:
    """Whether it ends as adverbs do; some nouns do too."""
    return word.endswith("ment") and len(word) > 6


def minor(grammar: Grammar, word: str) -> Tag:
    """The tag of a conjunction, preposition or adverb of the closed classes."""
    if word in grammar.coordinators:
        return COORDINATOR
    meaning = grammar.prepositions.get(word)
    return preposition(meaning) if meaning else ADVERB


class GrammaticalWords:
    """Tags the words of the closed classes."""

    def __init__(self, line: Line) -> None:
        self.line, self.closed = line, line.grammar.closed

    def tag(self, at: int, token: Token) -> Tag | None:
        """The tag of a grammatical word, None for other words."""
        word = token.word
        closed = self.closed.get(word)
        if closed is not None:
            return _READERS[closed](self, at, word)
        if word == "a" and token.capital and self.line.starts(at):
            return preposition("à")
        return ADVERB if looks_like_adverb(word) and self._takes_adverb(at) else None

    def _negation(self, at: int, word: str) -> Tag:
        return NEGATION

    def _clitic(self, at: int, word: str) -> Tag:
        return CLITIC

    def _object(self, at: int, word: str) -> Tag:
        return CLITIC if self._is_clitic(at) else DETERMINER

    def _of(self, at: int, word: str) -> Tag | None:
        return DETERMINER if self._partitive(at) else self._plain(at, word)

    def _plain(self, at: int, word: str) -> Tag | None:
        grammar = self.line.grammar
        if word in grammar.determiners and not (word in grammar.adverbs and self.line.before(at).kind == "verb"):
            return DETERMINER
        return minor(grammar, word)

    def _takes_adverb(self, at: int) -> bool:
        return self.line.before(at).kind in _BEFORE_ADVERB and not self.line.tokens[at].capital

    def _is_clitic(self, at: int) -> bool:
        """Whether "le", "la", "les", "l'", "leur" is the object of the verb after it and no article."""
        before, following = self.line.before(at), self.line.word(at + 1)
        forms = self.line.verbs.analyse(following)
        if not forms or self.line.tokens[at + 1].capital:
            return self.line.word(at) == "leur" and before.kind in STRONG
        if before.kind in STRONG or (before.kind == "opener" and self.line.word(at - 1) == "qui"):
            return True
        if following in self.line.grammar.nominal or following == "est":
            return False
        return forms.infinitive is not None or forms.clear

    def _adverbial_pronoun(self, at: int, word: str) -> Tag:
        forms = self.line.verbs.analyse(self.line.word(at + 1))
        before_verb = self.line.before(at).kind in STRONG or forms.clear
        if word == "y" or (before_verb and (word == "lui" or bool(forms))):
            return CLITIC
        if forms.infinitive and self.line.before(at).kind in ("preposition", "verb"):
            return CLITIC
        return preposition("en") if word == "en" else NOUN

    def _opener(self, at: int, word: str) -> Tag | None:
        if word == "s'":
            return opener("condition") if self.line.word(at + 1) in ("il", "ils") else CLITIC
        if word == "comme":
            return self._like(at)
        if word in ("que", "qu'"):
            return self._que(at)
        return opener(self.line.grammar.openers[word])

    def _like(self, at: int) -> Tag:
        following = self.line.word(at + 1)
        object_first = following in ("l'", "le") and bool(self.line.verbs.analyse(self.line.word(at + 2)))
        clause = following in self.line.grammar.subjects or object_first
        return opener("time") if clause else preposition("comme")

    def _que(self, at: int) -> Tag:
        if self.line.negated:
            self.line.negated = False
            return ADVERB
        for words, kind in self.line.grammar.before_que.items():
            if all(self.line.word(at - len(words) + n) == word for n, word in enumerate(words)):
                return opener(kind)
        first = 2 if self.line.word(at - 1) == "aussi" else 1  # "annonce aussi que" compares nothing
        if any(self.line.word(at - n) in _COMPARATIVES for n in range(first, 5)) and not self.line.finite_ahead(at + 1):
            return preposition("que")
        return opener("relative" if self.line.before(at).kind == "noun" else "that")

    def _subject(self, at: int, word: str) -> Tag:
        if word not in AMBIGUOUS_SUBJECTS:
            return SUBJECT
        following = self.line.word(at + 1)
        verbal = (
            following in self.line.grammar.negations
            or following in self.line.grammar.clitics
            or following in ("le", "la")
        )
        verbal = verbal or bool(self.line.verbs.analyse(following))
        if word == "ce":
            return SUBJECT if following in self.line.grammar.negations or following in _BE else DETERMINER
        return SUBJECT if verbal and self.line.before(at).kind != "preposition" else NOUN

    def _contracted(self, at: int, word: str) -> Tag:
        """ "du" and "des" are articles right after a verb or where a clause begins, else hide a preposition."""
        before = self.line.before(at).kind
        article = before in VERBAL or before in ("opener", "adverb") or self.line.starts(at) or self._after_opening(at)
        if word in ("du", "des") and (article or self.line.follows_verb(at)):
            return DETERMINER
        return preposition(self.line.grammar.contracted[word])

    def _after_opening(self, at: int) -> bool:
        """Whether a comma parts "des" from words of time or place: "Le même jour, des pourparlers …"."""
        if self.line.word(at - 1) != "," or self.line.finite or at - self.line.opened > _OPENING:
            return False
        first, between = self.line.tags[self.line.opened].kind, self.line.tokens[self.line.opened : at - 1]
        return first in ("preposition", "adverb") or any(token.word in self.line.grammar.times for token in between)

    def _partitive(self, at: int) -> bool:
        """Whether "de" is an article: "ont lancé de nouvelles frappes"."""
        following = self.line.word(at + 1)
        plural = following in self.line.grammar.prenominal
        return plural and (self.line.follows_verb(at) or self.line.before(at).kind == "opener" or self.line.starts(at))


_READERS: Mapping[Closed, Callable[[GrammaticalWords, int, str], Tag | None]] = {
    "negation": GrammaticalWords._negation,
    "object": GrammaticalWords._object,
    "adverbial": GrammaticalWords._adverbial_pronoun,
    "opener": GrammaticalWords._opener,
    "subject": GrammaticalWords._subject,
    "clitic": GrammaticalWords._clitic,
    "contracted": GrammaticalWords._contracted,
    "of": GrammaticalWords._of,
    "plain": GrammaticalWords._plain,
}
