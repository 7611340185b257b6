"""How fast one process reads, beside what `dateparser.search.search_dates` takes for the dates alone."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import dateparser.search

from generator import articles
from generator.language import language_of
from generator.reading.reader import read
from generator.readings import gathering
from generator.readings.gathering import gather
from generator.workspace import LANGUAGE
from tests.bench import corpus

_ROUNDS = 5
_TEXTS = 40
_SIZES = (1_000, 10_000, 100_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class Result:
    """`reading` and `search` are seconds an article; `lengths` are seconds by characters of one text; `together` is
    how many times faster all processors read than one.
    """

    reading: float
    search: float
    lengths: dict[int, float]
    together: float


def measure(folder: Path) -> Result:
    """Medians of rounds in which both take turns on the same articles; `folder` is for scratch files."""
    texts = list(corpus.articles(_TEXTS))
    _read(texts)
    _search(texts[:2])
    rounds = [(_seconds(lambda: _read(texts)), _seconds(lambda: _search(texts))) for _ in range(_ROUNDS)]
    reading, search = (median(times) / _TEXTS for times in zip(*rounds, strict=True))
    lengths = {size: _seconds(lambda size=size: _read([_long(size)])) for size in _SIZES}  # type: ignore[misc]
    return Result(reading, search, lengths, _together(folder))


def _read(texts: list[str]) -> None:
    language = language_of(LANGUAGE)
    for text in texts:
        read(articles.parse(text, id="a", file="a", sha256="", language=language), language)


def _search(texts: list[str]) -> None:
    for text in texts:
        dateparser.search.search_dates(text, languages=[LANGUAGE])


def _long(size: int) -> str:
    """One text of `size` characters, paragraphs of many articles."""
    chance, parts, length = random.Random(size), list[str](), 0
    while length < size:
        text = next(iter(corpus.articles(1, seed=chance.randrange(10**6))))
        parts.append(text)
        length += len(text)
    return "\n\n".join(parts)[:size]


def _together(folder: Path) -> float:
    corpus.write(folder, gathering.FEW * 3)
    files = sorted(folder.glob("*.txt"))
    all_cores, gathering.FEW = gathering.FEW, len(files) + 1
    alone = _seconds(lambda: gather(files, folder, LANGUAGE), time.perf_counter)
    gathering.FEW = all_cores
    return alone / _seconds(lambda: gather(files, folder, LANGUAGE), time.perf_counter)


def _seconds(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    began = clock()
    work()
    return clock() - began
