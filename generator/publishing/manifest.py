"""What the last build made, so that the next one makes only the rest.

One SQLite file a site. It is marked as whole only once a build has ended: after a crash everything is made anew.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_SCHEMA = """
CREATE TABLE whole (key TEXT);
CREATE TABLE made (path TEXT PRIMARY KEY, source TEXT, target TEXT, result TEXT) WITHOUT ROWID;
CREATE INDEX makers ON made (target);
CREATE TABLE traces (path TEXT PRIMARY KEY, asked TEXT, anchors TEXT, links TEXT) WITHOUT ROWID;
"""

# SQLite takes no more values in one question.
_BATCH = 900
# Up to so many files, the database looks for each; for more, reading all that it holds takes less time.
_FEW = 10


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the site: where it lies below the site's folder, the stamp of what it was made from and its own.

    An empty `source` never equals a stamp: the file is made anew every time. An empty `target` is no file.
    """

    source: str
    target: str
    result: str


@dataclass(frozen=True, slots=True)
class Trace:
    """What a page depends on and offers: files it asked for, ids in it, and the places that it links to
    (file -> id -> address as written).
    """

    asked: frozenset[str] = frozenset()
    anchors: frozenset[str] = frozenset()
    links: dict[str, dict[str, str]] = field(default_factory=dict)


class Manifest:
    """The memory of one site's builds, by path below docs/ (files of the theme: below its folder)."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def key(self) -> str:
        """What all files depend on, as it was in the last build; empty where it did not end."""
        row = self._sql.execute("SELECT key FROM whole").fetchone()
        return row[0] if row else ""

    def begin(self) -> None:
        """From here to `end`, the site is in between: a build that finds it so starts from nothing."""
        self._sql.execute("DELETE FROM whole")
        self._sql.commit()

    def end(self, key: str) -> None:
        self._sql.execute("INSERT INTO whole VALUES (?)", (key,))
        self._sql.commit()

    def forget_all(self) -> None:
        self._sql.executescript("DELETE FROM made; DELETE FROM traces;")

    def forget(self, paths: Iterable[str]) -> None:
        rows = [(path,) for path in paths]
        self._sql.executemany("DELETE FROM made WHERE path = ?", rows)
        self._sql.executemany("DELETE FROM traces WHERE path = ?", rows)

    def paths(self) -> set[str]:
        """The files that the site was made from."""
        return {path for (path,) in self._sql.execute("SELECT path FROM made")}

    def distrusted(self) -> set[str]:
        """The files that are made anew every time."""
        return {path for (path,) in self._sql.execute("SELECT path FROM made WHERE source = ''")}

    def made(self, paths: Collection[str]) -> dict[str, Made]:
        """What was made from `paths`, as far as anything was."""
        rows = self._among("SELECT path, source, target, result FROM made WHERE path", paths)
        return {path: Made(*rest) for path, *rest in rows}

    def all(self) -> dict[str, Made]:
        """All that was made."""
        return {path: Made(*rest) for path, *rest in self._sql.execute("SELECT path, source, target, result FROM made")}

    def makers(self, targets: Collection[str]) -> set[str]:
        """The files that the files `targets` of the site were made from."""
        return {path for (path,) in self._among("SELECT path FROM made WHERE target", targets)}

    def _among(self, query: str, values: Collection[str]) -> Iterator[Any]:
        """The rows of a query that ends in a column, where that column is one of `values`."""
        listed = list(values)
        for start in range(0, len(listed), _BATCH):
            batch = listed[start : start + _BATCH]
            yield from self._sql.execute(f"{query} IN ({', '.join('?' * len(batch))})", batch)

    def remember(self, path: str, made: Made, trace: Trace | None = None) -> None:
        """A file of the site; `trace` where it is a page."""
        row = (path, made.source, made.target, made.result)
        self._sql.execute("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?)", row)
        if trace:
            self._sql.execute("INSERT OR REPLACE INTO traces VALUES (?, ?, ?, ?)", (path, *_written(trace)))

    def distrust(self, paths: Iterable[str]) -> None:
        """Has these files made anew next time."""
        self._sql.executemany("UPDATE made SET source = '' WHERE path = ?", [(path,) for path in paths])

    def trace(self, path: str) -> Trace | None:
        row = self._sql.execute("SELECT asked, anchors, links FROM traces WHERE path = ?", (path,)).fetchone()
        return _read(*row) if row else None

    def asking_for(self, paths: Collection[str]) -> Iterator[str]:
        """The pages that looked for one of `paths`, found or not."""
        if len(paths) > _FEW:
            yield from (path for path, asked in self._asked() if not asked.isdisjoint(paths))
        for one in paths if len(paths) <= _FEW else ():
            yield from self._holding("asked", one)

    def _asked(self) -> Iterator[tuple[str, set[str]]]:
        return ((path, set(json.loads(asked))) for path, asked in self._sql.execute("SELECT path, asked FROM traces"))

    def linking_to(self, target: str) -> list[str]:
        """The pages that link to a place in `target`, and perhaps others."""
        return self._holding("links", target)

    def _holding(self, column: str, text: str) -> list[str]:
        found = self._sql.execute(f"SELECT path FROM traces WHERE instr({column}, ?)", (_json(text),))
        return [path for (path,) in found]


def _written(trace: Trace) -> tuple[str, str, str]:
    return _json(sorted(trace.asked)), _json(sorted(trace.anchors)), _json(trace.links)


def _read(asked: str, anchors: str, links: str) -> Trace:
    return Trace(frozenset(json.loads(asked)), frozenset(json.loads(anchors)), json.loads(links))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@contextmanager
def manifest(file: Path) -> Iterator[Manifest]:
    """The memory in `file`; an unreadable one, or none, is begun anew."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with closing(_opened(file)) as connection:
        yield Manifest(connection)


def _opened(file: Path) -> sqlite3.Connection:
    try:
        return _connected(file)
    except sqlite3.DatabaseError:
        file.unlink()
        return _connected(file)


def _connected(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level="DEFERRED")
    # A build that a power cut interrupts is begun anew: nothing to wait on the disk for.
    connection.execute("PRAGMA synchronous = OFF")
    if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        connection.executescript(_SCHEMA)
    return connection
