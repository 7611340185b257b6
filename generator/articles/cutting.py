"""Cuts an article's text into blocks, before anything is judged.

A block is a line, the lines of one hard-wrapped paragraph, or a part of a line where a machine ran things together:
a metadata prefix, a date stamp, the heading of a list of links, a button's label.
"""

import re
from collections.abc import Iterator
from itertools import groupby, islice, pairwise

from generator.articles.blocks import Block
from generator.language.boilerplate import WORD, Boilerplate, words_of
from generator.text import fold

Span = tuple[int, int]

# "date 2024-08 Le président …": some collections put the month of the page in front of its text.
_PREFIX = re.compile(r"\s{0,8}date \d{4}-\d\d(?:-\d\d)?(?=\s|$)")
# "Reuters • 09/10/2020 à 11:05", "Publié le 19/08/2024 à 14h" in the middle of a line.
_STAMP = re.compile(
    r"(?<![\w'])(?:[a-z][\w ]{1,25}• ?\d\d?/\d\d?/\d{4}"
    r"|(?:publie|mise? a jour|modifie|actualise) ?:? ?(?:le ?:? ?)?\d(?:[\d/.-]{5,9}|\d?(?:er)? [a-z]{3,9}\.? \d{4}))"
    r"(?:[, -]{0,3}(?:a )?\d\d? ?[:h] ?\d{0,2})?"
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”»’)\]]{0,3}[ \u00a0]{1,3}(?=\S)")
_BLANK = re.compile(r"\s*")
_SLASH = re.compile(r"(?<=\w) ?/ ?(?=[A-Z])")
_AGENCY = re.compile(r"([A-Z][\w-]{1,20}) {1,3}(?!Photo)(?=[A-ZÀ-ÖØ-ÞŒ«“\"])")
_GLUE = re.compile(r"[a-zà-öø-ÿ:][A-ZÀ-ÖØ-Þ]")
_BRACKETS = re.compile(r"\([^()]{3,300}\)\s*$")
_UNFINISHED = re.compile(r"[^.!?…:;»”\")\s]\s*$")
_LOWER = re.compile(r"[a-zà-öø-ÿœ]")
_GOES_ON = re.compile(r"\s*[a-zà-öø-ÿœ0-9]")
# After a label comes its mark or a headline; after the same words in a sentence, the sentence.
_AFTER_LABEL = re.compile(r"\s{0,3}[:→>»|–-]\s{0,3}|\s{1,3}(?=[A-ZÀ-ÖØ-ÞŒ«“\"])")

# A paragraph is hard-wrapped when its lines are no longer than this and break in the middle of sentences.
_WRAP_COLUMN = 100
_WRAP_LINES = 3
# A label inside a line, and one that a line ends with ("… a-t-il dit. Lire la suite"), is found in so many characters.
_LABEL_REACH = 60
# In so many characters a notice, and a picture's caption with its credit, come to an end; longer lines hold no glue,
# and a quotation that was broken into lines has begun.
_NOTICE_REACH, _CREDIT_REACH, _GLUE_REACH, _QUOTE_REACH = 160, 400, 200, 600


def cut(text: str, boilerplate: Boilerplate) -> tuple[Block, ...]:
    """The blocks of the text in order; together they hold every character that is not white space."""
    folded = fold(text)
    return tuple(
        _block(text, start, end)
        for first, last in _paragraphs(text)
        for start, end in pairwise(sorted({first, last, *_cuts(text, folded, first, last, boilerplate)}))
        if text[start:end].strip()
    )


def _block(text: str, start: int, end: int) -> Block:
    wording = text[start:end]
    left = start + len(wording) - len(wording.lstrip())
    return Block(left, left + len(wording.strip()), wording.strip())


def _paragraphs(text: str) -> Iterator[Span]:
    """The lines that are not blank; those of a hard-wrapped paragraph as one."""
    for blank, run in groupby(_lines(text), key=lambda span: not text[span[0] : span[1]].strip()):
        lines = list(run)
        if blank:
            continue
        if _wrapped([text[start:end] for start, end in lines]):
            yield lines[0][0], lines[-1][1]
        else:
            yield from _quotations_joined(text, lines)


def _quotations_joined(text: str, lines: list[Span]) -> Iterator[Span]:
    """Lines, those through which one quotation runs on in lower case as one."""
    (start, end), joined = lines[0], False
    for line_start, line_end in lines[1:]:
        before = text[max(start, end - _QUOTE_REACH) : end]
        if before.rfind("«") > before.rfind("»") and (joined or _LOWER.match(text, line_start)):
            end, joined = line_end, True
        else:
            yield start, end
            start, end, joined = line_start, line_end, False
    yield start, end


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, at + len(line)
        at += len(line)


def _wrapped(lines: list[str]) -> bool:
    """Whether the lines are one paragraph: short, mostly unfinished, and many go on in lower case."""
    if len(lines) < _WRAP_LINES or any(len(line) > _WRAP_COLUMN for line in lines):
        return False
    unfinished = sum(1 for line in lines[:-1] if _UNFINISHED.search(line[-_LABEL_REACH:]))
    going_on = sum(1 for line in lines[1:] if _GOES_ON.match(line))
    return unfinished * 2 > len(lines) - 1 and going_on * 5 >= (len(lines) - 1) * 2


def _cuts(text: str, folded: str, start: int, end: int, boilerplate: Boilerplate) -> Iterator[int]:
    prefix = _PREFIX.match(folded, start, end)
    at = prefix.end() if prefix else start
    yield at
    yield from _leads(text, at, end, boilerplate)
    for stamp in _STAMP.finditer(folded, start, end):
        if text[stamp.start()].isupper():
            yield from stamp.span()
    for sentence in _SENTENCE_END.finditer(text, start, end):
        yield from _label_cuts(text, sentence.end(), end, boilerplate)
    yield from _credit_cuts(text, start, end, boilerplate)
    yield from _glue_cuts(text, start, end, boilerplate)


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


def _credit_cuts(text: str, start: int, end: int, boilerplate: Boilerplate) -> Iterator[int]:
    """Where a picture's credit ends that stands in front of the text: "… JANE DOE / AFP La présidente …"."""
    for slash in _SLASH.finditer(text, start, min(start + _CREDIT_REACH, end)):
        agency = _AGENCY.match(text, slash.end(), end)
        if agency and words_of(agency[1]) in boilerplate.agency_names:
            yield agency.end()


def _glue_cuts(text: str, start: int, end: int, boilerplate: Boilerplate) -> Iterator[int]:
    """Where two labels were glued together: "Partager cet articleDiscussion"."""
    if end - start > _GLUE_REACH:
        return
    joints = [start, *(joint.start() + 1 for joint in _GLUE.finditer(text, start, end)), end]
    for before, at, after in zip(joints, joints[1:], joints[2:], strict=False):
        if boilerplate.is_label(words_of(text[before:at])) or boilerplate.is_label(words_of(text[at:after])):
            yield at


def _label_cuts(text: str, at: int, end: int, boilerplate: Boilerplate) -> Iterator[int]:
    """Where labels that begin a sentence inside a line begin and end, if there are any."""
    reach = text[at : min(at + _LABEL_REACH, end)]
    words = words_of(reach) if reach[0].isupper() else ()
    if (at + len(reach) == end and boilerplate.is_label(words)) or _signature(text, at, end, boilerplate):
        yield at
    elif boilerplate.labels.opening(words):
        yield at
        following = _SENTENCE_END.search(text, at, end)
        yield following.end() if following else end
    elif boilerplate.heading(words) > 1:
        over = _AFTER_LABEL.match(text, at + _width(reach, boilerplate.heading(words)), end)
        if over:
            yield from (at, over.end())
            yield from _label_cuts(text, over.end(), end, boilerplate) if over.end() < end else ()


def _signature(text: str, at: int, end: int, boilerplate: Boilerplate) -> bool:
    """Whether the line ends in brackets that hold those who wrote it: "(Jeanne Martin, édité par Paul Petit)"."""
    signed = _BRACKETS.match(text, at, end)
    words = words_of(signed[0]) if signed else ()
    return boilerplate.bylines.holds(words) or boilerplate.names_only(words)


def _width(text: str, count: int) -> int:
    """How many characters the first `count` words of the text take."""
    *_, last = islice(WORD.finditer(fold(text)), count)
    return last.end()
