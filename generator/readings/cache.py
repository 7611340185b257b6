"""Readings kept between runs, by what the article says and which program read it.

A file is opened only where its stamp (time, size and identity) is not the one that it had when it was kept.
"""

import io
import pickle
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from generator.readings.version import program_version
from generator.schema import article, mentions
from generator.schema.article import Article
from generator.schema.mentions import Reading

Read = tuple[Article, Reading]
# So many readings are written together: what a run that is killed has to read again.
_TOGETHER = 16


@dataclass(frozen=True, slots=True)
class Packed:
    """An article and its reading as bytes; `file` and `digest` are the article's path and SHA-256."""

    file: str
    digest: str
    data: bytes


class Seen(NamedTuple):
    """An article file as it was found: where it is, its path in the dossier, and its stamp."""

    path: Path
    file: str
    stamp: str


# All that a kept reading is made of. A cache comes along with a folder from anywhere, and must not run anything.
_CLASSES = {
    (module.__name__, name): kind
    for module in (article, mentions)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and kind.__module__ == module.__name__
}


def pack(article: Article, reading: Reading) -> Packed:
    return Packed(article.file, article.sha256, pickle.dumps((article, reading), protocol=5))


def unpack(packed: Packed) -> Read:
    """The article and its reading; raises pickle.UnpicklingError for bytes that hold anything else."""
    found: Read = _Unpickler(io.BytesIO(packed.data)).load()
    return found


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> type:
        try:
            return _CLASSES[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a reading") from None


class Cache:
    """Packed readings in one SQLite file; without a file nothing is kept.

    What belongs to another version of the program is dropped. What is kept is written a few readings at a time, and on
    closing: a run that is interrupted has lost nothing, one that is killed no more than those few. Where the disk is
    full or may not be written nothing more is kept, and all goes on.
    """

    def __init__(self, file: Path | None) -> None:
        self._sql = _opened(file) if file else None
        self._unwritten = 0
        self._is_refused = False

    def find(self, seen: Seen) -> Read | None:
        """The article of a file and its reading, where they are kept, whole, and of what the file says now."""
        if self._sql is None:
            return None
        row = self._sql.execute("SELECT digest, stamp, data FROM readings WHERE file = ?", (seen.file,)).fetchone()
        if row is None or not (row[1] == seen.stamp != "" or self._still_says(seen, row[0])):
            return None
        try:
            return unpack(Packed(seen.file, row[0], row[2]))
        except Exception:  # Spoilt bytes may raise anything.
            return None

    def _still_says(self, seen: Seen, digest: str) -> bool:
        """Whether a file that was saved again says the same; its new stamp is kept."""
        try:
            same = sha256(seen.path.read_bytes()).hexdigest() == digest
        except OSError:
            return False
        if same:
            self._write("UPDATE readings SET stamp = ? WHERE file = ?", seen.stamp, seen.file)
        return same

    def keep(self, packed: Packed, stamp: str) -> None:
        """Keeps a reading of the file that had the stamp before it was read."""
        row = (packed.file, packed.digest, stamp, packed.data)
        self._write("INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?)", *row)

    def _write(self, statement: str, *values: object) -> None:
        if self._sql is None or self._is_refused:
            return
        try:
            self._sql.execute(statement, values)
            self._unwritten += 1
            if self._unwritten == _TOGETHER:
                self._sql.commit()
                self._unwritten = 0
        except sqlite3.OperationalError:
            self._is_refused = True

    def close(self) -> None:
        if self._sql is not None:
            with suppress(sqlite3.OperationalError):
                self._sql.commit()
            self._sql.close()


def _opened(file: Path) -> sqlite3.Connection | None:
    """The database in a file, a new one where that is spoilt; None where there cannot be one."""
    with suppress(OSError, sqlite3.DatabaseError):
        file.parent.mkdir(parents=True, exist_ok=True)
        return _connected(file)
    with suppress(OSError, sqlite3.DatabaseError):
        file.unlink(missing_ok=True)
        return _connected(file)
    return None


def _connected(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("CREATE TABLE IF NOT EXISTS version (digest TEXT)")
    if connection.execute("SELECT digest FROM version").fetchall() != [(program_version(),)]:
        connection.execute("DROP TABLE IF EXISTS readings")
        connection.execute("CREATE TABLE readings (file TEXT PRIMARY KEY, digest TEXT, stamp TEXT, data BLOB)")
        connection.execute("DELETE FROM version")
        connection.execute("INSERT INTO version VALUES (?)", (program_version(),))
        connection.commit()
    return connection
