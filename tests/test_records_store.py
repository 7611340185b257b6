"""The record store: a fact that a person corrected stays corrected, and one event stays one record."""

from pathlib import Path

import pytest

from generator.errors import DossierError
from generator.records.corrections import corrections
from generator.schema.records import EventRecord, Figure, PlaceRecord, Statement
from tests.records_helpers import Desk, actor, dossier, event, evidence


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def lines_of(place: int) -> str:
    """A piece of evidence as it stands in a record."""
    piece = evidence(place)
    return f'  - article: a\n    exact: "{piece.exact}"\n    start: {piece.start}\n    end: {piece.end}\n    rule: r\n'


# -- reading again ---------------------------------------------------------------


def test_a_second_run_changes_no_byte(desk: Desk) -> None:
    desk.read(event("un", 1), actor("anton-vell"))
    before = desk.content()
    assert desk.read(event("un", 1), actor("anton-vell")).changes == ()
    assert desk.content() == before


def test_a_new_record_tells_editors_its_schema(desk: Desk) -> None:
    desk.read(event("un", 1))
    first = desk.text("events", "un").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../schema/event.schema.json"
    assert (desk.root / "sources" / "schema" / "event.schema.json").is_file()


def test_an_untouched_record_takes_the_new_reading(desk: Desk) -> None:
    desk.read(event("un", 1))
    desk.read(event("un", 1, date="2031-03-12", place=None, title="Autre"))
    assert desk.events()["un"].date == "2031-03-12"
    assert desk.events()["un"].title == "Autre"


def test_a_record_that_nothing_supports_any_more_goes(desk: Desk) -> None:
    desk.read(event("un", 1), event("deux", 2))
    desk.read(event("un", 1))
    assert set(desk.events()) == {"un"}
    assert not (desk.root / "sources/.base/events/deux.json").exists()


@pytest.mark.parametrize("edit", [('note: ""', 'note: "à suivre"'), ("note:", "# à vérifier\nnote:")])
def test_a_record_that_nothing_supports_stays_where_a_person_touched_it(desk: Desk, edit: tuple[str, str]) -> None:
    desk.read(event("un", 1), event("deux", 2))
    desk.edit("events", "deux", *edit)
    plan = desk.read(event("un", 1))
    assert set(desk.events()) == {"un", "deux"}
    assert [outcome.key for outcome in plan.outcomes if outcome.action == "kept"] == [("events", "deux")]


def test_an_actor_stays_as_long_as_a_record_refers_to_it(desk: Desk) -> None:
    desk.read(event("un", 1, actors=["anton-vell"]), actor("anton-vell"))
    desk.edit("events", "un", 'note: ""', 'note: "à suivre"')
    desk.read()
    assert set(desk.actors()) == {"anton-vell"}


# -- the ten corrections of a corrector --------------------------------------------


def test_a_corrected_date_and_title_make_no_twin(desk: Desk) -> None:
    desk.read(event("un", 1))
    desk.edit("events", "un", "date: 2031-03-11", "date: 2031-03")
    desk.edit("events", "un", "Titre un", "Le bon titre")
    desk.read(event("autre-titre", 1, title="Autre titre"))
    assert list(desk.events()) == ["un"]
    assert (desk.events()["un"].date, desk.events()["un"].title) == ("2031-03", "Le bon titre")


def test_a_deleted_actor_stays_away_and_an_added_one_stays(desk: Desk) -> None:
    people = [actor("ada"), actor("bea"), actor("cleo")]
    desk.read(event("un", 1, actors=["ada", "bea"]), *people)
    desk.edit("events", "un", "  - {actor: ada}\n", "  - {actor: cleo, role: source}  # et non Ada\n")
    desk.read(event("un", 1, actors=["ada", "bea"]), *people)
    assert [part.actor for part in desk.events()["un"].actors] == ["cleo", "bea"]
    assert "# et non Ada" in desk.text("events", "un")


def test_a_deleted_key_stays_deleted(desk: Desk) -> None:
    desk.read(event("un", 1, place="bakou"), PlaceRecord(id="bakou", name="Bakou"))
    desk.edit("events", "un", "place: bakou\n", "")
    desk.read(event("un", 1, place="bakou"), PlaceRecord(id="bakou", name="Bakou"))
    assert desk.events()["un"].place is None


def test_a_rejected_event_stays_rejected_and_does_not_return(desk: Desk) -> None:
    desk.read(event("un", 1))
    desk.edit("events", "un", "status: past", "status: rejected")
    desk.read(event("sous-un-autre-titre", 1, status="planned"))
    assert [(each.id, each.status) for each in desk.events().values()] == [("un", "rejected")]


def test_a_deleted_file_does_not_return(desk: Desk) -> None:
    desk.read(event("un", 1), event("deux", 2))
    desk.path("events", "deux").unlink()
    desk.read(event("un", 1), event("deux", 2))
    assert set(desk.events()) == {"un"}


def test_a_deleted_actor_leaves_the_events_that_named_it(desk: Desk) -> None:
    desk.read(event("un", 1, actors=["ada", "bea"]), actor("ada"), actor("bea"))
    desk.path("actors", "ada").unlink()
    desk.read(event("un", 1, actors=["ada", "bea"]), actor("ada"), actor("bea"))
    assert set(desk.actors()) == {"bea"}
    assert [part.actor for part in desk.events()["un"].actors] == ["bea"]


def test_two_events_merged_by_moving_a_line_stay_one(desk: Desk) -> None:
    drafts = [event("un", 1), event("deux", 2, figures=[Figure(value=3, unit="morts", evidence=evidence(2))])]
    desk.read(*drafts)
    desk.edit("events", "un", lines_of(1), lines_of(1) + lines_of(2))
    desk.path("events", "deux").unlink()
    desk.read(*drafts)
    assert list(desk.events()) == ["un"]
    assert [piece.start for piece in desk.events()["un"].evidence] == [40, 80]
    assert [figure.value for figure in desk.events()["un"].figures] == [3]
    assert desk.load().redirects["events"] == {"deux": "un"}
    assert desk.read(*drafts).changes == ()


def test_a_line_copied_into_a_second_event_takes_nothing_from_the_first(desk: Desk) -> None:
    drafts = [event("un", 1), event("deux", 2)]
    desk.read(*drafts)
    desk.edit("events", "un", lines_of(1), lines_of(1) + lines_of(2))
    text = desk.text("events", "un").replace("id: un", "id: copie")
    desk.path("events", "copie").write_text(text, encoding="utf-8")
    desk.read(*drafts)
    found = {name: [piece.start for piece in each.evidence] for name, each in desk.events().items()}
    assert found == {"un": [40, 80], "deux": [80], "copie": [40, 80]}
    assert desk.read(*drafts).changes == ()
    desk.path("events", "deux").unlink()
    desk.path("events", "copie").unlink()
    desk.read(*drafts)
    assert list(desk.events()) == ["un"]
    assert desk.read(*drafts).changes == ()


def test_words_quoted_by_hand_take_nothing_from_an_event_that_rests_on_more_of_them(desk: Desk) -> None:
    desk.read(event("un", 1), event("deux", 2))
    part = lines_of(2).replace("start: 80", "start: 85").replace('exact: "a0000', 'exact: "')
    desk.edit("events", "un", lines_of(1), lines_of(1) + part)
    desk.read(event("un", 1), event("deux", 2))
    found = {name: [piece.start for piece in each.evidence] for name, each in desk.events().items()}
    assert found == {"un": [40, 85], "deux": [80]}
    assert desk.read(event("un", 1), event("deux", 2)).changes == ()


def test_an_event_split_by_moving_a_line_stays_two(desk: Desk) -> None:
    drafts = [event("un", 1, 2, figures=[Figure(value=3, unit="morts", evidence=evidence(2))])]
    desk.read(*drafts)
    desk.edit("events", "un", lines_of(2), "")
    desk.path("events", "deux").write_text(
        f'id: deux\ntitle: "Le second"\ntype: AID\nevidence:\n{lines_of(2)}', encoding="utf-8"
    )
    desk.read(*drafts)
    assert [piece.start for piece in desk.events()["un"].evidence] == [40]
    assert [piece.start for piece in desk.events()["deux"].evidence] == [80]
    assert (desk.events()["deux"].title, desk.events()["deux"].type) == ("Le second", "AID")
    assert desk.read(*drafts).changes == ()


def test_new_evidence_still_joins_a_corrected_event(desk: Desk) -> None:
    desk.read(event("un", 1))
    desk.edit("events", "un", "date: 2031-03-11", "date: 2031-03")
    desk.read(event("un", 1, 2))
    assert [piece.start for piece in desk.events()["un"].evidence] == [40, 80]
    assert desk.events()["un"].date == "2031-03"


def test_a_reviewed_event_gains_evidence_and_keeps_its_facts(desk: Desk) -> None:
    desk.read(event("un", 1))
    desk.edit("events", "un", "reviewed: false", "reviewed: true")
    desk.read(event("un", 1, 2, date="2032", title="Autre"))
    found = desk.events()["un"]
    assert (found.date, found.title, len(found.evidence)) == ("2031-03-11", "Titre un", 2)
    assert {(each.path, each.state) for each in corrections(desk.load())} == {
        ("date", "suggested"),
        ("title", "suggested"),
    }


def test_a_comment_survives_every_reading(desk: Desk) -> None:
    desk.read(event("un", 1))
    desk.edit("events", "un", "date: 2031-03-11\n", "# dit par deux voix\ndate: 2031-03-11   # un mardi\n")
    desk.read(event("un", 1, date="2031-03-12"))
    assert "# dit par deux voix\ndate: 2031-03-12   # un mardi\n" in desk.text("events", "un")


def test_what_a_person_wrote_beforehand_is_completed_and_wins(desk: Desk) -> None:
    desk.path("articles", "a").parent.mkdir(parents=True)
    desk.path("articles", "a").write_text("published: 2024-08-19\n", encoding="utf-8")
    desk.read()
    article = desk.load().dossier.articles["a"]
    assert (article.published, article.title, article.file) == ("2024-08-19", "Titre", "a.txt")


# -- a rule that reads a few words more -----------------------------------------------


def longer(name: str, *places: int) -> EventRecord:
    """The event as a better rule reads it: each piece of evidence starts a little earlier."""
    found = event(name, *places)
    pieces = [
        piece.model_copy(update={"start": piece.start - 4, "exact": "dit " + piece.exact}) for piece in found.evidence
    ]
    return found.model_copy(update={"evidence": pieces})


def test_evidence_read_a_few_words_longer_makes_no_twin(desk: Desk) -> None:
    desk.read(event("un", 1), event("deux", 2))
    desk.read(longer("trois", 1), longer("quatre", 2))
    assert {each.id: each.evidence[0].start for each in desk.events().values()} == {"un": 36, "deux": 76}


def test_deleted_evidence_read_a_few_words_longer_stays_deleted(desk: Desk) -> None:
    desk.read(event("un", 1, 2))
    desk.edit("events", "un", lines_of(2), "")
    desk.read(longer("un", 1, 2))
    assert [piece.start for piece in desk.events()["un"].evidence] == [36]
    assert desk.read(longer("un", 1, 2)).changes == ()


def test_moved_evidence_read_a_few_words_longer_stays_moved(desk: Desk) -> None:
    desk.read(event("un", 1, 2))
    desk.edit("events", "un", lines_of(2), "")
    desk.path("events", "deux").write_text(
        f'id: deux\ntitle: "Le second"\ntype: AID\nevidence:\n{lines_of(2)}', encoding="utf-8"
    )
    desk.read(event("un", 1, 2))
    desk.read(longer("un", 1, 2))
    assert {each.id: len(each.evidence) for each in desk.events().values()} == {"un": 1, "deux": 1}


# -- who is who -----------------------------------------------------------------------


def test_two_actors_that_a_person_says_are_one_become_one(desk: Desk) -> None:
    drafts = [event("un", 1, actors=["aliyev"]), actor("aliev", "Ilham Aliev"), actor("aliyev", "Ilham Aliyev")]
    desk.read(*drafts)
    desk.edit("actors", "aliyev", "reviewed: false", "same_as: [aliev]\nreviewed: false")
    assert [part.actor for part in desk.events()["un"].actors] == ["aliev"]
    desk.read(*drafts)
    assert set(desk.actors()) == {"aliev"}
    assert {each.text for each in desk.actors()["aliev"].spellings} == {"Ilham Aliev", "Ilham Aliyev"}
    assert "{actor: aliev}" in desk.text("events", "un")
    assert desk.load().redirects["actors"] == {"aliyev": "aliev"}


def test_of_two_that_become_one_the_facts_are_those_of_the_one_that_stays(desk: Desk) -> None:
    drafts = [event("un", 1, actors=["kremlin"]), actor("kremlin", "Le Kremlin"), actor("russie", "La Russie")]
    desk.read(*drafts)
    desk.edit("actors", "kremlin", "reviewed: false", "same_as: [russie]\nreviewed: false")
    desk.read(*drafts)
    assert {name: each.name for name, each in desk.actors().items()} == {"russie": "La Russie"}
    assert {each.text for each in desk.actors()["russie"].spellings} == {"La Russie", "Le Kremlin"}
    assert desk.read(*drafts).changes == ()


def test_an_actor_renamed_through_same_as_is_renamed_everywhere(desk: Desk) -> None:
    drafts = [
        event("un", 1, actors=["aliev"], statements=[Statement(speakers=["aliev"], verb="dire", evidence=evidence(3))]),
        actor("aliev", "Ilham Aliev"),
    ]
    desk.read(*drafts)
    text = desk.text("actors", "aliev").replace("id: aliev", "id: ilham-aliev\nsame_as: [aliev]")
    desk.path("actors", "aliev").unlink()
    desk.path("actors", "ilham-aliev").write_text(text, encoding="utf-8")
    desk.read(*drafts)
    found = desk.events()["un"]
    assert [part.actor for part in found.actors] == found.statements[0].speakers == ["ilham-aliev"]
    assert corrections(desk.load()) == ()
    assert desk.load().redirects["actors"] == {"aliev": "ilham-aliev"}
    assert desk.read(*drafts).changes == ()


def test_a_renamed_event_keeps_its_base_and_its_old_address_redirects(desk: Desk) -> None:
    desk.read(event("un", 1))
    text = desk.text("events", "un").replace("id: un", "id: le-premier")
    desk.path("events", "un").unlink()
    desk.path("events", "le-premier").write_text(text, encoding="utf-8")
    assert desk.load().redirects["events"] == {"un": "le-premier"}
    desk.read(event("un", 1, date="2032"))
    assert [(each.id, each.date) for each in desk.events().values()] == [("le-premier", "2032")]
    assert desk.load().redirects["events"] == {"un": "le-premier"}
    assert desk.read(event("un", 1, date="2032")).changes == ()


def test_ids_are_minted_once_and_never_given_twice(desk: Desk) -> None:
    desk.read(event("visite", 1))
    desk.read(event("visite", 2), event("visite-x", 1))
    assert {each.id: each.evidence[0].start for each in desk.events().values()} == {"visite": 40, "visite-2": 80}


def test_the_address_of_a_record_never_follows_a_corrected_fact(desk: Desk) -> None:
    desk.read(event("un", 1), actor("anton-vel"))
    desk.edit("actors", "anton-vel", 'name: "Anton Vel"', 'name: "Anton Vell"')
    desk.edit("events", "un", "Titre un", "Tout autre chose")
    desk.read(event("tout-autre-chose", 1), actor("anton-vell", "Anton Vell", "Anton Vel"))
    assert (list(desk.events()), list(desk.actors())) == (["un"], ["anton-vel"])


# -- what stops a run -------------------------------------------------------------------


def test_a_broken_record_stops_the_reading_and_nothing_is_written(desk: Desk) -> None:
    desk.read(event("un", 1), event("deux", 2))
    desk.edit("events", "un", "status: past", "statut: past")
    before = desk.content()
    with pytest.raises(DossierError, match=r"sources/events/un\.yml:\d+:1: statut: la clé «\u00a0statut\u00a0»"):
        desk.read(event("un", 1, date="2032"), event("deux", 2, date="2032"))
    assert desk.content() == before


def test_a_record_saved_while_the_program_reads_is_left_alone(desk: Desk) -> None:
    desk.read(event("un", 1), event("deux", 2))
    later = dossier(event("un", 1, date="2032"), event("deux", 2, date="2032"))
    with desk.store.lock("read"):
        plan = desk.store.plan(desk.load(), later)
        desk.edit("events", "un", 'note: ""', 'note: "enregistré entre-temps"')
        problems = desk.store.write(plan)
    assert [problem.file for problem in problems] == ["sources/events/un.yml"]
    assert desk.events()["un"].date == "2031-03-11"
    assert desk.events()["deux"].date == "2032"
    with desk.store.lock("read"):
        desk.store.write(desk.store.plan(desk.load(), later))
    assert (desk.events()["un"].date, desk.events()["un"].note) == ("2032", "enregistré entre-temps")
