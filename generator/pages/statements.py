"""The statements: who said what, by speaker."""

from collections.abc import Iterator

from generator.pages import parts
from generator.pages.desk import Desk, Page, once
from generator.pages.facts import Said

INDEX = "declarations/index.md"


def pages(desk: Desk) -> Iterator[Page]:
    """Beyond what one page can list, the index names who speaks, and each one's page has what they said."""
    say = desk.words.say
    view = {
        "groups": _by_speaker(desk),
        "whole": len(desk.facts.said) <= desk.site.listed,
        "nobody": _nobody(desk),
        "letters": letters(desk),
        "unknown": unknown(desk),
    }
    yield Page(
        INDEX, say("nav.statements"), say("statements.description"), "statements", INDEX, desk.crumbs(), view=view
    )
    crumbs = desk.crumbs(("nav.statements", INDEX))
    yield from parts.pages(desk, letters(desk), say("nav.statements"), "speakers", INDEX, crumbs)
    yield from parts.pages(desk, unknown(desk), say("said.unknown"), "said", INDEX, crumbs)


@once
def letters(desk: Desk) -> list[parts.Part]:
    """Who speaks by the first letter of their names, where one page cannot list them."""
    groups = [group for group in _by_speaker(desk) if group[0]]
    return parts.parts(desk, "declarations/lettre", groups, lambda group: parts.letter(desk.name("actors", group[0])))


@once
def unknown(desk: Desk) -> list[parts.Part]:
    """Statements of nobody known by the year of their source, where one page cannot list them."""
    return parts.parts(desk, "declarations/sans-auteur", _nobody(desk), lambda said: parts.said_in(desk, said))


@once
def _by_speaker(desk: Desk) -> list[tuple[str, tuple[Said, ...]]]:
    """(actor id, statements), the one who speaks most first; statements of nobody known last, under ""."""
    groups = [(key, said) for key, said in desk.facts.said_by.items() if key in desk.site.dossier.actors]
    groups.sort(key=lambda item: (-len(item[1]), desk.name("actors", item[0]).casefold(), item[0]))
    nobody = _nobody(desk)
    return [*groups, *([("", nobody)] if nobody else [])]


@once
def _nobody(desk: Desk) -> tuple[Said, ...]:
    return tuple(said for said in desk.facts.said if not said.statement.speakers)
