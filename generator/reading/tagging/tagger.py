"""Tags the words of one stretch of text from left to right, a few words of context at a time."""

from collections.abc import Mapping, Sequence

from generator.language.grammar import QUANTIFIERS, Expression, Grammar
from generator.language.verbs import Verbs
from generator.reading.tagging.certain import Certain
from generator.reading.tagging.grammatical import GrammaticalWords
from generator.reading.tagging.line import DETERMINER, INVERTED, MARK, NUMBER, Line, Tag
from generator.reading.tagging.verbal import OpenWords
from generator.reading.tokens import Token


class Tagger:
    """Tags the tokens of one stretch of text (a sentence, or a quotation taken out of it).

    `certain` gives the tags of words that need no more than a look at the next word.
    """

    def __init__(self, grammar: Grammar, verbs: Verbs, tokens: Sequence[Token], certain: Mapping[str, Certain]) -> None:
        self.line, self.certain = Line(grammar, verbs, tokens), certain
        self.grammatical, self.open = GrammaticalWords(self.line), OpenWords(self.line)

    def run(self) -> list[Tag]:
        tags, certain = self.line.tags, self.certain
        words = [*self.line.words, ""]
        at, end = 0, len(words) - 1
        while at < end:
            tag, unless = certain[words[at]]
            if tag is None or words[at + 1] in unless:
                at = self._step(at)
            else:
                tags.append(tag)
                at += 1
        return tags

    def _step(self, at: int) -> int:
        """Tags what begins at `at` and takes note of it; returns the position to go on from."""
        line = self.line
        expression = self._expression(at) if line.words[at] in line.grammar.begin_expressions else None
        line.tags += expression or [self._tag(at)]
        for position in range(at, len(line.tags)):
            line.remember(position)
        return len(line.tags)

    def _expression(self, at: int) -> list[Tag]:
        """The tags of a grammatical expression of several words that begins here."""
        line = self.line
        word = line.words[at]
        if word in QUANTIFIERS and self._quantifies(at):
            return [DETERMINER, DETERMINER]
        for expression in line.grammar.expressions.get(word, {}).get(line.word(at + 1), ()):
            if self._matches(at, expression):
                return [Tag(expression.kind, None, expression.value)] * (len(expression.head) + 1)
        return []

    def _quantifies(self, at: int) -> bool:
        """ "plus de 120", "près d'une centaine"."""
        if self.line.word(at + 1) not in ("de", "d'") or at + 2 >= len(self.line.tokens):
            return False
        return self.line.tokens[at + 2].kind == "number" or self.line.word(at + 2) in self.line.grammar.determiners

    def _matches(self, at: int, expression: Expression) -> bool:
        end = at + len(expression.head)
        return self.line.words[at:end] == expression.head and expression.ends_in(self.line.word(end))

    def _tag(self, at: int) -> Tag:
        token = self.line.tokens[at]
        if token.kind != "word":
            return NUMBER if token.kind == "number" else MARK
        if token.word[0] == "-":
            return INVERTED
        return self.grammatical.tag(at, token) or self.open.tag(at, token)
