"""Whatever stops a run, and wherever: every file is whole, nothing is lost, the next run ends where one would have."""

import errno
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from generator.errors import DossierError
from generator.records import Store
from generator.records.planning import Plan
from tests.records_helpers import Desk, dossier, event

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


def _write(store: Store, plan: Plan) -> None:
    with store.lock("read"):
        store.write(plan)


def test_what_a_killed_run_left_half_way_is_finished_by_the_next(tmp_path: Path) -> None:
    """The step that was begun is ended before anything is read: no value of the program's looks like a person's."""
    desk = Desk(tmp_path)
    desk.read(event("un", 1), event("deux", 2))
    plan = desk.store.plan(desk.load(), dossier(event("un", 1, date="2032"), event("deux", 2, date="2032")))
    while not _killed_half_way(desk, plan):
        pass
    desk.read(event("un", 1, date="2033"), event("deux", 2, date="2033"))
    assert {each.date for each in desk.events().values()} == {"2033"}


def _killed_half_way(desk: Desk, plan: Plan) -> bool:
    """Dies by its own hand between two moves."""
    child = os.fork()
    if child == 0:
        replace = Path.replace

        def once(path: Path, target: Path) -> Path:
            if path.name == "1":
                os.kill(os.getpid(), signal.SIGKILL)
            return replace(path, target)

        Path.replace = once  # type: ignore[method-assign, assignment]
        _write(desk.store, plan)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def test_a_person_who_saves_between_the_crash_and_the_next_run_keeps_what_was_saved(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.read(event("un", 1), event("deux", 2))
    plan = desk.store.plan(desk.load(), dossier(event("un", 1, date="2032"), event("deux", 2, date="2032")))
    while not _killed_half_way(desk, plan):
        pass
    desk.edit("events", "un", 'note: ""', 'note: "vu"')
    desk.edit("events", "deux", 'note: ""', 'note: "vu"')
    desk.read(event("un", 1, date="2033"), event("deux", 2, date="2033"))
    assert {(each.date, each.note) for each in desk.events().values()} == {("2033", "vu")}


def test_two_runs_at_once_one_waits(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.read(event("un", 1))
    child = os.fork()
    if child == 0:
        with desk.store.lock("read"):
            (tmp_path / "held").touch()
            time.sleep(0.5)
        os._exit(0)
    while not (tmp_path / "held").exists():
        time.sleep(0.01)
    with desk.store.lock("build", wait=30):
        assert os.waitpid(child, os.WNOHANG)[0] in (child, 0)


def test_two_runs_at_once_the_other_says_who_holds_the_lock(tmp_path: Path) -> None:
    store = Store(tmp_path)
    holder = rf"read, {os.getpid()}, \d\d:\d\d:\d\d"
    with store.lock("read"), pytest.raises(DossierError, match=holder), store.lock("build", wait=0):
        pass


def test_the_lock_of_a_killed_run_is_free(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    child = os.fork()
    if child == 0:
        with desk.store.lock("read"):
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    with desk.store.lock("read", wait=0):
        pass


@pytest.mark.parametrize("failing", range(4))
def test_a_full_disk_is_a_clear_error_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    desk = Desk(tmp_path)
    desk.read(event("un", 1), event("deux", 2))
    before = desk.content()
    flush, calls = os.fsync, iter(range(100))

    def full(descriptor: int) -> None:
        if next(calls) == failing:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DossierError, match="le disque est plein"):
        desk.read(event("un", 1, date="2032"), event("deux", 2, date="2032"))
    monkeypatch.undo()
    assert desk.content() == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small file system")
def test_a_really_full_disk_is_a_clear_error_and_nothing_is_lost(tmp_path: Path) -> None:
    options = ["-t", "tmpfs", "-o", "size=256k", "tmpfs", str(tmp_path)]
    if subprocess.run(["mount", *options], capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        desk = Desk(tmp_path)
        desk.read(event("un", 1))
        before = desk.content()
        with pytest.raises(DossierError):
            desk.read(*(event(f"e{n}", n) for n in range(200)))
        assert desk.content() == before
        assert set(desk.events()) == {"un"}
    finally:
        subprocess.run(["umount", str(tmp_path)], check=False)


def test_an_unwritable_folder_is_a_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(DossierError, match="accès refusé"), Store(tmp_path).lock("read"):
        pass
