"""The language as one value: every section is loaded on first use and shared by all readings of a run."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """All that the stages know of a language. `code` names the folder of its tables."""

    code: str = "fr"
