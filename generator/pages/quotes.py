"""A source's words as they are shown: whole sentences, unchanged, with the evidence marked in them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.pages.site import Site
from generator.schema.mentions import Sentence
from generator.schema.records import Evidence, Reason


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a source with its evidence.

    `text` is the article's text from `start` on: one sentence, or several that one piece of evidence joins.
    `numbers` are these sentences, from 1; they are empty where the article is not at hand or no longer says
    these words, and `text` is then what the record kept. `evidence` lies inside, in order of the text.
    """

    article: str
    start: int
    text: str
    numbers: tuple[int, ...]
    evidence: tuple[Evidence, ...]

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def rules(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item.rule for item in self.evidence if item.rule))

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """`text` cut at the evidence: (piece, whether it is evidence)."""
        at = 0
        for item in self.evidence:
            left, right = max(item.start - self.start, at), min(item.end - self.start, len(self.text))
            if left > at:
                yield self.text[at:left], False
            if right > left:
                yield self.text[left:right], True
            at = max(at, right)
        if at < len(self.text):
            yield self.text[at:], False


def quotes(site: Site, evidence: Iterable[Evidence]) -> list[Quote]:
    """The evidence in its sentences, by article in the order given; evidence in one sentence shares a quote."""
    shown: list[Quote] = []
    for item in evidence:
        found = _quote(site, item)
        twin = next((n for n, other in enumerate(shown) if _same_place(other, found)), None)
        if twin is None:
            shown.append(found)
        else:
            shown[twin] = _joined(site, shown[twin], found)
    return shown


def quote(site: Site, evidence: Evidence) -> Quote:
    """One piece of evidence in its sentence."""
    return _quote(site, evidence)


def words_of(site: Site, reason: Reason, near: Iterable[Evidence], home: str) -> Quote | None:
    """The sentence that holds the words on which a reason rests: in the evidence at hand, else first in the article.

    `home` is the article of a reason that names none.
    """
    article = site.articles.get(reason.article or home)
    if article is None or not reason.words:
        return None
    starts = [quote(site, item).start for item in near if item.article == article.id]
    found = [at for at in (article.text.find(reason.words, start) for start in (*starts, 0)) if at >= 0]
    if not found:
        return None
    end = found[0] + len(reason.words)
    said = Evidence(article=article.id, exact=reason.words, start=found[0], end=end, rule=reason.rule)
    shown = _quote(site, said)
    return shown if shown.numbers else None


def numbers_between(sentences: tuple[Sentence, ...], start: int, end: int) -> tuple[int, ...]:
    """The numbers, from 1, of the sentences that share a character with [start, end)."""
    return tuple(n for n, sentence in enumerate(sentences, 1) if sentence.start < end and start < sentence.end)


def _quote(site: Site, item: Evidence) -> Quote:
    article, sentences = site.articles.get(item.article), site.sentences.get(item.article, ())
    numbers = numbers_between(sentences, item.start, item.end)
    if article is None or not numbers or article.text[item.start : item.end] != item.exact:
        return Quote(item.article, item.start, item.exact, (), (item,))
    start = min(sentences[numbers[0] - 1].start, item.start)
    end = max(sentences[numbers[-1] - 1].end, item.end)
    return Quote(item.article, start, article.text[start:end], numbers, (item,))


def _same_place(one: Quote, other: Quote) -> bool:
    return one.article == other.article and bool(set(one.numbers) & set(other.numbers))


def _joined(site: Site, one: Quote, other: Quote) -> Quote:
    start, end = min(one.start, other.start), max(one.end, other.end)
    evidence = {item.key: item for item in (*one.evidence, *other.evidence)}
    ordered = tuple(sorted(evidence.values(), key=lambda item: (item.start, item.end)))
    text = site.articles[one.article].text[start:end]
    return Quote(one.article, start, text, tuple(sorted({*one.numbers, *other.numbers})), ordered)
