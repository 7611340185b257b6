"""Durations, frequencies and mere references to the present, past or future: times that are no dates."""

import re
from collections.abc import Iterable, Iterator

from generator.language.calendar import Calendar
from generator.reading.dating.expressions import READERS, Slots
from generator.reading.dating.grammar import Found
from generator.reading.view import View
from generator.schema.mentions import Duration, TimeMention

_UNIT = re.compile(r"(\d*)(\w+)")


def find_times(view: View, found: Iterable[Found]) -> Iterator[TimeMention]:
    """The times of all sentences, in order of the text; `found` is what stands in each of them."""
    for one in found:
        for match in one.times:
            start, end = one.row.spans[match.first][0], one.row.spans[match.last - 1][1]
            lasts = match.rule.kind == "duration"
            length = length_of(view.language.calendar, match.words(one.row, view.folded)) if lasts else None
            yield TimeMention(start, end, view.text[start:end], match.rule.rule, match.rule.kind, length)


def length_of(calendar: Calendar, slots: Slots) -> Duration | None:
    """The length that the words tell, None where they only say that it is some ("plusieurs jours")."""
    told = {key: value for slot, words in slots for key, value in (READERS[slot](calendar, words) or {}).items()}
    number = 1 if "place" in told else told.get("number")
    if number is None:
        return None
    times, unit = _UNIT.findall(told["length"])[0]
    return Duration((number + told.get("more", 0)) * int(times or 1), unit)
