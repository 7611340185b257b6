"""Disagreements, support and gaps: computed from records, and never invented."""

from typing import Any

import pytest

from generator.resolving.disagreements import disagreements
from generator.resolving.gaps import gaps
from generator.resolving.support import independent
from generator.schema.dossier import Dossier
from generator.schema.mentions import Qualifier
from generator.schema.records import (
    ActorRecord,
    ArticleRecord,
    EventRecord,
    Evidence,
    Figure,
    Participation,
    PlaceRecord,
    Spelling,
)

DAY = "2031-03-11"


def evidence(article: str, words: str = "le raid", date: str | None = None) -> Evidence:
    return Evidence(article=article, exact=words, start=0, end=len(words), date=date)


def dead(article: str, value: float, qualifier: Qualifier = "exact", unit: str = "morts") -> Figure:
    return Figure(value=value, unit=unit, qualifier=qualifier, evidence=evidence(article, f"{value:g} {unit}"))


def event(*figures: Figure, **fields: Any) -> EventRecord:
    fields = {"id": "raid", "title": "Raid", "type": "ASSAULT", "date": DAY, "status": "past"} | fields
    return EventRecord(figures=list(figures), **fields)


def dossier(record: EventRecord, **published: str | None) -> Dossier:
    articles = {key: ArticleRecord(id=key, published=day) for key, day in published.items()}
    return Dossier(articles=articles, events={record.id: record})


def kinds(record: EventRecord, **published: str | None) -> list[str]:
    return [found.kind for found in disagreements(dossier(record, **published))]


def rules(record: EventRecord, **published: str | None) -> list[str]:
    return [gap.rule for gap in gaps(dossier(record, **published)) if gap.record == record.id]


def test_two_counts_that_cannot_both_be_true_are_a_contradiction() -> None:
    found = list(disagreements(dossier(event(dead("a", 286), dead("b", 300)))))
    assert [item.kind for item in found] == ["contradiction"]
    assert found[0].about == "morts"
    assert [value for value, _ in found[0].values] == ["286 morts", "300 morts"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (dead("a", 286), dead("b", 286)),
        (dead("a", 286), dead("b", 40, unit="blessés")),
        (dead("a", 286), dead("a", 300)),
        (dead("a", 38.04, unit="%"), dead("b", 32.07, unit="%")),
    ],
)
def test_equal_counts_other_units_and_one_article_are_no_disagreement(one: Figure, other: Figure) -> None:
    assert kinds(event(one, other)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (dead("a", 6534), dead("b", 6500)),
        (dead("a", 286), dead("b", 280, "more_than")),
        (dead("a", 286), dead("b", 300, "about")),
    ],
)
def test_a_rounded_or_bounded_count_is_only_vaguer(one: Figure, other: Figure) -> None:
    assert kinds(event(one, other)) == ["precision"]


def test_a_bound_far_from_the_count_is_a_tension() -> None:
    assert kinds(event(dead("a", 286), dead("b", 20, "at_least"))) == ["tension"]


def test_a_toll_that_grows_while_the_event_is_fresh_is_a_tension() -> None:
    grown = event(dead("a", 12), dead("b", 31))
    assert kinds(grown, a="2031-03-11", b="2031-03-13") == ["tension"]
    assert kinds(grown, a="2031-03-13", b="2031-03-11") == ["contradiction"]
    assert kinds(grown, a="2032-05-01", b="2033-05-01") == ["contradiction"]


def peace(date: str, *figures: Figure, parties: bool = True) -> Dossier:
    """A war of 2020 with 7 000 dead in one source, and a truce with figures in another that names the same country."""
    everywhere = [Spelling(text="Ostrie", articles={"a": 1, "b": 1})]
    parts = [Participation(actor="ostrie")] if parties else []
    war = event(dead("b", 7000), id="guerre", date="2020", actors=parts, place="lunea", evidence=[evidence("b")])
    truce = event(*figures, id="treve", type="AGREE", date=date, evidence=[evidence("a")])
    return Dossier(
        actors={"ostrie": ActorRecord(id="ostrie", name="Ostrie", kind="state", spellings=everywhere)},
        places={"lunea": PlaceRecord(id="lunea", name="Lunéa", spellings=everywhere)},
        events={"guerre": war, "treve": truce},
    )


@pytest.mark.parametrize("parties", [True, False])
def test_a_toll_told_beside_the_peace_is_that_of_the_war_it_ended(parties: bool) -> None:
    found = list(disagreements(peace("2020-11", dead("a", 6500), parties=parties)))
    assert [(item.kind, item.event) for item in found] == [("contradiction", "guerre")]


@pytest.mark.parametrize(
    "other", [peace("2020-11", dead("a", 7000)), peace("2022-11", dead("a", 6500)), peace("2020-11", dead("c", 6500))]
)
def test_a_toll_of_another_time_or_of_other_parties_contradicts_nothing(other: Dossier) -> None:
    assert list(disagreements(other)) == []


def test_a_year_and_a_month_of_it_differ_in_precision_only() -> None:
    told = event(evidence=[evidence("a", date="2031"), evidence("b")], date="2031-03")
    assert kinds(told) == ["precision"]


def test_days_that_exclude_one_another_are_a_contradiction() -> None:
    told = event(evidence=[evidence("a", date="2031-03-11"), evidence("b", date="2031-03-12")])
    assert kinds(told) == ["contradiction"]


def test_a_rejected_event_has_neither_disagreements_nor_gaps() -> None:
    rejected = event(dead("a", 286), dead("b", 300), status="rejected")
    assert kinds(rejected) == []
    assert rules(rejected) == []


WIRE = "Le précédent déplacement de la présidente à Lunéa remontait au mois de mai 2016"


def test_a_wire_text_printed_twice_counts_once() -> None:
    told = event(
        evidence=[
            evidence("a", WIRE),
            evidence("b", WIRE.replace("précédent", "dernier")),
            evidence("c", "Elle y était en mai 2016"),
        ]
    )
    assert independent(told) == (("a", "b"), ("c",))


def test_short_evidence_is_alike_by_chance() -> None:
    told = event(evidence=[evidence("a", "après leur rencontre"), evidence("b", "après leur rencontre")])
    assert len(independent(told)) == 2


def test_what_the_sources_leave_open_is_listed() -> None:
    assert rules(event(date=None)) == ["gap.number", "gap.date"]
    assert rules(event(dead("a", 3), date="2031-03", place="lunea")) == ["gap.day"]
    assert rules(event(dead("a", 3), place="lunea")) == []


MET = [Participation(actor="verel"), Participation(actor="dov")]


def test_a_place_is_asked_for_where_people_meet() -> None:
    assert rules(event(type="CONSULT", mode="meet", actors=MET)) == ["gap.place"]
    assert rules(event(type="CONSULT", mode="phone", actors=MET)) == []
    assert rules(event(type="AGREE", actors=MET)) == []


def test_attitudes_and_lasting_states_have_no_day_to_ask_for() -> None:
    assert rules(event(type="ACCUSE", date=None)) == []
    assert rules(event(type="ASSAULT", mode="war", date="2031")) == []


def test_a_small_vague_number_is_asked_for_unless_a_source_counts() -> None:
    assert rules(event(dead("a", 100, "more_than"), place="lunea")) == ["gap.vague"]
    assert rules(event(dead("a", 100, "more_than"), dead("b", 112), place="lunea")) == []
    assert rules(event(dead("a", 120_000, "more_than"), place="lunea")) == []


def test_nothing_is_asked_that_another_event_answers() -> None:
    vague = event(type="CONSULT", mode="meet", date="2031-03", actors=MET, place="lunea")
    dated = event(id="encore", type="CONSULT", mode="visit", date=DAY, actors=MET, place="lunea")
    both = Dossier(events={each.id: each for each in (dated, vague)})
    assert [gap.rule for gap in gaps(both)] == []


def test_what_most_sources_tell_is_asked_first_and_kinds_take_turns() -> None:
    told = {
        "un": event(id="un", date="2031-03", evidence=[evidence("a")]),
        "deux": event(id="deux", date="2031-03", evidence=[evidence("a"), evidence("b")]),
    }
    found = [(gap.rule, gap.record) for gap in gaps(Dossier(events=told))]
    assert found == [("gap.number", "deux"), ("gap.day", "deux"), ("gap.number", "un"), ("gap.day", "un")]


def test_a_promise_is_followed_up() -> None:
    promised = event(type="AGREE", mode="joint", evidence=[evidence("a")], actors=MET)
    assert rules(promised, a="2031-03-11", b="2031-06-01") == ["gap.outcome"]
    assert rules(promised, a="2031-03-11", b="2031-03-20") == []


@pytest.mark.parametrize(
    ("date", "newest", "asked"),
    [
        ("2031-03-20", "2031-04-02", True),
        ("2031-03-20", "2031-03-15", False),
        (None, "2031-06-01", True),
        (None, "2031-03-14", False),
    ],
)
def test_what_became_of_something_announced_is_asked_once_it_should_have_happened(
    date: str | None, newest: str, asked: bool
) -> None:
    told = event(type="SUPPORT", status="planned", date=date, evidence=[evidence("a")])
    assert ("gap.outcome" in rules(told, a="2031-03-11", b=newest)) == asked


def test_an_article_without_a_day_of_publication_is_a_gap() -> None:
    found = [
        (gap.rule, gap.record) for gap in gaps(dossier(event(), a=None, b="2031-03", c=DAY)) if gap.record != "raid"
    ]
    assert found == [("gap.published", "a"), ("gap.published-day", "b")]
