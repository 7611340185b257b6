"""The day of publication from an article's own evidence: strongest first, and what is not known stays open."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.articles import parse as parse_article
from generator.language import Language
from generator.reading.dates import read_dates
from generator.reading.view import View
from generator.resolving.publication import narrow, reference
from generator.resolving.reference import UNKNOWN, Reference, on, where, within
from generator.schema.article import Article
from generator.schema.edtf import parse
from generator.schema.mentions import Reading
from generator.schema.records import ArticleRecord, Reason

LANGUAGE = Language("fr")
WHY = Reason(rule="published.same-event", article="other")


def read(text: str) -> tuple[Article, Reading]:
    article = parse_article(text, id="a", file="a.txt", sha256="", language=LANGUAGE)
    view = View(article, LANGUAGE)
    return article, Reading("a", view.sentences, read_dates(view)[0])


def published(text: str, known: str | None = None) -> Reference:
    article, reading = read(text)
    record = ArticleRecord(id="a", published=known) if known else None
    return reference(article, reading, LANGUAGE, record)


BODY = "Le Premier ministre est arrivé lundi dans la capitale pour une visite de deux jours, selon son cabinet."


def test_what_a_person_recorded_wins() -> None:
    found = published(f"Publié le 3 mai 2023\n\n{BODY}", known="2024-08-19")
    assert (found.value, found.basis, found.reasons[0].rule) == ("2024-08-19", "known", "published.known")


def test_a_stamp_states_the_day() -> None:
    found = published(f"Une visite attendue\n\nPublié le 3 mai 2023\n\n{BODY}")
    assert (found.value, found.basis, found.reasons[0].rule) == ("2023-05-03", "stated", "published.published")


def test_an_old_picture_is_no_stamp_of_new_news() -> None:
    picture = "/2023/07/06/8a2_des-soldats-41.jpg)"
    news = "La ville a été reprise en septembre 2024 par les troupes du gouvernement central, selon le ministère."
    assert published(f"Une ville reprise\n{picture}\n{BODY}").value == "2023-07-06"
    found = published(f"Une ville reprise\n{picture}\n{news}")
    assert (found.value, found.earliest) == (None, date(2024, 10, 1))


def test_a_stated_month_leaves_the_days_of_its_news() -> None:
    found = published(f"date 2024-08 {BODY}")
    assert found.value == "2024-08"
    assert [day.day for day in found.days] == [5, 12, 19, 26]


def test_a_caption_lends_the_year() -> None:
    caption = "Les deux présidents pendant leur rencontre à Sotchi, le 31 octobre 2022."
    body = "Le président a reçu lundi 31 octobre ses deux homologues, ont annoncé ses services dans un communiqué."
    found = published(f"Une rencontre à Sotchi\n\n{caption}\n\n{body}")
    assert (found.value, found.reasons[0].rule) == ("2022-10-31", "published.caption")


def test_a_weekday_with_its_date_leaves_the_years_in_which_it_fits() -> None:
    found = published("Le président a reçu lundi 31 octobre ses deux homologues, ont annoncé ses services.")
    assert found.value is None
    assert {2005, 2011, 2016, 2022} <= {day.year for day in found.days}
    assert all((day.month, day.weekday()) == (10, 0) for day in found.days)


def test_the_past_and_the_announced_bound_the_day() -> None:
    found = published(
        "La ville a été reprise en septembre 2023. Le sommet aura lieu en novembre 2024 dans la capitale."
    )
    assert (found.earliest, found.latest) == (date(2023, 10, 1), date(2024, 11, 30))
    assert [reason.rule for reason in found.reasons] == ["published.after", "published.before"]


def test_an_article_without_evidence_has_no_day() -> None:
    found = published("La visite est l'occasion d'aborder des questions relatives au partenariat stratégique.")
    assert (found.value, found.basis, found.days) == (None, "none", ())


def test_the_latest_day_told_is_the_day_of_publication_by_custom_only() -> None:
    found = published(BODY)
    assert (found.value, found.weekday) == (None, 0)
    assert found.reasons[-1].rule == "published.custom"


def test_custom_says_among_which_days_it_chose() -> None:
    week = within(published(BODY), parse("2024-08-15/2024-08-21"))
    assert week is not None and week.value == "2024-08-19"
    chosen = week.explained[-1]
    assert (chosen.rule, chosen.reference) == ("published.custom-among", "2024-08-15/2024-08-21")
    day = within(published(BODY), parse("2024-08-19"))
    assert day is not None and day.explained[-1].rule == "published.custom"


def test_another_source_of_the_event_brings_the_day() -> None:
    _, reading = read(BODY)
    found = narrow(published(BODY), reading.dates, 0, parse("2024-08-19"), WHY)
    assert found is not None
    assert (found.value, found.reasons[-1]) == ("2024-08-19", WHY)


def test_a_chain_of_anaphors_brings_the_year() -> None:
    text = (
        "Vendredi, la reine a discuté des derniers pourparlers qu'elle avait accueillis plus tôt dans la semaine.\n\n"
        "Le palais a loué les pourparlers du 11 janvier tenus deux mois après avoir négocié une trêve."
    )
    article, reading = read(text)
    alone = reference(article, reading, LANGUAGE)
    assert alone.value is None
    index = next(n for n, mention in enumerate(reading.dates) if mention.surface == "deux mois après")
    found = narrow(alone, reading.dates, index, parse("2020"), WHY)
    assert found is not None and found.value == "2021-01-15"


def test_a_claim_that_leaves_no_day_is_refused() -> None:
    _, reading = read(BODY)
    assert narrow(on(date(2024, 8, 20), "known"), reading.dates, 0, parse("2023-05-01"), WHY) is None


def test_words_with_their_own_date_narrow_nothing() -> None:
    _, reading = read("La ville a été reprise en septembre 2023 par les troupes du gouvernement central.")
    assert narrow(UNKNOWN, reading.dates, 0, parse("2024"), WHY) is UNKNOWN


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(0, 90), st.integers(0, 90))
def test_narrowing_only_takes_days_away_in_any_order(first: date, one: int, other: int) -> None:
    days = within(UNKNOWN, parse(f"{first}/{first.replace(year=first.year + 1, day=1)}"))
    assert days is not None and days.sure is not None
    a, b = days.sure[one], days.sure[other]
    left = where(days, a, None, lambda day: day.weekday() != 6) or days
    both = where(left, b, None, lambda day: day.day != 13)
    right = where(days, b, None, lambda day: day.day != 13) or days
    again = where(right, a, None, lambda day: day.weekday() != 6)
    assert both is not None and again is not None
    assert both.sure == again.sure
    assert both.sure is not None and set(both.sure) <= set(days.sure)


@pytest.mark.parametrize("text", ["", "lundi", "ce lundi 31 février", "[" * 50, "le 11 janvier " * 300])
def test_any_text_has_a_reference(text: str) -> None:
    published(text or "…")


@pytest.mark.parametrize("year", ["0001", "1899", "9999"])
def test_a_picture_of_a_year_without_press_dates_nothing(year: str) -> None:
    text = (
        f"Le ministre Paul Mensah est venu vendredi à Lomé.\n\nPaul Mensah à Lomé, le 31 décembre {year}. Photo : AFP\n"
    )
    assert published(text).value is None
