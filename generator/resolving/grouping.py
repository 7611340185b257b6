"""Mentions of several articles brought together under one id: what actors and places have in common."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.schema.mentions import Mention, MentionForm
from generator.schema.records import Spelling
from generator.text import slug

# An actor or a place of one reading: its article's id, its index there.
Member = tuple[str, int]
Node = TypeVar("Node", bound=Hashable)
# The forms that are spellings of a name; "le président" and "il" name somebody without spelling anything.
SPELLED: frozenset[MentionForm] = frozenset({"full", "family", "name", "acronym", "capital"})


@dataclass(frozen=True, slots=True)
class Group:
    """One actor or place of the dossier: the name to show, its members in order, ids that are perhaps the same.

    `country` (ISO code) is the one that most articles say or imply, `kind` an actor's or a place's.
    """

    id: str
    name: str
    members: tuple[Member, ...]
    kind: str
    country: str | None = None
    possibly: tuple[str, ...] = ()


class Groups:
    """Groups in id order; `of` finds the id of a member."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self.all: tuple[Group, ...] = tuple(sorted(groups, key=lambda group: group.id))
        self.of: Mapping[Member, str] = {member: group.id for group in self.all for member in group.members}
        self.kinds: Mapping[str, str] = {group.id: group.kind for group in self.all}
        self.countries: Mapping[str, str] = {group.id: group.country for group in self.all if group.country}


class Sets(Generic[Node]):
    """Disjoint sets (union-find) of nodes; the smaller set moves when two are joined."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._parent: dict[Node, Node] = {node: node for node in nodes}
        self._members: dict[Node, list[Node]] = {node: [node] for node in self._parent}

    def root(self, node: Node) -> Node:
        while self._parent[node] != node:
            self._parent[node] = self._parent[self._parent[node]]
            node = self._parent[node]
        return node

    def members(self, node: Node) -> list[Node]:
        return self._members[self.root(node)]

    def join(self, one: Node, other: Node) -> None:
        first, second = self.root(one), self.root(other)
        if first == second:
            return
        if len(self._members[first]) < len(self._members[second]):
            first, second = second, first
        self._parent[second] = first
        self._members[first] += self._members.pop(second)

    def sets(self) -> list[list[Node]]:
        return list(self._members.values())


def mint(names: Iterable[str], taken: Collection[str] = ()) -> list[str]:
    """A free id for each name, in order: its slug, with a number where the slug is taken."""
    used = set(taken)
    # Thousands of events have one headline: the numbers that were found taken are not tried again.
    reached: dict[str, int] = {}
    minted = []
    for name in names:
        base = slug(name)
        number = reached.get(base, 1)
        while (found := base if number == 1 else f"{base}-{number}") in used:
            number += 1
        reached[base] = number
        used.add(found)
        minted.append(found)
    return minted


def spellings(mentions: Iterable[tuple[str, Mention]]) -> list[Spelling]:
    """Every way in which (article, mention) pairs spell a name, the most frequent first, with counts by article."""
    counts: dict[str, Counter[str]] = {}
    for article, mention in mentions:
        if mention.form in SPELLED:
            counts.setdefault(" ".join(mention.surface.split()), Counter())[article] += 1
    ordered = sorted(counts.items(), key=lambda item: (-item[1].total(), item[0]))
    return [Spelling(text=text, articles=dict(sorted(by_article.items()))) for text, by_article in ordered]


def most_frequent(names: Iterable[str]) -> str:
    """The name that stands there most often, of equals the first in the alphabet; "" where there is none."""
    return min(Counter(names).items(), key=lambda item: (-item[1], item[0]), default=("", 0))[0]


def common_country(countries: Iterable[str | None]) -> str | None:
    """The country that is named most often."""
    return most_frequent(country for country in countries if country) or None
