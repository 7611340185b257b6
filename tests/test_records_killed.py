"""`dossier read` killed anywhere: every file is whole, nothing stays behind, the next run ends where one would have.

The command itself runs, from the articles to the last record, in a process forked from one that has it loaded.
"""

import os
import random
import select
import shutil
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

import pytest

from generator import pipeline
from generator.cli import main
from generator.readings import gathering
from generator.records.yamlfile import parse
from generator.workspace import Workspace
from tests.bench import corpus
from tests.records_helpers import Desk

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
KILLS = 500
LANES = 2
ARTICLES = 30
# What a span of time is multiplied by after a run that ended within it, and after one that did not: whatever else the
# machine does, one run in six ends before it is killed.
SHORTER, LONGER = 0.9, 1.02
# One run in so many starts without the readings that an earlier one kept.
COLD = 5
PATIENCE = 60
Content = dict[str, bytes]
_JUST_LOOK = os.WEXITED | os.WNOHANG | os.WNOWAIT
_POLL = 0.0005
_KEPT = [".cache/drafted.json", ".cache/readings.sqlite"]
_STAGING = "sources/.base/.writing"


def _article(number: int, later: bool) -> str:
    """Three meetings of people of its own, so that thirty articles make three hundred records; every third article
    gives other days when it is read `later`."""
    chance = random.Random(number)
    paragraphs = ["Une rencontre à la une"]
    for _ in range(3):
        (_, host, town), (_, guest, _) = chance.sample(corpus.COUNTRIES, 2)
        day, month, year = chance.randrange(1, 20), chance.choice(corpus.MONTHS), chance.randrange(2012, 2024)
        day += later and number % 3 == 0
        paragraphs.append(
            f"Le président {host} {corpus._person(chance)} a reçu le {day} {month} {year} à {town} "
            f"le ministre {guest} {corpus._person(chance)}."
        )
    return "\n\n".join(paragraphs) + "\n"


def _write_articles(root: Path, numbers: range, *, later: bool) -> None:
    folder = root / "sources" / "articles"
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"a{number:03}.txt").write_text(_article(number, later), encoding="utf-8")


def _corrected(desk: Desk) -> None:
    """What a person changes in every seventh event, now a fact, now by a remark."""
    for name in list(desk.events())[::7]:
        desk.edit("events", name, "status: past", "status: ongoing  # selon deux témoins")
    for name in list(desk.events())[3::7]:
        desk.edit("events", name, 'note: ""', '# à vérifier\nnote: ""')


@dataclass
class Bench:
    """A dossier in `root` on which `dossier read` is run and killed; `chance` says when, within the `spans` of a run in
    seconds, see `run_timed`."""

    root: Path
    chance: random.Random
    spans: list[float] = field(default_factory=list)
    met: Counter[str] = field(default_factory=Counter)

    def start(self) -> tuple[int, int]:
        """A process that runs the command and ends with its exit code, and a pipe that closes when it and all that
        it started have ended."""
        alive, held = os.pipe()
        child = os.fork()
        if child == 0:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            try:
                main(["read", "--root", str(self.root)])
            except SystemExit as ended:
                os._exit(int(ended.code or 0))
            finally:
                os._exit(70)
        os.close(held)
        return child, alive

    def run(self) -> None:
        """Runs the command to its end."""
        child, alive = self.start()
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == 0
        _assert_ended(alive)

    def run_killed(self, delay: float, sign: Path | None) -> bool:
        """Kills the command after `delay` seconds, counted from when `sign` appears where one is given; whether it
        was still running then."""
        child, alive = self.start()
        _await(sign, child)
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        _assert_ended(alive)
        return os.WIFSIGNALED(status)

    def run_timed(self) -> None:
        """Runs the command; learns the seconds from its start, from when it begins to write and from when it begins
        to move what it has written to its place, each to the end."""
        child, alive = self.start()
        began = [time.perf_counter()]
        for sign in (self.staging, self.journal):
            _await(sign, child)
            began.append(time.perf_counter())
        os.waitpid(child, 0)
        ended = time.perf_counter()
        _assert_ended(alive)
        self.spans = [ended - start for start in began]

    @property
    def journal(self) -> Path:
        return self.staging / "journal.json"

    @property
    def staging(self) -> Path:
        return self.root / _STAGING

    def content(self) -> Content:
        """Every file with its bytes, but the lock."""
        return Desk(self.root).content()

    def restore(self, found: Content, wanted: Content) -> None:
        """Turns the files found into those wanted."""
        shutil.rmtree(self.staging, ignore_errors=True)
        for path in found.keys() - wanted.keys():
            (self.root / path).unlink(missing_ok=True)
        for path, data in wanted.items():
            if found.get(path) != data:
                (self.root / path).parent.mkdir(parents=True, exist_ok=True)
                (self.root / path).write_bytes(data)


def _await(sign: Path | None, child: int) -> None:
    """Waits until a file is there, or the process has ended that would make it."""
    while sign and not sign.exists() and not os.waitid(os.P_PID, child, _JUST_LOOK):
        time.sleep(_POLL)


def _assert_ended(alive: int) -> None:
    """Fails where a process that the command started lives on."""
    ready, _, _ = select.select([alive], [], [], PATIENCE)
    assert ready
    os.close(alive)


@dataclass(frozen=True)
class Story:
    """The dossier before and after an undisturbed run."""

    before: Content
    after: Content

    def is_whole(self, left: Content) -> bool:
        """Whether every file is as it was, or as it will be, and none has gone that stays; new contents wait in a
        folder of their own.
        """
        ours = {path: data for path, data in left.items() if not path.startswith((".cache/", f"{_STAGING}/"))}
        stay = _without_readings(self.before).keys() & self.after.keys()
        return stay <= ours.keys() and all(
            data in (self.before.get(path), self.after.get(path)) for path, data in ours.items()
        )


def _told(bench: Bench) -> Story:
    """A dossier of three hundred records, corrected by hand, whose articles have changed since it was read."""
    _write_articles(bench.root, range(ARTICLES), later=False)
    pipeline.read(Workspace(bench.root))  # here, so that what it loads is there for every run to come
    _corrected(Desk(bench.root))
    _write_articles(bench.root, range(2, ARTICLES + 2), later=True)
    for gone in range(2):
        (bench.root / "sources" / "articles" / f"a{gone:03}.txt").unlink()
    before = bench.content()
    assert sum(path.endswith(".yml") for path in before) >= 300
    bench.run_timed()
    assert Desk(bench.root).load().problems == ()
    return Story(before, bench.content())


def _lane(number: int, folder: str) -> Counter[str]:
    """Its share of the kills in a dossier of its own; what they met."""
    bench = Bench(Path(folder), random.Random(number))
    story = _told(bench)
    found, proven = story.after, {_digest(story.before)}
    while bench.met["killed"] < KILLS // LANES:
        found = _kill_once(bench, story, found, proven)
    return bench.met


def _kill_once(bench: Bench, story: Story, found: Content, proven: set[str]) -> Content:
    """Kills one run and lets the next one mend what it left; returns the files as they are then.

    A state of all files that was met before, `proven`, need not be mended twice.
    """
    chance = bench.chance
    cold, since = chance.randrange(COLD) == 0, chance.randrange(3)
    bench.restore(found, _without_readings(story.before) if cold else story.before)
    killed = bench.run_killed(chance.uniform(0, bench.spans[since]), (None, bench.staging, bench.journal)[since])
    bench.spans[since] *= LONGER if killed else SHORTER
    left = bench.content()
    if not killed:
        bench.met["too late"] += 1
        return left
    assert story.is_whole(left)
    assert all(_parses(data) for path, data in left.items() if path.endswith(".yml"))
    bench.met.update({"killed": 1, "cold": cold, _stage(bench, left, story): 1})
    if (state := _digest(left)) in proven:
        return left
    proven.add(state)
    bench.met["states"] += 1
    bench.run()
    mended = bench.content()
    assert _without_readings(mended) == _without_readings(story.after)
    assert [path for path in mended if path.startswith(".cache/")] == _KEPT
    return mended


def _without_readings(content: Content) -> Content:
    return {path: data for path, data in content.items() if not path.startswith(".cache/")}


@cache
def _parses(text: bytes) -> bool:
    return bool(parse(text.decode("utf-8")).value)


def _digest(content: Content) -> str:
    found = sha256()
    for path, data in sorted(content.items()):
        found.update(f"{path} {len(data)} ".encode())
        found.update(data)
    return found.hexdigest()


def _stage(bench: Bench, left: Content, story: Story) -> str:
    """How far the run had come."""
    moved = any(path.startswith("sources/") and story.before.get(path) != left.get(path) for path in story.after)
    if not bench.staging.exists():
        return "written" if moved else "reading"
    return "moving" if bench.journal.exists() else "storing"


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder in memory where there is one: the test is about order, not about disks."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as name:
        yield Path(name)


def test_killed_at_any_of_500_points_every_file_is_whole_and_the_next_run_converges(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "FEW", 5)
    met: Counter[str] = Counter()
    folders = [folder / str(number) for number in range(LANES)]
    with ProcessPoolExecutor(LANES, get_context("fork")) as lanes:
        for found in lanes.map(_lane, range(LANES), map(str, folders)):
            met += found
    assert met["killed"] == KILLS
    assert min(met[stage] for stage in ("cold", "reading", "storing", "moving")) >= 10
