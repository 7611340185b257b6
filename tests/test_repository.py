"""The repository as it is cloned: its own dossier is sound and is what the program reads today."""

from generator import pipeline
from generator.records.diff import counts
from generator.workspace import Workspace
from tests.conftest import ROOT


def test_the_dossier_of_the_repository_has_no_problem() -> None:
    assert [str(problem) for problem in pipeline.check(Workspace(ROOT))] == []


def test_the_committed_records_are_what_is_read_today() -> None:
    """After a change of a rule or table: run `make site`, look at the diff of sources/, commit it."""
    found = counts(pipeline.preview(Workspace(ROOT)))
    assert (found["new"], found["changed"], found["removed"]) == (0, 0, 0)
