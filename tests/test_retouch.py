"""An edit of a few records gives what a whole build gives, to the byte, and does a fraction of its work."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import memory, pipeline, publishing, unchanged
from generator.pipeline import Workspace
from generator.records import emit
from tests.bench import corpus

_ARTICLES, _EDITS = 24, 30


@pytest.fixture(name="built", scope="module")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up dossier with its records and pages; the site is left out, which has a memory of its own."""
    root = tmp_path_factory.mktemp("retouch") / "dossier"
    corpus.write(root / "sources" / "articles", _ARTICLES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publishing, "build", lambda root, **_: root / "site")
        pipeline.build(Workspace(root))
    return root


@pytest.fixture(name="root")
def _root(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The made-up dossier as if it had been built where it lies."""
    monkeypatch.setattr(publishing, "build", lambda root, **_: root / "site")
    shutil.copytree(built, tmp_path / "dossier")
    _whole_build(tmp_path / "dossier")
    return tmp_path / "dossier"


def _whole_build(root: Path) -> None:
    memory.forget(root)
    unchanged.forget(root)
    pipeline.build(Workspace(root))


def _files(root: Path) -> dict[str, bytes]:
    kept = (file for folder in ("docs", "sources") for file in (root / folder).rglob("*") if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in kept if file.name != ".lock"}


def _edit(file: Path, change: Callable[[dict[str, Any]], Any]) -> None:
    record = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
    change(record)
    text = file.read_text(encoding="utf-8")
    head = [line for line in text.splitlines() if line.startswith("#")]
    typed = {key: _typed(key, value) for key, value in record.items()}
    file.write_text(emit.document(typed, "\n".join(head)), encoding="utf-8")


def _typed(key: str, value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _typed(name, each) for name, each in value.items()}
    if isinstance(value, list):
        return [_typed(key, each) for each in value]
    if key in ("start", "end"):
        return int(value)
    if key == "value":
        return float(value)
    return {"null": None, "true": True, "false": False}.get(value, value)


_DATES = ("2016-03-04", "2017-05", "2018", "2016-03-04/2016-03-09", "2019-11~", "2020/..", None)
_EVENT_EDITS: tuple[Callable[[random.Random], dict[str, Any]], ...] = (
    lambda chance: {"title": f"Un autre titre {chance.randrange(100)}"},
    lambda chance: {"date": chance.choice(_DATES)},
    lambda chance: {"status": chance.choice(("rejected", "planned", "ongoing", "past"))},
    lambda chance: {"place": None},
    lambda _: {"note": "Vu avec l'ambassade."},
    lambda _: {"reviewed": True},
    lambda _: {"figures": []},
)
_SOURCE_EDITS: tuple[Callable[[random.Random], dict[str, Any]], ...] = (
    lambda chance: {"title": f"Un autre article {chance.randrange(100)}"},
    lambda chance: {"outlet": chance.choice(("Le Temps long", None))},
    lambda _: {"author": "A. Martin", "url": "https://example.org/a"},
)


def _some_edits(root: Path, chance: random.Random) -> None:
    for _ in range(chance.randrange(1, 3)):
        kind, edits = chance.choice((("events", _EVENT_EDITS), ("events", _EVENT_EDITS), ("articles", _SOURCE_EDITS)))
        file = chance.choice(sorted((root / "sources" / kind).glob("*.yml")))
        new = chance.choice(edits)(chance)
        _edit(file, lambda record, new=new: record.update(new))  # type: ignore[misc]


def test_edited_records_give_what_a_whole_build_gives(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance, carried = random.Random(5), 0
    whole = pipeline._build
    for _ in range(_EDITS):
        _some_edits(root, chance)
        calls: list[int] = []
        monkeypatch.setattr(pipeline, "_build", lambda *values, calls=calls: (calls.append(1), whole(*values))[1])
        pipeline.build(Workspace(root))
        carried += not calls
        found = _files(root)
        monkeypatch.setattr(pipeline, "_build", whole)
        again = root.with_name("again")
        shutil.copytree(root, again)
        _whole_build(again)
        expected = _files(again)
        assert {path for path in found.keys() | expected.keys() if found.get(path) != expected.get(path)} == set()
        shutil.rmtree(again)
    assert carried >= _EDITS * 2 // 3, "most edits must not have taken a whole build"
