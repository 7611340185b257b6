"""Typography of the program's own prose. The words of a source are never touched."""

import re
from collections.abc import Callable

_NARROW, _WIDE = "\u202f", "\u00a0"
_FRENCH: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(r"«[ \u00a0\u202f]*"), f"«{_WIDE}"),
    (re.compile(r"[ \u00a0\u202f]*»"), f"{_WIDE}»"),
    (re.compile(r"(?<=[^\s!?;:«(])[ \u00a0\u202f]([;!?])"), rf"{_NARROW}\1"),
    (re.compile(r"(?<=[^\s!?;:«(])[ \u00a0\u202f](:)(?=\s|$)"), rf"{_WIDE}\1"),
    (re.compile(r"(?<=\d)[ \u00a0](?=\d{3}\b)"), _NARROW),
)


def _french(text: str) -> str:
    for pattern, set_right in _FRENCH:
        text = pattern.sub(set_right, text)
    return text


_RULES: dict[str, Callable[[str], str]] = {"fr": _french}


def typeset(text: str, language: str) -> str:
    """`text` as the language's printers set it; languages without rules here are returned as they are.

    Titles of records are the program's prose (or the corrector's), so they are typeset where they are shown; the
    record keeps plain characters, which are easier to type.
    """
    return _RULES.get(language, str)(text)
