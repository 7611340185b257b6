"""An article as the readers look at it: the text, its folded twin and its sentences, computed once."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from generator.language import Language
from generator.reading.clauses import Clause, Syntax, parse
from generator.reading.quotations import Quotation, find_quotations
from generator.reading.stretches import Stretch, stretches
from generator.reading.tokens import Token
from generator.schema.article import Article
from generator.schema.mentions import Sentence
from generator.text import fold, sentences


@dataclass(frozen=True)
class View:
    """What every reader of one article receives. Offsets count characters of `text`."""

    article: Article
    language: Language

    @cached_property
    def text(self) -> str:
        return self.article.text

    @cached_property
    def folded(self) -> str:
        """`text` folded; same length, so offsets carry over."""
        return fold(self.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the kept passages, in order of the text."""
        return tuple(
            Sentence(start, end, number, title=passage == self.article.title)
            for number, passage in enumerate(self.article.body)
            for start, end in sentences(self.text, passage.start, passage.end)
        )

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations of the kept passages, in order of their opening marks."""
        return find_quotations(self.text, ((passage.start, passage.end) for passage in self.article.body))

    @cached_property
    def _stretches(self) -> tuple[tuple[Token, ...], tuple[Stretch, ...]]:
        return stretches(self.text, self.sentences, self.quotations)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words, numbers and marks of the sentences, in order of the text."""
        return self._stretches[0]

    @cached_property
    def starts(self) -> list[int]:
        """Where the tokens begin."""
        return [token.start for token in self.tokens]

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that begin in text[start:end]."""
        first = bisect_left(self.starts, start)
        return self.tokens[first : bisect_left(self.starts, end, first)]

    @cached_property
    def syntax(self) -> Syntax:
        """The clauses, and which of them each word belongs to."""
        return parse(self.language, self._stretches[1])

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of all sentences; see `generator.reading.clauses`."""
        return self.syntax.clauses

    def clause_at(self, offset: int) -> Clause | None:
        """The innermost clause around `offset`, None outside sentences."""
        return self.syntax.at(offset)
