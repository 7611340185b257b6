"""Pages to files, and not one byte more than what changed.

`docs/` also holds pages and pictures that people wrote. What the program wrote is listed in a ledger beside them,
so that only its own pages are ever overwritten or removed.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from generator.errors import DossierError, Problem

LEDGER = ".generated"
_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Counts:
    """What happened to the pages of one run; `changed` are the paths of those written or removed."""

    unchanged: int = 0
    removed: int = 0
    changed: frozenset[str] = frozenset()

    @property
    def written(self) -> int:
        return len(self.changed) - self.removed


def write(pages: Iterable[tuple[str, str]], docs: Path, among: Set[str] | None = None) -> Counts:
    """Makes `docs` hold `pages` (path under docs, text): writes those that differ, removes those of an earlier
    run that are no longer produced, and never touches a file that the program did not write.

    Where `pages` are only a part of all, `among` are the paths that may be no longer produced.
    Raises DossierError where a page would leave the folder or overwrite a page that a person wrote; what was written
    before it stays, in the ledger too.
    """
    docs.mkdir(parents=True, exist_ok=True)
    before = generated(docs)
    made: set[str] = set()
    written: set[str] = set()
    stream, is_listed = iter(pages), (docs / LEDGER).exists()
    while batch := dict(islice(stream, _BATCH)):
        written |= _write_batch(batch, docs, before | made, is_listed)
        made |= batch.keys()
    gone = (before if among is None else before & among) - made
    removed = {path for path in sorted(gone) if _remove(docs, path)}
    _write_ledger(docs, (before | made) - gone)
    return Counts(len(made) - len(written), len(removed), frozenset(written | removed))


def _write_batch(batch: Mapping[str, str], docs: Path, known: set[str], is_listed: bool) -> set[str]:
    targets = {path: _inside(docs, path) for path in sorted(batch)}
    _refuse_handwritten(targets, known, is_listed)
    # The ledger is widened first: a run that is killed half-way leaves no page that looks hand-written.
    if not known.issuperset(batch):
        _write_ledger(docs, known | batch.keys())
    return {path for path, target in targets.items() if _write_if_different(target, batch[path])}


def generated(docs: Path) -> set[str]:
    """The files below `docs` that the program wrote, by their paths."""
    file = docs / LEDGER
    return set(file.read_text(encoding="utf-8").splitlines()) if file.exists() else set()


def text_of(docs: Path, path: str) -> str:
    """What a file that the program wrote says."""
    return (docs / path).read_bytes().decode("utf-8")


def _write_ledger(docs: Path, paths: set[str]) -> None:
    _write_if_different(docs / LEDGER, "".join(f"{path}\n" for path in sorted(paths)))


def _inside(docs: Path, path: str) -> Path:
    root = docs.resolve()
    target = root / path
    if not target.resolve().is_relative_to(root) or target.resolve() == root:
        raise DossierError([Problem(path, 0, 0, "", "the page would lie outside the folder of pages")])
    return target


def _refuse_handwritten(targets: Mapping[str, Path], known: set[str], is_listed: bool) -> None:
    clashes = [path for path, target in targets.items() if path not in known and target.exists()]
    if not is_listed:
        clashes = [path for path in clashes if not _looks_generated(targets[path])]
    if clashes:
        message = "a page of this name is not the program's: it was left as it is"
        raise DossierError([Problem(path, 0, 0, "", message, "rename the hand-written page") for path in clashes])


def _looks_generated(target: Path) -> bool:
    """Whether a file is ours although the ledger was deleted: pages carry their kind, people write no data here."""
    if target.suffix != ".md":
        return True
    with target.open(encoding="utf-8", errors="replace") as file:
        return any(line.startswith("kind: ") for _, line in zip(range(8), file, strict=False))


def _write_if_different(target: Path, text: str) -> bool:
    data = text.encode("utf-8")
    if target.is_file() and target.read_bytes() == data:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.part")
    temporary.write_bytes(data)
    temporary.replace(target)
    return True


def _remove(docs: Path, path: str) -> bool:
    target = docs / path
    if not target.resolve().is_relative_to(docs.resolve()) or not target.is_file():
        return False
    target.unlink()
    for folder in _empty_folders(target.parent, docs):
        folder.rmdir()
    return True


def _empty_folders(folder: Path, docs: Path) -> Iterator[Path]:
    """`folder` and its parents below `docs`, as long as they hold nothing."""
    while folder != docs and not any(folder.iterdir()):
        yield folder
        folder = folder.parent
