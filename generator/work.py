"""What a build did."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.publishing import Counts
from generator.records.actions import Action


@dataclass(frozen=True, slots=True)
class Work:
    """What was done to records and pages; where only a part of the pages was drawn, all others are as they were."""

    records: Mapping[Action, int]
    pages: Counts
    in_part: bool = False
