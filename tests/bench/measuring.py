"""Commands run and measured: time on the clock, and memory of the whole tree of processes."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.memory import Gauge

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True, slots=True)
class Measure:
    """What something cost: seconds on the clock, seconds of all processors together (which tell more than the clock
    on a machine that does other things meanwhile), peak bytes of memory.
    """

    seconds: float
    burnt: float
    memory: int = 0

    def __add__(self, other: "Measure") -> "Measure":
        return Measure(self.seconds + other.seconds, self.burnt + other.burnt, max(self.memory, other.memory))


def stages(root: Path) -> dict[str, Measure]:
    """A build of the dossier at `root` from the articles to the site, stage by stage, the start of Python included."""
    began, burnt = time.perf_counter(), _burnt()
    found: dict[str, Measure] = {}
    for name, measure in _stages(root):
        found[name] = found[name] + measure if name in found else measure
    known = sum(found.values(), Measure(0, 0))
    start = Measure(time.perf_counter() - began - known.seconds, _burnt() - burnt - known.burnt)
    return {"start": start} | found


def _stages(root: Path) -> Iterator[tuple[str, Measure]]:
    command = [sys.executable, "-m", "tests.bench.stages", str(root)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdin and process.stdout
        gauge = Gauge(process.pid)
        gauge.start()
        for line in process.stdout:
            name, seconds, burnt = json.loads(line)
            yield name, Measure(seconds, burnt, gauge.take())
            process.stdin.write("\n")
            process.stdin.flush()
        gauge.stop()
    if process.returncode:
        raise SystemExit(f"the build of {root} failed")


def command(*words: str) -> Measure:
    """A module of Python run as a command, its start included."""
    return program(sys.executable, "-m", *words)


def program(*words: str, cwd: Path = ROOT) -> Measure:
    """A program run in the folder `cwd`, its start included."""
    began, burnt = time.perf_counter(), _burnt()
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, cwd=cwd) as process:
        gauge = Gauge(process.pid)
        gauge.start()
        process.wait()
        spent = time.perf_counter() - began
        gauge.stop()
    if process.returncode:
        raise SystemExit(f"{' '.join(words)} failed")
    return Measure(spent, _burnt() - burnt, gauge.take())


def _burnt() -> float:
    """Processor seconds of the processes that have ended."""
    spent = os.times()
    return spent.children_user + spent.children_system
