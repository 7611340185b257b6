"""Several processes for work that comes in many equal parts."""

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.connection import Connection, wait
from threading import Thread
from typing import Any, TypeVar, cast

from generator.errors import DossierError, Problem

T = TypeVar("T")
R = TypeVar("R")
_HANDFUL = 16


def several() -> bool:
    """Whether more than one process can work here: there are processors, and processes can be forked, so that they
    share all that this one has loaded.
    """
    return cores() > 1 and "fork" in get_all_start_methods()


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(work: Callable[[T], R], items: Sequence[T], few: int) -> Iterator[R]:
    """`work(item)` for each item, in order; by several processes where there are more than `few` items.

    Only results cross from one process to another, so `work` and the items may hold on to anything.
    """
    alone = len(items) <= few or not several()
    # What the first item loads, the processes that are forked afterwards share.
    here = len(items) if alone else 1
    yield from map(work, items[:here])
    if here < len(items):
        with workers(partial(_adopt, work, items)) as pool:
            for results in pool.map(_work, range(here, len(items), _HANDFUL)):
                yield from results


_adopted: tuple[Callable[[Any], Any], Sequence[Any]]


def _adopt(work: Callable[[Any], Any], items: Sequence[Any]) -> None:
    global _adopted
    _adopted = work, items


def _work(start: int) -> list[Any]:
    work, items = _adopted
    return [work(item) for item in items[start : start + _HANDFUL]]


def apart(work: Callable[[], R], pays: bool) -> R:
    """`work()`, done where that `pays` by a process of its own: the memory that it fills is free again when it is done.

    Python keeps what it once took, so that a run would hold the memory of all its steps at once. Only the result
    crosses, or the exception, which is raised here. Where processes cannot be forked the work is done in this one.
    Raises DossierError where the process was killed.
    """
    if not pays or "fork" not in get_all_start_methods():
        return work()
    context = get_context("fork")
    told, tell = context.Pipe(duplex=False)
    process = context.Process(target=_work_apart, args=(work, tell))
    gc.freeze()
    process.start()
    gc.unfreeze()
    tell.close()
    try:
        result, error = told.recv()
    except EOFError:
        problem = Problem("", 0, 0, "", "a process of the program was ended from outside", "did memory run out?")
        raise DossierError([problem]) from None
    finally:
        process.kill()
        process.join()
    if error:
        raise error
    return cast(R, result)


def _work_apart(work: Callable[[], object], tell: Connection) -> None:
    _begin(None)
    try:
        tell.send((work(), None))
    except Exception as error:
        tell.send((None, error))


@contextmanager
def workers(adopt: Callable[[], None] | None = None) -> Iterator[Executor]:
    """A forked process for each processor, ended with the block; what is not begun by then is dropped.

    Each calls `adopt` first, which crosses no border and may hold on to anything.
    """
    # Memory stays shared as long as nobody writes to it: the garbage collector, which marks what it visits, must not.
    gc.freeze()
    pool = ProcessPoolExecutor(cores(), get_context("fork"), partial(_begin, adopt))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
        gc.unfreeze()


def _begin(adopt: Callable[[], None] | None) -> None:
    # Control-C reaches every process of a terminal; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    if adopt:
        adopt()


def _end_with_parent() -> None:
    """A killed process cannot end its workers, which would wait for work for ever."""
    parent = parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)
