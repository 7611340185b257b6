"""A build that has nothing to do does nothing, and one that has something to do is never left out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import building, pipeline, publishing, unchanged
from generator.publishing import driving
from generator.workspace import Workspace

EVENT = Path("sources/events/tempete-cote-ostrienne.yml")


@pytest.fixture(name="root")
def _root(toy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The toy dossier, built once; the site is left out, which has a memory of its own."""
    monkeypatch.setattr(driving, "build", lambda root, **_: root / "site")
    building.build(Workspace(toy))
    return toy


def _stamps(root: Path) -> dict[str, int]:
    return {str(file): file.stat().st_mtime_ns for file in root.rglob("*") if file.is_file() and file.name != ".lock"}


def test_nothing_changed_reads_nothing_and_touches_no_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _stamps(root)
    monkeypatch.setattr(pipeline, "gather", None)
    assert building.build(Workspace(root)) is None
    assert _stamps(root) == before


def _edit_record(root: Path) -> None:
    text = (root / EVENT).read_text(encoding="utf-8")
    (root / EVENT).write_text(text.replace("title: ", "title:  "), encoding="utf-8")


def _add_article(root: Path) -> None:
    (root / "sources" / "articles" / "nouveau.txt").write_text(
        "Un titre\n\nLe ministre est arrivé.\n", encoding="utf-8"
    )


def _remove_page(root: Path) -> None:
    (root / "docs" / "index.md").unlink()


def _edit_base(root: Path) -> None:
    next((root / "sources" / ".base" / "events").iterdir()).touch()


def _edit_settings(root: Path) -> None:
    settings = root / "sources" / "dossier.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "# rien\n", encoding="utf-8")


@pytest.mark.parametrize("change", [_edit_record, _add_article, _remove_page, _edit_base, _edit_settings])
def test_any_change_is_built(root: Path, change: Callable[[Path], None]) -> None:
    change(root)
    assert building.build(Workspace(root)) is not None
    assert building.build(Workspace(root)) is None


def test_a_change_of_the_program_is_built(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "_program", lambda: {"generator/text.py": "another"})
    assert building.build(Workspace(root)) is not None


def test_a_record_saved_during_the_build_is_built_next_time(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _add_article(root)
    write = publishing.write

    def saved_meanwhile(*values: object) -> publishing.Counts:
        _edit_record(root)
        return write(*values)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(publishing, "write", saved_meanwhile)
        building.build(Workspace(root))
    assert building.build(Workspace(root)) is not None
