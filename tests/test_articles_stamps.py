"""What a page says of its date, its outlet and its author."""

import pytest

from generator import articles
from generator.language import Language
from generator.schema.article import Article

LANGUAGE = Language("fr")
TITLE = "Le Valdor et l'Ostrie signent un accord de pêche à Lunéa"
TEXT = (
    "La présidente du Valdor, Hélène Marsan, et le Premier ministre d'Ostrie, Boris Telkov, ont signé mardi à Lunéa un "
    "accord de pêche qui vaudra pour dix ans."
)
MORE = "Hélène Marsan a salué à Lunéa un accord que Boris Telkov juge équilibré. Les pêcheurs attendent de voir."


def _read(*lines: str) -> Article:
    return articles.parse("\n\n".join(lines), id="a", file="a.txt", sha256="", language=LANGUAGE)


def _stamps(*lines: str) -> list[tuple[str, str]]:
    return [(stamp.rule.removeprefix("stamp."), stamp.value) for stamp in _read(*lines).stamps]


@pytest.mark.parametrize(
    ("line", "rule", "value"),
    [
        ("Publié le 12 mars 2031", "published", "2031-03-12"),
        ("Publié le 12/03/2031 à 14h30", "published", "2031-03-12"),
        ("Mis en ligne le 1er avril 2031 à 9:05", "published", "2031-04-01"),
        ("Published at: 2031-03-12 04:00:13", "published", "2031-03-12"),
        ("Mis à jour le 13.03.2031", "updated", "2031-03-13"),
        ("12 mars 2031", "day", "2031-03-12"),
        ("5 janv. 2031", "day", "2031-01-05"),
        ("lundi 10 mars 2031 - par Jeanne Pruvost", "day", "2031-03-10"),
        ("information fournie par France 24 12/03/2031 à 13:51", "day", "2031-03-12"),
        ("/2031/03/12/000-36ab-66c361.jpg)", "image", "2031-03-12"),
        ("Source : https://exemple.org/monde/article/2031/03/12/accord-de-peche/", "address", "2031-03-12"),
    ],
)
def test_a_page_dates_itself(line: str, rule: str, value: str) -> None:
    assert _stamps(TITLE, line, TEXT, MORE) == [(rule, value)]


@pytest.mark.parametrize(
    "dateline",
    ["Paris, 9 octobre 2031 – ", "LUNÉA, le 9 octobre 2031 (AFP) - ", "9 octobre 2031 . – "],
)
def test_a_dateline_is_a_stamp_and_stays_in_its_sentence(dateline: str) -> None:
    article = _read(TITLE, dateline + TEXT, MORE)
    assert [(stamp.rule, stamp.value) for stamp in article.stamps] == [("stamp.dateline", "2031-10-09")]
    assert article.text.startswith(dateline.strip(), article.body[1].start)


def test_a_dateline_without_year_takes_it_from_the_month_of_the_collection() -> None:
    stamps = _stamps(f" date 2031-10 {TITLE}", f"PARIS, 9 octobre (Reuters) - {TEXT}", MORE)
    assert stamps == [("dateline", "2031-10-09"), ("month", "2031-10")]


def test_stamps_come_strongest_first() -> None:
    stamps = _stamps(f" date 2031-03 {TITLE}", "Modifié le 13/03/2031", "Publié le 12/03/2031", TEXT)
    assert [rule for rule, _ in stamps] == ["published", "updated", "month"]


def test_of_several_pictures_the_latest_counts_and_placeholders_do_not() -> None:
    pictures = ("/2031/03/12/a.jpg)", "/2030/07/06/b.png)", "/2032/01/01/c_placeholder-36b.png)")
    assert _stamps(TITLE, *pictures, TEXT) == [("image", "2031-03-12")]


def test_a_date_that_the_calendar_lacks_is_no_stamp() -> None:
    assert _stamps(TITLE, "Publié le 31/02/2031", TEXT) == []


def test_dates_of_the_story_of_comments_and_of_links_are_no_stamps() -> None:
    told = "L'accord a été publié le 3 mars 2031 par le journal officiel du Valdor, selon Hélène Marsan."
    comment = ("2 commentaires", "Paul Petit", "le 10 septembre 2031", "Bravo à Hélène Marsan et à Boris Telkov.")
    assert _stamps(TITLE, TEXT, told, *comment) == []


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Par Euronews", "Euronews"),
        ("par France 24 FR", "France 24"),
        ("Le Monde avec AFP", "Le Monde"),
        ("Connectez-vous ou créez votre espace franceinfo pour commenter.", "franceinfo"),
        ("Source : https://www.lemonde.fr/article/2031/03/12/accord.html", "Le Monde"),
        ("AFP", None),
        ("Avec RFI", None),
    ],
)
def test_the_outlet_is_the_one_that_signs(line: str, outlet: str | None) -> None:
    assert _read(TITLE, TEXT, MORE, line).outlet == outlet


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Par Jeanne Pruvost", "Jeanne Pruvost"),
        ("Par Jeanne de Saint-Pruvost, envoyée spéciale à Lunéa", "Jeanne de Saint-Pruvost"),
        ("Author: Jeanne", "Jeanne"),
        ("Par la rédaction", None),
        ("Par Euronews", None),
        ("redaction@exemple.org", None),
    ],
)
def test_the_author_is_a_person_who_signs(line: str, author: str | None) -> None:
    assert _read(TITLE, line, TEXT, MORE).author == author


def test_the_address_of_the_page_is_kept_and_a_picture_is_none() -> None:
    address = "https://exemple.org/monde/accord-de-peche"
    assert _read(TITLE, TEXT, f"Source : {address}").url == address
    assert _read(TITLE, "https://exemple.org/photos/lunea.jpg", TEXT).url is None
