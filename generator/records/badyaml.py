"""Where the YAML parser gives up: what a person probably did there, on which line, and the line as it was meant.

The parser stumbles where it can go no further, often lines after the slip, and in words of its own. So the lines
before are tried against the slips that people make; a guess counts if the text mended so can be read further.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from generator.records.emit import quoted

LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# How many lines a slip may lie before the place where the parser stumbles.
_REACH = 40
# Characters up to which a text is read again for each guess.
_READ_AGAIN = 200_000
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
_HEAD = r"(\s*(?:- )?[\w-]+: +)"
_UNQUOTED_COLON = re.compile(rf"{_HEAD}([^\s\"'\[{{|>].*:(?: .*)?)")
_QUOTED = re.compile(rf"{_HEAD}([\"'])(.*)\2(\s+#.*|\s*)")
_OPEN_QUOTE = re.compile(rf"{_HEAD}([\"'])([^\"]*)")
_TIGHT_COLON = re.compile(r"(\s*(?:- )?[a-z_]+):((?!/)\S.*)")
_TIGHT_DASH = re.compile(r"(\s*)-([^\s-].*)")
_INDENT = re.compile(r"[^\S\r\n]*")
_ODD_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")

# What the parser complains of, and how we call it.
_COMPLAINTS = {
    "',' or ']'": "yaml_open_list",
    "',' or '}'": "yaml_open_braces",
    "unexpected end of stream": "yaml_open_quote",
    "cannot start any token": "yaml_reserved",
    "sequence entries are not allowed": "yaml_reserved",
    "expected node content": "yaml_reserved",
    "expected alphabetic or numeric character": "yaml_reserved",
    "expected comment or line break": "yaml_reserved",
    "mapping values are not allowed": "yaml_colon_misplaced",
    "escape": "yaml_escape",
    "control characters": "yaml_control",
    "expected key": "yaml_misplaced",
    "expected '-' indicator": "yaml_misplaced",
    "could not find expected ':'": "yaml_misplaced",
}


class BadYamlError(Exception):
    """The text is no YAML that we read. `rule` is a message key under "problem.", `values` fill its places.

    `fixed` is the line as it was probably meant, "" where that is not plain.
    """

    def __init__(self, rule: str, line: int, column: int, *, fixed: str = "", **values: str) -> None:
        super().__init__(f"{line}:{column}: {rule}")
        self.rule, self.line, self.column, self.fixed, self.values = rule, line, column, fixed, values


@dataclass(frozen=True, slots=True)
class _Slip:
    """What is wrong with a line, from which column (from 0), and the line as it was probably meant.

    Where that `is_guess`, it shows that the slip is there, and is not to be written without asking.
    """

    rule: str
    column: int
    fixed: str
    is_guess: bool = False


def diagnosed(text: str, error: yaml.YAMLError) -> BadYamlError:
    """The parser's complaint in our words, at the line where the slip is."""
    conflict = _CONFLICT.search(text)
    if conflict:
        return BadYamlError("yaml_conflict", text.count("\n", 0, conflict.start()) + 1, 1)
    problem = str(getattr(error, "problem", None) or error)
    rule = next((rule for words, rule in _COMPLAINTS.items() if words in problem), "yaml_syntax")
    at, column = _place(text, error, rule)
    lines = text.splitlines() or [""]
    at = min(at, len(lines) - 1)
    for number in range(at, max(-1, at - _REACH), -1) if len(text) <= _READ_AGAIN else ():
        for slip in _slips(lines, number, is_near=number >= _before(lines, at)):
            if _stumbles(lines, number, slip.fixed) > at:
                fixed = "" if slip.is_guess else slip.fixed
                return BadYamlError(slip.rule, number + 1, slip.column + 1, fixed=fixed)
    if "\t" in _indent(lines[at]):
        rule, column = "yaml_tab", 0
    return BadYamlError(rule, at + 1, column + 1, reason=problem)


def _place(text: str, error: Any, rule: str) -> tuple[int, int]:
    """Line and column from 0; of quotes that never close the place where they open."""
    mark = error.context_mark if rule == "yaml_open_quote" else getattr(error, "problem_mark", None)
    if mark is not None:
        return mark.line, mark.column
    before = text[: getattr(error, "position", 0)]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def _stumbles(lines: list[str], number: int, fixed: str) -> float:
    """The line, from 0, at which the parser stumbles once line `number` is mended; infinite where it reads it all."""
    text = "\n".join([*lines[:number], fixed, *lines[number + 1 :]])
    try:
        for _ in yaml.parse(text, Loader=LOADER):
            pass
    except yaml.YAMLError as error:
        return _place(text, error, "")[0]
    return float("inf")


def _slips(lines: list[str], number: int, *, is_near: bool) -> Iterator[_Slip]:
    """The slips that a line may hold; its spaces are looked at only near where the parser stumbled."""
    looks: list[Callable[[str], _Slip | None]] = [_colon, _inner_quotes, _open_quote]
    if is_near:
        looks += [_odd_spaces, _tight]
    yield from (slip for look in looks if (slip := look(lines[number])))
    if is_near:
        yield from _indented(lines, number)
        yield from (slip for slip in [_lone_words(lines[number])] if slip)


def _colon(line: str) -> _Slip | None:
    """`title: Grève : le port`, the colon of a French headline."""
    found = _UNQUOTED_COLON.fullmatch(line)
    if found is None:
        return None
    return _Slip("yaml_colon", line.index(":", found.start(2)), found[1] + quoted(found[2].rstrip()))


def _inner_quotes(line: str) -> _Slip | None:
    """`title: 'Visite d'État'`, `title: "Un "accord""`."""
    found = _QUOTED.fullmatch(line)
    if found is None or found[2] not in found[3].replace('\\"', ""):
        return None
    inner = found[3].replace('\\"', '"')
    return _Slip("yaml_inner_quotes", len(found[1]), found[1] + quoted(inner) + found[4])


def _open_quote(line: str) -> _Slip | None:
    """`title: "Grève`, quotes that the line does not close."""
    found = _OPEN_QUOTE.fullmatch(line)
    if found is None or found[3].rstrip().endswith(found[2]):
        return None
    return _Slip("yaml_open_quote", len(found[1]), found[1] + quoted(found[3].rstrip()))


def _odd_spaces(line: str) -> _Slip | None:
    """Spaces that do not break, which YAML takes for letters, before the first word or around a colon."""
    head, colon, rest = line.partition(":")
    mended = _ODD_SPACES.sub(" ", head) + colon + _ODD_SPACES.sub(" ", rest[:1]) + rest[1:]
    return _Slip("yaml_odd_space", 0, mended) if mended != line else None


def _tight(line: str) -> _Slip | None:
    """`place:bakou`, `-bakou`."""
    if found := _TIGHT_COLON.fullmatch(line):
        return _Slip("yaml_tight_colon", len(found[1]), f"{found[1]}: {found[2]}")
    if found := _TIGHT_DASH.fullmatch(line):
        return _Slip("yaml_tight_dash", len(found[1]), f"{found[1]}- {found[2]}")
    return None


def _lone_words(line: str) -> _Slip | None:
    """A remark without its #, a value without its key."""
    words = line.lstrip()
    is_lone = words and ":" not in line and not words.startswith(("-", "#"))
    return _Slip("yaml_lone_words", len(line) - len(words), "#", is_guess=True) if is_lone else None


def _indented(lines: list[str], number: int) -> Iterator[_Slip]:
    """A line that begins further left or right than its neighbours."""
    indent, above = _indent(lines[number]), lines[_before(lines, number)]
    rule = "yaml_tab" if "\t" in indent else "yaml_indent"
    dashed = above.lstrip().startswith("- ")
    for wanted in dict.fromkeys((_indent(above), _indent(above) + "  " * dashed, _indent(above)[:-2])):
        if wanted != indent and "\t" not in wanted:
            yield _Slip(rule, 0, wanted + lines[number][len(indent) :])


def _indent(line: str) -> str:
    found = _INDENT.match(line)
    return found[0] if found else ""


def _before(lines: list[str], number: int) -> int:
    """The last line with words before a line, itself where there is none."""
    return next((before for before in range(number - 1, -1, -1) if lines[before].strip()), number)
