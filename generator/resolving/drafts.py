"""Records proposed from what was read and compared: articles, actors, places, events."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.language import Language
from generator.lazy import Lazy
from generator.resolving import merging
from generator.resolving.grouping import Group, Groups, mint, spellings
from generator.resolving.marks import Marks
from generator.resolving.reference import Reference
from generator.resolving.tellings import Seen
from generator.resolving.titles import Headline, Named
from generator.schema import mentions, records
from generator.schema.article import Article
from generator.schema.dossier import Dated, Dossier, Made, RecordKind
from generator.schema.mentions import Reading
from generator.schema.records import ActorRecord, ArticleRecord, EventRecord, Evidence, PlaceRecord, RoleHeld
from generator.text import fold


@dataclass(frozen=True, slots=True)
class Merged:
    """One event: its tellings in order, and when it was."""

    tellings: tuple[Seen, ...]
    dated: Dated


@dataclass(frozen=True)
class Drafts:
    """What records are made of, by article id. Every record list is in id order, and each record is made when it is
    asked for.

    `addresses` are those that events proposed before, by what they are made of.
    """

    language: Language
    articles: Mapping[str, Article]
    readings: Mapping[str, Reading]
    references: Mapping[str, Reference]
    actors: Groups
    places: Groups
    merged: Sequence[Merged]
    addresses: Mapping[str, str]

    def dossier(self, known: Dossier) -> Dossier:
        """All drafts, with the settings of the `known` dossier."""
        return Dossier(
            settings=known.settings,
            articles=Lazy(sorted(self.readings), lambda key: self._article(self.articles[key])),
            actors=Lazy([*self._actors], lambda key: self._actor(self._actors[key])),
            places=Lazy([*self._places], lambda key: self._place(self._places[key])),
            events=Lazy(sorted(self._events), lambda key: self._event(key, self._events[key][1])),
        )

    @cached_property
    def made(self) -> dict[tuple[RecordKind, str], Made]:
        """What each draft is made of."""
        made: dict[tuple[RecordKind, str], Made] = {}
        made |= {("articles", key): Made(self._marks.of_article(key)) for key in self.readings}
        made |= {("actors", key): Made(self._marks.of_actor(group)) for key, group in self._actors.items()}
        made |= {("places", key): Made(self._marks.of_place(group)) for key, group in self._places.items()}
        return made | {("events", key): each for key, (each, _) in self._events.items()}

    @cached_property
    def _marks(self) -> Marks:
        return Marks(self.articles, self.readings, self.references, self.actors, self.places, self._kinds)

    @cached_property
    def _actors(self) -> dict[str, Group]:
        return {group.id: group for group in self.actors.all}

    @cached_property
    def _places(self) -> dict[str, Group]:
        return {group.id: group for group in self.places.all}

    @cached_property
    def _events(self) -> dict[str, tuple[Made, Merged]]:
        """Ids are minted in order of headline, date and first telling: the order of articles decides nothing."""
        found = [(self._made(merged), merged) for merged in self.merged]
        ordered = sorted(found, key=lambda one: (one[0].address, one[1].dated.value or "", one[1].tellings[0].key))
        return dict(zip(mint(made.address for made, _ in ordered), ordered, strict=True))

    def _made(self, merged: Merged) -> Made:
        mark = self._marks.of_event(merged.tellings)
        return Made(mark, self.addresses.get(mark) or self._headline(merged).short)

    def _evidence(self, article: str, start: int, end: int, rule: str, date: str | None = None) -> Evidence:
        exact = self.articles[article].text[start:end]
        return Evidence(article=article, exact=exact, start=start, end=end, rule=rule, date=date)

    def _article(self, article: Article) -> ArticleRecord:
        reference = self.references[article.id]
        told = self._owners[article.id]
        free = [said for number, said in enumerate(self.readings[article.id].statements) if number not in told]
        return ArticleRecord(
            id=article.id,
            file=article.file,
            sha256=article.sha256,
            title=article.title_text,
            outlet=article.outlet,
            author=article.author,
            url=article.url,
            published=reference.value,
            published_reasons=list(reference.explained),
            statements=[self._statement(article.id, said) for said in free],
        )

    def _statement(self, article: str, said: mentions.Statement) -> records.Statement:
        text = self.articles[article].text
        return records.Statement(
            speakers=[self.actors.of[article, number] for number in said.speakers],
            verb=said.verb,
            quote=text[slice(*said.quote)] if said.quote else None,
            about=list(dict.fromkeys(self.actors.of[article, number] for number in said.about)),
            evidence=self._evidence(article, said.start, said.end, said.rule),
        )

    @cached_property
    def _owners(self) -> Mapping[str, Mapping[int, int]]:
        """For each article the statements that belong to an event, with the events: indices of its reading."""
        return Lazy(self.readings.keys(), lambda article: self._owned(self.readings[article]))

    def _owned(self, reading: Reading) -> dict[int, int]:
        around = ((number, self._event_around(reading, said)) for number, said in enumerate(reading.statements))
        return {number: event for number, event in around if event is not None}

    @staticmethod
    def _event_around(reading: Reading, said: mentions.Statement) -> int | None:
        """The event whose evidence shares most characters with the statement's."""
        shared = {
            number: min(event.end, said.end) - max(event.start, said.start)
            for number, event in enumerate(reading.events)
        }
        touching = [number for number, length in shared.items() if length > 0]
        return min(touching, key=lambda number: (-shared[number], number), default=None)

    def _actor(self, group: Group) -> ActorRecord:
        found = [(article, self.readings[article].actors[number]) for article, number in group.members]
        return ActorRecord(
            id=group.id,
            name=group.name,
            kind=group.kind,
            country=group.country,
            spellings=spellings((article, mention) for article, actor in found for mention in actor.mentions),
            roles=self._roles(found),
            possibly=list(group.possibly),
        )

    def _roles(self, found: Iterable[tuple[str, mentions.Actor]]) -> list[RoleHeld]:
        """Each function once an article, with the article's day."""
        first: dict[tuple[str, str], RoleHeld] = {}
        for article, actor in found:
            for role in actor.roles:
                evidence = self._evidence(article, role.start, role.end, "role")
                held = RoleHeld(
                    label=role.label, country=role.country, date=self.references[article].value, evidence=evidence
                )
                first.setdefault((article, fold(role.label)), held)
        return list(first.values())

    def _place(self, group: Group) -> PlaceRecord:
        found = [(article, self.readings[article].places[number]) for article, number in group.members]
        place = self._described(group)
        return PlaceRecord(
            id=group.id,
            name=group.name,
            kind=place.kind,
            country=group.country,
            latitude=place.latitude,
            longitude=place.longitude,
            geonames=int(place.key) if place.key and place.key.isdecimal() else None,
            spellings=spellings((article, mention) for article, each in found for mention in each.mentions),
        )

    def _headline(self, merged: Merged) -> Headline:
        """The title of an event; a state is left out of it where one of its people stands for it."""
        place = self._where(merged)
        cast = [(self._actors[part.actor], part.role) for part in merging.cast_of(merged.tellings)]
        led = {actor.country for actor, _ in cast if actor.kind == "person"} - {None}
        return Headline(
            self.language,
            merging.type_of(merged.tellings),
            merging.mode_of(merged.tellings),
            merging.topic_of(merged.tellings),
            tuple(Named(a.name, a.kind, role) for a, role in cast if a.kind != "state" or a.country not in led),
            (place.name, self._kinds[place.id]) if place else None,
            merging.told_of(merged.tellings),
        )

    def _where(self, merged: Merged) -> Group | None:
        place = merging.place_of(merged.tellings, self._countries)
        return self._places[place] if place else None

    @cached_property
    def _countries(self) -> frozenset[str]:
        return frozenset(place for place, kind in self._kinds.items() if kind == "country")

    @cached_property
    def _kinds(self) -> dict[str, str]:
        """What the records of places say that these are."""
        return {group.id: self._described(group).kind for group in self.places.all}

    def _described(self, group: Group) -> mentions.Place:
        """The place as the first article says it that knows which one of the gazetteer it is."""
        found = [self.readings[article].places[number] for article, number in group.members]
        return next((place for place in found if place.key is not None), found[0])

    def _event(self, id_: str, merged: Merged) -> EventRecord:
        headline, place = self._headline(merged), self._where(merged)
        return EventRecord.model_validate(
            {
                "id": id_,
                "title": headline.text,
                "type": headline.type,
                "mode": headline.mode,
                "date": merged.dated.value,
                "date_reasons": list(merged.dated.reasons),
                "status": merging.status_of(merged.tellings),
                "place": place.id if place else None,
                "actors": merging.cast_of(merged.tellings),
                "figures": [figure for seen in merged.tellings for figure in self._figures(seen)],
                "statements": list(self._told(merged)),
                "evidence": [self._telling_evidence(seen, merged.dated.value) for seen in merged.tellings],
            }
        )

    def _figures(self, seen: Seen) -> Iterator[records.Figure]:
        article = seen.telling.article
        for number in seen.telling.event.figures:
            figure = self.readings[article].figures[number]
            evidence = self._evidence(article, figure.start, figure.end, figure.rule)
            yield records.Figure(value=figure.value, unit=figure.unit, qualifier=figure.qualifier, evidence=evidence)

    def _told(self, merged: Merged) -> Iterator[records.Statement]:
        keys = {seen.key for seen in merged.tellings}
        for article in dict.fromkeys(seen.telling.article for seen in merged.tellings):
            said = self.readings[article].statements
            owned = self._owners[article].items()
            yield from (self._statement(article, said[number]) for number, event in owned if (article, event) in keys)

    def _telling_evidence(self, seen: Seen, date: str | None) -> Evidence:
        event = seen.telling.event
        own = seen.value if seen.value != date else None
        return self._evidence(seen.telling.article, event.start, event.end, event.rule, own)
