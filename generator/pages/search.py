"""The search index: what a French reader types finds the page that is meant.

The index is a set of small scripts that the browser loads as it needs them, over HTTP and from a folder alike:
`meta` (what there is to load), `words-…` (pages by word, for words that begin alike), `pages-N` (addresses, titles and
text of some pages), and for narrowing results `names` and `facets-N` (who, where, what and when of some pages).
Plurals and feminines need nothing here: the query is cut to its stem and matches by prefix.

A page keeps its number as long as none comes or goes before it: an edited one changes the files that hold its rows,
and those of its words.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import get_args

from generator.pages import shards
from generator.pages.desk import Desk
from generator.pages.folding import STOP, words
from generator.pages.searchable import Entry, Key, entry, keys, path
from generator.schema.records import EventType

FOLDER = "assets/search"
_PAGES_PER_FILE = 50
_FACETS_PER_FILE = 2000
# Where more than these pages changed, and more than this part of all, the whole index is hardly more work.
_MANY, _MUCH = 20, 0.05
# Pages of which results say the same kind.
_KINDS = {"year": "date", "month": "date"}
# What is longer is no word that anybody types.
_LONGEST = 60
_TYPES: dict[str, int] = {key: n for n, key in enumerate(get_args(EventType))}
File = tuple[str, str]
Read = Callable[[str], str]
Edits = Mapping[int, tuple[Entry | None, Entry | None]]
"""Page -> what the search knew of it, and what it knows now; None where there is no such page to be found."""


def files(desk: Desk) -> Iterator[File]:
    """The index: (path under docs/, script)."""
    index = _index(desk)
    found = [entry(desk, key) for key in index.keys]
    held = dict(shards.cut(_postings(found)))
    yield from _common(index, held)
    yield from (_script(_of_words(start), shards.body(pieces)) for start, pieces in held.items())
    for name, size, row in index.tables:
        numbered = range(0, len(found), size)
        yield from (_script(f"{name}-{n // size}", _json([*map(row, found[n : n + size])])) for n in numbered)


def renewed(
    old: Desk, new: Desk, reached: Set[str], read: Read, *, is_numbered_alike: bool = False
) -> dict[str, str | None]:
    """The files of the index that may differ between two states of a dossier, each as it is now, None where it goes.

    `reached` are the pages, by path, that may differ; `read` gives what a file under docs/ holds in the state `old`.
    `is_numbered_alike` spares numbering the pages of both states.
    """
    starts = json.loads(_data(read(_path("meta"))))["words"]
    after = _index(new)
    before = _Index(old, after.keys) if is_numbered_alike else _index(old)
    rows = zip_longest(before.keys, after.keys)
    changed = [n for n, (was, now) in enumerate(rows) if was != now or path(now) in reached]
    if len(changed) > max(_MANY, _MUCH * len(after.keys)):
        return {**dict.fromkeys(_all(before, starts)), **dict(files(new))}
    edits = {n: (before.entry(n), after.entry(n)) for n in changed}
    held = shards.recut(starts, lambda start: shards.parsed(_data(read(_path(_of_words(start))))), _moves(edits))
    gone = {start for start, pieces in held.items() if not pieces}
    return {
        **dict(_common(after, {*starts, *held} - gone)),
        **dict(_script(_of_words(start), shards.body(held[start])) for start in held.keys() - gone),
        **dict.fromkeys(_path(_of_words(start)) for start in gone),
        **dict(_rewritten(before, after, edits, read)),
    }


def _index(desk: Desk) -> "_Index":
    return _Index(desk, list(keys(desk)))


@dataclass(frozen=True)
class _Index:
    """Every page by its number, and what narrows results by theirs."""

    desk: Desk
    keys: Sequence[Key]

    def entry(self, n: int) -> Entry | None:
        return entry(self.desk, self.keys[n]) if n < len(self.keys) else None

    @property
    def tables(self) -> tuple[tuple[str, int, Callable[[Entry | None], object]], ...]:
        """What is kept of every page: the name of its files, how many rows a file has, and what makes a row."""
        return ("pages", _PAGES_PER_FILE, _shown), ("facets", _FACETS_PER_FILE, self._facets)

    def _facets(self, found: Entry | None) -> object:
        """Actors, places and types of an entry by their numbers, and its years."""
        if found is None:
            return None
        numbered = zip((found.actors, found.places, found.types), self._numbers, strict=True)
        return [*([numbers[key] for key in row] for row, numbers in numbered), list(found.years)]

    @cached_property
    def _numbers(self) -> tuple[Mapping[str, int], ...]:
        dossier = self.desk.site.dossier
        return *({key: n for n, key in enumerate(row)} for row in (dossier.actors, dossier.places)), _TYPES


def _shown(found: Entry | None) -> object:
    """Address, title and text of a result."""
    return found and [found.path.removesuffix(".md"), found.title, found.shown]


def _common(index: _Index, starts: Iterable[str]) -> Iterator[File]:
    """What tells of the whole index: what there is to load, and what the numbers of the facets are called.

    `kinds` are those of the pages with the number of the first page of each run of them, `words` how the words of each
    file begin.
    """
    numbered = enumerate(_KINDS.get(kind, kind) for kind, _ in index.keys)
    meta = {
        "count": len(index.keys),
        "kinds": [list(next(run)) for _, run in groupby(numbered, itemgetter(1))],
        "perFile": _PAGES_PER_FILE,
        "facetsPerFile": _FACETS_PER_FILE,
        "words": sorted(starts),
        "stop": sorted(STOP),
    }
    desk, dossier = index.desk, index.desk.site.dossier
    names = {
        "actors": [actor.name for actor in dossier.actors.values()],
        "places": [desk.words.capital(place.name) for place in dossier.places.values()],
        "types": [desk.words.say(f"type.{key}") for key in _TYPES],
    }
    yield from (_script("meta", _json(meta)), _script("names", _json(names)))


def _all(index: _Index, starts: Iterable[str]) -> Iterator[str]:
    """The paths of all files of an index, of which those of words begin with `starts`."""
    yield from map(_path, ("meta", "names", *map(_of_words, starts)))
    for name, size, _ in index.tables:
        yield from (_path(f"{name}-{n // size}") for n in range(0, len(index.keys), size))


def _rewritten(before: _Index, after: _Index, edits: Edits, read: Read) -> Iterator[tuple[str, str | None]]:
    """The files that hold rows of the edited pages; None for one that holds no row any more."""
    for name, size, row in after.tables:
        for number in sorted({page // size for page in edits}):
            first, file = number * size, f"{name}-{number}"
            rows = json.loads(_data(read(_path(file)))) if first < len(before.keys) else []
            known = dict(enumerate(rows, first)) | {page: row(now) for page, (_, now) in edits.items()}
            left = [known[page] for page in range(first, min(first + size, len(after.keys)))]
            yield _script(file, _json(left)) if left else (_path(file), None)


def _postings(found: Iterable[Entry | None]) -> shards.Entries:
    """What each word's piece of a file says, of all pages."""
    # Page, weight, page, weight, …: of a large site there are millions.
    rows: dict[str, list[int]] = defaultdict(list)
    for n, each in enumerate(found):
        for word, weight in _weights(each).items():
            rows[word] += (n, weight)
    return {word: shards.entry(word, zip(row[::2], row[1::2], strict=True)) for word, row in rows.items()}


def _moves(edits: Edits) -> dict[str, dict[int, int | None]]:
    """Word -> page -> the weight that it has there now, None for none, wherever that is another one."""
    moves: dict[str, dict[int, int | None]] = defaultdict(dict)
    for page, (was, now) in edits.items():
        before, after = _weights(was), _weights(now)
        for word in before.keys() | after.keys():
            if before.get(word) != after.get(word):
                moves[word][page] = after.get(word)
    return moves


def _weights(found: Entry | None) -> dict[str, int]:
    """Every word of a page with its weight: of the best place where it stands, a little more when it is frequent."""
    best: dict[str, int] = {}
    count: Counter[str] = Counter()
    for weight, text in found.fields if found else ():
        for word in words(text):
            if word not in STOP and len(word) <= _LONGEST:
                best[word] = max(best.get(word, 0), weight)
                count[word] += 1
    return {word: 10 * weight + min(count[word], 9) for word, weight in best.items()}


def _of_words(start: str) -> str:
    """The name of the file whose words begin so, in letters that any system can write."""
    plain = "".join(char if char.isascii() else f"_{ord(char):x}_" for char in start)
    return f"words-{plain}" if plain else "words"


def _path(name: str) -> str:
    return f"{FOLDER}/{name}.js"


def _script(name: str, data: str) -> File:
    return _path(name), f"dossierIndex({json.dumps(name)},{data});\n"


def _data(script: str) -> str:
    """What `_script` was given."""
    return script[script.index(",") + 1 : -len(");\n")]


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
