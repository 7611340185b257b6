"""Which office leads a state: president, head of government, monarch or supreme leader."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.language.data import Table, load


class LeadershipTable(Table):
    """The shape of `leadership.yml`; its comments say what each key is for."""

    words: frozenset[str]
    always: frozenset[str]
    offices: Mapping[str, frozenset[str]]
    others: str


@dataclass(frozen=True)
class Leadership:
    """Kinds of power are those of `roles.yml`, states are keys of `countries.yml`."""

    table: LeadershipTable

    @property
    def words(self) -> frozenset[str]:
        """Lemmas of functions that mean whoever leads: "dirigeant", "homme fort"."""
        return self.table.words

    def offices(self, country: str) -> frozenset[str]:
        """The kinds of power that lead a state."""
        return self._listed.get(country, frozenset((self.table.others,))) | self.table.always

    @cached_property
    def _listed(self) -> Mapping[str, frozenset[str]]:
        listed: dict[str, frozenset[str]] = {}
        for power, countries in self.table.offices.items():
            for country in countries:
                listed[country] = listed.get(country, frozenset()) | {power}
        return listed


def load_leadership(code: str) -> Leadership:
    return Leadership(load(code, "leadership", LeadershipTable))
