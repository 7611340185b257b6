"""The pages of sources: what each says, what was taken from it, what was left aside and why."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.pages import parts
from generator.pages.desk import Desk, Page, Turn, beside, once
from generator.pages.facts import grouped
from generator.pages.quotes import Quote
from generator.pages.words import shortened
from generator.schema import addresses
from generator.schema.article import Article, Passage
from generator.schema.records import ArticleRecord, EventRecord, Evidence

INDEX = "sources/index.md"


@dataclass(frozen=True, slots=True)
class Use:
    """What a sentence was used for: a message key ("use.event", …), and the record that it supports."""

    key: str
    kind: str
    record: str
    evidence: Evidence


Told = tuple[Evidence, tuple[str, str, str]]
"""Words, and what they were used for: a message key, the kind and id of a record."""


@dataclass(frozen=True, slots=True)
class Line:
    """A numbered sentence. `quote` is None where its words may not be printed: nothing rests on them."""

    number: int
    quote: Quote | None
    uses: tuple[Use, ...]
    title: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """Passages that one rule left aside: how many, and how the first and the last begin."""

    rule: str
    count: int
    first: str
    last: str


def pages(desk: Desk) -> Iterator[Page]:
    words = desk.words
    records = ordered(desk)
    crumbs = desk.crumbs(("nav.sources", INDEX))
    yield desk.index(INDEX, "sources", records=records, parts=years(desk))
    yield from parts.pages(desk, years(desk), words.say("nav.sources"), "sources", INDEX, crumbs)
    wanted = [n for n, record in enumerate(records) if desk.wants(addresses.page("articles", record.id))]
    uses = _uses(desk, {records[n].id for n in wanted})
    for n in wanted:
        record = records[n]
        before, after = (_turn(desk, other) for other in beside(records, n))
        yield Page(
            addresses.page("articles", record.id),
            record.title or words.source(record),
            _description(desk, record),
            "source",
            INDEX,
            crumbs,
            before,
            after,
            record=("articles", record.id),
            view=_view(desk, record, uses[record.id]),
        )


@once
def ordered(desk: Desk) -> list[ArticleRecord]:
    """All sources, the oldest first."""
    return sorted(desk.site.dossier.articles.values(), key=lambda record: desk.facts.age(record.id))


@once
def years(desk: Desk) -> list[parts.Part]:
    """The sources by the year in which they appeared, where one page cannot list them."""
    return parts.parts(desk, "sources/parution", ordered(desk), lambda record: parts.year(desk, record.published))


def _turn(desk: Desk, record: ArticleRecord | None) -> Turn:
    return (desk.words.source(record), addresses.page("articles", record.id)) if record else None


def _view(desk: Desk, record: ArticleRecord, uses: Sequence[Use]) -> dict[str, object]:
    article = desk.site.articles.get(record.id)
    return {
        "record": record,
        "lines": lines(desk, record.id, uses),
        "lost": [use for use in uses if not desk.quote(use.evidence).numbers],
        "asides": asides(article) if article else [],
        "events": desk.facts.events_of_source[record.id],
        "address": web_address(record.url),
    }


def _uses(desk: Desk, articles: Set[str]) -> dict[str, list[Use]]:
    """Everything that some sources were used for, by article."""
    found: dict[str, list[Use]] = defaultdict(list)
    for uses in (_event_uses, _statement_uses, _role_uses):
        for evidence, use in uses(desk, articles):
            found[evidence.article].append(Use(*use, evidence))
    return found


def _event_uses(desk: Desk, articles: Set[str]) -> Iterator[Told]:
    for event in desk.facts.events:
        for item in event.evidence:
            if item.article in articles:
                yield item, ("use.event", "events", event.id)
        for figure in event.figures:
            if figure.evidence.article in articles:
                yield figure.evidence, ("use.figure", "events", event.id)


def _statement_uses(desk: Desk, articles: Set[str]) -> Iterator[Told]:
    for said in desk.facts.said:
        if said.statement.evidence.article not in articles:
            continue
        holder = said.holder
        kind = "events" if isinstance(holder, EventRecord) else "articles"
        speaker = next((key for key in said.statement.speakers if key in desk.site.dossier.actors), None)
        place = ("actors", speaker) if speaker else (kind, holder.id)
        yield said.statement.evidence, ("use.statement", *place)


def _role_uses(desk: Desk, articles: Set[str]) -> Iterator[Told]:
    for actor in desk.site.dossier.actors.values():
        for role in actor.roles:
            if role.evidence.article in articles:
                yield role.evidence, ("use.role", "actors", actor.id)


def lines(desk: Desk, key: str, uses: Sequence[Use]) -> list[Line]:
    """Every sentence of the article, those that nothing rests on without their words unless the settings allow."""
    article, sentences = desk.site.articles.get(key), desk.site.sentences.get(key, ())
    if article is None:
        return []
    whole = desk.site.dossier.settings.full_text
    by_number: dict[int, list[Use]] = defaultdict(list)
    for use in uses:
        for number in desk.quote(use.evidence).numbers:
            by_number[number].append(use)
    return [
        Line(
            number,
            _printed(article, sentence.start, sentence.end, by_number[number], number)
            if whole or by_number[number]
            else None,
            _distinct(by_number[number]),
            sentence.title,
        )
        for number, sentence in enumerate(sentences, 1)
    ]


def _printed(article: Article, start: int, end: int, uses: Sequence[Use], number: int) -> Quote:
    evidence = {use.evidence.key: use.evidence for use in uses}
    ordered = tuple(sorted(evidence.values(), key=lambda item: (item.start, item.end)))
    return Quote(article.id, start, article.text[start:end], (number,), ordered)


def _distinct(uses: Sequence[Use]) -> tuple[Use, ...]:
    return tuple({(use.key, use.kind, use.record): use for use in uses}.values())


def asides(article: Article) -> list[Aside]:
    """What was left aside, by rule in the order of the file; only the beginnings of passages are shown."""
    left = [passage for passage in article.passages if not passage.kept]
    groups = grouped(left, lambda passage: (passage.rule,))
    return [
        Aside(rule, len(row), _opening(article, row[0]), _opening(article, row[-1])) for rule, row in groups.items()
    ]


def _opening(article: Article, passage: Passage) -> str:
    return shortened(" ".join(article.text[passage.start : passage.end].split()), 48)


def web_address(url: str | None) -> str:
    """The address if it is one that a browser should follow (http, https), else nothing."""
    if not url or any(char.isspace() or char in "<>\"'`{}|\\^[]()" or not char.isprintable() for char in url):
        return ""
    return url if urlsplit(url).scheme in ("http", "https") else ""


def _description(desk: Desk, record: ArticleRecord) -> str:
    words = desk.words
    events = words.count("count.events", len(desk.facts.events_of_source[record.id]))
    return words.say(
        "source.description", name=words.source(record), date=words.published(record.published), events=events
    )
