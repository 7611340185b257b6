"""French put together from names: nothing elided that is not, nothing contracted wrongly."""

import pytest

from generator.language import Language

FRENCH = Language().phrasing


@pytest.mark.parametrize(
    ("name", "kind", "of"),
    [
        ("Vladimir Poutine", "person", "de Vladimir Poutine"),
        ("Ilham Aliev", "person", "d'Ilham Aliev"),
        ("Hassan Rohani", "person", "de Hassan Rohani"),
        ("Hélène Carrère", "person", "d'Hélène Carrère"),
        ("Yves Leterme", "person", "d'Yves Leterme"),
        ("Yoon Suk-yeol", "person", "de Yoon Suk-yeol"),
        ("Ouattara", "person", "de Ouattara"),
        ("Azerbaïdjan", "state", "de l'Azerbaïdjan"),
        ("États-Unis", "state", "des États-Unis"),
        ("Mali", "state", "du Mali"),
        ("Cuba", "state", "de Cuba"),
        ("Haïti", "state", "d'Haïti"),
        ("Kremlin", "organisation", "du Kremlin"),
        ("Otan", "organisation", "de l'Otan"),
        ("Séparatistes arméniens", "organisation", "des séparatistes arméniens"),
        ("Houthis", "organisation", "des Houthis"),
        ("Militaires", "organisation", "des militaires"),
        ("Putschistes de Niamey", "organisation", "des putschistes de Niamey"),
        ("Reuters", "organisation", "de Reuters"),
        ("Junte", "organisation", "de la junte"),
        ("Armée azerbaïdjanaise", "organisation", "de l'armée azerbaïdjanaise"),
        ("Armée de libération du Kosovo", "organisation", "de l'Armée de libération du Kosovo"),
    ],
)
def test_a_name_behind_de(name: str, kind: str, of: str) -> None:
    assert FRENCH.after("de", FRENCH.definite(name, kind)) == of


@pytest.mark.parametrize(
    ("name", "kind", "where"),
    [
        ("Bakou", "city", "à Bakou"),
        ("Le Caire", "city", "au Caire"),
        ("La Havane", "city", "à La Havane"),
        ("Azerbaïdjan", "country", "en Azerbaïdjan"),
        ("Mali", "country", "au Mali"),
        ("États-Unis", "country", "aux États-Unis"),
        ("Haut-Karabakh", "region", "au Haut-Karabakh"),
        ("Crimée", "region", "en Crimée"),
        ("Donbass", "region", "dans le Donbass"),
        ("Bande de Gaza", "region", "dans la bande de Gaza"),
        ("Azawad", "region", "dans l'Azawad"),
        ("Mer Noire", "sea", "en mer Noire"),
    ],
)
def test_where_something_happens(name: str, kind: str, where: str) -> None:
    assert FRENCH.located(name, kind) == where


def test_lists_end_with_et() -> None:
    assert FRENCH.listed(["le Mali"]) == "le Mali"
    assert FRENCH.listed(["A", "B", "C"]) == "A, B et C"
    assert FRENCH.after_all("de", ["la Russie", "les États-Unis"]) == "de la Russie et des États-Unis"
