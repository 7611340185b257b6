"""Finds the headline among the first blocks of an article."""

from collections.abc import Sequence

from generator.articles.blocks import Block
from generator.articles.topics import Subject

# A headline has some words; one that ends with a full stop is told from a first sentence by being short.
_FEWEST, _MOST_CLOSED, _MOST = 3, 20, 45
# How many blocks of running text tell the subject; how many of them must follow a headline with a full stop.
_TELLING, _FOLLOWING = 3, 2
# What counts for a headline: words in common with the text, and being long; more of either adds nothing.
_KINSHIP, _LENGTH = 6, 8
BULLETS = ("•", "*", "+")


def find(blocks: Sequence[Block], discarded: Sequence[str | None]) -> int | None:
    """The index of the headline, None where the text has none. `discarded` holds the rules decided so far."""
    open_blocks = [index for index, rule in enumerate(discarded) if rule is None]
    prose = [index for index in open_blocks if blocks[index].prose]
    first = prose[0] if prose else len(blocks)
    subject = Subject(blocks[index].topic for index in prose[:_TELLING])
    candidates = [i for i in open_blocks if i < first and _is_headline(blocks[i]) and _tells(blocks[i], subject)]
    if candidates and len(open_blocks) > 1:
        return max(candidates, key=lambda index: (_merit(blocks[index], subject), -index))
    return _closed_headline(blocks, open_blocks, prose)


def _is_headline(block: Block) -> bool:
    fits = _FEWEST <= len(block.words) <= _MOST and not block.text.startswith(BULLETS)
    return fits and (not block.closed or block.exclaims)


def _tells(block: Block, subject: Subject) -> bool:
    """Whether it is more than a label: long, or with a word of the text."""
    return len(block.words) >= _LENGTH or not subject or subject.kinship(block.topic) > 0


def _merit(block: Block, subject: Subject) -> int:
    return 2 * min(subject.kinship(block.topic), _KINSHIP) + min(len(block.words), _LENGTH)


def _closed_headline(blocks: Sequence[Block], open_blocks: Sequence[int], prose: Sequence[int]) -> int | None:
    """A first block that is one short sentence and stands before a longer text."""
    first = open_blocks[0] if open_blocks else 0
    longer = [index for index in prose if index > first and len(blocks[index].words) > len(blocks[first].words)]
    alone = longer and blocks[first].closed and not blocks[first].several
    if not alone or not 1 < len(blocks[first].words) <= _MOST_CLOSED:
        return None
    names = len(blocks[first].words) <= _LENGTH and not blocks[first].finite
    return first if (names and len(blocks[longer[0]].words) >= _MOST_CLOSED) or len(longer) >= _FOLLOWING else None
