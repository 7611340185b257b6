"""Sees that files were saved, by looking: works on every file system, and notices whatever an editor does."""

import threading
import time
from pathlib import Path

from watchdog.events import FileModifiedEvent, FileSystemEventHandler

from generator.publishing.listing import Listing, stamp, visible
from generator.publishing.writing import generated

# Seconds between two looks, and the part of the time that looking may take in large dossiers.
_PAUSE, _SHARE = 0.1, 0.1


class Watch(threading.Thread):
    """Stands in for the observer of MkDocs' server. Hidden files and the pages that the program writes are its own."""

    def __init__(self, docs: Path) -> None:
        super().__init__(daemon=True)
        self._docs = docs
        self._paths: list[Path] = []
        self._handlers: list[FileSystemEventHandler] = []
        self._over = threading.Event()

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool) -> None:
        """Watches the file or folder at `path`; only ever called before `start`."""
        self._handlers.append(handler)
        self._paths.append(Path(path))
        self._seen = self._look()

    def run(self) -> None:
        pause = _PAUSE
        while not self._over.wait(pause):
            began = time.monotonic()
            found = self._look()
            if found != self._seen:
                self._seen = found
                self._handlers[0].on_any_event(FileModifiedEvent(""))
            pause = max(_PAUSE, (time.monotonic() - began) / _SHARE)

    def stop(self) -> None:
        self._over.set()

    def _look(self) -> Listing:
        found: Listing = {}
        for path in self._paths:
            found |= visible(str(path), f"{path}/") if path.is_dir() else {str(path): stamp(path)}
        own = {f"{self._docs.absolute()}/{page}" for page in generated(self._docs)}
        return {path: mark for path, mark in found.items() if path not in own}
