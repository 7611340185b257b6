"""Conjugation: forms are found again as what they are."""

import pytest

from generator.language import Language

VERBS = Language().verbs


def _readings(word: str) -> set[tuple[str, str, str]]:
    return {(form.lemma, form.tense, form.mood) for form in VERBS.analyse(word)}


@pytest.mark.parametrize(
    ("word", "lemma", "tense", "mood"),
    [
        ("faut", "falloir", "present", "indicative"),
        ("faudra", "falloir", "future", "indicative"),
        ("vaut", "valoir", "present", "indicative"),
        ("vaille", "valoir", "present", "subjunctive"),
        ("croyait", "croire", "imperfect", "indicative"),
        ("résolu", "résoudre", "past", "participle"),
        ("résolvent", "résoudre", "present", "indicative"),
        ("tinrent", "tenir", "past", "indicative"),
        ("tiendra", "tenir", "future", "indicative"),
        ("reçoivent", "recevoir", "present", "indicative"),
        ("reçu", "recevoir", "past", "participle"),
        ("conclu", "conclure", "past", "participle"),
        ("inclus", "inclure", "past", "participle"),
        ("élue", "élire", "past", "participle"),
        ("détruisaient", "détruire", "imperfect", "indicative"),
        ("acquiert", "acquérir", "present", "indicative"),
        ("conquirent", "conquérir", "past", "indicative"),
        ("vécurent", "vivre", "past", "indicative"),
        ("naquit", "naître", "past", "indicative"),
        ("mort", "mourir", "past", "participle"),
        ("dissoute", "dissoudre", "past", "participle"),
        ("craignent", "craindre", "present", "indicative"),
        ("vainquit", "vaincre", "past", "indicative"),
        ("peuvent", "pouvoir", "present", "indicative"),
        ("puisse", "pouvoir", "present", "subjunctive"),
        ("prévoira", "prévoir", "future", "indicative"),
        ("interdisent", "interdire", "present", "indicative"),
        ("renverra", "renvoyer", "future", "indicative"),
        ("déploient", "déployer", "present", "indicative"),
        ("appuient", "appuyer", "present", "indicative"),
        ("mèneront", "mener", "future", "indicative"),
        ("appelle", "appeler", "present", "indicative"),
        ("rejettera", "rejeter", "future", "indicative"),
        ("célèbre", "célébrer", "present", "indicative"),
        ("cédera", "céder", "future", "indicative"),
        ("assiégeait", "assiéger", "imperfect", "indicative"),
        ("protégea", "protéger", "past", "indicative"),
        ("commença", "commencer", "past", "indicative"),
        ("engageons", "engager", "present", "indicative"),
        ("intervinrent", "intervenir", "past", "indicative"),
        ("fût", "être", "imperfect", "subjunctive"),
        ("ayant", "avoir", "present", "participle"),
        ("iront", "aller", "future", "indicative"),
        ("font", "faire", "present", "indicative"),
        ("fasse", "faire", "present", "subjunctive"),
        ("offert", "offrir", "past", "participle"),
        ("fuient", "fuir", "present", "indicative"),
        ("sachant", "savoir", "present", "participle"),
        ("rompront", "rompre", "future", "indicative"),
    ],
)
def test_a_form_is_found_under_its_infinitive(word: str, lemma: str, tense: str, mood: str) -> None:
    assert (lemma, tense, mood) in _readings(word)


@pytest.mark.parametrize("word", ["manga", "commenca", "appellons", "disent-ils", "tout", "contre", "président"])
def test_what_is_no_verb_form_has_no_reading(word: str) -> None:
    assert VERBS.analyse(word) == ()


def test_person_and_number_are_known() -> None:
    form = next(form for form in VERBS.analyse("négocieront"))
    assert (form.person, form.number) == (3, "plural")


@pytest.mark.parametrize(
    ("word", "lemma", "tense", "mood"),
    [
        ("hydrolysait", "hydrolyser", "imperfect", "indicative"),
        ("retweetèrent", "retweeter", "past", "indicative"),
        ("débunkera", "débunker", "future", "indicative"),
        ("cartographiés", "cartographier", "past", "participle"),
        ("vrombissaient", "vrombir", "imperfect", "indicative"),
    ],
)
def test_an_unknown_verb_is_guessed_by_its_ending(word: str, lemma: str, tense: str, mood: str) -> None:
    (form,) = VERBS.guess(word)
    assert (form.lemma, form.tense, form.mood) == (lemma, tense, mood)


def test_endings_that_nouns_share_are_guessed_only_where_a_verb_must_stand() -> None:
    assert VERBS.guess("gadgette") == ()
    assert VERBS.guess("gadgettent", finite=True)[0].lemma == "gadgetter"


def test_every_listed_infinitive_has_a_model() -> None:
    assert [infinitive for infinitive in VERBS.infinitives if not VERBS.conjugate(infinitive)] == []


def test_infinitives_are_listed_with_their_accents_and_forms_are_plenty() -> None:
    assert len(VERBS.infinitives) > 1000
    assert "être" in VERBS.infinitives


def test_every_form_of_a_verb_is_found_from_the_word_alone() -> None:
    made = [(word, form) for verb in VERBS.infinitives[::15] for word, form in VERBS.conjugate(verb) if word]
    assert [word for word, form in made if form not in VERBS.analyse(word)] == []


@pytest.mark.parametrize(("new", "old"), [("connait", "connaît"), ("coutait", "coûtait"), ("bruler", "brûler")])
def test_the_spelling_of_1990_is_read_as_the_older_one(new: str, old: str) -> None:
    assert VERBS.analyse(new) == VERBS.analyse(old) != ()


@pytest.mark.parametrize("word", ["e", "ent", "-", "négoci", ""])
def test_an_ending_a_stem_or_a_gap_in_the_table_is_no_form(word: str) -> None:
    assert word not in VERBS
