"""A naming: words of the text that name an organisation."""

from generator.language.countries import Country
from generator.schema.mentions import MentionForm
from generator.values import value


@value
class Naming:
    """The words [first, after) name an organisation; `base` are its folded words without those of its state.

    `noun` is a word that may recall it alone, besides its own ("les jihadistes" after "les jihadistes du Jnim").
    `sure` is unset where only a fuller name elsewhere can tell which organisation is meant.
    """

    first: int
    after: int
    name: str
    base: str
    country: Country | None
    form: MentionForm
    rule: str
    sure: bool = True
    noun: str = ""
