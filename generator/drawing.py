"""A dossier's records to its pages and exports: all of them, or those that a change of records can reach."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import get_args

from generator import pages, publishing
from generator.exports.bundle import Exports, Key, Part, export
from generator.language import Language
from generator.memory import Memory
from generator.pages.site import Site
from generator.publishing import Counts
from generator.schema.dossier import Dossier, RecordKind
from generator.survey import Text, downloads, survey

# Where more than this part of the records changed, all pages are hardly more work.
_MUCH = 0.3


@dataclass(frozen=True, slots=True)
class State:
    """A dossier to be drawn: what the memory will hold of it, and its articles with their sentences by id."""

    memory: Memory
    texts: Mapping[str, Text]
    language: Callable[[], Language]


@dataclass(frozen=True, slots=True)
class Drawn:
    """`in_part`: all that was not drawn is as it was; `parts` are those of the exports."""

    counts: Counts
    in_part: bool
    parts: Mapping[Key, Part]


def draw(docs: Path, state: State, before: Memory | None = None, read_anew: Iterable[str] = ()) -> Drawn:
    """Makes the folder `docs` hold the pages and exports of a dossier.

    `before` is the memory of the state that the folder shows now, None where that is not known; `read_anew` are the
    articles whose text is another since then. Raises DossierError where a page would overwrite a person's.
    """
    dossier = state.memory.dossier
    changed = {*differing(before.dossier, dossier), *(("articles", key) for key in read_anew)} if before else set()
    exports = export(dossier, known=_still_good(before, dossier, changed) if before else {})
    site = _site(state, state.memory, exports)
    if before is None or len(changed) > _MUCH * _size(dossier):
        again = None
    else:
        again = pages.rerender(
            _site(state, before, exports), site, changed, lambda path: publishing.text_of(docs, path)
        )
    written, among = again or (pages.render(site), None)
    counts = publishing.write(chain(written, downloads(exports)), docs, among)
    return Drawn(counts, among is not None, exports.parts)


def differing(one: Dossier, other: Dossier) -> Iterator[Key]:
    """The records that only one of the two has, or that differ."""
    for kind in get_args(RecordKind):
        before, after = getattr(one, kind), getattr(other, kind)
        yield from ((kind, key) for key in before.keys() | after.keys() if before.get(key) != after.get(key))


def _size(dossier: Dossier) -> int:
    return sum(len(getattr(dossier, kind)) for kind in get_args(RecordKind))


def _still_good(before: Memory, dossier: Dossier, changed: set[Key]) -> dict[Key, Part]:
    """The parts of records that did not change; of an event neither did its sources nor its place."""
    kept = {key: part for key, part in before.parts.items() if key not in changed}
    for key, event in dossier.events.items():
        around = {("articles", item.article) for item in event.evidence} | {("places", event.place)}
        if not changed.isdisjoint(around):
            kept.pop(("events", key), None)
    return kept


def _site(state: State, memory: Memory, exports: Exports) -> Site:
    corrections = (each for key in sorted(memory.corrections) for each in memory.corrections[key])
    return survey(memory.dossier, state.texts, corrections, memory.redirects, exports, state.language())
