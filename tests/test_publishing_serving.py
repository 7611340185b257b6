"""`dossier serve` as a corrector meets it: saved, seen; broken, told; mended, gone."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser

from generator.cli import main
from tests import sites
from tests.serving import PATIENCE, Served, serving, titled, until

EVENT = "sources/events/tempete-cote-ostrienne.yml"
PAGE = "evenements/tempete-cote-ostrienne/"


@pytest.fixture(name="server", scope="module")
def _server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for all tests: starting it takes longer than they do."""
    root = tmp_path_factory.mktemp("served") / "toy"
    shutil.copytree(sites.TOY, root)
    with serving(root) as served:
        yield served


@pytest.fixture(name="served")
def _served(server: Served) -> Iterator[Served]:
    """The server, its dossier as it was before each test."""
    before = (server.root / EVENT).read_text(encoding="utf-8")
    yield server
    server.edit(EVENT, lambda _: before)
    until(lambda: "data-problems" not in server.page(PAGE))


def _line_of(file: Path, start: str) -> int:
    lines = file.read_text(encoding="utf-8").split("\n")
    return 1 + next(n for n, line in enumerate(lines) if line.startswith(start))


def test_a_saved_record_is_on_the_page_and_an_error_is_told_until_mended(served: Served) -> None:
    first = served.page(PAGE)
    assert "livereload" in first and "data-problems" not in first
    served.edit(EVENT, titled('"Une tempête corrigée"'))
    until(lambda: "Une tempête corrigée" in served.page(PAGE))
    served.edit(EVENT, titled("Grève : une tempête"))
    until(lambda: "data-problems" in served.page(PAGE))
    place = f"{EVENT}:{_line_of(served.root / EVENT, 'title:')}"
    broken = served.page(PAGE)
    assert place in broken and place in served.said()
    assert "Une tempête corrigée" in broken, "the last good page stays"
    assert "data-problems" in served.page("acteurs/"), "on every page"
    served.edit(EVENT, titled('"La tempête enfin"'))
    until(lambda: "La tempête enfin" in served.page(PAGE))
    assert "data-problems" not in served.page(PAGE)


def test_an_article_that_is_added_is_read(served: Served) -> None:
    text = "Une visite\n\nLe président Pavlo Zorin est arrivé lundi 5 mai 2025 à Port-Clair.\n"
    (served.root / "sources" / "articles" / "nouveau.txt").write_text(text, encoding="utf-8")
    until(lambda: 'href="nouveau/"' in served.page("sources/"))
    assert "Pavlo Zorin est arrivé" in served.page("sources/nouveau/")


def test_a_page_that_a_person_wrote_is_followed_too(served: Served) -> None:
    served.edit("docs/methode.md", lambda text: text + "\nUne phrase de plus.\n")
    until(lambda: "Une phrase de plus." in served.page("methode/"))
    served.edit("docs/methode.md", lambda text: text + "\n[perdu](perdu.md)\n")
    until(lambda: "data-problems" in served.page("methode/"))
    assert "perdu.md" in served.said()
    served.edit("docs/methode.md", lambda text: text.replace("[perdu](perdu.md)", ""))


def test_the_open_page_changes_by_itself(served: Served, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(served.url + PAGE)
    served.edit(EVENT, titled('"La tempête au navigateur"'))
    page.get_by_role("heading", name="La tempête au navigateur").first.wait_for(timeout=PATIENCE * 1000)
    served.edit(EVENT, titled("Grève : une tempête"))
    alert = page.get_by_role("alert")
    alert.wait_for(timeout=PATIENCE * 1000)
    assert EVENT in alert.inner_text()
    assert page.get_by_role("heading", name="La tempête au navigateur").first.is_visible()
    served.edit(EVENT, titled('"La tempête après tout"'))
    page.get_by_role("heading", name="La tempête après tout").first.wait_for(timeout=PATIENCE * 1000)
    assert alert.count() == 0
    page.close()


def test_a_page_that_is_not_there_tells_of_the_problems(served: Served) -> None:
    served.edit(EVENT, titled("Grève : une tempête"))
    until(lambda: "data-problems" in served.page(PAGE))
    with pytest.raises(HTTPError) as missing:
        served.page("nulle-part/")
    assert missing.value.code == 404
    assert "data-problems" in missing.value.read().decode()


def test_a_dossier_that_is_broken_from_the_start_is_served_with_its_errors(toy: Path) -> None:
    event = toy / EVENT
    event.write_text(titled("Grève : une tempête")(event.read_text(encoding="utf-8")), encoding="utf-8")
    with serving(toy) as served, pytest.raises(HTTPError) as missing:
        served.page("")
    assert EVENT in missing.value.read().decode()


def test_an_address_in_use_is_said_in_one_line(served: Served) -> None:
    address = served.url.removeprefix("http://").rstrip("/")
    result = CliRunner().invoke(main, ["serve", "--root", str(served.root), "--address", address])
    assert result.exit_code == 1
    assert [line for line in result.stderr.splitlines() if line.startswith(address)] == result.stderr.splitlines()
