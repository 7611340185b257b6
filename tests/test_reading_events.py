"""Events: promises that hold for any text, and for the table of triggers."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.language import Language
from generator.language.triggers import load_triggers
from generator.reading.dates import read_dates
from generator.reading.events import read_events
from generator.reading.figures import read_figures
from generator.reading.names import read_names
from generator.reading.view import View
from generator.schema.article import Article, Passage
from generator.schema.mentions import Event

LANGUAGE = Language()
PIECES = (
    "Le Chili", "a rencontré", "le Pérou", "lundi", "à Lima", "un accord", "a été signé", "qui", "la visite",
    "leur rencontre", "après", "lors de", "des frappes", "ont tué", "12 soldats", "en mars 2021", ",", ".", "\n\n",
    "que", "accuse", "« ", " »",
)  # fmt: skip


def _read(text: str) -> tuple[View, tuple[Event, ...]]:
    passages = (Passage(0, len(text), True, "body.paragraph"),) if text.strip() else ()
    view = View(Article("a", "a.txt", "", text, None, passages), LANGUAGE)
    actors, places = read_names(view)
    return view, read_events(view, actors, places, *read_dates(view), read_figures(view))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_the_evidence_of_an_event_lies_in_one_sentence(pieces: list[str]) -> None:
    view, events = _read(" ".join(pieces))
    for event in events:
        assert any(s.start <= event.start < event.end <= s.end for s in view.sentences)
        assert any(s.start <= event.trigger[0] < event.trigger[1] <= s.end for s in view.sentences)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_an_actor_has_one_role_in_an_event(pieces: list[str]) -> None:
    for event in _read(" ".join(pieces))[1]:
        named = [actor for actor, _ in event.actors]
        assert len(named) == len(set(named))


@settings(deadline=None, max_examples=60)
@given(st.text())
def test_no_text_stops_the_reader(text: str) -> None:
    assert isinstance(_read(text)[1], tuple)


def test_the_same_text_is_read_the_same_way_twice() -> None:
    text = "Le Chili a signé lundi un accord avec le Pérou. Leur rencontre a duré une heure."
    assert _read(text)[1] == _read(text)[1]


def test_an_event_names_its_rule_by_language_type_mode_and_trigger() -> None:
    (event,) = _read("Le Chili a bombardé le Pérou le 3 mai 2021.")[1]
    assert event.rule == "fr.assault.plain.bombarder"


def test_every_rule_has_a_readable_id() -> None:
    triggers = LANGUAGE.triggers
    rules = [trigger.rule for group in triggers.verbs.values() for trigger in group]
    rules += [trigger.rule for group in triggers.nouns.values() for trigger in group]
    assert [rule for rule in rules if not re.fullmatch(r"fr\.[a-z]+\.[a-z]+\.[\w'’-]+", rule)] == []


def test_every_verb_of_the_triggers_can_be_conjugated() -> None:
    triggers, known = LANGUAGE.triggers, set(LANGUAGE.verbs.infinitives)
    lists = (triggers.happening, triggers.realising, triggers.joining, triggers.planning, triggers.achieving)
    listed = {verb.removeprefix("se ") for verbs in lists for verb in verbs}
    assert sorted((set(triggers.verbs) | listed) - known) == []


def test_the_more_specific_reading_of_a_verb_is_tried_first() -> None:
    for group in LANGUAGE.triggers.verbs.values():
        assert [trigger.specific for trigger in group] == sorted((t.specific for t in group), reverse=True)


def test_a_typo_in_the_table_of_triggers_stops_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "events.yml").write_text("verbs: [{verbs: signer, typ: AGREE}]\n", encoding="utf-8")
    monkeypatch.setattr("generator.language.data.FOLDER", tmp_path)
    with pytest.raises(ValidationError):
        load_triggers("fr")
