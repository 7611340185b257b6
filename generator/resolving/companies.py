"""Companies: articles that date one another and that no link joins to others. What is settled in one stays there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.resolving.grouping import Sets
from generator.resolving.links import Link
from generator.resolving.marks import days_of, digest
from generator.resolving.reference import Reference, plain
from generator.schema.article import Article

References = Mapping[str, Reference]
# References by article as plain values, by the mark of the company.
Settled = Mapping[str, Mapping[str, Any]]
Settle = Callable[[References, list[Link]], References]


@dataclass(frozen=True, slots=True)
class Company:
    """Articles in order, and all links between them."""

    articles: tuple[str, ...]
    links: list[Link]

    def mark(self, articles: Mapping[str, Article], references: References) -> str:
        """What settling makes use of: the links, the texts, and what each of these allows on its own."""
        texts = ((articles[key].file, articles[key].sha256, days_of(references[key])) for key in self.articles)
        return digest(self.links, *texts)


def companies(links: Sequence[Link]) -> Iterator[Company]:
    """All companies, each with its links in the order in which they are given."""
    sets = Sets({end for link in links for end in (link.one.article, link.other.article)})
    for link in links:
        sets.join(link.one.article, link.other.article)
    inside: dict[str, list[Link]] = {}
    for link in links:
        inside.setdefault(sets.root(link.one.article), []).append(link)
    for root, found in inside.items():
        yield Company(tuple(sorted(sets.members(root))), found)


def settled(
    links: Sequence[Link],
    articles: Mapping[str, Article],
    references: References,
    settle: Settle,
    before: Settled,
) -> dict[str, dict[str, Any]]:
    """For each company of `links` the references that `settle` makes others, looked up where it stood so `before`."""
    made: dict[str, dict[str, Any]] = {}
    for company in companies(links):
        mark = company.mark(articles, references)
        if mark in before:
            made[mark] = dict(before[mark])
        else:
            alone = {key: references[key] for key in company.articles}
            after = settle(alone, company.links)
            made[mark] = {key: plain(each) for key, each in after.items() if each is not alone[key]}
    return made
