"""Links between articles that date one another: one statement that both report, in much the same words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from generator.resolving.grouping import Groups
from generator.resolving.links import Context, Link
from generator.resolving.moments import Moment
from generator.resolving.tellings import Vocabulary
from generator.schema.article import Article
from generator.schema.mentions import Reading, Statement

# Statements of one speaker are one when they share so many telling words, and this part of the shorter one's; more
# words are asked for where nothing else shows that the articles are of one time.
_WORDS, _MORE_WORDS, _SHARE = 3, 5, 0.5
# More statements of one speaker with one word than this are compared with their neighbours only.
_NEIGHBOURS = 12


@dataclass(frozen=True, slots=True)
class _Said:
    """What somebody said in one article, by the statement's place in it."""

    key: tuple[str, int]
    moment: Moment
    words: frozenset[str]
    speaker: str


def statement_links(
    articles: Mapping[str, Article],
    readings: Mapping[str, Reading],
    actors: Groups,
    vocabulary: Vocabulary,
    context: Context,
) -> Iterator[Link]:
    """Links by statements of one speaker in two articles on one matter."""
    blocks: dict[tuple[str, str], list[_Said]] = {}
    for article in sorted(readings):
        for said in _said(articles[article], readings[article], actors, vocabulary):
            for word in said.words:
                blocks.setdefault((said.speaker, word), []).append(said)
    pairs = {(one.key, other.key): (one, other) for block in blocks.values() for one, other in _near(block)}
    for _, (one, other) in sorted(pairs.items(), key=lambda item: item[0]):
        yield from _said_again(one, other, context)


def _near(block: list[_Said]) -> Iterable[tuple[_Said, _Said]]:
    if len(block) <= _NEIGHBOURS:
        return combinations(block, 2)
    return ((one, other) for at, one in enumerate(block) for other in block[at + 1 : at + 1 + _NEIGHBOURS])


def _said_again(one: _Said, other: _Said, context: Context) -> Iterator[Link]:
    shared = len(one.words & other.words)
    share = shared / min(len(one.words), len(other.words))
    articles = one.moment.article, other.moment.article
    needed = _WORDS if context.of_one_time(*articles) else _MORE_WORDS
    if shared >= needed and share >= _SHARE and context.useful(*articles):
        yield from context.links(share, one.moment, other.moment, "published.same-statement")


def _said(article: Article, reading: Reading, actors: Groups, vocabulary: Vocabulary) -> Iterator[_Said]:
    for number, statement in enumerate(reading.statements):
        evidence = article.text[statement.start : statement.end]
        moment = Moment(article.id, _day_said(reading, statement), "past", True, evidence)
        words = vocabulary.of(article.id, statement.start, statement.end)
        for speaker in statement.speakers:
            yield _Said((article.id, number), moment, words, actors.of[article.id, speaker])


def _day_said(reading: Reading, statement: Statement) -> int | None:
    """The date on which something was said: the one day that its sentence names by counting from today."""
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
