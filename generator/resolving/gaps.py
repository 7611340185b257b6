"""What a briefing officer would ask next, as a list computed from the records: the most telling questions first."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import zip_longest

from generator.schema import edtf
from generator.schema.dossier import Dossier, Gap
from generator.schema.records import ArticleRecord, EventRecord

# What was announced without a day is asked after once so much time has passed; so is what somebody undertook to do.
_PATIENCE = timedelta(days=31)
_UNDERTAKEN = frozenset({"joint", "promise", "offer"})
# What happens on one day: acts, not attitudes, nor what lasts for months.
_ON_A_DAY = frozenset({"CONSULT", "AGREE", "ASSAULT", "PROTEST", "COERCE", "RETREAT", "SANCTION"})
_LASTING = frozenset({"war", "blockade", "restrict", "offer", "promise"})
_TO_THE_DAY = frozenset({"day", "interval"})
# Talks have a place; a call has none. Violence of these modes leaves victims.
_NOWHERE = frozenset({"phone", "contact", "vote", "mediate"})
_COUNTED = frozenset({"", "strike", "fight", "offensive", "explosion", "shoot", "kill"})
# "Plus d'une centaine" leaves a question open, "plus de 120 000" hardly does.
_SMALL = 1000


def gaps(dossier: Dossier) -> Iterator[Gap]:
    """The open questions, one of each kind by turns: of each the one that most sources tell of, then the newest."""
    events = [event for event in dossier.events.values() if event.status != "rejected"]
    today = _today(dossier)
    ordered = sorted(events, key=lambda event: _weight(event), reverse=True)
    kinds = (
        [gap for event in ordered for gap in _outcome(event, dossier, today)],
        [gap for event in ordered for gap in _number(event)],
        [gap for event in ordered for gap in _time(event, events)],
        [gap for event in ordered for gap in _place(event, events)],
        [gap for article in dossier.articles.values() for gap in _of_article(article)],
    )
    for turn in zip_longest(*kinds):
        yield from (gap for gap in turn if gap is not None)


def _weight(event: EventRecord) -> tuple[int, int, str, str]:
    return len({e.article for e in event.evidence}), len(event.actors), event.date or "", event.id


def _today(dossier: Dossier) -> date | None:
    """The day of the newest source: the program never looks at a clock."""
    known = [edtf.parse(article.published).earliest for article in dossier.articles.values() if article.published]
    return max((day for day in known if day), default=None)


def _of_article(article: ArticleRecord) -> Iterator[Gap]:
    if article.published is None:
        yield Gap("gap.published", article.id)
    elif edtf.parse(article.published).day is None:
        yield Gap("gap.published-day", article.id, article.published)


def _outcome(event: EventRecord, dossier: Dossier, today: date | None) -> Iterator[Gap]:
    """What became of something announced, once no source can tell of it any more."""
    if today is not None and (event.status == "planned" or event.mode in _UNDERTAKEN):
        due = _due(event, dossier)
        if due is not None and due < today:
            yield Gap("gap.outcome", event.id, event.date or "")


def _due(event: EventRecord, dossier: Dossier) -> date | None:
    """The day after which one would have heard: that of a plan, some weeks after a promise or an undated plan."""
    if event.status == "planned" and event.date is not None:
        return edtf.parse(event.date).latest
    told = [dossier.articles[e.article].published for e in event.evidence if e.article in dossier.articles]
    days = [day for day in (edtf.parse(text).latest for text in told if text) if day]
    return max(days) + _PATIENCE if days else None


def _number(event: EventRecord) -> Iterator[Gap]:
    """How many, where nobody counts, or where every count stays vague."""
    if event.type == "ASSAULT" and event.mode in _COUNTED and event.status != "planned" and not event.figures:
        yield Gap("gap.number", event.id)
    vague = {figure.unit: figure for figure in event.figures if figure.qualifier != "exact" and figure.value < _SMALL}
    counted = {figure.unit for figure in event.figures if figure.qualifier == "exact"}
    for unit in sorted(vague.keys() - counted):
        yield Gap("gap.vague", event.id, vague[unit].evidence.exact)


def _time(event: EventRecord, events: list[EventRecord]) -> Iterator[Gap]:
    if event.type not in _ON_A_DAY or event.mode in _LASTING or event.status == "ongoing":
        return
    if event.date is None:
        yield Gap("gap.date", event.id)
    elif edtf.parse(event.date).precision not in _TO_THE_DAY and not any(_dates(other, event) for other in events):
        yield Gap("gap.day", event.id, event.date)


def _place(event: EventRecord, events: list[EventRecord]) -> Iterator[Gap]:
    talks = event.type == "CONSULT" and event.mode not in _NOWHERE and len(event.actors) > 1
    if talks and event.place is None and not any(_places(other, event) for other in events):
        yield Gap("gap.place", event.id)


def _dates(other: EventRecord, event: EventRecord) -> bool:
    """Whether `other` may be `event` told again, and has the day."""
    if other.date is None or event.date is None or not _like(other, event):
        return False
    finer = edtf.parse(other.date)
    return finer.precision in _TO_THE_DAY and finer.within(edtf.parse(event.date))


def _places(other: EventRecord, event: EventRecord) -> bool:
    return other.place is not None and other.date == event.date is not None and _like(other, event)


def _like(one: EventRecord, other: EventRecord) -> bool:
    """Whether two events have the same type and the actors of one are all among those of the other."""
    smaller, larger = sorted(({part.actor for part in each.actors} for each in (one, other)), key=len)
    return one.id != other.id and one.type == other.type and bool(smaller) and smaller <= larger
