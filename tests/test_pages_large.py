"""A dossier too large for its lists: no page lists more than it should, every page is three clicks away."""

import posixpath
import re
from collections import deque
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from generator.pages import Site, rerender
from generator.schema.dossier import Disagreement, Dossier, Gap, RecordKind
from generator.schema.records import (
    ActorRecord,
    ArticleRecord,
    EventRecord,
    Evidence,
    Participation,
    PlaceRecord,
    Statement,
)
from tests import sites
from tests.sites import rendered

LISTED = 20
_LETTERS = "abcdefghijklmnopqrstuvwxyzéœ"
_MENU = sites.ROOT / "generator" / "publishing" / "mkdocs.yml"


def _date(n: int) -> str | None:
    """Crowded days, months without a day, years without a month, and no date at all."""
    shapes = (f"2031-{n % 12 + 1:02}-{n % 28 + 1:02}", "2030-05-06", f"2029-{n % 12 + 1:02}", "2028", None)
    return shapes[n % len(shapes)]


def _event(n: int) -> EventRecord:
    evidence = Evidence(article=f"article-{n % 50}", exact="mots", start=n, end=n + 4)
    said = Statement(speakers=[f"acteur-{n % 60}"] if n % 3 else [], verb="dire", about=["pays"], evidence=evidence)
    return EventRecord(
        id=f"evenement-{n}",
        title=f"Rencontre numéro {n}",
        type=("CONSULT", "AGREE", "ASSAULT")[n % 3],
        date=_date(n),
        place=f"lieu-{n % 50}" if n % 4 else "lieu-0",
        actors=[Participation(actor="pays"), Participation(actor=f"acteur-{n % 60}")],
        statements=[said],
        evidence=[evidence],
    )


def large(count: int) -> Site:
    actors = [ActorRecord(id=f"acteur-{n}", name=f"{_LETTERS[n % 28]}nna {n}", kind="person") for n in range(60)]
    actors.append(ActorRecord(id="pays", name="Pays", kind="state"))
    places = [PlaceRecord(id=f"lieu-{n}", name=f"{_LETTERS[n % 28]}ville {n}") for n in range(50)]
    articles = [ArticleRecord(id=f"article-{n}", title=f"Titre {n}", published=f"{2020 + n % 5}") for n in range(50)]
    events = [_event(n) for n in range(count)]
    dossier = Dossier(
        articles={record.id: record for record in articles},
        actors={record.id: record for record in actors},
        places={record.id: record for record in places},
        events={record.id: record for record in events},
    )
    unlike = [
        Disagreement(kind, event.id, "morts", (("3", event.evidence[0]), ("4", event.evidence[0])))
        for event in events[:60]
        for kind in ("contradiction", "precision")
    ]
    toy = sites.toy()
    gaps = tuple(Gap(rule, event.id) for event in events[:80] for rule in ("gap.place", "gap.figure"))
    return replace(Site(dossier, toy.messages, toy.language), disagreements=tuple(unlike), gaps=gaps, listed=LISTED)


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
    again = rerender(before, after, [(kind, key)])
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
