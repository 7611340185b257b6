"""The one way in which text of articles and records enters a page.

A page is Markdown with pieces of HTML in it, so text has to be plain in both. Every character that means
something to either is written as a character reference: Markdown passes references through untouched and the
browser turns them back into the character, so what is shown is the text, byte for byte.
"""

import re
import unicodedata

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.templates import COMPILED

# Special to HTML or to inline Markdown anywhere.
_SPECIAL = frozenset('&<>"\\`*_{}[]()#=|~^!\n\t\u2028\u2029')
# Special to Markdown at the start of a block only: bullets, numbers, rules, definitions, code by indent.
_OPENING = re.compile(r"(?:\s|[-+:]|\d+[.)])+")
# Controls cannot stand in HTML: they are shown as their pictures (U+2400…), noncharacters as U+FFFD.
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t"} | {0x7F: "\u2421"}
# Spaces that are only layout: the ones that French puts before its signs stay.
_SPACES = re.compile("[ \u2028\u2029]+")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def _reference(char: str) -> str:
    return f"&#{ord(char)};"


def _visible(char: str) -> str:
    code = ord(char)
    if code in _PICTURES:
        return _PICTURES[code]
    illegal = 0x80 <= code < 0xA0 or 0xD800 <= code < 0xE000 or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code < 0xFDF0
    return "\ufffd" if illegal else char


class _Table(dict[int, str]):
    """What each character is written as; remembers a character once it was met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = _reference(char) if char in _SPECIAL else _visible(char)
        return self[code]


_TABLE = _Table()


def _references(found: re.Match[str]) -> str:
    return "".join(char if char.isdigit() else _reference(char) for char in found[0])


def escape(text: str) -> Markup:
    """`text` as plain text of a page, safe in Markdown, in HTML and in a double-quoted attribute.

    Shown, it equals `text`, except that control characters appear as their pictures.
    """
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    head = _references(opening) if opening else ""
    body = text[start:].translate(_TABLE)
    if body.endswith(" "):
        body = body[:-1] + _reference(" ")
    return Markup(head + body)


def plain(text: str) -> str:
    """`text` on one line without controls or direction marks: for titles, feeds and file names, unescaped."""
    calm = _DIRECTION.sub("", text)
    return _SPACES.sub(" ", "".join(" " if unicodedata.category(c) == "Cc" else c for c in calm)).strip()


def _finalize(value: object) -> object:
    return value if isinstance(value, Markup) else "" if value is None else escape(str(value))


def environment() -> Environment:
    """Templates in which everything that is printed is escaped unless it is `Markup` already."""
    return Environment(
        loader=PackageLoader("generator.pages"),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=COMPILED,
    )
