"""Words, numbers and marks of a stretch of text, with offsets.

An elided word ("l'", "qu'") is a token of its own, and so is a pronoun that follows its verb: "a-t-il" is "a" and
"-t-il", "dit-elle" is "dit" and "-elle". Other hyphens stay inside their word ("cessez-le-feu"). A number with
spaces inside ("6 500") is one token, and so are a title and an initial with their full stop ("MM.", "E."), and a
name of letters and figures ("M23") or with an apostrophe inside ("N'Djamena", "Sa'ad").
"""

import re
from functools import lru_cache
from typing import Literal

from generator.values import value

Kind = Literal["word", "number", "mark"]

_PRONOUNS = r"(?:t-)?(?:ils?|elles?|on|je|nous|vous|ce)(?![^\W_])"
# Two shortcuts: no token begins with a space, and a plain word before a space needs none of the other patterns.
_TOKEN = re.compile(
    r"(?=\S)(?:[A-ZÀ-ÖØ-Þ]?[a-zà-öø-ÿ]++(?![^\W\d_]|['’.-])"
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|1er(?![^\W_])|\d+(?:[.,]\d+)*"
    rf"|-{_PRONOUNS}"
    r"|[A-ZÀ-Þ]{1,4}\d{1,3}(?![^\W_])|[NMOT]['’][A-ZÀ-Þ][^\W\d_]+"
    r"|[A-ZÀ-Þ][a-zà-ÿ]{0,6}[a-tv-zà-ÿ]['’][a-zà-ÿ]+(?:-[^\W_]+)*"
    r"|(?:[cdjlmnstCDJLMNST]|(?:jus|lors|puis|quoi|Lors|Puis|Quoi)?qu|Qu)['’](?=[^\W_])"
    r"|[Aa]ujourd['’]hui|[Rr]endez-vous"
    r"|(?:MM?|Mmes?|Mlles?|Dr|Pr|Mgr|Me|St|[A-ZÀ-Þ])\.(?=[ \u00a0\u202f-]?[A-ZÀ-Þ])"
    rf"|[^\W\d_]+(?:-(?!{_PRONOUNS})[^\W_]+)*"
    r"|[^\w\s])"
)
_ELISION = str.maketrans("’", "'")


@value
class Token:
    """text[start:end]; `word` is it in lower case with plain apostrophes, `capital` whether it begins with one."""

    start: int
    end: int
    word: str
    kind: Kind
    capital: bool


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tokens of text[start:end], offsets into `text`."""
    found = []
    for match in _TOKEN.finditer(text, start, end):
        word, kind, capital = _read(match[0])
        found.append(Token(match.start(), match.end(), word, kind, capital))
    return found


@lru_cache(maxsize=2**15)
def _read(surface: str) -> tuple[str, Kind, bool]:
    """A token's word, kind and whether it begins with a capital."""
    word = surface.lower()
    return word.translate(_ELISION) if "’" in word else word, _kind(surface), surface[0].isupper()


def _kind(surface: str) -> Kind:
    if surface[0].isdecimal():
        return "number"
    return "word" if len(surface) > 1 or surface.isalnum() else "mark"
