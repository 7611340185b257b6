"""The YAML records: what a person finds, reads and corrects under `sources/`.

One model a kind of record, unknown keys refused. JSON Schema for editors is derived from these models. Evidence
follows the W3C Web Annotation selectors (TextQuoteSelector `exact`, TextPositionSelector `start` and `end`).
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from generator.schema import edtf
from generator.schema.mentions import ActorKind, Qualifier, Role


def _valid_edtf(value: str) -> str:
    edtf.parse(value)
    return value


EdtfText = Annotated[str, AfterValidator(_valid_edtf)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=100)]
ArticleId = Annotated[str, Field(pattern=r"^[^/\\\x00-\x1f]+$", max_length=200)]

EventType = Literal[
    "CONSULT", "AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
EventStatus = Literal["past", "ongoing", "planned", "rejected"]

_GIVEN: dict[frozenset[str], set[str]] = {}


class Part(BaseModel):
    """A piece of a record: frozen, unknown keys refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def model_post_init(self, _: object) -> None:
        """Pieces that were given the same keys share the set of them: else these sets are half of a large dossier."""
        given = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _GIVEN.setdefault(frozenset(given), given))


class Reason(Part):
    """One step of "why this date": a rule of the message catalogue and the words, date or article it rests on."""

    rule: str
    words: str = ""
    reference: EdtfText | Literal[""] = ""
    article: str = ""


class Evidence(Part):
    """The words of a source that say a fact: `exact` equals the article's text from `start` to `end`."""

    article: ArticleId
    exact: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    rule: str = ""
    date: EdtfText | None = Field(None, description="The date as this source alone gives it, where it differs.")

    @property
    def key(self) -> tuple[str, int, int]:
        """What makes two pieces of evidence the same one."""
        return self.article, self.start, self.end


class Participation(Part):
    """An actor's part in an event."""

    actor: Id
    role: Role = "party"


class Figure(Part):
    """A number with its unit ("morts", "déplacés", "prisonniers") and the words that give it."""

    value: float
    unit: str
    qualifier: Qualifier = "exact"
    evidence: Evidence


class Statement(Part):
    """Who said what: `quote` is the quoted text without its marks, None for reported speech."""

    speakers: list[Id] = []
    verb: str
    quote: str | None = None
    about: list[Id] = []
    evidence: Evidence


class RoleHeld(Part):
    """A function that a source gives an actor, with the date of the source."""

    label: str
    country: str | None = None
    date: EdtfText | None = None
    evidence: Evidence


class Spelling(Part):
    """One way in which the sources name an actor or a place, and how often each article does."""

    text: str
    articles: dict[ArticleId, int] = {}


class Record(Part):
    """What every record has: an id minted once, a switch that freezes its facts, and people's own words."""

    id: Id | ArticleId
    reviewed: bool = False
    note: str = ""


class ArticleRecord(Record):
    """A source: what is known of it, and the statements in it that belong to no event."""

    id: ArticleId
    file: str = ""
    sha256: str = ""
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: EdtfText | None = None
    published_reasons: list[Reason] = []
    statements: list[Statement] = []


class ActorRecord(Record):
    """A person, a state or an organisation under all its spellings.

    `same_as` and `distinct_from` are people's judgements and bind every later reading; `possibly` lists actors
    that the program finds close but will not merge on its own.
    """

    id: Id
    name: str
    kind: ActorKind
    country: str | None = None
    spellings: list[Spelling] = []
    roles: list[RoleHeld] = []
    same_as: list[Id] = []
    distinct_from: list[Id] = []
    possibly: list[Id] = []


class PlaceRecord(Record):
    """A place; `geonames` is its number at geonames.org, coordinates are WGS 84 degrees."""

    id: Id
    name: str
    kind: str = "place"
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    spellings: list[Spelling] = []


# Reasons of dates after which an interval is no duration: counted from something, or from one of several days.
_SEVERAL, _LASTING = "date.several-days", "date.stay"
BY_HAND = "date.by-hand"
"""The rule, or what its name begins with, of a date that a person set."""
_UNSURE = frozenset({_SEVERAL, "date.report", "date.counted", "date.anchored"})


class EventRecord(Record):
    """Something that happened, happens or is announced, with every telling of it.

    `status: rejected` is a person's verdict that it is no event: the file stays, the site hides it.
    """

    id: Id
    title: str
    type: EventType
    mode: str = ""
    date: EdtfText | None = None
    date_reasons: list[Reason] = []
    status: EventStatus = "past"
    place: Id | None = None
    actors: list[Participation] = []
    figures: list[Figure] = []
    statements: list[Statement] = []
    evidence: list[Evidence] = []

    @property
    def unsure_day(self) -> bool:
        """Whether an interval `date` holds the day of the event, nobody knowing which, and not the days that it lasted.

        Records write both alike ("2024-08-05/2024-08-12"); the reasons tell them apart.
        """
        rules = {reason.rule for reason in self.date_reasons}
        if any(rule.startswith(BY_HAND) for rule in rules):
            return False
        return "/" in (self.date or "") and bool(rules & _UNSURE) and (_LASTING not in rules or _SEVERAL in rules)
