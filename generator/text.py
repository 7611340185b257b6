"""French text without surprises: folding that keeps offsets, sentences with offsets, slugs.

Offsets everywhere in the project count characters (not bytes) of an article's text, `end` exclusive.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_LOOKALIKES = str.maketrans(
    dict.fromkeys("’‘ʼ`´′", "'")
    | dict.fromkeys("\u00a0\u202f\u2009\u2007\u2008\u200a\t", " ")
    | dict.fromkeys("‐‑‒–−", "-")
    | dict.fromkeys("“”„″", '"')
)
_SLUG_LIMIT = 80

# Words after which a full stop does not end a sentence.
_ABBREVIATIONS = frozenset(
    "m mm mme mmes mlle mlles me mes dr drs pr prof st ste mgr gén col cap lt cdt av bd art al cf "
    "etc env ex fig hab janv févr avr juil sept oct nov déc vol p pp no n éd chap coll réf tél vs".split()
)
# A sentence may end at these; closing quotation marks and brackets right after belong to it. Machines glue sentences
# together ("… au Niger.Ils ont …"); one line break in the middle of a sentence only breaks its line.
_GLUED = (
    r"(?:(?<=[a-zà-öø-ÿ0-9»”\")\]][a-zà-öø-ÿ»”\")\]][.!?…])|(?<=[A-Z][A-Z][.!?…])|(?<=[.!?…][»”]))"
    r"(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ'’ ])"
)
# Every end begins with one of a few characters: the search leaps from one to the next.
_END = re.compile(
    rf"[.!?… \n](?:(?:(?<=[.!?…])[.!?…]*|(?<=[.!?…] ))[\"”»’)\]]*(?:[ \u00a0\u202f]»)?(?:(?=\s|$)|{_GLUED})"
    r"|(?<=\n)(?:\n+|(?<=[.!?…:;»”\")]\n)))"
)


def _fold_character(char: str) -> str:
    folded = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c)).casefold()
    return folded if len(folded) == 1 else char.casefold() if len(char.casefold()) == 1 else char


class _FoldTable(dict[int, str]):
    """Folds a character the first time it is met, then remembers it: `str.translate` stays linear and fast."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold_character(chr(code).translate(_LOOKALIKES))
        return self[code]


_FOLD = _FoldTable()
# Words come again and again; longer texts are folded by several readers, one after the other.
_LONGEST_WORD = 40
# A text in one script has fewer letters than these that fold to others.
_FEW_LETTERS = 96


def fold(text: str) -> str:
    """Lower case, no accents, one kind of apostrophe, hyphen, space and quotation mark; the length never changes.

    Because `len(fold(t)) == len(t)`, an offset found in the folded text is an offset in the text. Characters
    whose folding is longer than one ("œ", "ß") stay as they are.
    """
    return _folded_word(text) if len(text) <= _LONGEST_WORD else _folded_text(text)


@lru_cache(maxsize=2**14)
def _folded_word(word: str) -> str:
    return word.translate(_FOLD)


@lru_cache(maxsize=16)
def _folded_text(text: str) -> str:
    changed = {letter: folded for letter in set(text) if (folded := _FOLD[ord(letter)]) != letter}
    if len(changed) > _FEW_LETTERS or not changed.keys().isdisjoint(changed.values()):
        return text.translate(_FOLD)
    for letter, folded in changed.items():
        text = text.replace(letter, folded)
    return text


def slug(text: str) -> str:
    """An address-safe ASCII id: "Visite d'État" becomes "visite-d-etat"; never empty, at most 80 characters."""
    spelled = text.translate(_LOOKALIKES).casefold().replace("œ", "oe").replace("æ", "ae")
    plain = unicodedata.normalize("NFKD", spelled)
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode())
    short = "-".join(words)[: _SLUG_LIMIT + 1]
    if len(short) > _SLUG_LIMIT:
        short = short[:_SLUG_LIMIT].rpartition("-")[0] or short[:_SLUG_LIMIT]
    return short.strip("-") or "sans-nom"


def _ends_sentence(text: str, at: int, end: int) -> bool:
    """Whether the full stop at `at` closes a sentence (an abbreviation or an initial does not)."""
    if text[at] != ".":
        return True
    word = re.search(r"(\w+)$", text[max(0, at - 12) : at])
    follows = text[end:].lstrip()[:1] if end < len(text) else ""
    if word is None:
        return not follows.islower()
    if word[1].lower() in _ABBREVIATIONS or (len(word[1]) == 1 and word[1].isupper()):
        return follows == ""
    return not follows.islower()


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The sentences of text[start:end] as (start, end) offsets into `text`, white space stripped, in order.

    [start, end) is one paragraph, or several with blank lines between them.
    """
    stop = len(text) if end is None else end
    begin = start
    while begin < stop:
        at = begin
        while True:
            found = _END.search(text, at, stop)
            if found is None or found.end() >= stop:
                close = stop
                break
            if text[found.start()] in "\n" or _ends_sentence(text, found.start(), min(found.end(), stop)):
                close = found.end()
                break
            at = found.end()
        left, right = begin, close
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if left < right:
            yield left, right
        begin = close if close > begin else begin + 1
