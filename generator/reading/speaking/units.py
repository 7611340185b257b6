"""Units of speech: sentences, joined where a quotation runs over the break between them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from generator.reading.quotations import Quotation
from generator.schema.mentions import Sentence
from generator.values import value


@value
class Unit:
    """text[start:end], the sentences [first, after) of one paragraph."""

    start: int
    end: int
    first: int
    after: int
    paragraph: int
    title: bool


def units(text: str, sentences: Sequence[Sentence], outer: Sequence[Quotation]) -> Iterator[Unit]:
    """The units in order; `outer` are the quotations that lie in no other one."""
    first = 0
    for after in range(1, len(sentences) + 1):
        if after < len(sentences) and _joined(text, sentences[after - 1], sentences[after], outer):
            continue
        head = sentences[first]
        yield Unit(head.start, sentences[after - 1].end, first, after, head.paragraph, head.title)
        first = after


def _joined(text: str, before: Sentence, after: Sentence, outer: Sequence[Quotation]) -> bool:
    if before.paragraph != after.paragraph:
        return False
    if text[after.start].islower() or text[after.start] in ",;":
        return True
    around = quotation_at(outer, after.start)
    return around is not None and around.closed and around.outer_start < after.start


def quotation_at(outer: Sequence[Quotation], offset: int) -> Quotation | None:
    """The outer quotation, marks included, around an offset."""
    at = bisect_right(outer, offset, key=lambda quotation: quotation.outer_start) - 1
    return outer[at] if at >= 0 and offset < outer[at].outer_end else None


def character_before(text: str, offset: int) -> str:
    """The last character before an offset that is no white space, "" at the beginning."""
    at = offset - 1
    while at >= 0 and text[at].isspace():
        at -= 1
    return text[at] if at >= 0 else ""
