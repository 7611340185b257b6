"""What was read in one article: values with offsets and rule ids, before anything is compared across articles.

Mentions refer to one another by their index in the tuples of `Reading`. Offsets count characters of the
article's text, `end` exclusive.
"""

from dataclasses import dataclass, field
from typing import Literal

ActorKind = Literal["person", "state", "organisation"]
Status = Literal["past", "ongoing", "planned"]
Direction = Literal["past", "future"]
Role = Literal["source", "target", "party"]
Qualifier = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than"]
MentionForm = Literal["full", "family", "role", "name", "capital", "demonym", "acronym", "pronoun"]
Unit = Literal["day", "week", "month", "season", "year", "decade", "century"]


@dataclass(frozen=True, slots=True)
class Span:
    """The words text[start:end] and the rule that picked them."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the kept text; `paragraph` counts passages, `title` marks the headline's."""

    start: int
    end: int
    paragraph: int
    title: bool = False


@dataclass(frozen=True, slots=True)
class DateExpression:
    """What a time expression says, before a reference day gives it a value.

    kind        meaning                                              fields used
    calendar    fixed parts of a date; missing year = to be found    year month day weekday; part
    decade      "les années 1990" / century "au XXe siècle"          year (first year), unit
    deictic     counted from the reference day ("hier", "il y a      unit, count (signed; 0 = the current one)
                deux ans", "le mois dernier", "plus tôt dans la
                semaine" = week, 0)
    weekday     "lundi", "jeudi prochain", "lundi dernier"           weekday, direction
    season      "à l'automne", "l'été dernier"                       month (21-24), year or direction
    anaphoric   counted from an earlier date ("la veille", "deux     unit, count (signed), anchor index
                mois après", "le même jour") in DateMention.anchor
    range       from `first` to `last`, either may be None (open)    first, last: indices of other DateMentions

    `part` narrows or blurs: "early", "mid", "late" of a month or year, "night", "morning", "evening" of a day,
    "about" (vers, environ). `bound` is the open interval that a preposition makes: "since" (depuis), "until"
    (jusqu'en). `direction` comes from the words ("prochain", "dernier"), else from the clause's tense.
    """

    kind: Literal["calendar", "decade", "deictic", "weekday", "season", "anaphoric", "range"]
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: Unit | None = None
    count: int = 0
    direction: Direction | None = None
    part: Literal["early", "mid", "late", "night", "morning", "evening", "about"] | None = None
    bound: Literal["since", "until"] | None = None
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression. `tense` is that of its clause; `anchor` the index of the date that an anaphor counts from.

    `quoted` is set inside a quotation or an editor's bracket, where "demain" counts from the speaker's day.
    """

    start: int
    end: int
    surface: str
    rule: str
    expression: DateExpression
    tense: Direction | None = None
    anchor: int | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of an actor or a place."""

    start: int
    end: int
    surface: str
    form: MentionForm
    rule: str


@dataclass(frozen=True, slots=True)
class RoleMention:
    """A function as the article states it ("président de l'Azerbaïdjan"), with its words."""

    label: str
    start: int
    end: int
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Everyone or everything in the article that acts, all mentions together.

    `name` is the fullest form in this article ("Vladimir Poutine", "Azerbaïdjan"), `country` an ISO 3166-1
    alpha-2 code where the text says or implies one, `feminine` None where unknown.
    """

    name: str
    kind: ActorKind
    mentions: tuple[Mention, ...]
    roles: tuple[RoleMention, ...] = ()
    country: str | None = None
    feminine: bool | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the article. `key` is its gazetteer key (None when unknown there); WGS 84 degrees."""

    name: str
    mentions: tuple[Mention, ...]
    key: str | None = None
    kind: str = "place"
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody said something. `speakers` index Reading.actors (empty: unknown).

    [start, end) is the evidence: the sentence part that holds speaker, verb and words said. `quote` is the quoted
    stretch without its marks, as (start, end), or None for reported speech. `verb` is an infinitive, or "selon".
    """

    start: int
    end: int
    rule: str
    verb: str
    speakers: tuple[int, ...] = ()
    quote: tuple[int, int] | None = None
    about: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people or things: 6500, "morts". [start, end) covers the number and its unit."""

    start: int
    end: int
    rule: str
    value: float
    unit: str
    qualifier: Qualifier = "exact"


@dataclass(frozen=True, slots=True)
class Event:
    """A draft event. Indices point into the Reading.

    `type` is a PLOVER type, `mode` one of its modes or "". [start, end) is the evidence, [trigger] the words that
    made it an event. `date` is None where the text gives the event no date. `topic` is a short noun phrase of the
    source for the title ("visite d'État", "accord de cessez-le-feu"), "" where there is none.
    """

    start: int
    end: int
    rule: str
    type: str
    mode: str
    status: Status
    trigger: tuple[int, int]
    date: int | None = None
    actors: tuple[tuple[int, Role], ...] = ()
    place: int | None = None
    figures: tuple[int, ...] = ()
    topic: str = ""
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one article; the input of everything that compares articles."""

    article: str
    sentences: tuple[Sentence, ...] = ()
    dates: tuple[DateMention, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = field(default=())
