"""Compares all articles and proposes the records that they make together: the order of the steps, and nothing else."""

from collections.abc import Mapping, Sequence
from functools import partial

from generator.language import Language
from generator.resolving import merging
from generator.resolving.actors import group_actors
from generator.resolving.calendar import resolve as resolve_dates
from generator.resolving.companies import settled
from generator.resolving.drafts import Drafts, Merged
from generator.resolving.events import gather
from generator.resolving.grouping import Groups
from generator.resolving.links import Link, context_of, event_links
from generator.resolving.neighbours import neighbour_links
from generator.resolving.places import group_places
from generator.resolving.publication import references
from generator.resolving.reference import Reference, of_plain
from generator.resolving.sayings import statement_links
from generator.resolving.tellings import Seen, Telling, Vocabulary, see, tellings
from generator.resolving.together import narrow_together
from generator.schema.article import Article
from generator.schema.dossier import NOTHING, Dated, Dossier, Recalled, Resolution, ResolvedArticle
from generator.schema.mentions import Reading

References = Mapping[str, Reference]


def resolve(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    language: Language,
    known: Dossier,
    before: Recalled = NOTHING,
) -> Resolution:
    """What the articles say together; their order never matters.

    `known` holds what people decided, `before` what was worked out last time.
    """
    by_id = {article.id: article for article in sorted(articles, key=lambda article: article.id)}
    read = {reading.article: reading for reading in sorted(readings, key=lambda reading: reading.article)}
    actors = group_actors(read, language, known.actors)
    places = group_places(read, known.places)
    vocabulary = Vocabulary(by_id, read, language)
    told = list(tellings(by_id, read, (actors, places), vocabulary))
    alone, made_alone = references(by_id, read, language, known.articles, before.references)
    links = _links(by_id, read, actors, vocabulary, told, alone)
    companies = settled(links, by_id, alone, partial(narrow_together, read), before.companies)
    together = alone | {key: of_plain(each) for found in companies.values() for key, each in found.items()}
    dates = {key: resolve_dates(reading.dates, together[key]) for key, reading in read.items()}
    events = gather([_seen(telling, read, dates, together) for telling in told])
    merged = [Merged(event, merging.date_of(event, dates, together)) for event in events]
    drafts = Drafts(language, by_id, read, together, actors, places, merged, before.addresses)
    resolved = _resolved(read, together, dates, merged)
    return Resolution(resolved, drafts.dossier(known), drafts.made, Recalled(made_alone, companies))


def _seen(
    telling: Telling, read: Mapping[str, Reading], dates: Mapping[str, Sequence[Dated]], references: References
) -> Seen:
    return see(telling, read[telling.article], dates[telling.article], references[telling.article])


def _links(
    articles: Mapping[str, Article],
    read: Mapping[str, Reading],
    actors: Groups,
    vocabulary: Vocabulary,
    told: Sequence[Telling],
    alone: References,
) -> list[Link]:
    """What dates articles whose day of publication is open; nothing is looked for where all are known."""
    context = context_of(read, actors, alone)
    if not context.open:
        return []
    dates = {key: resolve_dates(reading.dates, alone[key]) for key, reading in read.items()}
    seen = [_seen(telling, read, dates, alone) for telling in told]
    statements = statement_links(articles, read, actors, vocabulary, context)
    return [*event_links(seen, context), *statements, *neighbour_links(alone, context)]


def _resolved(
    read: Mapping[str, Reading],
    references: References,
    dates: Mapping[str, tuple[Dated, ...]],
    merged: Sequence[Merged],
) -> dict[str, ResolvedArticle]:
    of_event = {seen.key: event.dated for event in merged for seen in event.tellings}
    return {
        key: ResolvedArticle(
            reading,
            Dated(references[key].value, references[key].explained),
            dates[key],
            tuple(of_event[key, number] for number in range(len(reading.events))),
        )
        for key, reading in read.items()
    }
