"""All pages of a site, in one pass over the dossier, and the search index beside them."""

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
    desk = Desk(site)
    pages = [page for writer in _WRITERS for page in writer.pages(desk)]
    texts = spread(desk.write, pages, _FEW)
    return {page.path: text for page, text in zip(pages, texts, strict=True)} | search.files(desk)
