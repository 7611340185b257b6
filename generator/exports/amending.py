"""Exports after an edit of few records: their pieces are exchanged in the files that are there.

What comes out is what `bundle.export` makes of the whole dossier, to the byte. A file in which a piece cannot be told
from others, or in which a record moves, is put together anew.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import islice
from typing import get_args

from generator.exports import feeds
from generator.exports.bundle import ATOM, BETWEEN, CALENDAR, JSON, NAMES, Exports, Key, export, part
from generator.exports.visible import visible
from generator.schema.dossier import Dossier, RecordKind
from generator.schema.records import Record

Held = Callable[[str], str]
"""The text of a file, by its name, as it was made of the dossier before the edit."""
_KINDS: tuple[RecordKind, ...] = get_args(RecordKind)
# Beyond so many records the files are put together anew.
_MANY = 60
# So far back a piece is looked for behind which a new one belongs.
_NEAR = 200
# How an event begins in the files that do not hold all.
_BEGIN = {ATOM: "<entry>", CALENDAR: "\nBEGIN:VEVENT\r"}


class _PuzzlingError(Exception):
    """A piece has no place of its own in a file."""


def amended(old: Dossier, new: Dossier, changed: Collection[Key], held: Held) -> Exports:
    """The exports of `new`, which differs from `old` in the records `changed`; only the files that differ are told."""
    if old.settings != new.settings or len(changed) > _MANY:
        return export(new)
    edit = _Edit(visible(old), visible(new), changed)
    files = {name: edit.applied(name, held(name)) for name in NAMES if edit.touches(name)}
    texts = {name: files[name] if name in files else held(name) for name in _BEGIN}
    left_out = {name: len(edit.new.events) - text.count(_BEGIN[name]) for name, text in texts.items()}
    return Exports(files, left_out)


class _Edit:
    """What becomes of the pieces of some records, in order of kind and id."""

    def __init__(self, old: Dossier, new: Dossier, changed: Collection[Key]) -> None:
        self.old, self.new = old, new
        keys = sorted({*changed, *_told_with(old, new, changed)}, key=lambda key: (_KINDS.index(key[0]), key[1]))
        self._parts = {key: (part(old, key), part(new, key)) for key in keys}

    def touches(self, name: str) -> bool:
        return any(was.get(name) != now.get(name) for was, now in self._parts.values())

    def applied(self, name: str, text: str) -> str:
        try:
            for key in self._parts:
                text = self._exchanged(name, text, key)
        except _PuzzlingError:
            return export(self.new).files[name]
        return text

    def _exchanged(self, name: str, text: str, key: Key) -> str:
        was, now = (found.get(name, "") for found in self._parts[key])
        if was == now:
            return text
        if name == ATOM and self._moves(key[1]):
            raise _PuzzlingError
        if not now:
            return _without(text, was, BETWEEN.get(name, ""))
        if not was:
            return self._with(name, text, key, now)
        at = _place(text, was)
        return text[:at] + now + text[at + len(was) :]

    def _moves(self, event: str) -> bool:
        """Whether an event stands elsewhere in the feed than before: it has the newest first."""
        days = [feeds.newest_source(each, each.events[event]) for each in (self.old, self.new) if event in each.events]
        return len(days) < 2 or days[0] != days[1]

    def _with(self, name: str, text: str, key: Key, now: str) -> str:
        """The text with a piece more, behind the last one that comes before it."""
        near = (part(self.new, other).get(name, "") for other in islice(self._before(name, key), _NEAR))
        last = next((found for found in near if found), "")
        if not last:
            raise _PuzzlingError
        end = _place(text, last) + len(last)
        return text[:end] + BETWEEN.get(name, "") + now + text[end:]

    def _before(self, name: str, key: Key) -> Iterator[Key]:
        """The records before one in a file, the nearest first; of the same kind where each kind has its own list."""
        kind, ids = key[0], sorted(getattr(self.new, key[0]))
        yield from ((kind, other) for other in reversed(ids[: bisect_left(ids, key[1])]))
        for earlier in reversed(_KINDS[: 0 if name == JSON else _KINDS.index(kind)]):
            yield from ((earlier, other) for other in reversed(list(getattr(self.new, earlier))))


def _told_with(old: Dossier, new: Dossier, changed: Collection[Key]) -> Iterator[Key]:
    """Events of which the feeds tell something that stands in another record: days of sources, names of places."""
    days = {
        key for kind, key in changed if kind == "articles" and _differs(old.articles, new.articles, key, "published")
    }
    names = {key for kind, key in changed if kind == "places" and _differs(old.places, new.places, key, "name")}
    for key, event in new.events.items() if days or names else ():
        if event.place in names or any(item.article in days for item in event.evidence):
            yield "events", key


def _differs(old: Mapping[str, Record], new: Mapping[str, Record], key: str, field: str) -> bool:
    before, after = old.get(key), new.get(key)
    return before is None or after is None or getattr(before, field) != getattr(after, field)


def _without(text: str, was: str, between: str) -> str:
    at = _place(text, was)
    end = at + len(was)
    if not between or text.startswith(between, end):
        return text[:at] + text[end + len(between) :]
    if text.endswith(between, 0, at):
        return text[: at - len(between)] + text[end:]
    raise _PuzzlingError


def _place(text: str, piece: str) -> int:
    """Where a piece stands, which must be one place only."""
    at = text.find(piece)
    if at < 0 or text.find(piece, at + 1) >= 0:
        raise _PuzzlingError
    return at
