"""The dossier for machines: valid for independent readers, countable, and harmless whatever an article contains."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import feedparser
import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld as pyld

from generator.exports import jsonld
from generator.exports.amending import amended
from generator.exports.bundle import Exports, export
from generator.language import Language
from generator.pipeline import annotate_text
from generator.schema import edtf
from generator.schema.dossier import Dossier
from generator.schema.records import (
    ActorRecord,
    ArticleRecord,
    EventRecord,
    Evidence,
    Figure,
    Participation,
    PlaceRecord,
    Reason,
    Statement,
)

ATTACK = '=cmd|calc </script><script>alert(1)</script> ]]> {{ 7*7 }} \u202e\x07 "x", & é'


def _event(number: int, *, date: str | None, status: str = "past", exact: str = "mots") -> EventRecord:
    evidence = Evidence(article="a", exact=exact, start=number, end=number + len(exact), rule="fr.test")
    return EventRecord(
        id=f"evenement-{number}",
        title=f"Rencontre n° {number} {ATTACK}",
        type="CONSULT",
        date=date,
        status=status,
        place="lome",
        actors=[Participation(actor="awa-diallo", role="source")],
        figures=[Figure(value=12, unit="blessés", evidence=evidence)],
        statements=[Statement(speakers=["awa-diallo"], verb="dire", quote=ATTACK, evidence=evidence)],
        evidence=[evidence],
    )


@pytest.fixture(name="exports", scope="module")
def _exports() -> Exports:
    events = [
        _event(1, date="2024-08-18/2024-08-19", exact=ATTACK),
        _event(2, date="2024-08"),
        _event(3, date=None),
        _event(4, date="2024-09-01", status="planned"),
        _event(5, date="2024-09-01", status="rejected"),
        _event(6, date="2024-08-20?"),
    ]
    dossier = Dossier(
        articles={"a": ArticleRecord(id="a", title=ATTACK, published="2024-08-20")},
        actors={"awa-diallo": ActorRecord(id="awa-diallo", name="Awa Diallo", kind="person")},
        places={"lome": PlaceRecord(id="lome", name="Lomé", latitude=6.13, longitude=1.22)},
        events={event.id: event for event in events},
    )
    return export(dossier, "https://exemple.test/dossier/")


def test_an_independent_reader_finds_every_dated_event_in_the_feed(exports: Exports) -> None:
    feed = feedparser.parse(exports.files["evenements.atom"])
    assert not feed.bozo
    assert len(feed.entries) == 5
    assert exports.left_out["evenements.atom"] == 0
    assert ATTACK.replace("\x07", "") in feed.entries[0].summary


def test_the_calendar_holds_only_days_that_are_certain_and_counts_the_rest(exports: Exports) -> None:
    calendar = icalendar.Calendar.from_ical(exports.files["evenements.ics"])
    days = {
        str(item["summary"])[:14]: (str(item.decoded("dtstart")), str(item.decoded("dtend")))
        for item in calendar.events
    }
    assert days == {"Rencontre n° 1": ("2024-08-18", "2024-08-20"), "Rencontre n° 4": ("2024-09-01", "2024-09-02")}
    assert exports.left_out["evenements.ics"] == 3


def test_an_announced_event_is_tentative_in_the_calendar(exports: Exports) -> None:
    calendar = icalendar.Calendar.from_ical(exports.files["evenements.ics"])
    assert [str(item["status"]) for item in calendar.events] == ["CONFIRMED", "TENTATIVE"]


def test_the_graph_is_json_ld_that_an_independent_processor_understands(exports: Exports) -> None:
    graph = json.loads(exports.files["dossier.jsonld"])
    graph["@context"] = {"@vocab": "https://schema.org/", "@base": "https://exemple.test/"}
    nodes = pyld.expand(graph)
    kinds = sorted(kind for node in nodes for kind in node["@type"])
    assert kinds.count("https://schema.org/Event") == 5
    assert "https://schema.org/Quotation" in kinds


def test_an_unknown_day_of_several_is_no_duration_for_a_machine() -> None:
    unsure = _event(1, date="2024-08-05/2024-08-12").model_copy(
        update={"date_reasons": [Reason(rule="date.several-days", words="lundi")]}
    )
    made = export(Dossier(events={unsure.id: unsure}))
    assert made.left_out["evenements.ics"] == 1
    assert "startDate" not in made.files["dossier.jsonld"]


def test_a_vague_date_keeps_its_precision_in_the_graph(exports: Exports) -> None:
    events = {node["@id"]: node for node in json.loads(exports.files["dossier.jsonld"])["@graph"]}
    assert events["evenements/evenement-2/"]["startDate"] == "2024-08"
    assert "startDate" not in events["evenements/evenement-3/"]


def test_a_rejected_event_leaves_no_trace_in_any_export(exports: Exports) -> None:
    assert not any("evenement-5" in text for text in exports.files.values())


def test_no_cell_of_a_table_runs_as_a_formula(exports: Exports) -> None:
    for name, text in exports.files.items():
        if name.endswith(".csv"):
            cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells), name


def test_json_ld_in_a_page_cannot_end_its_script_element() -> None:
    text = jsonld.script({"name": ATTACK})
    assert "<" not in text
    assert json.loads(text)["name"] == ATTACK


def test_the_same_dossier_gives_the_same_bytes(exports: Exports) -> None:
    assert export(Dossier()).files == export(Dossier()).files
    assert set(export(Dossier()).files) == set(exports.files)


LANGUAGE = Language("fr")
TOLD = "Le ministre togolais des Affaires étrangères Awa Diallo a rencontré {} son homologue béninois à Lomé."


def _annotated(words: str, published: str) -> tuple[dict[str, str | None], dict[str, str | None]]:
    found = annotate_text(TOLD.format(words), published=published, language=LANGUAGE)
    return found["dates"][0], found["events"][0]


@settings(deadline=None, max_examples=15)
@given(
    st.sampled_from(["hier", "avant-hier soir", "la semaine dernière", "le mois dernier", "l'an dernier"]),
    st.dates(date(2015, 1, 1), date(2030, 12, 31)),
)
def test_an_annotated_date_is_what_all_days_of_publication_agree_on_else_null_with_what_is_possible(
    words: str, day: date
) -> None:
    told, event = _annotated(words, day.isoformat()[:7])
    exact = edtf.parse(_annotated(words, day.isoformat())[0]["value"] or "")
    possible = edtf.parse(told.get("possible") or exact.text)
    assert exact.compatible(possible)
    assert told["value"] == (None if "possible" in told else exact.text)
    assert event["date"] == (edtf.month_of(possible) if "possible" in told else exact.text)
    assert event.get("possible", event["date"]) == told.get("possible", told["value"])


_TELLING = Evidence(article="a", exact="trois", start=1, end=6)


def _several() -> Dossier:
    """Events with and without a day, some told by an article that has none, one rejected."""
    events = [_event(n, date=f"2024-08-{n:02}" if n % 3 else None) for n in range(1, 9)]
    events[2] = events[2].model_copy(update={"figures": [], "statements": []})
    events.append(_event(9, date="2024-09-01", status="rejected"))
    return Dossier(
        articles={"a": ArticleRecord(id="a", title="Un titre", published="2024-08-19"), "b": ArticleRecord(id="b")},
        actors={"awa-diallo": ActorRecord(id="awa-diallo", name="Awa Diallo", kind="person")},
        places={"lome": PlaceRecord(id="lome", name="Lomé")},
        events={event.id: event for event in events},
    )


@pytest.mark.parametrize(
    ("kind", "key", "change"),
    [
        ("events", "evenement-1", {"title": "Autre"}),
        ("events", "evenement-4", {"date": None}),
        ("events", "evenement-6", {"date": "2024-08-06"}),
        ("events", "evenement-5", {"status": "rejected"}),
        ("events", "evenement-8", {"status": "rejected"}),
        ("events", "evenement-9", {"status": "past"}),
        ("events", "evenement-3", {"figures": [Figure(value=3, unit="morts", evidence=_TELLING)]}),
        ("events", "evenement-2", {"figures": [], "statements": [], "place": None}),
        ("events", "evenement-2", {"evidence": [Evidence(article="b", exact="mots", start=0, end=4)]}),
        ("articles", "a", {"title": "Un autre titre"}),
        ("articles", "a", {"published": "2024-08-21"}),
        ("places", "lome", {"name": "Lome"}),
        ("actors", "awa-diallo", {"name": "A. Diallo"}),
    ],
)  # fmt: skip
def test_pieces_exchanged_give_the_files_of_the_whole_dossier(kind: str, key: str, change: dict[str, object]) -> None:
    before = _several()
    records = getattr(before, kind)
    edited = records | {key: records[key].model_copy(update=change)}
    for old, new in ((before, replace(before, **{kind: edited})), (replace(before, **{kind: edited}), before)):
        held, whole = export(old).files, export(new)
        made = amended(old, new, [(kind, key)], held.__getitem__)  # type: ignore[list-item]
        assert dict(held) | dict(made.files) == dict(whole.files)
        assert made.left_out == whole.left_out


@pytest.mark.parametrize("key", [f"evenement-{n}" for n in range(1, 10)])
def test_a_record_more_or_less_gives_the_files_of_the_whole_dossier(key: str) -> None:
    whole = _several()
    less = replace(whole, events={name: event for name, event in whole.events.items() if name != key})
    for old, new in ((whole, less), (less, whole)):
        held = export(old).files
        assert dict(held) | dict(amended(old, new, [("events", key)], held.__getitem__).files) == dict(
            export(new).files
        )
