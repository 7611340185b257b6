"""The dossier that the project ships: read, built, searched in a real browser over HTTP and from a folder."""

from collections.abc import Callable, Iterator
from pathlib import Path

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
    assert "état au 19\u00a0août\u00a02024" in (dossier / "site" / "index.html").read_text(encoding="utf-8")
