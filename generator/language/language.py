"""The language as one value: every section is loaded on first use and shared by all readings of a run."""

from dataclasses import dataclass
from functools import cached_property

from generator.language.countries import Countries, load_countries
from generator.language.spelling import Spelling, load_spelling


@dataclass(frozen=True)
class Language:
    """All that the stages know of a language. `code` names the folder of its tables."""

    code: str = "fr"

    @cached_property
    def countries(self) -> Countries:
        """States: names with article and preposition, capitals, adjectives."""
        return load_countries(self.code)

    @cached_property
    def spelling(self) -> Spelling:
        """How foreign names are spelled: sounds, and the words that shape a name."""
        return load_spelling(self.code)
