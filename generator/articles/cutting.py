"""Cuts an article's text into blocks, before anything is judged.

A block is a paragraph, or a part of one where a machine ran things together: a metadata prefix, a date stamp, the
heading of a list of links, a button's label.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from generator.articles.blocks import Block
from generator.articles.paragraphs import paragraphs
from generator.language.boilerplate import WORD, Boilerplate, Words
from generator.lazy import once
from generator.text import fold

# "date 2024-08 Le président …": some collections put the month of the page in front of its text.
_PREFIX = re.compile(r"\s{0,8}date \d{4}-\d\d(?:-\d\d)?(?=\s|$)")
_SENTENCE_END = re.compile(r"[.!?…][\"'”»’)\]]{0,3}[ \u00a0]{1,3}(?=\S)")
_BLANK = re.compile(r"\s*")
_SLASH = re.compile(r"(?<=\w) ?/ ?(?=[A-Z])")
_AGENCY = re.compile(r"([A-Z][\w-]{1,20}) {1,3}(?!Photo)(?=[A-ZÀ-ÖØ-ÞŒ«“\"])")
_GLUE = re.compile(r"[A-ZÀ-ÖØ-Þ](?<=[a-zà-öø-ÿ:].)")
_BRACKETS = re.compile(r"\([^()]{3,300}\)\s*$")
# An author and the place where the text was written, at most so many characters each.
_SIGNED_DATELINE = re.compile(
    r"\s{0,8}(?P<signed>[Pp]ar [^().:\n]{4,90}?) "
    r"(?=[A-ZÀ-Þ]{3}[A-ZÀ-Þ' -]{0,30}[^()\n]{0,40} \((?P<agency>[A-Z][\w-]{1,20})\) [-–—])"
)
# After a label comes its mark or a headline; after the same words in a sentence, the sentence.
_AFTER_LABEL = re.compile(r"\s{0,3}[:→>»|–-]\s{0,3}|\s{1,3}(?=[A-ZÀ-ÖØ-ÞŒ«“\"])")

# The mark after which a label names one article, of which the sentence is the headline.
_ONE_LINK = re.compile(r"^[\w\s'’-]{4,30}[:→>»|]")

# The first six words, which tell a headline from another beginning.
_HEADLINE = re.compile(r"[\W_]*+([^\W_]++(?:[\W_]++[^\W_]++){5})")

# The first two words.
_OPENING = re.compile(r"[\W_]*([^\W_]+)[\W_]*([^\W_]+)?")

# In so many characters a label, a name, a notice, a caption with its credit come to an end; longer lines hold no glue.
_LABEL_REACH, _NAME_REACH, _NOTICE_REACH, _CREDIT_REACH, _GLUE_REACH = 60, 40, 160, 400, 200


def cut(text: str, boilerplate: Boilerplate) -> tuple[Block, ...]:
    """The blocks of the text in order; together they hold every character that is not white space."""
    page = _Page(text, fold(text), boilerplate)
    return tuple(
        _block(page, start, end)
        for first, last in paragraphs(text)
        for start, end in pairwise(sorted({first, last, *_cuts(page, first, last)}))
        if text[start:end].strip()
    )


@dataclass(frozen=True)
class _Page:
    """A text, folded too, and what is known of the pages of its language."""

    text: str
    folded: str
    boilerplate: Boilerplate

    @once
    def stamp_marks(self) -> tuple[str, ...]:
        """What stamps hold one of, as far as the text has it: most have nothing of a stamp."""
        return tuple(mark for mark in self.boilerplate.stamp_marks if mark in self.folded)

    def may_be_stamped(self, start: int, end: int) -> bool:
        return any(self.folded.find(mark, start, end) >= 0 for mark in self.stamp_marks)

    def words(self, start: int, end: int) -> Words:
        """The folded words of text[start:end]."""
        return tuple(WORD.findall(self.folded, start, end))

    def may_open(self, start: int, end: int) -> bool:
        """Whether text[start:end] may begin with a label of the page."""
        opening = _OPENING.match(self.folded, start, end)
        return opening is not None and self.boilerplate.may_open(opening.groups(""))


def _block(page: _Page, start: int, end: int) -> Block:
    wording = page.text[start:end].strip()
    left = page.text.index(wording[0], start)
    right = left + len(wording)
    return Block(left, right, wording, page.folded[left:right])


def _cuts(page: _Page, start: int, end: int) -> Iterator[int]:
    prefix = _PREFIX.match(page.folded, start, end)
    at = prefix.end() if prefix else start
    yield at
    yield from _leads(page, at, end)
    yield from _byline_cuts(page, at, end)
    yield from _stamp_cuts(page, at, start, end)
    for sentence in _SENTENCE_END.finditer(page.text, start, end):
        yield from _label_cuts(page, sentence.end(), end)
    yield from _repeat_cuts(page.folded, at, end)
    yield from _credit_cuts(page, start, end)
    yield from _glue_cuts(page, start, end)


def _stamp_cuts(page: _Page, at: int, start: int, end: int) -> Iterator[int]:
    """Where stamps end, and where they or the names that sign them begin."""
    for stamp in page.boilerplate.stamp.finditer(page.folded, start, end) if page.may_be_stamped(start, end) else ():
        if not page.text[stamp.start()].islower():
            yield from (_signed_from(page, at, stamp.start()), stamp.end())


def _signed_from(page: _Page, start: int, end: int) -> int:
    """Where the agency or outlet begins that stands right before `end` ("Reuters •"); `end` where there is none."""
    names = list(WORD.finditer(page.folded, max(start, end - _NAME_REACH), end))
    words = tuple(name[0] for name in names)
    sizes = (size for size in range(len(words), 0, -1) if page.boilerplate.names_only(words[-size:]))
    size = next(sizes, 0)
    return names[-size].start() if size else end


def _leads(page: _Page, at: int, end: int) -> Iterator[int]:
    """Where notices and buttons end that were run together in front of the text."""
    over: re.Match[str] | None = _BLANK.match(page.text, at, end)
    while over and over.end() < end:
        at = over.end()
        reach = min(at + _LABEL_REACH, end)
        if not page.may_open(at, reach):
            return
        words = page.words(at, reach)
        width = page.boilerplate.button(words)
        over = _AFTER_LABEL.match(page.text, _after_words(page, at, reach, width), end) if width > 1 else None
        if not over and page.boilerplate.interface.opening(words):
            over = _SENTENCE_END.search(page.text, at, min(at + _NOTICE_REACH, end))
        if over:
            yield over.end()


def _byline_cuts(page: _Page, at: int, end: int) -> Iterator[int]:
    """Where the author's name ends that stands in front of a dateline: "par Jeanne Martin PARIS (Reuters) - …"."""
    signed = _SIGNED_DATELINE.match(page.text, at, end)
    if signed and page.words(*signed.span("agency")) in page.boilerplate.agency_names:
        yield signed.end("signed")


def _label_cuts(page: _Page, at: int, end: int) -> Iterator[int]:
    """Where labels begin and end that begin a sentence inside a line."""
    if page.text[at] == "(" and _signature(page, at, end):
        yield at
    reach = min(at + _LABEL_REACH, end)
    if not page.text[at].isupper() or not page.may_open(at, reach):
        return
    words = page.words(at, reach)
    if reach == end and page.boilerplate.is_label(words):
        yield at
    elif page.boilerplate.labels.opening(words) and _ONE_LINK.search(page.text[at:reach]):
        following = _SENTENCE_END.search(page.text, at, end)
        yield from (at, following.end() if following else end)
    elif page.boilerplate.interface.opening(words) > 1 and page.boilerplate.addresses(words):
        notice = _SENTENCE_END.search(page.text, at, end)
        yield from (at, notice.end() if notice else end)
    else:
        yield from _heading_cuts(page, at, end)


def _heading_cuts(page: _Page, at: int, end: int) -> Iterator[int]:
    """Where headings of lists of links begin and end, one after the other."""
    over: re.Match[str] | None = _BLANK.match(page.text, at, end)
    while over and over.end() < end:
        at = over.end()
        reach = min(at + _LABEL_REACH, end)
        width = page.boilerplate.heading(page.words(at, reach)) if page.text[at].isupper() else 0
        over = _AFTER_LABEL.match(page.text, _after_words(page, at, reach, width), end) if width > 1 else None
        if over:
            yield from (at, over.end())


def _signature(page: _Page, at: int, end: int) -> bool:
    """Whether the line ends in brackets that hold those who wrote it: "(Jeanne Martin, édité par Paul Petit)"."""
    signed = _BRACKETS.match(page.text, at, end)
    words = page.words(*signed.span()) if signed else ()
    return page.boilerplate.bylines.holds(words) or page.boilerplate.names_only(words)


def _credit_cuts(page: _Page, start: int, end: int) -> Iterator[int]:
    """Where a picture's credit ends that stands in front of the text: "… JANE DOE / AFP La présidente …"."""
    stop = min(start + _CREDIT_REACH, end)
    for slash in _SLASH.finditer(page.text, start, stop) if page.text.find("/", start, stop) >= 0 else ():
        agency = _AGENCY.match(page.text, slash.end(), end)
        if agency and page.words(*agency.span(1)) in page.boilerplate.agency_names:
            yield agency.end()


def _repeat_cuts(folded: str, start: int, end: int) -> Iterator[int]:
    """Where the headline that begins a line stands again in it."""
    opening = _HEADLINE.match(folded, start, end)
    if opening is None:
        return
    headline = opening[1]
    again = folded.find(headline, opening.end(), end)
    while again >= 0:
        yield again
        again = folded.find(headline, again + len(headline), end)


def _glue_cuts(page: _Page, start: int, end: int) -> Iterator[int]:
    """Where two labels were glued together: "Partager cet articleDiscussion"."""
    if end - start > _GLUE_REACH:
        return
    joints = [start, *[joint.start() for joint in _GLUE.finditer(page.text, start, end)], end]
    is_label = page.boilerplate.is_label
    for before, at, after in zip(joints, joints[1:], joints[2:], strict=False):
        if is_label(page.words(before, at)) or is_label(page.words(at, after)):
            yield at


def _after_words(page: _Page, start: int, end: int, count: int) -> int:
    """Where the first `count` words of text[start:end] end."""
    *_, last = islice(WORD.finditer(page.folded, start, end), count)
    return last.end()
