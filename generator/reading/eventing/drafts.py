"""An event in the making."""

from dataclasses import dataclass, field

from generator.schema.mentions import Status

# Deeds that are told even where nobody is named who did them: the state told of is taken for one. Those of force may
# lack a date as well.
FORCE_TYPES = frozenset(("ASSAULT", "PROTEST", "COERCE"))
OPEN_TYPES = FORCE_TYPES | {"RETREAT", "AID", "CONSULT", "REJECT"}


@dataclass(slots=True, eq=False)
class Draft:
    """What a trigger tells, before dates and duplicates are settled. Lists hold indices of actors.

    `clause` is the index of the trigger's clause; `nominal` tells a noun from a verb. `definite` is the kind of
    article before a noun: "the", "this", "his", "a", "". `other` is set where the words say that another event of the
    kind is meant ("le précédent déplacement"). `setting` is the index of another draft whose time this one shares
    ("à l'issue de leur rencontre"), `told_as` how a noun came to tell it, `same` the other tellings that were joined
    to this one, `slot` the noun's place in its clause, `close` whether words like "à l'issue de" put the clause into
    its time. `stance` marks words rather than deeds. `verb` and `matter` are those of mentions.Event.
    """

    type: str
    mode: str
    rule: str
    status: Status
    trigger: tuple[int, int]
    start: int
    end: int
    clause: int
    sentence: int
    paragraph: int
    title: bool = False
    nominal: bool = False
    definite: str = ""
    other: bool = False
    stance: bool = False
    background: bool = False
    negated: bool = False
    sources: list[int] = field(default_factory=list)
    targets: list[int] = field(default_factory=list)
    parties: list[int] = field(default_factory=list)
    date: int | None = None
    place: int | None = None
    topic: str = ""
    current: bool = False
    days: int | None = None
    figures: tuple[int, ...] = ()
    setting: "Draft | None" = None
    told_as: str = ""
    slot: str = ""
    close: bool = False
    same: list["Draft"] = field(default_factory=list)
    verb: str = ""
    matter: str = ""

    @property
    def actors(self) -> list[int]:
        """Everybody in it, source first, without repeats."""
        return list(dict.fromkeys([*self.sources, *self.targets, *self.parties]))
