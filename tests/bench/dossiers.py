"""A dossier of so many made-up articles, built, built again, edited, added to: what each takes."""

import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench import corpus, peers, searching
from tests.bench.measuring import ROOT, Measure, command, stages
from tests.serving import Served, serving, titled, until
from tests.sites import DOCS

# From this many articles on, something is found by every query that is measured.
_SEARCHED = 1000
# Above this many, MkDocs alone would take longer than all the rest.
_COMPARED = 2000
_AGAIN = 5


@dataclass(frozen=True, slots=True)
class Result:
    """What a dossier of `articles` cost. `again` are whole commands: nothing changed, a record edited, an article
    added; `stock` is MkDocs alone on the same pages and `ours` the same full build by the program, `peers` are other
    generators on the same Markdown.
    """

    articles: int
    pages: int
    stages: dict[str, Measure]
    again: dict[str, Measure]
    saved: float
    ours: Measure | None
    stock: Measure | None
    peers: dict[str, Measure]
    search: searching.Result | None


def measure(folder: Path, count: int) -> Result:
    """Makes the dossier in `folder` and measures it."""
    root = folder / str(count)
    corpus.write(root / "sources" / "articles", count)
    (root / "docs").mkdir()
    for name in DOCS:
        shutil.copy(ROOT / "docs" / name, root / "docs")
    parts = stages(root)
    pages = sum(1 for _ in (root / "docs").rglob("*.md"))
    again = {name: _again(root, name, count) for name in ("nothing", "record", "article")}
    ours, stock = _compared(root) if count <= _COMPARED else (None, None)
    others = peers.measure(root / "docs", folder / f"{count}-peers")
    found = searching.measure(root / "site") if count >= _SEARCHED else None
    return Result(count, pages, parts, again, _saved(root), ours, stock, others, found)


def _again(root: Path, what: str, count: int) -> Measure:
    """The middle of several runs of `dossier build` after a small change."""
    found = []
    for n in range(_AGAIN if count <= _COMPARED else 1):
        _change(root, what, n)
        found.append(command("generator", "build", "--root", str(root)))
    return sorted(found, key=lambda measure: measure.seconds)[len(found) // 2]


def _change(root: Path, what: str, n: int) -> None:
    if what == "record":
        event = _event(root)
        event.write_text(titled(f'"Corrigé {n}"')(event.read_text(encoding="utf-8")), encoding="utf-8")
    if what == "article":
        articles = list(corpus.articles(4 * (n + 1), seed=77))
        (root / "sources" / "articles" / f"x{n}.txt").write_text(articles[-1], encoding="utf-8")


def _event(root: Path) -> Path:
    events = sorted((root / "sources" / "events").glob("*.yml"))
    return events[len(events) // 2]


def _saved(root: Path) -> float:
    """Seconds from a saved record to the changed page under `dossier serve`."""
    event = _event(root)
    with serving(root, patience=3600) as served:
        return median(_seen(served, event, n) for n in range(_AGAIN))


def _seen(served: Served, event: Path, n: int) -> float:
    title = f"Titre du direct {n}"
    served.page(f"evenements/{event.stem}/")
    began = time.perf_counter()
    served.edit(f"sources/events/{event.name}", titled(f'"{title}"'))
    until(lambda: title in served.page(f"evenements/{event.stem}/"), patience=3600)
    return time.perf_counter() - began


def _compared(root: Path) -> tuple[Measure, Measure]:
    """A full build of the same pages by the program and by MkDocs alone."""
    return command("tests.bench.site", "ours", str(root)), command("tests.bench.site", "stock", str(root))
