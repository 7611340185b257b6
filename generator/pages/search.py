"""The search index: what a French reader types finds the page that is meant.

The index is a set of small scripts that the browser loads as it needs them, over HTTP and from a folder alike:
`meta` (what there is to load), `words-N` (pages by word, for a range of the alphabet), `pages-N` (addresses, titles and
text of some pages), and for narrowing results `names` and `facets-N` (who, where, what and when of some pages). Words
are folded: no accents, elisions and hyphens cut, "6 500" is "6500". Plurals and feminines need nothing here: the query
is cut to its stem and matches by prefix.
"""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from generator.pages.desk import Desk
from generator.pages.searchable import Entry, entries

FOLDER = "assets/search"
PAGES_PER_FILE = 50
FACETS_PER_FILE = 2000
# About this many bytes of postings a file.
_SHARD = 40_000
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
    """The words of a text as they are indexed; "l'Élysée" gives "l", "elysee", "6 500" gives "6500".

    search.js folds what a reader types in the same way.
    """
    folded = unicodedata.normalize("NFKD", text).lower().translate(_UNMARKED)
    return _WORD.findall(_GROUPED.sub("", folded))


def files(desk: Desk) -> dict[str, str]:
    """The index: path under docs/ -> script."""
    found = list(entries(desk))
    shards = _shards(found)
    lists = [_often(rows) for rows in zip(*((entry.actors, entry.places, entry.types) for entry in found), strict=True)]
    made: dict[str, object] = {"meta": _meta(found, [next(iter(shard)) for shard in shards])}
    made["names"] = _names(desk, *(lists or [{}, {}, {}]))
    made |= {f"words-{n}": {word: _steps(pages) for word, pages in shard.items()} for n, shard in enumerate(shards)}
    made |= _cut("pages", PAGES_PER_FILE, [[e.path.removesuffix(".md"), e.title, e.shown] for e in found])
    made |= _cut("facets", FACETS_PER_FILE, [_facets(entry, lists) for entry in found])
    return {f"{FOLDER}/{name}.js": _script(name, data) for name, data in made.items()}


def _cut(name: str, size: int, rows: Sequence[object]) -> dict[str, object]:
    """The rows in files of `size`."""
    return {f"{name}-{n // size}": rows[n : n + size] for n in range(0, len(rows), size)}


def _script(name: str, data: object) -> str:
    return f"dossierIndex({json.dumps(name)},{json.dumps(data, ensure_ascii=False, separators=(',', ':'))});\n"


def _meta(found: Sequence[Entry], starts: list[str]) -> object:
    """What there is to load: `starts` are the first words of the `words-N` files, in order; `kinds` are the pages'
    kinds with the number of the first page of each run of them.
    """
    numbered = enumerate(entry.kind for entry in found)
    return {
        "count": len(found),
        "kinds": [list(next(run)) for _, run in groupby(numbered, lambda numbered: numbered[1])],
        "perFile": PAGES_PER_FILE,
        "facetsPerFile": FACETS_PER_FILE,
        "starts": starts,
        "stop": sorted(STOP),
    }


def _names(desk: Desk, actors: Iterable[str], places: Iterable[str], types: Iterable[str]) -> object:
    """What the numbers of the facets are called."""
    return {
        "actors": [desk.name("actors", key) for key in actors],
        "places": [desk.words.capital(desk.name("places", key)) for key in places],
        "types": [desk.words.say(f"type.{key}") for key in types],
    }


def _facets(entry: Entry, lists: Sequence[Mapping[str, int]]) -> list[list[int]]:
    """Actors, places and types of an entry by their numbers, and its years."""
    keys = (entry.actors, entry.places, entry.types)
    return [*([numbers[key] for key in one] for one, numbers in zip(keys, lists, strict=True)), list(entry.years)]


def _often(rows: Iterable[Iterable[str]]) -> dict[str, int]:
    """Every key with its number, the one that most rows hold first."""
    counts = Counter(key for row in rows for key in row)
    return {key: n for n, key in enumerate(sorted(counts, key=lambda key: (-counts[key], key)))}


Postings = dict[str, list[int]]


def _shards(found: Iterable[Entry]) -> list[Postings]:
    """Word -> [page, weight, page, weight, …], in order, cut into files that are pleasant to load.

    A cut falls only between words that differ in their first two letters, so that a new word moves few others.
    """
    postings: Postings = defaultdict(list)
    for page, entry in enumerate(found):
        for word, weight in _weights(entry).items():
            postings[word].extend((page, weight))
    shards: list[Postings] = []
    size = _SHARD
    for _, group in groupby(sorted(postings), lambda word: word[:2]):
        if size >= _SHARD:
            shards.append({})
            size = 0
        part = {word: postings[word] for word in group}
        shards[-1] |= part
        size += sum(len(word) + 5 * len(found) for word, found in part.items())
    return shards


def _steps(pages: Sequence[int]) -> list[int]:
    """Postings with each page as its distance from the one before: half the bytes for words that many pages hold."""
    steps = list(pages)
    steps[2::2] = (page - before for before, page in zip(pages[::2], pages[2::2], strict=False))
    return steps


def _weights(entry: Entry) -> Mapping[str, int]:
    """Every word of a page with its weight: of the best place where it stands, a little more when it is frequent."""
    best: dict[str, int] = {}
    count: Counter[str] = Counter()
    for weight, text in entry.fields:
        for word in words(text):
            if word not in STOP and len(word) <= 60:
                best[word] = max(best.get(word, 0), weight)
                count[word] += 1
    return {word: 10 * weight + min(count[word], 9) for word, weight in best.items()}
