"""What a number was found to count."""

from typing import NamedTuple


class Counted(NamedTuple):
    """The unit, the tokens [first, after) that say it with the number, and the rule that found it."""

    unit: str
    first: int
    after: int
    rule: str
