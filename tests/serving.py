"""A dossier that `dossier serve` serves in a process of its own, for tests and measurements."""

import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from tests import sites

# Seconds: far more than it takes, for machines that do other things meanwhile.
PATIENCE = 30


class Served:
    """A dossier that is being served, and what the terminal shows."""

    def __init__(self, root: Path) -> None:
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{found.getsockname()[1]}"
        self.root = root
        self.url = f"http://{address}/"
        self.terminal = root / "terminal.txt"
        with self.terminal.open("wb") as terminal:
            command = [sys.executable, "-m", "generator", "serve", "--root", str(root), "--address", address]
            self.process = subprocess.Popen(command, stderr=terminal, cwd=sites.ROOT)

    def page(self, path: str) -> str:
        with urlopen(self.url + path, timeout=PATIENCE) as answer:
            text: str = answer.read().decode()
        return text

    def said(self) -> str:
        return self.terminal.read_text(encoding="utf-8")

    def edit(self, path: str, change: Callable[[str], str]) -> None:
        file = self.root / path
        file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")


def until(condition: Callable[[], bool], patience: float = PATIENCE) -> None:
    """Waits for something to become true."""
    end = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.02)


def titled(title: str) -> Callable[[str], str]:
    """A change of a record: its title, as YAML writes it."""
    return lambda text: re.sub("(?m)^title: .*", f"title: {title}", text)


@contextmanager
def serving(root: Path, patience: float = PATIENCE) -> Iterator[Served]:
    """The dossier at `root` with the pages that people write, served until the block ends."""
    (root / "docs").mkdir(exist_ok=True)
    for name in sites.DOCS:
        shutil.copy(sites.ROOT / "docs" / name, root / "docs")
    served = Served(root)
    try:
        until(lambda: served.url in served.said() or served.process.poll() is not None, patience)
        yield served
    finally:
        served.process.send_signal(signal.SIGINT)
        assert served.process.wait(PATIENCE) == 0, served.said()
