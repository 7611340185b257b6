"""The calendar's rules as one regular expression over the signs of a sentence.

A sentence has few words, every part of a rule takes a bounded number of them, and no repetition is open: the work
grows with the length of the text and no faster.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.language.calendar import Calendar, DateRule
from generator.reading.dating import lexing
from generator.reading.dating.lexing import Lexer, Row
from generator.text import fold

# Slots that numbers fill, by their signs; the others are filled by the words of the table.
_NUMBER_SLOTS: Mapping[str, str] = {
    "dayno": lexing.DAY,
    "day": lexing.DAY,
    "year": lexing.MODERN + lexing.OLD,
    "modern": lexing.MODERN,
    "short": lexing.TENS,
    "numeric": lexing.NUMERIC,
    "numeric_day": lexing.NUMERIC_DAY,
    "clock": lexing.CLOCK,
    "hours": lexing.HOURS,
    "decade": lexing.DAY + lexing.TENS + lexing.MODERN + lexing.OLD,
    "digits": lexing.DAY + lexing.TENS + lexing.MODERN + lexing.OLD + lexing.NUMBER,
}
_PART = re.compile(r"\{(?P<slot>\w+)\}|(?P<sign>[()|?])|(?P<word>[^\s(){}|?]+)|\s+")
_ELIDED = re.compile(r"(?<=\w)'(?=\w)")


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits the words [first, last) of a row; `slots` are the words that fill each slot, in order.

    `core` is the first word of the rule itself, after the words of a bound ("depuis le").
    """

    rule: DateRule
    first: int
    core: int
    last: int
    bound: str | None
    slots: tuple[tuple[str, int, int], ...]


class Grammar:
    """Finds the calendar's rules in a row of signs."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self._compounds = _compounds(calendar)
        self.lexer = Lexer(self._vocabulary())
        self._rules = calendar.table.rules
        self._slots: list[list[tuple[str, int]]] = []
        self._regex = self._compile()

    def find(self, row: Row) -> Iterator[Match]:
        """The matches of a row from left to right, none inside another."""
        for match in self._regex.finditer(row.signs):
            number = int(str(match.lastgroup)[1:])
            slots = tuple((slot, *match.span(group)) for slot, group in self._slots[number] if match.start(group) >= 0)
            bound = "since" if match["since"] else "until" if match["until"] else None
            yield Match(self._rules[number], match.start(), match.start(f"r{number}"), match.end(), bound, slots)

    def words_of(self, phrase: str) -> list[str]:
        """The words of a phrase as the lexer cuts them: "jusqu'à" is two, "après-midi" one."""
        words = (
            [part] if part in self._compounds else _ELIDED.sub("' ", part).split() for part in fold(phrase).split()
        )
        return [word for group in words for word in group]

    def signs_of(self, phrase: str) -> str:
        return "".join(self._sign(word) for word in self.words_of(phrase))

    def _sign(self, word: str) -> str:
        return lexing.PLURAL if word == "plural" else self.lexer.sign(word)

    def _vocabulary(self) -> Iterator[str]:
        table = self.calendar.table
        for entries in self.calendar.meanings.values():
            yield from entries
        yield from self.calendar.numbers
        for phrase in _phrases(self.calendar):
            yield from self.words_of(phrase)
        yield from self.words_of(table.closed)

    def _class(self, signs: Iterable[str]) -> str:
        return f"[{''.join(dict.fromkeys(signs))}]"

    def _slot_class(self, slot: str) -> str:
        name = slot.removeprefix("to_").removeprefix("_")
        if name in _NUMBER_SLOTS:
            premier = self.lexer.sign("premier") if name == "day" else ""
            return self._class(_NUMBER_SLOTS[name] + premier)
        return self._class(map(self.lexer.sign, self.calendar.meanings[name]))

    def _count(self) -> str:
        """Up to four number words in a row, "et" or a hyphen between them ("une dizaine d'")."""
        number = self._class([*_NUMBER_SLOTS["digits"], *map(self.lexer.sign, self.calendar.numbers)])
        joint = self._class(map(self.lexer.sign, ("et", "-")))
        of = self._class(map(self.lexer.sign, ("de", "d'")))
        return f"{number}(?:{joint}?{number}){{0,3}}{of}?"

    def _pattern(self, words: str, rule: int, slots: list[str]) -> str:
        """The regular expression of a rule's words; appends the names of its slots in order of their groups."""
        made = []
        for part in _PART.finditer(words):
            if part["sign"]:
                made.append("(?:" if part["sign"] == "(" else part["sign"])
            elif part["word"]:
                made.append("".join(self._sign(word) for word in self.words_of(part["word"])))
            elif part["slot"]:
                made.append(self._slot(part["slot"], rule, slots))
        return "".join(made)

    def _slot(self, slot: str, rule: int, slots: list[str]) -> str:
        macro = self.calendar.table.macros.get(slot)
        if macro is not None:
            return f"(?:{self._pattern(macro, rule, slots)})"
        inner = self._count() if slot == "count" else self._slot_class(slot)
        if slot.startswith("_"):
            return inner
        slots.append(slot)
        return f"(?P<s{rule}_{len(slots)}>{inner})"

    def _around(self, rule: DateRule) -> tuple[str, str]:
        """What must and must not stand right before and right after a rule's words."""
        before = "".join(f"(?<!{self.signs_of(phrase)})" for phrase in rule.not_after)
        if rule.after:
            before += f"(?<={self._class(self.signs_of(word) for word in rule.after)})"
        after = f"(?!{self._class(map(self.signs_of, rule.not_before))})" if rule.not_before else ""
        follows = self.calendar.table.closed.split() if rule.before == "closed" else rule.before
        if follows:
            after += f"(?={self._class(map(self.signs_of, follows))}|$)"
        return before, after

    def _compile(self) -> re.Pattern[str]:
        rules, names = [], []
        for number, rule in enumerate(self._rules):
            slots: list[str] = []
            before, after = self._around(rule)
            rules.append(f"(?P<r{number}>{before}{self._pattern(rule.words, number, slots)}{after})")
            names.append(slots)
        bounds = "|".join(
            f"(?P<{bound}>{'|'.join(self._longest_first(phrases))})"
            for bound, phrases in self.calendar.table.bounds.items()
        )
        regex = re.compile(f"(?:{bounds})?(?:{'|'.join(rules)})")
        self._slots = [
            [(slot, regex.groupindex[f"s{number}_{place}"]) for place, slot in enumerate(slots, 1)]
            for number, slots in enumerate(names)
        ]
        return regex

    def _longest_first(self, phrases: Sequence[str]) -> list[str]:
        return sorted(map(self.signs_of, phrases), key=len, reverse=True)


def _phrases(calendar: Calendar) -> Iterator[str]:
    """Every stretch of plain words that the rules, macros and bounds hold."""
    table = calendar.table
    for words in (*table.macros.values(), *(rule.words for rule in table.rules)):
        yield " ".join(part["word"] for part in _PART.finditer(words) if part["word"])
    for rule in table.rules:
        yield from rule.after + rule.not_after + rule.not_before
        yield from rule.before if rule.before != "closed" else ()
    for phrases in table.bounds.values():
        yield from phrases


def _compounds(calendar: Calendar) -> frozenset[str]:
    """Words with a hyphen or an apostrophe inside that are one word: what slots hold, and "avant-hier"."""
    words = {word for entries in calendar.meanings.values() for word in entries}
    words |= {word for phrase in _phrases(calendar) for word in fold(phrase).split() if re.search(r"\w-\w", word)}
    return frozenset(word for word in words if "-" in word) | {"aujourd'hui"}


@lru_cache(maxsize=4)
def grammar_of(calendar: Calendar) -> Grammar:
    """The grammar of a calendar, compiled once."""
    return Grammar(calendar)
