"""An article as the readers look at it: the text, its folded twin and its sentences, computed once."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.language import Language
from generator.reading.clauses import Clause, Syntax, parse
from generator.reading.quotations import Quotation, find_quotations
from generator.reading.stretches import stretches
from generator.reading.tokens import Token
from generator.schema.article import Article
from generator.schema.mentions import Sentence
from generator.text import fold, sentences


@dataclass(slots=True, eq=False)
class View:
    """What every reader of one article receives. Offsets count characters of `text`.

    folded      `text` folded; same length, so offsets carry over
    sentences   the sentences of the kept passages, in order of the text
    quotations  the quotations of the kept passages, in order of their opening marks
    tokens      the words, numbers and marks of the sentences, in order of the text; `starts` is where they begin,
                `words` what they are folded
    syntax      the clauses, and which of them each word belongs to; `clauses` are those of all sentences, see
                `generator.reading.clauses`
    """

    article: Article
    language: Language
    text: str = field(init=False)
    folded: str = field(init=False)
    sentences: tuple[Sentence, ...] = field(init=False)
    quotations: tuple[Quotation, ...] = field(init=False)
    tokens: tuple[Token, ...] = field(init=False)
    starts: list[int] = field(init=False)
    words: list[str] = field(init=False)
    syntax: Syntax = field(init=False)
    clauses: tuple[Clause, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.text, self.folded = self.article.text, fold(self.article.text)
        self.sentences = tuple(sentences_of(self.article))
        self.quotations = find_quotations(self.text, ((kept.start, kept.end) for kept in self.article.body))
        self.tokens, parts = stretches(self.text, self.sentences, self.quotations)
        self.starts = [token.start for token in self.tokens]
        self.words = [self.folded[token.start : token.end] for token in self.tokens]
        self.syntax = parse(self.language, parts)
        self.clauses = self.syntax.clauses

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that begin in text[start:end]."""
        first = bisect_left(self.starts, start)
        return self.tokens[first : bisect_left(self.starts, end, first)]

    def clause_at(self, offset: int) -> Clause | None:
        """The innermost clause around `offset`, None outside sentences."""
        return self.syntax.at(offset)


def sentences_of(article: Article) -> Iterator[Sentence]:
    """The sentences of the kept passages, in order of the text."""
    for number, passage in enumerate(article.body):
        title = passage == article.title
        for start, end in sentences(article.text, passage.start, passage.end):
            yield Sentence(start, end, number, title)
