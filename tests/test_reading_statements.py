"""Laws of statements, and the promises that no single text shows."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language import Language
from generator.reading.statements import read_statements
from generator.reading.view import View
from generator.schema.article import Article, Passage
from generator.schema.mentions import Actor, Mention, Statement

LANGUAGE = Language("fr")
LEILA, KREMLIN, MALI = "Leila Haddad", "Kremlin", "Mali"


def read(text: str, *persons: str, title: bool = False) -> tuple[Statement, ...]:
    """The statements of a text whose first line is its title where `title` is set; the names are its actors."""
    passages, at = [], 0
    for line in text.split("\n"):
        if line:
            passages.append(Passage(at, at + len(line), True, "body.paragraph"))
        at += len(line) + 1
    article = Article("a", "a.txt", "", text, passages[0] if title and passages else None, tuple(passages))
    return read_statements(View(article, LANGUAGE), tuple(_actor(text, name) for name in persons))


def _actor(text: str, name: str) -> Actor:
    starts = [at for at in range(len(text)) if text.startswith(name, at)]
    mentions = tuple(Mention(at, at + len(name), name, "full", "test") for at in starts)
    return Actor(name, "person" if " " in name else "organisation", mentions, feminine=name == LEILA or None)


def quotes(text: str, *persons: str, title: bool = False) -> list[str]:
    return [text[slice(*one.quote)] for one in read(text, *persons, title=title) if one.quote]


def test_the_evidence_holds_speaker_verb_and_words_said() -> None:
    text = "Hier, « nous avons tenu parole », a déclaré Leila Haddad devant la presse."
    (statement,) = read(text, LEILA)
    assert text[statement.start : statement.end].startswith("« nous avons tenu parole », a déclaré Leila Haddad")


def test_joint_speakers_are_all_told() -> None:
    (statement,) = read("Leila Haddad et Omar Diallo ont annoncé que le pont serait rouvert.", LEILA, "Omar Diallo")
    assert statement.speakers == (0, 1)


def test_about_names_the_actors_in_the_words_said_but_not_the_speaker() -> None:
    (statement,) = read("Leila Haddad a dit que le Kremlin et le Mali ont signé.", LEILA, KREMLIN, MALI)
    assert (statement.speakers, statement.about) == ((0,), (1, 2))


def test_a_quotation_of_the_title_counts_only_where_the_body_has_it_not() -> None:
    title = "Leila Haddad : « Nous tiendrons notre parole »"
    assert quotes(f"{title}\nLa séance est levée.", LEILA, title=True) == ["Nous tiendrons notre parole"]
    body = "« Nous tiendrons notre parole », a répété Leila Haddad."
    (statement,) = read(f"{title}\n{body}", LEILA, title=True)
    assert statement.start > len(title)


def test_reported_speech_of_a_title_is_none() -> None:
    assert read("Leila Haddad affirme que le pont rouvrira\nLe pont est fermé.", LEILA, title=True) == ()


def test_a_quotation_of_several_paragraphs_is_one() -> None:
    text = "Leila Haddad raconte : « Tout a brûlé.\n« Les voisins sont venus.\n« Trop tard. »"
    (statement,) = read(text, LEILA)
    assert statement.quote is not None
    assert text[slice(*statement.quote)].endswith("Trop tard.")


def test_the_same_words_are_told_once() -> None:
    text = (
        "« Nous partons demain », a dit Leila Haddad.\nLa salle se vide.\n« Nous partons demain », a dit Leila Haddad."
    )
    assert quotes(text, LEILA) == ["Nous partons demain"]


@pytest.mark.parametrize(
    "text",
    [
        "Leila Haddad a visité « la maison des arts ».",
        "Leila Haddad a qualifié ce geste de « trahison ».",
        "« La maison des arts vivants » a rouvert.",
        "Leila Haddad dira que le pont rouvrira.",
        "Sans dire que le pont rouvrira, Leila Haddad sourit.",
        "Que dit Leila Haddad ?",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    assert read(text, LEILA) == ()


def test_every_verb_of_speech_can_be_conjugated() -> None:
    unknown = [name for name in LANGUAGE.speech.infinitives if name.split()[-1].split("'")[-1] not in _infinitives()]
    assert unknown == []


def _infinitives() -> frozenset[str]:
    return frozenset(LANGUAGE.verbs.infinitives)


def test_there_are_verbs_enough() -> None:
    assert len(LANGUAGE.speech.infinitives) >= 200


@given(
    st.lists(
        st.sampled_from(["« ", " »", '"', ", a-t-il dit", "Leila Haddad", " que ", ". ", "\n", " selon ", ":", "x"])
    )
)
def test_any_text_is_read_without_a_crash(parts: list[str]) -> None:
    text = "".join(parts)
    for one in read(text, LEILA):
        assert 0 <= one.start < one.end <= len(text)
        assert one.quote is None or one.start <= one.quote[0] < one.quote[1] <= one.end


def _seconds(text: str) -> float:
    read("Un mot.", LEILA)
    start = process_time()
    read(text, LEILA)
    return process_time() - start


def test_time_grows_with_the_length_of_the_text_only() -> None:
    paragraph = (
        "« Nous avons tenu parole », a déclaré Leila Haddad. Elle a ajouté que le pont, selon le Kremlin, rouvrirait.\n"
    )
    short, long = _seconds(paragraph * 100), _seconds(paragraph * 800)
    assert long < short * 24
