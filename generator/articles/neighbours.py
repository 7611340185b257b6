"""What a block is by what stands elsewhere in the file or at its side: repetitions, captions, headlines in a row."""

import re
from collections.abc import Mapping
from itertools import groupby

from generator.articles.blocks import PROSE_WORDS, Block
from generator.articles.draft import CAPTION, CREDIT, DATE, REPEAT, TEASER, Draft
from generator.language.boilerplate import Boilerplate, Words

# Shorter lines may stand twice for good reason; a caption is one sentence of so many words at most.
_REPEATED, _CAPTION = 4, 45
# As many words tell two lines that begin alike from others; two headlines.
_OPENING, _OPENING_HEADLINE = 8, 6
# A date that begins a line is a dateline, not a picture's.
_DATELINE = 15
# So many headlines in a row are links, so many lines that are a date and stand before a paragraph a chronology.
_RUN, _CHRONOLOGY = 3, 3
# A line without a full stop that is longer than a sub-heading and shorter than this is a link.
_UNFINISHED = 25

# What tells of a picture holds a figure or a bracket.
_MARKED = re.compile(r"[\d(]")
_ITEM = re.compile(r"[-–—•►*]\s?\S|[a-zà-öø-ÿœ]|\d{1,2}[.)] ")


def repeats(draft: Draft) -> Draft:
    """Lines that were there before, word for word, and beginnings ("…") of lines that stand there in full."""
    seen: set[Words] = set()
    again = []
    full = _longest_by_opening(draft)
    for index, block in draft.undecided.items():
        words = block.words
        excerpt = block.text.endswith(("…", "...")) and full[words[:_OPENING]][: len(words)] == words
        if len(words) >= _REPEATED and (words in seen or (excerpt and full[words[:_OPENING]] != words)):
            again.append(index)
        seen.add(words)
    return draft.decided(again, REPEAT)


def headers(draft: Draft) -> Draft:
    """Headlines that stand again with a page's labels behind them, before the first paragraph."""
    first = draft.prose[0] if draft.prose else 0
    lines = [(index, block.words) for index, block in draft.undecided.items() if index < first and not block.closed]
    shortest = {words[:_OPENING_HEADLINE]: words for _, words in sorted(lines, key=lambda line: -len(line[1]))}
    longer = [index for index, words in lines if len(words) > len(shortest[words[:_OPENING_HEADLINE]])]
    return draft.decided((index for index in longer if _repeats(draft.blocks[index].words, shortest)), REPEAT)


def _repeats(words: Words, shortest: Mapping[Words, Words]) -> bool:
    known = shortest[words[:_OPENING_HEADLINE]]
    return len(known) >= _OPENING_HEADLINE and words[: len(known)] == known


def _longest_by_opening(draft: Draft) -> Mapping[Words, Words]:
    """For each opening, the words of the longest undecided block that begins so."""
    full: dict[Words, Words] = {}
    for block in draft.undecided.values():
        full[block.words[:_OPENING]] = max(full.get(block.words[:_OPENING], ()), block.words, key=len)
    return full


def captions(draft: Draft) -> Draft:
    """Lines that stand again with a credit, lines that date a picture without telling anything, and archives."""
    credits = [block.words for block, rule in zip(draft.blocks, draft.rules, strict=True) if rule == CREDIT]
    credited = {words[:size] for words in credits for size in range(_REPEATED, len(words))}
    pictured = [
        index
        for index, block in draft.undecided.items()
        if block.words in credited or _dates_a_picture(block, draft.boilerplate)
    ]
    return draft.decided(pictured, CAPTION)


def _dates_a_picture(block: Block, boilerplate: Boilerplate) -> bool:
    if len(block.words) > _CAPTION:
        return False
    if boilerplate.archived.search(block.text):
        return True
    alone = len(block.words) >= PROSE_WORDS and not block.several and _MARKED.search(block.text) is not None
    return alone and boilerplate.picture.search(block.text, _DATELINE) is not None and not boilerplate.tells(block.text)


def chronology(draft: Draft) -> Draft:
    """Dates that stand as sub-headings before paragraphs are the article's own."""
    following = zip(draft.rules, draft.blocks[1:], draft.rules[1:], strict=False)
    dates = [
        index
        for index, (rule, block, after) in enumerate(following)
        if rule == DATE and after is None and block.prose and index > min(draft.prose, default=index)
    ]
    return draft.decided(dates, None) if len(dates) >= _CHRONOLOGY else draft


def runs(draft: Draft) -> Draft:
    """Headlines in a row, and between the paragraphs single lines too long for a sub-heading."""
    links: list[int] = []
    for prose, group in groupby(draft.undecided.items(), key=lambda item: item[1].prose):
        run = dict(group)
        if not prose and draft.prose and not _is_list(draft, run):
            links += _links(run, draft.prose[-1])
    return draft.decided(links, TEASER)


def _links(run: Mapping[int, Block], last: int) -> list[int]:
    lines = [index for index, block in run.items() if not block.complete]
    if len(lines) >= _RUN:
        return lines
    return [index for index in lines if index < last and PROSE_WORDS < len(run[index].words) < _UNFINISHED]


def _is_list(draft: Draft, run: Mapping[int, Block]) -> bool:
    """Whether the lines are a list of the article: announced by a colon, or items by their form."""
    before, first = min(run) - 1, run[min(run)]
    announced = before >= 0 and draft.rules[before] is None and draft.blocks[before].announces
    return announced or first.announces or all(_ITEM.match(block.text) for block in run.values())
