"""Work spread over processes: the same results in the same order, whatever the work holds on to."""

import os
import select
import signal
import threading
import time

import pytest

from generator import workers

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


@pytest.fixture(autouse=True)
def _three_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "cores", lambda: 3)


def test_results_come_in_order() -> None:
    assert list(workers.spread(lambda n: n * n, range(100), few=10)) == [n * n for n in range(100)]


def test_many_items_are_worked_on_elsewhere_and_few_are_not() -> None:
    here = os.getpid()
    assert set(workers.spread(lambda _: os.getpid(), range(5), few=10)) == {here}
    assert len(set(workers.spread(lambda _: os.getpid(), range(200), few=10)) - {here}) > 1


def test_work_may_hold_on_to_what_cannot_be_sent() -> None:
    lock = threading.Lock()
    assert sum(workers.spread(lambda n: n + lock.locked(), range(50), few=10)) == sum(range(50))


def test_an_error_elsewhere_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(workers.spread(lambda n: 1 // (40 - n), range(50), few=10))


def test_without_processors_to_spare_all_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "cores", lambda: 1)
    assert set(workers.spread(lambda _: os.getpid(), range(50), few=10)) == {os.getpid()}


def test_a_killed_process_takes_its_workers_along() -> None:
    alive, held = os.pipe()
    child = os.fork()
    if child == 0:
        list(workers.spread(lambda _: time.sleep(0.05), range(10_000), few=1))
    os.close(held)
    time.sleep(0.5)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    ended, _, _ = select.select([alive], [], [], 30)
    os.close(alive)
    assert ended, "the pipe is closed once nobody holds on to its other end"
