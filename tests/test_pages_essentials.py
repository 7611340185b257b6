"""The sentences of the briefing are good French, made from records alone."""

from dataclasses import replace

import pytest

from generator.pages import Site
from generator.pages.desk import Desk
from generator.pages.essentials import choose, sentence
from generator.schema.mentions import ActorKind, Role
from generator.schema.records import ActorRecord, EventRecord, Evidence, Figure, Participation, PlaceRecord
from tests import sites

PEOPLE: dict[str, tuple[str, ActorKind]] = {
    "aliev": ("Ilham Aliev", "person"),
    "lavrov": ("Sergueï Lavrov", "person"),
    "marin": ("Léa Marin", "person"),
    "iran": ("Iran", "state"),
    "mali": ("Mali", "state"),
    "usa": ("États-Unis", "state"),
}
PLACES = {"caire": ("Le Caire", "city"), "mali": ("Mali", "country"), "bamako": ("Bamako", "city")}
WORDS = Evidence(article="courrier-port-clair", exact="signature", start=0, end=9)


def event(kind: str, title: str, *actors: str, **values: object) -> EventRecord:
    """Actors are written "ROLE:KEY", the date is 4 May 2023 unless another is given."""
    parts = [Participation(actor=key, role=_role(role)) for role, key in (actor.split(":") for actor in actors)]
    known = {"id": "e", "title": title, "type": kind, "date": "2023-05-04", "actors": parts, "evidence": [WORDS]}
    return EventRecord.model_validate(known | values)


def _role(word: str) -> Role:
    roles: dict[str, Role] = {"source": "source", "target": "target", "party": "party"}
    return roles[word]


def desk(*events: EventRecord) -> Desk:
    site = sites.toy()
    dossier = replace(
        site.dossier,
        events={one.id: one for one in events},
        actors={key: ActorRecord(id=key, name=name, kind=kind) for key, (name, kind) in PEOPLE.items()},
        places={key: PlaceRecord(id=key, name=name, kind=kind) for key, (name, kind) in PLACES.items()},
    )
    return Desk(replace(site, dossier=dossier))


def told(one: EventRecord) -> str:
    return sentence(desk(one), one).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (
            event("CONSULT", "Visite d'État de Léa Marin", "source:marin", "target:mali", mode="visit", place="mali"),
            "Le 4 mai 2023, Léa Marin effectue une visite d’État au Mali.",
        ),
        (
            event("CONSULT", "Visite de Léa Marin", "source:marin", "target:iran", mode="visit"),
            "Le 4 mai 2023, Léa Marin effectue une visite en Iran.",
        ),
        (
            event("CONSULT", "Rencontre", "source:marin", "target:aliev", "target:lavrov", mode="meet", place="caire"),
            "Le 4 mai 2023, Léa Marin rencontre Ilham Aliev et Sergueï Lavrov au Caire.",
        ),
        (
            event("CONSULT", "Entretien téléphonique", "party:marin", "party:lavrov", mode="phone"),
            "Le 4 mai 2023, Léa Marin et Sergueï Lavrov se parlent au téléphone.",
        ),
        (
            event("CONSULT", "Conférence sur la paix à Bamako", mode="multilateral", place="bamako", date="2023-05"),
            "En mai 2023 a lieu la conférence sur la paix à Bamako.",
        ),
        (
            event("CONSULT", "Négociations sur la paix à Bamako", mode="multilateral", status="planned", date="2023"),
            "En 2023 doivent avoir lieu les négociations sur la paix à Bamako.",
        ),
        (
            event("ACCUSE", "Les États-Unis accusent l'Iran", "source:usa", "target:iran"),
            "Le 4 mai 2023, les États-Unis accusent l’Iran.",
        ),
        (
            event("SANCTION", "Sanctions contre le Mali", "source:usa", "target:mali", date="2023-05/2023-06"),
            "De mai 2023 à juin 2023, les États-Unis prennent des sanctions contre le Mali.",
        ),
        (
            event("AGREE", "Accord de paix entre l'Iran et le Mali", "party:iran", "party:mali", date="2023-10-01"),
            "Le 1er octobre 2023, l’Iran et le Mali concluent un accord de paix.",
        ),
        (
            event("ASSAULT", "Offensive du Mali contre l'Iran à Bamako", "source:mali", "target:iran", place="bamako"),
            "Le 4 mai 2023, le Mali mène une offensive contre l’Iran à Bamako.",
        ),
    ],
)  # fmt: skip
def test_an_event_reads_as_a_sentence(one: EventRecord, expected: str) -> None:
    assert told(one) == expected


def test_a_title_that_names_nobody_makes_no_sentence() -> None:
    assert told(event("CONSULT", "Rencontre", mode="meet")) == ""


def test_a_figure_is_said_with_the_number_of_its_sources() -> None:
    one = event("ASSAULT", "Combats entre l'Iran et le Mali", "party:iran", "party:mali",
                figures=[Figure(value=1200, unit="morts", qualifier="about", evidence=WORDS)])  # fmt: skip
    assert told(one) == "Le 4 mai 2023, l’Iran et le Mali s’affrontent. Une source parle d’environ 1 200 morts."


def test_figures_that_differ_are_both_said() -> None:
    other = WORDS.model_copy(update={"article": "gazette-lunea"})
    figures = [Figure(value=14, unit="morts", evidence=WORDS), Figure(value=16, unit="morts", evidence=other)]
    one = event("ASSAULT", "Combats entre l'Iran et le Mali", "party:iran", "party:mali", figures=figures)
    assert told(one).endswith("2 sources parlent de 14 morts ou 16 morts.")


def test_the_best_supported_events_come_and_never_two_that_read_the_same() -> None:
    other = WORDS.model_copy(update={"article": "gazette-lunea"})
    strong = event("ACCUSE", "L'Iran accuse le Mali", "source:iran", "target:mali", id="a", evidence=[WORDS, other])
    twin = event("ACCUSE", "L'Iran accuse le Mali", "source:iran", "target:mali", id="b", date="2023-05")
    assert [one.id for one in choose(desk(strong, twin))] == ["a"]


def test_an_announced_event_only_fills_up(toy_view: Site) -> None:
    past = [event("ACCUSE", f"L'Iran accuse le Mali de {n}", "source:iran", "target:mali", id=f"p{n}", date=f"202{n}")
            for n in range(3)]  # fmt: skip
    ahead = event("CONSULT", "Conférence sur la paix à Bamako", id="z", status="planned", date="2024-05")
    assert [one.id for one in choose(desk(*past, ahead))] == ["p2", "p1", "p0"]
    assert [one.id for one in choose(desk(*past[:2], ahead))] == ["z", "p1", "p0"]


def test_in_another_language_the_title_stands_as_it_is(toy_view: Site) -> None:
    view = sites.english(toy_view)
    one = next(iter(view.dossier.events.values()))
    assert sentence(Desk(view), one).startswith(one.title)
