"""Articles that date one another: what one states, another can only have told around that day."""

from collections.abc import Iterable
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.language import Language
from generator.resolving.resolver import resolve
from generator.schema import edtf
from generator.schema.dossier import Dossier, Resolution
from generator.schema.records import ArticleRecord
from tests.making import Draft

FRENCH = Language()


def together(drafts: Iterable[Draft]) -> Resolution:
    """The drafts resolved, each with the day of publication that it states."""
    made = list(drafts)
    known = {d.id: ArticleRecord(id=d.id, published=d.published) for d in made if d.published}
    return resolve([d.article for d in made], [d.reading for d in made], FRENCH, Dossier(articles=known))


def dates(resolution: Resolution, article: str) -> dict[str, str | None]:
    """The value of each date mention, by its words."""
    found = resolution.articles[article]
    return {m.surface: d.value for m, d in zip(found.reading.dates, found.dates, strict=True)}


def arrival() -> Draft:
    """A visit that began on a Sunday, in an article without any date; the visit before it was in May 2016."""
    draft = Draft(
        "arrivee",
        "Karel Dov est arrivé dimanche à Port-Clair, où l'attend Anna Verel. "
        "Sa dernière visite en Valdorie datait de mai 2016.",
    )
    dov, valdorie = draft.actor("Karel Dov", country="OS"), draft.actor("Valdorie", "state", country="VD")
    verel = draft.actor("Anna Verel", country="VD")
    sunday = draft.date("dimanche", weekday=6)
    before = draft.date("mai 2016", year=2016, month=5)
    town = draft.place("Port-Clair", country="VD", kind="city")
    draft.event("est arrivé dimanche à Port-Clair", mode="visit", date=sunday, actors=(dov, verel), place=town, days=2)
    draft.event("Sa dernière visite en Valdorie datait de mai 2016", mode="visit", date=before, actors=(dov, valdorie))
    return draft


def meeting() -> Draft:
    """The same visit as news, in an article of a Monday."""
    draft = Draft(
        "rencontre",
        "Karel Dov et Anna Verel se sont rencontrés en Valdorie. La précédente visite de Karel Dov datait de mai 2016. "
        "Anna Verel a jugé que la stabilité des ports dépendait d'une entente entre voisins.",
        "2022-05-16",
    )
    dov, verel = draft.actor("Karel Dov", country="OS"), draft.actor("Anna Verel", country="VD")
    valdorie = draft.actor("Valdorie", "state", country="VD")
    before = draft.date("mai 2016", year=2016, month=5)
    land = draft.place("Valdorie", country="VD", kind="country")
    draft.event("se sont rencontrés en Valdorie", mode="meet", actors=(dov, verel), place=land, current=True)
    draft.event(
        "La précédente visite de Karel Dov datait de mai 2016", mode="visit", date=before, actors=(dov, valdorie)
    )
    draft.statement("Anna Verel a jugé que la stabilité des ports dépendait d'une entente entre voisins", verel)
    return draft


def summary() -> Draft:
    """A statement "lundi" in an article that only says it is of May 2022."""
    draft = Draft(
        "resume", "Anna Verel a répété lundi que la stabilité des ports dépendait d'une bonne entente.", "2022-05"
    )
    verel = draft.actor("Anna Verel", country="VD")
    draft.date("lundi", weekday=0)
    draft.statement("que la stabilité des ports dépendait d'une bonne entente", verel)
    return draft


def council() -> Draft:
    """Talks of 11 January of an unknown year, two months after a truce."""
    draft = Draft(
        "conseil",
        "Vendredi, Karel Dov a réuni ses ministres. Les pourparlers du 11 janvier avec Anna Verel ont eu lieu "
        "plus tôt dans la semaine, deux mois après la trêve du détroit.",
    )
    dov, verel = draft.actor("Karel Dov", country="OS"), draft.actor("Anna Verel", country="VD")
    friday = draft.date("Vendredi", weekday=4)
    eleventh = draft.date("11 janvier", month=1, day=11)
    draft.date("plus tôt dans la semaine", unit="week", direction="past")
    truce = draft.date("deux mois après", anchor=eleventh, unit="month", count=-2)
    draft.event("Karel Dov a réuni ses ministres", mode="meet", date=friday, actors=(dov,), topic="conseil")
    draft.event("pourparlers du 11 janvier", mode="meet", date=eleventh, actors=(dov, verel), topic="pourparlers")
    draft.event("la trêve du détroit", "AGREE", date=truce, actors=(dov, verel), topic="trêve du détroit")
    return draft


def history(year: int = 2020, id: str = "histoire") -> Draft:
    """The truce by its year, told much later."""
    draft = Draft(id, f"En {year}, Anna Verel et Karel Dov avaient signé la trêve du détroit.", "2023-03-02")
    verel, dov = draft.actor("Anna Verel", country="VD"), draft.actor("Karel Dov", country="OS")
    when = draft.date(f"En {year}", year=year)
    draft.event("signé la trêve du détroit", "AGREE", date=when, actors=(verel, dov), topic="trêve du détroit")
    return draft


ALL = (arrival, meeting, summary, council, history)


def test_an_article_without_date_is_dated_by_another_telling_of_its_event() -> None:
    alone, both = together([arrival()]), together([arrival(), meeting()])
    assert dates(alone, "arrivee")["dimanche"] is None
    assert dates(both, "arrivee")["dimanche"] == "2022-05-15"
    reasons = both.articles["arrivee"].published.reasons
    assert ("published.same-event", "rencontre") in {(reason.rule, reason.article) for reason in reasons}


def test_a_weekday_is_fixed_by_the_same_statement_in_a_dated_article() -> None:
    assert dates(together([summary()]), "resume")["lundi"] != "2022-05-16"
    assert dates(together([summary(), meeting()]), "resume")["lundi"] == "2022-05-16"


def test_a_day_without_year_gets_the_year_of_an_event_that_another_article_dates() -> None:
    found = together([council(), history()])
    assert dates(found, "conseil")["11 janvier"] == "2021-01-11"
    assert found.articles["conseil"].published.value == "2021-01-15"


def test_without_that_article_the_year_is_unknown() -> None:
    found = together([council(), arrival(), meeting()])
    assert dates(found, "conseil")["11 janvier"] is None
    assert found.articles["conseil"].published.value is None


def test_articles_that_date_one_event_differently_date_nothing() -> None:
    found = together([council(), history(2020), history(2015, "autre-histoire")])
    assert found.articles["conseil"].published.value is None


@pytest.mark.parametrize("size", range(1, len(ALL)))
def test_more_articles_only_narrow_what_fewer_allow(size: int) -> None:
    every = together(make() for make in ALL)
    for chosen in combinations(ALL, size):
        for article, found in together(make() for make in chosen).articles.items():
            narrower = every.articles[article]
            pairs = zip((found.published, *found.dates), (narrower.published, *narrower.dates), strict=True)
            for fewer, more in pairs:
                assert fewer.value is None or more.value is not None
                assert fewer.value is None or edtf.parse(more.value or "").within(edtf.parse(fewer.value))


@settings(max_examples=25, deadline=None)
@given(st.permutations(ALL))
def test_the_order_of_articles_never_matters(order: list[object]) -> None:
    assert together(make() for make in order) == together(make() for make in ALL)  # type: ignore[operator]


def fair(id: str, person: str, published: str | None = None) -> Draft:
    """An article that tells of a day without its year, and of nothing that another one could date."""
    draft = Draft(id, f"{person} a ouvert la foire dimanche 30 juillet, a-t-on appris.", published)
    draft.actor(person)
    draft.date("dimanche 30 juillet", weekday=6, day=30, month=7)
    return draft


def test_of_several_possible_years_the_one_near_another_source_is_taken() -> None:
    resolution = together([fair("foire", "Karel Dov"), fair("autre", "Karel Dov", "2023-08-02")])
    found = resolution.articles["foire"].published
    assert (found.value, found.reasons[-1].rule) == ("2023-07-30", "published.neighbour")
    assert together([fair("foire", "Karel Dov")]).articles["foire"].published.value is None


@pytest.mark.parametrize(
    ("person", "published"),
    [("Anna Verel", ["2023-08-02"]), ("Karel Dov", ["2021-03-02"]), ("Karel Dov", ["2023-08-02", "2017-08-02"])],
)
def test_a_year_stays_open_where_no_source_is_near_or_several_are(person: str, published: list[str]) -> None:
    others = [fair(day, person, day) for day in published]
    assert together([fair("foire", "Karel Dov"), *others]).articles["foire"].published.value is None
