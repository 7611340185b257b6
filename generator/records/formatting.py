"""Problems as people, programs and a host's checks want them."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Literal

from generator.errors import Problem

Form = Literal["text", "json", "github"]


def formatted(problems: Iterable[Problem], form: Form = "text") -> str:
    """Problems for people, for programs (a JSON list), or as annotations of a GitHub run."""
    if form == "json":
        return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=1)
    write: Callable[[Problem], str] = _annotation if form == "github" else str
    return "\n".join(map(write, problems))


def _annotation(problem: Problem) -> str:
    place = {"file": problem.file, "line": problem.line, "col": problem.column}
    where = ",".join(f"{key}={_escaped(str(value), ',:')}" for key, value in place.items() if value)
    what = ": ".join(part for part in (problem.path, problem.message) if part)
    return f"::{problem.severity} {where}::" + _escaped(f"{what} ({problem.hint})" if problem.hint else what)


def _escaped(text: str, more: str = "") -> str:
    for char in "%\r\n" + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text
