"""What can be wrong with a user's files, as values, and the one exception that stops a run politely."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that a person should mend, and where.

    `file` is relative to the dossier where it lies inside it; `line` and `column` count from 1, 0 means the
    file as a whole. `path` is the place inside a record ("actors[2].role"), `hint` the way out; both may be
    empty. Problems sort by file, then by place.
    """

    file: str
    line: int
    column: int
    path: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        what = f"{self.path}: {self.message}" if self.path else self.message
        return f"{where}: {what} ({self.hint})" if self.hint else f"{where}: {what}"


class DossierError(Exception):
    """Stops a run because of the user's files; the command line prints the problems and exits with 1."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))
