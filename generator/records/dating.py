"""Whose an event's date is: where a person set it, the reasons say so, and what the program had read."""

from typing import Any

from generator.records.base import Base
from generator.schema.records import BY_HAND

Data = dict[str, Any]


def explained(data: Data, base: Base | None) -> Data:
    """An event's data, a first reason telling that a person set the date, where one did and left the reasons alone."""
    reasons = data.get("date_reasons", [])
    if base is None or data.get("date") == base.record.get("date") or reasons != base.record.get("date_reasons", []):
        return data
    read = (base.reading or base.record).get("date")
    rule = f"{BY_HAND}.unread" if read is None else f"{BY_HAND}.against" if reasons else f"{BY_HAND}.instead"
    return data | {"date_reasons": [{"rule": rule, "reference": read or ""}, *reasons]}
