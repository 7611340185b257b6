"""Small readings made by hand: what the readers would find in a text, given the words that say it."""

from dataclasses import dataclass, field, replace
from typing import Any

from generator.schema.article import Article, Passage
from generator.schema.mentions import (
    Actor,
    ActorKind,
    DateExpression,
    DateMention,
    Direction,
    Event,
    Figure,
    Mention,
    MentionForm,
    Place,
    Reading,
    Role,
    Sentence,
    Statement,
    Status,
)
from generator.text import sentences

_CALENDAR = ("year", "month", "day")


@dataclass
class Draft:
    """One article under construction. Words are found in `text`; the first of them unless `at` says another."""

    id: str
    text: str
    published: str | None = None
    dates: list[DateMention] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)

    def find(self, words: str, after: int = 0) -> tuple[int, int]:
        start = self.text.index(words, after)
        return start, start + len(words)

    def actor(
        self,
        words: str,
        kind: ActorKind = "person",
        name: str = "",
        country: str | None = None,
        form: MentionForm = "full",
        rule: str = "test",
    ) -> int:
        start, end = self.find(words)
        mention = Mention(start, end, words, form if kind == "person" else "name", rule)
        self.actors.append(Actor(name or words, kind, (mention,), country=country))
        return len(self.actors) - 1

    def place(self, words: str, key: str | None = None, country: str | None = None, kind: str = "place") -> int:
        start, end = self.find(words)
        mention = Mention(start, end, words, "name", "test")
        self.places.append(Place(words, (mention,), key=key or words.casefold(), kind=kind, country=country))
        return len(self.places) - 1

    def date(self, words: str, tense: Direction | None = "past", anchor: int | None = None, **expression: Any) -> int:
        kind: Any = (
            "calendar" if set(expression) & set(_CALENDAR) else "weekday" if "weekday" in expression else "deictic"
        )
        start, end = self.find(words)
        said = replace(DateExpression("anaphoric" if anchor is not None else kind), **expression)
        self.dates.append(DateMention(start, end, words, "test", said, tense=tense, anchor=anchor))
        return len(self.dates) - 1

    def event(
        self,
        words: str,
        kind: str = "CONSULT",
        mode: str = "",
        date: int | None = None,
        actors: tuple[int, ...] = (),
        place: int | None = None,
        status: Status = "past",
        topic: str = "",
        figures: tuple[int, ...] = (),
        roles: tuple[Role, ...] = (),
        current: bool = False,
        days: int | None = None,
    ) -> int:
        start, end = self.find(words)
        parts = tuple((actor, roles[n] if roles else "party") for n, actor in enumerate(actors))
        found = Event(start, end, "test", kind, mode, status, (start, end), date, parts, place, figures, topic)
        self.events.append(replace(found, current=current, days=days))
        return len(self.events) - 1

    def statement(self, words: str, speaker: int, verb: str = "déclarer") -> None:
        start, end = self.find(words)
        self.statements.append(Statement(start, end, "test", verb, (speaker,)))

    def figure(self, words: str, value: float, unit: str) -> int:
        start, end = self.find(words)
        self.figures.append(Figure(start, end, "test", value, unit))
        return len(self.figures) - 1

    @property
    def article(self) -> Article:
        passage = Passage(0, len(self.text), True, "body.paragraph")
        return Article(self.id, f"{self.id}.txt", "0" * 64, self.text, None, (passage,))

    @property
    def reading(self) -> Reading:
        spans = tuple(Sentence(start, end, 0) for start, end in sentences(self.text))
        return Reading(
            self.id,
            spans,
            tuple(self.dates),
            tuple(self.actors),
            tuple(self.places),
            tuple(self.statements),
            tuple(self.figures),
            tuple(self.events),
        )
