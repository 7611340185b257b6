"""Tellings of one event become one record; what excludes one another stays apart."""

from dataclasses import replace
from typing import Any

import pytest

from generator.language import Language
from generator.resolving.resolver import resolve
from generator.schema.dossier import Dossier
from generator.schema.mentions import Status
from generator.schema.records import ArticleRecord, EventRecord
from tests.making import Draft

FRENCH = Language()


def events(*drafts: Draft) -> list[EventRecord]:
    known = {d.id: ArticleRecord(id=d.id, published=d.published) for d in drafts if d.published}
    dossier = Dossier(articles=known)
    return list(
        resolve([d.article for d in drafts], [d.reading for d in drafts], FRENCH, dossier).drafts.events.values()
    )


def telling(
    text: str,
    *people: str,
    id: str = "un",
    published: str = "2031-03-14",
    kind: str = "CONSULT",
    mode: str = "meet",
    when: tuple[str, dict[str, Any]] | None = None,
    place: str = "",
    topic: str = "",
    dead: int = 0,
    status: Status = "past",
    current: bool = False,
) -> Draft:
    """An article of one sentence with one event, which all its people share."""
    draft = Draft(id, text, published)
    cast = tuple(draft.actor(name) for name in people)
    date = draft.date(when[0], **when[1]) if when else None
    where = draft.place(place, country="VD", kind="city") if place else None
    figures = (draft.figure(f"{dead} morts", dead, "morts"),) if dead else ()
    draft.event(text, kind, mode, date, cast, where, status, topic, figures, current=current)
    return draft


def sources(event: EventRecord) -> list[str]:
    return [evidence.article for evidence in event.evidence]


MARCH_11 = {"year": 2031, "month": 3, "day": 11}
MAY_2 = {"year": 2029, "month": 5, "day": 2}


def test_a_meeting_told_by_two_articles_is_one() -> None:
    found = events(
        telling("Anna Verel a reçu Karel Dov mardi.", "Anna Verel", "Karel Dov", when=("mardi", {"weekday": 1})),
        telling(
            "Le 11 mars 2031, Karel Dov a vu Anna Verel.",
            "Karel Dov",
            "Anna Verel",
            id="deux",
            when=("11 mars 2031", MARCH_11),
        ),
    )
    assert [(event.date, sources(event)) for event in found] == [("2031-03-11", ["deux", "un"])]


def test_calls_to_two_partners_stay_two() -> None:
    call: dict[str, Any] = {"mode": "phone", "when": ("mardi", {"weekday": 1})}
    found = events(
        telling("Anna Verel a appelé Karel Dov mardi.", "Anna Verel", "Karel Dov", **call),
        telling("Anna Verel a appelé Ivan Moss mardi.", "Anna Verel", "Ivan Moss", id="deux", **call),
    )
    assert len(found) == 2


def test_meetings_of_one_cast_on_two_days_stay_two() -> None:
    found = events(
        telling("Anna Verel a reçu Karel Dov le 11 mars 2031.", "Verel", "Dov", when=("11 mars 2031", MARCH_11)),
        telling("Anna Verel a reçu Karel Dov le 2 mai 2029.", "Verel", "Dov", id="deux", when=("2 mai 2029", MAY_2)),
    )
    assert [event.date for event in found] == ["2029-05-02", "2031-03-11"]
    assert [event.id for event in found] == ["rencontre-verel-dov", "rencontre-verel-dov-2"]


def test_meetings_in_two_countries_stay_two() -> None:
    one = telling(
        "Anna Verel a vu Karel Dov à Lunéa mardi.",
        "Anna Verel",
        "Karel Dov",
        when=("mardi", {"weekday": 1}),
        place="Lunéa",
    )
    other = Draft("deux", "Anna Verel a vu Karel Dov à Oslo mardi.", "2031-03-14")
    cast = (other.actor("Anna Verel"), other.actor("Karel Dov"))
    oslo = other.place("Oslo", country="NO", kind="city")
    other.event(other.text, "CONSULT", "meet", other.date("mardi", weekday=1), cast, oslo)
    assert len(events(one, other)) == 2


def test_the_merged_date_is_the_most_precise_that_all_tellings_allow() -> None:
    month = ("mars 2031", {"year": 2031, "month": 3})
    year = ("2031", {"year": 2031})
    found = events(
        telling("En 2031, trêve de Verel et Dov", "Verel", "Dov", kind="AGREE", mode="", when=year, topic="trêve"),
        telling(
            "Trêve de Verel et Dov en mars 2031",
            "Verel",
            "Dov",
            id="deux",
            kind="AGREE",
            mode="",
            when=month,
            topic="trêve",
        ),
    )
    assert [event.date for event in found] == ["2031-03"]
    assert [(evidence.article, evidence.date) for evidence in found[0].evidence] == [("deux", None), ("un", "2031")]
    assert ("merge.vaguer", "un") in {(reason.rule, reason.article) for reason in found[0].date_reasons}


def test_an_announced_event_that_another_article_tells_as_past_is_past() -> None:
    day = ("11 mars 2031", MARCH_11)
    found = events(
        telling("Verel verra Dov le 11 mars 2031", "Verel", "Dov", published="2031-03-01", when=day, status="planned"),
        telling("Verel a vu Dov le 11 mars 2031", "Verel", "Dov", id="deux", when=day),
    )
    assert [event.status for event in found] == ["past"]


def test_an_offer_called_agreement_here_and_support_there_is_one_by_its_words() -> None:
    found = events(
        telling("Verel offre sa médiation entre l'Ostrie et la Lunée", "Verel", kind="AGREE", mode="", current=True),
        telling(
            "Verel propose une médiation entre l'Ostrie et la Lunée",
            "Verel",
            id="deux",
            kind="SUPPORT",
            mode="",
            current=True,
        ),
    )
    assert len(found) == 1


def test_a_denial_is_never_merged_with_what_it_denies() -> None:
    one = telling("Verel a vu Dov mardi", "Verel", "Dov", when=("mardi", {"weekday": 1}))
    other = telling("Verel n'a pas vu Dov mardi", "Verel", "Dov", id="deux", when=("mardi", {"weekday": 1}))
    other.events = [replace(event, negated=True) for event in other.events]
    assert len(events(one, other)) == 2


def test_news_without_a_date_falls_on_the_day_of_its_first_report() -> None:
    found = events(
        telling("Verel rencontre Dov", "Verel", "Dov", published="2031-03-14", current=True),
        telling("Verel rencontre enfin Dov", "Verel", "Dov", id="deux", published="2031-03-12", current=True),
    )
    assert [event.date for event in found] == ["2031-03-12"]


@pytest.mark.parametrize("count", [1, 2])
def test_figures_of_all_tellings_are_kept_with_their_words(count: int) -> None:
    march = ("mars 2031", {"year": 2031, "month": 3})
    tellings = [
        telling(
            f"Raid de Dov en mars 2031 : {16 + n} morts", "Dov", id=f"a{n}", kind="ASSAULT", when=march, dead=16 + n
        )
        for n in range(count)
    ]
    found = events(*tellings)
    assert [figure.evidence.exact for figure in found[0].figures] == [f"{16 + n} morts" for n in range(count)]


def test_an_accusation_and_the_one_that_answers_it_stay_two() -> None:
    one, other = (
        Draft("un", "Ostrie accuse Valdorie", "2031-03-14"),
        Draft("deux", "Valdorie accuse Ostrie", "2031-03-14"),
    )
    for draft in (one, other):
        cast = tuple(draft.actor(word, "state", country=word[:2]) for word in draft.text.split(" accuse "))
        draft.event(draft.text, "ACCUSE", actors=cast, roles=("source", "target"), status="ongoing")
    assert len(events(one, other)) == 2


@pytest.mark.parametrize(("published", "count"), [("2031-04-02", 1), ("2033-04-02", 2)])
def test_undated_facts_are_one_only_in_articles_of_one_time(published: str, count: int) -> None:
    one = telling("Verel se rapproche de Dov", "Verel", "Dov", kind="COOPERATE", mode="", status="ongoing")
    other = telling(
        "Verel se rapproche de Dov",
        "Verel",
        "Dov",
        id="b",
        published=published,
        kind="COOPERATE",
        mode="",
        status="ongoing",
    )
    assert len(events(one, other)) == count


def test_an_attack_by_nobody_named_is_one_by_town_and_day() -> None:
    day = ("mardi", {"weekday": 1})
    found = events(
        telling(
            "Un attentat a fait 9 morts à Lunéa mardi",
            kind="ASSAULT",
            mode="explosion",
            when=day,
            place="Lunéa",
            dead=9,
        ),
        telling("Explosion mardi à Lunéa", id="b", kind="ASSAULT", mode="explosion", when=day, place="Lunéa"),
    )
    assert [sources(event) for event in found] == [["b", "un"]]


@pytest.mark.parametrize(("when", "count"), [(None, 2), (("mardi", {"weekday": 1}), 1)])
def test_other_dead_are_of_another_raid_unless_the_time_is_the_same(when: Any, count: int) -> None:
    raids = [
        telling(
            f"Un raid de l'Ostrie a fait {dead} morts à Lunéa mardi",
            "Ostrie",
            id=id,
            kind="ASSAULT",
            mode="strike",
            when=when,
            place="Lunéa",
            topic="raid",
            dead=dead,
        )
        for id, dead in (("a", 9), ("b", 6))
    ]
    assert len(events(*raids)) == count


def test_strikes_on_two_towns_stay_two() -> None:
    day = ("mardi", {"weekday": 1})
    found = events(
        telling("Dov a frappé Lunéa mardi", "Dov", kind="ASSAULT", mode="strike", when=day, place="Lunéa"),
        telling(
            "Dov a frappé Port-Clair mardi", "Dov", id="b", kind="ASSAULT", mode="strike", when=day, place="Port-Clair"
        ),
    )
    assert len(found) == 2


def test_a_conference_is_one_whatever_guests_are_named() -> None:
    march = ("mars 2031", {"year": 2031, "month": 3})
    names: dict[str, Any] = {
        "kind": "CONSULT",
        "mode": "multilateral",
        "when": march,
        "place": "Lunéa",
        "topic": "conférence sur la mer",
    }
    one = telling("Verel et Dov seront à Lunéa en mars 2031", "Verel", "Dov", **names)
    other = telling("Verel et Moss seront à Lunéa en mars 2031", "Verel", "Moss", id="b", **names)
    assert len(events(one, other)) == 1


def fall(id: str, text: str, *, date: tuple[str, dict[str, Any]] | None = None, mode: str = "coup") -> Draft:
    draft = Draft(id, text)
    victim = draft.actor("Karel Dov", country="OS")
    when = draft.date(date[0], **date[1]) if date else None
    draft.event(text, "COERCE", mode, when, (victim,), roles=("target",))
    return draft


def test_what_happens_once_to_a_person_is_one_event_whatever_the_words() -> None:
    dated = fall("un", "Karel Dov a été renversé le 11 mars 2031 par sa garde.", date=("11 mars 2031", MARCH_11))
    undated = fall("deux", "La junte avait chassé Karel Dov du palais.")
    (event,) = events(dated, undated)
    assert (event.date, sources(event)) == ("2031-03-11", ["deux", "un"])


def test_what_can_happen_again_stays_apart() -> None:
    dated = fall(
        "un", "Karel Dov a été arrêté le 11 mars 2031 chez lui.", date=("11 mars 2031", MARCH_11), mode="arrest"
    )
    undated = fall("deux", "La junte avait enfermé Karel Dov au palais.", mode="arrest")
    assert len(events(dated, undated)) == 2
