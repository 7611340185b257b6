"""`dossier explain ID`: one record in a terminal, each fact with the words, the rule and the day that made it."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from generator.pages.words import Words
from generator.schema.dossier import Dossier
from generator.schema.records import ActorRecord, ArticleRecord, EventRecord, Evidence, PlaceRecord, Reason, Record

R = TypeVar("R", bound=Record)
_INDENT = "  "


def explain(dossier: Dossier, record_id: str, words: Words) -> str | None:
    """The explanation of every record of that id as plain lines, None where no record has it."""
    found = [
        *_told(dossier.events.get(record_id), _event, words),
        *_told(dossier.actors.get(record_id), _actor, words),
        *_told(dossier.places.get(record_id), _place, words),
        *_told(dossier.articles.get(record_id), _article, words),
    ]
    return "\n\n".join(found) or None


def _told(record: R | None, tell: Callable[[R, Words], Iterator[str]], words: Words) -> Iterator[str]:
    if record is not None:
        yield "\n".join([record.id, *(_INDENT + line for line in tell(record, words))])


def _event(event: EventRecord, words: Words) -> Iterator[str]:
    yield event.title
    yield f"{event.type} {event.mode}".strip() + f" ({words.type(event)}), {words.say(f'status.{event.status}')}"
    yield f"{words.field('date')}: {words.dated(event) if event.date else '?'}"
    yield from _reasons(event.date_reasons, words)
    if event.place:
        yield f"{words.field('place')}: {event.place}"
    for part in event.actors:
        yield f"{part.actor}: {words.part(event, part)}"
    for figure in event.figures:
        yield words.figure(figure)
        yield _quoted(figure.evidence)
    yield from (_quoted(evidence) for evidence in event.evidence)


def _actor(actor: ActorRecord, words: Words) -> Iterator[str]:
    yield f"{actor.name} ({actor.kind})"
    for spelling in actor.spellings:
        counts = ", ".join(f"{article} × {count}" for article, count in spelling.articles.items())
        yield f"{spelling.text}: {counts}"
    for role in actor.roles:
        yield role.label
        yield _quoted(role.evidence)


def _place(place: PlaceRecord, words: Words) -> Iterator[str]:
    yield f"{place.name} ({words.place_kind(place)})"
    if place.latitude is not None:
        yield words.coordinates(place)
    yield from (f"{spelling.text}: {', '.join(spelling.articles)}" for spelling in place.spellings)


def _article(article: ArticleRecord, words: Words) -> Iterator[str]:
    yield words.source(article)
    yield f"{words.field('published')}: {words.published(article.published) if article.published else '?'}"
    yield from _reasons(article.published_reasons, words)
    for said in article.statements:
        yield f"{words.list(said.speakers) or '?'} — {said.verb}"
        yield _quoted(said.evidence)


def _reasons(reasons: list[Reason], words: Words) -> Iterator[str]:
    for number, reason in enumerate(reasons, 1):
        source = f" [{reason.article}]" if reason.article else ""
        yield f"{_INDENT}{number}. {words.reason(reason)}{source}"


def _quoted(evidence: Evidence) -> str:
    where = f"{evidence.article}:{evidence.start}-{evidence.end}"
    return f"{_INDENT}« {evidence.exact} » ({where}, {evidence.rule or '?'})"
