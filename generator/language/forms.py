"""What a word is as a form of a verb."""

from typing import Literal, NamedTuple

from generator.lazy import once

Tense = Literal["present", "imperfect", "past", "future"]
Mood = Literal["indicative", "subjunctive", "conditional", "imperative", "infinitive", "participle"]
Number = Literal["singular", "plural"]

_CLEAR_TENSES = frozenset((("imperfect", "indicative"), ("future", "indicative"), ("present", "conditional")))


class Form(NamedTuple):
    """What one form of a verb can be. `person` is 0 and `number` None where the form has none.

    A past participle is ("past", "participle"), a present participle or gerund ("present", "participle").
    """

    lemma: str
    tense: Tense
    mood: Mood
    person: int = 0
    number: Number | None = None

    @property
    def clear(self) -> bool:
        """Whether no noun can look like this finite form."""
        return self.person == 3 and ((self.tense, self.mood) in _CLEAR_TENSES or self.lemma in ("être", "avoir"))


class Forms(tuple[Form, ...]):
    """All that a word can be as a form of a verb; of each sort the first, None where it can be none of that sort."""

    @once
    def infinitive(self) -> Form | None:
        return next((form for form in self if form.mood == "infinitive"), None)

    @once
    def participle(self) -> Form | None:
        return next((form for form in self if form.mood == "participle" and form.tense == "past"), None)

    @once
    def gerund(self) -> Form | None:
        return next((form for form in self if form.mood == "participle" and form.tense == "present"), None)

    @once
    def finite(self) -> Form | None:
        return next((form for form in self if form.person), None)

    @once
    def third(self) -> Form | None:
        """The finite form of a third person."""
        return next((form for form in self if form.person == 3), None)

    @once
    def clear(self) -> bool:
        """Whether it can be a finite form that no noun can look like."""
        return any(form.clear for form in self)


UNKNOWN = Forms()
