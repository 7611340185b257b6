"""Titles are headlines that a careful person would write, never a dump of fields."""

import pytest

from generator.language import Language
from generator.resolving.titles import Headline, Named

FRENCH = Language()
MARSAN = Named("Hélène Marsan", "person", "source")
ALIEV = Named("Ilham Aliev", "person", "target")
STATES = (Named("Iran", "state", "source"), Named("États-Unis", "state", "target"))


def title(
    kind: str,
    mode: str = "",
    *actors: Named,
    topic: str = "",
    place: tuple[str, str] | None = None,
    told: tuple[tuple[str, str], ...] = (),
) -> str:
    return Headline(FRENCH, kind, mode, topic, actors, place, told).text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            title("CONSULT", "visit", MARSAN, ALIEV, topic="visite d'État", place=("Azerbaïdjan", "country")),
            "Visite d'État d'Hélène Marsan en Azerbaïdjan",
        ),
        (title("CONSULT", "phone", MARSAN, ALIEV), "Entretien téléphonique entre Hélène Marsan et Ilham Aliev"),
        (
            title("AGREE", "", *STATES, topic="accord de cessez-le-feu", place=("Haut-Karabakh", "region")),
            "Accord de cessez-le-feu au Haut-Karabakh",
        ),
        (title("AGREE", "", *STATES), "Accord entre l'Iran et les États-Unis"),
        (
            title("CONSULT", "", MARSAN, ALIEV, place=("Le Caire", "city")),
            "Rencontre entre Hélène Marsan et Ilham Aliev au Caire",
        ),
        (title("ACCUSE", "", *STATES), "L'Iran accuse les États-Unis"),
        (
            title("ACCUSE", "", Named("États-Unis", "state", "source"), Named("Mali", "state", "target")),
            "Les États-Unis accusent le Mali",
        ),
        (
            title("ASSAULT", "", *STATES, place=("Bande de Gaza", "region")),
            "Attaque de l'Iran contre les États-Unis dans la bande de Gaza",
        ),
        (
            title("ASSAULT", "", *STATES, topic="guerre au Haut-Karabakh", place=("Haut-Karabakh", "region")),
            "Guerre au Haut-Karabakh de l'Iran contre les États-Unis",
        ),
        (
            title(
                "SANCTION", "", Named("Union européenne", "organisation", "source"), Named("Mali", "state", "target")
            ),
            "Sanctions de l'Union européenne contre le Mali",
        ),
        (title("PROTEST", "", place=("Tbilissi", "city")), "Manifestation à Tbilissi"),
        (title("COOPERATE"), "Coopération"),
        (
            title("REQUEST", "", *STATES, told=(("exiger", "le départ de la délégation"),)),
            "L'Iran exige le départ de la délégation",
        ),
        (
            title("ACCUSE", "", Named("États-Unis", "state", "target"), told=(("accuser", "d'avoir menti"),)),
            "Les États-Unis sont accusés d'avoir menti",
        ),
        # A name does not tell a person's gender: nothing agrees with it.
        (title("ACCUSE", "", ALIEV, told=(("accuser", "d'avoir menti"),)), "Accusations contre Ilham Aliev"),
        (
            title("CONSULT", "meet", *STATES, told=(("", "sur le prix du gaz"),), place=("Oman", "country")),
            "Rencontre entre l'Iran et les États-Unis à Oman sur le prix du gaz",
        ),
    ],
)
def test_a_title_reads_like_a_headline(written: str, expected: str) -> None:
    assert written == expected


def test_every_type_has_a_title_whatever_is_known() -> None:
    types = {key.split(":")[0].split(".")[0] for key in FRENCH.headlines}
    assert len(types) == 16
    for kind in types:
        assert title(kind)
        assert title(kind, "", MARSAN, place=("Bakou", "city"))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (title("CONSULT", "meet", ALIEV), "Rencontre avec Ilham Aliev"),
        (title("CONSULT", "meet", Named("CNRD", "organisation"), topic="échanges"), "Échanges avec le CNRD"),
        (title("CONSULT", "multilateral", Named("CEDEAO", "organisation")), "Sommet de la CEDEAO"),
        (title("CONSULT", "visit", Named("Mali", "state")), "Visite du Mali"),
        (title("REJECT", "", Named("Rwanda", "state", "target")), "Refus opposé au Rwanda"),
        (title("ASSAULT", "destroy", Named("Haïti", "state")), "Violences (Haïti)"),
        (
            title("MOBILIZE", "troops", Named("États-Unis", "state"), Named("Corée du Sud", "state")),
            "Exercice militaire entre les États-Unis et la Corée du Sud",
        ),
    ],
)
def test_a_title_names_the_only_one_known_to_take_part(written: str, expected: str) -> None:
    assert written == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (title("ASSAULT", "kill", ALIEV, topic="assassinat"), "Assassinat d'Ilham Aliev"),
        (title("ASSAULT", "kill", ALIEV, topic="attentat"), "Attentat contre Ilham Aliev"),
        (title("ASSAULT", "kill", Named("Mali", "state", "target")), "Attaque meurtrière contre le Mali"),
        (
            title(
                "ASSAULT", "kill", Named("Iran", "state", "source"), Named("Soldats maliens", "organisation", "target")
            ),
            "Mort de soldats maliens, tués par l'Iran",
        ),
    ],
)
def test_people_die_and_states_are_attacked(written: str, expected: str) -> None:
    assert written == expected
