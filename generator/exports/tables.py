"""CSV tables of a dossier: one row an event, actor, place, source, piece of evidence, statement, figure.

UTF-8 without BOM, comma, CRLF (RFC 4180). A cell that a spreadsheet would run as a formula gets an apostrophe in
front (https://owasp.org/www-community/attacks/CSV_Injection).
"""

import csv
import io
from collections.abc import Iterable, Iterator

from generator.schema.records import ActorRecord, ArticleRecord, EventRecord, Evidence, PlaceRecord, Record, Statement

Row = tuple[object, ...]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WORDS = ("article", "start", "end", "exact", "rule")
HEADS: dict[str, Row] = {
    "evenements.csv": ("id", "title", "type", "mode", "status", "date", "place", "actors", "sources"),
    "acteurs.csv": ("id", "name", "kind", "country", "spellings"),
    "lieux.csv": ("id", "name", "kind", "country", "latitude", "longitude", "geonames"),
    "sources.csv": ("id", "title", "outlet", "published", "url", "sha256"),
    "preuves.csv": ("event", *_WORDS),
    "declarations.csv": ("event", "speakers", "verb", "quote", *_WORDS),
    "chiffres.csv": ("event", "value", "qualifier", "unit", *_WORDS),
}


def rows(record: Record) -> Iterator[tuple[str, Row]]:
    """What a record adds to the tables: (file name, row), evidence in the order of the record."""
    if isinstance(record, EventRecord):
        yield from _event(record)
    elif isinstance(record, ArticleRecord):
        yield "sources.csv", (record.id, record.title, record.outlet, record.published, record.url, record.sha256)
        yield from (("declarations.csv", _statement("", said)) for said in record.statements)
    elif isinstance(record, ActorRecord):
        spellings = " | ".join(spelling.text for spelling in record.spellings)
        yield "acteurs.csv", (record.id, record.name, record.kind, record.country, spellings)
    elif isinstance(record, PlaceRecord):
        where = (record.latitude, record.longitude, record.geonames)
        yield "lieux.csv", (record.id, record.name, record.kind, record.country, *where)


def text(rows: Iterable[Row]) -> str:
    """Rows as CSV."""
    out = io.StringIO()
    csv.writer(out).writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def _event(event: EventRecord) -> Iterator[tuple[str, Row]]:
    actors = " ".join(f"{part.actor}:{part.role}" for part in event.actors)
    sources = " ".join(dict.fromkeys(evidence.article for evidence in event.evidence))
    told = (event.id, event.title, event.type, event.mode, event.status, event.date, event.place)
    yield "evenements.csv", (*told, actors, sources)
    for evidence in event.evidence:
        yield "preuves.csv", (event.id, *_words(evidence))
    for said in event.statements:
        yield "declarations.csv", _statement(event.id, said)
    for figure in event.figures:
        number = (f"{figure.value:g}", figure.qualifier, figure.unit)
        yield "chiffres.csv", (event.id, *number, *_words(figure.evidence))


def _statement(event: str, said: Statement) -> Row:
    return event, " ".join(said.speakers), said.verb, said.quote, *_words(said.evidence)


def _words(evidence: Evidence) -> Row:
    return evidence.article, evidence.start, evidence.end, evidence.exact, evidence.rule


def _safe(cell: object) -> object:
    if cell is None:
        return ""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
