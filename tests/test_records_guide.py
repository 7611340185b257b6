"""The guide for correctors shows YAML that is accepted as it stands there."""

import re
from pathlib import Path

import pytest

from generator.messages import messages
from generator.records.layout import MODELS
from generator.records.shape import Shape
from generator.records.yamlfile import parse, values
from generator.schema.records import Record

GUIDE = (Path(__file__).parent.parent / "docs" / "corriger.md").read_text(encoding="utf-8")
LINES = [line for block in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL) for line in block.splitlines()]
NEEDED = {"events": "id: x\ntitle: x\ntype: AID\n", "actors": "id: x\nname: x\nkind: person\n"}


@pytest.mark.parametrize("line", LINES)
def test_every_line_of_the_guide_is_accepted_in_a_record(line: str) -> None:
    (key,) = values(parse(line))
    kind = "actors" if key in ("same_as", "distinct_from") else "events"
    rest = "".join(each for each in NEEDED[kind].splitlines(keepends=True) if not each.startswith(f"{key}:"))
    outcome = Shape(messages("fr")).read(MODELS[kind], f"{rest}{line}\n", "guide")  # type: ignore[index]
    assert isinstance(outcome, Record), outcome
