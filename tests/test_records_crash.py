"""Whatever stops a run, and wherever: every file is whole, nothing is lost, the next run ends where one would have."""

import errno
import os
import random
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.errors import DossierError
from generator.records import Store
from generator.records.planning import Plan
from generator.schema.dossier import Dossier
from tests.records_helpers import Desk, dossier, event

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
RECORDS = 300
KILLS = 500


def _drafts(date: str) -> Dossier:
    """A reading of 300 records: the article and 299 events, of which every third is dated `date`."""
    dates = [date if number % 3 == 0 else "2031" for number in range(RECORDS - 1)]
    return dossier(*(event(f"e{number}", number, date=day) for number, day in enumerate(dates)))


def _corrected(desk: Desk) -> None:
    for number in range(0, RECORDS - 1, 7):
        desk.edit("events", f"e{number}", "status: past", "status: planned  # annoncé")


def _write(store: Store, plan: Plan) -> None:
    with store.lock("read"):
        store.write(plan)


def _killed_after(seconds: float, store: Store, plan: Plan) -> bool:
    """Carries the plan out in a process that is killed after so long; whether it was killed before it ended."""
    child = os.fork()
    if child == 0:
        try:
            _write(store, plan)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _restore(desk: Desk, found: dict[str, bytes], wanted: dict[str, bytes]) -> None:
    """Turns the files found into those wanted."""
    for path in found.keys() - wanted.keys():
        (desk.root / path).unlink()
    for path, data in wanted.items():
        if found.get(path) != data:
            (desk.root / path).write_bytes(data)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder in memory where there is one: the test is about order, not about disks."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as name:
        yield Path(name)


def test_killed_at_any_of_500_points_every_file_is_whole_and_the_next_run_converges(folder: Path) -> None:
    desk = Desk(folder)
    _write(desk.store, desk.store.plan(desk.load(), _drafts("2031-03-11")))
    _corrected(desk)
    before = desk.content()
    plan = desk.store.plan(desk.load(), _drafts("2032"))
    started = time.perf_counter()
    _write(desk.store, plan)
    duration = time.perf_counter() - started
    after = desk.content()
    whole = {path: {before.get(path), after.get(path)} for path in before.keys() | after.keys()}
    assert desk.load().problems == ()
    found, chance = after, random.Random(5)
    killed = carried_out = half_way = 0
    while killed < KILLS:
        _restore(desk, found, before)
        alive = not _killed_after(chance.uniform(0, 1.1 * duration), desk.store, plan)
        left = desk.content()
        found = {path: data for path, data in left.items() if "/.writing/" not in path}
        if alive:
            continue
        killed += 1
        assert all(data in whole[path] for path, data in found.items())
        half_way += found not in (before, after)
        if found != left:
            with desk.store.lock("read"):
                found = desk.content()
        assert found in (before, after)
        carried_out += found == after
        if killed % 50 == 0:
            _write(desk.store, desk.store.plan(desk.load(), _drafts("2032")))
            found = desk.content()
            assert found == after
    assert half_way > 0 and 0 < carried_out < KILLS


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
    with pytest.raises(DossierError, match="No space left on device"):
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
    with pytest.raises(DossierError, match="Permission denied"), Store(tmp_path).lock("read"):
        pass
