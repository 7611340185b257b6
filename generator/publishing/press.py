"""Pages printed by MkDocs' own functions, one after the other or by several processes at once.

No page needs the content of another: menus take their titles from the configuration. So a page is read, rendered,
written and forgotten, and any process may do it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NoReturn

import jinja2
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.publishing.configuration import UnsuitableError
from generator.publishing.library import Library
from generator.publishing.listing import size, stamp
from generator.publishing.manifest import Made, Trace
from generator.publishing.overhearing import Said, overheard
from generator.publishing.typesetting import Typesetter
from generator.workers import spread

# Below this many pages, starting processes costs more than it brings.
FEW = 150


@dataclass(frozen=True, slots=True)
class Printed:
    """A page that was written: its file, what it depends on, and what MkDocs had to say about it."""

    path: str
    made: Made
    trace: Trace
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Press:
    """What the pages of one build share. `stamp_of` gives the stamp of a file below docs/."""

    config: MkDocsConfig
    library: Library
    nav: Navigation
    env: jinja2.Environment
    stamp_of: Callable[[str], str]
    typesetter: Typesetter

    def print_all(self, paths: Sequence[str]) -> Iterator[Printed]:
        """Prints the pages of these files below docs/, in any order; raises what MkDocs raises."""
        # Long pages first: a list of everything, begun last, would keep one process busy while the others wait.
        longest = sorted(paths, key=lambda path: (-size(self.stamp_of(path)), path))
        for path, printed in zip(longest, spread(self._attempt, longest, FEW), strict=True):
            # A page that failed, perhaps in another process, fails here again, with its messages and its exception.
            yield printed or self.print_page(path)

    def _attempt(self, path: str) -> Printed | None:
        with overheard():
            try:
                return self.print_page(path)
            except Exception:
                return None

    def print_page(self, path: str) -> Printed:
        page = self.library.page(path)
        page.render = partial(self.typesetter.render, page)  # type: ignore[method-assign]
        self.library.asked.clear()
        with overheard() as said:
            mkdocs_build._populate_page(page, self.config, self.library)
            mkdocs_build._build_page(page, self.config, _Unlisted(), self.nav, self.env)
        result = stamp(page.file.abs_dest_path)
        made = Made(self.stamp_of(path), page.file.dest_uri if result else "", result)
        trace = Trace(
            frozenset(self.library.asked), frozenset(filter(None, page.present_anchor_ids or ())), _links(page)
        )
        page.markdown, page.content, page.toc = None, None, []  # type: ignore[assignment]
        return Printed(path, made, trace, tuple(said))


def _links(page: Page) -> dict[str, dict[str, str]]:
    return {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()}


class _Unlisted(Sequence[File]):
    """The list of all pages that a page's template may ask for, and does not get."""

    def __len__(self) -> NoReturn:
        raise UnsuitableError

    def __getitem__(self, _: object) -> NoReturn:
        raise UnsuitableError
