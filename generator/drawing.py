"""A dossier's records to its pages and exports: all of them, or those that a change of records can reach."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import get_args

from generator import pages, publishing
from generator.exports.amending import amended
from generator.exports.bundle import NAMES, Exports, Key, export
from generator.language import Language
from generator.memory import Memory
from generator.pages import Desk, Download, Site
from generator.publishing import Counts
from generator.schema.dossier import Dossier, RecordKind
from generator.survey import Text, is_alike, survey, texts_of

# Where more than this part of the records changed, all pages are hardly more work.
_MUCH = 0.3
_DOWNLOADS = "donnees"


@dataclass(frozen=True, slots=True)
class State:
    """A dossier to be drawn: what the memory will hold of it, and its articles with their sentences by id."""

    memory: Memory
    texts: Mapping[str, Text]
    language: Callable[[], Language]


@dataclass(frozen=True, slots=True)
class Drawn:
    """`in_part`: all that was not drawn is as it was; `desk` is where the pages were written."""

    counts: Counts
    in_part: bool
    desk: Desk


def draw(docs: Path, state: State, before: Memory | None = None, read_anew: Iterable[str] = ()) -> Drawn:
    """Makes the folder `docs` hold the pages and exports of a dossier.

    `before` is the memory of the state that the folder shows now, None where that is not known; `read_anew` are the
    articles whose text is another since then. Raises DossierError where a page would overwrite a person's.
    """
    dossier = state.memory.dossier
    changed = {*differing(before.dossier, dossier), *(("articles", key) for key in read_anew)} if before else set()
    if before and len(changed) <= _MUCH * _size(dossier):
        read = partial(publishing.text_of, docs)
        exports = amended(before.dossier, dossier, changed, lambda name: read(_file(name)))
        old = _desk(before, state)
        compared = before.compared if is_alike(before.dossier, dossier, changed) else None
        desk = Desk(_site(state, replace(state.memory, compared=compared), _downloads(exports, docs)))
        again = pages.rerender(old, desk, changed, read)
        if again:
            written, among = again
            return Drawn(publishing.write(chain(written, _files(exports)), docs, among), True, desk)
    exports = export(dossier)
    desk = Desk(_site(state, state.memory, _downloads(exports, docs)))
    return Drawn(publishing.write(chain(pages.render(desk), _files(exports)), docs), False, desk)


def _desk(before: Memory, state: State) -> Desk:
    """Where the pages of the state before were written, or would have been, with the articles at hand now."""
    if before.desk is None:
        return Desk(_site(state, before, ()))
    site = before.desk.site
    return before.desk.reading(replace(site, **texts_of(state.texts)))


def _files(exports: Exports) -> Iterator[tuple[str, str]]:
    """The files of machine data as they lie beside the pages: path under docs/ and text, one after the other."""
    return ((_file(name), text) for name, text in exports.files.items())


def _downloads(exports: Exports, docs: Path) -> Iterator[Download]:
    """All files of machine data with their sizes; what is not among `exports` is as it was."""
    for name in NAMES:
        text = exports.files.get(name)
        size = (docs / _file(name)).stat().st_size if text is None else len(text.encode("utf-8"))
        yield Download(name, size, exports.left_out.get(name, 0))


def _file(name: str) -> str:
    return f"{_DOWNLOADS}/{name}"


def differing(one: Dossier, other: Dossier) -> Iterator[Key]:
    """The records that only one of the two has, or that differ."""
    for kind in get_args(RecordKind):
        before, after = getattr(one, kind), getattr(other, kind)
        found = ((key, before.get(key), after.get(key)) for key in before.keys() | after.keys())
        # Most are the same object, and comparing records takes long.
        yield from ((kind, key) for key, was, now in found if was is not now and was != now)


def _size(dossier: Dossier) -> int:
    return sum(len(getattr(dossier, kind)) for kind in get_args(RecordKind))


def _site(state: State, memory: Memory, downloads: Iterable[Download]) -> Site:
    corrections = (each for key in sorted(memory.corrections) for each in memory.corrections[key])
    return survey(
        memory.dossier, state.texts, corrections, memory.redirects, downloads, state.language(), memory.compared
    )
