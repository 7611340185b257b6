"""Laws of the article reader that hold for any text: nothing crashes it, nothing is lost, time grows with length."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import articles
from generator.language import Language
from generator.schema import edtf
from generator.schema.article import Article

LANGUAGE = Language("fr")
_PIECES = st.sampled_from(
    [
        "À lire aussi", "Lire aussi : ", "Commentaires", "Publié le ", "12 mars 2031", "date 2031-03 ", "date 2031-99 ",
        "© AFP", " / AFP ", "Par Jeanne Martin", "-", "\n", "\n\n", "\r\n", "« ", " »", '"', ". ", "? ", "Lunéa",
        "articleDiscussion", "Publié le 12 mars 0000", "Publié le ١٢/٠٣/٢٠٣١", "99 mars 2031", "12/03/0031",
        "https://a.fr/2031/03/12/b.jpg", "/2031/03/12/", "Reuters • 12/03/2031 à 11:05", "99/99/2031", "(édité par X)",
        "La présidente du Valdor est arrivée mardi à Lunéa pour y signer un accord avec ses voisins.", "\u2028", "\x85",
    ]
)  # fmt: skip
ANY_TEXT = st.one_of(st.text(max_size=400), st.lists(_PIECES, max_size=40).map("".join))


def _parse(text: str) -> Article:
    return articles.parse(text, id="a", file="a.txt", sha256="", language=LANGUAGE)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANY_TEXT)
def test_passages_are_ordered_apart_and_hold_all_that_is_not_blank(text: str) -> None:
    article = _parse(text)
    at = 0
    for passage in article.passages:
        assert at <= passage.start < passage.end <= len(text)
        assert not text[at : passage.start].strip()
        assert text[passage.start : passage.end] == text[passage.start : passage.end].strip()
        at = passage.end
    assert not text[at:].strip()


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANY_TEXT)
def test_titles_and_stamps_lie_inside_the_text(text: str) -> None:
    article = _parse(text)
    assert article.title is None or (article.title in article.passages and article.title.kept)
    assert all(0 <= stamp.start < stamp.end <= len(text) for stamp in article.stamps)
    assert all(edtf.parse(stamp.value).earliest for stamp in article.stamps)
    assert _parse(text) == article


@pytest.mark.parametrize(
    "piece",
    [
        "La présidente du Valdor est arrivée mardi à Lunéa pour y signer un accord avec ses voisins. ",
        "La présidente du Valdor est arrivée mardi à Lunéa pour y signer un accord avec ses voisins.\n\n",
        "À lire aussi ",
        "Fin. Lire aussi : ",
        "Publié le 12 mars 2031\n",
        "« ",
        ". A",
        "A / AFP ",
        "aB",
        "(",
        "Lunéa : le port\n",
    ],
)
def test_time_grows_with_length_and_not_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        text = (piece * size)[:size]
        began = time.process_time()
        _parse(text)
        return time.process_time() - began

    seconds(1_000)
    small, large = min(seconds(10_000) for _ in range(3)), seconds(160_000)
    assert large < 60 * small + 0.2
