"""Dates in words: an EDTF value as a person writes it, in a label or in a sentence, never more precise than it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from babel.dates import get_day_names, get_month_names

from generator.schema.edtf import Edtf, parse

Say = Callable[..., str]


@dataclass(frozen=True)
class When:
    """Puts dates into words; `say` is the message catalogue, `locale` a CLDR code for month and weekday names."""

    say: Say
    locale: str

    @cached_property
    def months(self) -> dict[int, str]:
        return dict(get_month_names("wide", locale=self.locale))

    @cached_property
    def short_months(self) -> dict[int, str]:
        return dict(get_month_names("abbreviated", locale=self.locale))

    @cached_property
    def weekdays(self) -> dict[int, str]:
        return dict(get_day_names("wide", locale=self.locale))

    def day_number(self, day: int) -> str:
        return self.say("when.first") if day == 1 else str(day)

    def day(self, day: date, *, weekday: bool = False, year: bool = True) -> str:
        """ "lundi 19 août 2024", "19 août 2024", "19 août"."""
        name = "when.day" if year else "when.day-of-month"
        text = self.say(name, day=self.day_number(day.day), month=self.months[day.month], year=day.year)
        return self.say("when.weekday", weekday=self.weekdays[day.weekday()], day=text) if weekday else text

    def month(self, year: int, month: int) -> str:
        return self.say("when.month", month=self.months[month], year=year)

    def label(self, value: str | None, *, weekday: bool = False, unsure: bool = False) -> str:
        """The date as a label: "18 – 19 août 2024", "septembre 2023", "vers 2020", "date inconnue".

        `unsure`: an interval holds the one day that is meant, nobody knows which.
        """
        if value is None:
            return self.say("when.unknown")
        edtf = parse(value)
        if unsure and edtf.precision == "interval":
            return self.spread(edtf, weekday)
        return self._doubt(edtf, self._label(edtf, weekday))

    def sentence(self, value: str | None, *, unsure: bool = False) -> str:
        """The date as an adverbial that can open or close a sentence: "le 19 août 2024", "en septembre 2023"."""
        if value is None:
            return self.say("when.in.unknown")
        edtf = parse(value)
        if unsure and edtf.precision == "interval":
            return self.spread(edtf)
        words = _SENTENCES[edtf.precision](self, edtf)
        return self._doubt(edtf, words, "when.in.") if edtf.precision != "set" else words

    def _doubt(self, edtf: Edtf, words: str, family: str = "when.") -> str:
        if edtf.uncertain:
            return self.say(f"{family}uncertain", date=words)
        if not edtf.approximate:
            return words
        return self.say(f"{family}about", date=self._label(edtf, False))

    def _label(self, edtf: Edtf, weekday: bool) -> str:
        return _LABELS[edtf.precision](self, edtf, weekday)

    def point(self, edtf: Edtf, weekday: bool = False) -> str:
        """A day, month, season, year, decade or century as a label."""
        first = edtf.earliest
        assert first is not None
        match edtf.precision:
            case "day":
                return self.day(first, weekday=weekday)
            case "month":
                return self.month(first.year, first.month)
            case "season":
                return self.say(f"when.season.{edtf.text[5:7]}", year=edtf.text[:4])
            case "decade":
                return self.say("when.decade", year=first.year)
            case "century":
                return self.say("when.century", century=_roman(int(edtf.text[:2]) + 1))
            case _:
                return str(first.year)

    def interval(self, edtf: Edtf, weekday: bool = False) -> str:
        """ "18 – 19 août 2024"; with weekdays "du dimanche 18 au lundi 19 août 2024"."""
        left, right = _ends(edtf)
        if weekday and left.precision == right.precision == "day":
            return self.between(edtf, weekday=True)
        first, last = self._trimmed(left, right), self.point(right)
        return self.say("when.range" if first.isdigit() else "when.range-wide", first=first, last=last)

    def spread(self, edtf: Edtf, weekday: bool = False) -> str:
        """An interval that holds one unknown day: "entre le 5 et le 12 août 2024 (jour incertain)"."""
        left, right = _ends(edtf)
        kind = "day" if left.precision == right.precision == "day" else "other"
        return self.say(
            f"when.spread.{kind}", first=self._trimmed(left, right, weekday), last=self.point(right, weekday)
        )

    def between(self, edtf: Edtf, weekday: bool = False) -> str:
        """ "du 18 au 19 août 2024", "de septembre 2023 à mars 2024"."""
        left, right = _ends(edtf)
        start = self._bound("from", left, self._trimmed(left, right, weekday))
        return self.say("when.from-to", first=start, last=self._bound("to", right, self.point(right, weekday)))

    def from_to(self, first: str, last: str) -> str:
        """From one date to another, each as precise as it is: "du 15 janvier 2021 au 19 août 2024"."""
        start, end = self._edge(parse(first), first=True), self._edge(parse(last), first=False)
        return self.say("when.from-to", first=self._bound("from", start), last=self._bound("to", end))

    def _bound(self, side: str, edtf: Edtf, words: str = "") -> str:
        """A point as the end of a period: "du 18", "d'avril 2023", "jusqu'en 1991"."""
        text = words or self.point(edtf)
        kind = "day" if edtf.precision == "day" else "vowel" if text[0] in _VOWELS else "other"
        return self.say(f"when.{side}.{kind}", date=text)

    def _edge(self, edtf: Edtf, *, first: bool) -> Edtf:
        """The end of a date that bounds a period; itself where it has no ends."""
        ends = [end.strip() for end in edtf.text.strip("[]").replace(",", "/").split("/") if end.strip() != ".."]
        return parse(ends[0] if first else ends[-1])

    def _trimmed(self, left: Edtf, right: Edtf, weekday: bool = False) -> str:
        """`left` without the month and year that `right` repeats."""
        a, b = left.earliest, right.earliest
        if left.precision != "day" or right.precision != "day" or a is None or b is None or a.year != b.year:
            return self.point(left, weekday)
        if a.month != b.month:
            return self.day(a, weekday=weekday, year=False)
        number = self.day_number(a.day)
        return self.say("when.weekday", weekday=self.weekdays[a.weekday()], day=number) if weekday else number

    def open(self, edtf: Edtf) -> str:
        """ "depuis septembre 2023", "jusqu'au 19 août 2024"."""
        left, _, right = edtf.text.partition("/")
        return self._bound("since", parse(left)) if right == ".." else self._bound("until", parse(right))

    def one_of(self, edtf: Edtf, say: Callable[[str], str] | None = None) -> str:
        """ "5 août 2024 ou 12 août 2024"; `say` puts each of the dates into words."""
        *others, last = [(say or self.label)(member.text) for member in edtf.members]
        return self.say("when.or", first=", ".join(others), last=last) if others else last

    def month_key(self, value: str | None) -> int | None:
        """The month under which a date is listed: the one that holds it wholly."""
        edtf = parse(value) if value else None
        if edtf is None or edtf.earliest is None or edtf.latest is None:
            return None
        same = (edtf.earliest.year, edtf.earliest.month) == (edtf.latest.year, edtf.latest.month)
        return edtf.earliest.month if same else None

    def shape(self, value: str | None) -> str:
        """How a timeline draws the date: "day" a dot, "month" and "span" bars, "none" no place in time."""
        if value is None:
            return "none"
        edtf = parse(value)
        return "day" if edtf.day else _SHAPES.get(edtf.precision, "span")

    def year_key(self, value: str | None) -> int | None:
        """The year under which a date is listed: the year it begins, or ends where the start is open."""
        edtf = parse(value) if value else None
        day = (edtf.earliest or edtf.latest) if edtf else None
        return day.year if day else None


_VOWELS = frozenset("aeéhiou")
_SHAPES = {"day": "day", "month": "month", "season": "month"}


def _ends(edtf: Edtf) -> tuple[Edtf, Edtf]:
    left, _, right = edtf.text.partition("/")
    return parse(left), parse(right)


def _roman(number: int) -> str:
    tens, units = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[units]


def _in(key: str) -> Callable[[When, Edtf], str]:
    return lambda when, edtf: when.say(key, date=when.point(edtf))


_LABELS: dict[str, Callable[[When, Edtf, bool], str]] = dict.fromkeys(
    ("day", "month", "season", "year", "decade", "century"), When.point
) | {
    "interval": When.interval,
    "open": lambda when, edtf, _: when.open(edtf),
    "set": lambda when, edtf, _: when.one_of(edtf),
}
_SENTENCES: dict[str, Callable[[When, Edtf], str]] = {
    "day": _in("when.in.day"),
    "month": _in("when.in.month"),
    "season": lambda when, edtf: when.say(f"when.in.season.{edtf.text[5:7]}", year=edtf.text[:4]),
    "year": _in("when.in.year"),
    "decade": _in("when.in.decade"),
    "century": _in("when.in.century"),
    "interval": lambda when, edtf: when.between(edtf),
    "open": lambda when, edtf: when.open(edtf),
    "set": lambda when, edtf: when.one_of(edtf, when.sentence),
}
