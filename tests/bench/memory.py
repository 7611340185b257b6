"""What a process and all that it starts hold of the machine's memory, from outside."""

import os
import threading
from collections import defaultdict
from pathlib import Path

_PROC = Path("/proc")
_PAUSE = 0.05


class Gauge(threading.Thread):
    """Watches the tree of processes under `process` until it is stopped.

    Memory that forked processes share counts once (the kernel's proportional set size), so that the sum is what the
    machine has to give.
    """

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._over = threading.Event()
        self._peak = 0

    def run(self) -> None:
        while not self._over.wait(_PAUSE):
            self._look()

    def take(self) -> int:
        """The most that was held since the last time, in bytes."""
        self._look()
        peak, self._peak = self._peak, 0
        return peak

    def stop(self) -> None:
        self._over.set()
        self.join()

    def _look(self) -> None:
        self._peak = max(self._peak, sum(map(_held, _tree(self._process))))


def _tree(process: int) -> list[int]:
    children = defaultdict(list)
    for folder in os.listdir(_PROC):  # noqa: PTH208 - every 50 ms
        if folder.isdigit():
            children[_parent(folder)].append(int(folder))
    found = [process]
    for one in found:
        found.extend(children[one])
    return found


def _parent(process: str) -> int:
    try:
        return int((_PROC / process / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _held(process: int) -> int:
    try:
        lines = (_PROC / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
