"""Time expressions: what each becomes before any reference day, how they hang together, and that nothing crashes."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.language import Language
from generator.reading.dates import read_dates
from generator.reading.dating.expressions import number_of
from generator.reading.dating.grammar import grammar_of
from generator.reading.view import View
from generator.schema.article import Article, Passage
from generator.schema.mentions import DateExpression, DateMention, TimeMention
from generator.text import fold

LANGUAGE = Language("fr")


def view_of(text: str) -> View:
    """An article whose paragraphs are all kept."""
    passages, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            passages.append(Passage(start, start + len(line.rstrip()), True, "body.paragraph"))
        start += len(line)
    return View(Article("a", "a.txt", "", text, None, tuple(passages)), LANGUAGE)


def dates(text: str) -> tuple[DateMention, ...]:
    return read_dates(view_of(text))[0]


def expression(text: str) -> DateExpression:
    (mention,) = dates(text)
    return mention.expression


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Le 3 mars 2019.", DateExpression("calendar", year=2019, month=3, day=3)),
        ("Lundi dernier.", DateExpression("weekday", weekday=0, direction="past")),
        ("Hier soir.", DateExpression("deictic", unit="day", count=-1, part="evening")),
        ("Il y a deux ans.", DateExpression("deictic", unit="year", count=-2)),
        ("Il y a un an et demi.", DateExpression("deictic", unit="month", count=-18)),
        ("Depuis un demi-siècle.", DateExpression("deictic", unit="year", count=-50, bound="since")),
        ("Depuis trois mois.", DateExpression("deictic", unit="month", count=-3, bound="since")),
        ("Dans une quinzaine de jours.", DateExpression("deictic", unit="day", count=15, part="about")),
        ("La semaine prochaine.", DateExpression("deictic", unit="week", count=1)),
        ("Plus tôt dans la semaine.", DateExpression("deictic", unit="week", direction="past")),
        ("La veille.", DateExpression("anaphoric", unit="day", count=-1)),
        ("Jusqu'en 1991.", DateExpression("calendar", year=1991, bound="until")),
        ("Au XXe siècle.", DateExpression("decade", year=1900, unit="century")),
        ("Au second semestre 2023.", DateExpression("calendar", year=2023, month=41)),
        ("À la Pentecôte.", DateExpression("calendar", easter=49)),
        ("Vers la mi-mai.", DateExpression("calendar", month=5, part="mid")),
    ],
)
def test_words_become_an_expression(text: str, wanted: DateExpression) -> None:
    assert expression(text) == wanted


@pytest.mark.parametrize(
    ("words", "number"),
    [("deux", 2), ("vingt-deux", 22), ("quatre-vingt-dix", 90), ("une dizaine d'", 10), ("un demi-", 0.5), ("12", 12),
     ("cent", 100), ("deux cent", 200), ("soixante et onze", 71), ("30,4", 30.4), ("1 500", 1500), ("90 90", 180),
     ("rien", None)],
)  # fmt: skip
def test_number_words_have_their_value(words: str, number: float | None) -> None:
    assert number_of(LANGUAGE.calendar, fold(words)) == number


def test_a_period_keeps_its_bound_apart_from_its_words() -> None:
    (mention,) = dates("La route est coupée depuis février 2022.")
    assert (mention.surface, mention.expression.bound) == ("février 2022", "since")


def test_the_tense_is_that_of_the_clause() -> None:
    told = dates("Le maire, qui est revenu lundi de Dakar, repartira jeudi.")
    assert [(mention.surface, mention.tense) for mention in told] == [("lundi", "past"), ("jeudi", "future")]


def test_what_follows_depuis_is_past_and_what_begins_may_lie_ahead() -> None:
    assert dates("Il attendra depuis lundi.")[0].tense == "past"
    assert dates("Il a convoqué les élus dès jeudi.")[0].tense is None


def test_an_anaphor_counts_from_the_last_date_that_is_fine_enough() -> None:
    told = dates("Le 5 mai 2021, il fuit. Il s'était marié en 2018. La veille, il avait voté.")
    assert [mention.anchor for mention in told] == [None, None, 0]


def test_an_adverb_that_only_points_is_marked() -> None:
    told = dates("En 2020, la ville est tombée. Depuis, elle attend.")
    assert [(mention.surface, mention.implicit, mention.anchor) for mention in told] == [
        ("En 2020", False, None),
        ("Depuis", True, 0),
    ]


def test_a_range_knows_where_it_ends() -> None:
    told = dates("Entre mars 2014 et mai 2016, le pays a changé.")
    assert [mention.until for mention in told] == [1, None]


def test_quotations_and_brackets_are_marked() -> None:
    told = dates("« Je partirai demain », a-t-il dit. « Tout va [depuis mai dernier] », dit-elle. Il est parti lundi.")
    assert [mention.quoted for mention in told] == [True, True, False]


def test_only_kept_passages_are_read() -> None:
    text = "Il est parti lundi.\nÀ lire : il revient mardi."
    passages = (Passage(0, 19, True, "body.paragraph"), Passage(20, len(text), False, "discarded.teaser"))
    view = View(Article("a", "a.txt", "", text, None, passages), LANGUAGE)
    assert [mention.surface for mention in read_dates(view)[0]] == ["lundi"]


@pytest.mark.parametrize(
    ("text", "kind", "length"),
    [("Un siècle et demi.", "duration", "P150Y"), ("Deux trimestres.", "duration", "P6M"),
     ("Une demi-heure.", "duration", "PT0.5H"), ("Une quinzaine de jours.", "duration", "P15D"),
     ("Des années.", "duration", "None"), ("Chaque nuit.", "frequency", "None"), ("Dorénavant.", "reference", "None")],
)  # fmt: skip
def test_times_that_are_no_dates_have_their_kind_and_length(text: str, kind: str, length: str) -> None:
    found, (time,) = read_dates(view_of(text))
    assert (found, time.kind, str(time.length)) == ((), kind, length)


def test_every_rule_of_the_table_compiles_and_says_what_it_is() -> None:
    grammar_of(LANGUAGE.calendar)
    assert all(rule.rule.startswith("date.") for rule in LANGUAGE.calendar.table.rules)
    assert all(rule.rule.startswith("time.") for rule in LANGUAGE.calendar.table.times)


WORDS = st.sampled_from(
    """lundi mardi le la du au en dans depuis jusqu'à mars mai août 2020 12 1er il y a deux ans mois jours semaine
    dernière prochain veille lendemain plus tôt après avant entre et à de l'année nuit soir matin 22h30 , . ( ) « »
    [ ] hier demain années 90 XIXe siècle fin début mi - 24/02/2022 même suivant trimestre premier qui a voté partira
    que tous les chaque par an jours heures longtemps désormais l'avenir plusieurs dix des âgé""".split()
)
SENTENCES = st.lists(WORDS, max_size=40).map(" ".join)


@given(st.one_of(SENTENCES, st.text(max_size=200)))
def test_mentions_are_in_order_apart_and_point_at_one_another(text: str) -> None:
    told, times = read_dates(view_of(text))
    for mention in told:
        assert mention.anchor is None or 0 <= mention.anchor < len(told)
        assert mention.until is None or 0 <= mention.until < len(told)
    both: list[DateMention | TimeMention] = sorted((*told, *times), key=lambda mention: mention.start)
    assert all(mention.surface == text[mention.start : mention.end] != "" for mention in both)
    assert all(one.end <= other.start for one, other in pairwise(both))


@settings(max_examples=25, deadline=None)
@given(WORDS, WORDS)
def test_repetition_costs_no_more_than_its_length(one: str, other: str) -> None:
    text = f"{one} {other} " * 2000
    view = view_of(text)
    assert view.clauses is not None
    start = time.process_time()
    read_dates(view)
    assert time.process_time() - start < 3
