"""What the site tells of corrections, and what a diff tells before anything is written."""

from pathlib import Path

import pytest

from generator.errors import DossierError
from generator.messages import messages
from generator.records import Store
from generator.records.corrections import corrections
from generator.records.diff import counts, report, stop_above
from generator.schema.dossier import Correction
from tests.records_helpers import Desk, actor, dossier, event

TOY = Path(__file__).parent / "toy"
FRENCH = messages("fr")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path)
    found.read(event("un", 1, actors=["ada", "bea"]), actor("ada"), actor("bea"))
    return found


def _corrections(desk: Desk) -> list[tuple[str, str, str, str]]:
    return [(each.path, each.human, each.read, each.state) for each in corrections(desk.load())]


def test_the_toy_dossier_shows_each_state_once() -> None:
    found = corrections(Store(TOY).load())
    assert {each.state for each in found} == {"corrected", "disagrees", "suggested"}
    date = Correction("events", "tempete-cote-ostrienne", "date", human="2031-02", read="2031-03", state="corrected")
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


def test_a_reading_that_changed_since_disagrees(desk: Desk) -> None:
    desk.edit("events", "un", "date: 2031-03-11", "date: 2031-03")
    desk.read(event("un", 1, date="2032", actors=["ada", "bea"]), actor("ada"), actor("bea"))
    assert _corrections(desk) == [("date", "2031-03", "2032", "disagrees")]


def test_a_reading_that_came_to_agree_is_silent(desk: Desk) -> None:
    desk.edit("events", "un", "date: 2031-03-11", "date: 2031-03")
    desk.read(event("un", 1, date="2031-03", actors=["ada", "bea"]), actor("ada"), actor("bea"))
    assert _corrections(desk) == []


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
