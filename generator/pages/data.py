"""The page of machine data: what can be taken away, and what each file leaves out."""

from collections.abc import Iterator

from generator.pages.desk import Desk, Page

INDEX = "donnees/index.md"


def pages(desk: Desk) -> Iterator[Page]:
    yield desk.index(INDEX, "data", downloads=desk.site.downloads, build=desk.site.build)
