"""JSON-LD of a dossier in the terms of schema.org: NewsArticle, Person, Place, Event, Quotation.

Terms: https://schema.org/version/latest (read 2026). Dates are ISO 8601; a value that is no single day, month or
year is given by its first and last possible day, and left out where a side is open.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, get_args

from generator.lazy import Lazy
from generator.schema import addresses, edtf
from generator.schema.dossier import Dossier, RecordKind
from generator.schema.records import ActorRecord, ArticleRecord, EventRecord, PlaceRecord, Record, Statement

Node = dict[str, Any]
# On a record's page, two folders down, node ids stay relative to the site.
_ON_A_PAGE = ["https://schema.org", {"@base": "../../"}]
_ACTOR_TYPES = {"person": "Person", "state": "Country", "organisation": "Organization"}


def address(kind: str, record_id: str) -> str:
    """The node id of a record, relative to the site: "evenements/ID/"."""
    return addresses.address(addresses.page(kind, record_id)).lstrip("/")


def nodes(record: Record) -> list[Node]:
    """The node of a record and those of the words quoted in it; node ids are addresses relative to the site."""
    quoted = [quotation(said) for said in getattr(record, "statements", ()) if said.quote]
    return [_KINDS[type(record)](record), *quoted]


def script(node: Node) -> str:
    """A node as text that can stand inside a <script> element: no "<", ">" or "&" comes out unescaped."""
    text = json.dumps(node, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.translate({ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


def scripts(dossier: Dossier) -> Mapping[tuple[str, str], str]:
    """The node of every record by (kind, id), each ready for a <script> element of its page."""
    keys = {(kind, key) for kind in get_args(RecordKind) for key in getattr(dossier, kind)}
    return Lazy(keys, lambda key: script({"@context": _ON_A_PAGE} | nodes(getattr(dossier, key[0])[key[1]])[0]))


def article(record: ArticleRecord) -> Node:
    author = {"@type": "Person", "name": record.author} if record.author else None
    publisher = {"@type": "Organization", "name": record.outlet} if record.outlet else None
    return _node(
        "NewsArticle",
        address("articles", record.id),
        headline=record.title,
        datePublished=_point(record.published),
        author=author,
        publisher=publisher,
        url=record.url,
        inLanguage="fr",
    )


def actor(record: ActorRecord) -> Node:
    others = [spelling.text for spelling in record.spellings if spelling.text != record.name]
    jobs = list(dict.fromkeys(role.label for role in record.roles)) if record.kind == "person" else []
    kind = _ACTOR_TYPES[record.kind]
    return _node(kind, address("actors", record.id), name=record.name, alternateName=others, jobTitle=jobs)


def place(record: PlaceRecord) -> Node:
    geo = None
    if record.latitude is not None and record.longitude is not None:
        geo = {"@type": "GeoCoordinates", "latitude": record.latitude, "longitude": record.longitude}
    return _node("Place", address("places", record.id), name=record.name, geo=geo)


def event(record: EventRecord) -> Node:
    first, last = (None, None) if record.unsure_day else _ends(record.date)
    return _node(
        "Event",
        address("events", record.id),
        name=record.title,
        startDate=first,
        endDate=last,
        eventStatus="https://schema.org/EventScheduled" if record.status == "planned" else None,
        location={"@id": address("places", record.place)} if record.place else None,
        actor=[{"@id": address("actors", part.actor)} for part in record.actors],
        subjectOf=[{"@id": address("articles", key)} for key in dict.fromkeys(e.article for e in record.evidence)],
    )


def quotation(said: Statement) -> Node:
    identity = f"{address('articles', said.evidence.article)}#c{said.evidence.start}-{said.evidence.end}"
    return _node(
        "Quotation",
        identity,
        text=said.quote,
        spokenByCharacter=[{"@id": address("actors", speaker)} for speaker in said.speakers],
        isPartOf={"@id": address("articles", said.evidence.article)},
    )


def _node(kind: str, identity: str, **properties: Any) -> Node:
    return {"@type": kind, "@id": identity} | {
        key: value for key, value in properties.items() if value not in (None, [])
    }


def _point(value: str | None) -> str | None:
    return value if value and edtf.parse(value).precision in ("day", "month", "year") and value[-1].isdigit() else None


def _ends(value: str | None) -> tuple[str | None, str | None]:
    if value is None:
        return None, None
    date = edtf.parse(value)
    if date.precision in ("day", "month", "year"):
        return _point(value.rstrip("?~%")), None
    return date.earliest.isoformat() if date.earliest else None, date.latest.isoformat() if date.latest else None


_KINDS: dict[type[Record], Callable[[Any], Node]] = {
    ArticleRecord: article,
    ActorRecord: actor,
    PlaceRecord: place,
    EventRecord: event,
}
