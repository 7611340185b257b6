"""What an event is about: where in its clause the words stand that a headline may take over."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.language.data import Table, load
from generator.text import fold


class MattersTable(Table):
    """The shape of `matters.yml`, whose comments say what each list is for; strings are lists of words."""

    sought: dict[str, tuple[str, ...]]
    pointing: str
    dangling: str
    joints: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place where words may stand; `needs_target` where they say something only beside the other side's name."""

    name: str
    needs_target: bool


@dataclass(frozen=True)
class Matters:
    """`pointing`, `dangling` and `joints` are folded words."""

    sought: Mapping[str, tuple[Slot, ...]]
    pointing: frozenset[str]
    dangling: frozenset[str]
    joints: frozenset[str]

    def slots(self, kind: str, mode: str, verb: str) -> tuple[Slot, ...]:
        """Where to look, in order: as listed for the verb, else for the mode, else for the type."""
        keys = (f"{kind}:{verb}", f"{kind}.{mode}", kind)
        return next((self.sought[key] for key in keys if key in self.sought), ())


def load_matters(code: str) -> Matters:
    table = load(code, "matters", MattersTable)
    pointing, dangling, joints = (frozenset(fold(w).split()) for w in (table.pointing, table.dangling, table.joints))
    return Matters({key: tuple(map(_slot, slots)) for key, slots in table.sought.items()}, pointing, dangling, joints)


def _slot(text: str) -> Slot:
    """ "object if target" """
    name, condition, target = text.partition(" if ")
    if condition and target != "target":
        raise ValueError(f"{text!r}: only 'if target' is known")
    return Slot(name, bool(condition))
