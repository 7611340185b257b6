"""The time of a reading grows with the length of the text and not faster, whatever stands in one sentence."""

import time

import pytest

from generator.language import Language
from generator.reading.reader import read
from generator.schema.article import Article, Passage

FRENCH = Language()


def _seconds(text: str) -> float:
    article = Article("a", "a.txt", "", text, None, (Passage(0, len(text), True, "body.paragraph"),))
    began = time.process_time()
    read(article, FRENCH)
    return time.process_time() - began


@pytest.mark.parametrize(
    "piece",
    [
        "« Nous voulons la paix maintenant », « Le dialogue est la seule voie », ",
        "« Nous partirons demain », a dit Omar Tabaic. ",
        "le président a reçu lundi la ministre et ",
        "« a ",
    ],
)
def test_time_grows_with_length_and_not_faster(piece: str) -> None:
    _seconds(piece * 20)
    small, large = min(_seconds((piece * 5000)[:5_000]) for _ in range(3)), _seconds((piece * 80_000)[:80_000])
    assert large < 40 * small + 0.2
