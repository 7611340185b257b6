"""The quicker Markdown: whatever stands in a page, the HTML, ids, links and warnings of MkDocs' own."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from generator.publishing import driving
from generator.publishing.library import Library
from generator.publishing.overhearing import overheard
from generator.publishing.typesetting import Typesetter

PIECES = (
    "Une phrase, *deux* mots __forts__ et `du code`.", "# Titre { #ancre }", "## Titre <em>rouge</em>", "---",
    '[lien](autre.md#ici "titre")', "[lien *fort*](<autre.md>)", "[sans](absent.md)", "[renvoi][r] [r]",
    "[r]: autre.md", "![image](plan.svg){ .grande }", "<https://exemple.test/a>", "<nom@exemple.test>",
    "l'an\\_née \\* \\<b>", "a  \nb", "<div markdown>\n\n- un <b>deux</b>\n- [trois](autre.md)\n\n</div>",
    '<div class="x" id="d">brut *non*</div>', '<p markdown="span">*oui* <span id="s">[l](autre.md)</span></p>',
    '<section markdown="block">', "</section>", "<p>ouvert", "<div>\n<p markdown>*x*\n<div>y</div></p>\n</div>",
    "<br>", "<hr>", "texte <br/> suite", "<hr markdown>", "<!-- remarque -->", "texte <!-- dedans --> suite",
    "<?php x ?>", "<![CDATA[x]]>", "<!doctype html>", "<script>if (a < b && c) { x }</script>",
    "texte <script>a<b</script>", "<style>p > a { }</style>", "<pre><code>a *b*</code></pre>",
    "a < b & c > d &amp; &nbsp; &#233; &#xe9; &inconnu; &copy &", "<", "&", "&#", "</", "</>", "<a href=x>y</a>",
    '<A HREF="#d" NAME="n">y</A>', '<a name="n" title="a &quot; b `c` [x](y.md)">z</a>',
    '<span title="a [x <b>](autre.md)">', "<span title=\"\\*\">z</span>", "Terme\n:   Définition { #dd }",
    "1. un\n2. deux\n\n    encore", "> cité\n> **fort", "| a | b |\n|---|---|\n| `c` | <i>d</i> |",
    "```py\n<div id=\"code\">\n```", "    <b>code</b>\n    suite", "[TOC]", "texte\n{ .classe #id2 }",
    "<div markdown>*a*</div> reste *b*", "<td markdown>*a*</td>", '<custom-tag id="e">x</custom-tag>',
    "<details markdown><summary>s</summary>\n\n*a*\n\n</details>", "**a *b** c*", "_a_b_c_ *a_b*_", "`` ` `` \\`",
    "\x02wzxhzdk:0\x03", "\x02klzzwxh:0000\x03", "  <div>x</div>", "   <p markdown>y</p>",
)  # fmt: skip


@pytest.fixture(name="config", scope="module")
def _config(tmp_path_factory: pytest.TempPathFactory) -> MkDocsConfig:
    root = tmp_path_factory.mktemp("typeset")
    (root / "docs").mkdir()
    return load_config(**driving.settings(root, root / "site"))


def _page(text: str, config: MkDocsConfig) -> tuple[Page, Library]:
    paths = ("a/page.md", "a/autre.md", "a/index.md", "a/plan.svg", "b/c/d.md", "e.md")
    library = Library(dict.fromkeys(paths, ""), config)
    page = library.page("a/page.md")
    page.markdown = text
    return page, library


def _outcome(render: Any, text: str, config: MkDocsConfig) -> list[Any]:
    page, library = _page(text, config)
    with overheard() as said:
        try:
            render(page, config, library)
        except Exception as error:  # Markdown's own, on what it cannot parse
            return [type(error)]
    links = {file.src_uri: found for file, found in (page.links_to_anchors or {}).items()}
    return [page.content, str(page.toc), page.title, page.present_anchor_ids, links, library.asked, said]


def _assert_same(text: str, config: MkDocsConfig, typesetter: Typesetter) -> None:
    assert _outcome(typesetter.render, text, config) == _outcome(Page.render, text, config)


@pytest.fixture(name="typesetter", scope="module")
def _typesetter(config: MkDocsConfig) -> Typesetter:
    """One for all tests: no page may show in the next."""
    return Typesetter(config)


@pytest.mark.parametrize(
    "link",
    [
        "autre.md", "autre.md#x", "page.md", "page.md#x", "index.md", "../a/autre.md#y-1", "../e.md", "../b/c/d.md",
        "../../e.md", "b/c/d.md", "../absent.md#z", "plan.svg", "./autre.md", "autre.md?q#x", "autre.md#", "#x", "",
        "autre", "/a/autre.md", "aütre.md", "%61utre.md", "a//b.md", "../templates/x.md", "https://exemple.test/a.md",
    ],
)  # fmt: skip
def test_links_of_every_form(link: str, config: MkDocsConfig, typesetter: Typesetter) -> None:
    _assert_same(f"[a]({link}) ![b]({link})", config, typesetter)


@pytest.mark.parametrize("piece", PIECES)
def test_every_construct_alone(piece: str, config: MkDocsConfig, typesetter: Typesetter) -> None:
    _assert_same(piece, config, typesetter)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=6), st.sampled_from(["\n\n", "\n", " ", ""]))
def test_constructs_in_any_order(config: MkDocsConfig, typesetter: Typesetter, pieces: list[str], between: str) -> None:
    _assert_same(between.join(pieces), config, typesetter)


@settings(max_examples=200, deadline=None)
@given(st.text("<>/&;#ab\"'=!?-[]()*_`\\{}: \n", max_size=60))
def test_any_signs(config: MkDocsConfig, typesetter: Typesetter, text: str) -> None:
    _assert_same(text, config, typesetter)
