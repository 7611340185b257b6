"""Who takes part in a merged event, and in which part: a visit has a visitor and a host, talks are held by persons."""

from generator.language import Language
from generator.resolving.resolver import resolve
from generator.schema.dossier import Dossier
from generator.schema.records import ArticleRecord, EventRecord
from tests.making import Draft

FRENCH = Language()
ARRIVAL = "Anna Verel est arrivée lundi à Lunéa, capitale du Vardal, pour une visite de deux jours."
MEETING = "Après leur rencontre de lundi à Lunéa, Anna Verel et Karel Dov ont salué l'Ostrie."


def arrival() -> Draft:
    """Told with the visitor and the state that is visited."""
    draft = Draft("arrivee", ARRIVAL, "2031-03-11")
    verel, vardal = draft.actor("Anna Verel", country="OS"), draft.actor("Vardal", "state", country="VD")
    place, monday = draft.place("Lunéa", country="VD", kind="city"), draft.date("lundi", weekday=0)
    draft.event(
        ARRIVAL, mode="visit", date=monday, actors=(verel, vardal), roles=("source", "target"), place=place, days=2
    )
    return draft


def meeting() -> Draft:
    """Told with the two who met, and with the visitor's own state."""
    draft = Draft("rencontre", MEETING, "2031-03-11")
    cast = (
        draft.actor("Anna Verel", country="OS"),
        draft.actor("Karel Dov", country="VD"),
        draft.actor("Ostrie", "state", country="OS"),
    )
    monday = draft.date("lundi", weekday=0)
    draft.event(MEETING, mode="meet", date=monday, actors=cast, place=draft.place("Lunéa", country="VD", kind="city"))
    return draft


def event_of(*drafts: Draft) -> EventRecord:
    known = Dossier(articles={d.id: ArticleRecord(id=d.id, published=d.published) for d in drafts})
    resolution = resolve([d.article for d in drafts], [d.reading for d in drafts], FRENCH, known)
    (event,) = resolution.drafts.events.values()
    return event


def roles(event: EventRecord) -> dict[str, str]:
    return {part.actor: part.role for part in event.actors}


def test_a_visit_keeps_its_visitor_and_gains_its_host() -> None:
    event = event_of(arrival(), meeting())
    assert roles(event) == {"anna-verel": "source", "vardal": "target", "karel-dov": "target"}
    assert event.title == "Visite d'Anna Verel à Lunéa"


def test_a_state_steps_back_behind_the_person_who_talks_for_it() -> None:
    assert roles(event_of(meeting())) == {"anna-verel": "party", "karel-dov": "party"}
