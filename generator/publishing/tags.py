"""Raw HTML in Markdown, told apart in one pass: what Python's and Python-Markdown's parsers do, for plain tags.

Python-Markdown parses a page's tags with a parser made for anything at all, and MkDocs does so once more to learn which
ids there are. Here one expression finds the tags, and Python-Markdown's own methods are told of them. A page with
anything but plain tags (comments, declarations, attributes without quotation marks, …) goes the long way.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from html import unescape

from markdown import Markdown
from markdown.extensions.md_in_html import HTMLExtractorExtra
from markdown.preprocessors import Preprocessor

from generator.publishing.usual import UnusualError

_NAME = "[a-zA-Z][a-zA-Z0-9]*"
_ATTRIBUTE = re.compile(r'\s+([a-zA-Z][-a-zA-Z0-9_:]*)(?:="([^"]*)")?')
# It begins with the two signs that all begin with: between them the search leaps.
_TOKEN = re.compile(
    rf"[<&](?:(?<=<)(?P<name>{_NAME})(?P<attributes>(?:{_ATTRIBUTE.pattern})*)\s*(?P<empty>/?)>"
    rf"|(?<=<)/(?P<end>{_NAME})>"
    r"|(?<=&)(?:#(?P<number>[0-9]+|[xX][0-9a-fA-F]+)|(?P<entity>[a-zA-Z][-.a-zA-Z0-9]*));"
    r"|(?P<sign>(?<=<)(?=[^a-zA-Z/!?])|(?<=&)(?=[^#]))"
    r"|(?P<unusual>))"
)
_ID = re.compile("id|name", re.IGNORECASE)
_SPACES_BEFORE_A_BLOCK = 3
Attributes = list[tuple[str, str | None]]


class QuickBlocks(Preprocessor):
    """Takes the place of Python-Markdown's `html_block` where `md_in_html` is in use.

    `ids` are those of the tags in the page that was last handled, names of links among them.
    """

    ids: set[str]

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._parser = _Parser(md)

    def run(self, lines: list[str]) -> list[str]:
        parser = self._parser
        parser.reset()
        parser.feed("\n".join(lines))
        parser.close()
        self.ids = parser.ids
        return "".join(parser.cleandoc).split("\n")


class _Parser(HTMLExtractorExtra):
    """Python-Markdown's parser over plain tags.

    The inherited methods look at `rawdata` for two things only, the end of the line before a tag and the two lines
    behind it: the first is answered by `at_line_start`, for the second `rawdata` is cut to those lines, so that long
    pages take no longer by the tag.
    """

    md: Markdown
    line_offset = offset = 0

    def reset(self) -> None:
        super().reset()
        self.ids: set[str] = set()
        self._text = self._tag = ""
        self._at = 0

    @cached_property
    def block_level_tags(self) -> set[str]:
        return set(self.md.block_level_elements)

    @cached_property
    def block_tags(self) -> set[str]:
        return set(super().block_tags)

    @cached_property
    def span_and_blocks_tags(self) -> set[str]:
        return set(super().span_and_blocks_tags)

    def feed(self, data: str) -> None:
        """Raises UnusualError where something is not plain."""
        self._text, at = data, 0
        while found := _TOKEN.search(data, at):
            if at < found.start():
                self.handle_data(data[at : found.start()])
            self._at, self._tag, at = found.start(), found[0], found.end()
            self._handle(found)
            if self.cdata_elem:
                at = self._handle_script(at)
        if at < len(data):
            self.handle_data(data[at:])
        self.rawdata = ""

    def _handle(self, found: re.Match[str]) -> None:
        kind = found.lastgroup
        if kind == "end":
            self.rawdata = self._tag + self._behind(found.end())
            self.handle_endtag(found["end"].lower())
        elif kind == "empty":
            self._handle_start(found["name"].lower(), found["attributes"], found["empty"])
        elif kind == "sign":
            self.handle_data(self._tag)
        elif kind == "entity":
            self.handle_entityref(found["entity"])
        elif kind == "number":
            self.handle_charref(found["number"])
        else:
            raise UnusualError

    def _handle_start(self, tag: str, attributes: str, empty: str) -> None:
        # Of tags inside a line, only ids matter.
        telling = tag in self.block_level_tags or _ID.search(attributes)
        listed: Attributes = list(_attributes(attributes)) if telling else []
        for name, value in listed:
            if name == "id" or (name == "name" and tag == "a"):
                self.ids.add(value)  # type: ignore[arg-type]  # MkDocs keeps those without a value, too
        if "p" in self.mdstack and tag in self.block_level_tags:
            raise UnusualError
        if empty or tag in self.empty_tags:
            self.rawdata = self._tag + self._behind(self._at + len(self._tag))
        if empty:
            self.handle_startendtag(tag, listed)
            return
        script = tag in self.CDATA_CONTENT_ELEMENTS
        if script:
            self.set_cdata_mode(tag)
        self.handle_starttag(tag, listed)
        if script and not self.cdata_elem:
            raise UnusualError

    def _handle_script(self, at: int) -> int:
        """The text of a script, up to the tag that ends it; returns where that begins."""
        end = self.interesting.search(self._text, at)
        if not end or not _TOKEN.match(self._text, end.start()):
            raise UnusualError
        if at < end.start():
            self.handle_data(self._text[at : end.start()])
        self.clear_cdata_mode()
        return end.start()

    def _behind(self, end: int) -> str:
        """The rest of the line and the next one."""
        line = self._text.find("\n", end) + 1
        second = self._text.find("\n", line) + 1 if line else 0
        return self._text[end : second or len(self._text)]

    def at_line_start(self) -> bool:
        before = self._text[max(self._at - _SPACES_BEFORE_A_BLOCK - 1, 0) : self._at]
        start = before.rfind("\n") + 1
        return (start > 0 or self._at <= _SPACES_BEFORE_A_BLOCK) and not before[start:].strip()

    def get_starttag_text(self) -> str:
        return self._tag

    def get_endtag_text(self, tag: str) -> str:
        return self._tag


def _attributes(text: str) -> Iterator[tuple[str, str | None]]:
    for name, value, given in ((match[1], match[2], match[0].endswith('"')) for match in _ATTRIBUTE.finditer(text)):
        yield name.lower(), (unescape(value) if value and "&" in value else value) if given else None
