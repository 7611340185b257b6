"""What several tests share: a dossier of our own to work on, sites built once to look at, a server and a browser."""

import functools
import gzip
import http.server
import io
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from playwright.sync_api import Browser, sync_playwright

from generator import building
from generator.pages import Desk, Site, render
from generator.publishing import driving, write
from generator.workspace import Workspace
from tests import judges, sites
from tests.large import large

ROOT = Path(__file__).parent.parent
TOY = Path(__file__).parent / "toy"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
# What the documented host sends with every page.
HEADERS = ROOT / "generator" / "publishing" / "theme" / "_headers"
POLICY = next(
    line.partition(": ")[2] for line in HEADERS.read_text(encoding="utf-8").splitlines() if "Content-Security" in line
)


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A copy of the toy dossier with the site's configuration, ready to be read, rendered and built."""
    root = tmp_path / "toy"
    shutil.copytree(TOY, root)
    return root


def make(site: Site, root: Path, *, offline: bool = False) -> Path:
    """The built site of a dossier, in `root`."""
    (root / "docs").mkdir(parents=True, exist_ok=True)
    (root / "sources").mkdir(exist_ok=True)
    (root / "sources" / "dossier.yml").write_text(f"language: {site.messages.language}\n", encoding="utf-8")
    for name in sites.DOCS:
        shutil.copy(sites.ROOT / "docs" / name, root / "docs")
    downloads = {f"donnees/{item.name}": "{}\n" for item in site.downloads}
    write([*render(Desk(site)), *downloads.items()], root / "docs")
    return driving.build(root, offline=offline, site_name=site.dossier.settings.title)


@pytest.fixture(scope="session")
def toy_view() -> Site:
    """The toy dossier as the pages see it."""
    return sites.toy()


@pytest.fixture(scope="session")
def toy_pages(toy_view: Site) -> dict[str, str]:
    return dict(render(Desk(toy_view)))


@pytest.fixture(scope="session")
def toy_site(toy_view: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(toy_view, tmp_path_factory.mktemp("toy"))


@pytest.fixture(scope="session")
def toy_folder(toy_view: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy as a site to be opened from a folder."""
    return make(toy_view, tmp_path_factory.mktemp("folder"), offline=True)


@pytest.fixture(scope="session")
def attacked_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(sites.attacked(), tmp_path_factory.mktemp("attacked"))


@pytest.fixture(scope="session")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose lists are cut into parts."""
    return make(large(90), tmp_path_factory.mktemp("large"))


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the dossier that the project ships, built to be served and to be opened from a folder."""
    root = tmp_path_factory.mktemp("dossier")
    shutil.copytree(ROOT / "sources", root / "sources")
    (root / "docs").mkdir()
    for name in sites.DOCS:
        shutil.copy(ROOT / "docs" / name, root / "docs")
    building.build(Workspace(root))
    building.build(Workspace(root), offline=True)
    return root


@pytest.fixture(scope="session")
def dossier_site(dossier: Path) -> Path:
    return dossier / "site"


@pytest.fixture(scope="session")
def dossier_folder(dossier: Path) -> Path:
    return dossier / "site-offline"


class _Strict(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as the documented host does, without a word: its security policy, text compressed."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if self.path.partition("?")[0].endswith("/") else file
        kind = self.guess_type(str(file))
        if not file.is_file() or not kind.startswith("text/") or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().send_head()
        data = gzip.compress(file.read_bytes(), 5)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return io.BytesIO(data)

    def log_message(self, *_: Any) -> None:
        pass


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):  # a browser that leaves a page is no fault
            super().handle_error(request, client_address)


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder and gives its address, for as long as the tests run."""
    servers: list[_Server] = []

    def start(folder: Path) -> str:
        server = _Server(("127.0.0.1", 0), functools.partial(_Strict, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser."""
    if CHROMIUM is None:
        judges.missing("no chromium on this machine: apt-get install chromium, or set CHROMIUM to its path")
    return str(CHROMIUM)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()
