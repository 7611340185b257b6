"""All pages of a site, in one pass over the dossier, and the search index beside them."""

from collections.abc import Iterable

from generator.pages import (
    actors,
    data,
    days,
    events,
    finding,
    home,
    moved,
    network,
    paper,
    places,
    review,
    search,
    sources,
    statements,
    timeline,
)
from generator.pages.desk import Desk
from generator.pages.reach import Key, reached
from generator.pages.site import Site
from generator.workers import spread

_WRITERS = (
    home,
    timeline,
    events,
    actors,
    places,
    days,
    statements,
    sources,
    review,
    network,
    data,
    finding,
    paper,
    moved,
)
# Below this many pages, starting processes costs more than it brings.
_FEW = 300


def render(site: Site) -> dict[str, str]:
    """Every generated file: its path under docs/ -> its text (Markdown, and the scripts of the search index).

    Pure: the same site gives the same text.
    """
    return _written(Desk(site))


def rerender(before: Site, site: Site, edited: Iterable[Key]) -> tuple[dict[str, str], frozenset[str]]:
    """What an edit of a few events and sources may change of the files: those there are now, and the paths of those
    there may have been. All others are as they were in the state `before`.

    `edited` are the records, by kind and id, in which the two states differ.
    """
    desk = Desk(site)
    only = reached(Desk(before), desk, edited)
    return _written(desk.narrowed(only)), only


def _written(desk: Desk) -> dict[str, str]:
    pages = [page for writer in _WRITERS for page in writer.pages(desk)]
    texts = spread(desk.write, pages, _FEW)
    return {page.path: text for page, text in zip(pages, texts, strict=True)} | search.files(desk)
