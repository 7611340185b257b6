"""L'essentiel: the few events that a reader should know first, each told in one sentence made from its record.

The sentence is in the present tense of narration, which French briefings use and which needs no agreement of
participles. A title that is a clause ("L'Azerbaïdjan reprend le Haut-Karabakh") is the sentence itself; for
others the catalogue has a frame for the event's type and the parts that its actors play.
"""

import re
from datetime import date, timedelta

from generator.pages.desk import Desk
from generator.pages.facts import edtf_of, sources
from generator.schema.records import EventRecord

MOST = 5
_SUPPORT, _FIGURES, _SAID, _FULL_DATE, _TWO_SIDES, _RECENT = 3.0, 1.0, 0.5, 1.0, 1.0, 2.0
_RECENT_DAYS = 60
_CONTRACTIONS = ((r"\bà le\b", "au"), (r"\bà les\b", "aux"), (r"\bde le\b", "du"), (r"\bde les\b", "des"))


def choose(desk: Desk) -> list[EventRecord]:
    """At most `MOST` events: the best supported, most precise and newest, no two telling the same; newest first."""
    ranked = sorted(desk.facts.dated, key=lambda event: (-_worth(desk, event), event.id))
    chosen: list[EventRecord] = []
    for event in ranked:
        if len(chosen) < MOST and sentence(desk, event) and not any(_alike(event, other) for other in chosen):
            chosen.append(event)
    return sorted(chosen, key=lambda event: -desk.facts.position[event.id])


def _worth(desk: Desk, event: EventRecord) -> float:
    span = edtf_of(event)
    newest = desk.facts.last_published or date.min
    recent = span is not None and span.latest is not None and span.latest > newest - timedelta(_RECENT_DAYS)
    marks = (
        (_SUPPORT, len(sources(event)) - 1),
        (_FIGURES, bool(event.figures)),
        (_SAID, bool(event.statements)),
        (_FULL_DATE, span is not None and (span.span_days or 99) <= 7),
        (_TWO_SIDES, len(event.actors) > 1),
        (_RECENT, recent),
    )
    return sum(weight * count for weight, count in marks)


def _alike(one: EventRecord, other: EventRecord) -> bool:
    """Whether two events would read as one: same type, same actors, dates that overlap."""
    if {p.actor for p in one.actors} != {p.actor for p in other.actors} or one.type != other.type:
        return False
    a, b = edtf_of(one), edtf_of(other)
    return a is not None and b is not None and a.compatible(b)


def sentence(desk: Desk, event: EventRecord) -> str:
    """The event in one sentence, or "" where its record does not hold enough for one."""
    words = desk.words
    told = _clause(desk, event) or _framed(desk, event)
    if not told:
        return ""
    return words.capital(words.say("brief.sentence", date=words.when.sentence(event.date), told=told))


def _clause(desk: Desk, event: EventRecord) -> str:
    """The title as a clause: it starts with the name of an actor of the event, and goes on with a word."""
    for part in event.actors:
        name = noun_phrase(desk, part.actor)
        for start in (name, desk.name("actors", part.actor)):
            if re.match(rf"{re.escape(start)} \w", event.title, re.IGNORECASE):
                return name + event.title[len(start) :]
    return ""


def _framed(desk: Desk, event: EventRecord) -> str:
    doers = [noun_phrase(desk, part.actor) for part in event.actors if part.role != "target"]
    others = [noun_phrase(desk, part.actor) for part in event.actors if part.role == "target"]
    shape = "on" if doers and others else "together" if len(doers) > 1 else "alone"
    tense = "planned." if event.status == "planned" else ""
    key = next(
        (k for k in (f"brief.{tense}{event.type}.{m}.{shape}" for m in (event.mode, "any")) if k in desk.words.say), ""
    )
    if not doers or not key:
        return ""
    return contracted(
        desk.words.say(
            key,
            n=len(doers),
            subject=desk.words.list(doers),
            object=desk.words.list(others),
            where=_where(desk, event),
        )
    )


def _where(desk: Desk, event: EventRecord) -> str:
    """Where, with its preposition and a space before it: " à Bakou", " en Azerbaïdjan"; "" for nowhere known."""
    place = desk.site.dossier.places.get(event.place or "")
    if place is None:
        return ""
    country = desk.site.language.countries.get(place.country) if place.kind in ("country", "state") else None
    return f" {country.located}" if country else desk.words.say("brief.where", place=place.name)


def noun_phrase(desk: Desk, key: str) -> str:
    """An actor's name as a noun phrase: states with their article ("l'Azerbaïdjan"), others as they are."""
    actor = desk.site.dossier.actors.get(key)
    if actor is None:
        return key
    country = desk.site.language.countries.get(actor.country) if actor.kind == "state" else None
    return country.definite if country and country.name == actor.name else actor.name


def contracted(text: str) -> str:
    """Prepositions and articles as French joins them: "à le" -> "au", "de Ilham" -> "d'Ilham"."""
    for pattern, short in _CONTRACTIONS:
        text = re.sub(pattern, short, text)
    return re.sub(r"\bde (?=[AEIOUÉÈÊÂÎÔÛaeiouéèêâîôû])", "d’", text)
