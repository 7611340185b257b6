"""Links between articles that date one another: one event that both tell."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.resolving.candidates import Key, Pair, scored_pairs
from generator.resolving.grouping import Groups
from generator.resolving.moments import Moment, span
from generator.resolving.reference import Reference
from generator.resolving.sameness import same_act, same_matter
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
# An article whose day is known so closely (days) may be dated by what happens often.
_ONE_TIME = 62


@dataclass(frozen=True, slots=True)
class Link:
    """`other` may date `one`: the article of `one` has an open day of publication. `rule` is a message key.

    `within` tells that only the days of publication lie so close (in days), whatever the two articles tell.
    """

    strength: float
    one: Moment
    other: Moment
    rule: str
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """Who is named in each article, which articles have an open day of publication, and which a close one."""

    actors: Mapping[str, frozenset[str]]
    persons: Mapping[str, frozenset[str]]
    open: frozenset[str]
    close: frozenset[str]

    def useful(self, one: str, other: str) -> bool:
        """Whether one of two articles needs a date and the other, by the persons in it, is on the same matter."""
        if one == other or self.open.isdisjoint((one, other)):
            return False
        named, there = self.persons[one], self.persons[other]
        return len(named & there) >= max(1, min(_PERSONS, len(named), len(there)))

    def of_one_time(self, one: str, other: str) -> bool:
        """Whether both are dated so closely that being compatible already says something."""
        return one in self.close and other in self.close

    def links(self, strength: float, a: Moment, b: Moment, rule: str) -> Iterator[Link]:
        """The link in each direction in which a date is needed."""
        yield from (Link(strength, one, other, rule) for one, other in ((a, b), (b, a)) if one.article in self.open)


def context_of(readings: Mapping[str, Reading], actors: Groups, references: Mapping[str, Reference]) -> Context:
    named = {
        article: [(actors.of[article, number], actor.kind) for number, actor in enumerate(reading.actors)]
        for article, reading in readings.items()
    }
    return Context(
        {article: frozenset(id_ for id_, _ in cast) for article, cast in named.items()},
        {article: frozenset(id_ for id_, kind in cast if kind == "person") for article, cast in named.items()},
        frozenset(article for article, found in references.items() if found.sure is None or len(found.sure) > 1),
        frozenset(article for article, found in references.items() if _is_close(found)),
    )


def _is_close(reference: Reference) -> bool:
    days = span(reference.earliest, reference.latest).span_days
    return days is not None and days <= _ONE_TIME


def event_links(seen: Sequence[Seen], context: Context) -> Iterator[Link]:
    """Links by events that two articles on one matter tell."""
    useful = scored_pairs(seen, lambda a, b: context.useful(a.telling.article, b.telling.article))
    pairs = list(_one_to_one(sorted(useful, key=lambda pair: not _specific(pair))))
    common = Counter(_articles(pair) for pair in pairs if pair[0] >= _IN_COMMON and pair[1].value and pair[2].value)
    for pair in pairs:
        score, a, b = pair
        articles = _articles(pair)
        actors = frozenset.intersection(*(context.actors[article] for article in articles))
        strength = score + _ACTOR * min(len(actors), _ACTORS) + _EVENT * min(common[articles], _EVENTS)
        if strength >= _STRONG and _telling(pair, common[articles] > 0 or context.of_one_time(*articles)):
            yield from context.links(strength, a.telling.moment, b.telling.moment, "published.same-event")


def _specific(pair: Pair) -> bool:
    _, a, b = pair
    return same_matter(a.telling, b.telling) or same_act(a.telling, b.telling)


def _telling(pair: Pair, one_time: bool) -> bool:
    """Whether the pair can date an article: people meet again and again, so that a meeting alone does only where more
    shows that the articles are of one time.
    """
    _, a, b = pair
    return same_matter(a.telling, b.telling) or (one_time and same_act(a.telling, b.telling))


def _one_to_one(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The first pairs between two articles: what one tells once, the other tells once."""
    matched: set[tuple[Key, str]] = set()
    for score, a, b in pairs:
        ends = {(a.key, b.telling.article), (b.key, a.telling.article)}
        if ends.isdisjoint(matched):
            matched |= ends
            yield score, a, b


def _articles(pair: Pair) -> frozenset[str]:
    return frozenset(seen.telling.article for seen in pair[1:])
