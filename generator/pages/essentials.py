"""L'essentiel: the few events that a reader should know first, each told in one sentence made from its record.

The sentence is in the present of narration, which French briefings use and which needs no agreement of
participles. A title that is a clause ("L'Azerbaïdjan reprend le Haut-Karabakh") is the sentence itself; for a
title that is a noun phrase the language has templates by the event's type and the parts that its actors play.
"""

import re
from collections.abc import Iterator

from generator.language.filling import Filling, Named
from generator.pages.desk import Desk, once
from generator.pages.facts import edtf_of, grouped, sources
from generator.pages.typography import typeset
from generator.schema.mentions import ActorKind, Role
from generator.schema.records import EventRecord

FEWEST, MOST = 3, 5
_SUPPORT, _FIGURES, _SAID, _FULL_DATE, _TWO_SIDES, _RECENT = 3.0, 1.0, 0.5, 1.0, 2.0, 2.0
_RECENT_DAYS, _FULL_DAYS = 60, 7
_TELLING_WORDS = 4
_BETWEEN_PERSONS = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_ROLES: tuple[Role, ...] = ("source", "target", "party")
# A sentence whose verb comes first ("a lieu la visite") has no comma behind its date.
_VERB_FIRST = re.compile(r"(?:a|ont|est|sont|doit|doivent) ")
# What stands between the noun phrase of a title and the first name in it.
_JOINT = re.compile(r"(?:\s+(?:de|du|des|d['’]|entre|contre|à|au|aux|avec|par|en|dans|sur|face|le|la|les|l['’]))+\s*$")


@once
def choose(desk: Desk) -> list[EventRecord]:
    """At most `MOST` events: the best supported, most precise and newest, no two telling the same; newest first.

    What is only announced has its own place on the page: it comes in where there is little else.
    """
    ranked = sorted(desk.facts.dated, key=lambda event: (event.status == "planned", -_worth(desk, event), event.id))
    chosen: list[EventRecord] = []
    for event in ranked:
        enough = len(chosen) >= (FEWEST if event.status == "planned" else MOST)
        if not enough and sentence(desk, event) and not any(_alike(event, other) for other in chosen):
            chosen.append(event)
    return sorted(chosen, key=lambda event: -desk.facts.position[event.id])


def _worth(desk: Desk, event: EventRecord) -> float:
    span = edtf_of(event)
    newest = desk.facts.last_published
    recent = bool(newest and span and span.latest and (newest - span.latest).days < _RECENT_DAYS)
    marks = (
        (_SUPPORT, len(sources(event)) - 1),
        (_FIGURES, bool(event.figures)),
        (_SAID, bool(event.statements)),
        (_FULL_DATE, span is not None and (span.span_days or _FULL_DAYS + 1) <= _FULL_DAYS),
        (_TWO_SIDES, len(event.actors) > 1),
        (_RECENT, recent),
    )
    return sum(weight * count for weight, count in marks)


def _alike(one: EventRecord, other: EventRecord) -> bool:
    """Whether two events would read as one: same type, same actors, dates that overlap."""
    if one.type != other.type or {part.actor for part in one.actors} != {part.actor for part in other.actors}:
        return False
    a, b = edtf_of(one), edtf_of(other)
    return a is not None and b is not None and a.compatible(b)


def sentence(desk: Desk, event: EventRecord) -> str:
    """The event in one sentence, or "" where its record does not hold enough for one."""
    words = desk.words
    if words.say.language != desk.site.language.code:
        return words.say("brief.title", title=event.title, date=words.dated(event))
    told = _clause(desk, event) or _filled(desk, event)
    if not told:
        return ""
    told = f"{told}. {_toll(desk, event)}".rstrip(". ")
    joint = "brief.inverted" if _VERB_FIRST.match(told) else "brief.sentence"
    plain = words.say(joint, date=words.when.sentence(event.date, unsure=event.unsure_day), told=told)
    return words.capital(typeset(plain, words.say.language))


def _toll(desk: Desk, event: EventRecord) -> str:
    """What the sources count, as a second sentence: "Une source parle de plus de 120 000 déplacés"; "" for nothing."""
    if not event.figures:
        return ""
    (_, figures), *_ = sorted(grouped(event.figures, lambda figure: (figure.unit,)).items(), key=lambda g: -len(g[1]))
    values = list(dict.fromkeys(desk.words.figure(figure) for figure in figures))
    tellers = {figure.evidence.article for figure in figures}
    said = desk.words.say("brief.or", first=", ".join(values[:-1]), last=values[-1]) if len(values) > 1 else values[0]
    return desk.words.count("brief.toll", len(tellers), figure=desk.site.language.phrasing.after("de", said))


def _clause(desk: Desk, event: EventRecord) -> str:
    """The title where it is a clause: it starts with an actor of the event, and goes on with a word."""
    for part in event.actors:
        name = re.escape(desk.name("actors", part.actor))
        found = re.match(rf"(l'|le |la |les )?{name} \w", event.title, re.IGNORECASE)
        if found:
            return event.title[:1].lower() + event.title[1:] if found[1] else event.title
    return ""


def _filled(desk: Desk, event: EventRecord) -> str:
    """The first template of the event's type whose places can all be filled."""
    language = desk.site.language
    cast = tuple(_cast(desk, event))
    title = _lowered(desk, event)
    filling = Filling(language.phrasing, topic(desk, event), cast, _where(desk, event, cast), title)
    prefix = "planned." if event.status == "planned" else ""
    templates = [*language.briefs.get(f"{prefix}{event.type}.{event.mode}", ()),
                 *language.briefs.get(f"{prefix}{event.type}", ())]  # fmt: skip
    return next((text for template in templates if (text := filling.fill(template))), "")


def _lowered(desk: Desk, event: EventRecord) -> str:
    """The title as a phrase inside a sentence, with a small letter unless it begins with a name.

    A title that names neither who nor where ("Rencontre") says too little: "".
    """
    if len(event.title.split()) < _TELLING_WORDS:
        return ""
    names = (desk.name("actors", part.actor) for part in event.actors)
    if event.title[:2].isupper() or any(event.title.startswith(name) for name in names):
        return event.title
    return event.title[:1].lower() + event.title[1:]


def _where(desk: Desk, event: EventRecord, cast: tuple[Named, ...]) -> tuple[str, str] | None:
    """The event's place and its kind; of a visit without one, the state that is visited."""
    place = desk.site.dossier.places.get(event.place or "")
    if place is not None:
        return place.name, place.kind
    visited = (named.name for named in cast if named.kind == "state" and named.role == "target")
    return next(((name, "country") for name in visited), None) if event.mode == "visit" else None


def _cast(desk: Desk, event: EventRecord) -> Iterator[Named]:
    """The actors that the sentence names: who talks are persons, who fights or accuses are states, where known."""
    first = event.type in _BETWEEN_PERSONS
    for role in _ROLES:
        found = [part.actor for part in event.actors if part.role == role]
        chosen = [key for key in found if (_kind(desk, key) == "person") == first] or found
        yield from (Named(desk.name("actors", key), _kind(desk, key), role) for key in chosen)


def topic(desk: Desk, event: EventRecord) -> str:
    """The noun phrase with which the title begins ("visite d'État"), up to the first name in it; "" if none."""
    names = [desk.name("actors", part.actor) for part in event.actors]
    names += [desk.name("places", event.place)] if event.place else []
    starts = [event.title.find(name) for name in names if event.title.find(name) > 0]
    head = event.title[: min(starts)] if starts else ""
    phrase = _JOINT.sub("", head)
    return phrase[:1].lower() + phrase[1:] if phrase != head and not phrase[:2].isupper() else ""


def _kind(desk: Desk, actor: str) -> ActorKind:
    record = desk.site.dossier.actors.get(actor)
    return record.kind if record else "person"
