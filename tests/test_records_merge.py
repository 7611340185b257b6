"""The laws of the three-way merge, for any record, any correction and any reading."""

from itertools import permutations
from math import prod
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.records.identity import OPEN, REVIEWED, spelled
from generator.records.merge import MISSING, Merged, merge

Data = dict[str, Any]
LAWS = settings(max_examples=2000, deadline=None, derandomize=True)
SCALARS = ("title", "date", "place", "date_reasons")
LISTS = ("actors", "evidence", "speakers")

_ACTORS: list[Data] = [
    {"actor": name} | role for name in "abc" for role in ({}, {"role": "source"}, {"role": "target"})
]
_EVIDENCE: list[Data] = [
    {"article": article, "start": start, "end": 3, **rule}
    for article in "mn"
    for start in (0, 1)
    for rule in ({}, {"rule": "x"}, {"rule": "y"})
]


def _key(field: str, item: Any) -> Any:
    return OPEN.identity((field,), item)


def _lists(items: list[Data], field: str) -> list[Any]:
    """All ways to have none to three of the items, each once, in any order; and no list at all."""
    some = (list(chosen) for number in range(4) for chosen in permutations(items, number))
    return [MISSING, *(chosen for chosen in some if len({_key(field, item) for item in chosen}) == len(chosen))]


_SHORT: dict[str, list[Any]] = {
    **{key: [MISSING, "a", "b", "c", "", None] for key in SCALARS[:3]},
    "date_reasons": [MISSING, [{"rule": "x"}], [{"rule": "y"}], [{"rule": "x"}, {"rule": "y"}]],
    "speakers": [MISSING, [], ["p"], ["q"], ["p", "q"], ["q", "p"], ["q", "r", "p"]],
}
_LONG: dict[str, list[Any]] = {"actors": _lists(_ACTORS, "actors"), "evidence": _lists(_EVIDENCE, "evidence")}


def _chosen(values: dict[str, list[Any]]) -> st.SearchStrategy[Data]:
    """Any choice of one value a key, drawn as one number: cheap enough for thousands of examples."""

    def decoded(number: int) -> Data:
        record = {}
        for key, pool in values.items():
            number, at = divmod(number, len(pool))
            record[key] = pool[at]
        return {key: value for key, value in record.items() if value is not MISSING}

    return st.integers(0, prod(map(len, values.values())) - 1).map(decoded)


words = st.sampled_from(_SHORT["title"][1:])
records = st.builds(lambda short, long: short | long, _chosen(_SHORT), _chosen(_LONG))


def _items(record: Any, field: str) -> dict[Any, Any]:
    return {_key(field, item): item for item in record.get(field, [])}


def _run(base: Data, human: Data, new: Data) -> Merged:
    return merge(base, human, new, OPEN)


@LAWS
@given(records, records)
def test_an_untouched_record_takes_the_new_reading(base: Data, new: Data) -> None:
    assert _run(base, base, new) == Merged(new, new)


@LAWS
@given(records, records, records)
def test_a_second_run_changes_nothing(base: Data, human: Data, new: Data) -> None:
    first = _run(base, human, new)
    second = _run(first.base, first.value, new)
    assert (second.value, second.base) == (first.value, first.base)


@LAWS
@given(records, records, records)
def test_an_edited_value_always_wins(base: Data, human: Data, new: Data) -> None:
    merged = _run(base, human, new).value
    for key in SCALARS:
        if human.get(key, MISSING) != base.get(key, MISSING):
            assert merged.get(key, MISSING) == human.get(key, MISSING)
    for field in LISTS:
        before, after = _items(base, field), _items(merged, field)
        for key, item in _items(human, field).items():
            if key not in before:
                assert after[key] == item
            else:
                edits = {k: v for k, v in item.items() if v != before[key].get(k)} if isinstance(item, dict) else {}
                assert not edits or edits.items() <= after[key].items()


@LAWS
@given(records, records, records)
def test_a_deleted_item_stays_deleted(base: Data, human: Data, new: Data) -> None:
    merged = _run(base, human, new).value
    for field in LISTS:
        deleted = _items(base, field).keys() - _items(human, field).keys()
        assert not deleted & _items(merged, field).keys()


@LAWS
@given(records, records, records)
def test_every_change_of_the_machines_mind_is_applied_or_reported(base: Data, human: Data, new: Data) -> None:
    merged = _run(base, human, new)
    reported = {note.path for note in merged.notes}
    for key in SCALARS:
        value = new.get(key, MISSING)
        if value != base.get(key, MISSING):
            assert merged.value.get(key, MISSING) == value or (key,) in reported
    for field in LISTS:
        before, after, read = _items(base, field), _items(merged.value, field), _items(new, field)
        for key in before.keys() | read.keys():
            if read.get(key, MISSING) != before.get(key, MISSING):
                told = any(path[:2] == (field, key) for path in reported)
                assert told or _agrees(after.get(key, MISSING), read.get(key, MISSING), before.get(key, MISSING))


def _agrees(after: Any, read: Any, before: Any) -> bool:
    """Whether all that the reading changed in an item is so in the outcome."""
    if after == read:
        return True
    if not (isinstance(after, dict) and isinstance(read, dict) and isinstance(before, dict)):
        return False
    changed = {key for key in before.keys() | read.keys() if before.get(key, MISSING) != read.get(key, MISSING)}
    return all(after.get(key, MISSING) == read.get(key, MISSING) for key in changed)


@LAWS
@given(records, records, records)
def test_agreement_is_silent(base: Data, human: Data, new: Data) -> None:
    assert not _run(base, human, human).notes
    assert not _run(base, human, base).notes
    assert all(note.new != note.human for note in _run(base, human, new).notes)


@LAWS
@given(records, records, records)
def test_a_persons_order_of_items_stands(base: Data, human: Data, new: Data) -> None:
    merged = _run(base, human, new).value
    for field in LISTS:
        mine, theirs = list(_items(human, field)), list(_items(merged, field))
        if human.get(field) != base.get(field):
            assert [key for key in theirs if key in mine] == [key for key in mine if key in theirs]


@LAWS
@given(records, records, records)
def test_a_reviewed_record_only_gains_evidence(base: Data, human: Data, new: Data) -> None:
    merged = merge(base, human, new, REVIEWED)
    for key in (*SCALARS, "actors", "speakers"):
        assert merged.value.get(key) == human.get(key)
    for key, item in _items(human, "evidence").items():
        assert item.items() <= _items(merged.value, "evidence")[key].items()
    unseen = _items(new, "evidence").keys() - _items(base, "evidence").keys()
    assert unseen <= _items(merged.value, "evidence").keys()


@LAWS
@given(records, records)
def test_what_is_read_otherwise_becomes_a_suggestion_for_a_reviewed_record(base: Data, new: Data) -> None:
    merged = merge(base, base, new, REVIEWED)
    suggested = {note.path for note in merged.notes if note.kind == "suggested"}
    for key in SCALARS:
        assert new.get(key, MISSING) == base.get(key, MISSING) or (key,) in suggested
    assert {note.kind for note in merged.notes} <= {"suggested"}


@LAWS
@given(records, st.lists(st.tuples(st.sampled_from(SCALARS[:3]), words) | records, max_size=12))
def test_any_sequence_of_edits_and_readings_loses_no_edit(first: Data, steps: list[Any]) -> None:
    base, file = first, dict(first)
    edits: Data = {}
    for step in steps:
        if isinstance(step, tuple):
            key, value = step
            file[key] = value
            edits[key] = value
            if base.get(key, MISSING) == value:
                del edits[key]
        else:
            merged = _run(base, file, step)
            base, file = merged.base, dict(merged.value)
        assert edits.items() <= file.items()


@LAWS
@given(records, st.lists(st.tuples(st.sampled_from("abcd")) | records, max_size=12))
def test_any_sequence_of_deletions_and_readings_brings_nothing_back(first: Data, steps: list[Any]) -> None:
    base, file = first, first
    deleted: set[str] = set()
    for step in steps:
        if isinstance(step, tuple):
            present = _items(file, "actors").keys()
            deleted |= set(step) & present
            file = file | {"actors": [each for each in file.get("actors", []) if each["actor"] not in step]}
        else:
            merged = _run(base, file, step)
            base, file = merged.base, merged.value
        assert not deleted & _items(file, "actors").keys()


@pytest.mark.parametrize(
    ("human", "new", "value", "reported"),
    [
        ("v", "v", "v", False),
        ("v", "n", "n", False),
        ("h", "v", "h", False),
        ("h", "n", "h", True),
        ("h", "h", "h", False),
    ],
)
def test_the_table(human: str, new: str, value: str, reported: bool) -> None:
    merged = merge({"date": "v"}, {"date": human}, {"date": new}, OPEN)
    assert merged.value == {"date": value}
    assert bool(merged.notes) is reported


def test_an_edit_stays_an_edit_when_the_reading_comes_to_agree_and_changes_its_mind_again() -> None:
    agreed = merge({"date": "2031"}, {"date": "2032"}, {"date": "2032"}, OPEN)
    assert merge(agreed.base, agreed.value, {"date": "2033"}, OPEN).value == {"date": "2032"}


def test_an_actor_that_a_person_deleted_for_another_stays_so() -> None:
    base = {"actors": [{"actor": "a"}, {"actor": "b"}]}
    merged = merge(base, {"actors": [{"actor": "x"}, {"actor": "b"}]}, base, OPEN)
    assert merged.value == {"actors": [{"actor": "x"}, {"actor": "b"}]}


def test_places_in_a_record_are_spelled_for_people() -> None:
    assert spelled(("actors", "ilham-aliev", "role")) == "actors[ilham-aliev].role"
    assert spelled(("evidence", ("article", 3, 9))) == "evidence[article:3-9]"
    assert spelled(("statements", (("article", 3, 9), 2), "speakers", "x")) == "statements[article:3-9#2].speakers[x]"
