"""Links between articles that date one another: one event, or one statement, told in both."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.resolving.candidates import Pair, scored_pairs
from generator.resolving.grouping import Groups
from generator.resolving.moments import Moment
from generator.resolving.sameness import specific
from generator.resolving.tellings import Seen, telling_words
from generator.schema.article import Article
from generator.schema.mentions import Reading, Statement

# What speaks for one event, and for two articles on one matter, has to add up to this.
_STRONG = 0.7
# Each actor that both articles name adds this, up to so many; each dated event that both tell adds this, up to so many.
_ACTOR, _ACTORS = 0.05, 6
_EVENT, _EVENTS = 0.1, 2
# From this sameness on, two dated tellings count as an event in common.
_IN_COMMON = 0.62
# Statements of one speaker are one when they share so many telling words, and this part of the shorter one's.
_WORDS, _SHARE = 4, 0.5
# More statements of one speaker with one word than this are compared with their neighbours only.
_NEIGHBOURS = 12


@dataclass(frozen=True, slots=True)
class Link:
    """`other` may date `one`: the article of `one` has an open day of publication. `rule` is a message key."""

    strength: float
    one: Moment
    other: Moment
    rule: str


def event_links(seen: Sequence[Seen], cast: Mapping[str, frozenset[str]], open_: frozenset[str]) -> Iterator[Link]:
    """Links by events; `cast` holds the actors that each article names, `open_` the articles with an open day."""
    likely = sorted(scored_pairs(seen), key=lambda pair: not specific(pair[1].telling, pair[2].telling))
    pairs = list(_one_to_one(likely))
    common = Counter(_articles(a, b) for score, a, b in pairs if score >= _IN_COMMON and a.value and b.value)
    for score, a, b in pairs:
        articles = _articles(a, b)
        if not articles & open_ or not specific(a.telling, b.telling):
            continue
        actors = frozenset.intersection(*(cast[article] for article in articles))
        strength = score + _ACTOR * min(len(actors), _ACTORS) + _EVENT * min(common[articles], _EVENTS)
        if strength >= _STRONG:
            yield from _both_ways(strength, a.telling.moment, b.telling.moment, "published.same-event", open_)


def _one_to_one(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The first pairs between two articles: what one tells once, the other tells once."""
    matched: set[tuple[tuple[str, int], str]] = set()
    for score, a, b in pairs:
        ends = {(a.key, b.telling.article), (b.key, a.telling.article)}
        if a.telling.article != b.telling.article and ends.isdisjoint(matched):
            matched |= ends
            yield score, a, b


def _articles(one: Seen, other: Seen) -> frozenset[str]:
    return frozenset((one.telling.article, other.telling.article))


def _both_ways(strength: float, a: Moment, b: Moment, rule: str, open_: frozenset[str]) -> Iterator[Link]:
    yield from (Link(strength, one, other, rule) for one, other in ((a, b), (b, a)) if one.article in open_)


@dataclass(frozen=True, slots=True)
class _Said:
    moment: Moment
    words: frozenset[str]
    speaker: str

    @property
    def key(self) -> tuple[str, str]:
        return self.moment.article, self.moment.words


def statement_links(
    articles: Mapping[str, Article], readings: Mapping[str, Reading], actors: Groups, open_: frozenset[str]
) -> Iterator[Link]:
    """Links by statements: what one person said is told in both articles in much the same words."""
    said = [each for article in sorted(readings) for each in _said(articles[article], readings[article], actors)]
    blocks: dict[tuple[str, str], list[_Said]] = {}
    for each in said:
        for word in each.words:
            blocks.setdefault((each.speaker, word), []).append(each)
    met: set[tuple[tuple[str, str], tuple[str, str]]] = set()
    for block in blocks.values():
        for one, other in _near(block):
            if {one.moment.article, other.moment.article} & open_ and (one.key, other.key) not in met:
                met.add((one.key, other.key))
                yield from _said_again(one, other, open_)


def _near(block: list[_Said]) -> Iterable[tuple[_Said, _Said]]:
    if len(block) <= _NEIGHBOURS:
        return combinations(block, 2)
    return ((one, other) for at, one in enumerate(block) for other in block[at + 1 : at + 1 + _NEIGHBOURS])


def _said_again(one: _Said, other: _Said, open_: frozenset[str]) -> Iterator[Link]:
    shared = len(one.words & other.words)
    share = shared / min(len(one.words), len(other.words))
    if one.moment.article != other.moment.article and shared >= _WORDS and share >= _SHARE:
        yield from _both_ways(share, one.moment, other.moment, "published.same-statement", open_)


def _said(article: Article, reading: Reading, actors: Groups) -> Iterator[_Said]:
    for statement in reading.statements:
        words = article.text[statement.start : statement.end]
        moment = Moment(article.id, _day_said(reading, statement), "past", True, words)
        for speaker in statement.speakers:
            yield _Said(moment, telling_words(words), actors.of[article.id, speaker])


def _day_said(reading: Reading, statement: Statement) -> int | None:
    """The date on which something was said: the one day that the rest of its sentence names, counted from today."""
    sentence = next((s for s in reading.sentences if s.start <= statement.start < s.end), None)
    if sentence is None:
        return None
    days = [
        number
        for number, mention in enumerate(reading.dates)
        if sentence.start <= mention.start < sentence.end
        and not (mention.quoted or mention.implicit)
        and (mention.expression.kind == "weekday" or mention.expression.unit == "day")
    ]
    return days[0] if len(days) == 1 else None
