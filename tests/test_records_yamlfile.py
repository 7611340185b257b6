"""One strict reader: values are what stands there, places are exact, tricks are refused."""

import pytest

from generator.records.badyaml import BadYamlError
from generator.records.emit import document, quoted
from generator.records.yamlfile import MAX_CHARACTERS, find, parse, values


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("country: NO", "NO"),
        ("country: 12:30", "12:30"),
        ("country: 2024", "2024"),
        ("country: 2024-08-18", "2024-08-18"),
        ("country: 1_000", "1_000"),
        ("country: yes", "yes"),
        ("country: 'null'", "null"),
        ('country: ""', ""),
        ("country: null", None),
        ("country: ~", None),
        ("country:", None),
    ],
)
def test_a_scalar_is_its_text(written: str, meant: str | None) -> None:
    assert values(parse(written)) == {"country": meant}


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("id: x\ntitle: Grève : le port bloqué\n", "yaml_colon", 2, 14),
        ("id: x\n\ttitle: y\n", "yaml_tab", 2, 1),
        ("a: &x 1\nb: *x\n", "yaml_alias", 1, 4),
        ("a: *x\n", "yaml_alias", 1, 4),
        ("a: !!python/object/apply:os.system [ls]\n", "yaml_tag", 1, 4),
        ("a: 1\nb: 2\na: 3\n", "duplicate_key", 3, 1),
        ("[a, b]: 1\n", "yaml_key", 1, 1),
        ("- a\n", "yaml_no_mapping", 1, 1),
        ("", "yaml_no_mapping", 0, 0),
        ("# rien\n", "yaml_no_mapping", 0, 0),
        ("a: 1\n---\nb: 2\n", "yaml_documents", 2, 1),
        ("a: " + "[" * 30 + "]" * 30, "yaml_depth", 1, 24),
        ("[" * 200_000, "yaml_depth", 1, 22),
        ('a: "x" y\n', "yaml_misplaced", 1, 8),
        ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> autre\n", "yaml_conflict", 2, 1),
        ("a: 'x\n", "yaml_open_quote", 1, 4),
        ("a: \x00\n", "yaml_control", 1, 4),
    ],
)
def test_what_is_refused_is_named_with_its_place(text: str, rule: str, line: int, column: int) -> None:
    with pytest.raises(BadYamlError) as caught:
        parse(text)
    assert (caught.value.rule, caught.value.line, caught.value.column) == (rule, line, column)


def test_a_file_without_measure_is_refused() -> None:
    with pytest.raises(BadYamlError, match="too_large"):
        parse("a: " + "x" * MAX_CHARACTERS)


def test_billions_of_laughs_are_refused_at_the_first() -> None:
    text = "a: &a [l, l]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(9)
    )
    with pytest.raises(BadYamlError, match="yaml_alias"):
        parse(text)


def test_the_unquoted_colon_of_a_headline_comes_with_the_line_as_it_should_be() -> None:
    with pytest.raises(BadYamlError) as caught:
        parse("title: Grève : « le port » bloqué\n")
    assert caught.value.fixed == 'title: "Grève : « le port » bloqué"'


def test_every_value_knows_its_place() -> None:
    text = "id: é\nactors:\n  - {actor: œ, role: party}\n"
    node = find(parse(text), ("actors", 0, "role"))
    assert (node.line, node.column, text[node.start : node.end]) == (3, 22, "party")


def test_a_missing_place_is_told_by_what_is_nearest_above_it() -> None:
    node = find(parse("id: x\nactors:\n  - {role: party}\n"), ("actors", 0, "actor"))
    assert (node.line, node.column) == (3, 5)


@pytest.mark.parametrize(
    "text", ["dit « non »", 'dit "non"', "l'un \"et\" l'autre", "a\\b", "\u202e\u200b", "a\nb", "", " "]
)
def test_quoted_prose_is_read_back_the_same(text: str) -> None:
    assert values(parse(f"a: {quoted(text)}")) == {"a": text}
    assert quoted(text).isprintable()


@pytest.mark.parametrize(
    "word", ["NO", "on", "2024", "12:30", "null", "1e5", "0x1f", "1_000", "x: y", "-", "é", "2024-08-18 "]
)
def test_no_code_is_left_bare_that_another_reader_would_take_for_something_else(word: str) -> None:
    assert document({"country": word}) == f'country: "{word}"\n'


@pytest.mark.parametrize(
    "word", ["bakou", "2024-08-18", "2024-08-18/2024-08-19", "2021-01-11?", "001_5e22d8", "fr.aid.envoyer"]
)
def test_codes_and_dates_stay_bare(word: str) -> None:
    assert document({"date": word}) == f"date: {word}\n"
