"""What a site is made from: the files of docs/ and of the theme, each with a stamp that changes when the file does."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

Listing = dict[str, str]
"""Path below a folder (with slashes) -> stamp."""


def stamp(file: Path | str) -> str:
    """Time, size and identity of a file; "" where there is none. Any way of saving a file changes it."""
    return _stamp(os.stat, file)  # tens of thousands of files: a Path for each would take twice the time


def _stamp(look: Callable[..., os.stat_result], *of: Path | str) -> str:
    try:
        found = look(*of)
    except OSError:
        return ""
    return f"{found.st_mtime_ns}:{found.st_size}:{found.st_ino}"


def size(mark: str) -> int:
    """Bytes of the file that has this stamp."""
    return int(mark.split(":")[1]) if mark else 0


def listing(folder: str) -> Listing:
    """All files below `folder`, links followed, in the order in which MkDocs lists them."""
    return {path: _stamp(entry.stat) for path, entry in _ordered(folder, "")} if _is_there(folder) else {}


def names(folder: str) -> Iterator[str]:
    """The paths of all files below `folder`, in the order of `listing`; a third of its price."""
    return (path for path, _ in _ordered(folder, ""))


def _ordered(folder: str, prefix: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    with os.scandir(folder) as scan:
        entries = [(entry.name, entry.is_dir(), entry) for entry in scan]
    for name, _, entry in sorted((each for each in entries if not each[1]), key=lambda each: _index_first(each[0])):
        yield prefix + name, entry
    for name in sorted(name for name, is_folder, _ in entries if is_folder):
        yield from _ordered(f"{folder}/{name}", f"{prefix}{name}/")


def _index_first(name: str) -> tuple[bool, str]:
    return name.rpartition(".")[0] not in ("index", "README") and name not in ("index", "README"), name


def visible(folder: str, prefix: str = "") -> Listing:
    """All files below `folder` that are not hidden and in no hidden folder, their paths begun by `prefix`; none where
    there is no such folder.
    """
    return dict(_visible(folder, prefix)) if _is_there(folder) else {}


def theme_files(folders: Iterable[str]) -> Listing:
    """All visible files of the theme's folders, the first folder that has a name giving the file.

    Material keeps ten thousand icons in a hidden folder: no file of a site is among them.
    """
    return {name: mark for folder in reversed(list(folders)) for name, mark in _visible(folder, "")}


def _visible(folder: str, prefix: str) -> Iterator[tuple[str, str]]:
    with os.scandir(folder) as scan:
        entries = [entry for entry in scan if not entry.name.startswith((".", "__"))]
    for entry in entries:
        if entry.is_dir():
            yield from _visible(entry.path, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, _stamp(entry.stat)


def _is_there(folder: str) -> bool:
    return os.path.isdir(folder)  # noqa: PTH112
