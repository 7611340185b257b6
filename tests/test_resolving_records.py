"""The records that resolving proposes: every fact with its words, ids of known records kept, nothing lost."""

import pytest

from generator.language import Language
from generator.resolving.resolver import resolve
from generator.schema.dossier import Dossier
from generator.schema.mentions import RoleMention
from generator.schema.records import ActorRecord, ArticleRecord, PlaceRecord
from tests.making import Draft

FRENCH = Language()
TEXT = (
    "Anna Verel a reçu Karel Dov mardi à Lunéa. « Nous reprendrons la mer », a-t-elle dit. "
    "Karel Dov a salué les pêcheurs d'Ostrie."
)


def article() -> Draft:
    draft = Draft("une", TEXT, "2031-03-14")
    verel, dov = draft.actor("Anna Verel", country="VD"), draft.actor("Karel Dov", country="OS")
    draft.actor("Ostrie", "state", country="OS")
    place = draft.place("Lunéa", key="1234", country="VD", kind="city")
    tuesday = draft.date("mardi", weekday=1)
    draft.event(
        "Anna Verel a reçu Karel Dov mardi à Lunéa", mode="meet", date=tuesday, actors=(verel, dov), place=place
    )
    draft.statement("a reçu Karel Dov", verel, "annoncer")
    draft.statement("« Nous reprendrons la mer », a-t-elle dit", verel, "dire")
    return draft


def drafted(draft: Draft, known: Dossier | None = None) -> Dossier:
    before = known or Dossier(articles={draft.id: ArticleRecord(id=draft.id, published=draft.published)})
    return resolve([draft.article], [draft.reading], FRENCH, before).drafts


def test_an_event_record_carries_the_words_the_day_and_the_reasons() -> None:
    (event,) = drafted(article()).events.values()
    assert event.title == "Rencontre entre Anna Verel et Karel Dov à Lunéa"
    assert event.id == "rencontre-verel-dov-lunea"
    assert (event.date, event.place, event.status) == ("2031-03-11", "lunea", "past")
    assert [part.actor for part in event.actors] == ["anna-verel", "karel-dov"]
    assert [(e.article, e.exact) for e in event.evidence] == [("une", "Anna Verel a reçu Karel Dov mardi à Lunéa")]
    assert all(reason.article == "une" for reason in event.date_reasons)
    assert event.date_reasons


def test_statements_belong_to_the_event_that_they_stand_in_else_to_the_article() -> None:
    dossier = drafted(article())
    assert [said.verb for said in dossier.events["rencontre-verel-dov-lunea"].statements] == ["annoncer"]
    assert [said.verb for said in dossier.articles["une"].statements] == ["dire"]


def test_every_evidence_is_the_text_between_its_offsets() -> None:
    dossier = drafted(article())
    pieces = [e for event in dossier.events.values() for e in event.evidence]
    pieces += [said.evidence for _, said in dossier.statements()]
    assert all(TEXT[piece.start : piece.end] == piece.exact for piece in pieces)


def test_a_place_of_the_gazetteer_keeps_its_number() -> None:
    place = drafted(article()).places["lunea"]
    assert (place.geonames, place.country, place.kind) == (1234, "VD", "city")


def test_roles_are_held_with_the_day_of_their_source() -> None:
    draft = article()
    start, end = draft.find("Karel Dov a salué")
    draft.actors[1] = type(draft.actors[1])(
        "Karel Dov", "person", draft.actors[1].mentions, (RoleMention("ministre de la Mer", start, end, "OS"),), "OS"
    )
    (role,) = drafted(draft).actors["karel-dov"].roles
    assert (role.label, role.country, role.date) == ("ministre de la Mer", "OS", "2031-03-14")


@pytest.mark.parametrize("known_name", ["Karel Dov", "Dov le Vieux"])
def test_known_records_keep_their_ids_and_the_settings_are_kept(known_name: str) -> None:
    before = Dossier(
        actors={
            "dov": ActorRecord(id="dov", name=known_name, kind="person", same_as=["vieux-dov"]),
            "vieux-dov": ActorRecord(id="vieux-dov", name="Karel Dov", kind="person"),
        },
        places={"la-ville": PlaceRecord(id="la-ville", name="Ville", geonames=1234)},
    )
    after = drafted(article(), before)
    assert set(after.actors) == {"anna-verel", "vieux-dov", "ostrie"}
    assert set(after.places) == {"la-ville"}
    assert after.settings is before.settings


def test_an_empty_dossier_resolves_to_nothing() -> None:
    resolution = resolve([], [], FRENCH, Dossier())
    assert not resolution.articles
    assert not resolution.drafts.events
