"""Links to a place in a page: whether it is there, for pages rendered now and for those rendered before."""

from collections.abc import Iterable, Iterator
from functools import cache

from generator.publishing.library import Library
from generator.publishing.manifest import Manifest
from generator.publishing.overhearing import Said, overheard

Links = dict[str, dict[str, str]]


def broken(pages: Iterable[str], known: Manifest, library: Library, level: int) -> Iterator[tuple[str, list[Said]]]:
    """Those of `pages` that link to places that do not exist, with what MkDocs says of each, at the logging `level`."""

    @cache
    def anchors(path: str) -> frozenset[str] | None:
        trace = known.trace(path)
        return trace.anchors if trace else None

    for path in pages:
        trace = known.trace(path)
        linked = {target: (links, anchors(target)) for target, links in trace.links.items()} if trace else {}
        for target, (links, there) in linked.items():
            if there is not None and not links.keys() <= there:
                yield path, _words(path, target, links, there, library, level)


def _words(
    path: str, target: str, links: dict[str, str], there: frozenset[str], library: Library, level: int
) -> list[Said]:
    page, other = library.page(path), library.page(target)
    other.present_anchor_ids = set(there)
    page.links_to_anchors = {other.file: links}
    with overheard() as said:
        page.validate_anchor_links(files=library, log_level=level)
    return said
