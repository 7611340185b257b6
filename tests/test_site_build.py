"""The built site: whole, repeatable, self-contained; read from its files."""

import hashlib
import html
import json
import re
from collections import deque
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from generator.articles import load
from generator.language import Language
from generator.pages import Site
from tests import sites
from tests.conftest import make

ORIGIN = "http://site.test/"


class Page(HTMLParser):
    """The links, anchors and quotations of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.anchors: set[str] = set()
        self.tags: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        self.tags.add(tag)
        if "id" in values:
            self.anchors.add(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        self.loaded += [values[key] for key in ("src", "srcset", "poster", "data") if key in values]
        if tag == "link" and values.get("rel") not in ("canonical",):
            self.loaded.append(values["href"])


def pages_of(folder: Path) -> dict[str, Page]:
    """The site's pages by address, relative to its root."""
    found = {}
    for file in sorted(folder.rglob("*.html")):
        address = file.relative_to(folder).as_posix().removesuffix("index.html")
        found[address] = Page(file.read_text(encoding="utf-8"))
    return found


def inside(address: str, link: str) -> tuple[str, str] | None:
    """Where an internal link of a page leads: (address, anchor); None for one that leaves the site."""
    target, anchor = urldefrag(urljoin(ORIGIN + address, link))
    return (unquote(target.removeprefix(ORIGIN)), unquote(anchor)) if target.startswith(ORIGIN) else None


def broken(folder: Path) -> Iterator[str]:
    pages = pages_of(folder)
    for address, page in pages.items():
        if address == "404.html":
            continue
        for link in page.links:
            target = inside(address, link)
            if target is None:
                continue
            path, anchor = target
            if path in pages and (not anchor or anchor in pages[path].anchors):
                continue
            if not (folder / path).is_file():
                yield f"{address}: {link}"


@pytest.mark.parametrize("site", ["toy_site", "dossier_site", "large_site"])
def test_every_link_and_anchor_resolves(site: str, request: pytest.FixtureRequest) -> None:
    assert list(broken(request.getfixturevalue(site))) == []


@pytest.mark.parametrize("site", ["toy_folder", "dossier_folder"])
def test_every_link_and_anchor_resolves_in_a_folder(site: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(site)
    assert list(broken(folder)) == []
    links = {link for address, page in pages_of(folder).items() for link in page.links if inside(address, link)}
    assert [link for link in links if link.endswith("/")] == []


@pytest.mark.parametrize("site", ["toy_site", "dossier_site", "large_site"])
def test_no_page_is_an_orphan_or_more_than_three_clicks_away(site: str, request: pytest.FixtureRequest) -> None:
    pages = pages_of(request.getfixturevalue(site))
    depth, queue = {"": 0}, deque([""])
    while queue:
        address = queue.popleft()
        for link in pages[address].links:
            target = inside(address, link)
            if target and target[0] in pages and target[0] not in depth:
                depth[target[0]] = depth[address] + 1
                queue.append(target[0])
    assert set(pages) - set(depth) == {"404.html"}
    assert max(depth.values()) <= 3


def test_nothing_is_loaded_from_elsewhere(toy_site: Path) -> None:
    for address, page in pages_of(toy_site).items():
        assert all(inside(address, link) for link in page.loaded), address
    for style in toy_site.rglob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", style.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r"url\(\s*[\"']?(?:https?:)?//|@import", text), style


def test_no_script_style_or_picture_is_shipped_that_no_page_loads(toy_site: Path, toy_folder: Path) -> None:
    """Pieces of the search index are loaded by the search engine, as they are needed."""
    for folder in (toy_site, toy_folder):
        pages = pages_of(folder)
        loaded = {(inside(address, link) or ("",))[0] for address, page in pages.items() for link in page.loaded}
        shipped = {file.relative_to(folder).as_posix() for file in (folder / "assets").rglob("*") if file.is_file()}
        assert {path for path in shipped if not path.startswith("assets/search/")} <= loaded


def test_no_page_has_inline_script_or_style(toy_site: Path) -> None:
    for file in toy_site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*(?:src=|type=\"application/(?:ld\+)?json\"))", text), file
        assert not re.search(r"<[^>]*\s(?:style|on\w+)=", text), file
        assert "<style" not in text, file


@pytest.mark.parametrize("site", ["toy_site", "dossier_site"])
def test_every_quotation_equals_the_file_at_its_place(site: str, request: pytest.FixtureRequest) -> None:
    texts = texts_of(sites.TOY if site == "toy_site" else sites.ROOT)
    found = 0
    for file in request.getfixturevalue(site).rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        for source, start, inner in re.findall(
            r'<span class="words" data-source="([^"]*)" data-start="(\d+)">(.*?)</span>', text, re.DOTALL
        ):
            words = html.unescape(re.sub(r"</?mark>", "", inner))
            at = int(start)
            assert texts[html.unescape(source)][at : at + len(words)] == words, file
            found += 1
    assert found > 40


def texts_of(root: Path) -> dict[str, str]:
    """The text of every article of a dossier, read anew from its file."""
    files = (root / "sources" / "articles").glob("*.txt")
    articles = [load(file, root, Language()) for file in files]
    return {article.id: article.text for article in articles}


def test_every_piece_of_evidence_is_marked_on_the_page_of_its_event(toy_view: Site, toy_site: Path) -> None:
    for event in toy_view.dossier.events.values():
        if event.status == "rejected":
            continue
        text = (toy_site / "evenements" / event.id / "index.html").read_text(encoding="utf-8")
        marked = [html.unescape(words) for words in re.findall(r"<mark>(.*?)</mark>", text, re.DOTALL)]
        assert all(evidence.exact in marked for evidence in event.evidence)


def test_building_twice_gives_the_same_bytes(toy_view: Site, toy_site: Path, tmp_path: Path) -> None:
    again = make(toy_view, tmp_path / "elsewhere")
    digests = [
        {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
         for file in sorted(folder.rglob("*")) if file.is_file() and file.suffix != ".gz"}
        for folder in (toy_site, again)
    ]  # fmt: skip
    assert digests[0] == digests[1]


def test_french_typography_of_our_own_prose(toy_site: Path) -> None:
    for file in toy_site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        own = re.sub(r'<span class="words".*?</span>|<script.*?</script>|<code.*?</code>', "", text, flags=re.DOTALL)
        if "sources" not in file.parts:
            own = re.sub(r"<[^>]*>", "\n", own)
            own = html.unescape(own)
            for title in _quoted_titles():
                own = own.replace(title, "")
            assert not re.search(r"\w'\w", own), (file, re.findall(r".{20}\w'\w.{20}", own))
            assert not re.search(r" [;:!?»]|« ", own), (file, re.findall(r".{20} [;:!?»].{5}", own))
            assert not re.search(r"\b1 (?:janvier|février|mars|avril|mai|juin|juillet|août)", own), file


def _quoted_titles() -> list[str]:
    """Texts of the toy that people or sources wrote as they stand: shown unchanged."""
    site = sites.toy()
    texts = [site.dossier.settings.title, site.dossier.settings.scope]
    for record in site.dossier.articles.values():
        texts += [record.title or "", record.outlet or ""]
    for actor in site.dossier.actors.values():
        texts += [actor.name, *(role.label for role in actor.roles), *(s.text for s in actor.spellings)]
    for event in site.dossier.events.values():
        texts += [event.note, *(reason.words for reason in event.date_reasons), event.title]
    return sorted((text for text in texts if text), key=len, reverse=True)


@pytest.mark.parametrize("name", ["script", "iframe", "object", "base"])
def test_an_attack_adds_no_element(name: str, attacked_site: Path, toy_site: Path) -> None:
    if name == "script":
        ours = {re.sub(r'"[^"]*"', '""', tag) for file in toy_site.rglob("*.html")
                for tag in re.findall(r"<script[^>]*>", file.read_text(encoding="utf-8"))}  # fmt: skip
        for file in attacked_site.rglob("*.html"):
            tags = re.findall(r"<script[^>]*>", file.read_text(encoding="utf-8"))
            assert {re.sub(r'"[^"]*"', '""', tag) for tag in tags} <= ours, file
        return
    assert all(name not in page.tags for page in pages_of(attacked_site).values())


def test_an_attack_makes_no_link_that_runs_code(attacked_site: Path) -> None:
    for page in pages_of(attacked_site).values():
        assert not [link for link in page.links if link.startswith(("javascript:", "data:"))]


def test_an_attack_stays_inside_the_site(attacked_site: Path) -> None:
    assert list(broken(attacked_site)) == []
    names = {part for file in attacked_site.rglob("*") for part in file.relative_to(attacked_site).parts}
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", name) for name in names)


def test_the_english_site_has_an_english_menu(toy_view: Site, tmp_path: Path) -> None:
    home = (make(sites.english(toy_view), tmp_path) / "index.html").read_text(encoding="utf-8")
    assert '<html lang="en"' in home
    assert all(word in home for word in (">Timeline<", ">To check<", "Skip to content"))
    assert all(word not in home for word in ("Chronologie", "Recherche", "Accueil"))


def test_linked_data_says_what_the_page_shows(toy_site: Path, attacked_site: Path) -> None:
    for folder, title in ((toy_site, None), (attacked_site, sites.ATTACK)):
        found = 0
        for file in (folder / "evenements").rglob("index.html"):
            text = file.read_text(encoding="utf-8")
            for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL):
                node = json.loads(data)
                address = file.parent.relative_to(folder).as_posix()
                assert node["@type"] == "Event" and node["@id"] == f"{address}/"
                found += title is None or title in node["name"]
        assert found
