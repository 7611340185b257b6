"""The home page: a briefing for somebody who has five minutes."""

from collections.abc import Iterator
from datetime import date

from generator.pages import essentials
from generator.pages.actors import weight
from generator.pages.desk import HOME, Desk, Page, once
from generator.pages.facts import edtf_of, sources
from generator.pages.review import by_event
from generator.pages.sources import ordered
from generator.schema import edtf
from generator.schema.edtf import Edtf
from generator.schema.records import ActorRecord, EventRecord

_TIMELINE, _ACTORS, _SOURCES, _POINTS = 9, 8, 8, 4
# A fact is dated for the briefing when it is known to this many days.
_SURE_DAYS = 7


def pages(desk: Desk) -> Iterator[Page]:
    settings, facts = desk.site.dossier.settings, desk.facts
    view = {
        "scope": scope(desk),
        "state": state(desk),
        "brief": [(essentials.sentence(desk, event), event) for event in essentials.choose(desk)],
        "latest": facts.dated[::-1][:_TIMELINE],
        "last": last_dated(desk),
        "next": next_announced(desk),
        "actors": main_actors(desk)[:_ACTORS],
        "sources": ordered(desk)[::-1][:_SOURCES],
        "differ": by_event(desk)[:_POINTS],
        "gaps": facts.gaps[:_POINTS],
    }
    yield Page(HOME, desk.title, settings.scope or scope(desk), "home", HOME, view=view)


@once
def state(desk: Desk) -> str:
    """Up to when the sources go: "état au 19 août 2024"; the program never looks at a clock."""
    newest = desk.facts.newest
    if newest is None:
        return ""
    key = "home.state" if edtf.parse(newest).day else "home.state.vague"
    return desk.words.say(key, date=desk.words.published(newest))


@once
def scope(desk: Desk) -> str:
    """In one line: how many sources, of when, about what time."""
    words, facts = desk.words, desk.facts
    published = [record.published for record in desk.site.dossier.articles.values() if record.published]
    happened = [event.date for event in facts.dated if event.status != "planned" and event.date]
    parts = [words.count("count.sources", len(desk.site.dossier.articles))]
    if published:
        parts[0] = words.say("home.published", sources=parts[0], period=period(desk, published))
    if happened:
        parts.append(words.say("home.happened", period=period(desk, happened)))
    return " · ".join(parts)


def period(desk: Desk, values: list[str]) -> str:
    """From the earliest to the latest of some dates, each as precise as it is: "de 1991 à août 2024"."""
    spans = [edtf.parse(value) for value in values]
    first = min(spans, key=lambda span: (span.earliest or span.latest or date.max, span.span_days or 0))
    last = max(spans, key=lambda span: (span.latest or span.earliest or date.min, -(span.span_days or 0)))
    when = desk.words.when
    if first == last:
        return when.sentence(first.text)
    if first.day and last.day:
        return when.sentence(f"{first.day}/{last.day}")
    return when.from_to(first.text, last.text)


def last_dated(desk: Desk) -> EventRecord | None:
    """The newest fact that has a day, not announced; of several on one day the one that most sources tell."""
    spans = [(edtf_of(event), event) for event in desk.facts.dated if event.status != "planned"]
    known = [
        (span.latest or date.min, len(sources(event)), n, event)
        for n, (span, event) in enumerate(spans)
        if span and _is_dated(span)
    ]
    return max(known)[-1] if known else None


def next_announced(desk: Desk) -> EventRecord | None:
    """The nearest announced event that may still lie ahead of the newest source."""
    today = desk.facts.last_published or date.min
    planned = ((edtf_of(event), event) for event in desk.facts.dated if event.status == "planned")
    return next((event for span, event in planned if span and (span.latest or date.min) >= today), None)


def _is_dated(span: Edtf) -> bool:
    return span.span_days is not None and span.span_days <= _SURE_DAYS


@once
def main_actors(desk: Desk) -> list[ActorRecord]:
    """Persons and others by how much of the dossier they take part in."""
    actors = (actor for actor in desk.site.dossier.actors.values() if weight(desk, actor.id))
    return sorted(actors, key=lambda actor: (-weight(desk, actor.id), actor.name.casefold(), actor.id))
