"""Finds the headline among the first blocks of an article."""

from generator.articles.blocks import Block
from generator.articles.draft import Draft
from generator.articles.topics import Subject

# A headline has some words; one that ends with a full stop is told from a first sentence by being short.
_FEWEST, _MOST_CLOSED, _MOST = 3, 20, 45
# How many paragraphs tell the subject; how many of them must follow a headline with a full stop.
_TELLING, _FOLLOWING = 3, 2
# What counts for a headline: words in common with the text, and being long; more of either adds nothing.
_KINSHIP, _LENGTH = 6, 8
BULLETS = ("•", "*", "+")


def find(draft: Draft) -> int | None:
    """The index of the headline, None where the text has none."""
    first = draft.prose[0] if draft.prose else len(draft.blocks)
    subject = Subject(draft.blocks[index] for index in draft.prose[:_TELLING])
    lines = [(index, block) for index, block in draft.undecided.items() if index < first and _is_headline(block)]
    headlines = {index: block for index, block in lines if _tells(block, subject)}
    if len(headlines) > 1:
        return max(headlines, key=lambda index: (_merit(headlines[index], subject), -index))
    if headlines and len(draft.undecided) > 1:
        return next(iter(headlines))
    return _closed_headline(draft)


def _is_headline(block: Block) -> bool:
    fits = _FEWEST <= len(block.words) <= _MOST and not block.text.startswith(BULLETS)
    return fits and (not block.closed or block.exclaims)


def _tells(block: Block, subject: Subject) -> bool:
    """Whether it is more than a label: long, or with a word of the text."""
    return len(block.words) >= _LENGTH or not subject or subject.kinship(block) > 0


def _merit(block: Block, subject: Subject) -> int:
    return 2 * min(subject.kinship(block), _KINSHIP) + min(len(block.words), _LENGTH)


def _closed_headline(draft: Draft) -> int | None:
    """A first block that is one short sentence and stands before a longer text."""
    first = min(draft.undecided, default=0)
    block = draft.undecided.get(first)
    if block is None or not block.closed or block.several or not 1 < len(block.words) <= _MOST_CLOSED:
        return None
    after = [len(draft.blocks[index].words) for index in draft.prose if index > first]
    longer = [words for words in after if words > len(block.words)]
    nominal = len(block.words) <= _LENGTH and not draft.boilerplate.tells(block.text)
    follows = len(longer) >= _FOLLOWING or (nominal and longer[:1] >= [_MOST_CLOSED])
    return first if follows else None
