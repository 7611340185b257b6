"""Decides for each block of an article whether it is part of it, and by which rule."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from generator.articles import marks, titles
from generator.articles.blocks import PROSE_WORDS, Block
from generator.articles.topics import Subject
from generator.language.boilerplate import Boilerplate
from generator.schema.article import Passage

TITLE, STANDFIRST, HEADING, PARAGRAPH = "body.title", "body.standfirst", "body.heading", "body.paragraph"
REPEAT, CAPTION, LABEL = "discarded.repeat", "discarded.caption", "discarded.label"
CLOSED, TRUNCATED, STRANGER = "discarded.after_end", "discarded.truncated", "discarded.stranger"

# What stands among links or comments is theirs, whatever its own words say.
_ANYONES = (None, marks.DATE, marks.BYLINE, marks.CREDIT, marks.ADDRESS)

Rules = Sequence[str | None]
"""A rule for each block, None while undecided."""

# The heading of a list closes the article once so many words of it were read, or half of the page.
_BEGUN = 80
# Kinship (see Topic) that lets a paragraph after a box of links go on with the article: alone, or with another one.
_AKIN, _RATHER_AKIN = 4, 2
# So many headlines in a row are links.
_RUN = 3
# A line without a full stop that is longer than a sub-heading and shorter than this is a link.
_UNFINISHED = 25
# The cut line that ends a cut file is longer than a headline.
_CUT = 20
_SENTENCE = 5
_STANDFIRST_WORDS = 8
_REPEATED_WORDS = 4
# A caption is one sentence of so many words at most; a last paragraph is a stranger only in a longer article.
# A date that begins the block is a dateline.
_CAPTION_WORDS, _DATELINE, _OWN_PARAGRAPHS, _OWN_NAMES = 45, 15, 3, 3

_FULL_DATE = re.compile(r"\b\d{1,2}(?:er)? [a-zéû]{3,9} \d{4}\b|\((?:archives?|à gauche|à droite|gauche|droite)\)")
_QUOTATION = re.compile(r"[«»“”\"]")
_ITEM = re.compile(r"[-–—•*]\s?\S|[a-zà-öø-ÿœ]|\d{1,2}[.)] ")


def judge(blocks: Sequence[Block], boilerplate: Boilerplate) -> tuple[tuple[Passage, ...], Passage | None]:
    """Every block as a passage, kept or discarded with its rule, and the one that is the headline."""
    rules: Rules = [marks.rule(block, boilerplate) for block in blocks]
    rules = _captions(blocks, _repeats(blocks, rules))
    title = titles.find(blocks, rules)
    rules = [TITLE if index == title else rule for index, rule in enumerate(rules)]
    for decide in (_after_end, _teasers, _head, _runs, _tail, _strangers):
        rules = decide(blocks, rules)
    passages = tuple(_passage(block, rule or _kept_as(block)) for block, rule in zip(blocks, rules, strict=True))
    return passages, None if title is None else passages[title]


def _passage(block: Block, rule: str) -> Passage:
    return Passage(block.start, block.end, rule.startswith("body."), rule)


def _kept_as(block: Block) -> str:
    return PARAGRAPH if block.closed or len(block.words) > PROSE_WORDS else HEADING


def _open(blocks: Sequence[Block], rules: Rules) -> Iterator[tuple[int, Block]]:
    """The blocks that nothing has been decided about."""
    return ((index, block) for index, (block, rule) in enumerate(zip(blocks, rules, strict=True)) if rule is None)


def _replace(rules: Rules, indices: Iterable[int], rule: str) -> Rules:
    """The rules with `rule` for those of the chosen blocks that are undecided."""
    chosen = set(indices)
    return [rule if index in chosen and old is None else old for index, old in enumerate(rules)]


def _repeats(blocks: Sequence[Block], rules: Rules) -> Rules:
    """Lines that were there before, word for word."""
    seen: set[tuple[str, ...]] = set()
    again = []
    for index, block in _open(blocks, rules):
        if block.words in seen and len(block.words) >= _REPEATED_WORDS:
            again.append(index)
        seen.add(block.words)
    return _replace(rules, again, REPEAT)


def _captions(blocks: Sequence[Block], rules: Rules) -> Rules:
    """Lines that stand again with a credit, and lines that date a picture without telling anything."""
    credited = {
        block.words[:size]
        for block, rule in zip(blocks, rules, strict=True)
        if rule == marks.CREDIT
        for size in range(_REPEATED_WORDS, len(block.words))
    }
    captions = [index for index, block in _open(blocks, rules) if block.words in credited or _dates_a_picture(block)]
    return _replace(rules, captions, CAPTION)


def _dates_a_picture(block: Block) -> bool:
    alone = PROSE_WORDS <= len(block.words) <= _CAPTION_WORDS and not block.several
    return alone and not block.finite and _FULL_DATE.search(block.text, _DATELINE) is not None


def _after_end(blocks: Sequence[Block], rules: Rules) -> Rules:
    """What follows the heading that closes the article."""
    prose = [len(block.words) if rule is None and block.prose else 0 for block, rule in zip(blocks, rules, strict=True)]
    before, after = 0, sum(prose)
    for index, words in enumerate(prose):
        before, after = before + words, after - words
        if rules[index] == marks.ENDING and before and (before >= _BEGUN or before >= after):
            return [CLOSED if at > index and rule in _ANYONES else rule for at, rule in enumerate(rules)]
    return rules


def _teasers(blocks: Sequence[Block], rules: Rules) -> Rules:
    """Links to other articles after their heading, up to where the article goes on."""
    following = dict(pairwise([index for index, _ in _open(blocks, rules)]))
    subject, inside, teasers = Subject(), False, set[int]()
    for index, (block, rule) in enumerate(zip(blocks, rules, strict=True)):
        if rule in (marks.MARKER, marks.ENDING):
            inside = bool(subject)
        elif (
            inside and rule in _ANYONES and (rule or not _goes_on(block, blocks[following.get(index, index)], subject))
        ):
            teasers.add(index)
        elif rule == TITLE or (rule is None and block.prose):
            subject.add(block.topic)
            inside = False
    return [marks.TEASER if index in teasers else rule for index, rule in enumerate(rules)]


def _goes_on(block: Block, following: Block, subject: Subject) -> bool:
    if not block.prose or not block.closed:
        return False
    kinship = subject.kinship(block.topic)
    return kinship >= _AKIN or (kinship >= _RATHER_AKIN and following is not block and following.prose)


def _head(blocks: Sequence[Block], rules: Rules) -> Rules:
    """Labels around the headline; a long line after it is a standfirst."""
    prose = [index for index, block in _open(blocks, rules) if block.prose]
    if not prose:
        return rules
    title = next((index for index, rule in enumerate(rules) if rule == TITLE), 0)
    head = {index: block for index, block in _open(blocks, rules) if index < prose[0] and not block.complete}
    standfirst = {index for index, block in head.items() if index > title and _is_standfirst(block)}
    return _replace(_replace(rules, standfirst, STANDFIRST), set(head) - standfirst, LABEL)


def _is_standfirst(block: Block) -> bool:
    return len(block.words) >= _STANDFIRST_WORDS and not block.text.startswith(titles.BULLETS)


def _runs(blocks: Sequence[Block], rules: Rules) -> Rules:
    """Headlines in a row, and between the paragraphs single lines too long for a sub-heading."""
    last = max((index for index, block in _open(blocks, rules) if block.prose), default=0)
    links: list[int] = []
    for prose, group in groupby(_open(blocks, rules), key=lambda item: item[1].prose):
        run = list(group)
        lines = [index for index, block in run if not block.complete]
        if prose or not last or _is_list(blocks, rules, run):
            continue
        links += lines if len(lines) >= _RUN else [index for index in lines if index < last and _is_link(blocks[index])]
    return _replace(rules, links, marks.TEASER)


def _is_list(blocks: Sequence[Block], rules: Rules, run: Sequence[tuple[int, Block]]) -> bool:
    """Whether the lines are a list of the article: announced by a colon, or items by their form."""
    before = run[0][0] - 1
    announced = before >= 0 and rules[before] is None and blocks[before].announces
    return announced or run[0][1].announces or all(_ITEM.match(block.text) for _, block in run)


def _is_link(block: Block) -> bool:
    return PROSE_WORDS < len(block.words) < _UNFINISHED


def _tail(blocks: Sequence[Block], rules: Rules) -> Rules:
    """Labels and cut lines after the last paragraph or sentence of the article."""
    undecided = list(_open(blocks, rules))
    subject = Subject(block.topic for _, block in undecided if block.prose)
    last = max((index for index, block in undecided if block.prose or _is_sentence(block, subject)), default=None)
    if last is None or not subject:
        return rules
    after = [(index, block) for index, block in undecided if index > last and not block.complete]
    if after and _last_is_cut(after[0], last, subject):
        after.pop(0)
    cut = [index for index, block in after if len(block.words) >= PROSE_WORDS]
    return _replace(_replace(rules, cut, TRUNCATED), [index for index, _ in after], LABEL)


def _is_sentence(block: Block, subject: Subject) -> bool:
    """Whether it is a short sentence of the article: closed, and with a word of it."""
    return block.text.endswith(".") and len(block.words) >= _SENTENCE and subject.kinship(block.topic) > 0


def _last_is_cut(item: tuple[int, Block], last: int, subject: Subject) -> bool:
    """Whether the line right after the last paragraph is one more of them, cut."""
    index, block = item
    return index == last + 1 and len(block.words) >= _CUT and subject.kinship(block.topic) >= _RATHER_AKIN


def _strangers(blocks: Sequence[Block], rules: Rules) -> Rules:
    """Last paragraphs with names of their own and nothing in common with the headline and the rest."""
    own = [index for index, block in _open(blocks, rules) if block.prose]
    subject = Subject(block.topic for block, rule in zip(blocks, rules, strict=True) if rule in (None, TITLE))
    strangers: list[int] = []
    while len(own) > _OWN_PARAGRAPHS:
        last = blocks[own[-1]]
        subject.remove(last.topic)
        if len(last.topic.names) < _OWN_NAMES or subject.kinship(last.topic) or _QUOTATION.search(last.text):
            break
        strangers.append(own.pop())
    return _replace(rules, strangers, STRANGER)
