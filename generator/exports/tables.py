"""CSV tables of a dossier: one row an event, actor, place, source, piece of evidence, statement, figure.

UTF-8 without BOM, comma, CRLF (RFC 4180). A cell that a spreadsheet would run as a formula gets an apostrophe in
front (https://owasp.org/www-community/attacks/CSV_Injection).
"""

import csv
import io
from collections.abc import Iterable, Iterator

from generator.schema.dossier import Dossier
from generator.schema.records import EventRecord, Evidence

Row = tuple[object, ...]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tables(dossier: Dossier) -> dict[str, str]:
    """{file name: CSV text}, rows in id order, evidence in the order of the record."""
    return {
        "evenements.csv": _csv(
            ("id", "title", "type", "mode", "status", "date", "place", "actors", "sources"), _events(dossier)
        ),
        "acteurs.csv": _csv(("id", "name", "kind", "country", "spellings"), _actors(dossier)),
        "lieux.csv": _csv(("id", "name", "kind", "country", "latitude", "longitude", "geonames"), _places(dossier)),
        "sources.csv": _csv(("id", "title", "outlet", "published", "url", "sha256"), _sources(dossier)),
        "preuves.csv": _csv(("event", *_WORDS), _evidence(dossier)),
        "declarations.csv": _csv(("event", "speakers", "verb", "quote", *_WORDS), _statements(dossier)),
        "chiffres.csv": _csv(("event", "value", "qualifier", "unit", *_WORDS), _figures(dossier)),
    }


_WORDS = ("article", "start", "end", "exact", "rule")


def _words(evidence: Evidence) -> Row:
    return evidence.article, evidence.start, evidence.end, evidence.exact, evidence.rule


def _events(dossier: Dossier) -> Iterator[Row]:
    for event in dossier.events.values():
        actors = " ".join(f"{part.actor}:{part.role}" for part in event.actors)
        sources = " ".join(dict.fromkeys(evidence.article for evidence in event.evidence))
        yield (event.id, event.title, event.type, event.mode, event.status, event.date, event.place, actors, sources)


def _actors(dossier: Dossier) -> Iterator[Row]:
    for actor in dossier.actors.values():
        spellings = " | ".join(spelling.text for spelling in actor.spellings)
        yield actor.id, actor.name, actor.kind, actor.country, spellings


def _places(dossier: Dossier) -> Iterator[Row]:
    for place in dossier.places.values():
        yield place.id, place.name, place.kind, place.country, place.latitude, place.longitude, place.geonames


def _sources(dossier: Dossier) -> Iterator[Row]:
    for article in dossier.articles.values():
        yield article.id, article.title, article.outlet, article.published, article.url, article.sha256


def _evidence(dossier: Dossier) -> Iterator[Row]:
    for event in dossier.events.values():
        for evidence in event.evidence:
            yield event.id, *_words(evidence)


def _statements(dossier: Dossier) -> Iterator[Row]:
    for owner, said in dossier.statements():
        event = owner.id if isinstance(owner, EventRecord) else ""
        yield event, " ".join(said.speakers), said.verb, said.quote, *_words(said.evidence)


def _figures(dossier: Dossier) -> Iterator[Row]:
    for event in dossier.events.values():
        for figure in event.figures:
            yield event.id, f"{figure.value:g}", figure.qualifier, figure.unit, *_words(figure.evidence)


def _csv(header: Row, rows: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def _safe(cell: object) -> object:
    if cell is None:
        return ""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
