"""All pages of a site, in one pass over the dossier, and the search index beside them."""

from collections.abc import Callable, Collection, Iterator
from itertools import chain, islice

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
from generator.pages.carrying import carry
from generator.pages.desk import Desk
from generator.pages.reach import Key, moves_nothing, reached
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
_BATCH = 400
File = tuple[str, str]


def render(desk: Desk) -> Iterator[File]:
    """Every generated file: its path under docs/ and its text (Markdown, and the scripts of the search index).

    Pure: the same site gives the same text. One after the other, because all pages of a large site fill a memory.
    """
    return chain(_written(desk), search.files(desk))


def rerender(
    old: Desk, new: Desk, changed: Collection[Key], read: Callable[[str], str]
) -> tuple[Iterator[File], frozenset[str]] | None:
    """What a change of a few records may change of the files: those there are now, and the paths of those there may
    have been. All others are as they were in the state `old`; None where any may have changed.

    `changed` are the records, by kind and id, in which the two states differ, and the articles that were read anew;
    `read` gives what a file of the search index held in the state `old`.
    """
    if _stand_on_every_page(old) != _stand_on_every_page(new):
        return None
    if all(kind == "events" for kind, _ in changed):
        carry(old.facts, new.facts, [key for _, key in changed])
    only = reached(old, new, changed)
    index = search.renewed(old, new, only, read, is_numbered_alike=moves_nothing(old, new, changed))
    found = ((path, text) for path, text in index.items() if text is not None)
    return chain(_written(new.narrowed(only)), found), only | index.keys()


def _stand_on_every_page(desk: Desk) -> tuple[object, ...]:
    """What any page may depend on. Undated facts are told with the functions that actors have "today"."""
    return desk.site.dossier.settings, desk.site.redirects, desk.site.build, desk.facts.last_published


def _written(desk: Desk) -> Iterator[File]:
    pages = (page for writer in _WRITERS for page in writer.pages(desk))
    while batch := list(islice(pages, _BATCH)):
        yield from zip((page.path for page in batch), spread(desk.write, batch, _FEW), strict=True)
