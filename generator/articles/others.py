"""What belongs to other articles: all after the heading that ends this one, lists of links, a stranger at the end."""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

from generator.articles.blocks import Block
from generator.articles.draft import AFTER_END, ENDING, MARKER, SHARED, STRANGER, TEASER, TITLE, Draft
from generator.articles.topics import Subject

# The heading of what follows an article ends it once so many words of it were read, or half of the page.
_BEGUN = 80
# Kinship (see Subject) that lets a paragraph after links go on with the article: once it has begun, and before.
_AKIN, _RATHER_AKIN = 4, 2
# Paragraphs of several sentences and so many words are seldom links: little kinship tells that the article goes on.
_LONG = 50
# A last paragraph can be a stranger only after so many others, and with so many names of its own.
_OWN_PARAGRAPHS, _OWN_NAMES = 3, 3

_QUOTATION = re.compile(r"[«»“”\"]")


def after_end(draft: Draft) -> Draft:
    """All that follows the heading of comments, of the most read articles and the like."""
    read = _words_read(draft)
    endings = (index for index, rule in enumerate(draft.rules) if rule == ENDING and read[index])
    end = next((index for index in endings if read[index] >= min(_BEGUN, read[-1] - read[index])), len(read))
    return draft.decided((at for at in range(end, len(read)) if draft.rules[at] in SHARED), AFTER_END)


def _words_read(draft: Draft) -> list[int]:
    """For each block, how many words of running text there are up to its end."""
    pairs = zip(draft.blocks, draft.rules, strict=True)
    return list(accumulate(len(block.words) if rule is None and block.prose else 0 for block, rule in pairs))


def teasers(draft: Draft) -> Draft:
    """Links to other articles after their heading, up to where the article goes on."""
    following = dict(pairwise(draft.undecided))
    read = _words_read(draft)
    subject, inside, needed, links = Subject(), False, _AKIN, []
    for index, (block, rule) in enumerate(zip(draft.blocks, draft.rules, strict=True)):
        if rule in (MARKER, ENDING):
            inside = read[index] > 0
            needed = _AKIN if read[index] >= _BEGUN else _RATHER_AKIN
        elif rule is None and inside:
            after = draft.blocks[following[index]] if index in following else None
            inside = not _goes_on(block, after, subject, needed)
        if inside and rule in SHARED:
            links.append(index)
        elif rule == TITLE or (rule is None and block.prose):
            subject.add(block)
    return draft.decided(links, TEASER)


def _goes_on(block: Block, following: Block | None, subject: Subject, needed: int) -> bool:
    """Whether the article goes on here: alone a paragraph needs that much kinship, before another one half of it."""
    if not block.prose or not block.closed:
        return False
    if block.several and len(block.words) >= _LONG:
        needed = _RATHER_AKIN
    kinship = subject.kinship(block)
    return kinship >= needed or (2 * kinship >= needed and following is not None and following.prose)


def strangers(draft: Draft) -> Draft:
    """Last paragraphs with names of their own and nothing in common with the headline and the rest."""
    own, paragraphs = draft.prose, set(draft.prose)
    lines = [at for at, rule in enumerate(draft.rules) if rule == TITLE or (rule is None and at not in paragraphs)]
    company = _Company([draft.blocks[at] for at in (*lines, *own)])
    left = len(own)
    while left > _OWN_PARAGRAPHS and company.is_stranger(len(lines) + left - 1):
        left -= 1
    return draft.decided(own[left:], STRANGER)


class _Company:
    """Blocks in a row, looked at from the first one on, no further than a question needs."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks, self._seen = blocks, 0
        # Names and stems of the blocks seen, with the first block that holds them.
        self._first: dict[str, int] = {}

    def is_stranger(self, at: int) -> bool:
        """Whether a block that quotes nobody has names of its own and nothing in common with those before it."""
        block = self._blocks[at]
        if _QUOTATION.search(block.text) or len(block.topic.names) < _OWN_NAMES:
            return False
        return all(self._first.get(word, at) >= at for word in block.topic.all) and not self._meets(block, at)

    def _meets(self, block: Block, at: int) -> bool:
        """Whether one of the blocks before `at` that were not seen yet has a name or stem of this one."""
        for number in range(self._seen, at):
            topic = self._blocks[number].topic
            self._first.update((word, number) for word in topic.all if word not in self._first)
            self._seen = number + 1
            if not topic.all.isdisjoint(block.topic.all):
                return True
        return False
