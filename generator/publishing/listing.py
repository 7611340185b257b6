"""What a site is made from: the files of docs/ and of the theme, each with a stamp that changes when the file does."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

Listing = dict[str, str]
"""Path below a folder (with slashes) -> stamp."""
_HIDDEN = (".", "__")


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
    """All files below `folder`, links followed; none where there is no such folder."""
    return _below(folder, "") if _is_there(folder) else {}


def names(folder: str, prefix: str = "") -> Iterator[str]:
    """The paths of all files below `folder`, links followed, in the order in which MkDocs lists them."""
    with os.scandir(folder) as scan:
        entries = [(entry.name, entry.is_dir()) for entry in scan]
    yield from (
        prefix + name for name in sorted((name for name, is_folder in entries if not is_folder), key=_index_first)
    )
    for name in sorted(name for name, is_folder in entries if is_folder):
        yield from names(f"{folder}/{name}", f"{prefix}{name}/")


def _index_first(name: str) -> tuple[bool, str]:
    return name.rpartition(".")[0] not in ("index", "README") and name not in ("index", "README"), name


def visible(folder: str, prefix: str = "") -> Listing:
    """All files below `folder` that are not hidden and in no hidden folder, their paths begun by `prefix`; none where
    there is no such folder.
    """
    return _below(folder, prefix, _HIDDEN) if _is_there(folder) else {}


def theme_files(folders: Iterable[str]) -> Listing:
    """All visible files of the theme's folders, the first folder that has a name giving the file.

    Material keeps ten thousand icons in a hidden folder: no file of a site is among them.
    """
    return {name: mark for folder in reversed(list(folders)) for name, mark in _below(folder, "", _HIDDEN).items()}


def _below(folder: str, prefix: str, but: tuple[str, ...] = ()) -> Listing:
    """The files below a folder, without what has a name that begins as one of `but`."""
    found, folders = {}, [(folder, prefix)]
    for path, begin in folders:
        with os.scandir(path) as scan:
            for entry in scan:
                if entry.name.startswith(but):
                    continue
                if entry.is_dir():
                    folders.append((entry.path, f"{begin}{entry.name}/"))
                else:
                    found[begin + entry.name] = _stamp(entry.stat)
    return found


def _is_there(folder: str) -> bool:
    return os.path.isdir(folder)  # noqa: PTH112
