"""Events as feeds: an Atom feed of all that a source dates, an iCalendar of those with a certain day.

Neither reads a clock: an entry's `updated` is the day its newest source was published (RFC 4287 wants one), so an
event whose sources have no day is left out, and the count says so. Calendar rules: RFC 5545.
"""

import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from generator.exports.jsonld import address
from generator.schema import edtf
from generator.schema.dossier import Dossier, Settings
from generator.schema.records import EventRecord

if TYPE_CHECKING:
    from icalendar import Event as CalendarEvent

_ATOM = "http://www.w3.org/2005/Atom"
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "dossier")
# Characters that XML 1.0 does not allow even as references.
_NOT_XML = {code: None for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF) if code not in (0x9, 0xA, 0xD)}


def atom(settings: Settings, entries: Iterable[tuple[date, str]]) -> str:
    """The feed of `entries`, each with the day of its `updated`, the newest first."""
    ordered = list(entries)
    feed = ET.Element("feed", xmlns=_ATOM)
    _text(feed, "title", settings.title)
    _text(feed, "id", _urn(f"feed/{settings.title}"))
    _text(feed, "updated", _instant(ordered[0][0] if ordered else date(1970, 1, 1)))
    ET.SubElement(ET.SubElement(feed, "author"), "name").text = "Dossier"
    ET.indent(feed, " ")
    head, _, tail = ET.tostring(feed, encoding="unicode").rpartition("</feed>")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{head}{"".join(text for _, text in ordered)}</feed>{tail}\n'


def entry(event: EventRecord, updated: date, site_url: str) -> str:
    """An event as an entry; `site_url` may be empty: addresses are then relative to the feed's folder's parent."""
    made = ET.Element("entry")
    _text(made, "title", event.title)
    _text(made, "id", _urn(f"event/{event.id}"))
    _text(made, "updated", _instant(updated))
    ET.SubElement(made, "link", href=_link(site_url, event))
    _text(made, "summary", " […] ".join(f"« {evidence.exact} »" for evidence in event.evidence))
    ET.indent(made, " ", level=1)
    return f" {ET.tostring(made, encoding='unicode')}\n"


def icalendar(settings: Settings, entries: Iterable[str]) -> str:
    """The calendar of `entries`."""
    from icalendar import Calendar  # a twentieth of a second, where most builds make no entry

    calendar = Calendar()
    calendar.add("prodid", "-//Dossier//FR")
    calendar.add("version", "2.0")
    calendar.add("name", settings.title)
    empty: bytes = calendar.to_ical(sorted=False)
    head, end, tail = empty.decode("utf-8").rpartition("END:VCALENDAR")
    return head + "".join(entries) + end + tail


def calendar_entry(dossier: Dossier, event: EventRecord, site_url: str) -> str:
    """An event as an all-day entry; "" where its date is no certain day nor a range of certain days."""
    days = _certain_days(event)
    text: bytes = _calendar_event(dossier, event, days, site_url).to_ical(sorted=False) if days else b""
    return text.decode("utf-8")


def _calendar_event(dossier: Dossier, event: EventRecord, days: tuple[date, date], site_url: str) -> "CalendarEvent":
    from icalendar import Event as CalendarEvent

    item = CalendarEvent()
    item.add("uid", _urn(f"event/{event.id}"))
    stamp = newest_source(dossier, event) or days[0]
    item.add("dtstamp", _midnight(stamp))
    item.add("dtstart", days[0])
    item.add("dtend", days[1] + timedelta(days=1))
    item.add("summary", event.title)
    if event.place and event.place in dossier.places:
        item.add("location", dossier.places[event.place].name)
    item.add("status", "TENTATIVE" if event.status == "planned" else "CONFIRMED")
    if site_url:
        item.add("url", _link(site_url, event))
    return item


def _link(site_url: str, event: EventRecord) -> str:
    return f"{site_url.rstrip('/') or '..'}/{address('events', event.id)}"


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text.translate(_NOT_XML)


def _urn(name: str) -> str:
    return uuid.uuid5(_NAMESPACE, name).urn


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def newest_source(dossier: Dossier, event: EventRecord) -> date | None:
    """The last possible day of publication among the event's sources, None where no source has one."""
    records = [dossier.articles.get(evidence.article) for evidence in event.evidence]
    values = [edtf.parse(record.published) for record in records if record and record.published]
    return max((value.latest for value in values if value.latest), default=None)


def _certain_days(event: EventRecord) -> tuple[date, date] | None:
    """First and last day where both are stated to the day and none is doubtful."""
    if event.date is None or event.unsure_day:
        return None
    value = edtf.parse(event.date)
    ends = [edtf.parse(part) for part in event.date.split("/")] if value.precision in ("day", "interval") else []
    certain = bool(ends) and all(end.precision == "day" and not end.uncertain and not end.approximate for end in ends)
    return (value.earliest, value.latest) if certain and value.earliest and value.latest else None
