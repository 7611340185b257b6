"""The words of the search index in files, each of which holds the words that begin alike.

What all words make together is cut by their first letters, and again where that is still too long for one file. So
where a file ends depends on its own words alone, and an edited page changes the files of its words.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import groupby

Entries = dict[str, str]
"""Word -> the piece of a file that tells of it: '"word":[page, weight, …]', each page as its distance from the last."""
Read = Callable[[str], Entries]
# Bytes of pieces that make a file pleasant to load; one word alone may have more.
LARGEST = 40_000


def entry(word: str, pages: Iterable[tuple[int, int]]) -> str:
    """The piece of a word that stands on `pages`: (page, weight) in order of the pages. All of it is ASCII."""
    row, last = [], 0
    for page, weight in pages:
        row += [page - last, weight]
        last = page
    return f"{json.dumps(word)}:{json.dumps(row, separators=(',', ':'))}"


def pages_of(piece: str) -> dict[int, int]:
    """What `entry` made a piece of."""
    row = json.loads(piece[piece.index(":") + 1 :])
    found, page = {}, 0
    for step, weight in zip(row[::2], row[1::2], strict=True):
        page += step
        found[page] = weight
    return found


def body(entries: Entries) -> str:
    """The words of a file as one JSON object."""
    return "{" + ",".join(entries[word] for word in sorted(entries)) + "}"


def parsed(text: str) -> Entries:
    """What `body` made a text of."""
    pieces = (f"{piece}]" for piece in text[1:-2].split("],")) if len(text) > 2 else ()
    return {json.loads(piece[: piece.index(":")]): piece for piece in pieces}


def cut(entries: Entries, start: str = "") -> Iterator[tuple[str, Entries]]:
    """The files that hold `entries`, all of which begin with `start`: (how their words begin, the words).

    The words of a long beginning lie in the files of all longer ones, and the word that is itself the beginning in a
    file of its own.
    """
    if _size(entries) <= LARGEST or entries.keys() == {start}:
        if entries:
            yield start, entries
        return
    for longer, words in groupby(sorted(entries), lambda word: word[: len(start) + 1]):
        group = {word: entries[word] for word in words}
        yield from [(start, group)] if longer == start else cut(group, longer)


def recut(files: Collection[str], read: Read, changed: Mapping[str, Mapping[int, int | None]]) -> dict[str, Entries]:
    """The files that differ once words stand on other pages: what each holds then, nothing where it is to go.

    `files` are the beginnings that have a file, `read` gives what it holds; `changed` is word -> page -> weight, None
    where the word stands there no more.
    """
    tree = _Tree(files, read)
    for word, pages in changed.items():
        tree.change(word, pages)
    return tree.renewed()


class _Tree:
    """The files by how their words begin; `inner` are the beginnings that were too long for one file."""

    def __init__(self, files: Collection[str], read: Read) -> None:
        self._files, self._read = set(files), read
        self._inner = {start[:n] for start in files for n in range(len(start))}
        self._known: dict[str, Entries] = {}
        self._touched: set[str] = set()

    def change(self, word: str, pages: Mapping[int, int | None]) -> None:
        start = self._file_of(word)
        self._touched.add(start)
        held = self._held(start)
        found = pages_of(held.pop(word)) if word in held else {}
        left = {page: weight for page, weight in {**found, **pages}.items() if weight}
        if left:
            held[word] = entry(word, sorted(left.items()))

    def renewed(self) -> dict[str, Entries]:
        made: dict[str, Entries] = {}
        for touched in self._touched:
            joined = self._joined(touched)
            below = [touched] if joined is None else self._below(joined)
            together = {word: piece for each in below for word, piece in self._held(each).items()}
            made |= {each: {} for each in below}
            made |= cut(together, touched if joined is None else joined)
        return made

    def _file_of(self, word: str) -> str:
        """The file where a word belongs, whether there is one yet or not."""
        return next((word[:n] for n in range(len(word)) if word[:n] not in self._inner), word)

    def _held(self, start: str) -> Entries:
        if start not in self._known:
            self._known[start] = self._read(start) if start in self._files else {}
        return self._known[start]

    def _joined(self, touched: str) -> str | None:
        """The shortest beginning of which all words now fit into one file, where they lay in several."""
        inner = (touched[:n] for n in range(len(touched) + 1) if touched[:n] in self._inner)
        return next((start for start in inner if self._fits(start)), None)

    def _fits(self, start: str) -> bool:
        left = LARGEST
        for each in self._below(start):
            left -= _size(self._held(each))
            if left < 0:
                return False
        return True

    def _below(self, start: str) -> list[str]:
        return [each for each in {*self._files, *self._touched} if each.startswith(start)]


def _size(entries: Entries) -> int:
    return sum(len(piece) + 1 for piece in entries.values())
