"""Text of articles is text on a page, whatever it says."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from generator.pages.escaping import escape, plain
from tests.sites import ATTACK

EXTENSIONS = ["attr_list", "def_list", "md_in_html", "tables", "toc"]
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=80) | st.text(
    st.sampled_from("*_`#[](){}<>&!|\\~^=+-.:\"' \n\t1a«»’\u00a0\u202f\u202e"), max_size=40
)


def convert(source: str) -> str:
    return str(Markdown(extensions=EXTENSIONS).convert(source))


def shown(source: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", convert(source)))


@settings(max_examples=500, deadline=None)
@given(TEXT)
def test_escaped_text_in_a_paragraph_shows_as_it_was(text: str) -> None:
    assert shown(f"x {escape(text)} y") == f"x {text} y"


@settings(max_examples=500, deadline=None)
@given(TEXT.filter(lambda text: text.strip(" ") == text and text != ""))
def test_escaped_text_alone_in_a_block_shows_as_it_was(text: str) -> None:
    assert shown(escape(text)) == text


@settings(max_examples=300, deadline=None)
@given(TEXT)
def test_escaped_text_in_an_attribute_and_in_raw_html_shows_as_it_was(text: str) -> None:
    source = f'<div markdown>\n<p title="{escape(text)}" markdown="span">a {escape(text)} b</p>\n</div>'
    page = convert(source)
    found = re.search(r'<p title="([^"]*)">a (.*) b</p>', page, re.DOTALL)
    assert found and html.unescape(found[1]) == text and html.unescape(found[2]) == text


def test_control_characters_show_as_their_pictures() -> None:
    assert escape("a\x00b\x1bc\x7f\x85") == "a␀b␛c␡\ufffd"


@pytest.mark.parametrize("text", [ATTACK, "1. un", "- un", "    code", "> un", "# un", "10) x", ": y", "---"])
def test_no_tag_comes_out_of_text(text: str) -> None:
    page = convert(f"{escape(text)}\n")
    assert re.sub(r"</?p>", "", page).count("<") == 0


def test_titles_are_one_line_without_direction_marks() -> None:
    assert plain("a\u202eb\n c\x00 \t d ") == "ab c d"
