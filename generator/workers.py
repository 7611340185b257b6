"""Several processes for work that comes in many equal parts."""

import gc
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_all_start_methods, get_context

POSSIBLE = "fork" in get_all_start_methods()
"""Whether processes can be forked here: a worker then shares all that this process has loaded."""


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def workers(count: int, adopt: Callable[[], None] | None = None) -> Iterator[Executor]:
    """`count` forked processes, ended with the block; what is not begun by then is dropped.

    Each calls `adopt` first, which crosses no border and may hold on to anything.
    """
    # Memory stays shared as long as nobody writes to it: the garbage collector, which marks what it visits, must not.
    gc.freeze()
    pool = ProcessPoolExecutor(count, get_context("fork"), partial(_begin, adopt))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
        gc.unfreeze()


def _begin(adopt: Callable[[], None] | None) -> None:
    # Control-C reaches every process of a terminal; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if adopt:
        adopt()
