"""Dates in words, as French writes them, and never more precise than they are."""

import pytest

from generator.messages import messages
from generator.pages.when import When
from generator.schema.records import EventRecord, Reason

FRENCH = When(messages("fr"), "fr")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("value", "label", "sentence"),
    [
        ("2024-08-18", "18 août 2024", "le 18 août 2024"),
        ("2024-08-01", "1er août 2024", "le 1er août 2024"),
        ("2018-09", "septembre 2018", "en septembre 2018"),
        ("2024", "2024", "en 2024"),
        ("2024-08-18/2024-08-19", "18–19 août 2024", "du 18 au 19 août 2024"),
        ("2024-07-31/2024-08-02", "31 juillet – 2 août 2024", "du 31 juillet au 2 août 2024"),
        ("2023-12-30/2024-01-01", "30 décembre 2023 – 1er janvier 2024", "du 30 décembre 2023 au 1er janvier 2024"),
        ("2023-04/2024-08", "avril 2023 – août 2024", "d’avril 2023 à août 2024"),
        ("2020/2023", "2020–2023", "de 2020 à 2023"),
        ("../1991", "jusqu’en 1991", "jusqu’en 1991"),
        ("2023-09/..", "depuis septembre 2023", "depuis septembre 2023"),
        ("2023-09-19/..", "depuis le 19 septembre 2023", "depuis le 19 septembre 2023"),
        ("../2023-09-19", "jusqu’au 19 septembre 2023", "jusqu’au 19 septembre 2023"),
        ("199X", "années 1990", "dans les années 1990"),
        ("19XX", "XXe siècle", "au XXe siècle"),
        ("2024-21", "printemps 2024", "au printemps 2024"),
        ("2024-22", "été 2024", "à l’été 2024"),
        ("2024-08~", "vers août 2024", "vers août 2024"),
        ("2021-01-11?", "11 janvier 2021 (incertain)", "le 11 janvier 2021 (date incertaine)"),
        ("[2024-08-05,2024-08-12]", "5 août 2024 ou 12 août 2024", "le 5 août 2024 ou le 12 août 2024"),
    ],
)
def test_a_date_reads_as_french(value: str, label: str, sentence: str) -> None:
    assert plain(FRENCH.label(value)) == label
    assert plain(FRENCH.sentence(value)) == sentence


def test_a_label_can_name_the_weekdays() -> None:
    assert plain(FRENCH.label("2024-08-19", weekday=True)) == "lundi 19 août 2024"
    assert plain(FRENCH.label("2024-08-18/2024-08-19", weekday=True)) == "du dimanche 18 au lundi 19 août 2024"


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("2024-08-05/2024-08-12", "entre le 5 et le 12 août 2024 (jour incertain)"),
        ("2024-08-01/2024-08-03", "entre le 1er et le 3 août 2024 (jour incertain)"),
        ("2024-07-29/2024-08-03", "entre le 29 juillet et le 3 août 2024 (jour incertain)"),
        ("2024-08/2024-10", "entre août 2024 et octobre 2024 (date incertaine)"),
        ("2020/2022", "entre 2020 et 2022 (date incertaine)"),
        ("2024-08-05", "5 août 2024"),
        ("2024-08", "août 2024"),
    ],
)
def test_one_unknown_day_of_several_does_not_read_as_a_duration(value: str, label: str) -> None:
    assert plain(FRENCH.label(value, unsure=True)) == label


@pytest.mark.parametrize(
    ("rules", "unsure"),
    [
        (["date.weekday", "date.several-days"], True),
        (["date.counted"], True),
        (["date.report"], True),
        (["date.weekday", "date.stay"], False),
        (["date.weekday", "date.stay", "date.several-days"], True),
        (["date.stated"], False),
        ([], False),
    ],
)
def test_the_reasons_tell_an_unknown_day_from_a_duration(rules: list[str], unsure: bool) -> None:
    reasons = [Reason(rule=rule, words="mots") for rule in rules]
    event = EventRecord(id="a", title="A", type="CONSULT", date="2024-08-05/2024-08-12", date_reasons=reasons)
    assert event.unsure_day is unsure
    assert event.model_copy(update={"date": "2024-08-05"}).unsure_day is False


def test_what_is_unknown_is_said_to_be() -> None:
    assert FRENCH.label(None) == "date inconnue"


def test_day_and_month_stay_on_one_line_and_a_phone_may_break_before_the_year() -> None:
    assert FRENCH.label("2024-08-18") == "18\u00a0août 2024"


@pytest.mark.parametrize(
    ("value", "shape"),
    [("2024-08-18", "day"), ("2024-08", "month"), ("2024", "span"), ("2024-08-18/2024-08-19", "span"), (None, "none")],
)
def test_a_month_is_drawn_as_a_bar_and_only_a_day_as_a_dot(value: str | None, shape: str) -> None:
    assert FRENCH.shape(value) == shape
