"""Events as feeds: an Atom feed of all that a source dates, an iCalendar of those with a certain day.

Neither reads a clock: an entry's `updated` is the day its newest source was published (RFC 4287 wants one), so an
event whose sources have no day is left out, and the count says so. Calendar rules: RFC 5545.
"""

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree as ET

from icalendar import Calendar
from icalendar import Event as CalendarEvent

from generator.exports.jsonld import address
from generator.schema import edtf
from generator.schema.dossier import Dossier
from generator.schema.records import EventRecord

_ATOM = "http://www.w3.org/2005/Atom"
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "dossier")
# Characters that XML 1.0 does not allow even as references.
_NOT_XML = {code: None for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF) if code not in (0x9, 0xA, 0xD)}


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's text, and how many events are in it and left out of it."""

    text: str
    events: int
    left_out: int


def atom(dossier: Dossier, site_url: str) -> Feed:
    """Newest first. `site_url` may be empty: addresses are then relative to the feed's folder's parent."""
    dated = [(updated, event) for event in dossier.events.values() if (updated := _newest_source(dossier, event))]
    dated.sort(key=lambda pair: (-pair[0].toordinal(), pair[1].id))
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    _text(feed, "title", dossier.settings.title)
    _text(feed, "id", _urn(f"feed/{dossier.settings.title}"))
    _text(feed, "updated", _instant(dated[0][0] if dated else date(1970, 1, 1)))
    ET.SubElement(_element(feed, "author"), f"{{{_ATOM}}}name").text = "Dossier"
    for updated, event in dated:
        _entry(feed, event, updated, site_url)
    ET.indent(feed, " ")
    text = ET.tostring(feed, encoding="unicode", xml_declaration=False)
    document = f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'
    return Feed(document, len(dated), len(dossier.events) - len(dated))


def icalendar(dossier: Dossier, site_url: str) -> Feed:
    """All-day entries for events whose date is a certain day or a range of certain days."""
    calendar = Calendar()
    calendar.add("prodid", "-//Dossier//FR")
    calendar.add("version", "2.0")
    calendar.add("name", dossier.settings.title)
    certain = [(days, event) for event in dossier.events.values() if (days := _certain_days(event))]
    for days, event in certain:
        calendar.add_component(_calendar_event(dossier, event, days, site_url))
    text = calendar.to_ical(sorted=False).decode("utf-8")
    return Feed(text, len(certain), len(dossier.events) - len(certain))


def _calendar_event(dossier: Dossier, event: EventRecord, days: tuple[date, date], site_url: str) -> CalendarEvent:
    item = CalendarEvent()
    item.add("uid", _urn(f"event/{event.id}"))
    stamp = _newest_source(dossier, event) or days[0]
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


def _entry(feed: ET.Element, event: EventRecord, updated: date, site_url: str) -> None:
    entry = _element(feed, "entry")
    _text(entry, "title", event.title)
    _text(entry, "id", _urn(f"event/{event.id}"))
    _text(entry, "updated", _instant(updated))
    ET.SubElement(entry, f"{{{_ATOM}}}link", href=_link(site_url, event))
    _text(entry, "summary", " […] ".join(f"« {evidence.exact} »" for evidence in event.evidence))


def _link(site_url: str, event: EventRecord) -> str:
    return f"{site_url.rstrip('/') or '..'}/{address('events', event.id)}"


def _element(parent: ET.Element, name: str) -> ET.Element:
    return ET.SubElement(parent, f"{{{_ATOM}}}{name}")


def _text(parent: ET.Element, name: str, text: str) -> None:
    _element(parent, name).text = text.translate(_NOT_XML)


def _urn(name: str) -> str:
    return uuid.uuid5(_NAMESPACE, name).urn


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _newest_source(dossier: Dossier, event: EventRecord) -> date | None:
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
