"""Actors across articles: who is one, who stays two, and what people decided for ever."""

from hypothesis import given
from hypothesis import strategies as st

from generator.language import Language
from generator.resolving.actors import group_actors
from generator.resolving.grouping import Groups
from generator.schema.records import ActorRecord, Spelling
from tests.making import Draft

FRENCH = Language()


def grouped(*named: str, known: tuple[ActorRecord, ...] = ()) -> Groups:
    """The groups of as many articles, each naming the persons of one string ("A, B")."""
    drafts = [Draft(f"article-{n}", text) for n, text in enumerate(named)]
    for draft, names in zip(drafts, named, strict=True):
        for name in names.split(", "):
            draft.actor(name, form="full" if " " in name else "family")
    return group_actors({d.id: d.reading for d in drafts}, FRENCH, {record.id: record for record in known})


def names(groups: Groups) -> list[str]:
    return sorted(group.name for group in groups.all)


def test_spellings_of_one_person_become_one_actor() -> None:
    groups = grouped("Ilham Aliev", "Ilham Aliyev", "Ilham Aliev", "Aliyev")
    assert [(group.id, group.name, len(group.members)) for group in groups.all] == [("ilham-aliev", "Ilham Aliev", 4)]


def test_a_family_name_that_fits_two_people_joins_neither() -> None:
    groups = grouped("Ilham Aliev", "Heydar Aliev", "Aliev")
    assert names(groups) == ["Aliev", "Heydar Aliev", "Ilham Aliev"]
    assert groups.all[0].possibly == ("heydar-aliev", "ilham-aliev")


def test_relatives_stay_two() -> None:
    assert names(grouped("Emmanuel Macron", "Brigitte Macron")) == ["Brigitte Macron", "Emmanuel Macron"]
    assert names(grouped("Ilham Aliev", "Mehriban Alieva")) == ["Ilham Aliev", "Mehriban Alieva"]


def test_the_displayed_name_is_the_most_frequent_full_form() -> None:
    assert names(grouped("Nikol Pashinyan", "Nikol Pachinian", "Nikol Pachinian", "Pashinyan")) == ["Nikol Pachinian"]


def test_doubtful_pairs_are_suggested_and_not_merged() -> None:
    groups = grouped("Andriy Sybiha", "Andriy Sybiga")
    assert [group.possibly for group in groups.all] == [("andriy-sybiha",), ("andriy-sybiga",)]


def test_people_can_say_that_two_are_one() -> None:
    known = (
        ActorRecord(id="kouleba", name="Dmytro Kouleba", kind="person"),
        ActorRecord(id="dimitri-k", name="Dimitri K. Ouleba", kind="person", same_as=["kouleba"]),
    )
    assert [group.id for group in grouped("Dmytro Kouleba", "Dimitri K. Ouleba", known=known).all] == ["kouleba"]


def test_people_can_say_that_two_are_distinct_for_ever() -> None:
    known = (
        ActorRecord(id="one", name="Ali Hassan", kind="person", distinct_from=["two"]),
        ActorRecord(id="two", name="Ali Hasan", kind="person"),
    )
    groups = grouped("Ali Hassan", "Ali Hasan", known=known)
    assert [(group.id, group.possibly) for group in groups.all] == [("one", ()), ("two", ())]


def test_a_known_record_keeps_its_id_whatever_name_is_frequent_now() -> None:
    known = ActorRecord(
        id="aliyev-ilham", name="Président Aliyev", kind="person", spellings=[Spelling(text="Ilham Aliyev")]
    )
    assert [group.id for group in grouped("Ilham Aliev", "Ilham Aliev", known=(known,)).all] == ["aliyev-ilham"]


def _police(number: int, state: str, country: str) -> Draft:
    """An article in which the police of a state act, which it names twice."""
    draft = Draft(f"{country}-{number}", f"{state} : la police a tiré. {state} s'inquiète.")
    draft.actor(state, "state", country=country)
    draft.actor("police", "organisation", name="Police", rule="name.organisation.bare")
    return draft


def _groups_of_police(known: tuple[ActorRecord, ...] = ()) -> list[tuple[str, list[str]]]:
    drafts = [_police(1, "Haïti", "HT"), _police(2, "Haïti", "HT"), _police(1, "La Somalie", "SO")]
    groups = group_actors({d.id: d.reading for d in drafts}, FRENCH, {record.id: record for record in known})
    return [(g.id, [article for article, _ in g.members]) for g in groups.all if g.kind == "organisation"]


def test_the_police_of_two_countries_are_two_and_those_of_one_country_one() -> None:
    assert _groups_of_police() == [("police", ["HT-1", "HT-2"]), ("police-2", ["SO-1"])]


def test_what_records_of_organisations_spell_alike_joins_nobody() -> None:
    spelled = [Spelling(text="police", articles={"HT-1": 1, "HT-2": 1}), Spelling(text="police", articles={"SO-1": 1})]
    known = tuple(
        ActorRecord(id=key, name="Police", kind="organisation", spellings=[spelling])
        for key, spelling in zip(("police-haitienne", "police-somalienne"), spelled, strict=True)
    )
    assert _groups_of_police(known) == [("police-haitienne", ["HT-1", "HT-2"]), ("police-somalienne", ["SO-1"])]


def test_a_state_is_one_by_its_country_whatever_it_is_called() -> None:
    first, second = Draft("a", "Bakou a réagi."), Draft("b", "L'Azerbaïdjan a réagi.")
    first.actor("Bakou", "state", country="AZ")
    second.actor("Azerbaïdjan", "state", country="AZ")
    groups = group_actors({d.id: d.reading for d in (first, second)}, FRENCH, {})
    assert [(group.id, group.name) for group in groups.all] == [("azerbaidjan", "Azerbaïdjan")]


@given(
    st.permutations(["Ilham Aliev", "Ilham Aliyev", "Aliev", "Heydar Aliev", "E. Macron", "Emmanuel Macron", "Macron"])
)
def test_the_order_of_articles_never_matters(order: list[str]) -> None:
    drafts = [Draft(name, name) for name in order]
    for draft in drafts:
        draft.actor(draft.text)
    groups = group_actors({d.id: d.reading for d in drafts}, FRENCH, {})
    assert [(g.id, g.members) for g in groups.all] == [
        ("aliev", (("Aliev", 0),)),
        ("emmanuel-macron", (("E. Macron", 0), ("Emmanuel Macron", 0), ("Macron", 0))),
        ("heydar-aliev", (("Heydar Aliev", 0),)),
        ("ilham-aliev", (("Ilham Aliev", 0), ("Ilham Aliyev", 0))),
    ]
