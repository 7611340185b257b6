"""The articles of a dossier and their readings, in order, however they are come by.

Reading is a map over files, so any `concurrent.futures` executor can do it: only paths, bytes and problems cross
from one process to another.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import closing, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator import articles
from generator.errors import DossierError, Problem
from generator.language import language_of
from generator.publishing.listing import stamp
from generator.reading.reader import read
from generator.readings.cache import Cache, Packed, Read, Seen, pack, unpack
from generator.readings.watching import Progress
from generator.workers import several, workers


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that cannot be read, and why."""

    problems: tuple[Problem, ...]


# Below this many articles, starting processes costs more than it brings.
FEW = 100
_HANDFUL = 8


def gather(
    files: Sequence[Path],
    root: Path,
    code: str,
    *,
    kept: Path | None = None,
    progress: Progress = nullcontext,
    executor: Executor | None = None,
) -> tuple[list[Read], list[Problem]]:
    """The articles of `files` and their readings in the language `code`, in the same order; the problems of those
    files that cannot be read.

    `root` is the dossier's folder, `kept` the file in which readings are kept for the next time. `executor` reads
    what is not kept; without one, processes of our own do where that pays.
    """
    with closing(Cache(kept)) as known, progress(files) as watched:
        outcomes = _outcomes(files, root, code, known, executor)
        found = [outcome for _, outcome in zip(watched, outcomes, strict=True)]
    reads = [outcome for outcome in found if not isinstance(outcome, Unread)]
    return reads, [problem for outcome in found if isinstance(outcome, Unread) for problem in outcome.problems]


def read_alone(file: Path, root: Path, code: str) -> Read:
    """One article and its reading; raises DossierError where it cannot be read."""
    outcome = _read(file, root, code)
    if isinstance(outcome, Unread):
        raise DossierError(outcome.problems)
    return unpack(outcome)


def _outcomes(
    files: Sequence[Path], root: Path, code: str, known: Cache, executor: Executor | None
) -> Iterator[Read | Unread]:
    """What is kept, and what is read now and kept at once, in the order of `files`."""
    seen = [Seen(file, articles.path_in(file, root), stamp(file)) for file in files]
    hits = [known.find(one) for one in seen]
    missing = [one.path for one, hit in zip(seen, hits, strict=True) if hit is None]
    fresh = _read_all(missing, root, code, executor)
    for one, hit in zip(seen, hits, strict=True):
        yield hit or _kept(next(fresh), one.stamp, known)


def _kept(outcome: Packed | Unread, stamp: str, known: Cache) -> Read | Unread:
    if isinstance(outcome, Unread):
        return outcome
    known.keep(outcome, stamp)
    return unpack(outcome)


def _read_all(files: Sequence[Path], root: Path, code: str, executor: Executor | None) -> Iterator[Packed | Unread]:
    alone = not executor and (len(files) < FEW or not several())
    # What the first article loads of the language, the processes that are forked afterwards share.
    here = len(files) if alone else 1
    yield from (_read(file, root, code) for file in files[:here])
    # Elsewhere the folder that paths are relative to may be another.
    paths, folder = ([file.absolute() for file in files], root.absolute()) if executor else (files, root)
    handfuls = [paths[n : n + _HANDFUL] for n in range(here, len(files), _HANDFUL)]
    if handfuls:
        with nullcontext(executor) if executor else workers() as readers:
            for outcomes in readers.map(partial(_read_handful, root=folder, code=code), handfuls):
                yield from outcomes


def _read_handful(files: Sequence[Path], root: Path, code: str) -> list[Packed | Unread]:
    return [_read(file, root, code) for file in files]


def _read(file: Path, root: Path, code: str) -> Packed | Unread:
    language = language_of(code)
    try:
        article = articles.load(file, root, language)
    except DossierError as error:
        return Unread(error.problems)
    return pack(article, read(article, language))
