"""What becomes of a record in a reading."""

from typing import Literal

Action = Literal["new", "changed", "removed", "kept", "same"]
"""A "kept" one is supported by no reading any more, but a person touched it."""
