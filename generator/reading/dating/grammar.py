"""The calendar's rules, found in the signs of a sentence from left to right."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Generic, TypeVar

from generator.language.calendar import Bound, Calendar, DateRule, Rule, TimeRule
from generator.reading.dating import lexing
from generator.reading.dating.lexing import Lexer, Row
from generator.reading.dating.patterns import Pattern, one_of, pattern, plain_words, sequence
from generator.text import fold
from generator.values import value

# Slots that numbers fill, by their signs; the others are filled by the words of the table.
_YEARS = lexing.MODERN + lexing.OLD
_DIGITS = lexing.DAY + lexing.TENS + _YEARS + lexing.NUMBER
_NUMBER_SLOTS: Mapping[str, str] = {
    "dayno": lexing.DAY,
    "day": lexing.DAY,
    "year": _YEARS,
    "modern": lexing.MODERN,
    "short": lexing.TENS,
    "numeric": lexing.NUMERIC,
    "numeric_day": lexing.NUMERIC_DAY,
    "clock": lexing.CLOCK,
    "colon": lexing.COLON,
    "hours": lexing.HOURS,
    "hours_long": lexing.HOURS,
    "decade": lexing.DAY + lexing.TENS + _YEARS,
}
_ELIDED = re.compile(r"(?<=\w)'(?=\w)")


R = TypeVar("R", bound=Rule)


@value
class Match(Generic[R]):
    """A rule that fits the words [first, last) of a row; `slots` are the words that fill each slot, in order.

    `core` is the first word of the rule itself, after the words of a bound ("depuis le").
    """

    rule: R
    first: int
    core: int
    last: int
    slots: tuple[tuple[str, int, int], ...]
    bound: Bound | None = None

    def words(self, row: Row, folded: str) -> list[tuple[str, str]]:
        """Each slot's name with its folded words, in order."""
        return [(slot, folded[row.spans[first][0] : row.spans[last - 1][1]]) for slot, first, last in self.slots]


@value
class Found:
    """A row with the dates and the other times in it, each in order and none inside another."""

    row: Row
    dates: tuple[Match[DateRule], ...]
    times: tuple[Match[TimeRule], ...]


@value
class _Compiled(Generic[R]):
    rule: R
    regex: re.Pattern[str]
    slots: tuple[str, ...]

    def match(self, signs: str, at: int) -> Match[R] | None:
        found = self.regex.match(signs, at)
        if found is None or found.end() == at:
            return None
        spans = zip(self.slots, found.regs[1:], strict=True)
        return Match(self.rule, at, at, found.end(), tuple((slot, *span) for slot, span in spans if span[0] >= 0))


class _Rules(Generic[R]):
    """Rules in the order of the table, by the signs that they can begin with."""

    def __init__(self, compiled: Iterable[tuple[frozenset[str], _Compiled[R]]]) -> None:
        self._by_sign: dict[str, list[_Compiled[R]]] = {}
        for first, one in compiled:
            for sign in first:
                self._by_sign.setdefault(sign, []).append(one)
        self._any: dict[str, re.Pattern[str]] = {}

    @property
    def first(self) -> frozenset[str]:
        """The signs that rules begin with."""
        return frozenset(self._by_sign)

    def at(self, signs: str, at: int) -> Match[R] | None:
        """The first rule that fits the words from `at` on."""
        sign = signs[at : at + 1]
        if sign not in self._by_sign or not (self._any.get(sign) or self._any_of(sign)).match(signs, at):
            return None
        matches = (compiled.match(signs, at) for compiled in self._by_sign[sign])
        return next((match for match in matches if match is not None), None)

    def _any_of(self, sign: str) -> re.Pattern[str]:
        """All rules with a first sign as one pattern: at most places none fits, and one look tells."""
        self._any[sign] = re.compile("|".join(compiled.regex.pattern for compiled in self._by_sign[sign]))
        return self._any[sign]


@value
class _Others:
    """What only looks like a date or time (`regex`), and the signs with which it or a real one begins."""

    begins: re.Pattern[str]
    regex: re.Pattern[str]


class Grammar:
    """Finds the calendar's rules in a row of signs."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self._compounds = _compounds(calendar)
        self.lexer = Lexer(calendar, self._vocabulary())
        table = calendar.table
        self._date_rules = _Rules(map(self._compiled, table.rules))
        self._time_rules = _Rules(map(self._compiled, table.times))
        self._bounds: dict[str, list[tuple[str, Bound]]] = {}
        for bound, phrases in table.bounds.items():
            for signs in sorted(map(self._signs, phrases), key=len, reverse=True):
                self._bounds.setdefault(signs[0], []).append((signs, bound))
        self._no_dates = self._others(table.not_dates, self._date_rules.first | self._bounds.keys())
        self._no_times = self._others(table.not_times, self._time_rules.first)

    def read(self, text: str, folded: str, start: int, end: int) -> Found:
        """What stands in text[start:end]; at each word the first rule of the table that fits."""
        row = self.lexer.read(text, folded, start, end)
        dates = tuple(_walk(row.signs, 0, len(row.signs), self._no_dates, self._date_at))
        return Found(row, dates, tuple(self._times(row, dates)))

    def _times(self, row: Row, dates: Sequence[Match[DateRule]]) -> Iterator[Match[TimeRule]]:
        """The times in the words that no date holds."""
        starts, stops = [0, *(date.last for date in dates)], [*(date.first for date in dates), len(row.signs)]
        for start, stop in zip(starts, stops, strict=True):
            yield from _walk(row.signs, start, stop, self._no_times, self._time_rules.at)

    def _date_at(self, signs: str, at: int) -> Match[DateRule] | None:
        bounded = self._bounded(signs, at) if signs[at] in self._bounds else None
        return bounded or self._date_rules.at(signs, at)

    def _bounded(self, signs: str, at: int) -> Match[DateRule] | None:
        """A date after the words of a bound."""
        for words, bound in self._bounds[signs[at]]:
            if signs.startswith(words, at):
                match = self._date_rules.at(signs, at + len(words))
                if match is not None:
                    return replace(match, first=at, bound=bound)
        return None

    def _compiled(self, rule: R) -> tuple[frozenset[str], _Compiled[R]]:
        slots: list[str] = []
        words = pattern(rule.words, self._word, lambda slot: self._slot(slot, slots))
        before, after = self._around(rule)
        return words.first, _Compiled(rule, re.compile(before + words.regex + after), tuple(slots))

    def _others(self, notations: Iterable[str], begins: Iterable[str]) -> _Others:
        """What only looks like the rules that begin with one of the signs `begins`."""
        patterns = [self._pattern(notation) for notation in notations]
        signs = frozenset(begins).union(*(one.first for one in patterns))
        regex = "|".join(one.regex for one in patterns)
        return _Others(re.compile(one_of("".join(sorted(signs))).regex), re.compile(regex))

    def _words_of(self, phrase: str) -> list[str]:
        """The words of a phrase as the lexer cuts them: "jusqu'à" is two, "après-midi" one."""
        groups = (
            [part] if part in self._compounds else _ELIDED.sub("' ", part).split()
            for part in map(self._folded, phrase.split())
        )
        return [word for group in groups for word in group]

    def _folded(self, word: str) -> str:
        folded = fold(word)
        return word if self.calendar.exact.get(folded) == word else folded

    def _signs(self, phrase: str) -> str:
        if phrase == "plural":
            return lexing.PLURAL
        return "".join(map(self.lexer.sign, self._words_of(phrase)))

    def _regex(self, notation: str) -> str:
        """A notation as it is looked for around a rule."""
        return self._pattern(notation).regex

    def _pattern(self, notation: str) -> Pattern:
        """The pattern of a notation whose slots nobody asks for."""
        return pattern(notation, self._word, lambda slot: self._slot(slot, []))

    def _word(self, phrase: str) -> Pattern:
        return sequence(self._signs(phrase))

    def _slot(self, slot: str, slots: list[str]) -> Pattern:
        """The pattern of a slot or macro; notes the slot as the next group, unless its name begins with "_"."""
        macro = self.calendar.table.macros.get(slot)
        if macro is not None:
            return pattern(macro, self._word, lambda inner: self._slot(inner, slots))
        name = slot.removeprefix("to_").strip("_")
        words = self._count() if name == "count" else one_of(self._slot_signs(name))
        if slot.startswith("_"):
            return words
        slots.append(slot)
        return replace(words, regex=f"({words.regex})")

    def _slot_signs(self, slot: str) -> str:
        if slot == "day":
            return _NUMBER_SLOTS[slot] + self._slot_signs("first")
        if slot in _NUMBER_SLOTS:
            return _NUMBER_SLOTS[slot]
        return "".join(map(self.lexer.sign, self.calendar.meanings[slot]))

    def _count(self) -> Pattern:
        """Up to four number words in a row, "et" or a hyphen between them ("une dizaine d'")."""
        number = one_of(_DIGITS + "".join(map(self.lexer.sign, self.calendar.numbers)))
        joint, of = self._signs("et -"), self._signs("de d'")
        return replace(number, regex=f"{number.regex}(?:[{joint}]?{number.regex}){{0,3}}[{of}]?")

    def _around(self, rule: Rule) -> tuple[str, str]:
        """What must and must not stand right before and right after a rule's words."""
        before = "".join(f"(?<!{self._signs(phrase)})" for phrase in rule.not_after)
        if rule.after:
            before += f"(?:{'|'.join(f'(?<={self._regex(phrase)})' for phrase in rule.after)})"
        closed = self.calendar.table.closed.split()
        follows = closed if rule.before == "closed" else rule.before
        return before, self._one_of(rule.not_before, "(?![{}])") + self._one_of(follows, "(?=[{}]|$)")

    def _one_of(self, words: Iterable[str], condition: str) -> str:
        signs = "".join(map(self._signs, words))
        return condition.format(signs) if signs else ""

    def _vocabulary(self) -> Iterator[str]:
        for entries in self.calendar.meanings.values():
            yield from entries
        yield from self.calendar.numbers
        for phrase in _phrases(self.calendar):
            yield from self._words_of(phrase)


def _walk(
    signs: str, start: int, stop: int, others: _Others, rule_at: Callable[[str, int], Match[R] | None]
) -> Iterator[Match[R]]:
    """The matches in signs[start:stop] from left to right, without the `others` that only look like one."""
    at = start
    while begins := others.begins.search(signs, at, stop):
        at = begins.start()
        if other := others.regex.match(signs, at):
            at = other.end()
            continue
        match = rule_at(signs, at)
        fits = match is not None and match.last <= stop
        if match is not None and fits:
            yield match
        at = match.last if match is not None and fits else at + 1


def _phrases(calendar: Calendar) -> Iterator[str]:
    """Every stretch of plain words that the table's rules, macros and bounds hold."""
    table = calendar.table
    rules: list[Rule] = [*table.rules, *table.times]
    notations = [*table.macros.values(), *table.not_dates, *table.not_times]
    for rule in rules:
        notations += (rule.words, *rule.after)
        yield from rule.not_after + rule.not_before
        yield from rule.before if rule.before != "closed" else ()
    yield from (" ".join(plain_words(notation)) for notation in notations)
    for phrases in table.bounds.values():
        yield from phrases
    yield table.closed


def _compounds(calendar: Calendar) -> frozenset[str]:
    """Words with a hyphen or an apostrophe inside that are one word: what slots hold, and "avant-hier"."""
    words = {word for entries in calendar.meanings.values() for word in entries}
    words |= {word for phrase in _phrases(calendar) for word in fold(phrase).split() if re.search(r"\w-\w", word)}
    return frozenset(word for word in words if "-" in word) | {"aujourd'hui"}


@lru_cache(maxsize=4)
def grammar_of(calendar: Calendar) -> Grammar:
    """The grammar of a calendar, compiled once."""
    return Grammar(calendar)
