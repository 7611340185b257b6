"""Labels and cut lines before the first and after the last paragraph of an article."""

from generator.articles.blocks import PROSE_WORDS, Block
from generator.articles.draft import LABEL, STANDFIRST, TRUNCATED, Draft
from generator.articles.titles import BULLETS
from generator.articles.topics import Subject

# Words of a line after the headline that is more than a label; of the cut line that ends a cut file (headlines are
# shorter); of a short sentence that may still follow the last paragraph.
_STANDFIRST, _CUT, _SENTENCE = 8, 20, 5
# What that cut line has in common with the article (see Subject).
_AKIN = 2


def head(draft: Draft) -> Draft:
    """Lines before the first paragraph: labels, but a long one after the headline is its standfirst."""
    first = draft.prose[0] if draft.prose else 0
    title = draft.title or 0
    lines = {index: block for index, block in draft.undecided.items() if index < first and not block.complete}
    standfirst = {index for index, block in lines.items() if index > title and _is_standfirst(block)}
    return draft.decided(standfirst, STANDFIRST).decided(lines.keys() - standfirst, LABEL)


def _is_standfirst(block: Block) -> bool:
    return len(block.words) >= _STANDFIRST and not block.text.startswith(BULLETS)


def tail(draft: Draft) -> Draft:
    """Lines after the last paragraph or sentence of the article."""
    subject = Subject(draft.blocks[index] for index in draft.prose)
    if len(draft.prose) == len(draft.undecided) or not subject:
        return draft
    last = max(index for index, block in draft.undecided.items() if block.prose or _is_sentence(block, subject))
    lines = {index: block for index, block in draft.undecided.items() if index > last and not block.complete}
    if last + 1 in lines and _is_cut(lines[last + 1], subject):
        del lines[last + 1]
    cut = {index for index, block in lines.items() if len(block.words) >= PROSE_WORDS}
    return draft.decided(cut, TRUNCATED).decided(lines.keys() - cut, LABEL)


def _is_sentence(block: Block, subject: Subject) -> bool:
    """Whether it is a short sentence of the article: closed, and with a word of it."""
    return block.text.endswith(".") and len(block.words) >= _SENTENCE and subject.kinship(block) > 0


def _is_cut(block: Block, subject: Subject) -> bool:
    """Whether the line right after the last paragraph is one more of them, cut."""
    return len(block.words) >= _CUT and subject.kinship(block) >= _AKIN
