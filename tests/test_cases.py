"""Each file in tests/cases/ is one difficulty: a few words of our own and what must be read in them.

text: "Le ministre est arrivé lundi à Lomé."
published: 2024-08-20                 # optional; the day the article is read against
expect: {dates: [{surface: lundi, value: "2024-08-19"}]}    # keys as in `dossier annotate`
absent: {places: [{name: Mai}]}
only: [dates]                         # nothing beyond `expect` in these lists
times: all                            # as with `dossier annotate --times all`
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.language import Language
from generator.pipeline import annotate_text

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))
LANGUAGE = Language("fr")


def _fits(found: Any, wanted: Any) -> bool:
    """Every key wanted is there with its value; a list wanted is a subset of the list found."""
    if isinstance(wanted, Mapping):
        return all(_fits(found.get(key), value) for key, value in wanted.items())
    if isinstance(wanted, list):
        return all(any(_fits(item, want) for item in found) for want in wanted)
    return bool(found == wanted)


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_difficulty_is_read_as_its_case_says(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert set(case) <= {"text", "published", "expect", "absent", "only", "times"}, "unknown key in the case"
    published = str(case["published"]) if "published" in case else None
    times = case.get("times", "dates")
    found = annotate_text(case["text"], published=published, times=times, language=LANGUAGE)
    for key, items in case.get("expect", {}).items():
        for wanted in _as_list(items):
            assert any(_fits(item, wanted) for item in _as_list(found[key])), (key, wanted, found[key])
    for key, items in case.get("absent", {}).items():
        for unwanted in _as_list(items):
            assert not any(_fits(item, unwanted) for item in _as_list(found[key])), (key, unwanted, found[key])
    for key in case.get("only", []):
        assert len(found[key]) == len(_as_list(case.get("expect", {}).get(key, []))), (key, found[key])


def test_every_difficulty_has_a_name_of_its_own() -> None:
    assert CASES
    assert all(path.stem == path.stem.lower() and "-" in path.stem for path in CASES)
