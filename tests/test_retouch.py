"""An edit of a few records gives what a whole build gives, to the byte, and does a fraction of its work."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import building, memory, pages, pipeline, unchanged
from generator.drawing import State
from generator.publishing import driving
from generator.records import emit
from generator.workspace import Workspace
from tests.bench import corpus

_ARTICLES, _EDITS = 24, 16


@pytest.fixture(name="built", scope="module")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up dossier with its records and pages; the site is left out, which has a memory of its own."""
    root = tmp_path_factory.mktemp("retouch") / "dossier"
    corpus.write(root / "sources" / "articles", _ARTICLES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(driving, "build", lambda root, **_: root / "site")
        building.build(Workspace(root))
    return root


@pytest.fixture(name="root")
def _root(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The made-up dossier as if it had been built where it lies."""
    monkeypatch.setattr(driving, "build", lambda root, **_: root / "site")
    shutil.copytree(built, tmp_path / "dossier")
    _whole_build(tmp_path / "dossier")
    return tmp_path / "dossier"


def _whole_build(root: Path) -> None:
    memory.forget(root)
    unchanged.forget(root)
    building.build(Workspace(root))


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


_ACTOR_EDITS: tuple[Callable[[random.Random], dict[str, Any]], ...] = (
    lambda chance: {"name": f"Aminata Zérandou {chance.randrange(100)}"},
    lambda _: {"roles": []},
    lambda _: {"kind": "organisation"},
)
_PLACE_EDITS: tuple[Callable[[random.Random], dict[str, Any]], ...] = (
    lambda chance: {"name": f"Zabou-{chance.randrange(100)}"},
    lambda _: {"country": "TD"},
)
_EDITS_OF = {"events": _EVENT_EDITS, "articles": _SOURCE_EDITS, "actors": _ACTOR_EDITS, "places": _PLACE_EDITS}


def _some_edits(root: Path, chance: random.Random, kinds: tuple[str, ...]) -> frozenset[Path]:
    """Edits one or two records; returns their files."""
    files = set()
    for _ in range(chance.randrange(1, 3)):
        kind = chance.choice(kinds)
        file = chance.choice(sorted((root / "sources" / kind).glob("*.yml")))
        new = chance.choice(_EDITS_OF[kind])(chance)
        _edit(file, lambda record, new=new: record.update(new))  # type: ignore[misc]
        files.add(file.absolute())
    return frozenset(files)


def _other_articles(root: Path, chance: random.Random) -> None:
    """An article more, one less, or one that says something else."""
    folder = root / "sources" / "articles"
    texts = list(corpus.articles(60, seed=9))
    files = sorted(folder.glob("*.txt"))
    match chance.randrange(4):
        case 0:
            chance.choice(files).unlink()
        case 1:
            chance.choice(files).write_text(chance.choice(texts), encoding="utf-8")
        case _:
            (folder / f"x{chance.randrange(1000)}.txt").write_text(chance.choice(texts), encoding="utf-8")


def _is_as_a_whole_build(root: Path) -> bool:
    again = root.with_name("again")
    shutil.copytree(root, again)
    _whole_build(again)
    found, expected = _files(root), _files(again)
    shutil.rmtree(again)
    different = {path for path in found.keys() | expected.keys() if found.get(path) != expected.get(path)}
    assert different == set()
    return True


def test_edited_events_and_sources_give_what_a_whole_build_gives(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance, whole, carried = random.Random(5), pipeline.rebuild, 0
    following = building.Following(Workspace(root))
    following.build(None)
    for n in range(_EDITS):
        saved = _some_edits(root, chance, ("events", "events", "articles"))
        calls: list[int] = []
        monkeypatch.setattr(pipeline, "rebuild", lambda *values, calls=calls: (calls.append(1), whole(*values))[1])
        following.build(saved)
        monkeypatch.setattr(pipeline, "rebuild", whole)
        carried += not calls
        # A whole build makes the process forget: every other edit starts from what the one before it left at hand.
        assert n % 2 == 0 or _is_as_a_whole_build(root)
    assert carried >= _EDITS * 2 // 3, "most edits must not have taken a whole build"


def test_edited_actors_and_other_articles_give_what_a_whole_build_gives(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance, drawn, partly = random.Random(8), pages.rerender, 0
    loads: list[Path] = []
    load = pipeline._state

    def state(workspace: Workspace) -> State:
        loads.append(workspace.root)
        return load(workspace)

    monkeypatch.setattr(pipeline, "_state", state)
    for n in range(_EDITS):
        if n % 2:
            _some_edits(root, chance, ("actors", "actors", "places", "events"))
        else:
            _other_articles(root, chance)
        outcomes: list[bool] = []

        def rerender(*values: Any, outcomes: list[bool] = outcomes) -> Any:
            found = drawn(*values)
            outcomes.append(found is not None)
            return found

        monkeypatch.setattr(pages, "rerender", rerender)
        building.build(Workspace(root))
        monkeypatch.setattr(pages, "rerender", drawn)
        partly += any(outcomes)
        assert _is_as_a_whole_build(root)
    assert partly >= _EDITS // 2, "most changes must not have drawn every page"
    assert loads.count(root) <= _EDITS // 4, "most changes must not have loaded every record for the pages"
