"""Sees that files were saved, by looking: works on every file system, and notices whatever an editor does.

Where the system tells of saved records and articles by itself, nobody waits for the next look: in a large dossier that
takes a while.
"""

import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from generator.publishing.listing import Listing, stamp, visible
from generator.publishing.writing import generated

# Seconds between two looks, and the part of the time that looking may take in large dossiers.
_PAUSE, _SHARE = 0.1, 0.1
_SAVED = ("modified", "created", "moved", "deleted")


class Watch(threading.Thread):
    """Stands in for the observer of MkDocs' server. Hidden files and the pages that the program writes are its own."""

    def __init__(self, docs: Path) -> None:
        super().__init__(daemon=True)
        self._docs = docs.absolute()
        self._seen: dict[Path, Listing | None] = {}
        self._handlers: list[FileSystemEventHandler] = []
        self._over = False
        self._awake = threading.Event()
        # What was saved since it was last asked for; None where that is not known.
        self._saved: set[Path] | None = None
        self._bell = Observer()

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool) -> None:
        """Watches the file or folder at `path`; only ever called before `start`."""
        self._handlers.append(handler)
        self._seen[Path(path)] = self._look(Path(path))

    def start(self) -> None:
        # Elsewhere it would look, too.
        if not isinstance(self._bell, PollingObserver):
            for folder in self._told:
                self._bell.schedule(_Bell(folder, self._hear), str(folder), recursive=True)
            # A system that has no room for it tells nothing, and all is seen by looking.
            with suppress(OSError):
                self._bell.start()
        super().start()

    @property
    def _told(self) -> list[Path]:
        """The folders of which the system tells: all but the one that the program writes to."""
        return [path for path in self._seen if path.is_dir() and path != self._docs]

    def run(self) -> None:
        pause = _PAUSE
        while not self._over:
            if self._awake.wait(pause):
                self._awake.clear()
                # What was told needs no look: the next one only finds how things are then.
                self._seen |= dict.fromkeys(self._told)
                self._handlers[0].on_any_event(FileModifiedEvent(""))
                continue
            began = time.monotonic()
            found: dict[Path, Listing | None] = {path: self._look(path) for path in self._seen}
            if any(found[path] != seen for path, seen in self._seen.items() if seen is not None):
                self._saved = None
                self._handlers[0].on_any_event(FileModifiedEvent(""))
            self._seen = found
            pause = max(_PAUSE, (time.monotonic() - began) / _SHARE)

    def _hear(self, path: Path) -> None:
        if self._saved is not None:
            self._saved.add(path)
        self._awake.set()

    def saved(self) -> frozenset[Path] | None:
        """The files that were saved, as far as the system told of them, since this was asked before; None where any
        file may have been.
        """
        found, self._saved = self._saved, set()
        # What is told of between these two lines has a turn of its own, in which nothing is known of it.
        return frozenset(found) if found else None

    def stop(self) -> None:
        self._over = True
        self._awake.set()
        if self._bell.is_alive():
            self._bell.stop()

    def _look(self, path: Path) -> Listing:
        if not path.is_dir():
            return {str(path): stamp(path)}
        own = generated(path) if path == self._docs else set()
        return {name: mark for name, mark in visible(str(path)).items() if name not in own}


class _Bell(FileSystemEventHandler):
    """Rings when something visible below a folder was saved, and says what."""

    def __init__(self, folder: Path, ring: Callable[[Path], None]) -> None:
        self._folder, self._ring = folder, ring

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _SAVED or event.is_directory:
            return
        for path in (Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path):
            parts = path.relative_to(self._folder).parts if path.is_relative_to(self._folder) else ()
            if parts and not any(part.startswith(".") for part in parts):
                self._ring(path)
