"""Decides for each block of an article whether it is part of it, and by which rule."""

from collections.abc import Sequence

from generator.articles import marks, titles
from generator.articles.blocks import PROSE_WORDS, Block
from generator.articles.draft import HEADING, PARAGRAPH, TITLE, Draft
from generator.articles.edges import head, tail
from generator.articles.neighbours import captions, chronology, headers, repeats, runs
from generator.articles.others import after_end, strangers, teasers
from generator.language.boilerplate import Boilerplate
from generator.schema.article import Passage

# Each decides about some of the blocks that those before it left open.
_BEFORE_TITLE = (repeats, captions, headers)
_AFTER_TITLE = (chronology, after_end, teasers, head, runs, tail, strangers)


def judge(blocks: Sequence[Block], boilerplate: Boilerplate) -> tuple[tuple[Passage, ...], Passage | None]:
    """Every block as a passage, kept or discarded with its rule, and the one that is the headline."""
    draft = Draft(tuple(blocks), tuple(marks.rule(block, boilerplate) for block in blocks), boilerplate)
    for decide in _BEFORE_TITLE:
        draft = decide(draft)
    title = titles.find(draft)
    draft = draft.decided(() if title is None else (title,), TITLE)
    for decide in _AFTER_TITLE:
        draft = decide(draft)
    passages = tuple(_passage(block, rule) for block, rule in zip(draft.blocks, draft.rules, strict=True))
    return passages, None if title is None else passages[title]


def _passage(block: Block, rule: str | None) -> Passage:
    kept_as = PARAGRAPH if block.closed or len(block.words) > PROSE_WORDS else HEADING
    name = rule or kept_as
    return Passage(block.start, block.end, name.startswith("body."), name)
