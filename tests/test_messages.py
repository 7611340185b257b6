"""The catalogue of messages says the same things in every language, and the code asks for nothing it lacks."""

import ast
import re
from collections.abc import Iterator
from string import Formatter

import pytest

from generator.messages import FOLDER, LANGUAGES, messages

PACKAGE = FOLDER.parent
FRENCH = messages("fr")
SECTIONS = {key.split(".")[0] for key in FRENCH}
_KEY = re.compile(r"[a-z_]+(?:\.[a-z0-9_-]+)+")
_IN_TEMPLATE = re.compile(r"""\bsay\(\s*["']([a-z0-9_.-]+)["']\s*[,)]""")


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _keys_asked_for() -> Iterator[tuple[str, str]]:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                value = node.args[0].value
                if isinstance(value, str) and _KEY.fullmatch(value) and value.split(".")[0] in SECTIONS:
                    yield str(path.relative_to(PACKAGE)), value
    for path in PACKAGE.rglob("*.jinja"):
        for key in _IN_TEMPLATE.findall(path.read_text(encoding="utf-8")):
            yield str(path.relative_to(PACKAGE)), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys(language: str) -> None:
    assert set(messages(language)) == set(FRENCH)


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_agree_between_languages(language: str) -> None:
    for key in FRENCH:
        ours = {frozenset(_places(text) - {"n"}) for text in messages(language).patterns(key)}
        theirs = {frozenset(_places(text) - {"n"}) for text in FRENCH.patterns(key)}
        assert ours == theirs, key


def test_every_key_that_the_code_names_exists() -> None:
    missing = {(file, key) for file, key in _keys_asked_for() if key not in FRENCH}
    assert not missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_stand_in_alphabetical_order_within_their_section(language: str) -> None:
    keys = re.findall(r'^msgid "(.+)"$', (FOLDER / f"{language}.po").read_text(encoding="utf-8"), re.MULTILINE)
    order = {section: number for number, section in enumerate(dict.fromkeys(key.split(".")[0] for key in keys))}
    assert keys == sorted(keys, key=lambda key: (order[key.split(".")[0]], key))


def test_no_key_is_defined_twice() -> None:
    keys = re.findall(r'^msgid "(.+)"$', (FOLDER / "fr.po").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(keys) == len(set(keys))


def test_a_number_chooses_the_plural_of_its_language() -> None:
    fr, en = messages("fr"), messages("en")
    assert fr("count.problem", n=0) == "0 problème" and fr("count.problem", n=2) == "2 problèmes"
    assert en("count.problem", n=0) == "0 problems" and en("count.problem", n=1) == "1 problem"
