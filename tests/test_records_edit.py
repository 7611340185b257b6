"""Editing in place: the fact changes, and nothing else does."""

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.records import emit
from generator.records.edit import comments, edited
from generator.records.identity import item_keys
from generator.records.yamlfile import Entry, parse, values

Data = dict[str, Any]
LAWS = settings(max_examples=2000, deadline=None, derandomize=True)
seeds = st.integers(0, 2**40)
_WORDS = ["visite", "L'été : oui", 'dit « "non" »', "# dièse", "NO", "12:30", "2024", "", "a\nb", "- tiret", "\u202e?"]


def _record(random: Random) -> Data:
    """An event as text has it: strings, lists of mappings, lists of strings, nothing."""
    actors = [{"actor": name, "role": random.choice(["source", "target"])} for name in "abc"]
    evidence = [{"article": "m", "exact": random.choice(_WORDS), "start": str(n), "end": "9"} for n in range(3)]
    statements = [
        {"speakers": random.sample("pqr", random.randrange(3)), "verb": random.choice(_WORDS), "evidence": piece}
        for piece in evidence
    ]
    full: Data = {
        "title": random.choice(_WORDS),
        "date": random.choice([None, "2024-08", "2024-08-19"]),
        "place": random.choice([None, "bakou"]),
        "actors": random.sample(actors, random.randrange(4)),
        "statements": random.sample(statements, random.randrange(3)),
        "evidence": random.sample(evidence, random.randrange(4)),
        "note": random.choice(_WORDS),
    }
    present = [key for key in full if random.random() < 0.8]
    random.shuffle(present)
    return {"id": "x"} | {key: full[key] for key in present}


def _decorated(record: Data, random: Random) -> str:
    """The record's text as a person may have left it: remarks between the lines and behind them, empty lines."""
    lines: list[str] = []
    for number, line in enumerate(emit.document(record).splitlines()):
        if random.random() < 0.2:
            lines.append(" " * random.randrange(5) + f"# remarque {number}")
        if random.random() < 0.1:
            lines.append("")
        lines.append(line + (f"  # en marge {number}" if random.random() < 0.2 else ""))
    return "\n".join(lines) + random.choice(["\n", "", "\n\n# fin\n"])


def _edited(seed: int) -> tuple[str, str, Data, Data]:
    """A decorated text, the text after a change of anything in it, the data before and after."""
    random = Random(seed)
    before = _record(random)
    text = _decorated(before, random)
    after = _record(random)
    kept = {key: before[key] for key in before if random.random() < 0.6}
    target = {"id": "x"} | {key: kept.get(key, value) for key, value in (after | kept).items()}
    return text, edited(text, parse(text), before, target, item_keys), before, target


@LAWS
@given(seeds)
def test_the_edited_text_says_what_it_should(seed: int) -> None:
    _, result, _, target = _edited(seed)
    assert values(parse(result)) == target


@LAWS
@given(seeds)
def test_every_comment_survives(seed: int) -> None:
    text, result, _, _ = _edited(seed)
    assert sorted(comments(result, parse(result))) == sorted(comments(text, parse(text)))


@LAWS
@given(seeds)
def test_the_order_of_keys_survives(seed: int) -> None:
    text, result, _, _ = _edited(seed)
    before, after = list(parse(text).value), list(parse(result).value)
    assert [key for key in after if key in before] == [key for key in before if key in after]


@LAWS
@given(seeds)
def test_lines_of_what_did_not_change_stay_byte_for_byte(seed: int) -> None:
    text, result, before, target = _edited(seed)
    old, new = parse(text).value, parse(result).value
    for key in before.keys() & target.keys():
        if before[key] == target[key]:
            assert _words(text, old[key]) == _words(result, new[key])


def _words(text: str, entry: Entry) -> str:
    """The text of an entry from its key to its last word."""
    node = entry.value
    while node.block:
        node = node.value[-1] if isinstance(node.value, list) else list(node.value.values())[-1].value
    return text[entry.key.start : node.end]


@LAWS
@given(seeds)
def test_an_edit_of_nothing_changes_no_byte(seed: int) -> None:
    random = Random(seed)
    record = _record(random)
    text = _decorated(record, random)
    assert edited(text, parse(text), record, record, item_keys).rstrip("\n") == text.rstrip("\n")


CORRECTED = """\
# en tête
id:   x   # l'identifiant
title:   'Grève'   # guillemets simples
note:   # rien encore
actors: [{actor: a, role: source},   {actor: b}] # tous
evidence:
# avant
  - article: "m" # une
    exact: |  # en bloc
      mots
    start: 0
    end: 4
    # dedans
  # entre
  -
    article: m
    exact: "b"
    start: 5
    end: 6
# après
place: p
"""


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [
        ("title", "L'été : oui", """title:   "L'été : oui"   # guillemets simples"""),
        ("note", "vu", """note: "vu"   # rien encore"""),
        ("id", "z", "id:   z   # l'identifiant"),
        ("actors", [{"actor": "a", "role": "source"}], "actors: [{actor: a, role: source}] # tous"),
        (
            "actors",
            [{"actor": "a", "role": "target"}, {"actor": "b"}, {"actor": "c"}],
            "actors: [{actor: a, role: target}, {actor: b}, {actor: c}] # tous",
        ),
    ],
)
def test_one_changed_value_changes_one_line(key: str, value: Any, line: str) -> None:
    before = values(parse(CORRECTED))
    result = edited(CORRECTED, parse(CORRECTED), before, before | {key: value}, item_keys)
    changed = [new for old, new in zip(CORRECTED.splitlines(), result.splitlines(), strict=True) if old != new]
    assert changed == [line]


def test_a_value_in_a_block_keeps_the_remark_at_its_head() -> None:
    before = values(parse(CORRECTED))
    first, second = before["evidence"]
    after = before | {"evidence": [first | {"exact": "autres"}, second]}
    result = edited(CORRECTED, parse(CORRECTED), before, after, item_keys)
    assert '    exact: "autres"  # en bloc\n    start: 0\n' in result


def test_remarks_inside_what_goes_stay_in_its_place() -> None:
    before = values(parse(CORRECTED))
    after = before | {"evidence": before["evidence"][1:]}
    result = edited(CORRECTED, parse(CORRECTED), before, after, item_keys)
    assert "# avant\n  # une\n  # en bloc\n    # dedans\n  # entre\n  -\n" in result


def test_line_ends_of_the_file_are_kept() -> None:
    text = CORRECTED.replace("\n", "\r\n")
    before = values(parse(text))
    result = edited(text, parse(text), before, before | {"mode": "visit", "title": "x"}, item_keys)
    assert result.count("\n") == result.count("\r\n") == text.count("\n") + 1
