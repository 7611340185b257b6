"""The search finds what a French reader types, over HTTP and from a folder."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.pages import folding

pytestmark = pytest.mark.browser

# What is typed, and a page that must be among the first three.
QUERIES = [
    ("telkov", "Boris Telkov"),
    ("Marsan", "Hélène Marsan"),
    ("helena marsan", "Hélène Marsan"),
    ("helene", "Hélène Marsan"),
    ("HÉLÈNE MARSAN", "Hélène Marsan"),
    ("ostr", "Ostrie"),
    ("l'Ostrie", "Ostrie"),
    ("l’ostrie", "Ostrie"),
    ("d'Ostrie", "Ostrie"),
    ("ostriennes", "Ostrie"),
    ("port clair", "Port-Clair"),
    ("Port\u2011Clair", "Port-Clair"),
    ("telkof", "Boris Telkov"),
    ("valdroie", "Valdorie"),
    ("2031", "2031"),
    ("fevrier 2031", "Février 2031"),
    ("lunea", "Lunéa"),
    ("accords de peche", "La Valdorie et l’Ostrie signent un accord de pêche à Port-Clair"),
    ("signé", "La Valdorie et l’Ostrie signent un accord de pêche à Port-Clair"),
    ("tempete", "La Valdorie secourt l’Ostrie après la tempête"),
    ("16 morts", "La Valdorie secourt l’Ostrie après la tempête"),
    ("gazette", "L'Ostrie salue un « tournant » avec la Valdorie"),
    ("menaces", "Le Syndicat des marins menace de bloquer le port de Port-Clair"),
    ("secours cotier", "Secours côtier d'Ostrie"),
    ("zzzz", ""),
]


@pytest.fixture(scope="module", params=["http", "folder"])
def search_page(
    request: pytest.FixtureRequest,
    browser: Browser,
    toy_site: Path,
    toy_folder: Path,
    serve: Callable[[Path], str],
) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(serve(toy_site) if request.param == "http" else (toy_folder / "index.html").as_uri())
    yield page
    context.close()


def found(page: Page, query: str) -> list[str]:
    """The titles of the first three results of what is typed into the header's box."""
    box = page.get_by_role("searchbox")
    box.fill("")
    box.fill(query)
    page.locator(".found__more").wait_for(state="visible")
    page.wait_for_function("q => document.querySelector('.found__more').textContent.includes(q)", arg=query)
    return page.locator(".found .hit__title").all_inner_texts()[:3]


@pytest.mark.parametrize(("query", "title"), QUERIES)
def test_what_is_typed_is_found(query: str, title: str, search_page: Page) -> None:
    titles = found(search_page, query)
    assert (title in titles) if title else titles == []


def test_results_come_as_one_types(search_page: Page) -> None:
    box = search_page.get_by_role("searchbox")
    box.fill("")
    box.press_sequentially("tel", delay=20)
    search_page.locator(".found .hit__title", has_text="Boris Telkov").wait_for()


def test_a_result_leads_to_its_page_by_keyboard(search_page: Page) -> None:
    assert found(search_page, "telkov")[0] == "Boris Telkov"
    search_page.get_by_role("searchbox").press("ArrowDown")
    search_page.keyboard.press("Enter")
    search_page.wait_for_url(re.compile("boris-telkov"))
    assert search_page.locator("h1").inner_text() == "Boris Telkov"
    search_page.go_back()


def test_escape_closes_the_results(search_page: Page) -> None:
    found(search_page, "telkov")
    search_page.keyboard.press("Escape")
    assert not search_page.locator(".found").is_visible()


def test_all_results_can_be_narrowed_by_kind_and_actor(search_page: Page) -> None:
    search_page.get_by_role("searchbox").fill("ostrie")
    search_page.get_by_role("searchbox").press("Enter")
    search_page.wait_for_url("**q=ostrie*")
    results = search_page.locator(".hits .hit")
    results.first.wait_for()
    before = results.count()
    search_page.get_by_role("button", name="Événements").click()
    search_page.wait_for_function("n => document.querySelectorAll('.hits .hit').length < n", arg=before)
    assert set(search_page.locator(".hits .hit__kind").all_inner_texts()) == {"événement"}
    search_page.get_by_role("button", name="Hélène Marsan").click()
    search_page.wait_for_function("document.querySelectorAll('.hits .hit').length === 1")
    search_page.go_back()


@pytest.mark.parametrize(
    "text",
    [
        "L'Élysée, œuvre d’État — 6\u202f500 morts",
        "120 000 Arméniens du Haut‑Karabakh",
        "Sœur Æ straße «\u00a0cessez-le-feu\u00a0» İstanbul ΑΣ",
        "un 2024 300 000 000,5 1 2 3456 12 345",
        "a_b c\u0301 ﬁn ① ½ Ⅳ",
    ],
)
def test_browser_and_program_fold_words_alike(text: str, search_page: Page) -> None:
    search_page.wait_for_function("window.dossierSearch !== undefined")
    assert search_page.evaluate("text => window.dossierSearch.words(text)", text) == folding.words(text)
