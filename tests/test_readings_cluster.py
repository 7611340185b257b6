"""Reading by a Dask cluster: a real scheduler, two workers, and the same readings whatever happens to them."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.errors import DossierError
from generator.pipeline import read
from generator.readings import clusters
from generator.readings.clusters import cluster as executor_of
from generator.readings.gathering import gather
from generator.workspace import Workspace
from tests.bench import corpus

pytest.importorskip("distributed")
# A library's own warnings are no business of ours.
pytestmark = pytest.mark.filterwarnings("default")

ARTICLES = 160


class Cluster(NamedTuple):
    """The scheduler's address and the processes of its workers."""

    address: str
    workers: list[subprocess.Popen[bytes]]


@contextmanager
def _process(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-W", "ignore", "-m", *arguments, "--no-dashboard"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        yield process
        process.kill()


@pytest.fixture(name="cluster")
def _cluster(tmp_path: Path) -> Iterator[Cluster]:
    file = tmp_path / "scheduler.json"
    place = ("--scheduler-file", str(file))
    with ExitStack() as stack:
        stack.enter_context(_process("distributed.cli.dask_scheduler", "--port", "0", "--host", "127.0.0.1", *place))
        _wait_for(file)
        address = json.loads(file.read_text(encoding="utf-8"))["address"]
        start = ("distributed.cli.dask_worker", *place, "--nthreads", "1", "--no-nanny")
        yield Cluster(address, [stack.enter_context(_process(*start)) for _ in range(2)])


def _wait_for(file: Path) -> None:
    for _ in range(600):
        if file.is_file() and file.read_bytes().endswith(b"}"):
            return
        time.sleep(0.1)
    raise TimeoutError(file)


def _killing(worker: subprocess.Popen[bytes], after: int) -> object:
    """A progress that kills the worker once so many articles are read."""

    @contextmanager
    def progress(files: Sequence[Path]) -> Iterator[Iterable[Path]]:
        def watched() -> Iterator[Path]:
            for number, file in enumerate(files):
                if number == after:
                    os.kill(worker.pid, signal.SIGKILL)
                yield file

        yield watched()

    return progress


def test_a_worker_killed_midway_changes_nothing(cluster: Cluster, tmp_path: Path) -> None:
    corpus.write(tmp_path / "sources" / "articles", ARTICLES)
    files = sorted((tmp_path / "sources" / "articles").glob("*.txt"))
    alone = gather(files, tmp_path, "fr")
    progress = _killing(cluster.workers[0], after=ARTICLES // 4)
    with executor_of(cluster.address, "fr") as executor:
        together = gather(files, tmp_path, "fr", executor=executor, progress=progress)  # type: ignore[arg-type]
    assert cluster.workers[0].wait() == -signal.SIGKILL
    assert cluster.workers[1].poll() is None
    assert repr(together) == repr(alone)


def test_nobody_there_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "_PATIENCE", 1)
    with pytest.raises(DossierError, match=r"tcp://127.0.0.1:9: aucun ordonnanceur Dask"):
        read(Workspace(tmp_path, "tcp://127.0.0.1:9"))


def test_without_the_extra_it_is_said_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(DossierError, match=r"pip install \"dossier\[cluster\]\""):
        read(Workspace(tmp_path, "tcp://127.0.0.1:9"))


def test_workers_with_another_version_are_refused(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    from distributed import Client

    with Client(cluster.address, set_as_default=False) as client:
        client.wait_for_workers(2)
    monkeypatch.setattr(Client, "run", lambda *_: {"worker": "another"})
    with pytest.raises(DossierError, match="autre version"), executor_of(cluster.address, "fr"):
        pass
