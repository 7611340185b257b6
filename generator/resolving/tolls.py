"""Victims counted beside a peace: "un cessez-le-feu après la mort de 6 500 personnes" counts those of a war."""

from collections.abc import Mapping
from datetime import date, timedelta

from generator.schema import edtf
from generator.schema.dossier import Dossier
from generator.schema.records import EventRecord, Figure, Spelling
from generator.text import fold

# What a peace puts an end to lies at most so far before it.
_BEFORE = timedelta(days=366)
_PEACE = frozenset({"AGREE", "RETREAT", "CONSULT"})


def tolls(dossier: Dossier) -> Mapping[str, list[Figure]]:
    """The figures that events of peace give, by the id of the one violent event that they can only be of.

    A violent event is meant when it has a figure of the same unit, lies in the year before the peace, and the
    article that gives the toll names all of its actors, or its place where it has none.
    """
    events = [event for event in dossier.events.values() if event.status != "rejected"]
    violent = [event for event in events if event.type == "ASSAULT" and event.figures]
    meant: dict[str, list[Figure]] = {}
    for peace in events if violent else ():
        for figure in peace.figures if peace.type in _PEACE else ():
            wars = [war for war in violent if _ended(war, peace) and _about(war, figure, dossier)]
            if len(wars) == 1:
                meant.setdefault(wars[0].id, []).append(figure)
    return meant


def _ended(war: EventRecord, peace: EventRecord) -> bool:
    if war.date is None or peace.date is None:
        return False
    during, end = edtf.parse(war.date), edtf.parse(peace.date)
    first, last = during.earliest or date.min, end.latest or date.max
    return first <= last and (end.earliest or date.min) - (during.latest or date.max) <= _BEFORE


def _about(war: EventRecord, figure: Figure, dossier: Dossier) -> bool:
    if not any(fold(own.unit) == fold(figure.unit) for own in war.figures):
        return False
    named = [dossier.actors[part.actor].spellings for part in war.actors if part.actor in dossier.actors]
    place = dossier.places.get(war.place or "")
    if not named and place is not None:
        named = [place.spellings]
    return bool(named) and all(_names(figure.evidence.article, spellings) for spellings in named)


def _names(article: str, spellings: list[Spelling]) -> bool:
    return any(article in spelling.articles for spelling in spellings)
