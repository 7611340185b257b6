"""Tags the words of one stretch of text from left to right, a few words of context at a time."""

from collections.abc import Sequence

from generator.language.grammar import Grammar, Phrases
from generator.language.verbs import Verbs
from generator.reading.tagging.grammatical import GrammaticalWords
from generator.reading.tagging.line import DETERMINER, INVERTED, MARK, NUMBER, Kind, Line, Tag
from generator.reading.tagging.verbal import OpenWords
from generator.reading.tokens import Token

_OF = frozenset(("de", "d'", "du", "des"))
_TO = frozenset(("à", "au", "aux"))
_QUANTIFIERS = frozenset("plus moins près autour environ".split())


class Tagger:
    """Tags the tokens of one stretch of text (a sentence, or a quotation taken out of it)."""

    def __init__(self, grammar: Grammar, verbs: Verbs, tokens: Sequence[Token]) -> None:
        self.line = Line(grammar, verbs, tokens)
        self.grammatical, self.open = GrammaticalWords(self.line), OpenWords(self.line)

    def run(self) -> list[Tag]:
        line = self.line
        while len(line.tags) < len(line.tokens):
            at = len(line.tags)
            line.tags += self._phrase(at) or [self._tag(at)]
            for position in range(at, len(line.tags)):
                line.remember(position)
        return line.tags

    def _phrase(self, at: int) -> list[Tag]:
        """The tags of a grammatical expression of several words that begins here."""
        grammar = self.line.grammar
        if self._quantifier(at):
            return [DETERMINER, DETERMINER]
        tables: tuple[tuple[Phrases, Kind], ...] = (
            (grammar.adverb_phrases, "adverb"),
            (grammar.prepositions, "preposition"),
            (grammar.coordinator_phrases, "coordinator"),
        )
        for table, kind in tables:
            for words, meaning in table.get(self.line.tokens[at].word, ()):
                if len(words) > 1 and self._matches(at, words):
                    return [Tag(kind, None, meaning)] * len(words)
        return []

    def _quantifier(self, at: int) -> bool:
        """ "plus de 120", "près d'une centaine"."""
        if (
            self.line.tokens[at].word not in _QUANTIFIERS
            or self.line.word(at + 1) not in ("de", "d'")
            or at + 2 >= len(self.line.tokens)
        ):
            return False
        return self.line.tokens[at + 2].kind == "number" or self.line.word(at + 2) in self.line.grammar.determiners

    def _matches(self, at: int, words: Sequence[str]) -> bool:
        if at + len(words) > len(self.line.tokens):
            return False
        last = self.line.word(at + len(words) - 1)
        ends = last in _OF if words[-1] == "de" else last in _TO if words[-1] == "à" else last == words[-1]
        return ends and all(self.line.word(at + n) == word for n, word in enumerate(words[:-1]))

    def _tag(self, at: int) -> Tag:
        token = self.line.tokens[at]
        if token.kind == "mark":
            return MARK
        if token.kind == "number":
            return NUMBER
        if token.word.startswith("-"):
            return INVERTED
        return self.grammatical.tag(at, token) or self.open.tag(at, token)
