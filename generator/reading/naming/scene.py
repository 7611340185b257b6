"""The words of an article as the readers of names look at them: tokens with folded words, sentence by sentence."""

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise

from generator.language import Language
from generator.reading.tokens import Token
from generator.reading.view import View
from generator.schema.mentions import Mention, MentionForm

# After these marks a capital says nothing, as at the start of a sentence.
_OPENING = frozenset(':«"“([–—•-*|')


@dataclass(slots=True, eq=False)
class Scene:
    """Words are known by their position; [first, after) is a run of them. `words` are folded.

    `numbers` are those of each word's sentence, `names` the positions of words that may begin a name: those with a
    capital, at their start or behind a hyphen.
    """

    view: View
    language: Language = field(init=False)
    tokens: tuple[Token, ...] = field(init=False)
    size: int = field(init=False)
    words: list[str] = field(init=False)
    numbers: list[int] = field(init=False)
    names: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.language, self.tokens, self.size = self.view.language, self.view.tokens, len(self.view.tokens)
        self.words = self.view.words
        begins = [bisect_left(self.view.starts, sentence.start) for sentence in self.view.sentences]
        sizes = (after - first for first, after in pairwise([*begins, self.size]))
        self.numbers = [number for number, size in enumerate(sizes) for _ in range(size)]
        self.names = [
            at
            for at, token in enumerate(self.tokens)
            if token.kind == "word" and (token.capital or ("-" in token.word and self._has_capital(token)))
        ]

    def _has_capital(self, token: Token) -> bool:
        return not self.view.text[token.start : token.end].islower()

    def word(self, at: int) -> str:
        """The folded word at a position, "" outside the text."""
        return self.words[at] if 0 <= at < self.size else ""

    def surface(self, first: int, after: int) -> str:
        """The words [first, after) as written; a line break inside them is a space."""
        written = self.view.text[self.tokens[first].start : self.tokens[after - 1].end]
        return " ".join(written.split()) if "\n" in written else written

    def capital(self, at: int) -> bool:
        return 0 <= at < self.size and self.tokens[at].capital

    def is_name(self, at: int) -> bool:
        """Whether the word is written like a name: "Mawasi", "al-Mawasi"."""
        if not self.is_word(at):
            return False
        token = self.tokens[at]
        return token.capital or ("-" in token.word and self._has_capital(token))

    def is_word(self, at: int) -> bool:
        return 0 <= at < self.size and self.tokens[at].kind == "word"

    def together(self, left: int, right: int) -> bool:
        """Whether both positions exist and lie in one sentence."""
        return left >= 0 and right < self.size and self.numbers[left] == self.numbers[right]

    def opens(self, at: int) -> bool:
        """Whether the word stands where every word has a capital: first in its sentence, or after a colon or quote."""
        return not self.together(at - 1, at) or self.words[at - 1] in _OPENING

    def mention(self, first: int, after: int, form: MentionForm, rule: str) -> Mention:
        start, end = self.tokens[first].start, self.tokens[after - 1].end
        return Mention(start, end, self.view.text[start:end], form, rule)

    def is_verb(self, at: int) -> bool:
        """Whether the word is a form of a known verb that has a subject (or the auxiliary of one)."""
        token = self.tokens[at] if 0 <= at < len(self.tokens) else None
        if token is None or token.kind != "word" or token.capital:
            return False
        return self.language.verbs.analyse(token.word).third is not None

    def is_verbal(self, at: int) -> bool:
        """Whether the word is any form of a known verb: "a déclaré" before a name."""
        return (
            self.is_word(at) and not self.tokens[at].capital and bool(self.language.verbs.analyse(self.tokens[at].word))
        )

    def starts_verb(self, at: int) -> bool:
        """Whether a verb group follows: "a déclaré", "ne veut pas", "s'est rendu", "lui reproche"."""
        grammar = self.language.grammar
        steps = 0
        while steps < 3 and self.is_word(at) and (self.tokens[at].word in grammar.negations | grammar.clitics):
            at, steps = at + 1, steps + 1
        return self.is_verb(at)

    def is_subject(self, at: int) -> bool:
        """Whether the word is inside the subject of its clause."""
        offset = self.tokens[at].start
        clause = self.view.clause_at(offset)
        return clause is not None and any(phrase.start <= offset < phrase.end for phrase in clause.subject)
