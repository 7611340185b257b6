"""The README tells the truth: its commands exist, its links lead somewhere."""

import re
from pathlib import Path

import pytest

from generator.cli import main
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_every_make_target_of_the_readme_exists() -> None:
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", README, flags=re.MULTILINE))
    assert {"site", "test"} <= named
    assert named <= set(re.findall(r"^([a-z-]+):", MAKEFILE, flags=re.MULTILINE))


def test_the_readme_lists_exactly_the_verbs_of_the_command() -> None:
    table = README.partition("| verb |")[2].partition("\n\n")[0]
    assert set(re.findall(r"^\| `([a-z]+)", table, flags=re.MULTILINE)) == set(main.commands)


@pytest.mark.parametrize("page", ["README.md", "sources/README.md", "generator/README.md"])
def test_every_link_of_a_readme_leads_to_a_file(page: str) -> None:
    folder = (ROOT / page).parent
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", (ROOT / page).read_text(encoding="utf-8"))
    assert [link for link in links if not Path(folder, link).exists()] == []


def test_ci_runs_the_readme_commands() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make site" in script
    assert "make test" in script
