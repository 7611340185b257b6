"""When those whom the press names by their office held it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.language.data import Table, load
from generator.schema import edtf
from generator.schema.edtf import Edtf
from generator.text import fold


class MandateTable(Table):
    """The shape of `mandates.yml`; its comments say what each key is for."""

    edition: date
    powers: frozenset[str]
    over: str
    holders: Mapping[str, str]


@dataclass(frozen=True)
class Mandates:
    """Kinds of power are those of `roles.yml`."""

    table: MandateTable

    @property
    def edition(self) -> date:
        """The day up to which the table knows who holds an office."""
        return self.table.edition

    @property
    def powers(self) -> frozenset[str]:
        """The kinds of power that such an office gives."""
        return self.table.powers

    @cached_property
    def over(self) -> frozenset[str]:
        """Folded words of a function that its holder has no more, or not yet: "ancien", "futur"."""
        return frozenset(fold(self.table.over).split())

    @cached_property
    def holders(self) -> Mapping[str, tuple[Edtf, ...]]:
        """The mandates of each person, in order; the last one is open where it runs on after the edition."""
        return {name: tuple(map(edtf.parse, told.split())) for name, told in self.table.holders.items()}


def load_mandates(code: str) -> Mandates:
    return Mandates(load(code, "mandates", MandateTable))
