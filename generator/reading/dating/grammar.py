"""The calendar's rules, found in the signs of a sentence from left to right."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Generic, TypeVar

from generator.language.calendar import Bound, Calendar, DateRule, Rule, TimeRule
from generator.lazy import Recalled, once
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
T = TypeVar("T")


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


class _Beginnings(Recalled[str, tuple[T, ...]]):
    """For a pair of signs, one at a place and the one after it, what can begin there, in the order given."""

    def __init__(self, known: Iterable[tuple[Pattern, T]]) -> None:
        super().__init__(self._of)
        self._by_first: dict[str, list[tuple[Pattern, T]]] = {}
        for words, one in known:
            for sign in words.first:
                self._by_first.setdefault(sign, []).append((words, one))

    @property
    def openers(self) -> Collection[str]:
        """The signs that anything begins with."""
        return self._by_first.keys()

    def _of(self, pair: str) -> tuple[T, ...]:
        return tuple(one for words, one in self._by_first.get(pair[:1], ()) if words.begins(pair))


class _Rules(Generic[R]):
    """Rules in the order of the table, and what only looks like one of them (`others`).

    At most places neither can begin, and the pair of signs there tells.
    """

    def __init__(self, rules: Iterable[tuple[Pattern, _Compiled[R]]], others: Iterable[Pattern]) -> None:
        self._rules = _Beginnings(rules)
        self._others = _Beginnings((one, re.compile(one.regex)) for one in others)
        self._may_begin = Recalled(self._begins)

    def _begins(self, pair: str) -> bool:
        return bool(self._rules[pair] or self._others[pair])

    @once
    def _first(self) -> re.Pattern[str]:
        """The signs that anything begins with."""
        return re.compile(f"[{''.join(map(re.escape, self._openers()))}]")

    def _openers(self) -> list[str]:
        return [*self._rules.openers, *self._others.openers]

    def walk(self, signs: str, start: int, stop: int) -> Iterator[Match[R]]:
        """The matches in signs[start:stop] from left to right, without what only looks like one."""
        may_begin, done = self._may_begin, start
        places = [sign.start() for sign in self._first.finditer(signs, start, stop)]
        for at in [at for at in places if may_begin[signs[at : at + 2]]]:
            if at >= done:
                match = self._at(signs, at) if (done := self._other_end(signs, at)) == at else None
                if match is not None and match.last <= stop:
                    yield match
                    done = match.last

    def _other_end(self, signs: str, at: int) -> int:
        """Where the words end that from `at` on only look like a rule's; `at` where they do not."""
        ends = (match.end() for regex in self._others[signs[at : at + 2]] if (match := regex.match(signs, at)))
        return next(ends, at)

    def _at(self, signs: str, at: int) -> Match[R] | None:
        """The first rule that fits the words from `at` on."""
        for compiled in self._rules[signs[at : at + 2]]:
            match = compiled.match(signs, at)
            if match is not None:
                return match
        return None


class _DateRules(_Rules[DateRule]):
    """The rules of dates, which may stand after the words of a bound; `bounds` are these as signs."""

    def __init__(
        self,
        rules: Sequence[tuple[Pattern, _Compiled[DateRule]]],
        others: Iterable[Pattern],
        bounds: Iterable[tuple[str, Bound]],
    ) -> None:
        super().__init__(rules, others)
        date = Pattern("", tuple(head for words, _ in rules for head in words.heads), False)
        self._bounds = _Beginnings((sequence(signs).then(date), (signs, bound)) for signs, bound in bounds)

    def _begins(self, pair: str) -> bool:
        return bool(self._bounds[pair]) or super()._begins(pair)

    def _openers(self) -> list[str]:
        return [*self._bounds.openers, *super()._openers()]

    def _at(self, signs: str, at: int) -> Match[DateRule] | None:
        return self._bounded(signs, at) or super()._at(signs, at)

    def _bounded(self, signs: str, at: int) -> Match[DateRule] | None:
        """A date after the words of a bound."""
        for words, bound in self._bounds[signs[at : at + 2]]:
            match = super()._at(signs, at + len(words)) if signs.startswith(words, at) else None
            if match is not None:
                return replace(match, first=at, bound=bound)
        return None


class Grammar:
    """Finds the calendar's rules in a row of signs."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self._compounds = _compounds(calendar)
        self.lexer = Lexer(calendar, self._vocabulary())
        table = calendar.table
        bounds = (
            (signs, bound)
            for bound, phrases in table.bounds.items()
            for signs in sorted(map(self._signs, phrases), key=len, reverse=True)
        )
        self._dates = _DateRules([*map(self._compiled, table.rules)], map(self._pattern, table.not_dates), bounds)
        self._times = _Rules(map(self._compiled, table.times), map(self._pattern, table.not_times))

    def read(self, text: str, folded: str, start: int, end: int) -> Found:
        """What stands in text[start:end]; at each word the first rule of the table that fits."""
        row = self.lexer.read(text, folded, start, end)
        dates = tuple(self._dates.walk(row.signs, 0, len(row.signs)))
        return Found(row, dates, tuple(self._between(row, dates)))

    def _between(self, row: Row, dates: Sequence[Match[DateRule]]) -> Iterator[Match[TimeRule]]:
        """The times in the words that no date holds."""
        starts, stops = [0, *(date.last for date in dates)], [*(date.first for date in dates), len(row.signs)]
        for start, stop in zip(starts, stops, strict=True):
            yield from self._times.walk(row.signs, start, stop)

    def _compiled(self, rule: R) -> tuple[Pattern, _Compiled[R]]:
        slots: list[str] = []
        words = pattern(rule.words, self._word, lambda slot: self._slot(slot, slots))
        before, after = self._around(rule)
        return words, _Compiled(rule, re.compile(before + words.regex + after), tuple(slots))

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
        joint, of = one_of(self._signs("et -")).maybe(), one_of(self._signs("de d'")).maybe()
        words = number.then(joint.then(number).maybe()).then(of)
        return replace(words, regex=f"{number.regex}(?:{joint.regex}{number.regex}){{0,3}}{of.regex}")

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
