"""MkDocs' collection of files, without the price of one object for every file of a large site."""

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from types import SimpleNamespace
from typing import cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.pages import Page

from generator.publishing.furniture import idle
from generator.publishing.listing import stamp

# Their addresses are those of their folders.
_INDEX = ("index", "README")


class Library(Files):
    """The files that a build handles, and on demand any other file below docs/ that a page links to.

    Iterating gives the files at hand only. `asked` collects the paths that were looked for, found or not.
    """

    def __init__(self, docs: Mapping[str, str], config: MkDocsConfig) -> None:
        super().__init__([])
        self.asked: set[str] = set()
        self._docs = docs
        self._config = config
        self._aside: dict[str, File] = {}
        self._telling = not config.exclude_docs and not config.draft_docs

    def take(self, path: str) -> File:
        """The file at `path` below docs/, from now on among those at hand."""
        file = self._made(path)
        self.append(file)
        return file

    def take_theme(self, names: Iterable[str]) -> dict[str, str]:
        """Takes those files of the theme that the site needs as they are; returns their stamps by path."""
        shelf = SimpleNamespace(list_templates=lambda filter_func: sorted(filter(filter_func, names)))
        self.add_files_from_theme(cast(Environment, shelf), self._config)
        for file in [file for file in self if idle(file)]:
            self.remove(file)
        return {file.src_uri: stamp(file.abs_src_path) for file in self if file.abs_src_path}

    def get_file_from_path(self, path: str) -> File | None:
        uri = PurePath(path).as_posix()
        self.asked.add(uri)
        return self._src_uris.get(uri) or (self._made(uri) if uri in self._docs else None)

    def address(self, path: str) -> str:
        """Where the page at `path` below docs/ lies in the site, where its name alone says so; else an empty string."""
        self.asked.add(path)
        folder, _, name = path.removesuffix(".md").rpartition("/")
        if self._telling and path in self._docs and name not in _INDEX and not folder.startswith("templates"):
            return path.removesuffix(".md") + ("/" if self._config.use_directory_urls else ".html")
        return ""

    def page(self, path: str) -> Page:
        """The page of the file at `path` below docs/."""
        file = self.get_file_from_path(path)
        assert file is not None
        return file.page or Page(None, file, self._config)

    def all(self) -> Files:
        """Every file below docs/ with its page, then those at hand of the theme."""
        files = [self._src_uris.get(path) or self._made(path) for path in self._docs]
        for file in files:
            if file.is_documentation_page() and file.page is None:
                Page(None, file, self._config)
        return Files([*files, *self])

    def _made(self, uri: str) -> File:
        if uri not in self._aside:
            config = self._config
            self._aside[uri] = File(uri, config.docs_dir, config.site_dir, config.use_directory_urls)
            set_exclusions([self._aside[uri]], config)
        return self._aside[uri]
