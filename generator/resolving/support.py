"""How many sources stand behind an event on their own: wire text printed by several outlets counts once."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from generator.resolving.grouping import Sets
from generator.schema.records import EventRecord, Evidence
from generator.text import fold

# Evidence this alike (0 to 100) is one text; shorter pieces than this many words say the same by chance.
_COPIED, _WORDS = 85, 7


def independent(event: EventRecord) -> tuple[tuple[str, ...], ...]:
    """The articles that tell of the event, those that print one text together: the support is how many groups.

    Groups and the articles in them are in order of id.
    """
    by_article: dict[str, list[str]] = {}
    for evidence in event.evidence:
        by_article.setdefault(evidence.article, []).append(_plain(evidence))
    sets = Sets(sorted(by_article))
    articles = sorted(by_article)
    for at, one in enumerate(articles):
        for other in articles[at + 1 :]:
            if sets.root(one) != sets.root(other) and _copied(by_article[one], by_article[other]):
                sets.join(one, other)
    return tuple(sorted(tuple(sorted(group)) for group in sets.sets()))


def _plain(evidence: Evidence) -> str:
    return " ".join(fold(evidence.exact).split())


def _copied(one: Sequence[str], other: Sequence[str]) -> bool:
    return any(_same_text(a, b) for a in one for b in other)


def _same_text(one: str, other: str) -> bool:
    long_enough = min(len(one.split()), len(other.split())) >= _WORDS
    return long_enough and fuzz.ratio(one, other) >= _COPIED
