"""What the search finds: one entry a record, year and month, with the words that lead to it and the text it shows."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.pages.days import Calendar, Listing
from generator.pages.desk import Desk
from generator.pages.facts import all_evidence, edtf_of
from generator.schema import addresses
from generator.schema.records import ActorRecord, ArticleRecord, EventRecord, PlaceRecord

_SHOWN = 420
# Between sentences that do not follow one another.
_CUT_OUT = " […] "
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


@dataclass(frozen=True, slots=True)
class Place:
    """A page that the search may find; `entry` makes what it knows of it, None where the page is not shown."""

    path: str
    kind: str
    entry: Callable[[], Entry | None]


def places(desk: Desk) -> Iterator[Place]:
    """All in an order in which an edit moves few: records of each kind by id, rejected events too, then dates."""
    dossier = desk.site.dossier
    yield from (
        Place(addresses.page("actors", k), "actor", partial(_actor, desk, r)) for k, r in dossier.actors.items()
    )
    yield from (
        Place(addresses.page("places", k), "place", partial(_place, desk, r)) for k, r in dossier.places.items()
    )
    yield from (
        Place(addresses.page("events", k), "event", partial(_event, desk, r)) for k, r in dossier.events.items()
    )
    yield from (
        Place(addresses.page("articles", k), "source", partial(_source, desk, r)) for k, r in dossier.articles.items()
    )
    yield from _dates(desk)


def _actor(desk: Desk, actor: ActorRecord) -> Entry:
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


def _place(desk: Desk, place: PlaceRecord) -> Entry:
    spellings = [spelling.text for spelling in place.spellings if spelling.text != place.name]
    return Entry(
        addresses.page("places", place.id),
        desk.words.capital(place.name),
        _cut(" · ".join([desk.words.place_kind(place), *spellings[:6]])),
        ((NAME, place.name), (NAME, " ".join(spellings)), (LABEL, desk.words.place_kind(place))),
        places=(place.id,),
        years=_years(desk.facts.events_of_place[place.id]),
    )


def _event(desk: Desk, event: EventRecord) -> Entry | None:
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


def _source(desk: Desk, record: ArticleRecord) -> Entry:
    outlet, title = record.outlet or "", record.title or ""
    years = {record.published[:4]} if record.published and record.published[:4].isdigit() else set()
    return Entry(
        addresses.page("articles", record.id),
        title or desk.words.source(record),
        _cut(" · ".join(part for part in (outlet, desk.words.published(record.published)) if part)),
        ((TITLE, title), (TITLE, outlet), (LABEL, f"{record.id} {record.author or ''}")),
        years=tuple(int(year) for year in years),
    )


def _dates(desk: Desk) -> Iterator[Place]:
    """Years and months; a day is found by its events."""
    calendar, words = Calendar(desk), desk.words
    for year, listing in calendar.years.items():
        path = addresses.year(year)
        yield Place(path, "date", partial(_date, desk, path, str(year), listing, year))
    for (year, month), listing in calendar.months.items():
        path, title = addresses.month(year, month), words.capital(words.when.month(year, month))
        yield Place(path, "date", partial(_date, desk, path, title, listing, year))


def _date(desk: Desk, path: str, title: str, listing: Listing, year: int) -> Entry:
    shown = desk.words.count("count.events", len(listing.sure) + len(listing.spanning))
    return Entry(path, title, shown, ((TITLE, title),), years=(year,))


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
