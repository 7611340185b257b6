"""How a file that cannot be an article is refused: one problem with a way out."""

from generator.errors import DossierError, Problem
from generator.messages import messages


def refused(file: str, language: str, key: str, *, line: int = 0, column: int = 0, **values: object) -> DossierError:
    """The error for `problem.KEY` of the catalogue at a place in the file, with `hint.KEY` where there is one."""
    say = messages(language)
    hint = say(f"hint.{key}", **values) if f"hint.{key}" in say else ""
    return DossierError([Problem(file, line, column, "", say(f"problem.{key}", **values), hint)])
