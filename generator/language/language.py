"""The language as one value: every section is loaded on first use and shared by all readings of a run."""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

# A run that reads nothing needs few sections: their modules are loaded with their tables.
if TYPE_CHECKING:
    from generator.language.boilerplate import Boilerplate
    from generator.language.calendar import Calendar
    from generator.language.countries import Countries
    from generator.language.grammar import Grammar
    from generator.language.headlines import Headlines
    from generator.language.leadership import Leadership
    from generator.language.location import LocationWords
    from generator.language.mandates import Mandates
    from generator.language.matters import Matters
    from generator.language.names import Names
    from generator.language.organisations import Organisations
    from generator.language.phrasing import Phrasing
    from generator.language.places import Places
    from generator.language.quantities import Quantities
    from generator.language.roles import Roles
    from generator.language.speech import Speech
    from generator.language.spelling import Spelling
    from generator.language.triggers import Triggers
    from generator.language.verbs import Verbs


@dataclass(frozen=True)
class Language:
    """All that the stages know of a language. `code` names the folder of its tables."""

    code: str = "fr"

    @cached_property
    def countries(self) -> "Countries":
        """States: names with article and preposition, capitals, adjectives."""
        from generator.language.countries import load_countries

        return load_countries(self.code)

    @cached_property
    def leadership(self) -> "Leadership":
        """Which office leads a state."""
        from generator.language.leadership import load_leadership

        return load_leadership(self.code)

    @cached_property
    def mandates(self) -> "Mandates":
        """When those whom the press names by their office held it."""
        from generator.language.mandates import load_mandates

        return load_mandates(self.code)

    @cached_property
    def matters(self) -> "Matters":
        """Where the words stand that say what an event is about."""
        from generator.language.matters import load_matters

        return load_matters(self.code)

    @cached_property
    def names(self) -> "Names":
        """Names of persons: given names, particles, capitalised words that are no names."""
        from generator.language.names import load_names

        return load_names(self.code)

    @cached_property
    def roles(self) -> "Roles":
        """Functions and professions that stand beside a name."""
        from generator.language.roles import load_roles

        return load_roles(self.code)

    @cached_property
    def organisations(self) -> "Organisations":
        """Organisations known by name, and the words by which others are recognised."""
        from generator.language.organisations import load_organisations

        return load_organisations(self.code)

    @cached_property
    def places(self) -> "Places":
        """Places by name, with coordinates."""
        from generator.language.places import load_places

        return load_places(self.code)

    @cached_property
    def location(self) -> "LocationWords":
        """Words that tell where."""
        from generator.language.location import load_location

        return load_location(self.code)

    @cached_property
    def spelling(self) -> "Spelling":
        """How foreign names are spelled: sounds, and the words that shape a name."""
        from generator.language.spelling import load_spelling

        return load_spelling(self.code)

    @cached_property
    def quantities(self) -> "Quantities":
        """Number words, and what press articles count."""
        from generator.language.quantities import load_quantities

        return load_quantities(self.code)

    @cached_property
    def grammar(self) -> "Grammar":
        """The closed classes: determiners, prepositions, what opens a clause."""
        from generator.language.grammar import load_grammar

        return load_grammar(self.code)

    @cached_property
    def verbs(self) -> "Verbs":
        """Every form of every verb."""
        from generator.language.verbs import load_verbs

        return load_verbs(self.code)

    @cached_property
    def calendar(self) -> "Calendar":
        """How the language tells time."""
        from generator.language.calendar import load_calendar

        return load_calendar(self.code)

    @cached_property
    def phrasing(self) -> "Phrasing":
        """Composed sentences: elision, articles, prepositions of place, lists."""
        from generator.language.phrasing import load_phrasing

        return load_phrasing(self.code, self.countries)

    @cached_property
    def boilerplate(self) -> "Boilerplate":
        """What news pages print around their articles."""
        from generator.language.boilerplate import load_boilerplate

        return load_boilerplate(self.code)

    @cached_property
    def headlines(self) -> "Headlines":
        """Templates of event titles by type and mode."""
        from generator.language.headlines import load_headlines

        return load_headlines(self.code)

    @cached_property
    def speech(self) -> "Speech":
        """Verbs and words that report what somebody said."""
        from generator.language.speech import load_speech

        return load_speech(self.code)

    @cached_property
    def briefs(self) -> "Headlines":
        """Templates of the sentences of a briefing, by type and mode."""
        from generator.language.headlines import load_headlines

        return load_headlines(self.code, "briefs")

    @cached_property
    def triggers(self) -> "Triggers":
        """Verbs and nouns that tell of events."""
        from generator.language.triggers import load_triggers

        return load_triggers(self.code)


language_of = cache(Language)
"""The language of a code ("fr"), loaded once a process."""
