"""Numbers as French writes them, and the laws that figures keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language import Language
from generator.reading.counting.numbers import find_numbers
from generator.reading.figures import read_figures
from generator.reading.view import View
from generator.schema.article import Article, Passage
from generator.schema.mentions import Figure
from generator.text import fold

LANGUAGE = Language("fr")


def figures(text: str) -> tuple[Figure, ...]:
    passage = Passage(0, len(text), True, "body.paragraph")
    return read_figures(View(Article("a", "a.txt", "", text, None, (passage,)), LANGUAGE))


def values(text: str) -> list[float]:
    folded = fold(text)
    return [number.value for number in find_numbers(folded, 0, len(folded), LANGUAGE.quantities)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6 500", 6500),
        ("6\u00a0500", 6500),
        ("6\u202f500", 6500),
        ("6.500", 6500),
        ("6,500", 6500),
        ("1 234 567", 1234567),
        ("1,5 million", 1500000),
        ("1.5 million", 1500000),
        ("trois millions", 3000000),
        ("un million et demi", 1500000),
        ("un demi-million", 500000),
        ("quatre-vingt-dix-sept", 97),
        ("quatre-vingts", 80),
        ("vingt et un", 21),
        ("soixante et onze", 71),
        ("septante-deux", 72),
        ("deux cent trente-quatre", 234),
        ("deux cents", 200),
        ("cinq cent mille", 500000),
        ("mille deux cents", 1200),
        ("un million deux cent mille", 1200000),
        ("une centaine", 100),
        ("une bonne vingtaine", 20),
        ("trois douzaines", 36),
        ("deux milliers et demi", 2500),
    ],
)
def test_a_number_has_its_value(text: str, value: float) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize("text", ["des dizaines", "plusieurs centaines", "quelques milliers", "le G7", "12h", "zéro"])
def test_what_has_no_value_is_no_number(text: str) -> None:
    assert values(text) == []


def test_two_numbers_joined_by_et_stay_two() -> None:
    assert values("dix et douze") == [10, 12]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("12 morts", "exact"),
        ("au moins 12 morts", "at_least"),
        ("plus de 12 morts", "more_than"),
        ("plus d'une douzaine de morts", "more_than"),
        ("près de 12 morts", "about"),
        ("une douzaine de morts", "about"),
        ("moins de 12 morts", "less_than"),
        ("jusqu'à 12 morts", "at_most"),
        ("12 morts au moins", "at_least"),
        ("entre 12 et 20 morts", "at_least"),
    ],
)
def test_what_stands_around_a_number_qualifies_it(text: str, qualifier: str) -> None:
    (figure,) = figures(f"Le bilan est de {text}.")
    assert (figure.value, figure.unit, figure.qualifier) == (12, "morts", qualifier)


def test_a_range_with_one_multiplier_keeps_the_scale() -> None:
    (figure,) = figures("On compte 2 à 3 millions de réfugiés.")
    assert (figure.value, figure.qualifier) == (3_000_000, "about")


def test_a_figure_covers_its_number_and_what_counts() -> None:
    text = "Hier, la mort de 43 marins a ému le port."
    (figure,) = figures(text)
    assert text[figure.start : figure.end] == "mort de 43 marins"


def test_one_person_counts_only_where_the_text_counts() -> None:
    assert [figure.value for figure in figures("Un soldat a été tué.")] == [1]
    assert figures("La mort d'un ministre et l'arrestation d'un homme.") == ()


@given(st.text(max_size=120))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    for figure in figures(text):
        assert 0 <= figure.start < figure.end <= len(text)
        assert figure.value > 0


@given(st.integers(min_value=2, max_value=9_999_999))
def test_every_number_of_dead_is_read_in_digits(number: int) -> None:
    grouped = f"{number:,}".replace(",", "\u202f")
    (figure,) = figures(f"La crue a fait {grouped} morts.")
    assert figure.value == number
