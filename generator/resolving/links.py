"""Links between articles that date one another: one event that both tell."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.resolving.candidates import Key, Pair, scored_pairs
from generator.resolving.grouping import Groups
from generator.resolving.moments import Moment
from generator.resolving.sameness import specific
from generator.resolving.tellings import Seen
from generator.schema.mentions import Reading

# What speaks for one event, and for two articles on one matter, has to add up to this.
_STRONG = 0.7
# Each actor that both articles name adds this, up to so many; each dated event that both tell adds this, up to so many.
_ACTOR, _ACTORS = 0.05, 6
_EVENT, _EVENTS = 0.1, 2
# From this sameness on, two dated tellings count as an event in common.
_IN_COMMON = 0.62
# So many persons in common make two articles ones on the same matter, where both name as many.
_PERSONS = 2


@dataclass(frozen=True, slots=True)
class Link:
    """`other` may date `one`: the article of `one` has an open day of publication. `rule` is a message key."""

    strength: float
    one: Moment
    other: Moment
    rule: str


@dataclass(frozen=True, slots=True)
class Context:
    """Who is named in each article, and which articles have an open day of publication."""

    actors: Mapping[str, frozenset[str]]
    persons: Mapping[str, frozenset[str]]
    open: frozenset[str]

    def useful(self, one: str, other: str) -> bool:
        """Whether one of two articles needs a date and the other, by the persons in it, is on the same matter."""
        if one == other or self.open.isdisjoint((one, other)):
            return False
        named, there = self.persons[one], self.persons[other]
        return len(named & there) >= max(1, min(_PERSONS, len(named), len(there)))

    def links(self, strength: float, a: Moment, b: Moment, rule: str) -> Iterator[Link]:
        """The link in each direction in which a date is needed."""
        yield from (Link(strength, one, other, rule) for one, other in ((a, b), (b, a)) if one.article in self.open)


def context_of(readings: Mapping[str, Reading], actors: Groups, open_: frozenset[str]) -> Context:
    named = {
        article: [(actors.of[article, number], actor.kind) for number, actor in enumerate(reading.actors)]
        for article, reading in readings.items()
    }
    return Context(
        {article: frozenset(id_ for id_, _ in cast) for article, cast in named.items()},
        {article: frozenset(id_ for id_, kind in cast if kind == "person") for article, cast in named.items()},
        open_,
    )


def event_links(seen: Sequence[Seen], context: Context) -> Iterator[Link]:
    """Links by events that two articles on one matter tell."""
    likely = sorted(scored_pairs(seen), key=lambda pair: not specific(pair[1].telling, pair[2].telling))
    pairs = list(_one_to_one(likely, context))
    common = Counter(_articles(pair) for pair in pairs if pair[0] >= _IN_COMMON and pair[1].value and pair[2].value)
    for pair in pairs:
        score, a, b = pair
        articles = _articles(pair)
        actors = frozenset.intersection(*(context.actors[article] for article in articles))
        strength = score + _ACTOR * min(len(actors), _ACTORS) + _EVENT * min(common[articles], _EVENTS)
        if strength >= _STRONG and specific(a.telling, b.telling):
            yield from context.links(strength, a.telling.moment, b.telling.moment, "published.same-event")


def _one_to_one(pairs: Iterable[Pair], context: Context) -> Iterator[Pair]:
    """The first pairs between two articles that may date one another: what one tells once, the other tells once."""
    matched: set[tuple[Key, str]] = set()
    for score, a, b in pairs:
        one, other = a.telling.article, b.telling.article
        ends = {(a.key, other), (b.key, one)}
        if context.useful(one, other) and ends.isdisjoint(matched):
            matched |= ends
            yield score, a, b


def _articles(pair: Pair) -> frozenset[str]:
    return frozenset(seen.telling.article for seen in pair[1:])
