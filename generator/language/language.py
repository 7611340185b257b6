"""The language as one value: every section is loaded on first use and shared by all readings of a run."""

from dataclasses import dataclass
from functools import cached_property

from generator.language.boilerplate import Boilerplate, load_boilerplate
from generator.language.calendar import Calendar, load_calendar
from generator.language.countries import Countries, load_countries
from generator.language.grammar import Grammar, load_grammar
from generator.language.headlines import Headlines, load_headlines
from generator.language.leadership import Leadership, load_leadership
from generator.language.location import LocationWords, load_location
from generator.language.matters import Matters, load_matters
from generator.language.names import Names, load_names
from generator.language.organisations import Organisations, load_organisations
from generator.language.phrasing import Phrasing, load_phrasing
from generator.language.places import Places, load_places
from generator.language.quantities import Quantities, load_quantities
from generator.language.roles import Roles, load_roles
from generator.language.speech import Speech, load_speech
from generator.language.spelling import Spelling, load_spelling
from generator.language.triggers import Triggers, load_triggers
from generator.language.verbs import Verbs, load_verbs


@dataclass(frozen=True)
class Language:
    """All that the stages know of a language. `code` names the folder of its tables."""

    code: str = "fr"

    @cached_property
    def countries(self) -> Countries:
        """States: names with article and preposition, capitals, adjectives."""
        return load_countries(self.code)

    @cached_property
    def leadership(self) -> Leadership:
        """Which office leads a state."""
        return load_leadership(self.code)

    @cached_property
    def matters(self) -> Matters:
        """Where the words stand that say what an event is about."""
        return load_matters(self.code)

    @cached_property
    def names(self) -> Names:
        """Names of persons: given names, particles, capitalised words that are no names."""
        return load_names(self.code)

    @cached_property
    def roles(self) -> Roles:
        """Functions and professions that stand beside a name."""
        return load_roles(self.code)

    @cached_property
    def organisations(self) -> Organisations:
        """Organisations known by name, and the words by which others are recognised."""
        return load_organisations(self.code)

    @cached_property
    def places(self) -> Places:
        """Places by name, with coordinates."""
        return load_places(self.code)

    @cached_property
    def location(self) -> LocationWords:
        """Words that tell where."""
        return load_location(self.code)

    @cached_property
    def spelling(self) -> Spelling:
        """How foreign names are spelled: sounds, and the words that shape a name."""
        return load_spelling(self.code)

    @cached_property
    def quantities(self) -> Quantities:
        """Number words, and what press articles count."""
        return load_quantities(self.code)

    @cached_property
    def grammar(self) -> Grammar:
        """The closed classes: determiners, prepositions, what opens a clause."""
        return load_grammar(self.code)

    @cached_property
    def verbs(self) -> Verbs:
        """Every form of every verb."""
        return load_verbs(self.code)

    @cached_property
    def calendar(self) -> Calendar:
        """How the language tells time."""
        return load_calendar(self.code)

    @cached_property
    def phrasing(self) -> Phrasing:
        """Composed sentences: elision, articles, prepositions of place, lists."""
        return load_phrasing(self.code, self.countries)

    @cached_property
    def boilerplate(self) -> Boilerplate:
        """What news pages print around their articles."""
        return load_boilerplate(self.code)

    @cached_property
    def headlines(self) -> Headlines:
        """Templates of event titles by type and mode."""
        return load_headlines(self.code)

    @cached_property
    def speech(self) -> Speech:
        """Verbs and words that report what somebody said."""
        return load_speech(self.code)

    @cached_property
    def briefs(self) -> Headlines:
        """Templates of the sentences of a briefing, by type and mode."""
        return load_headlines(self.code, "briefs")

    @cached_property
    def triggers(self) -> Triggers:
        """Verbs and nouns that tell of events."""
        return load_triggers(self.code)
