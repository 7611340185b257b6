"""What the site tells of corrections, and what a diff tells before anything is written."""

from pathlib import Path

import pytest

from generator.errors import DossierError
from generator.messages import messages
from generator.records.corrections import corrections
from generator.records.diff import counts, report, stop_above
from generator.records.store import Store
from generator.schema.dossier import Correction
from generator.schema.records import ArticleRecord, Reason
from tests.records_helpers import Desk, actor, dossier, event

TOY = Path(__file__).parent / "toy"
FRENCH = messages("fr")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path)
    found.read(event("un", 1, actors=["ada", "bea"]), actor("ada"), actor("bea"))
    return found


def article(published: str, rule: str) -> ArticleRecord:
    """The article of a desk as it is read on a day of publication."""
    reasons = [Reason(rule=rule)]
    return ArticleRecord(
        id="a", file="a.txt", sha256="0" * 64, title="Titre", published=published, published_reasons=reasons
    )


def _corrections(desk: Desk) -> list[tuple[str, str, str, str]]:
    return [(each.path, each.human, each.read, each.state) for each in corrections(desk.load())]


def test_the_toy_dossier_shows_each_state_once() -> None:
    found = corrections(Store(TOY).load())
    assert {each.state for each in found} == {"corrected", "disagrees", "suggested"}
    date = Correction(
        "events", "tempete-cote-ostrienne", "date", human="2031-02", read="2031-03", state="corrected", line=6
    )
    assert date in found


def test_an_edit_shows_at_once_beside_what_was_read(desk: Desk) -> None:
    desk.edit("events", "un", "date: 2031-03-11", "date: 2031-03")
    assert _corrections(desk) == [("date", "2031-03", "2031-03-11", "corrected")]


def test_a_deleted_and_an_added_actor_show_under_their_ids(desk: Desk) -> None:
    desk.edit("events", "un", "{actor: ada}", "{actor: cleo, role: source}")
    assert _corrections(desk) == [
        ("actors[ada]", "", "ada", "corrected"),
        ("actors[cleo]", "cleo (source)", "", "corrected"),
    ]


def test_a_correction_tells_the_line_where_it_stands_in_the_file(desk: Desk) -> None:
    desk.edit("events", "un", "  - {actor: ada}", "  - {actor: cleo, role: source}")
    desk.edit("events", "un", "date: 2031-03-11", "# selon deux témoins\ndate: 2031-03")
    lines = desk.text("events", "un").splitlines()
    found = {each.path: lines[each.line - 1] for each in corrections(desk.load())}
    assert found == {
        "date": "date: 2031-03",
        "actors[cleo]": "  - {actor: cleo, role: source}",
        "actors[ada]": "  - {actor: cleo, role: source}",  # where the deleted one was: the list begins here
    }


def test_a_reading_that_changed_since_disagrees(desk: Desk) -> None:
    desk.edit("events", "un", "date: 2031-03-11", "date: 2031-03")
    desk.read(event("un", 1, date="2032", actors=["ada", "bea"]), actor("ada"), actor("bea"))
    assert _corrections(desk) == [("date", "2031-03", "2032", "disagrees")]


def test_a_reading_that_came_to_agree_is_silent(desk: Desk) -> None:
    desk.edit("events", "un", "date: 2031-03-11", "date: 2031-03")
    desk.read(event("un", 1, date="2031-03", actors=["ada", "bea"]), actor("ada"), actor("bea"))
    assert _corrections(desk) == []


def test_a_day_of_publication_that_a_person_set_stays_listed_although_every_reading_now_starts_from_it(
    desk: Desk,
) -> None:
    desk.read(article("2031-03-12", "published.image"))
    desk.edit("articles", "a", "published: 2031-03-12", "published: 2031-03-13")
    desk.read(article("2031-03-13", "published.known"))
    assert _corrections(desk) == [("published", "2031-03-13", "2031-03-12", "corrected")]


def _reasons(desk: Desk) -> list[tuple[str, str]]:
    return [(reason.rule, reason.reference) for reason in desk.events()["un"].date_reasons]


def test_of_a_date_that_a_person_set_the_reasons_say_so_and_what_was_read_before(desk: Desk) -> None:
    told = event("un", 1, date_reasons=[Reason(rule="date.weekday", words="mardi")])
    desk.read(told)
    desk.edit("events", "un", "date: 2031-03-11", "date: 2031-03")
    read = [("date.by-hand.against", "2031-03-11"), ("date.weekday", "")]
    assert _reasons(desk) == read
    desk.read(told)
    assert _reasons(desk) == read
    assert "by-hand" not in desk.text("events", "un"), "that is not written where people would have to keep it true"
    desk.edit("events", "un", 'words: "mardi"', 'words: "dit par deux voix"')
    assert _reasons(desk) == [("date.weekday", "")], "a person's own reasons stand as they are"


@pytest.mark.parametrize(("read", "rule"), [(None, "date.by-hand.unread"), ("2031", "date.by-hand.instead")])
def test_a_date_set_by_hand_where_none_or_one_without_reasons_was_read_says_so(
    desk: Desk, read: str | None, rule: str
) -> None:
    desk.read(event("un", 1, date=read))
    desk.edit("events", "un", f"date: {read or 'null'}" if read is None else 'date: "2031"', "date: 2031-03")
    assert _reasons(desk) == [(rule, read or "")]


def test_an_interval_set_by_hand_is_no_unknown_day(desk: Desk) -> None:
    counted = [Reason(rule="date.counted", words="la semaine dernière")]
    desk.read(event("un", 1, date="2031-03-10/2031-03-16", date_reasons=counted))
    assert desk.events()["un"].unsure_day
    desk.edit("events", "un", "date: 2031-03-10/2031-03-16", "date: 2031-03-11/2031-03-12")
    assert not desk.events()["un"].unsure_day


def test_notes_and_judgements_are_no_corrections(desk: Desk) -> None:
    desk.edit("events", "un", 'note: ""', 'note: "vu"')
    desk.edit("actors", "ada", "reviewed: false", "distinct_from: [bea]\nreviewed: true")
    assert _corrections(desk) == []


def test_a_record_of_a_persons_own_is_no_correction(desk: Desk) -> None:
    desk.path("events", "neuf").write_text('id: neuf\ntitle: "Neuf"\ntype: AID\n', encoding="utf-8")
    assert _corrections(desk) == []


def test_a_diff_counts_first_and_then_tells_each_change(desk: Desk) -> None:
    desk.edit("events", "un", "Titre un", "Mon titre")
    drafts = dossier(event("un", 1, date="2032", title="Autre", actors=["ada"]), actor("ada"), event("deux", 2))
    plan = desk.store.plan(desk.load(), drafts)
    lines = report(plan, FRENCH).replace("\u00a0", " ").splitlines()
    assert lines[0] == "1 nouvelle, 1 modifiée, 1 supprimée, 2 inchangées"
    assert lines[1:] == [
        "- actors/bea",
        "+ events/deux",
        "~ events/un",
        "    date: 2031-03-11 → 2032",
        "    actors[bea]: bea → ∅",
        "    title : reste « Mon titre », lu aujourd’hui « Autre »",
    ]


def test_a_diff_writes_nothing(desk: Desk) -> None:
    before = desk.content()
    report(desk.store.plan(desk.load(), dossier(event("deux", 2))), FRENCH)
    assert desk.content() == before


def test_more_changes_than_expected_stop_the_run(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.read(*(event(f"e{n}", n) for n in range(9)))
    plan = desk.store.plan(desk.load(), dossier(*(event(f"e{n}", n, date="2032") for n in range(8))))
    assert counts(plan)["changed"] == 8 and counts(plan)["removed"] == 1
    stop_above(plan, 9, FRENCH)
    with pytest.raises(DossierError, match="9 fiches changeraient, on en attendait 8 au plus"):
        stop_above(plan, 8, FRENCH)
