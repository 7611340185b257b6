"""A whole build that tells of its stages: `python -m tests.bench.stages ROOT`.

Prints a line as each stage ends (its name, seconds on the clock, seconds of the processors) and waits for an answer
before the next, so that whoever started it can read the gauge in between.
"""

import gc
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator import building, drawing, memory, pipeline, publishing
from generator.cli import COLLECTED
from generator.publishing import driving
from generator.records.store import Store
from generator.workspace import Workspace

# Name -> where the function of the stage is looked up when the pipeline calls it.
STAGES: dict[str, tuple[Any, str]] = {
    "read": (pipeline, "gather"),
    "resolve": (pipeline, "resolve"),
    "load": (Store, "load"),
    "plan": (Store, "plan"),
    "write": (Store, "write"),
    "export": (drawing, "export"),
    "survey": (drawing, "survey"),
    "pages": (publishing, "write"),
    "keep": (memory, "keep"),
    "site": (driving, "build"),
}
# A process that is forked for a stage is given another standard input.
_ANSWERS = os.fdopen(os.dup(sys.stdin.fileno()))


def main(root: Path) -> None:
    gc.set_threshold(*COLLECTED)
    for name, (place, function) in STAGES.items():
        setattr(place, function, _timed(name, getattr(place, function)))
    building.build(Workspace(root))


def _timed(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
    def timed(*values: Any, **named: Any) -> Any:
        began, burnt = time.perf_counter(), _burnt()
        result = work(*values, **named)
        print(json.dumps([name, time.perf_counter() - began, _burnt() - burnt]), flush=True)
        _ANSWERS.readline()
        return result

    return timed


def _burnt() -> float:
    """Processor seconds of this process and of those that it has ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


if __name__ == "__main__":
    main(Path(sys.argv[1]))
