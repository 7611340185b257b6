"""What a fresh reading would change, before anything is written: counts first, then each record."""

from collections import Counter
from collections.abc import Iterator

from generator.errors import DossierError, Problem
from generator.messages import Messages
from generator.records.actions import Action, summary
from generator.records.comparison import differences, worded
from generator.records.identity import spelled
from generator.records.loading import SOURCES
from generator.records.planning import Outcome, Plan

_SIGNS = {"new": "+", "changed": "~", "removed": "-", "kept": "!", "same": " "}


def counts(plan: Plan) -> dict[Action, int]:
    """How many records are new, changed, removed, kept without a reading, the same."""
    found = Counter(outcome.action for outcome in plan.outcomes)
    return {action: found[action] for action in ("new", "changed", "removed", "kept", "same")}


def report(plan: Plan, say: Messages) -> str:
    """The counts, then a line a record and a line a changed value; what is read otherwise and was not taken, too."""
    lines = [summary(counts(plan), say)]
    for outcome in plan.outcomes:
        lines += _described(outcome, say)
    return "\n".join(lines)


def _described(outcome: Outcome, say: Messages) -> Iterator[str]:
    changes = _changes(outcome) if outcome.action == "changed" else []
    notes = [
        say(f"diff.note_{note.kind}", path=spelled(note.path), human=worded(note.human), read=worded(note.new))
        for note in outcome.notes
    ]
    if outcome.action != "same" or notes:
        yield f"{_SIGNS[outcome.action]} {'/'.join(outcome.key)}"
        yield from (f"    {line}" for line in [*changes, *notes])


def _changes(outcome: Outcome) -> list[str]:
    found = differences(outcome.before, outcome.after)
    return [f"{spelled(path)}: {worded(one) or '∅'} → {worded(other) or '∅'}" for path, one, other in found]


def stop_above(plan: Plan, expected: int, say: Messages) -> None:
    """Raises DossierError where more records would be changed or removed than expected: a rule that went astray."""
    touched = counts(plan)["changed"] + counts(plan)["removed"]
    if touched > expected:
        message = say("problem.too_many_changes", n=touched, expected=expected)
        raise DossierError([Problem(SOURCES, 0, 0, "", message, say("hint.too_many_changes"))])
