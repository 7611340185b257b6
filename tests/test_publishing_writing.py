"""Pages go to disk without touching what people wrote, and without touching anything for nothing."""

from pathlib import Path

import pytest

from generator.errors import DossierError
from generator.publishing import write

PAGES = {"index.md": "---\nkind: home\n---\n\n# A\n", "evenements/a.md": "---\nkind: event\n---\n\n# B\n"}


def _write(pages: dict[str, str], docs: Path) -> tuple[int, int, int]:
    """How many pages were written, unchanged, removed."""
    counts = write(pages.items(), docs)
    return counts.written, counts.unchanged, counts.removed


def test_a_first_run_writes_every_page(tmp_path: Path) -> None:
    assert _write(PAGES, tmp_path) == (2, 0, 0)
    assert (tmp_path / "evenements" / "a.md").read_text(encoding="utf-8") == PAGES["evenements/a.md"]


def test_a_second_run_touches_nothing(tmp_path: Path) -> None:
    _write(PAGES, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert _write(PAGES, tmp_path) == (0, 2, 0)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    _write(PAGES, tmp_path)
    assert _write(PAGES | {"index.md": "---\nkind: home\n---\n\n# C\n"}, tmp_path) == (1, 1, 0)


def test_what_is_no_longer_produced_is_removed_with_its_empty_folder(tmp_path: Path) -> None:
    _write(PAGES, tmp_path)
    assert _write({"index.md": PAGES["index.md"]}, tmp_path) == (0, 1, 1)
    assert not (tmp_path / "evenements").exists()


def test_hand_written_pages_are_neither_removed_nor_overwritten(tmp_path: Path) -> None:
    (tmp_path / "methode.md").write_text("# À la main\n", encoding="utf-8")
    _write(PAGES, tmp_path)
    with pytest.raises(DossierError, match=r"methode\.md"):
        _write(PAGES | {"methode.md": "# Autre\n"}, tmp_path)
    assert (tmp_path / "methode.md").read_text(encoding="utf-8") == "# À la main\n"


def test_nothing_is_written_when_one_page_must_not_be(tmp_path: Path) -> None:
    (tmp_path / "methode.md").write_text("# À la main\n", encoding="utf-8")
    with pytest.raises(DossierError):
        _write(PAGES | {"methode.md": "# Autre\n"}, tmp_path)
    assert not (tmp_path / "index.md").exists()


def test_generated_pages_are_known_again_when_the_ledger_is_gone(tmp_path: Path) -> None:
    pages = PAGES | {"assets/search/meta.js": "1", "donnees/dossier.json": "{}"}
    _write(pages, tmp_path)
    (tmp_path / ".generated").unlink()
    assert _write(pages | {"assets/search/meta.js": "2"}, tmp_path) == (1, 3, 0)


@pytest.mark.parametrize("path", ["../out.md", "a/../../out.md", "/etc/out.md", "."])
def test_no_page_leaves_the_folder(path: str, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    with pytest.raises(DossierError):
        _write({path: "x"}, docs)
    assert not (tmp_path / "out.md").exists()


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside, docs = tmp_path / "outside", tmp_path / "docs"
    outside.mkdir()
    docs.mkdir()
    (docs / "evenements").symlink_to(outside)
    with pytest.raises(DossierError):
        _write(PAGES, docs)
    assert list(outside.iterdir()) == []
