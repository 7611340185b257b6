"""Where in an article the words of a piece of evidence stand, also where a person typed them a little otherwise."""

import re
from collections.abc import Mapping
from dataclasses import replace

from generator.messages import Messages
from generator.records.emit import quoted
from generator.records.finding import Finding, Mend
from generator.text import fold

Span = tuple[int, int]


def places(words: str, text: str) -> list[Span]:
    """Where the words stand in the text, letter for letter; else where they do but for capitals, accents, kinds of
    quotation marks and spaces. In order, at most two: one is plain, several are not.
    """
    exactly = _found(re.escape(words), text)
    return exactly or _found(r"\s+".join(map(re.escape, fold(words).split())), fold(text))


def _found(pattern: str, text: str) -> list[Span]:
    found: list[Span] = []
    for match in re.finditer(pattern, text) if pattern else ():
        found.append(match.span())
        if len(found) == 2:
            break
    return found


def placed(finding: Finding, texts: Mapping[str, str], say: Messages) -> Finding:
    """A finding of evidence that a person gave by its words alone, with the place of these words in the article."""
    missing = finding.unplaced
    if missing is None:
        return finding
    text = texts.get(missing.article, "")
    spans = places(missing.exact, text)
    if len(spans) != 1:
        hint = say("hint.words_twice" if spans else "hint.words_nowhere", article=missing.article)
        return replace(finding, problem=replace(finding.problem, hint=hint))
    start, end = spans[0]
    words = missing.between.join((quoted(text[start:end]), f"start: {start}", f"end: {end}"))
    hint = say("hint.text_placed", start=start, end=end)
    return replace(finding, problem=replace(finding.problem, hint=hint), mend=Mend(missing.start, missing.end, words))
