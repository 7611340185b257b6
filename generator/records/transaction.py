"""Writing many files as one step: whole or not at all for each file, finished later where it was interrupted.

New contents are written and flushed into `sources/.base/.writing/`, then a journal that lists them is put in
place: from that moment the step will happen. Each file is then moved over its target, provided the target still is
what was read (its fingerprint); a run that finds a journal first finishes the step that was cut short.
"""

import errno
import fcntl
import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

_JOURNAL = "journal.json"
_FLUSHERS = 8
_POLL_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Change:
    """One file to write (`after` None: to remove). `before` is the fingerprint that it must still have, "" if absent.

    Changes of one `group` stand or fall together: a record is not written without its base.
    """

    path: str
    before: str
    after: str | None
    group: str


@dataclass(frozen=True, slots=True)
class _Step:
    """A change as the journal keeps it: its content lies beside the journal, under the step's number."""

    path: str
    before: str
    writes: bool
    group: str


class BusyError(Exception):
    """Another run holds the lock; `holder` says which ("read, process 4711, since 18:04:10")."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


class NoRoomError(OSError):
    """Nothing was changed, because the new contents could not be written (disk full, read-only folder)."""


def fingerprint(content: bytes) -> str:
    """What tells two contents apart: SHA-256."""
    return hashlib.sha256(content).hexdigest()


def fingerprint_of(path: Path) -> str:
    """The fingerprint of a file, "" where there is none."""
    try:
        return fingerprint(path.read_bytes())
    except FileNotFoundError:
        return ""


@contextmanager
def lock(folder: Path, verb: str, wait: float = 0) -> Iterator[None]:
    """Holds the dossier for one run; the lock goes with the process, however that ends. Raises BusyError."""
    with _opened(folder) as file:
        _acquire(file, wait)
        file.truncate(0)
        with suppress(OSError):  # A full disk keeps nobody's name, and the lock holds all the same.
            os.write(file.fileno(), f"{verb}, {os.getpid()}, {time.strftime('%H:%M:%S')}".encode())
        try:
            yield
        finally:
            file.truncate(0)


def _opened(folder: Path) -> IO[str]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return (folder / ".lock").open("a+", encoding="utf-8")
    except OSError as error:
        raise NoRoomError(error.errno, error.strerror) from error


def _acquire(file: IO[str], wait: float) -> None:
    deadline = time.monotonic() + wait
    while True:
        try:
            return fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                file.seek(0)
                raise BusyError(file.read().strip()) from None
            time.sleep(_POLL_SECONDS)


def write(root: Path, staging: Path, changes: Sequence[Change]) -> list[str]:
    """Makes all changes to files under `root`; returns the paths left alone because somebody changed them meanwhile.

    Raises NoRoomError, with nothing changed, where the new contents cannot be stored. Call under `lock`.
    """
    if not changes:
        return []
    shutil.rmtree(staging, ignore_errors=True)
    try:
        steps = _stage(root, staging, changes)
    except OSError as error:
        shutil.rmtree(staging, ignore_errors=True)
        raise NoRoomError(error.errno or errno.EIO, error.strerror or str(error)) from error
    return _carry_out(root, staging, steps)


def finish(root: Path, staging: Path) -> list[str]:
    """Completes a step that an earlier run was killed in; does nothing where there is none. Call under `lock`."""
    journal = staging / _JOURNAL
    if not journal.exists():
        shutil.rmtree(staging, ignore_errors=True)
        return []
    steps = [_Step(**entry) for entry in json.loads(journal.read_text(encoding="utf-8"))]
    return _carry_out(root, staging, steps)


def _stage(root: Path, staging: Path, changes: Sequence[Change]) -> list[_Step]:
    """Stores all new contents; once the journal has its name, the step will happen."""
    steps = [_Step(change.path, change.before, change.after is not None, change.group) for change in changes]
    staging.mkdir(parents=True)
    for folder in {(root / change.path).parent for change in changes}:
        folder.mkdir(parents=True, exist_ok=True)
    contents = {str(number): change.after or "" for number, change in enumerate(changes)}
    contents["journal.new"] = json.dumps([asdict(step) for step in steps])
    with ThreadPoolExecutor(_FLUSHERS) as flushers:
        list(flushers.map(_store, (staging / name for name in contents), contents.values()))
    (staging / "journal.new").replace(staging / _JOURNAL)
    _flush_folder(staging)
    return steps


def _store(path: Path, content: str) -> None:
    with path.open("wb") as file:
        file.write(content.encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _as_expected(step: _Step, target: Path) -> bool:
    """Whether nobody changed the file since it was read; one that is to go may be gone already."""
    found = fingerprint_of(target)
    return found == step.before or (not step.writes and not found)


def _carry_out(root: Path, staging: Path, steps: Sequence[_Step]) -> list[str]:
    """Moves what is staged over its target; what is staged no longer was moved by the run that was killed."""
    left: dict[str, str] = {}
    for number, step in enumerate(steps):
        staged, target = staging / str(number), root / step.path
        if not staged.exists():
            continue
        if step.group in left or not _as_expected(step, target):
            left.setdefault(step.group, step.path)
        elif step.writes:
            staged.replace(target)
        else:
            target.unlink(missing_ok=True)
            staged.unlink()
    for folder in {(root / step.path).parent for step in steps}:
        _flush_folder(folder)
    (staging / _JOURNAL).unlink()
    shutil.rmtree(staging)
    return list(left.values())
