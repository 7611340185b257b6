"""Takes a picture of every page type of a built site: `python -m tests.screenshots SITE FOLDER`."""

import functools
import http.server
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.conftest import CHROMIUM

LOOKS: dict[str, dict[str, Any]] = {
    "ecran": {"viewport": {"width": 1280, "height": 900}},
    "sombre": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "telephone": {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2},
}
FIXED = {
    "accueil": "",
    "chronologie": "chronologie/",
    "evenements": "evenements/",
    "acteurs": "acteurs/",
    "lieux": "lieux/",
    "dates": "dates/",
    "declarations": "declarations/",
    "sources": "sources/",
    "desaccords": "desaccords/",
    "lacunes": "lacunes/",
    "corrections": "corrections/",
    "reseau": "reseau/",
    "donnees": "donnees/",
    "recherche": "recherche/?q=accord",
    "methode": "methode/",
    "imprimer": "imprimer/",
}


# What the README shows: the first screen only.
SHOWN = ("accueil", "evenement")
RECORDS = {"evenement": "evenements", "acteur": "acteurs", "lieu": "lieux", "source": "sources"}
RECORDS |= {"type": "evenements/type", "annee": "dates"}


def pages(site: Path) -> dict[str, str]:
    """Name -> address of one page of each type; of records, the page that says most."""
    best = {name: (folder, _fullest(site / folder)) for name, folder in RECORDS.items()}
    records = {name: f"{folder}/{found.name}/" for name, (folder, found) in best.items() if found}
    return FIXED | records | _within(site, records.get("annee", ""))


def _within(site: Path, year: str) -> dict[str, str]:
    """The fullest month of a year and the fullest day of that month."""
    month = _fullest(site / year) if year else None
    day = _fullest(month) if month else None
    found = {"mois": month, "jour": day}
    return {name: f"{path.relative_to(site).as_posix()}/" for name, path in found.items() if path}


def _fullest(folder: Path) -> Path | None:
    found = [path for path in sorted(folder.iterdir()) if (path / "index.html").is_file()]
    return max(found, key=lambda path: (path / "index.html").stat().st_size, default=None)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


def take(site: Path, target: Path, browser: Browser, base: str) -> Iterator[Path]:
    target.mkdir(parents=True, exist_ok=True)
    for look, settings in LOOKS.items():
        context = browser.new_context(locale="fr-FR", **settings)
        page = context.new_page()
        for name, address in pages(site).items():
            page.goto(base + address, wait_until="networkidle")
            file = target / f"{name}-{look}.png"
            page.screenshot(path=file, full_page=True)
            yield file
            if look == "ecran":
                page.pdf(path=target / f"{name}-papier.pdf", prefer_css_page_size=True)
            if look == "ecran" and name in SHOWN:
                page.screenshot(path=target / f"{name}.png")
        context.close()


def main() -> None:
    site, target = Path(sys.argv[1]), Path(sys.argv[2])
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for file in take(site, target, browser, f"http://127.0.0.1:{server.server_port}/"):
            print(file)
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
