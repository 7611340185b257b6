"""Markdown to HTML as MkDocs does it, in less time: one converter for all pages of a process instead of one a page,
and quicker stages where the page is a usual one.

What comes out is what `Page.render` of MkDocs gives, byte for byte; pages and configurations that are not usual are
given to it.
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

import markdown
from markdown.extensions.md_in_html import HtmlBlockPreprocessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import Registry
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages as mkdocs_pages
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator.publishing.inline import QuickInline
from generator.publishing.paths import QuickPaths
from generator.publishing.tags import QuickBlocks
from generator.publishing.usual import UnusualError

# Extensions that a converter can use for one page after the other: they keep nothing, or forget it in `reset`.
_USUAL = {"attr_list", "def_list", "fenced_code", "md_in_html", "tables", "toc"}


class Typesetter:
    """Renders pages of the site that `config` describes."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._usual = {*config.markdown_extensions} <= _USUAL and "md_in_html" in config.markdown_extensions

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Does what `page.render` does."""
        try:
            if not self._usual:
                raise UnusualError
            self._converter.render(page, files)
        except UnusualError:
            Page.render(page, config, files)

    @cached_property
    def _converter(self) -> "_Converter":
        return _Converter(self._config)


class _Converter:
    """One Python-Markdown with the stages that MkDocs adds, each cleared and told of the page before it is used."""

    def __init__(self, config: MkDocsConfig) -> None:
        extensions, settings = config.markdown_extensions, config.mdx_configs or {}
        self._markdown = md = markdown.Markdown(extensions=extensions, extension_configs=settings)
        md.parser.blockprocessors = _Settled(md.parser.blockprocessors)
        md.is_block_level = _Remembered(md.is_block_level).__getitem__
        self._blocks = QuickBlocks(md)
        _replace(md.preprocessors, "html_block", HtmlBlockPreprocessor, self._blocks)
        _replace(md.treeprocessors, "inline", InlineProcessor, QuickInline(md))
        nowhere = File("", "", "", True), Files([])
        self._anchors = mkdocs_pages._ExtractAnchorsTreeprocessor(*nowhere, config)
        self._paths = QuickPaths(*nowhere, config)
        self._title = mkdocs_pages._ExtractTitleTreeprocessor()
        for stage in (self._anchors, self._paths, self._title):
            stage._register(md)

    def render(self, page: Page, files: Files) -> None:
        """Raises UnusualError, with nothing said or changed in `page`, where the page is not usual."""
        md = self._markdown.reset()
        self._anchors.present_anchor_ids = set()
        self._paths.file, self._paths.files, self._paths.links_to_anchors = page.file, files, {}
        self._title.title = None
        assert page.markdown is not None
        self._blocks.ids = set()
        page.content = md.convert(page.markdown)
        page.toc = get_toc(getattr(md, "toc_tokens", []))
        page._title_from_render = self._title.title
        page.present_anchor_ids = self._anchors.present_anchor_ids | self._blocks.ids
        page.links_to_anchors = self._paths.links_to_anchors


class _Settled(Registry[Any]):
    """Stages to which nothing is added any more: they are not listed anew for every block."""

    def __init__(self, stages: Registry[Any]) -> None:
        super().__init__()
        self.__dict__.update(vars(stages))
        self._listed = list(stages)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._listed)


class _Remembered(dict[Any, bool]):
    """Answers of a function, each asked for once."""

    def __init__(self, ask: Callable[[Any], bool]) -> None:
        self._ask = ask

    def __missing__(self, key: Any) -> bool:
        self[key] = answer = self._ask(key)
        return answer


def _replace(stages: Any, name: str, expected: type, stage: object) -> None:
    """Puts `stage` into the place of the one called `name`, which must be of the class that it replaces."""
    if type(stages[name]) is not expected:
        raise UnusualError
    stages.register(stage, name, next(found.priority for found in stages._priority if found.name == name))
