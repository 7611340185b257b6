"""What was read in one article: values with offsets and rule ids, before anything is compared across articles.

Mentions refer to one another by their index in the tuples of `Reading`. Offsets count characters of the
article's text, `end` exclusive.
"""

from typing import Literal

from generator.values import value

ActorKind = Literal["person", "state", "organisation"]
Status = Literal["past", "ongoing", "planned"]
Direction = Literal["past", "future"]
Role = Literal["source", "target", "party"]
Qualifier = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than"]
MentionForm = Literal["full", "family", "role", "name", "capital", "demonym", "acronym", "pronoun"]
Part = Literal["early", "mid", "late", "morning", "afternoon", "evening", "night", "weekend", "about", "few"]
TimeKind = Literal["duration", "frequency", "reference"]
Unit = Literal["day", "week", "month", "season", "year", "decade", "century"]


@value
class Span:
    """The words text[start:end] and the rule that picked them."""

    start: int
    end: int
    rule: str


@value
class Sentence:
    """A sentence of the kept text; `paragraph` counts passages, `title` marks the headline's."""

    start: int
    end: int
    paragraph: int
    title: bool = False


@value
class DateExpression:
    """What a time expression says, before a reference day gives it a value.

    kind        meaning                                              fields used
    calendar    parts of a date; missing year = to be found          year month day weekday; count (1 = the first,
                                                                     -1 = the last such weekday of the month);
                                                                     easter (days after Easter Sunday)
    decade      "les années 1990" / century "au XXe siècle"          year (its first year), unit
    deictic     counted from the reference day ("hier", "il y a      unit, count (signed; 0 = the current one); a part
                deux ans", "le mois dernier", "plus tôt dans la      of it: month day weekday; direction of "plus tôt",
                semaine", "en mars de l'an dernier")                 "plus tard" inside the unit
    weekday     "lundi", "jeudi prochain", "lundi dernier"           weekday, direction
    anaphoric   counted from another date ("la veille", "deux mois   unit, count; a part of it; DateMention.anchor
                après", "le même jour", "le lundi suivant")

    `month` is 1 to 12, or one of the EDTF codes 21-24 (seasons), 33-36 (quarters), 40-41 (half-years). `part` narrows
    or blurs: "early", "mid", "late" of a month or year, "morning" to "night" of a day, "weekend" of a week, "about"
    (vers, environ), "few" (quelques: then `count` only tells the side). `bound` is the open period that a preposition
    makes: "since" (depuis), "until" (jusqu'en). `direction` comes from the words ("prochain", "dernier"). `to` is the
    last day of a range told as one ("du 18 au 19 août", "la nuit de lundi à mardi").
    """

    kind: Literal["calendar", "decade", "deictic", "weekday", "anaphoric"]
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: Unit | None = None
    count: int = 0
    direction: Direction | None = None
    part: Part | None = None
    easter: int | None = None
    bound: Literal["since", "until"] | None = None
    to: "DateExpression | None" = None


@value
class DateMention:
    """A time expression. `tense` is that of its clause, None where it has no verb or a present one.

    `anchor` is the index of the date that an anaphor counts from, or that lends a date the year or month it lacks
    ("en 2014 (en mars)", "le 12"); without one an anaphor counts from the reference day. `until` is the index of the
    date that a range beginning here runs to ("entre 2014 et 2016"). `quoted` is set inside a quotation or an
    editor's bracket, where "demain" counts from the speaker's day. `implicit` marks an adverb that only points to a
    date ("depuis", "alors"): it dates its clause but names no date itself, and is not listed among the dates.
    `adrift` marks one that counts from something that the text does not date ("deux jours avant sa mort"). `aside` is
    set where it is told in passing: in a relative clause, by a pluperfect or by "avoir fait".
    """

    start: int
    end: int
    surface: str
    rule: str
    expression: DateExpression
    tense: Direction | None = None
    anchor: int | None = None
    until: int | None = None
    quoted: bool = False
    implicit: bool = False
    adrift: bool = False
    aside: bool = False


@value
class Duration:
    """How long something takes: `count` times `unit`, one of ISO 8601's (Y, M, W, D, and TH, TM, TS for hours …)."""

    count: float
    unit: str

    def __str__(self) -> str:
        """As in ISO 8601: "P10Y", "PT24H"."""
        return f"P{self.unit[:-1]}{self.count:.12g}{self.unit[-1]}"


@value
class TimeMention:
    """A time expression that names no date, as TimeML counts them.

    "dix ans" is a duration (of unknown `length` in "plusieurs jours"), "tous les ans" a frequency, "désormais" a mere
    reference to the present, past or future.
    """

    start: int
    end: int
    surface: str
    rule: str
    kind: TimeKind
    length: Duration | None = None


@value
class Mention:
    """One naming of an actor or a place."""

    start: int
    end: int
    surface: str
    form: MentionForm
    rule: str


@value
class RoleMention:
    """A function as the article states it ("président de l'Azerbaïdjan"), with its words."""

    label: str
    start: int
    end: int
    country: str | None = None


@value
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


@value
class Place:
    """A place named in the article. `key` is its gazetteer key (None when unknown there); WGS 84 degrees."""

    name: str
    mentions: tuple[Mention, ...]
    key: str | None = None
    kind: str = "place"
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@value
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


@value
class Figure:
    """A number of people or things: 6500, "morts". [start, end) covers the number and its unit."""

    start: int
    end: int
    rule: str
    value: float
    unit: str
    qualifier: Qualifier = "exact"


@value
class Event:
    """A draft event. Indices point into the Reading.

    `type` is a PLOVER type, `mode` one of its modes or "". [start, end) is the evidence, [trigger] the words that
    made it an event. `date` is None where the text gives the event no date; `current` then tells that it is what the
    article reports on, so that it falls on the article's own day, while a background fact without date stays undated.
    `topic` is a short noun phrase of the source for the title ("visite d'État", "accord de cessez-le-feu"), ""
    where there is none. `days` is how many days it lasts where the text says so ("une visite de deux jours"): its
    date is then the first of them. `verb` is the infinitive of the verb that tells it ("reprocher"), `matter` what it
    is about in the source's own words, short and able to stand alone ("son manque de soutien", "sur la libération
    d'otages"); both "" where there is none.
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
    current: bool = False
    days: int | None = None
    verb: str = ""
    matter: str = ""


@value
class Reading:
    """All that was read in one article; the input of everything that compares articles."""

    article: str
    sentences: tuple[Sentence, ...] = ()
    dates: tuple[DateMention, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    times: tuple[TimeMention, ...] = ()
