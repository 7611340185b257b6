"""Whether anything changed since a dossier was last read and rendered, told by looking at files and opening none."""

import sys
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from generator.publishing import generated
from generator.publishing.listing import Listing, listing, stamp, visible
from generator.publishing.sites import day
from generator.publishing.writing import LEDGER
from generator.readings.version import PACKAGES

_PROGRAM = Path(__file__).parent
_MEMORY = Path(".cache") / "built.txt"
# Packages beside those that read.
_MAKERS = ("icalendar", "jinja2", "markupsafe", "mkdocs", "mkdocs-material", "markdown")


def look(root: Path, docs: Listing | None = None) -> Listing:
    """Stamps of all that records and pages are made from, and of the pages that the program wrote.

    `docs` is the listing of docs/, where one is at hand.
    """
    found, written = listing(str(root / "docs")) if docs is None else docs, generated(root / "docs")
    pages = {f"docs/{page}": mark for page, mark in found.items() if page in written}
    sources = root / "sources"
    return visible(str(sources), "sources/") | visible(str(sources / ".base"), "sources/.base/") | pages | _program()


def is_as_built(root: Path, now: Listing) -> bool:
    """Whether the dossier is as the last build left it."""
    memory = root / _MEMORY
    return memory.is_file() and memory.read_text(encoding="utf-8") == _digest(now)


def is_settled(before: Listing, now: Listing, written: Iterable[str]) -> bool:
    """Whether nothing in sources/ changed between two looks but the files `written`, which lie below the root."""
    return {path for path in changed(before, now) if path.startswith("sources/")} <= set(written)


def changed(before: Listing, now: Listing) -> set[str]:
    """The files that differ between two looks, or that only one of them found."""
    return {path for path, _ in before.items() ^ now.items()}


def remember(root: Path, now: Listing) -> None:
    """Remembers that the dossier is built as it is `now`."""
    memory = root / _MEMORY
    memory.parent.mkdir(exist_ok=True)
    memory.write_text(_digest(now), encoding="utf-8")


def forget(root: Path) -> None:
    """Remembers nothing: the next build looks at everything."""
    (root / _MEMORY).unlink(missing_ok=True)


def is_shown(root: Path, site: Path, docs: Listing) -> bool:
    """Whether a site shows the dossier as it was built last, by a configuration that is still the same.

    `docs` is the listing of docs/, of which the pages that people wrote are looked at.
    """
    shown, built = _shown(root, site), root / _MEMORY
    return shown.is_file() and built.is_file() and shown.read_text(encoding="utf-8") == _as_shown(root, docs)


def remember_shown(root: Path, site: Path, docs: Listing) -> None:
    """Remembers that a site shows the dossier as it was built last."""
    if (root / _MEMORY).is_file() and not is_shown(root, site, docs):
        _shown(root, site).write_text(_as_shown(root, docs), encoding="utf-8")


def _shown(root: Path, site: Path) -> Path:
    return root / _MEMORY.parent / f"{site.name}.txt"


def _as_shown(root: Path, docs: Listing) -> str:
    """The dossier as it was built last, the configuration, and which pages people wrote."""
    made_by = (stamp(root / "mkdocs.yml"), day())
    own = docs.keys() - generated(root / "docs") - {LEDGER}
    return "\n".join(((root / _MEMORY).read_text(encoding="utf-8"), *made_by, *sorted(own)))


@cache
def program() -> str:
    """A digest that changes when the program does, or a package that it works with."""
    return _digest(_program())


@cache
def _program() -> Listing:
    packages = {package: version(package) for package in (*PACKAGES, *_MAKERS)}
    return visible(str(_PROGRAM), "generator/") | packages | {"python": sys.version}


def _digest(found: Listing) -> str:
    lines = sorted(map("\0".join, found.items()))
    return sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()
