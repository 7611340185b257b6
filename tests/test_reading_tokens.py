"""Tokens: words as French writes them, each with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.tokens import tokenize


def _words(text: str) -> list[str]:
    return [token.word for token in tokenize(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’accord d'Oslo", ["l'", "accord", "d'", "oslo"]),
        ("qu'elle s'est jusqu'ici lorsqu'il", ["qu'", "elle", "s'", "est", "jusqu'", "ici", "lorsqu'", "il"]),
        ("a-t-il dit", ["a", "-t-il", "dit"]),
        ("dit-elle", ["dit", "-elle"]),
        ("Est-ce vrai ?", ["est", "-ce", "vrai", "?"]),
        ("un cessez-le-feu", ["un", "cessez-le-feu"]),
        ("un rendez-vous aujourd’hui", ["un", "rendez-vous", "aujourd'hui"]),
        ("6 500 morts", ["6 500", "morts"]),
        ("2,5 % et 10.000 habitants", ["2,5", "%", "et", "10.000", "habitants"]),
        ("MM. Diop et E. Mensah", ["mm.", "diop", "et", "e.", "mensah"]),
        ("à N'Djamena", ["à", "n'djamena"]),
        ("n'est-il", ["n'", "est", "-il"]),
    ],
)
def test_words_are_told_apart_as_french_writes_them(text: str, words: list[str]) -> None:
    assert _words(text) == words


def test_a_token_knows_its_kind_and_capital() -> None:
    number, word, mark = tokenize("12 Togolais.", 0, 12)
    assert (number.kind, word.kind, mark.kind) == ("number", "word", "mark")
    assert (word.capital, mark.capital) == (True, False)


def test_offsets_count_from_the_beginning_of_the_text() -> None:
    text = "Hier. L'armée part."
    token = tokenize(text, 6, len(text))[1]
    assert text[token.start : token.end] == "armée"


@given(st.text())
def test_tokens_follow_one_another(text: str) -> None:
    end = 0
    for token in tokenize(text, 0, len(text)):
        assert token.start >= end
        assert text[token.start : token.end]
        end = token.end
