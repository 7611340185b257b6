"""Words, numbers and marks of a stretch of text, with offsets.

An elided word ("l'", "qu'") is a token of its own, and so is a pronoun that follows its verb: "a-t-il" is "a" and
"-t-il", "dit-elle" is "dit" and "-elle". Other hyphens stay inside their word ("cessez-le-feu"). A number with
spaces inside ("6 500") is one token, and so are a title and an initial with their full stop ("MM.", "E."), and a
name of letters and figures ("M23") or with an apostrophe inside ("N'Djamena", "Sa'ad").
"""

import re
from typing import Literal, NamedTuple

Kind = Literal["word", "number", "mark"]

_PRONOUNS = r"(?:t-)?(?:ils?|elles?|on|je|nous|vous|ce)(?![^\W_])"
_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*)"
    rf"|(?P<inverted>-{_PRONOUNS})"
    r"|(?P<word>[A-ZÀ-Þ]{1,4}\d{1,3}(?![^\W_])|[NMOT]['’][A-ZÀ-Þ][^\W\d_]+"
    r"|[A-ZÀ-Þ][a-zà-ÿ]{0,6}[a-tv-zà-ÿ]['’][a-zà-ÿ]+(?:-[^\W_]+)*"
    r"|(?:[cdjlmnstCDJLMNST]|(?:jus|lors|puis|quoi|Lors|Puis|Quoi)?qu|Qu)['’](?=[^\W_])"
    r"|[Aa]ujourd['’]hui|[Rr]endez-vous"
    r"|(?:MM?|Mmes?|Mlles?|Dr|Pr|Mgr|Me|St|[A-ZÀ-Þ])\.(?=[ \u00a0\u202f-]?[A-ZÀ-Þ])"
    rf"|[^\W\d_]+(?:-(?!{_PRONOUNS})[^\W_]+)*)"
    r"|(?P<mark>[^\w\s])"
)
_ELISION = str.maketrans("’", "'")


class Token(NamedTuple):
    """text[start:end]; `word` is it in lower case with plain apostrophes, `capital` whether it begins with one."""

    start: int
    end: int
    word: str
    kind: Kind
    capital: bool


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tokens of text[start:end], offsets into `text`."""
    return [_token(match) for match in _TOKEN.finditer(text, start, end)]


def _token(match: re.Match[str]) -> Token:
    surface, group = match[0], match.lastgroup
    start, end = match.span()
    kind: Kind = "number" if group == "number" else "mark" if group == "mark" else "word"
    word = surface.lower()
    return Token(start, end, word.translate(_ELISION) if "’" in word else word, kind, surface[0].isupper())
