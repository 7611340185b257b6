"""Addresses on the site: one page a record, in a name that any file system and browser takes, for ever.

A page is named by its Markdown file under `docs/` ("evenements/ID.md"), from which MkDocs makes the address
("/evenements/ID/").
"""

import hashlib
import re
from datetime import date

_PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
_FOLDERS = {"articles": "sources", "actors": "acteurs", "places": "lieux", "events": "evenements"}
# Names that a folder of pages or an operating system keeps for itself.
_TAKEN = frozenset("index readme type con prn aux nul".split()) | {f"{p}{n}" for p in ("com", "lpt") for n in range(10)}


def name(record_id: str) -> str:
    """The id itself where it is a harmless file name, else what is harmless of it and a fingerprint.

    Distinct ids have distinct names, also where a file system ignores case.
    """
    if _PLAIN.fullmatch(record_id) and record_id not in _TAKEN:
        return record_id
    kept = "-".join(re.findall(r"[a-z0-9_]+", record_id.casefold()))[:60].strip("-_") or "x"
    return f"{kept}-{hashlib.sha256(record_id.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def page(kind: str, record_id: str) -> str:
    """The Markdown file of a record's page; `kind` is one of articles, actors, places, events."""
    return f"{_FOLDERS[kind]}/{name(record_id)}.md"


def address(file: str) -> str:
    """The address of a page's file, from the site's root: "evenements/ID.md" is at "/evenements/ID/"."""
    stem = file.removesuffix(".md")
    return f"/{stem.removesuffix('index')}" if stem.endswith("index") else f"/{stem}/"


def year(number: int) -> str:
    return f"dates/{number:04}.md"


def month(number: int, of: int) -> str:
    """The page of month `of` (1-12) of year `number`."""
    return f"dates/{number:04}/{of:02}.md"


def day(value: date) -> str:
    return f"dates/{value.year:04}/{value.month:02}/{value.day:02}.md"


def type_page(event_type: str) -> str:
    """The page of the events of one type (CONSULT, AGREE, …)."""
    return f"evenements/type/{event_type.lower()}.md"
