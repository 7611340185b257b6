"""Whatever stops a run, and wherever: every file is whole, nothing is lost, the next run ends where one would have."""

import errno
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.errors import DossierError
from generator.records import transaction
from generator.records.planning import Plan
from generator.records.store import Store
from tests.conftest import ROOT
from tests.records_helpers import Desk, dossier, event

ARTICLE = "Le ministre est arrivé\n\nLe ministre togolais Awa Diallo est arrivée lundi 19 août 2024 à {town}.\n"
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


def test_a_disk_that_is_full_stops_the_command_in_one_line_and_the_next_run_makes_good(tmp_path: Path) -> None:
    articles, filler = tmp_path / "sources" / "articles", tmp_path / "filler"
    with _small_disk(tmp_path):
        articles.mkdir(parents=True)
        for name in ("un", "deux"):
            (articles / f"{name}.txt").write_text(ARTICLE.format(town="Lomé"), encoding="utf-8")
        assert _command("read", tmp_path).exit_code == 0
        (articles / "deux.txt").write_text(ARTICLE.format(town="Dakar"), encoding="utf-8")
        before = Desk(tmp_path).content()
        with suppress(OSError), filler.open("wb") as file:
            while file.write(bytes(1024)):
                file.flush()
        stopped = _command("read", tmp_path)
        filler.unlink()
        after = Desk(tmp_path).content()
        assert (stopped.exit_code, len(stopped.stderr.splitlines())) == (1, 1)
        assert "le disque est plein (rien n’a été modifié)" in stopped.stderr
        assert {path: data for path, data in after.items() if not path.startswith(".cache/")} == {
            path: data for path, data in before.items() if not path.startswith(".cache/")
        }
        assert _command("read", tmp_path).exit_code == 0
        assert "dakar" in Desk(tmp_path).load().dossier.places


def test_a_second_command_says_who_holds_the_dossier_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sources" / "articles").mkdir(parents=True)
    (tmp_path / "sources" / "articles" / "un.txt").write_text(ARTICLE.format(town="Lomé"), encoding="utf-8")
    acquire = transaction._acquire
    monkeypatch.setattr(transaction, "_acquire", lambda file, wait: acquire(file, 0))
    with Store(tmp_path).lock("build"):
        before = Desk(tmp_path).content()
        second = _command("read", tmp_path)
        after = Desk(tmp_path).content()
    assert second.exit_code == 1
    assert re.search(rf"un autre traitement occupe ce dossier\s: build, {os.getpid()}, \d\d:\d\d:\d\d", second.stderr)
    assert {path: data for path, data in after.items() if not path.startswith(".cache/")} == before


def test_two_commands_at_once_both_end_well_and_as_one_alone(tmp_path: Path) -> None:
    for name in ("both", "alone"):
        articles = tmp_path / name / "sources" / "articles"
        articles.mkdir(parents=True)
        for town in ("Lomé", "Dakar", "Bamako"):
            (articles / f"{town}.txt").write_text(ARTICLE.format(town=town), encoding="utf-8")
    assert _command("read", tmp_path / "alone").exit_code == 0
    command = [sys.executable, "-m", "generator", "read", "--root", str(tmp_path / "both")]
    both = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [each.wait() for each in both] == [0, 0]
    records = {path: data for path, data in Desk(tmp_path / "both").content().items() if path.startswith("sources/")}
    alone = Desk(tmp_path / "alone").content()
    assert records == {path: data for path, data in alone.items() if path.startswith("sources/")}


def _command(verb: str, root: Path) -> Result:
    return CliRunner().invoke(main, [verb, "--root", str(root)])


@contextmanager
def _small_disk(folder: Path) -> Iterator[None]:
    """A disk of 400 KiB in memory at `folder`; the test is skipped where none can be mounted."""
    options = ["-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(["mount", *options], capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=False)


def test_an_unwritable_folder_is_a_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(DossierError, match="accès refusé"), Store(tmp_path).lock("read"):
        pass
