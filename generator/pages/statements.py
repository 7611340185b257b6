"""The statements: who said what, by speaker."""

from collections.abc import Iterator

from generator.pages.desk import Desk, Page
from generator.pages.facts import Said

INDEX = "declarations/index.md"
# Beyond this many statements the page lists who speaks, and each one's page what they said.
LISTED = 500


def pages(desk: Desk) -> Iterator[Page]:
    say = desk.words.say
    view = {"groups": _by_speaker(desk), "whole": len(desk.facts.said) <= LISTED}
    yield Page(
        INDEX, say("nav.statements"), say("statements.description"), "statements", INDEX, desk.crumbs(), view=view
    )


def _by_speaker(desk: Desk) -> list[tuple[str, tuple[Said, ...]]]:
    """(actor id, statements), the one who speaks most first; statements of nobody known last, under ""."""
    groups = [(key, said) for key, said in desk.facts.said_by.items() if key in desk.site.dossier.actors]
    groups.sort(key=lambda item: (-len(item[1]), desk.name("actors", item[0]).casefold()))
    nobody = tuple(said for said in desk.facts.said if not said.statement.speakers)
    return [*groups, *([("", nobody)] if nobody else [])]
