"""What a briefing officer would ask next, as a list computed from the records: the most telling questions first."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
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


Kin = dict[tuple[str, str], dict[str, list[EventRecord]]]


def gaps(dossier: Dossier) -> Iterator[Gap]:
    """The open questions, one of each kind by turns: of each the one that most sources tell of, then the newest."""
    events = [event for event in dossier.events.values() if event.status != "rejected"]
    today = _today(dossier)
    ordered = sorted(events, key=lambda event: _weight(event), reverse=True)
    dated, placed = _kin(events, _year), _kin(events, lambda event: event.date if event.place else None)
    kinds = (
        [gap for event in ordered for gap in _outcome(event, dossier, today)],
        [gap for event in ordered for gap in _number(event)],
        [gap for event in ordered for gap in _time(event, dated)],
        [gap for event in ordered for gap in _place(event, placed)],
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


def _time(event: EventRecord, dated: Kin) -> Iterator[Gap]:
    if event.type not in _ON_A_DAY or event.mode in _LASTING or event.status == "ongoing":
        return
    if event.date is None:
        yield Gap("gap.date", event.id)
    elif edtf.parse(event.date).precision not in _TO_THE_DAY and not any(_dates(event, dated)):
        yield Gap("gap.day", event.id, event.date)


def _place(event: EventRecord, placed: Kin) -> Iterator[Gap]:
    talks = event.type == "CONSULT" and event.mode not in _NOWHERE and len(event.actors) > 1
    if talks and event.place is None and not any(_places(event, placed)):
        yield Gap("gap.place", event.id)


def _kin(events: Iterable[EventRecord], when: Callable[[EventRecord], str | None]) -> Kin:
    """The events by type and each who takes part, then by what `when` says of their time; without those of which it
    says nothing. All that may be one event told twice are found without comparing all with all.
    """
    kin: Kin = defaultdict(lambda: defaultdict(list))
    for event in events:
        if time := when(event):
            for actor in dict.fromkeys(part.actor for part in event.actors):
                kin[event.type, actor][time].append(event)
    return kin


def _year(event: EventRecord) -> str | None:
    """The year that the event begins in, where its day is known."""
    value = edtf.parse(event.date) if event.date else None
    return event.date[:4] if event.date and value and value.precision in _TO_THE_DAY else None


def _dates(event: EventRecord, dated: Kin) -> Iterator[bool]:
    """For each that has a day in a year that the event's date allows: whether it may be the event told again."""
    span = edtf.parse(event.date or "")
    first, last = (f"{day.year:04}" if day else "" for day in (span.earliest, span.latest))
    for part in event.actors:
        for year, others in dated[event.type, part.actor].items():
            if first <= year and (not last or year <= last):
                yield from (_like(one, event) and edtf.parse(one.date or "").within(span) for one in others)


def _places(event: EventRecord, placed: Kin) -> Iterator[bool]:
    """For each that has a place and the event's date: whether it may be the event told again."""
    for part in event.actors if event.date else ():
        yield from (_like(other, event) for other in placed[event.type, part.actor].get(event.date or "", ()))


def _like(one: EventRecord, other: EventRecord) -> bool:
    """Whether two events have the same type and the actors of one are all among those of the other."""
    smaller, larger = sorted(({part.actor for part in each.actors} for each in (one, other)), key=len)
    return one.id != other.id and one.type == other.type and bool(smaller) and smaller <= larger
