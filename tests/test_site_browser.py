"""The built site in a real browser: as a reader meets it, with and without script, on a phone and on paper."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.pages import Site
from generator.pages.facts import all_evidence
from tests.conftest import POLICY
from tests.judges import text_of_pdf
from tests.large import PARTS

pytestmark = pytest.mark.browser

# One page of each type.
TYPES = {
    "home": "",
    "timeline": "chronologie/",
    "events": "evenements/",
    "type": "evenements/type/agree/",
    "event": "evenements/accord-peche-port-clair/",
    "actors": "acteurs/",
    "actor": "acteurs/boris-telkov/",
    "places": "lieux/",
    "place": "lieux/port-clair/",
    "dates": "dates/",
    "year": "dates/2031/",
    "month": "dates/2031/02/",
    "day": "dates/2031/03/11/",
    "statements": "declarations/",
    "sources": "sources/",
    "source": "sources/gazette-lunea/",
    "disagreements": "desaccords/",
    "gaps": "lacunes/",
    "corrections": "corrections/",
    "network": "reseau/",
    "data": "donnees/",
    "search": "recherche/?q=telkov",
    "paper": "imprimer/",
    "method": "methode/",
    "guide": "corriger/",
    "accessibility": "accessibilite/",
    "lost": "404.html",
}
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def toy_url(toy_site: Path, serve: Callable[[Path], str]) -> str:
    return serve(toy_site)


@pytest.fixture(scope="module")
def large_url(large_site: Path, serve: Callable[[Path], str]) -> str:
    return serve(large_site)


@contextmanager
def opened(browser: Browser, **settings: Any) -> Iterator[Page]:
    context = browser.new_context(locale="fr-FR", **settings)
    try:
        yield context.new_page()
    finally:
        context.close()


@pytest.mark.parametrize("kind", TYPES)
def test_no_error_and_no_request_to_another_host(kind: str, browser: Browser, toy_url: str) -> None:
    said: list[str] = []
    asked: list[str] = []
    with opened(browser) as page:
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(toy_url + TYPES[kind], wait_until="networkidle")
    assert said == []
    assert all(url.startswith(toy_url) for url in asked)


@pytest.mark.parametrize("kind", TYPES)
def test_a_phone_never_scrolls_sideways(kind: str, browser: Browser, toy_url: str) -> None:
    with opened(browser, viewport=PHONE) as page:
        page.goto(toy_url + TYPES[kind], wait_until="networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_no_page_type_breaks_an_accessibility_rule(
    size: dict[str, int], scheme: str, browser: Browser, toy_url: str
) -> None:
    with opened(browser, viewport=size, color_scheme=scheme, bypass_csp=True) as page:
        assert _violations(page, {kind: toy_url + address for kind, address in TYPES.items()}) == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_no_page_of_a_part_breaks_an_accessibility_rule_or_scrolls_sideways(
    size: dict[str, int], browser: Browser, large_url: str
) -> None:
    with opened(browser, viewport=size, bypass_csp=True) as page:
        assert _violations(page, {kind: large_url + address for kind, address in PARTS.items()}) == []
        for address in PARTS.values():
            page.goto(large_url + address)
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], address


def _violations(page: Page, addresses: dict[str, str]) -> list[tuple[str, str, str]]:
    """What axe finds on pages: (page, rule, the first element at fault)."""
    axe = pytest.importorskip("axe_playwright_python", reason="axe is not installed: pip install the dev requirements")
    script = (Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = []
    for kind, address in addresses.items():
        answer = page.goto(address, wait_until="networkidle")
        assert answer and answer.ok, address
        page.evaluate(script)
        report = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", tags)
        found += [(kind, rule["id"], rule["nodes"][0]["html"][:120]) for rule in report["violations"]]
    return found


@pytest.mark.parametrize("kind", sorted(TYPES.keys() - {"search"}))
def test_without_script_the_page_reads_the_same(kind: str, browser: Browser, toy_url: str) -> None:
    texts = []
    for script in (True, False):
        with opened(browser, java_script_enabled=script) as page:
            page.goto(toy_url + TYPES[kind])
            texts.append(page.locator("main").inner_text())
    assert texts[0].replace("Imprimer Cette", "Cette") == texts[1].replace("Imprimer Cette", "Cette")


def test_without_script_the_search_page_lists_the_names(browser: Browser, toy_url: str) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(toy_url)
        page.get_by_role("searchbox").fill("telkov")
        page.get_by_role("searchbox").press("Enter")
        assert "/recherche/?q=telkov" in page.url
        assert page.get_by_role("link", name="Boris Telkov").is_visible()


def test_paper_holds_every_sentence_of_evidence(browser: Browser, toy_url: str, toy_view: Site) -> None:
    """Read from the page as print style shows it, script off."""
    with opened(browser, java_script_enabled=False) as page:
        for event in toy_view.dossier.events.values():
            if event.status == "rejected":
                continue
            page.goto(f"{toy_url}evenements/{event.id}/")
            page.emulate_media(media="print")
            shown = re.sub(r"\s+", " ", page.locator("main").inner_text())
            for evidence in event.evidence:
                assert re.sub(r"\s+", " ", evidence.exact) in shown
            assert not page.locator("header.top").is_visible()
            assert f"/evenements/{event.id}/" in page.locator("body").inner_text(), "the paper says where it is from"


@pytest.mark.parametrize(
    "address", ["evenements/accord-peche-port-clair/", "evenements/tempete-cote-ostrienne/", "imprimer/"]
)
def test_a_pdf_made_without_script_holds_every_sentence_of_evidence(
    address: str, browser: Browser, toy_url: str, toy_view: Site, tmp_path: Path
) -> None:
    """As an independent program reads the file's text, line ends and hyphens aside."""
    with opened(browser, java_script_enabled=False) as page:
        page.goto(toy_url + address)
        page.pdf(path=str(tmp_path / "page.pdf"), prefer_css_page_size=True)
    said = _letters(text_of_pdf(tmp_path / "page.pdf"))
    shown = [event for event in toy_view.dossier.events.values() if event.status != "rejected"]
    told = [event for event in shown if event.id in address] or shown
    quotes = [quote for event in told for quote in (evidence.exact for evidence in all_evidence(event))]
    assert quotes and all(_letters(quote) in said for quote in quotes)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def test_a_citation_shows_its_sentence_on_focus_and_escape_closes_it(browser: Browser, toy_url: str) -> None:
    with opened(browser) as page:
        page.goto(toy_url)
        cite = page.locator(".brief .cite").first
        words = cite.locator(".cite__words")
        assert not words.is_visible()
        cite.locator("a").focus()
        assert words.is_visible() and "ont signé mardi" in words.inner_text()
        page.keyboard.press("Escape")
        assert not words.is_visible()


def test_a_citation_leads_to_its_numbered_sentence(browser: Browser, toy_url: str) -> None:
    with opened(browser) as page:
        page.goto(toy_url)
        page.locator(".brief .cite a").first.click()
        anchor = page.url.partition("#")[2]
        assert re.fullmatch(r"p\d+", anchor)
        assert "ont signé mardi" in page.locator(f"#{anchor}").inner_text()


def test_light_and_dark_are_remembered(browser: Browser, toy_url: str) -> None:
    with opened(browser, color_scheme="light") as page:
        page.goto(toy_url)
        light = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.get_by_role("button", name="Changer entre clair et sombre").click()
        dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert light != dark
        page.goto(toy_url + "chronologie/")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_the_keyboard_reaches_the_content_first(browser: Browser, toy_url: str) -> None:
    with opened(browser) as page:
        page.goto(toy_url)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#contenu"


def test_the_policy_that_pages_are_served_under_is_strict() -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in POLICY.split(";"))
    assert rules["default-src"] == "'none'" and rules["script-src"] == rules["style-src"] == "'self'"
    assert "unsafe" not in POLICY and "http" not in POLICY and "*" not in POLICY


def test_an_attack_shows_as_the_text_that_it_is(
    browser: Browser, attacked_site: Path, serve: Callable[[Path], str]
) -> None:
    with opened(browser) as page:
        page.goto(f"{serve(attacked_site)}evenements/event/")
        for shown in (page.title(), page.locator("h1").inner_text(), page.locator("main").inner_text()):
            assert "<script>window.hacked=1</script>" in shown
        assert all(text in page.locator("main").inner_text() for text in ("{{ 7*7 }}", "]]>", "../../etc/passwd"))
        assert page.locator("main img, main script:not([type])").count() == 0


def test_an_attack_runs_nothing(browser: Browser, attacked_site: Path, serve: Callable[[Path], str]) -> None:
    url = serve(attacked_site)
    with opened(browser, bypass_csp=True) as page:
        for file in sorted(attacked_site.rglob("index.html")):
            address = file.parent.relative_to(attacked_site).as_posix()
            page.goto(url + ("" if address == "." else f"{address}/"))
            assert page.evaluate("window.hacked") is None, address
        page.goto(f"{url}recherche/?q=script", wait_until="networkidle")
        page.locator(".hit").first.wait_for()
        assert page.evaluate("window.hacked") is None
        assert "<script>window.hacked=1</script>" in page.locator(".hits").inner_text()
        assert page.locator(".hits script, .hits img").count() == 0
