"""Cuts an article's text into blocks, before anything is judged.

A block is a paragraph, or a part of one where a machine ran things together: a metadata prefix, a date stamp, the
heading of a list of links, a button's label.
"""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from generator.articles.blocks import Block
from generator.articles.paragraphs import paragraphs
from generator.language.boilerplate import WORD, Boilerplate, words_of
from generator.text import fold

# "date 2024-08 Le président …": some collections put the month of the page in front of its text.
_PREFIX = re.compile(r"\s{0,8}date \d{4}-\d\d(?:-\d\d)?(?=\s|$)")
_SENTENCE_END = re.compile(r"[.!?…][\"'”»’)\]]{0,3}[ \u00a0]{1,3}(?=\S)")
_BLANK = re.compile(r"\s*")
_SLASH = re.compile(r"(?<=\w) ?/ ?(?=[A-Z])")
_AGENCY = re.compile(r"([A-Z][\w-]{1,20}) {1,3}(?!Photo)(?=[A-ZÀ-ÖØ-ÞŒ«“\"])")
_GLUE = re.compile(r"[a-zà-öø-ÿ:][A-ZÀ-ÖØ-Þ]")
_BRACKETS = re.compile(r"\([^()]{3,300}\)\s*$")
# After a label comes its mark or a headline; after the same words in a sentence, the sentence.
_AFTER_LABEL = re.compile(r"\s{0,3}[:→>»|–-]\s{0,3}|\s{1,3}(?=[A-ZÀ-ÖØ-ÞŒ«“\"])")

# The mark after which a label names one article, of which the sentence is the headline.
_ONE_LINK = re.compile(r"^[\w\s'’-]{4,30}[:→>»|]")

# So many words tell a headline from another beginning.
_HEADLINE = 6

# In so many characters a label, a name, a notice, a caption with its credit come to an end; longer lines hold no glue.
_LABEL_REACH, _NAME_REACH, _NOTICE_REACH, _CREDIT_REACH, _GLUE_REACH = 60, 40, 160, 400, 200


def cut(text: str, boilerplate: Boilerplate) -> tuple[Block, ...]:
    """The blocks of the text in order; together they hold every character that is not white space."""
    folded = fold(text)
    return tuple(
        _block(text, start, end)
        for first, last in paragraphs(text)
        for start, end in pairwise(sorted({first, last, *_cuts(text, folded, first, last, boilerplate)}))
        if text[start:end].strip()
    )


def _block(text: str, start: int, end: int) -> Block:
    wording = text[start:end]
    left = start + len(wording) - len(wording.lstrip())
    return Block(left, left + len(wording.strip()), wording.strip())


def _cuts(text: str, folded: str, start: int, end: int, boilerplate: Boilerplate) -> Iterator[int]:
    prefix = _PREFIX.match(folded, start, end)
    at = prefix.end() if prefix else start
    yield at
    yield from _leads(text, at, end, boilerplate)
    for stamp in boilerplate.stamp.finditer(folded, start, end):
        if not text[stamp.start()].islower():
            yield from (_signed_from(text, at, stamp.start(), boilerplate), stamp.end())
    for sentence in _SENTENCE_END.finditer(text, start, end):
        yield from _label_cuts(text, sentence.end(), end, boilerplate)
    yield from _repeat_cuts(folded, at, end)
    yield from _credit_cuts(text, start, end, boilerplate)
    yield from _glue_cuts(text, start, end, boilerplate)


def _signed_from(text: str, start: int, end: int, boilerplate: Boilerplate) -> int:
    """Where the agency or outlet begins that stands right before `end` ("Reuters •"); `end` where there is none."""
    names = list(WORD.finditer(fold(text[max(start, end - _NAME_REACH) : end])))
    words = tuple(name[0] for name in names)
    sizes = (size for size in range(len(words), 0, -1) if boilerplate.names_only(words[-size:]))
    size = next(sizes, 0)
    return max(start, end - _NAME_REACH) + names[-size].start() if size else end


def _leads(text: str, at: int, end: int, boilerplate: Boilerplate) -> Iterator[int]:
    """Where notices and buttons end that were run together in front of the text."""
    over: re.Match[str] | None = _BLANK.match(text, at, end)
    while over and over.end() < end:
        at = over.end()
        reach = text[at : min(at + _LABEL_REACH, end)]
        words = words_of(reach)
        width = boilerplate.button(words)
        over = _AFTER_LABEL.match(text, at + _width(reach, width), end) if width > 1 else None
        if not over and boilerplate.interface.opening(words):
            over = _SENTENCE_END.search(text, at, min(at + _NOTICE_REACH, end))
        if over:
            yield over.end()


def _label_cuts(text: str, at: int, end: int, boilerplate: Boilerplate) -> Iterator[int]:
    """Where labels begin and end that begin a sentence inside a line."""
    reach = text[at : min(at + _LABEL_REACH, end)]
    words = words_of(reach) if reach[0].isupper() else ()
    last = at + len(reach) == end and boilerplate.is_label(words)
    if last or (reach[0] == "(" and _signature(text, at, end, boilerplate)):
        yield at
    elif boilerplate.labels.opening(words) and _ONE_LINK.search(reach):
        following = _SENTENCE_END.search(text, at, end)
        yield from (at, following.end() if following else end)
    else:
        yield from _heading_cuts(text, at, end, boilerplate)


def _heading_cuts(text: str, at: int, end: int, boilerplate: Boilerplate) -> Iterator[int]:
    """Where headings of lists of links begin and end, one after the other."""
    over: re.Match[str] | None = _BLANK.match(text, at, end)
    while over and over.end() < end:
        at = over.end()
        reach = text[at : min(at + _LABEL_REACH, end)]
        width = boilerplate.heading(words_of(reach)) if reach[0].isupper() else 0
        over = _AFTER_LABEL.match(text, at + _width(reach, width), end) if width > 1 else None
        if over:
            yield from (at, over.end())


def _signature(text: str, at: int, end: int, boilerplate: Boilerplate) -> bool:
    """Whether the line ends in brackets that hold those who wrote it: "(Jeanne Martin, édité par Paul Petit)"."""
    signed = _BRACKETS.match(text, at, end)
    words = words_of(signed[0]) if signed else ()
    return boilerplate.bylines.holds(words) or boilerplate.names_only(words)


def _credit_cuts(text: str, start: int, end: int, boilerplate: Boilerplate) -> Iterator[int]:
    """Where a picture's credit ends that stands in front of the text: "… JANE DOE / AFP La présidente …"."""
    for slash in _SLASH.finditer(text, start, min(start + _CREDIT_REACH, end)):
        agency = _AGENCY.match(text, slash.end(), end)
        if agency and words_of(agency[1]) in boilerplate.agency_names:
            yield agency.end()


def _repeat_cuts(folded: str, start: int, end: int) -> Iterator[int]:
    """Where the headline that begins a line stands again in it."""
    words = list(islice(WORD.finditer(folded, start, end), _HEADLINE))
    if len(words) < _HEADLINE:
        return
    headline = folded[words[0].start() : words[-1].end()]
    again = folded.find(headline, words[-1].end(), end)
    while again >= 0:
        yield again
        again = folded.find(headline, again + len(headline), end)


def _glue_cuts(text: str, start: int, end: int, boilerplate: Boilerplate) -> Iterator[int]:
    """Where two labels were glued together: "Partager cet articleDiscussion"."""
    if end - start > _GLUE_REACH:
        return
    joints = [start, *(joint.start() + 1 for joint in _GLUE.finditer(text, start, end)), end]
    for before, at, after in zip(joints, joints[1:], joints[2:], strict=False):
        if boilerplate.is_label(words_of(text[before:at])) or boilerplate.is_label(words_of(text[at:after])):
            yield at


def _width(text: str, count: int) -> int:
    """How many characters the first `count` words of the text take."""
    *_, last = islice(WORD.finditer(fold(text)), count)
    return last.end()
