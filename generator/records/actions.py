"""What becomes of a record in a reading."""

from collections.abc import Mapping
from typing import Literal

from generator.messages import Messages

Action = Literal["new", "changed", "removed", "kept", "same"]
"""A "kept" one is supported by no reading any more, but a person touched it."""
# A reading that changes more records than this was not asked for: a rule went astray, or the articles are others.
EXPECTED = 500


def summary(counts: Mapping[Action, int], say: Messages) -> str:
    """How many records became what, in one line."""
    return ", ".join(say(f"diff.{action}", n=number) for action, number in counts.items() if number)
