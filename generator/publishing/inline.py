"""Python-Markdown's inline stage without the work that cannot have a result: the same elements in less time.

Python-Markdown runs sixteen patterns over every piece of text and rebuilds the text for every tag that it sets aside.
Here a pattern is only run where the character stands that it must begin with, and tags are set aside in one pass.
"""

import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown import inlinepatterns as patterns
from markdown.treeprocessors import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER_PREFIX, INLINE_PLACEHOLDER_RE, STX, AtomicString

from generator.publishing.usual import UnusualError

# What a text must hold for a pattern to match in it, by the pattern's expression.
_NEEDED = {
    patterns.BACKTICK_RE: ("`",),
    patterns.ESCAPE_RE: ("\\",),
    patterns.LINK_RE: ("[",),
    patterns.IMAGE_LINK_RE: ("![",),
    patterns.AUTOLINK_RE: ("://",),
    patterns.AUTOMAIL_RE: ("@",),
    patterns.LINE_BREAK_RE: ("  \n",),
    patterns.HTML_RE: ("<",),
    patterns.ENTITY_RE: ("&",),
}
# They link to what the page defines elsewhere in it, so they match nothing where it defines nothing.
_REFERENCES = (
    patterns.ReferenceInlineProcessor,
    patterns.ShortReferenceInlineProcessor,
    patterns.ImageReferenceInlineProcessor,
    patterns.ShortImageReferenceInlineProcessor,
)
# A link without brackets, quotation marks or spaces to think about.
_PLAIN_LINK = re.compile(r"\[([^\[\]]*)\]\(([^\s()<>\"'\\\x02\x03]+)\)")
Step = tuple[Any, tuple[str, ...]]


class _QuickLink(patterns.LinkInlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # noqa: N802
        plain = _PLAIN_LINK.match(data, m.start())
        if not plain:
            return super().handleMatch(m, data)
        link = Element("a", {"href": plain[2]})
        link.text = plain[1]
        return link, plain.start(), plain.end()


class QuickInline(InlineProcessor):
    """Takes the place of the inline stage in `md`, whose patterns are those that it will always have.

    The methods that are replaced are private ones of Python-Markdown: their names hold its class.
    """

    _steps: list[Step]

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._all: list[Step] = [(_quicker(pattern), _needed(pattern)) for pattern in md.inlinePatterns]
        # A place in the list stands for a pattern: what is left out keeps its place, and needs what no text holds.
        self._unlinked = [(one, (STX * 2,) if type(one) in _REFERENCES else needed) for one, needed in self._all]

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        self._steps = self._all if self.md.references else self._unlinked
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString):
            return data
        for index in range(patternIndex, len(self._steps)):
            pattern, needed = self._steps[index]
            for sign in needed:
                if sign in data:
                    break
            else:
                continue
            if type(pattern) is patterns.HtmlInlineProcessor:
                data = self._set_aside(pattern, data)
            else:
                data = self._applied(pattern, data, index)
        return data

    def _applied(self, pattern: Any, data: str, index: int) -> str:
        apply: Callable[..., tuple[str, bool, int]] = self._InlineProcessor__applyPattern
        matched, start = True, 0
        while matched:
            data, matched, start = apply(pattern, data, index, start)
        return data

    def _set_aside(self, pattern: Any, data: str) -> str:
        """`data` with the tags or entities replaced by what stands for them until the end."""
        store = self.md.htmlStash.store

        def placeholder(match: Any) -> str:
            if STX not in match[0]:
                return store(match[1])
            self._refuse_elements(match[0])
            found: str = pattern.handleMatch(match, data)[0]
            return found

        return str(pattern.compiled_re.sub(placeholder, data))

    def _refuse_elements(self, tag: str) -> None:
        """A link or code inside a tag is put back as text, in ways of its own."""
        found = (self.stashed_nodes.get(match[1]) for match in INLINE_PLACEHOLDER_RE.finditer(tag))
        if any(isinstance(node, Element) for node in found):
            raise UnusualError

    def _InlineProcessor__processPlaceholders(  # noqa: N802
        self,
        data: str | None,
        parent: Element,
        isText: bool = True,  # noqa: N803
    ) -> list[tuple[Element, list[str]]]:
        if data and INLINE_PLACEHOLDER_PREFIX not in data and not isinstance(data, AtomicString):
            if isText:
                parent.text = (parent.text or "") + data
            else:
                parent.tail = (parent.tail or "") + data
            return []
        found: list[tuple[Element, list[str]]] = super()._InlineProcessor__processPlaceholders(data, parent, isText)
        return found


def _quicker(pattern: Any) -> Any:
    return _QuickLink(pattern.pattern, pattern.md) if type(pattern) is patterns.LinkInlineProcessor else pattern


def _needed(pattern: Any) -> tuple[str, ...]:
    """Strings of which one must stand in a text where `pattern` matches."""
    if type(pattern) is patterns.DelimiterProcessor:
        return tuple(pattern.tokens)
    return _NEEDED.get(pattern.pattern, ("",))
