"""An article full of attacks goes the whole way, from its file to the site, and stays text."""

import json
import re
import shutil
from pathlib import Path

import feedparser
import pytest

from generator import building
from generator.workspace import Workspace
from tests import sites
from tests.conftest import TOY

_ATTACK = "<script>window.hacked=1</script> {{ 7*7 }} ]]> !!python/object:os.system ../../etc/passwd \u202egnirts\u202c"
_ARTICLE = f"""Le président Jean Dupont accuse la France {_ATTACK}

Publié le 12 mars 2031

Le président Jean Dupont {_ATTACK} est arrivé mardi à Paris pour une visite d'État. Il a rencontré le ministre
<img src=x onerror=window.hacked=1> Paul Durand. « [lien](javascript:window.hacked=1) {_ATTACK} », a déclaré le
président Jean Dupont. Le mot {"a" * 200_000} est long. La France accuse l'Allemagne de mensonge {_ATTACK}.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("attack") / "dossier"
    shutil.copytree(TOY, root)
    (root / "docs").mkdir(exist_ok=True)
    for name in sites.DOCS:
        shutil.copy(sites.ROOT / "docs" / name, root / "docs")
    (root / "sources" / "articles" / "x<b>&'{{7}}.txt").write_text(_ARTICLE, encoding="utf-8")
    building.build(Workspace(root))
    return root / "site"


def test_an_attacking_article_adds_no_element_to_any_page(site: Path) -> None:
    quoted = 0
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"<script>|<img|<[^>]*\son\w+=|href=\"(?:javascript|data):", text), file
        quoted += "&#60;script&#62;window.hacked&#61;1" in text
    assert quoted, "the article's sentences must be on the site"


def test_an_attacking_article_names_no_file_of_the_site(site: Path) -> None:
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", file.name) for file in site.rglob("*"))


def test_what_machines_read_of_an_attacking_article_is_sound(site: Path) -> None:
    assert not feedparser.parse((site / "donnees" / "evenements.atom").read_text(encoding="utf-8")).bozo
    json.loads((site / "donnees" / "dossier.jsonld").read_text(encoding="utf-8"))
    for file in site.rglob("*.html"):
        for data in re.findall(r"<script type=\"application/ld\+json\">(.*?)</script>", file.read_text("utf-8"), re.S):
            json.loads(data)
