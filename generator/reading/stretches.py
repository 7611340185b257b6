"""What is parsed together: each sentence without the quotations that are sentences of their own, and each of these."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from generator.reading.quotations import Quotation
from generator.reading.tokens import Token, tokenize
from generator.schema.mentions import Sentence
from generator.values import value

_MARKS = frozenset('«»“”„‟"‹›')
_SHORTEST = 4
# "BAMAKO (Reuters) - ", "Dakar — ": where and by whom a text was written is no part of its first sentence.
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’-]*[ ,]{1,2}){1,4}(?:\d{1,2} \w{3,9} )?"
    r"(?:\([^()\n]{2,40}\) ?[-–—]{1,2}|[–—-]{1,2}(?= )) ?(?=[A-ZÀ-Þ«\"])"
)


@value
class Stretch:
    """Tokens of one sentence to be parsed together, quotation marks left out."""

    tokens: tuple[Token, ...]
    sentence: int
    quoted: bool


def stretches(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> tuple[tuple[Token, ...], tuple[Stretch, ...]]:
    """All tokens of the sentences, and the stretches they make."""
    tokens: list[Token] = []
    found: list[Stretch] = []
    outer = [quotation for quotation in quotations if quotation.depth == 0]
    first = 0
    for number, sentence in enumerate(sentences):
        words = tokenize(text, sentence.start, sentence.end)
        tokens += words
        while first < len(outer) and outer[first].outer_end <= sentence.start:
            first += 1
        told = _without_dateline(text, sentence, words)
        found += _cut(text, sentence, number, told, list(_until(outer, first, sentence.end)))
    return tuple(tokens), tuple(found)


def _without_dateline(text: str, sentence: Sentence, words: list[Token]) -> list[Token]:
    dateline = _DATELINE.match(text, sentence.start, sentence.end)
    return words if dateline is None else [word for word in words if word.start >= dateline.end()]


def _until(quotations: Sequence[Quotation], first: int, end: int) -> Iterator[Quotation]:
    """The quotations from number `first` on that begin before `end`."""
    while first < len(quotations) and quotations[first].outer_start < end:
        yield quotations[first]
        first += 1


def _cut(
    text: str, sentence: Sentence, number: int, words: Sequence[Token], quotations: Sequence[Quotation]
) -> Iterator[Stretch]:
    starts = [word.start for word in words] if quotations else []
    rest: list[Token] = []
    done = 0
    for quotation in quotations:
        part = words[bisect_left(starts, quotation.start) : bisect_left(starts, quotation.end)]
        if _stands_alone(text, sentence, quotation, part):
            yield Stretch(_unmarked(part), number, quoted=True)
            rest += words[done : bisect_left(starts, quotation.outer_start)]
            done = bisect_left(starts, quotation.outer_end)
    rest += words[done:]
    if rest:
        yield Stretch(_unmarked(rest), number, quoted=False)


def _stands_alone(text: str, sentence: Sentence, quotation: Quotation, part: Sequence[Token]) -> bool:
    """Whether a quotation is a sentence of its own: it begins one, or is written like one."""
    if len(part) < _SHORTEST:
        return False
    begins = quotation.outer_start <= sentence.start
    return begins or part[0].capital or text[quotation.start] in "[(…"


def _unmarked(words: Sequence[Token]) -> tuple[Token, ...]:
    return tuple([word for word in words if word.word not in _MARKS])
