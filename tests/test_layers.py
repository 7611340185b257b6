"""Imports flow one way, so that the listing of `generator/` reads as the story of an article."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "generator"
STAGES = {"articles", "language", "reading", "resolving", "records", "pages", "publishing", "exports"}
RANKS = (
    {"errors": 0, "lazy": 0, "values": 0, "text": 1, "templates": 1, "messages": 1, "workers": 1, "schema": 2}
    | dict.fromkeys(STAGES, 3)
    | {
        "readings": 4,
        "unchanged": 5,
        "workspace": 4,
        "work": 4,
        "memory": 5,
        "drafted": 6,
        "survey": 5,
        "drawing": 6,
        "following": 7,
        "retouch": 7,
        "pipeline": 8,
        "building": 9,
        "cli": 10,
        "__main__": 11,
    }
)
# Language data is a value that the stages receive: they import its types, never its tables.
RECEIVED = {"language"}


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def _imported_rooms(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names |= {node.module or ""} if node.module != "generator" else {f"generator.{a.name}" for a in node.names}
    return {name.split(".")[1] for name in names if name.startswith("generator.")}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_rooms_before_it(path: Path) -> None:
    room = _room(path)
    if room == "__init__":
        return
    for other in _imported_rooms(path) - {room} - {"__version__"}:
        allowed = RANKS[other] < RANKS[room] or (other in RECEIVED and RANKS[room] >= 3)
        assert allowed, f"{room} must not import {other}"


@pytest.mark.parametrize(
    ("module", "idle"),
    [
        ("generator.__main__", ("generator.reading", "generator.retouch", "generator.schema", "mkdocs", "babel")),
        ("generator.retouch", ("generator.reading", "generator.articles", "generator.language.verbs", "mkdocs")),
    ],
)
def test_a_build_that_has_little_to_do_loads_little(module: str, idle: tuple[str, ...]) -> None:
    program = f"import {module}, sys; print(*(name for name in {idle!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], cwd=PACKAGE.parent, capture_output=True, text=True)
    assert done.stdout.split() == []
