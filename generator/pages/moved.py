"""Old addresses: where a person renamed a record, the page of its former id leads to the one that it has now."""

from collections.abc import Iterator
from typing import get_args

from generator.pages.desk import Desk, Page
from generator.schema import addresses
from generator.schema.dossier import RecordKind


def pages(desk: Desk) -> Iterator[Page]:
    say = desk.words.say
    for kind in get_args(RecordKind):
        for old, new in sorted(desk.site.redirects.get(kind, {}).items()):
            target = addresses.page(kind, new)
            yield Page(
                addresses.page(kind, old),
                say("moved.title"),
                say("moved.description"),
                "moved",
                crumbs=desk.crumbs(),
                view={"target": target, "label": desk.target(new) or (new, target)},
                moved=target.removesuffix(".md"),
            )
