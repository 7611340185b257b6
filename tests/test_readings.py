"""Reading many articles: only what changed, by whoever is there, the same whoever reads, and nothing is lost."""

import os
import pickle
import signal
import sqlite3
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing, nullcontext
from multiprocessing import get_context
from pathlib import Path

import pytest

from generator import workers
from generator.readings import cache, gathering
from generator.readings.cache import Read
from generator.readings.gathering import gather
from tests.bench import corpus


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    corpus.write(tmp_path / "sources" / "articles", 12)
    return tmp_path


def _files(root: Path) -> list[Path]:
    return sorted((root / "sources" / "articles").glob("*.txt"))


def _kept(root: Path) -> Path:
    return root / ".cache" / "readings.sqlite"


def _gathered(root: Path) -> list[Read]:
    reads, problems = gather(_files(root), root, "fr", kept=_kept(root))
    assert problems == []
    return reads


@pytest.fixture(name="read_now")
def _read_now(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the articles that were read and not only remembered."""
    names: list[str] = []
    original = gathering._read

    def noted(file: Path, root: Path, code: str) -> object:
        names.append(file.stem)
        return original(file, root, code)

    monkeypatch.setattr(gathering, "_read", noted)
    return names


def test_a_second_run_reads_only_what_changed(root: Path, read_now: list[str]) -> None:
    first = _gathered(root)
    read_now.clear()
    assert _gathered(root) == first
    assert read_now == []
    corpus.write(root / "sources" / "articles", 13)
    _files(root)[3].write_text("Le ministre est parti.\n", encoding="utf-8")
    second = _gathered(root)
    assert read_now == ["000003", "000012"]
    assert [article.id for article, _ in second] == [file.stem for file in _files(root)]
    assert [second[n] == first[n] for n in range(12)] == [n != 3 for n in range(12)]


def test_another_version_of_the_program_reads_anew(
    root: Path, read_now: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _gathered(root)
    read_now.clear()
    monkeypatch.setattr(cache, "program_version", lambda: "another")
    _gathered(root)
    assert len(read_now) == 12


def test_an_interrupted_run_has_kept_what_it_read(
    root: Path, read_now: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(files: Iterable[Path]) -> Iterator[Path]:
        yield from list(files)[:7]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        gather(_files(root), root, "fr", kept=_kept(root), progress=lambda files: nullcontext(interrupted(files)))
    assert len(read_now) == 7
    _gathered(root)
    assert len(read_now) == 12


def test_a_killed_run_loses_no_more_than_the_last_few(root: Path, read_now: list[str]) -> None:
    corpus.write(root / "sources" / "articles", 50)

    def killed(files: Iterable[Path]) -> Iterator[Path]:
        yield from list(files)[:40]
        os.kill(os.getpid(), signal.SIGKILL)

    def run() -> None:
        gather(_files(root), root, "fr", kept=_kept(root), progress=lambda files: nullcontext(killed(files)))

    child = get_context("fork").Process(target=run)
    child.start()
    child.join()
    assert child.exitcode == -signal.SIGKILL
    assert len(_gathered(root)) == 50
    assert len(read_now) < 50 - 40 + cache._TOGETHER


def test_a_file_that_was_not_touched_is_not_opened(root: Path, read_now: list[str]) -> None:
    first = _gathered(root)
    file = _files(root)[5]
    text, stat = file.read_text(encoding="utf-8"), file.stat()
    file.write_text(text.swapcase(), encoding="utf-8")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert _gathered(root) == first
    file.touch()
    read_now.clear()
    _gathered(root)
    assert read_now == [file.stem]


def test_a_file_saved_again_without_a_change_is_not_read_again(root: Path, read_now: list[str]) -> None:
    first = _gathered(root)
    read_now.clear()
    _files(root)[5].touch()
    assert _gathered(root) == first
    assert read_now == []


def test_the_readings_are_the_same_whoever_reads(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone, _ = gather(_files(root), root, "fr")
    with ThreadPoolExecutor(3) as threads:
        assert gather(_files(root), root, "fr", executor=threads)[0] == alone
    with ProcessPoolExecutor(2, get_context("spawn")) as strangers:
        assert gather(_files(root), root, "fr", executor=strangers)[0] == alone
    monkeypatch.setattr(gathering, "FEW", 2)
    monkeypatch.setattr(workers, "cores", lambda: 3)
    assert gather(_files(root), root, "fr")[0] == alone


def test_files_that_cannot_be_read_are_all_named_and_the_others_kept(root: Path, read_now: list[str]) -> None:
    for n in (2, 5):
        _files(root)[n].write_bytes(b"\0")
    reads, problems = gather(_files(root), root, "fr", kept=_kept(root))
    assert [Path(problem.file).stem for problem in problems] == ["000002", "000005"]
    assert len(reads) == 10
    read_now.clear()
    gather(_files(root), root, "fr", kept=_kept(root))
    assert read_now == ["000002", "000005"]


@pytest.mark.parametrize("spoilt", [b"", b"spoilt", pickle.dumps(os.getcwd), pickle.dumps(("a", "b"))[:-3]])
def test_a_spoilt_cache_is_read_over_and_runs_nothing(root: Path, read_now: list[str], spoilt: bytes) -> None:
    first = _gathered(root)
    read_now.clear()
    with closing(sqlite3.connect(_kept(root))) as sql:
        sql.execute("UPDATE readings SET data = ? WHERE file LIKE '%000004.txt'", (spoilt,))
        sql.commit()
    assert _gathered(root) == first
    assert read_now == ["000004"]


def test_a_cache_that_is_none_is_begun_anew(root: Path) -> None:
    first = _gathered(root)
    _kept(root).write_bytes(b"no database" * 500)
    assert _gathered(root) == first
