"""A decision about records as changes to files: the record, then its base, so that a half-done step never makes
something of the program's look like a person's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.records import base as bases
from generator.records.base import Base
from generator.records.loading import SOURCES, Files, Key
from generator.records.merge import Note
from generator.records.transaction import Change, fingerprint
from generator.records.writing import changed_text, fresh_text


@dataclass(frozen=True, slots=True)
class Decided:
    """A record's next version: its data and base, None where there is to be none; and what was read otherwise."""

    data: dict[str, Any] | None
    base: Base | None
    notes: tuple[Note, ...] = ()


def changes(files: Files, decided: Mapping[Key, Decided]) -> Iterator[Change]:
    """What has to be written and removed; a record and its base belong to one group."""
    for key, each in decided.items():
        text = _text(files, key, each)
        if key in files.records or text is not None:
            yield from _record_change(files, key, text)
        yield from _base_change(files, key, each, text)


def _text(files: Files, key: Key, decided: Decided) -> str | None:
    if decided.data is None:
        return None
    file = files.records.get(key)
    return changed_text(file, decided.data) if file else fresh_text(key[0], decided.data)


def _record_change(files: Files, key: Key, text: str | None) -> Iterator[Change]:
    file = files.records.get(key)
    path = f"{SOURCES}/{key[0]}/{key[1]}.yml"
    if file and file.path != path:
        yield Change(file.path, file.fingerprint, None, "/".join(key))
    yield from _change(path, file.fingerprint if file and file.path == path else "", text, key)


def _base_change(files: Files, key: Key, decided: Decided, text: str | None) -> Iterator[Change]:
    file = files.bases.get(key)
    base = _with_fingerprint(decided, text)
    if file is None or base != file.base:
        path = f"{SOURCES}/{bases.path_of(*key).as_posix()}"
        yield from _change(path, file.fingerprint if file else "", bases.dump(base) if base else None, key)


def _with_fingerprint(decided: Decided, text: str | None) -> Base | None:
    """The base to keep, with the fingerprint of the record's text where that says exactly the same."""
    if decided.base is None or text is None:
        return None
    is_plain = decided.data == decided.base.record
    return replace(decided.base, written=fingerprint(text.encode()) if is_plain else "")


def _change(path: str, before: str, after: str | None, key: Key) -> Iterator[Change]:
    if before != ("" if after is None else fingerprint(after.encode())):
        yield Change(path, before, after, "/".join(key))
