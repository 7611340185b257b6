"""Work spread over processes: the same results in the same order, whatever the work holds on to."""

import os
import select
import signal
import threading
import time

import pytest

from generator import workers
from generator.errors import DossierError, Problem

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


def test_work_apart_gives_its_result_and_leaves_nothing_here() -> None:
    kept: list[int] = []
    assert workers.apart(lambda: kept.append(1) or os.getpid(), pays=True) != os.getpid()  # type: ignore[func-returns-value]
    assert not kept


def test_work_apart_that_does_not_pay_is_done_here() -> None:
    assert workers.apart(os.getpid, pays=False) == os.getpid()


def test_what_is_wrong_apart_is_raised_here_whole() -> None:
    wrong = (Problem("b.yml", 1, 2, "actors[0]", "no"), Problem("a.yml", 0, 0, "", "no", "yes", "warning"))

    def work() -> None:
        raise DossierError(wrong)

    with pytest.raises(DossierError) as caught:
        workers.apart(work, pays=True)
    assert caught.value.problems == tuple(sorted(wrong))


def test_work_apart_that_is_killed_is_a_problem_and_no_traceback() -> None:
    with pytest.raises(DossierError, match="did memory run out"):
        workers.apart(lambda: os.kill(os.getpid(), signal.SIGKILL), pays=True)


def test_an_interrupted_run_leaves_no_work_apart_behind() -> None:
    alive, held = os.pipe()

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    with pytest.raises(KeyboardInterrupt):
        workers.apart(lambda: time.sleep(60), pays=True)
    signal.signal(signal.SIGALRM, before)
    os.close(held)
    ended, _, _ = select.select([alive], [], [], 10)
    os.close(alive)
    assert ended, "the pipe is closed once nobody holds on to its other end"
