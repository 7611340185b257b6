"""Readings kept between runs, by what the article says and which program read it."""

import io
import pickle
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from generator.readings.version import program_version
from generator.schema import article, mentions
from generator.schema.article import Article
from generator.schema.mentions import Reading

Read = tuple[Article, Reading]


@dataclass(frozen=True, slots=True)
class Packed:
    """An article and its reading as bytes; `file` and `digest` are the article's path and SHA-256."""

    file: str
    digest: str
    data: bytes


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

    What belongs to another version of the program is dropped. What is kept is kept at once: a run that is interrupted
    has lost nothing.
    """

    def __init__(self, file: Path | None) -> None:
        self._sql = _opened(file) if file else None

    def find(self, file: str, digest: str) -> Read | None:
        """The article at `file` with the SHA-256 `digest`, and its reading, where they are kept and whole."""
        if self._sql is None:
            return None
        row = self._sql.execute("SELECT * FROM readings WHERE file = ? AND digest = ?", (file, digest)).fetchone()
        try:
            return unpack(Packed(*row)) if row else None
        except Exception:  # Spoilt bytes may raise anything.
            return None

    def keep(self, packed: Packed) -> None:
        if self._sql is not None:
            row = (packed.file, packed.digest, packed.data)
            self._sql.execute("INSERT OR REPLACE INTO readings VALUES (?, ?, ?)", row)
            self._sql.commit()

    def close(self) -> None:
        if self._sql is not None:
            self._sql.close()


def _opened(file: Path) -> sqlite3.Connection:
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _connected(file)
    except sqlite3.DatabaseError:
        file.unlink()
        return _connected(file)


def _connected(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("CREATE TABLE IF NOT EXISTS version (digest TEXT)")
    connection.execute("CREATE TABLE IF NOT EXISTS readings (file TEXT PRIMARY KEY, digest TEXT, data BLOB)")
    if connection.execute("SELECT digest FROM version").fetchall() != [(program_version(),)]:
        connection.execute("DELETE FROM readings")
        connection.execute("DELETE FROM version")
        connection.execute("INSERT INTO version VALUES (?)", (program_version(),))
        connection.commit()
    return connection
