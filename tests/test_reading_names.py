"""Names of an article: offsets that hold, mentions that belong together, odd input, and what the tables promise."""

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.language import Language
from generator.language.cut_gazetteer import cut
from generator.language.gazetteer import Gazetteer, load_gazetteer
from generator.reading.names import read_names
from generator.reading.view import View
from generator.schema.article import Article, Passage
from generator.schema.mentions import Actor, Place
from generator.text import fold

LANGUAGE = Language("fr")


def _view(*paragraphs: str) -> View:
    text = "\n\n".join(paragraphs)
    passages, at = [], 0
    for paragraph in paragraphs:
        passages.append(Passage(at, at + len(paragraph), True, "body.paragraph"))
        at += len(paragraph) + 2
    return View(Article("a", "a.txt", "", text, None, tuple(passages)), LANGUAGE)


def _read(*paragraphs: str) -> tuple[dict[str, Actor], dict[str, Place]]:
    actors, places = read_names(_view(*paragraphs))
    return {actor.name: actor for actor in actors}, {place.name: place for place in places}


WORDS = st.sampled_from(
    "le la président ministre russe Moscou M. Mme E. al-Assad de du des , . ( ) « » à Bakou Vladimir Poutine son "
    "homologue arménien et Conseil sécurité (ONU) M23 les séparatistes ’ - von der Leyen \n chef d'Etat Paris".split(
        " "
    )
)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200))
def test_every_mention_is_the_text_at_its_offsets(text: str) -> None:
    view = _view(text)
    actors, places = read_names(view)
    items: tuple[Actor | Place, ...] = (*actors, *places)
    for item in items:
        assert item.mentions
        assert [m.start for m in item.mentions] == sorted(m.start for m in item.mentions)
        assert all(view.text[m.start : m.end] == m.surface and m.rule for m in item.mentions)


def test_discarded_passages_name_nobody() -> None:
    text = "Le maire Jean Collinet a parlé.\n\nÀ lire aussi : le préfet Luc Astier démissionne"
    second = text.index("À lire")
    passages = (Passage(0, second - 2, True, "body.paragraph"), Passage(second, len(text), False, "discarded.teaser"))
    actors, _ = read_names(View(Article("a", "a.txt", "", text, None, passages), LANGUAGE))
    assert [actor.name for actor in actors] == ["Jean Collinet"]


def test_a_function_tells_country_and_gender() -> None:
    actors, _ = _read("La présidente moldave Ana Lupescu a reçu M. Garvalon, ministre du Travail.")
    assert (actors["Ana Lupescu"].country, actors["Ana Lupescu"].feminine) == ("MD", True)
    assert [(role.label, role.country) for role in actors["Ana Lupescu"].roles] == [("présidente moldave", "MD")]
    assert (actors["Garvalon"].country, actors["Garvalon"].feminine) == (None, False)
    assert [role.label for role in actors["Garvalon"].roles] == ["ministre du Travail"]


def test_a_counterpart_has_the_function_of_the_other() -> None:
    actors, _ = _read("Le président ghanéen Kofi Mensah a reçu son homologue togolais Kodjo Amevor.")
    assert [(role.label, role.country) for role in actors["Kodjo Amevor"].roles] == [("président", "TG")]


def test_a_leader_named_by_family_name_has_no_country_that_the_text_does_not_say() -> None:
    actors, _ = _read("Macron a promis une réponse.")
    assert actors["Macron"].country is None


def test_a_known_town_has_coordinates_and_a_key() -> None:
    _, places = _read("Il est arrivé à Sotchi, venant de la région du Haut-Karabakh.")
    sotchi, karabakh = places["Sotchi"], places["Haut-Karabakh"]
    assert (sotchi.country, sotchi.kind) == ("RU", "city")
    assert sotchi.key is not None and sotchi.key.isdigit()
    assert sotchi.latitude == pytest.approx(43.6, abs=0.1)
    assert (karabakh.key, karabakh.kind, karabakh.longitude) == ("haut-karabakh", "region", 46.75)


def test_a_town_of_the_state_in_question_is_meant_before_a_bigger_one() -> None:
    _, places = _read("Le Liban est en deuil. Une explosion a secoué un marché à Tripoli.")
    assert places["Tripoli"].country == "LB"
    _, places = _read("Une explosion a secoué un marché à Tripoli.")
    assert places["Tripoli"].country == "LY"


def test_forms_tell_how_somebody_is_named() -> None:
    actors, _ = _read("Le président letton Janis Ozols a parlé. Ozols reviendra. Le chef d'État l'a promis.")
    assert [mention.form for mention in actors["Janis Ozols"].mentions] == ["full", "family", "role"]
    actors, _ = _read("La Lettonie proteste. Riga exige des excuses après l'attaque lettone. L'ONU aussi.")
    assert [mention.form for mention in actors["Lettonie"].mentions] == ["name", "capital", "demonym"]
    assert [mention.form for mention in actors["ONU"].mentions] == ["acronym"]


@pytest.mark.parametrize(
    ("key", "definite", "located", "possessive"),
    [
        ("AZ", "l'Azerbaïdjan", "en Azerbaïdjan", "de l'Azerbaïdjan"),
        ("ML", "le Mali", "au Mali", "du Mali"),
        ("US", "les États-Unis", "aux États-Unis", "des États-Unis"),
        ("FR", "la France", "en France", "de la France"),
        ("CU", "Cuba", "à Cuba", "de Cuba"),
        ("IL", "Israël", "en Israël", "d'Israël"),
        ("HT", "Haïti", "en Haïti", "d'Haïti"),
        ("HU", "la Hongrie", "en Hongrie", "de la Hongrie"),
        ("YE", "le Yémen", "au Yémen", "du Yémen"),
        ("NL", "les Pays-Bas", "aux Pays-Bas", "des Pays-Bas"),
    ],
)
def test_a_state_is_said_as_french_says_it(key: str, definite: str, located: str, possessive: str) -> None:
    country = LANGUAGE.countries.get(key)
    assert country is not None
    assert (country.definite, country.located, country.possessive) == (definite, located, possessive)


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("ukrainiennes", ["UA"]),
        ("azérie", ["AZ"]),
        ("turque", ["TR"]),
        ("grecques", ["GR"]),
        ("burkinabè", ["BF"]),
        ("nord-coréens", ["KP"]),
        ("arméno-azéri", ["AM", "AZ"]),
        ("russo-ukrainien", ["RU", "UA"]),
        ("nigérien", ["NE"]),
        ("nigérian", ["NG"]),
        ("montagneux", []),
    ],
)
def test_an_adjective_leads_to_its_states(word: str, keys: list[str]) -> None:
    found = LANGUAGE.countries.demonym(fold(word))
    assert [country.key for country in found.countries] == keys if found else keys == []


def test_every_capital_has_coordinates() -> None:
    by_hand = {fold(written) for written, _ in LANGUAGE.places.by_hand()}
    countries = [country for country in LANGUAGE.countries.all.values() if country.iso]
    unknown = [
        country.row.capital[0]
        for country in countries
        if country.row.capital and not LANGUAGE.places.towns(fold(country.row.capital[0]))
        if fold(country.row.capital[0]) not in by_hand
    ]
    assert unknown == []


def test_places_written_by_hand_lie_on_earth() -> None:
    for written, spot in LANGUAGE.places.by_hand():
        assert -90 <= spot.latitude <= 90 and -180 <= spot.longitude <= 180, written
        assert spot.country is None or spot.country in LANGUAGE.countries.all, written


def test_the_gazetteer_is_small_and_its_keys_are_in_order() -> None:
    gazetteer = load_gazetteer()
    assert len(gazetteer.rows) > 30_000
    assert gazetteer.keys == sorted(gazetteer.keys)


def test_the_cut_of_the_gazetteer_is_repeatable_and_prefers_the_likelier_town() -> None:
    def row(number: int, name: str, country: str, population: int, *others: str) -> dict[str, object]:
        where = {"latitude": 1.234, "longitude": 5.678}
        town = {"geonameid": number, "name": name, "countrycode": country, "population": population}
        return town | where | {"alternatenames": list(others)}

    cities = [
        row(1, "Valencia", "ES", 800_000, "Valence", "VLC", "Mai", "Валенсия"),
        row(2, "Valence", "FR", 63_000),
        row(3, "Tiny", "US", 900),
        row(4, "Bonn", "DE", 330_000),
    ]
    assert cut(cities) == cut(reversed(cities))
    rows, _, keys = gzip.decompress(cut(cities)).decode().partition("\n\n")
    gazetteer = Gazetteer(rows.split("\n"), keys.split("\n"))
    assert [town.country for town in gazetteer.find("valence")] == ["FR", "ES"]
    assert gazetteer.find("valencia")[0].geonames == 1
    assert gazetteer.find("mai") == gazetteer.find("vlc") == gazetteer.find("tiny") == ()


def test_geonames_is_thanked_beside_the_data() -> None:
    from generator.language.data import FOLDER

    assert "Creative Commons Attribution 4.0" in (FOLDER / "fr" / "NOTICE").read_text(encoding="utf-8")
