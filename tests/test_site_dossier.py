"""The dossier that the project ships: read, built, searched in a real browser over HTTP and from a folder."""

import csv
import html
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import feedparser
import icalendar
import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

# What is typed, and what the title or the text of one of the first three results must say.
QUERIES = [
    ("azerbaidjan", "Azerbaïdjan"),
    ("l'Azerbaïdjan", "Azerbaïdjan"),
    ("armenie", "Arménie"),
    ("arméniennes", "arméniens"),
    ("Erevan", "Arménie"),
    ("d'Erevan", "Arménie"),
    ("Aliyev", "Ilham Aliev"),
    ("aliev", "Ilham Aliev"),
    ("6500", "6 500 personnes"),
    ("6 500", "6 500 personnes"),
    ("120000", "120 000"),
    ("russes", "russe"),
    ("negociation", "égociation"),
    ("cessez le feu", "cessez-le-feu"),
    ("cessez‑le‑feu", "cessez-le-feu"),
    ("haut karabakh", "Haut-Karabakh"),
    ("nagorny", "Haut-Karabakh"),
    ("lavrov", "Sergueï Lavrov"),
    ("sergei lavrov", "Sergueï Lavrov"),
    ("pachin", "Nikol Pachinian"),
    ("PACHINIAN", "Nikol Pachinian"),
    ("sotchi", "Sotchi"),
    ("poutine", "Vladimir Poutine"),
    ("octobre 2022", "2022"),
]


@pytest.fixture(scope="module", params=["http", "folder"])
def page(
    request: pytest.FixtureRequest, browser: Browser, dossier: Path, serve: Callable[[Path], str]
) -> Iterator[Page]:
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(
        serve(dossier / "site") if request.param == "http" else (dossier / "site-offline" / "index.html").as_uri()
    )
    opened.wait_for_function("window.dossierSearch !== undefined")
    yield opened
    context.close()


@pytest.mark.parametrize(("query", "said"), QUERIES)
def test_what_a_reader_types_is_among_the_first_three_results(query: str, said: str, page: Page) -> None:
    found = page.evaluate(
        """async query => {
            const { meta, hits } = await dossierSearch.find(query);
            return Promise.all(hits.slice(0, 3).map(hit => dossierSearch.tell(meta, hit.page)));
        }""",
        query,
    )
    texts = [f"{result['title']} {result['text']}".replace("\u202f", " ").replace("\u00a0", " ") for result in found]
    assert any(said in text for text in texts), texts


@pytest.mark.parametrize(
    ("facet", "choice"),
    [
        ("Type de page", "Événements"),
        ("Type d’événement", "accord"),
        ("Acteur", "Ilham Aliev"),
        ("Lieu", "Haut-Karabakh"),
        ("Année", "2022"),
    ],
)
def test_every_facet_narrows_by_keyboard_and_lets_go_again(facet: str, choice: str, page: Page) -> None:
    page.get_by_role("searchbox").fill("poutine")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**q=poutine*")
    results = page.locator(".hits .hit")
    results.first.wait_for()
    before = results.count()
    button = page.get_by_role("group", name=facet, exact=True).get_by_role("button", name=choice)
    promised = int(button.inner_text().rpartition("(")[2].rstrip(")"))
    assert promised < before
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("n => document.querySelectorAll('.hits .hit').length === n", arg=promised)
    assert button.get_attribute("aria-pressed") == "true"
    page.wait_for_function("document.activeElement.getAttribute('aria-pressed') === 'true'")
    page.keyboard.press("Enter")
    page.wait_for_function("n => document.querySelectorAll('.hits .hit').length === n", arg=before)
    page.go_back()


@pytest.mark.parametrize("name", ["Vladimir Poutine", "Ilham Aliev", "Nikol Pachinian", "Sergueï Lavrov"])
def test_the_people_of_the_dossier_have_their_pages(name: str, dossier: Path) -> None:
    titles = [file.read_text(encoding="utf-8") for file in (dossier / "site" / "acteurs").glob("*/index.html")]
    assert sum(f"<title>{name}" in text for text in titles) == 1


@pytest.mark.parametrize("stranger", ["Louvre", "Jubillar", "PFAS", "UGAB", "Epstein", "Chièvres"])
def test_nothing_of_the_teasers_is_a_fact(stranger: str, dossier: Path) -> None:
    for folder in ("evenements", "acteurs", "lieux", "declarations", "chronologie"):
        for file in (dossier / "site" / folder).rglob("*.html"):
            assert stranger not in file.read_text(encoding="utf-8"), file
    assert stranger not in (dossier / "site" / "index.html").read_text(encoding="utf-8")


def test_the_newest_source_dates_the_dossier(dossier: Path) -> None:
    assert "état au 19\u00a0août 2024" in (dossier / "site" / "index.html").read_text(encoding="utf-8")


def _events_on(page: Path) -> set[str]:
    """The events to which a page's own content leads."""
    return set(
        re.findall(r'href="[^"]*evenements/([a-z0-9_-]+)/"', page.read_text(encoding="utf-8").partition("<main")[2])
    )


def test_feeds_and_tables_count_what_the_site_shows(dossier_site: Path) -> None:
    shown = len(_events_on(dossier_site / "chronologie" / "index.html"))
    home = (dossier_site / "index.html").read_text(encoding="utf-8")
    assert f'<b>{shown}</b> <a href="evenements/">événements</a>' in home
    files = {file.name: file.read_text(encoding="utf-8") for file in (dossier_site / "donnees").iterdir()}
    assert len(list(csv.DictReader(io.StringIO(files["evenements.csv"])))) == shown
    assert len(json.loads(files["dossier.json"])["events"]) == shown
    nodes = json.loads(files["dossier.jsonld"])["@graph"]
    assert sum(node["@type"] == "Event" for node in nodes) == shown
    page = html.unescape(files["index.html"])
    for name, held in (
        ("evenements.atom", len(feedparser.parse(files["evenements.atom"]).entries)),
        ("evenements.ics", len(icalendar.Calendar.from_ical(files["evenements.ics"]).events)),
    ):
        row = page.partition(f">{name}<")[2].partition("</tr>")[0]
        said = re.search(r"(\d+)\s+événements? n’y", row)
        assert held + (int(said[1]) if said else 0) == shown, name


def test_the_page_and_its_linked_data_name_the_same_event(dossier_site: Path) -> None:
    for file in (dossier_site / "evenements").glob("*/index.html"):
        text = file.read_text(encoding="utf-8")
        for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL):
            name = json.loads(data)["name"].replace("'", "’")
            heading = html.unescape(
                re.sub(r"<[^>]*>", "", text.partition("<h1")[2].partition(">")[2].partition("</h1")[0])
            )
            assert re.sub(r"\s", " ", heading) == re.sub(r"\s", " ", name), file
