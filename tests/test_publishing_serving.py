"""`dossier serve` as a corrector meets it: saved, seen; broken, told; mended, gone."""

import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser

from generator.cli import main
from tests import sites

EVENT = "sources/events/tempete-cote-ostrienne.yml"
PAGE = "evenements/tempete-cote-ostrienne/"
# Seconds: far more than it takes, for machines that do other things meanwhile.
PATIENCE = 30


class Served:
    """A dossier that is being served, and what the terminal shows."""

    def __init__(self, root: Path) -> None:
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{found.getsockname()[1]}"
        self.root = root
        self.url = f"http://{address}/"
        self.terminal = root / "terminal.txt"
        with self.terminal.open("wb") as terminal:
            command = [sys.executable, "-m", "generator", "serve", "--root", str(root), "--address", address]
            self.process = subprocess.Popen(command, stderr=terminal, cwd=sites.ROOT)

    def page(self, path: str) -> str:
        with urlopen(self.url + path, timeout=PATIENCE) as answer:
            text: str = answer.read().decode()
        return text

    def said(self) -> str:
        return self.terminal.read_text(encoding="utf-8")

    def edit(self, path: str, change: Callable[[str], str]) -> None:
        file = self.root / path
        file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")


def _until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.02)


@contextmanager
def _serving(root: Path) -> Iterator[Served]:
    (root / "docs").mkdir()
    for name in sites.DOCS:
        shutil.copy(sites.ROOT / "docs" / name, root / "docs")
    served = Served(root)
    try:
        _until(lambda: served.url in served.said() or served.process.poll() is not None)
        yield served
    finally:
        served.process.send_signal(signal.SIGINT)
        assert served.process.wait(PATIENCE) == 0, served.said()


@pytest.fixture(name="server", scope="module")
def _server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for all tests: starting it takes longer than they do."""
    root = tmp_path_factory.mktemp("served") / "toy"
    shutil.copytree(sites.TOY, root)
    with _serving(root) as served:
        yield served


@pytest.fixture(name="served")
def _served(server: Served) -> Iterator[Served]:
    """The server, its dossier as it was before each test."""
    before = (server.root / EVENT).read_text(encoding="utf-8")
    yield server
    server.edit(EVENT, lambda _: before)
    _until(lambda: "data-problems" not in server.page(PAGE))


def _titled(title: str) -> Callable[[str], str]:
    return lambda text: re.sub("(?m)^title: .*", f"title: {title}", text)


def _line_of(file: Path, start: str) -> int:
    lines = file.read_text(encoding="utf-8").split("\n")
    return 1 + next(n for n, line in enumerate(lines) if line.startswith(start))


def test_a_saved_record_is_on_the_page_and_an_error_is_told_until_mended(served: Served) -> None:
    first = served.page(PAGE)
    assert "livereload" in first and "data-problems" not in first
    served.edit(EVENT, _titled('"Une tempête corrigée"'))
    _until(lambda: "Une tempête corrigée" in served.page(PAGE))
    served.edit(EVENT, _titled("Grève : une tempête"))
    _until(lambda: "data-problems" in served.page(PAGE))
    place = f"{EVENT}:{_line_of(served.root / EVENT, 'title:')}"
    broken = served.page(PAGE)
    assert place in broken and place in served.said()
    assert "Une tempête corrigée" in broken, "the last good page stays"
    assert "data-problems" in served.page("acteurs/"), "on every page"
    served.edit(EVENT, _titled('"La tempête enfin"'))
    _until(lambda: "La tempête enfin" in served.page(PAGE))
    assert "data-problems" not in served.page(PAGE)


def test_an_article_that_is_added_is_read(served: Served) -> None:
    text = "Une visite\n\nLe président Pavlo Zorin est arrivé lundi 5 mai 2025 à Port-Clair.\n"
    (served.root / "sources" / "articles" / "nouveau.txt").write_text(text, encoding="utf-8")
    _until(lambda: 'href="nouveau/"' in served.page("sources/"))
    assert "Pavlo Zorin est arrivé" in served.page("sources/nouveau/")


def test_a_page_that_a_person_wrote_is_followed_too(served: Served) -> None:
    served.edit("docs/methode.md", lambda text: text + "\nUne phrase de plus.\n")
    _until(lambda: "Une phrase de plus." in served.page("methode/"))
    served.edit("docs/methode.md", lambda text: text + "\n[perdu](perdu.md)\n")
    _until(lambda: "data-problems" in served.page("methode/"))
    assert "perdu.md" in served.said()
    served.edit("docs/methode.md", lambda text: text.replace("[perdu](perdu.md)", ""))


def test_the_open_page_changes_by_itself(served: Served, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(served.url + PAGE)
    served.edit(EVENT, _titled('"La tempête au navigateur"'))
    page.get_by_role("heading", name="La tempête au navigateur").first.wait_for(timeout=PATIENCE * 1000)
    served.edit(EVENT, _titled("Grève : une tempête"))
    alert = page.get_by_role("alert")
    alert.wait_for(timeout=PATIENCE * 1000)
    assert EVENT in alert.inner_text()
    assert page.get_by_role("heading", name="La tempête au navigateur").first.is_visible()
    served.edit(EVENT, _titled('"La tempête après tout"'))
    page.get_by_role("heading", name="La tempête après tout").first.wait_for(timeout=PATIENCE * 1000)
    assert alert.count() == 0
    page.close()


def test_a_page_that_is_not_there_tells_of_the_problems(served: Served) -> None:
    served.edit(EVENT, _titled("Grève : une tempête"))
    _until(lambda: "data-problems" in served.page(PAGE))
    with pytest.raises(HTTPError) as missing:
        served.page("nulle-part/")
    assert missing.value.code == 404
    assert "data-problems" in missing.value.read().decode()


def test_a_dossier_that_is_broken_from_the_start_is_served_with_its_errors(toy: Path) -> None:
    event = toy / EVENT
    event.write_text(_titled("Grève : une tempête")(event.read_text(encoding="utf-8")), encoding="utf-8")
    with _serving(toy) as served, pytest.raises(HTTPError) as missing:
        served.page("")
    assert EVENT in missing.value.read().decode()


def test_an_address_in_use_is_said_in_one_line(served: Served) -> None:
    address = served.url.removeprefix("http://").rstrip("/")
    result = CliRunner().invoke(main, ["serve", "--root", str(served.root), "--address", address])
    assert result.exit_code == 1
    assert [line for line in result.stderr.splitlines() if line.startswith(address)] == result.stderr.splitlines()
