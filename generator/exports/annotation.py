"""What was read in each article, as plain data: the output of `dossier annotate`, for people who measure readings."""

from operator import itemgetter
from typing import Any

from generator.exports.times import Times
from generator.schema import edtf
from generator.schema.article import Article
from generator.schema.dossier import Dated, ResolvedArticle
from generator.schema.mentions import Actor, DateMention, Event, Mention, Place, Reading, Statement, TimeMention

Plain = dict[str, Any]


def annotation(article: Article, resolved: ResolvedArticle, times: Times = "dates") -> Plain:
    """One article as a JSON-ready dict: body, dates, actors, places, events, statements, figures.

    Offsets (`start`, `end`) count characters of the article's text; `evidence` is that text, unchanged. A joint
    statement has no `speaker` but a list of `speakers`. What a date can mean, where nobody knows which of several days,
    is its `possible` (EDTF, absent otherwise), and no `value`; an event so dated has the month that holds them all, if
    there is one, as its `date`. Adverbs that only point to a date ("depuis") are left out. With
    `times` "all" the dates stand among the durations, frequencies and other times, each with its kind.
    """
    reading = resolved.reading
    return {
        "article": article.id,
        "title": article.title_text,
        "body": article.body_text,
        "published": {
            "value": resolved.published.value,
            "basis": ", ".join(dict.fromkeys(reason.rule for reason in resolved.published.reasons)),
        },
        "dates": _dates(resolved) if times == "dates" else _times(resolved),
        "actors": [{"name": a.name, "kind": a.kind, "surfaces": _surfaces(a.mentions)} for a in reading.actors],
        "places": [{"name": place.name, "surfaces": _surfaces(place.mentions)} for place in reading.places],
        "events": [
            _event(article.text, reading, event, dated)
            for event, dated in zip(reading.events, resolved.events, strict=True)
        ],
        "statements": [_statement(article.text, reading.actors, statement) for statement in reading.statements],
        "figures": [
            {"value": figure.value, "unit": figure.unit, "evidence": article.text[figure.start : figure.end]}
            for figure in reading.figures
        ],
    }


def _dates(resolved: ResolvedArticle) -> list[Plain]:
    return [
        _words(mention) | ({"value": dated.value} if dated.settled else {"value": None} | _possible(dated))
        for mention, dated in zip(resolved.reading.dates, resolved.dates, strict=True)
        if not mention.implicit
    ]


def _possible(dated: Dated) -> Plain:
    return {"possible": dated.value} if dated.value and not dated.settled else {}


def _times(resolved: ResolvedArticle) -> list[Plain]:
    """The dates and all other times, in order of the text, as TimeML lists them."""
    dates = [date | {"kind": "date"} for date in _dates(resolved)]
    others = [_words(time) | {"value": None, "kind": time.kind} | _length(time) for time in resolved.reading.times]
    return sorted(dates + others, key=itemgetter("start"))


def _length(time: TimeMention) -> Plain:
    return {"duration": str(time.length) if time.length else None} if time.kind == "duration" else {}


def _words(mention: DateMention | TimeMention) -> Plain:
    return {"surface": mention.surface, "start": mention.start, "end": mention.end}


def _surfaces(mentions: tuple[Mention, ...]) -> list[str]:
    return list(dict.fromkeys(mention.surface for mention in mentions))


def _event(text: str, reading: Reading, event: Event, dated: Dated) -> Plain:
    date = dated.value if dated.settled or not dated.value else edtf.month_of(edtf.parse(dated.value))
    return {
        "type": event.type,
        "mode": event.mode,
        "date": date,
        **({} if date == dated.value else {"possible": dated.value}),
        "actors": [reading.actors[index].name for index, _ in event.actors],
        "place": _place(reading.places, event.place),
        "status": event.status,
        "evidence": text[event.start : event.end],
        "rule": event.rule,
    }


def _place(places: tuple[Place, ...], index: int | None) -> str | None:
    return None if index is None else places[index].name


def _statement(text: str, actors: tuple[Actor, ...], statement: Statement) -> Plain:
    names = [actors[index].name for index in statement.speakers]
    who = {"speaker": None, "speakers": names} if len(names) > 1 else {"speaker": next(iter(names), None)}
    return {
        **who,
        "verb": statement.verb,
        "quote": text[slice(*statement.quote)] if statement.quote else None,
        "evidence": text[statement.start : statement.end],
        "rule": statement.rule,
    }
