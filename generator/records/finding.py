"""A problem in a record together with the mechanical way to mend it, where there is one."""

from dataclasses import dataclass

from generator.errors import Problem


@dataclass(frozen=True, slots=True)
class Mend:
    """In the file's text, [start, end) becomes `words`; or the file gets the name `rename`."""

    start: int = 0
    end: int = 0
    words: str = ""
    rename: str = ""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Evidence given by its words alone: text[start:end] is where they stand in the record, `between` goes between
    them and the keys that are missing.
    """

    article: str
    exact: str
    start: int
    end: int
    between: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem, and what `check --fix` does about it; `unplaced` where only the article can tell."""

    problem: Problem
    mend: Mend | None = None
    unplaced: Unplaced | None = None
