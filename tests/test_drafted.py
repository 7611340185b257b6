"""Drafts that are made of what they were made of last time are not made again, and the records are the same."""

import json
import random
import shutil
from pathlib import Path

import pytest

from generator import drafted, pipeline
from generator.resolving.drafts import Drafts, Merged
from generator.schema.dossier import NOTHING
from generator.schema.records import EventRecord
from generator.workspace import Workspace
from tests.bench import corpus

_ARTICLES, _CHANGES = 16, 10
_EVERY = 10**6


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    corpus.write(tmp_path / "dossier" / "sources" / "articles", _ARTICLES)
    pipeline.read(Workspace(tmp_path / "dossier"), expected=_EVERY)
    return tmp_path / "dossier"


@pytest.fixture(name="made")
def _made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The events that are drafted, as they are."""
    made: list[str] = []
    whole = Drafts._event

    def event(self: Drafts, key: str, merged: Merged) -> EventRecord:
        made.append(key)
        return whole(self, key, merged)

    monkeypatch.setattr(Drafts, "_event", event)
    return made


def _records(root: Path) -> dict[str, bytes]:
    files = (file for file in (root / "sources").rglob("*") if file.is_file() and file.name != ".lock")
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def _is_as_without_memory(root: Path, before: Path) -> bool:
    """Whether the records are those that come of the state `before` where no draft is known."""
    (before / ".cache" / "drafted.json").unlink()
    pipeline.read(Workspace(before), expected=_EVERY)
    different = {path for path, _ in _records(root).items() ^ _records(before).items()}
    assert different == set()
    return True


def _change(root: Path, chance: random.Random) -> None:
    """An article more, one less, one that says something else; a record that a person corrected, renamed or deleted."""
    sources, texts = root / "sources", list(corpus.articles(40, seed=9))
    files = sorted((sources / "articles").glob("*.txt"))
    events, actors = (sorted((sources / kind).glob("*.yml")) for kind in ("events", "actors"))
    match chance.randrange(8):
        case 0:
            chance.choice(files).unlink()
        case 1:
            chance.choice(files).write_text(chance.choice(texts), encoding="utf-8")
        case 2:
            _replace(chance.choice(events), "status: past", "status: rejected")
        case 3:
            one, other = chance.sample([file for file in actors if "same_as" not in file.read_text("utf-8")], 2)
            _replace(one, "name: ", f"same_as:\n  - {other.stem}\nname: ")
        case 4:
            file = chance.choice(actors)
            _replace(file, f"id: {file.stem}", f"id: {file.stem}-bis")
            file.rename(file.with_stem(f"{file.stem}-bis"))
        case 5:
            chance.choice(events).unlink()
        case _:
            (sources / "articles" / f"x{chance.randrange(1000)}.txt").write_text(chance.choice(texts), encoding="utf-8")


def _replace(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def test_whatever_changes_the_records_are_those_of_a_reading_that_knows_nothing(root: Path) -> None:
    chance = random.Random(3)
    for _ in range(_CHANGES):
        _change(root, chance)
        before = root.with_name("before")
        shutil.copytree(root, before)
        pipeline.read(Workspace(root), expected=_EVERY)
        assert _is_as_without_memory(root, before)
        shutil.rmtree(before)


def test_of_an_added_article_only_the_events_that_it_tells_are_drafted(root: Path, made: list[str]) -> None:
    (root / "sources" / "articles" / "x.txt").write_text(next(corpus.articles(1, seed=9)), encoding="utf-8")
    pipeline.read(Workspace(root))
    told = [
        file.stem for file in (root / "sources" / "events").glob("*.yml") if "article: x" in file.read_text("utf-8")
    ]
    assert sorted(made) == sorted(told)


def test_nothing_changed_and_nothing_is_drafted(root: Path, made: list[str]) -> None:
    assert pipeline.read(Workspace(root)).changes == ()
    assert made == []


def test_a_base_that_came_back_from_elsewhere_is_not_taken_for_the_one_that_was_written(
    root: Path, made: list[str]
) -> None:
    base = min((root / "sources" / ".base" / "events").glob("*.json"))
    content = json.loads(base.read_text(encoding="utf-8"))
    base.write_text(json.dumps(content), encoding="utf-8")
    pipeline.read(Workspace(root))
    assert made == [base.stem]


@pytest.mark.parametrize("spoilt", ["", "[]", '{"program": ""}', '{"program": 1, "drafts": 2}'])
def test_a_spoilt_memory_is_none(root: Path, spoilt: str) -> None:
    (root / ".cache" / "drafted.json").write_text(spoilt, encoding="utf-8")
    assert drafted.recall(root) == ({}, NOTHING)
