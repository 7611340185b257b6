"""An event as one article tells it, in the ids of the dossier, with the days on which it can have happened."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.resolving.grouping import Groups
from generator.resolving.moments import Moment, span
from generator.resolving.reference import Reference
from generator.schema.article import Article
from generator.schema.dossier import Dated
from generator.schema.edtf import Edtf
from generator.schema.mentions import Event, Reading, Role
from generator.text import fold

# Words shorter than this say little of what something is about.
_TELLING_WORD = 4


@dataclass(frozen=True, slots=True)
class Telling:
    """One draft event. `countries` are those (ISO codes) of the states and persons that take part, by actor.

    `words` are the telling words of its evidence, `about` those of its topic, folded; `country` is the place's.
    """

    index: int
    event: Event
    moment: Moment
    actors: Mapping[str, Role]
    persons: frozenset[str]
    countries: Mapping[str, str]
    place: str | None
    country: str | None
    words: frozenset[str]
    about: frozenset[str]

    @property
    def article(self) -> str:
        return self.moment.article

    @property
    def key(self) -> tuple[str, int]:
        return self.article, self.index

    @property
    def states(self) -> frozenset[str]:
        """The countries that take part, by themselves or by their people."""
        return frozenset(self.countries.values())


@dataclass(frozen=True, slots=True)
class Seen:
    """A telling in the light of what is known of dates.

    `value` is the time that its article states, `window` the days that it can mean, `published` those on which the
    article can have been published.
    """

    telling: Telling
    value: str | None
    window: Edtf
    published: Edtf

    @property
    def key(self) -> tuple[str, int]:
        return self.telling.key


def see(telling: Telling, reading: Reading, dates: Sequence[Dated], reference: Reference) -> Seen:
    value = telling.moment.stated(reading.dates, dates)
    return Seen(telling, value, telling.moment.window(value, reference), span(reference.earliest, reference.latest))


def telling_words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", fold(text)) if len(word) >= _TELLING_WORD)


def tellings(
    articles: Mapping[str, Article], readings: Mapping[str, Reading], actors: Groups, places: Groups
) -> Iterator[Telling]:
    """Every event of every article, in order of article and place in it."""
    for article in sorted(readings):
        for index, event in enumerate(readings[article].events):
            yield _telling(articles[article].text, readings[article], index, event, actors, places)


def _telling(text: str, reading: Reading, index: int, event: Event, actors: Groups, places: Groups) -> Telling:
    cast = [(actors.of[reading.article, number], reading.actors[number].kind, role) for number, role in event.actors]
    place = None if event.place is None else places.of[reading.article, event.place]
    countries = {id_: actors.countries.get(id_) for id_, kind, _ in cast if kind != "organisation"}
    words = text[event.start : event.end]
    return Telling(
        index=index,
        event=event,
        moment=Moment(reading.article, event.date, event.status, event.current, words, event.days),
        actors=_first_roles((id_, role) for id_, _, role in cast),
        persons=frozenset(id_ for id_, kind, _ in cast if kind == "person"),
        countries={id_: country for id_, country in countries.items() if country},
        place=place,
        country=places.countries.get(place) if place else None,
        words=telling_words(words),
        about=telling_words(event.topic),
    )


def _first_roles(parts: Iterable[tuple[str, Role]]) -> dict[str, Role]:
    """The actors in order of naming, each with the first role that it has."""
    roles: dict[str, Role] = {}
    for actor, role in parts:
        roles.setdefault(actor, role)
    return roles
