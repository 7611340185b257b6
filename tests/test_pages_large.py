"""A dossier too large for its lists: no page lists more than it should, every page is three clicks away."""

import posixpath
import re
from collections import deque
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from generator.pages import Desk, rerender
from generator.schema.dossier import RecordKind
from tests import sites
from tests.large import LISTED, large
from tests.sites import rendered

_MENU = sites.ROOT / "generator" / "publishing" / "mkdocs.yml"


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return rendered(large(400))


def _links(path: str, text: str) -> set[str]:
    found = re.findall(r"\]\(([^)#\s]+\.md)|href=\"([^\"#]+\.md)", text)
    return {posixpath.normpath(posixpath.join(posixpath.dirname(path), one or other)) for one, other in found}


def _menu() -> list[str]:
    """The pages that every page's header and footer lead to."""
    return re.findall(r": (\S+\.md)$", _MENU.read_text(encoding="utf-8").partition("nav:\n")[2], re.MULTILINE)


def test_no_page_lists_more_than_it_should(pages: dict[str, str]) -> None:
    """The paper, the search page's names and the network's table have bounds of their own."""
    for path, text in pages.items():
        if path.startswith(("imprimer", "recherche", "reseau", "assets")):
            continue
        for part in re.split(r"^#+ ", text, flags=re.MULTILINE):
            entries = re.findall(r"^(?:- |\| \[|<figure class=\"source source--said|<div class=\"differ )", part, re.M)
            assert len(entries) <= LISTED, (path, part[:80])


def test_no_page_is_more_than_three_clicks_away(pages: dict[str, str]) -> None:
    depth = {"index.md": 0} | {path: 1 for path in _menu() if path in pages}
    queue = deque(depth)
    while queue:
        path = queue.popleft()
        for target in _links(path, pages[path]) & pages.keys() - depth.keys():
            depth[target] = depth[path] + 1
            queue.append(target)
    markdown = {path for path in pages if path.endswith(".md")}
    assert markdown - depth.keys() == set()
    assert {path for path, clicks in depth.items() if clicks > 3} == set()


def test_every_event_is_on_a_page_of_the_timeline(pages: dict[str, str]) -> None:
    found = {target for path, text in pages.items() if path.startswith("chronologie/") for target in _links(path, text)}
    assert {f"evenements/evenement-{n}.md" for n in range(400)} <= found


def test_a_dossier_that_grows_keeps_its_addresses(pages: dict[str, str]) -> None:
    assert {path for path in pages if path.endswith(".md")} <= rendered(large(410)).keys()


@pytest.mark.parametrize(
    ("key", "change"),
    [
        ("evenement-7", {"title": "Un autre titre"}),
        ("evenement-7", {"date": "2031-12"}),
        ("evenement-7", {"date": None}),
        ("evenement-8", {"date": "2027-01-02"}),
        ("evenement-9", {"status": "rejected"}),
        ("evenement-10", {"place": None}),
        ("article-3", {"title": "Un autre article"}),
        ("article-3", {"published": "2019-01-02"}),
    ],
)
def test_an_edit_rewrites_every_part_that_it_changes(
    key: str, change: dict[str, object], pages: dict[str, str]
) -> None:
    before = large(400)
    kind: RecordKind = "articles" if key.startswith("article") else "events"
    records = getattr(before.dossier, kind)
    edited = records | {key: records[key].model_copy(update=change)}
    after = replace(before, dossier=replace(before.dossier, **{kind: edited}))
    again = rerender(Desk(before), Desk(after), [(kind, key)], pages.__getitem__)
    assert again
    written, among = dict(again[0]), again[1]
    carried = {path: text for path, text in pages.items() if path not in among} | written
    whole = rendered(after)
    assert {path for path in carried.keys() | whole.keys() if carried.get(path) != whole.get(path)} == set()


def test_every_folder_of_parts_may_stay_out_of_the_menu(pages: dict[str, str]) -> None:
    """MkDocs warns of pages that the menu does not list, unless it is told of their folders."""
    silent = yaml.safe_load(Path(_MENU).read_text(encoding="utf-8"))["not_in_nav"].split()
    listed = set(_menu())
    lost = [path for path in pages if path.endswith(".md") and path not in listed and f"/{path}" not in silent]
    assert [path for path in lost if not any(f"/{path}".startswith(folder) for folder in silent)] == []
