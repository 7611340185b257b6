"""Clauses: where a sentence is cut, what its verbs say, and who does it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.language import Language
from generator.reading.clauses import Clause
from generator.reading.phrases import Phrase
from generator.reading.view import View
from generator.schema.article import Article, Passage

LANGUAGE = Language()


def _view(text: str) -> View:
    passages = (Passage(0, len(text), True, "body.paragraph"),) if text.strip() else ()
    return View(Article("a", "a.txt", "", text, None, passages), LANGUAGE)


def _clauses(text: str) -> tuple[Clause, ...]:
    return _view(text).clauses


def _clause(text: str, lemma: str) -> Clause:
    return next(clause for clause in _clauses(text) if clause.verb is not None and clause.verb.lemma == lemma)


def _words(text: str, phrases: tuple[Phrase, ...]) -> list[str]:
    return [text[phrase.start : phrase.end] for phrase in phrases]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Le ministre signe l'accord.", {"lemma": "signer", "tense": "present", "direction": None}),
        ("Le ministre a signé.", {"lemma": "signer", "tense": "past", "direction": "past"}),
        ("Le ministre avait signé.", {"tense": "pluperfect", "direction": "past"}),
        ("Le ministre signait.", {"tense": "imperfect", "direction": "past"}),
        ("Le ministre signera.", {"tense": "future", "direction": "future"}),
        ("Le ministre signerait.", {"tense": "conditional", "direction": "future"}),
        ("Le ministre aurait signé.", {"tense": "conditional_past", "direction": "past"}),
        ("Le ministre va signer.", {"lemma": "signer", "modal": "aller", "direction": "future"}),
        ("Le ministre vient de signer.", {"lemma": "signer", "modal": "venir", "direction": "past"}),
        ("Le ministre doit signer.", {"lemma": "signer", "modal": "devoir", "direction": "future"}),
        ("Le ministre a dû signer.", {"lemma": "signer", "modal": "devoir", "tense": "past"}),
        ("Le ministre n'a pas signé.", {"lemma": "signer", "negated": True}),
        ("Le ministre n'a signé que deux textes.", {"lemma": "signer", "negated": False}),
        ("L'accord est signé.", {"lemma": "signer", "passive": True, "tense": "present"}),
        ("L'accord a été signé.", {"lemma": "signer", "passive": True, "tense": "past"}),
        ("L'accord doit être signé.", {"lemma": "signer", "passive": True, "modal": "devoir"}),
        ("Le ministre est arrivé.", {"lemma": "arriver", "passive": False, "tense": "past"}),
        ("Ils se sont rencontrés.", {"lemma": "rencontrer", "reflexive": True, "tense": "past"}),
        ("Ils se sont tous deux engagés.", {"lemma": "engager", "tense": "past"}),
        ("Le ministre a, lui aussi, longuement parlé.", {"lemma": "parler", "tense": "past"}),
        ("Qu'a-t-il dit ?", {"lemma": "dire", "pronoun": "il"}),
    ],
)
def test_a_verb_group_is_read_as_one(text: str, verb: dict[str, Any]) -> None:
    found = next(clause.verb for clause in _clauses(text) if clause.verb is not None)
    assert {key: getattr(found, key) for key in verb} == verb


@pytest.mark.parametrize(
    ("text", "lemma", "subject"),
    [
        ("La présidente du Pérou a signé.", "signer", ["La présidente du Pérou"]),
        ("Lundi, à Lima, le ministre a signé.", "signer", ["le ministre"]),
        ("Les 27 demandent un délai.", "demander", ["Les 27"]),
        ("Un tir condamné lundi par Lima.", "condamner", ["Un tir"]),
        ("« Merci beaucoup à tous », a dit le ministre.", "dire", ["le ministre"]),
        ("Le ministre, qui vient de Lima, a signé.", "signer", ["Le ministre"]),
        ("Le ministre qui a reçu la délégation a signé.", "signer", ["Le ministre"]),
        ("Le ministre qui a reçu la délégation a signé.", "recevoir", ["Le ministre"]),
        ("Le ministre a reçu la délégation et signé l'accord.", "signer", ["Le ministre"]),
        ("Le ministre espère signer l'accord.", "signer", ["Le ministre"]),
        ("Le ministre appelle Lima à signer l'accord.", "signer", ["Lima"]),
        ("Le ministre demande à Lima de signer.", "signer", ["à Lima"]),
        ("Interrogé mardi, le ministre a répondu.", "répondre", ["le ministre"]),
        ("Alors que Lima hésitait, le ministre a signé.", "signer", ["le ministre"]),
        ("Alors que Lima hésitait, le ministre a signé.", "hésiter", ["Lima"]),
        ("L'accord négocié par Lima tient.", "tenir", ["L'accord"]),
        ("Le texte a été lu, Lima accusant Quito de mentir.", "accuser", ["Lima"]),
        ("Le même jour, des pourparlers devaient se tenir.", "tenir", ["des pourparlers"]),
    ],
)
def test_the_subject_of_a_clause(text: str, lemma: str, subject: list[str]) -> None:
    assert _words(text, _clause(text, lemma).subject) == subject


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Le ministre a dit que Lima signera.", ["main", "that"]),
        ("Le ministre a déclaré lundi que Lima signera.", ["main", "that"]),
        ("L'accord que Lima signera est long.", ["main", "relative"]),
        ("Si Lima signe, le ministre viendra.", ["condition", "main"]),
        ("Il viendra pour signer.", ["main", "infinitive"]),
        ("Il signe avant que Lima hésite.", ["main", "purpose"]),
        ("Il part en souriant.", ["main", "gerund"]),
        ("Il attend, parce que Lima hésite.", ["main", "cause"]),
    ],
)
def test_what_opens_a_clause_names_its_kind(text: str, kinds: list[str]) -> None:
    assert [clause.kind for clause in _clauses(text) if clause.verb is not None] == kinds


def test_complements_are_led_by_their_preposition() -> None:
    text = "Le ministre a négocié l'accord avec Lima à Quito face à la crise."
    found = {p.preposition: text[p.start : p.end] for p in _clause(text, "négocier").complements}
    assert found == {"": "l'accord", "avec": "avec Lima", "à": "à Quito", "contre": "face à la crise"}


def test_words_of_time_are_no_object() -> None:
    text = "Le ministre a reçu lundi 31 octobre le maire de Lima."
    clause = _clause(text, "recevoir")
    assert [phrase.preposition for phrase in clause.complements] == ["when", ""]
    assert clause.object is not None
    assert text[clause.object.start : clause.object.end] == "le maire de Lima"


def test_a_list_is_one_phrase() -> None:
    text = "Le ministre a reçu Lima, Quito et La Paz."
    clause = _clause(text, "recevoir")
    assert clause.object is not None
    assert text[clause.object.start : clause.object.end] == "Lima, Quito et La Paz"


def test_a_quotation_is_no_part_of_the_clause_around_it() -> None:
    text = "« Nous avons gagné la guerre », a dit le ministre."
    quoted = {clause.verb.lemma: clause.quoted for clause in _clauses(text) if clause.verb}
    assert quoted == {"gagner": True, "dire": False}


@pytest.mark.parametrize(
    "noun", ["La visite de Lima commence.", "Une attaque a eu lieu.", "Ces premières frappes durent."]
)
def test_a_noun_that_looks_like_a_verb_stays_a_noun(noun: str) -> None:
    assert len([clause for clause in _clauses(noun) if clause.verb is not None]) == 1


def test_a_verb_that_looks_like_a_noun_is_one_between_subject_and_object() -> None:
    assert _clause("Lima attaque la capitale.", "attaquer").object is not None


def test_the_clause_at_an_offset_is_the_innermost() -> None:
    text = "Le ministre, qui rentre de Lima, a signé."
    view = _view(text)
    inner, outer = view.clause_at(text.index("Lima")), view.clause_at(text.index("signé"))
    assert inner is not None and inner.kind == "relative"
    assert outer is not None and outer.kind == "main"


PIECES = (
    "que",
    "le",
    "a",
    "été",
    "de",
    "signé",
    "lundi",
    ",",
    ".",
    "«",
    "»",
    "(",
    ")",
    "qui",
    "et",
    "ne",
    "Lima",
    "12",
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES)))
def test_clauses_of_any_words_lie_inside_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    clauses = _clauses(text)
    for clause in clauses:
        assert 0 <= clause.start < clause.end <= len(text)
        assert clause.parent is None or clause.parent < len(clauses)


@settings(deadline=None)
@given(st.text())
def test_no_text_stops_the_parser(text: str) -> None:
    assert isinstance(_clauses(text), tuple)
