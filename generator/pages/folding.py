"""Words as the search knows them, folded: no accents, elisions and hyphens cut, "6 500" is "6500".

search.js folds what a reader types in the same way.
"""

import re
import unicodedata

_LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss"}
_WORD = re.compile(r"[^\W_]+")
_GROUPED = re.compile(r"(?<=[0-9]) (?=[0-9]{3}(?![0-9]))")
# Words that a French reader does not search for; a query of nothing else keeps them.
STOP = frozenset(
    "a au aux avec ce ces d dans de des du elle en et eux il ils je l la le les leur lui ma mais me meme mes moi mon n "
    "ne nos notre nous on ou par pas pour qu que qui s sa se ses son sur ta te tes toi ton tu un une vos votre vous c "
    "j m t y est".split()
)


class _Unmarked(dict[int, str]):
    """What stays of a character of decomposed text: no accents, no ligatures."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = "" if unicodedata.category(char).startswith("M") else _LIGATURES.get(char, char)
        return self[code]


_UNMARKED = _Unmarked()


def words(text: str) -> list[str]:
    """The words of a text as they are indexed; "l'Élysée" gives "l", "elysee", "6 500" gives "6500"."""
    folded = unicodedata.normalize("NFKD", text).lower().translate(_UNMARKED)
    return _WORD.findall(_GROUPED.sub("", folded))
