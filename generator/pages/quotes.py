"""A source's words as they are shown: the whole sentence, unchanged, with the evidence marked in it."""

from dataclasses import dataclass

from generator.pages.site import Site
from generator.schema.article import Article
from generator.schema.mentions import Sentence
from generator.schema.records import Evidence


@dataclass(frozen=True, slots=True)
class Quote:
    """`before + exact + after` is the source's text from its sentence's first character to its last.

    `numbers` are the sentences (from 1) that hold the evidence. They are empty where the article is not at hand
    or no longer says these words: then only `exact`, the words that the record kept, is known.
    """

    evidence: Evidence
    before: str = ""
    after: str = ""
    numbers: tuple[int, ...] = ()

    @property
    def exact(self) -> str:
        return self.evidence.exact

    @property
    def article(self) -> str:
        return self.evidence.article

    @property
    def located(self) -> bool:
        return bool(self.numbers)

    @property
    def sentence(self) -> str:
        return self.before + self.exact + self.after


def quote(site: Site, evidence: Evidence) -> Quote:
    """The evidence in its sentence or sentences."""
    article = site.articles.get(evidence.article)
    if article is None or article.text[evidence.start : evidence.end] != evidence.exact:
        return Quote(evidence)
    return _in_sentences(article, site.sentences.get(article.id, ()), evidence)


def _in_sentences(article: Article, sentences: tuple[Sentence, ...], evidence: Evidence) -> Quote:
    numbers = tuple(numbers_between(sentences, evidence.start, evidence.end))
    if not numbers:
        return Quote(evidence)
    start = min(sentences[numbers[0] - 1].start, evidence.start)
    end = max(sentences[numbers[-1] - 1].end, evidence.end)
    return Quote(evidence, article.text[start : evidence.start], article.text[evidence.end : end], numbers)


def numbers_between(sentences: tuple[Sentence, ...], start: int, end: int) -> list[int]:
    """The numbers, from 1, of the sentences that share a character with [start, end)."""
    return [n for n, sentence in enumerate(sentences, 1) if sentence.start < end and start < sentence.end]
