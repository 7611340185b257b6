"""What the search finds: one entry a record, year and month, with the words that lead to it and the text it shows."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.pages.calendar import Listing
from generator.pages.desk import Desk
from generator.pages.facts import all_evidence, edtf_of
from generator.schema import addresses
from generator.schema.records import ActorRecord, EventRecord, PlaceRecord

_SHOWN = 420
# Between sentences that do not follow one another.
_CUT_OUT = " […] "
Key = tuple[str, Any]
"""A page: its kind ("actor", "month", …), and the record's id, the year, or the year and month."""
# Weights of the places where a word may stand.
NAME, TITLE, LABEL, TEXT, MENTION = 9, 7, 4, 2, 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as the search knows it. `fields` are (weight, text); `shown` is the text that a result quotes.

    `actors`, `places` (ids), `types` (of events) and `years` are what results can be narrowed by.
    """

    path: str
    title: str
    shown: str
    fields: tuple[tuple[int, str], ...]
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


def keys(desk: Desk) -> Iterator[Key]:
    """All pages in an order in which an edit moves few: records of each kind by id, rejected events too, then dates."""
    dossier, calendar = desk.site.dossier, desk.facts.calendar
    rows: dict[str, Iterable[Any]] = {
        "actor": dossier.actors,
        "place": dossier.places,
        "event": dossier.events,
        "source": dossier.articles,
        "year": calendar.years,
        "month": calendar.months,
    }
    yield from ((kind, name) for kind, row in rows.items() for name in row)


def path(key: Key) -> str:
    """The page's file under docs/."""
    kind, name = key
    return _PATHS[kind](name)


def entry(desk: Desk, key: Key) -> Entry | None:
    """What the search knows of a page; None where it is not shown."""
    kind, name = key
    return _ENTRIES[kind](desk, name)


def _actor(desk: Desk, key: str) -> Entry:
    actor = desk.site.dossier.actors[key]
    spellings = [spelling.text for spelling in actor.spellings if spelling.text != actor.name]
    roles = list(dict.fromkeys(role.label for role in actor.roles))
    said = _CUT_OUT.join(item.statement.evidence.exact for item in desk.facts.said_by[actor.id])
    shown = " · ".join([*roles[:3], *([", ".join(spellings[:6])] if spellings else [])])
    return Entry(
        addresses.page("actors", actor.id),
        actor.name,
        _cut(shown or said),
        ((NAME, actor.name), (NAME, " ".join(spellings)), (LABEL, " ".join(roles)), (MENTION, said)),
        actors=(actor.id,),
        years=_years(desk.facts.events_of_actor[actor.id]),
    )


def _place(desk: Desk, key: str) -> Entry:
    place = desk.site.dossier.places[key]
    spellings = [spelling.text for spelling in place.spellings if spelling.text != place.name]
    return Entry(
        addresses.page("places", place.id),
        desk.words.capital(place.name),
        _cut(" · ".join([desk.words.place_kind(place), *spellings[:6]])),
        ((NAME, place.name), (NAME, " ".join(spellings)), (LABEL, desk.words.place_kind(place))),
        places=(place.id,),
        years=_years(desk.facts.events_of_place[place.id]),
    )


def _event(desk: Desk, key: str) -> Entry | None:
    event = desk.site.dossier.events[key]
    if event.status == "rejected":
        return None
    quoted = _CUT_OUT.join(dict.fromkeys(quote.text for quote in desk.quotes(all_evidence(event))))
    named = [_all_names(desk.site.dossier.actors.get(part.actor)) for part in event.actors]
    place = _all_names(desk.site.dossier.places.get(event.place or ""))
    figures = " ".join(f"{figure.value:g} {figure.unit}" for figure in event.figures)
    labels = f"{desk.words.type(event)} {desk.words.say(f'type.{event.type}')}"
    return Entry(
        addresses.page("events", event.id),
        desk.words.title(event),
        _cut(f"{desk.words.dated(event)} · {quoted}"),
        (
            (TITLE, event.title),
            (LABEL, " ".join((*named, place, figures, labels, desk.words.dated(event)))),
            (TEXT, quoted),
        ),
        actors=tuple(dict.fromkeys(part.actor for part in event.actors if part.actor in desk.site.dossier.actors)),
        places=(event.place,) if event.place and event.place in desk.site.dossier.places else (),
        types=(event.type,),
        years=_years((event,)),
    )


def _source(desk: Desk, key: str) -> Entry:
    record = desk.site.dossier.articles[key]
    outlet, title = record.outlet or "", record.title or ""
    years = {record.published[:4]} if record.published and record.published[:4].isdigit() else set()
    return Entry(
        addresses.page("articles", record.id),
        title or desk.words.source(record),
        _cut(" · ".join(part for part in (outlet, desk.words.published(record.published)) if part)),
        ((TITLE, title), (TITLE, outlet), (LABEL, f"{record.id} {record.author or ''}")),
        years=tuple(int(year) for year in years),
    )


def _year(desk: Desk, year: int) -> Entry:
    return _date(desk, ("year", year), str(year), desk.facts.calendar.years[year], year)


def _month(desk: Desk, month: tuple[int, int]) -> Entry:
    """A day has no entry: it is found by its events."""
    title = desk.words.capital(desk.words.when.month(*month))
    return _date(desk, ("month", month), title, desk.facts.calendar.months[month], month[0])


def _date(desk: Desk, key: Key, title: str, listing: Listing, year: int) -> Entry:
    shown = desk.words.count("count.events", len(listing.sure) + len(listing.spanning))
    return Entry(path(key), title, shown, ((TITLE, title),), years=(year,))


def _all_names(record: ActorRecord | PlaceRecord | None) -> str:
    return " ".join((record.name, *(spelling.text for spelling in record.spellings))) if record else ""


def _years(events: Iterable[EventRecord]) -> tuple[int, ...]:
    """The years that the events lie in, where they lie in one."""
    spans = (edtf_of(event) for event in events)
    return tuple(
        sorted(
            {
                span.earliest.year
                for span in spans
                if span and span.earliest and span.latest and span.earliest.year == span.latest.year
            }
        )
    )


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN].rpartition(" ")[0] + " …"


_ENTRIES: dict[str, Callable[[Desk, Any], Entry | None]] = {
    "actor": _actor,
    "place": _place,
    "event": _event,
    "source": _source,
    "year": _year,
    "month": _month,
}
_PATHS: dict[str, Callable[[Any], str]] = {
    "actor": partial(addresses.page, "actors"),
    "place": partial(addresses.page, "places"),
    "event": partial(addresses.page, "events"),
    "source": partial(addresses.page, "articles"),
    "year": addresses.year,
    "month": lambda month: addresses.month(*month),
}
