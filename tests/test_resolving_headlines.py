"""From a sentence to its headline: who did what to whom, about what, in the source's own words where they are short."""

import pytest

from generator import articles
from generator.language import Language
from generator.reading.reader import read
from generator.resolving.resolver import resolve
from generator.schema.dossier import Dossier

FRENCH = Language()


def headlines(text: str) -> list[str]:
    article = articles.parse(text, id="text", file="", sha256="", language=FRENCH)
    resolution = resolve([article], [read(article, FRENCH)], FRENCH, Dossier())
    return [event.title for event in resolution.drafts.events.values()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le Tchad accuse le Soudan d'armer des rebelles.", "Le Tchad accuse le Soudan d'armer des rebelles"),
        ("La Grèce a accusé mardi la Turquie de provocation.", "La Grèce accuse la Turquie de provocation"),
        (
            "La Gambie est accusée d'avoir abrité des trafiquants d'armes depuis 2019.",
            "La Gambie est accusée d'avoir abrité des trafiquants d'armes",
        ),
        (
            "Le Kenya reproche à la Somalie son manque de coopération, et menace de fermer des camps.",
            "Le Kenya reproche à la Somalie son manque de coopération",
        ),
        (
            "Accra reproche aux deux camps leur absence de volonté.",
            "Le Ghana reproche aux deux camps leur absence de volonté",
        ),
        ("Lima exige le départ des soldats équatoriens.", "Le Pérou exige le départ des soldats équatoriens"),
        (
            "L'ONU a demandé au Soudan de rouvrir les routes du Nil, lundi.",
            "L'ONU demande au Soudan de rouvrir les routes du Nil",
        ),
        (
            "Le Togo a demandé aux négociateurs de reprendre les pourparlers.",
            "Le Togo demande aux négociateurs de reprendre les pourparlers",
        ),
        ("Le Chili revendique une partie du glacier.", "Le Chili revendique une partie du glacier"),
        (
            "Le Bénin a rompu les relations diplomatiques avec le Niger.",
            "Le Bénin rompt les relations diplomatiques avec le Niger",
        ),
        ("Le Pérou a rejeté la proposition du médiateur.", "Le Pérou rejette la proposition du médiateur"),
        (
            "Le Chili et le Pérou ont annoncé mardi qu'ils créeront une commission commune.",
            "Le Chili et le Pérou annoncent une commission commune",
        ),
        (
            "Le Chili et le Pérou se sont engagés à « ne pas fermer la frontière ».",
            "Le Chili et le Pérou s'engagent à « ne pas fermer la frontière »",
        ),
        (
            "Le Kenya et la Somalie sont parvenus à un accord sur le partage des eaux.",
            "Accord entre le Kenya et la Somalie sur le partage des eaux",
        ),
        (
            "Le Kenya et la Somalie ne sont pas parvenus à un accord sur le partage des eaux.",
            "Désaccord entre le Kenya et la Somalie sur le partage des eaux",
        ),
        (
            "Ankara avait réussi à obtenir un accord de cessez-le-feu après deux mois de combats.",
            "Accord de cessez-le-feu obtenu par la Turquie",
        ),
        (
            "La Norvège a organisé des négociations entre le Pérou et le Chili à Oslo.",
            "Négociations entre le Pérou et le Chili à Oslo organisées par la Norvège",
        ),
        (
            "Le Maroc a proposé son aide en vue d'un accord de paix avec le Tchad.",
            "Le Maroc propose son aide en vue d'un accord de paix avec le Tchad",
        ),
        ("Le Ghana a imposé de lourdes sanctions au Togo.", "Le Ghana impose de lourdes sanctions au Togo"),
        (
            "Oslo a réclamé de son côté « la stricte observation de la trêve convenue en juillet ».",
            "La Norvège réclame « la stricte observation de la trêve convenue »",
        ),
        ("Le Pérou a exigé que les pêcheurs soient libérés.", "Le Pérou exige que les pêcheurs soient libérés"),
        (
            "Le Pérou a exigé la libération immédiate du général Ruiz et des deux marins.",
            "Le Pérou exige la libération immédiate du général Ruiz et des deux marins",
        ),
        ("La police a annoncé que trois pêcheurs ont été tués jeudi à Lomé.", "Violences meurtrières à Lomé"),
    ],
)
def test_a_headline_says_what_it_is_about(text: str, expected: str) -> None:
    assert expected in headlines(text)


@pytest.mark.parametrize(
    "text",
    [
        "Le Tchad refuse de les libérer.",
        "Le Tchad rejette cette proposition.",
        "Le Tchad demande que celle-ci soit retirée.",
    ],
)
def test_words_that_cannot_stand_alone_are_left_out(text: str) -> None:
    titles = headlines(text)
    assert all(title.split()[0] in ("Refus", "Demande", "Désaccord") for title in titles), titles


def test_a_headline_is_cut_where_a_reader_would_cut_it() -> None:
    text = (
        "Le Pérou exige la libération immédiate du gouverneur et le retour de ses conseillers dans la capitale "
        "avant la fin de la saison des pluies."
    )
    assert headlines(text) == ["Le Pérou exige la libération immédiate du gouverneur et le retour de ses conseillers"]
