"""The timeline: every event in order of time, with the ways to narrow it as links."""

from collections.abc import Iterator
from itertools import groupby, islice

from generator.pages import parts, sources
from generator.pages.actors import weight
from generator.pages.desk import Desk, Page, once
from generator.schema import addresses

INDEX = "chronologie/index.md"
_ACTORS = 12
Choice = tuple[str, str, str, int]


def pages(desk: Desk) -> Iterator[Page]:
    facts = desk.facts
    cut = months(desk)
    undated = [event for event in facts.events if not event.date]
    yield desk.index(
        INDEX,
        "timeline",
        calendar=facts.calendar,
        parts={name: list(group) for name, group in groupby(cut, _year)},
        years=desk.by_year(facts.dated),
        undated=undated,
        filters=[
            ("timeline.by_actor", _by_actor(desk)),
            ("timeline.by_type", _by_type(desk)),
            ("timeline.by_source", _by_source(desk)),
        ],
    )
    crumbs = desk.crumbs(("nav.timeline", INDEX))
    yield from parts.pages(desk, cut, desk.words.say("nav.timeline"), "events", INDEX, crumbs)


@once
def months(desk: Desk) -> list[parts.Part]:
    """All events by month, where one page cannot list them."""
    return parts.parts(desk, "chronologie", desk.facts.events, lambda event: parts.month(desk, event))


def _year(part: parts.Part) -> str:
    """The year that a part of the timeline lies in, by its address; what has no date is under "sans"."""
    return part.path.removeprefix("chronologie/").partition("-")[0].removesuffix(".md")


def _by_actor(desk: Desk) -> list[Choice]:
    """(label, page, anchor, number of events) of the actors that take part most."""
    groups = desk.facts.events_of_actor
    known = [actor for actor in desk.site.dossier.actors.values() if groups[actor.id]]
    best = sorted(known, key=lambda actor: (-weight(desk, actor.id), actor.id))[:_ACTORS]
    return [(a.name, addresses.page("actors", a.id), "chronologie", len(groups[a.id])) for a in best]


def _by_type(desk: Desk) -> list[Choice]:
    groups = sorted(desk.facts.events_of_type.items(), key=lambda item: (-len(item[1]), item[0]))
    return [(desk.words.say(f"type.{kind}"), addresses.type_page(kind), "", len(group)) for kind, group in groups]


def _by_source(desk: Desk) -> list[Choice]:
    groups = desk.facts.events_of_source
    used = islice((record for record in sources.ordered(desk) if groups[record.id]), _ACTORS)
    return [(desk.words.source(r), addresses.page("articles", r.id), "evenements", len(groups[r.id])) for r in used]
