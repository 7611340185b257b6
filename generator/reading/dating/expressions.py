"""A rule and the words in its slots put together to a date expression."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from generator.language.calendar import Bound, Calendar, DateRule, valid_day
from generator.schema.mentions import DateExpression

Fields = dict[str, Any]
Slots = list[tuple[str, str]]

# "Depuis lundi" and "à partir de lundi" both begin a period; only the first lies in the past whatever the verb.
_SIDES: Mapping[Bound, str | None] = {"since": "since", "already": None, "from": "since", "until": "until"}
_LEAP_YEAR = 2000
_NUMBER = re.compile(r"[0-9]{1,3}(?:[ .][0-9]{3})+(?![0-9])|[0-9]+(?:,[0-9]+)?|[^\W\d_]+")
# Half a unit, and units that are told in smaller ones; a number of weeks is about that many days.
_SMALLER: Mapping[str, tuple[str, int]] = {"century": ("year", 100), "decade": ("year", 10), "year": ("month", 12)}


def express(calendar: Calendar, rule: DateRule, slots: Slots, bound: Bound | None) -> DateExpression | None:
    """The expression; None where the words name no date after all ("le 31 février", "les années 37").

    `slots` are pairs of a slot's name and its folded words, in order of the text.
    """
    fields: Fields = {
        "kind": rule.kind, "unit": rule.unit, "count": rule.count,
        "direction": rule.direction, "part": rule.part, "bound": _SIDES[bound] if bound else rule.bound,
    }  # fmt: skip
    end: Fields = {}
    for slot, words in slots:
        target, name = (end, slot[3:]) if slot.startswith("to_") else (fields, slot)
        read = READERS[name](calendar, words)
        if read is None:
            return None
        target.update(read)
    _measure(fields, rule.sign)
    if end:
        fields["to"] = DateExpression(kind=_kind_of_end(fields, end), **end)
    return DateExpression(**fields) if _exists(fields) and _exists(end) else None


def _kind_of_end(fields: Fields, end: Fields) -> Any:
    return "calendar" if "day" in end else fields["kind"]


def _exists(fields: Fields) -> bool:
    day, month = fields.get("day"), fields.get("month")
    return day is None or month is None or valid_day(fields.get("year") or _LEAP_YEAR, month, day) is not None


def _measure(fields: Fields, sign: int) -> None:
    """Turns a number and its unit into whole units, with the rule's sign."""
    number, more, place, months = (fields.pop(name, None) for name in ("number", "more", "place", "half"))
    if months:
        fields["month"] = _part_of_year(months, place)
    elif place:
        fields["count"] = place
    if number is None:
        return
    unit, number = fields["unit"], number + (more or 0)
    if unit == "week":
        unit, number, fields["part"] = "day", number * 7, "about"
    if unit in _SMALLER and (number % 1 or unit in ("decade", "century")):
        fields["part"] = "about" if number % 1 == 0 else fields["part"]
        unit, times = _SMALLER[unit]
        number *= times
    fields.update(unit=unit, count=sign * round(number))


def _part_of_year(months: int, place: int) -> int:
    """Quarters are the months 33 to 36, half-years 40 and 41, as in EDTF; a negative place counts from the end."""
    last = 12 // months
    return (33 if months == 3 else 40) + (last if place < 0 else min(place, last)) - 1


def number_of(calendar: Calendar, words: str) -> float | None:
    """The value of number words: "vingt-deux", "une quinzaine de", "12"; None for something else."""
    total = 0.0
    for word in _NUMBER.findall(words):
        value = _figure(word) if word[0].isdecimal() else calendar.numbers.get(word)
        if value is None:
            continue
        multiplies = total and (word in calendar.multipliers or value < 1 or (value == 20 and total == 4))
        total = total * value if multiplies else total + value
    return total if 0 < total < 10_000 else None


def _figure(word: str) -> float:
    """ "1 500", "30,4": what a number in figures says."""
    return float(re.sub(r"[ .](?=\d{3})", "", word).replace(",", "."))


def _count(calendar: Calendar, words: str) -> Fields | None:
    number = number_of(calendar, words)
    if number is None:
        return None
    rounded = number > 1 and any(word in calendar.multipliers for word in words.split())
    return {"number": number} | ({"part": "about"} if rounded else {})


def _decade(calendar: Calendar, words: str) -> Fields | None:
    year = int(words)
    if year % 10 or year == 0:
        return None
    return {"year": year if year >= 1000 else 1900 + year}


def _numeric(calendar: Calendar, words: str) -> Fields | None:
    parts = [int(part) for part in re.split(r"[-/.]", words)]
    year, month, day = parts if parts[0] > 31 else reversed(parts)
    year += 0 if year >= 100 else 2000 if year < 50 else 1900
    return {"year": year, "month": month, "day": day} if valid_day(year, month, day) else None


def _numeric_day(calendar: Calendar, words: str) -> Fields | None:
    day, month = map(int, re.split(r"[/.]", words))
    return {"month": month, "day": day} if valid_day(_LEAP_YEAR, month, day) else None


def _feast(calendar: Calendar, words: str) -> Fields | None:
    told = calendar.meanings["feast"][words]
    if told.startswith("easter"):
        return {"easter": int(told.removeprefix("easter") or 0)}
    month, day = map(int, told.split("-"))
    return {"month": month, "day": day}


def _day(calendar: Calendar, words: str) -> Fields | None:
    return {"day": int(calendar.meanings["first"].get(words, words))}


def _year(calendar: Calendar, words: str) -> Fields | None:
    return {"year": int(words)}


def _meant(slot: str, field: str, convert: Callable[[str], Any] = str) -> Callable[[Calendar, str], Fields | None]:
    def read(calendar: Calendar, words: str) -> Fields | None:
        return {field: convert(calendar.meanings[slot][words])}

    return read


def _nothing(calendar: Calendar, words: str) -> Fields | None:
    return {}


READERS: Mapping[str, Callable[[Calendar, str], Fields | None]] = {
    "length": _meant("length", "length"),
    "hours_long": lambda calendar, words: {"number": int(words.split()[0]), "length": "TH"},
    "weekday": _meant("weekday", "weekday", int),
    "month": _meant("month", "month", int),
    "abbreviation": _meant("abbreviation", "month", int),
    "season": _meant("season", "month", int),
    "unit": _meant("unit", "unit"),
    "side": _meant("side", "direction"),
    "turn": _meant("turn", "count", int),
    "step": _meant("step", "count", int),
    "more": _meant("more", "more", float),
    "part": _meant("part", "part"),
    "daypart": _meant("daypart", "part"),
    "ordinal": _meant("ordinal", "place", int),
    "half": _meant("half", "half", int),
    "century": _meant("century", "year", int),
    "decade": _decade,
    "count": _count,
    "day": _day,
    "dayno": _day,
    "year": _year,
    "modern": _year,
    "short": lambda calendar, words: {"year": 1900 + int(words)},
    "numeric": _numeric,
    "numeric_day": _numeric_day,
    "feast": _feast,
    "about": lambda calendar, words: {"part": "about"},
    "clock": _nothing,
    "colon": _nothing,
    "hours": _nothing,
}
