"""An event as one article tells it, in the ids of the dossier, with the days on which it can have happened."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.language import Language
from generator.resolving.grouping import Groups
from generator.resolving.moments import Moment, span
from generator.resolving.reference import Reference
from generator.schema.article import Article
from generator.schema.dossier import Dated
from generator.schema.edtf import Edtf
from generator.schema.mentions import Event, Reading, Role
from generator.text import fold

# The groups of actors, and those of places.
Names = tuple[Groups, Groups]
# Words shorter than this say little of what something is about.
_TELLING_WORD = 4


@dataclass(frozen=True, slots=True)
class Telling:
    """One draft event; `key` is its article's id and its place in it. `countries` are those (ISO codes) of the states
    and persons that take part, by actor; `states` the same ones, each once.

    `words` are the telling words of its evidence, `about` those of its topic, folded. `country` is the place's, `town`
    the place where it is a town; `figures` are units with values.
    """

    key: tuple[str, int]
    event: Event
    moment: Moment
    actors: Mapping[str, Role]
    persons: frozenset[str]
    countries: Mapping[str, str]
    states: frozenset[str]
    place: str | None
    country: str | None
    town: str | None
    figures: frozenset[tuple[str, float]]
    words: frozenset[str]
    about: frozenset[str]

    @property
    def article(self) -> str:
        return self.key[0]


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


class Vocabulary:
    """What words say in the articles: names are left out, because articles on one matter share them anyway."""

    def __init__(self, articles: Mapping[str, Article], readings: Mapping[str, Reading], language: Language) -> None:
        self._texts = {key: articles[key].text for key in readings}
        self._names = {key: sorted(_named(reading)) for key, reading in readings.items()}
        self._small = language.phrasing.table.small

    def of(self, article: str, start: int, end: int) -> frozenset[str]:
        """The telling words of text[start:end], folded, without names, functions and small words."""
        text, at, parts = self._texts[article], start, []
        names = self._names[article]
        for begin, close in names[bisect_left(names, (start, start)) :]:
            if begin >= end:
                break
            parts.append(text[at:begin])
            at = max(at, close)
        return self.among(" ".join([*parts, text[at:end]]))

    def among(self, phrase: str) -> frozenset[str]:
        """The telling words of a phrase, folded."""
        words = re.findall(r"\w+", fold(phrase))
        return frozenset(word for word in words if len(word) >= _TELLING_WORD and word not in self._small)


def _named(reading: Reading) -> Iterator[tuple[int, int]]:
    """The stretches of an article that name an actor, a function or a place."""
    mentions = [mention for actor in reading.actors for mention in actor.mentions]
    mentions += [mention for place in reading.places for mention in place.mentions]
    yield from ((mention.start, mention.end) for mention in mentions)
    yield from ((role.start, role.end) for actor in reading.actors for role in actor.roles)


def tellings(
    articles: Mapping[str, Article], readings: Mapping[str, Reading], names: Names, vocabulary: Vocabulary
) -> Iterator[Telling]:
    """Every event of every article, in order of article and place in it."""
    for article in sorted(readings):
        text, reading = articles[article].text, readings[article]
        for index, event in enumerate(reading.events):
            words = vocabulary.of(article, event.start, event.end), vocabulary.among(event.topic)
            yield _telling(text[event.start : event.end], reading, index, names, words)


def _telling(
    evidence: str, reading: Reading, index: int, names: Names, words: tuple[frozenset[str], frozenset[str]]
) -> Telling:
    actors, places = names
    event = reading.events[index]
    cast = [(actors.of[reading.article, number], reading.actors[number].kind, role) for number, role in event.actors]
    place = None if event.place is None else places.of[reading.article, event.place]
    known = ((id_, actors.countries.get(id_)) for id_, kind, _ in cast if kind != "organisation")
    countries = {id_: country for id_, country in known if country}
    return Telling(
        key=(reading.article, index),
        event=event,
        moment=Moment(reading.article, event.date, event.status, event.current, evidence, event.days),
        actors=_first_roles((id_, role) for id_, _, role in cast),
        persons=frozenset(id_ for id_, kind, _ in cast if kind == "person"),
        countries=countries,
        states=frozenset(countries.values()),
        place=place,
        country=places.countries.get(place) if place else None,
        town=place if place and places.kinds[place] == "city" else None,
        figures=frozenset((figure.unit, figure.value) for figure in map(reading.figures.__getitem__, event.figures)),
        words=words[0],
        about=words[1],
    )


def _first_roles(parts: Iterable[tuple[str, Role]]) -> dict[str, Role]:
    """The actors in order of naming, each with the first role that it has."""
    roles: dict[str, Role] = {}
    for actor, role in parts:
        roles.setdefault(actor, role)
    return roles
