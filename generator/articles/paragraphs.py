"""The paragraphs of a text: its lines, with those joined that one paragraph or quotation was broken into."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

Span = tuple[int, int]

# A paragraph is hard-wrapped when it has so many lines, none longer than this, that break in the middle of sentences;
# two lines are enough in a file that has one of more.
_SURE, _FEWEST, _COLUMN = 3, 2, 100
# How much of a line's end tells whether it is finished, and how far back a quotation can have begun.
_END, _QUOTE_REACH = 12, 600

_UNFINISHED = re.compile(r"[^.!?…:;»”\")\s]\s*$")
_GOES_ON = re.compile(r"\s*[a-zà-öø-ÿœ0-9]")
# A line that is nothing but a date, and its hour, is the article's stamp.
_STAMP = re.compile(r"\s*\d{1,2}(?:er)? ?[ /.-] ?\w{1,9} ?[ /.-] ?\d{2,4}(?:[ ,à–-]{1,3}\d{1,2}[h:]\d{0,2})?\s*")
_LOWER = re.compile(r"[a-zà-öø-ÿœ]")


def paragraphs(text: str) -> Iterator[Span]:
    """Where the paragraphs begin and end, in order; only white space stands between them."""
    groups = groupby(_lines(text), key=lambda span: not text[span[0] : span[1]].strip())
    runs = [list(run) for blank, run in groups if not blank]
    fewest = _FEWEST if any(_wrapped(text, run, _SURE) for run in runs) else _SURE
    for run in runs:
        if _wrapped(text, run, fewest):
            yield run[0][0], run[-1][1]
        else:
            yield from _quotations_joined(text, run)


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, at + len(line)
        at += len(line)


def _wrapped(text: str, run: Sequence[Span], fewest: int) -> bool:
    """Whether the lines are one paragraph: short, mostly unfinished, and many go on in lower case."""
    if len(run) < fewest or any(end - start > _COLUMN for start, end in run):
        return False
    lines = [text[start:end] for start, end in run]
    if any(_STAMP.fullmatch(line) for line in lines):
        return False
    unfinished = sum(1 for line in lines[:-1] if _UNFINISHED.search(line[-_END:]))
    going_on = sum(1 for line in lines[1:] if _GOES_ON.match(line))
    return unfinished >= 0.5 * (len(run) - 1) and going_on >= 0.4 * (len(run) - 1)


def _quotations_joined(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """Lines, those as one through which a quotation runs on in lower case."""
    (start, end), joined = lines[0], False
    for line_start, line_end in lines[1:]:
        before = text[max(start, end - _QUOTE_REACH) : end]
        inside = before.rfind("«") > before.rfind("»")
        if inside and (joined or _LOWER.match(text, line_start)):
            end, joined = line_end, True
        else:
            yield start, end
            start, end, joined = line_start, line_end, False
    yield start, end
