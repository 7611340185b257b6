"""The incremental build: the bytes of a full one, and nothing made twice."""

import random
import shutil
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from generator import publishing, workers
from generator.errors import DossierError
from generator.publishing import driving, press
from generator.publishing.listing import listing
from tests.stock import INHERITED, stock_build

NAMES = ("accord", "bakou", "cessez-le-feu", "délégation", "erevan", "frontière")
FOLDERS = ("evenements", "acteurs", "lieux")
CONFIGURATION = f"""
INHERIT: {INHERITED}
site_name: Essai
site_url: https://exemple.test/essai/
theme: {{name: material, language: fr, font: false, custom_dir: own}}
nav:
  - Accueil: index.md
  - Lieux: lieux/index.md
  - À propos: [{{Méthode: methode.md}}]
"""


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    """A dossier's pages: a home page, a few pages that link to one another, a picture."""
    chance = random.Random(7)
    (tmp_path / "own").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    for path in ("index", "methode", "lieux/index", *(f"{folder}/{name}" for folder in FOLDERS for name in NAMES[:3])):
        _write(tmp_path, path, chance)
    (tmp_path / "docs" / "plan.svg").write_text("<svg/>", encoding="utf-8")
    return tmp_path


def _write(root: Path, path: str, chance: random.Random) -> None:
    """A page with headings, and links to pages and places of which some do not exist."""
    up = "../" * path.count("/")
    linked = [f"{up}{chance.choice(FOLDERS)}/{chance.choice(NAMES)}.md" for _ in range(3)]
    lines = [
        f"# {path.title()} {chance.randrange(100)}",
        *(f"[voir]({link}{chance.choice(('', '#faits', '#sources'))})" for link in linked),
        f'<figure><a href="{chance.choice(linked)}">plan</a></figure>',
        f"## {chance.choice(('Faits', 'Sources', 'Figures'))}",
        f"![plan]({up}plan.svg)",
    ]
    file = root / "docs" / f"{path}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("---\nkind: event\n---\n" + "\n\n".join(lines) + "\n", encoding="utf-8")


def _build(root: Path, changed: Collection[str] | None = None) -> list[str]:
    """Builds, and returns the warnings."""
    try:
        driving.build(root, changed=changed)
    except DossierError as error:
        return sorted(problem.message for problem in error.problems)
    return []


def _bytes(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    files = {file.relative_to(folder).as_posix(): file.stat() for file in folder.rglob("*") if file.is_file()}
    return {path: (stat.st_mtime_ns, stat.st_ino) for path, stat in files.items()}


def _rewritten(root: Path) -> set[str]:
    """Files of the site that a build writes or removes."""
    before = _stamps(root / "site")
    _build(root)
    return {path for path, _ in before.items() ^ _stamps(root / "site").items()}


def _assert_as_stock(root: Path, step: object = "", changed: Collection[str] | None = None) -> None:
    assert _build(root, changed) == stock_build(root, root / "stock"), step
    assert _bytes(root / "site") == _bytes(root / "stock"), step


def _pages(root: Path) -> list[Path]:
    return sorted((root / "docs").rglob("*.md"))


def _edit(root: Path, chance: random.Random) -> None:
    _write(root, chance.choice(_pages(root)).relative_to(root / "docs").with_suffix("").as_posix(), chance)


def _add(root: Path, chance: random.Random) -> None:
    _write(root, f"{chance.choice(FOLDERS)}/{chance.choice(NAMES)}", chance)


def _remove(root: Path, chance: random.Random) -> None:
    chance.choice(_pages(root)).unlink()


def _rename(root: Path, chance: random.Random) -> None:
    page = chance.choice(_pages(root))
    page.rename(page.with_name(f"{chance.choice(NAMES)}.md"))


def _touch(root: Path, chance: random.Random) -> None:
    chance.choice(_pages(root)).touch()


def _draw(root: Path, chance: random.Random) -> None:
    (root / "docs" / "plan.svg").write_text(f"<svg id='n{chance.randrange(9)}'/>", encoding="utf-8")


def _hide_picture(root: Path, _: random.Random) -> None:
    (root / "docs" / "plan.svg").unlink(missing_ok=True)


def _template(root: Path, chance: random.Random) -> None:
    text = '{% extends "base.html" %}{% block extrahead %}<meta name="n" content="N">{% endblock %}'
    (root / "own" / "main.html").write_text(text.replace("N", str(chance.randrange(9))), encoding="utf-8")


def _own_style(root: Path, chance: random.Random) -> None:
    (root / "own" / "own.css").write_text(f"p {{ margin: {chance.randrange(9)}px }}", encoding="utf-8")


def _configuration(root: Path, chance: random.Random) -> None:
    changed = CONFIGURATION.replace("Essai", f"Essai {chance.randrange(9)}")
    entry = chance.choice(FOLDERS) + "/" + chance.choice(NAMES)
    (root / "mkdocs.yml").write_text(f"{changed}  - Encore: {entry}.md\n", encoding="utf-8")


def _spoil(root: Path, chance: random.Random) -> None:
    files = [file for file in sorted((root / "site").rglob("*.html")) if file.is_file()]
    chance.choice(files).write_text("gâté", encoding="utf-8")


CHANGES: tuple[Callable[[Path, random.Random], None], ...] = (
    _edit, _edit, _edit, _add, _add, _remove, _rename, _touch, _draw, _hide_picture, _template, _own_style,
    _configuration, _spoil,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_any_changes_give_the_bytes_and_warnings_of_a_full_build(root: Path, seed: int) -> None:
    chance = random.Random(seed)
    _assert_as_stock(root)
    for step in range(10):
        changes = chance.sample(CHANGES, chance.randrange(1, 4))
        for change in changes:
            change(root, chance)
        _assert_as_stock(root, (step, [change.__name__ for change in changes]))


@pytest.mark.parametrize("seed", range(2))
def test_who_says_which_pages_changed_gets_the_same_with_only_those_looked_at(root: Path, seed: int) -> None:
    chance = random.Random(seed)
    _own(root, FOLDERS)
    _assert_as_stock(root)
    for step in range(10):
        before = _stamps(root / "docs")
        changes = chance.sample([change for change in CHANGES if change is not _spoil], chance.randrange(1, 4))
        for change in changes:
            change(root, chance)
        _own(root, FOLDERS)
        changed = {path for path, _ in before.items() ^ _stamps(root / "docs").items() if path.startswith(FOLDERS)}
        _assert_as_stock(root, (step, [change.__name__ for change in changes]), changed)


def _own(root: Path, folders: tuple[str, ...]) -> None:
    """Makes the pages in these folders the program's own."""
    paths = (page.relative_to(root / "docs").as_posix() for page in _pages(root))
    (root / "docs" / ".generated").write_text("".join(f"{path}\n" for path in paths if path.startswith(folders)))


def test_what_nobody_says_changed_is_not_looked_at(root: Path) -> None:
    _own(root, FOLDERS)
    _sound(root)
    (root / "docs" / "lieux" / "bakou.md").write_text("# Bakou, encore\n", encoding="utf-8")
    before = _stamps(root / "site")
    _build(root, changed=())
    assert _stamps(root / "site") == before
    assert _rewritten(root) == {"lieux/bakou/index.html"}


def test_pages_printed_by_several_processes_are_the_same(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "FEW", 2)
    monkeypatch.setattr(workers, "cores", lambda: 3)
    _assert_as_stock(root)


def test_nothing_changed_touches_no_file(root: Path) -> None:
    _sound(root)
    before = _stamps(root)
    assert _build(root) == []
    assert _stamps(root) == before


def test_an_edited_page_is_the_only_file_written(root: Path) -> None:
    _sound(root)
    (root / "docs" / "lieux" / "bakou.md").write_text("# Bakou\n\n## Faits\n", encoding="utf-8")
    assert _rewritten(root) == {"lieux/bakou/index.html"}


def test_a_removed_page_takes_its_empty_folder_along(root: Path) -> None:
    _sound(root)
    (root / "docs" / "lieux" / "bakou.md").unlink()
    _build(root)
    assert not (root / "site" / "lieux" / "bakou").exists()
    assert (root / "site" / "lieux" / "index.html").exists()


def test_a_warning_comes_back_until_its_cause_is_gone(root: Path) -> None:
    _sound(root)
    page = root / "docs" / "lieux" / "bakou.md"
    page.write_text("# Bakou\n\n[rien](rien.md)\n", encoding="utf-8")
    warnings = _build(root)
    assert warnings and _build(root) == warnings
    page.write_text("# Bakou\n", encoding="utf-8")
    assert _build(root) == []


def test_a_place_that_vanishes_is_missed_by_pages_that_did_not_change(root: Path) -> None:
    _sound(root)
    (root / "docs" / "methode.md").write_text("# Méthode\n\n[les faits](lieux/bakou.md#faits)\n", encoding="utf-8")
    assert _build(root) == []
    (root / "docs" / "lieux" / "bakou.md").write_text("# Bakou\n", encoding="utf-8")
    assert len(_build(root)) == len(_build(root)) == 1
    _assert_as_stock(root)


def test_a_build_that_broke_off_is_made_again_from_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _sound(root)
    (root / "docs" / "lieux" / "bakou.md").write_text("# Bakou 2\n", encoding="utf-8")
    with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        broken.setattr(press.Press, "print_page", _interrupt)
        driving.build(root)
    (root / "site" / "lieux" / "index.html").write_text("à moitié écrit", encoding="utf-8")
    _assert_as_stock(root)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_spoilt_memory_is_begun_anew(root: Path) -> None:
    _sound(root)
    (root / ".cache" / "site.sqlite").write_bytes(b"spoilt" * 1000)
    _assert_as_stock(root)


@pytest.mark.parametrize(
    "more",
    [
        "plugins: [{search: {lang: fr}}]",
        "nav: [index.md, methode.md]",
        "extra_templates: [liste.html]",
    ],
)
def test_a_configuration_that_needs_all_pages_is_built_by_mkdocs(root: Path, more: str) -> None:
    (root / "mkdocs.yml").write_text(f"{CONFIGURATION.split('nav:')[0]}{more}\n", encoding="utf-8")
    (root / "docs" / "liste.html").write_text("{{ pages | length }}", encoding="utf-8")
    _assert_as_stock(root)
    _edit(root, random.Random(3))
    _assert_as_stock(root)


def test_a_template_that_lists_all_pages_is_built_by_mkdocs(root: Path) -> None:
    text = '{% extends "base.html" %}{% block extrahead %}{{ pages | length }}{% endblock %}'
    (root / "own" / "main.html").write_text(text, encoding="utf-8")
    _assert_as_stock(root)


def test_two_files_for_one_page_are_left_to_mkdocs(root: Path) -> None:
    (root / "docs" / "lieux" / "bakou").mkdir()
    shutil.copy(root / "docs" / "methode.md", root / "docs" / "lieux" / "bakou" / "index.md")
    _assert_as_stock(root)


def test_the_offline_site_keeps_a_memory_of_its_own(root: Path) -> None:
    _sound(root)
    driving.build(root, offline=True)
    assert _rewritten(root) == set()
    assert (root / "site-offline" / "lieux" / "bakou.html").exists()


def _sound(root: Path) -> None:
    """Pages without a broken link, built."""
    for page in _pages(root):
        page.write_text("# Page\n\n## Faits\n", encoding="utf-8")
    assert _build(root) == []


def _stands(root: Path) -> bool:
    return publishing.stands(root, publishing.site_of(root), listing(str(root / "docs")))


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "docs" / "index.md").touch(),
        lambda root: (root / "docs" / "neuf.md").write_text("# Neuf\n", encoding="utf-8"),
        lambda root: (root / "site" / "index.html").write_text("", encoding="utf-8"),
        lambda root: (root / "site" / "plan.svg").unlink(),
        lambda root: (root / ".cache" / "site.sqlite").unlink(),
        lambda root: (root / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8"),
    ],
)
def test_a_site_stands_until_something_is_not_as_it_was_left(root: Path, change: Callable[[Path], object]) -> None:
    (root / "mkdocs.yml").write_text(CONFIGURATION.replace(", custom_dir: own", ""), encoding="utf-8")
    _sound(root)
    assert _stands(root)
    change(root)
    assert not _stands(root)
