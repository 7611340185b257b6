"""What the sources leave open, as a list computed from the records."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.schema import edtf
from generator.schema.dossier import Dossier, Gap
from generator.schema.records import ArticleRecord, EventRecord

# Something announced without a day is asked after once so much time has passed.
_PATIENCE = timedelta(days=31)
# Types that happen at a place and on a day, take at least two, or leave victims.
_PLACED = frozenset({"CONSULT", "AGREE", "ASSAULT", "PROTEST"})
_FOR_TWO = frozenset({"CONSULT", "AGREE"})
_COUNTED = frozenset({"ASSAULT"})
_TO_THE_DAY = frozenset({"day", "interval"})


def gaps(dossier: Dossier) -> Iterator[Gap]:
    """The open questions, of the sources first, then of the events, in order of id."""
    for article in dossier.articles.values():
        yield from _of_article(article)
    today = _today(dossier)
    for event in dossier.events.values():
        if event.status != "rejected":
            yield from _of_event(event, dossier, today)


def _today(dossier: Dossier) -> date | None:
    """The day of the newest source: the program never looks at a clock."""
    known = [edtf.parse(article.published).earliest for article in dossier.articles.values() if article.published]
    return max((day for day in known if day), default=None)


def _of_article(article: ArticleRecord) -> Iterator[Gap]:
    if article.published is None:
        yield Gap("gap.published", article.id)
    elif edtf.parse(article.published).day is None:
        yield Gap("gap.published-day", article.id, article.published)


def _of_event(event: EventRecord, dossier: Dossier, today: date | None) -> Iterator[Gap]:
    if _unfollowed(event, dossier, today):
        yield Gap("gap.outcome", event.id, event.date or "")
    if event.date is None:
        yield Gap("gap.date", event.id)
    elif event.type in _PLACED and edtf.parse(event.date).precision not in _TO_THE_DAY:
        yield Gap("gap.day", event.id, event.date)
    if event.type in _PLACED and event.place is None and event.mode != "phone":
        yield Gap("gap.place", event.id)
    if event.type in _FOR_TWO and len(event.actors) < 2:
        yield Gap("gap.partner", event.id)
    if event.type in _COUNTED and event.status != "planned" and not event.figures:
        yield Gap("gap.number", event.id)


def _unfollowed(event: EventRecord, dossier: Dossier, today: date | None) -> bool:
    """Whether something announced should have happened by now, and no source tells what became of it."""
    if event.status != "planned" or today is None:
        return False
    if event.date is not None:
        end = edtf.parse(event.date).latest
        return end is not None and end < today
    announced = [dossier.articles[e.article].published for e in event.evidence if e.article in dossier.articles]
    days = [edtf.parse(text).latest for text in announced if text]
    return any(day is not None and day + _PATIENCE < today for day in days)
