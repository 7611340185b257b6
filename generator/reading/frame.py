"""A clause in the making."""

from dataclasses import dataclass, field

from generator.reading.verbgroups import Group


@dataclass(slots=True, eq=False)
class Frame:
    """A clause in the making; lists hold token positions. `lead` and `kind` as in `Clause`.

    `shared` is the frame whose subject this one takes over, `antecedent` the position of the noun that a relative
    clause or a participle tells about (-1: none).
    """

    kind: str
    lead: str = ""
    parent: "Frame | None" = None
    before: list[int] = field(default_factory=list)
    after: list[int] = field(default_factory=list)
    group: Group | None = None
    shared: "Frame | None" = None
    antecedent: int = -1
    after_comma: bool = False
    opened_at: int = 0

    @property
    def donor(self) -> "Frame":
        """The frame whose subject a clause takes that is coordinated with this one."""
        return self.shared or self

    @property
    def tokens(self) -> list[int]:
        """The list that takes the next token."""
        return self.before if self.group is None else self.after
