"""What a reading would change in the records: a list of changes to files, and nothing written yet.

A record that no draft belongs to any more goes, unless a person touched it (a changed value, a comment) or another
record refers to it; then it stays as it is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from generator.records import base as bases
from generator.records import matching, renames
from generator.records.alignment import aligned
from generator.records.base import Base
from generator.records.claims import Claimant
from generator.records.identity import OPEN, REVIEWED
from generator.records.layout import JUDGEMENTS, KINDS, ordered
from generator.records.loading import SOURCES, BaseFile, Files, Key, RecordFile
from generator.records.merge import Note, merge
from generator.records.snapshot import Loaded
from generator.records.transaction import Change, fingerprint
from generator.records.writing import changed_text, fresh_text, has_remarks
from generator.schema.dossier import Dossier

Data = dict[str, Any]
Action = Literal["new", "changed", "removed", "kept", "same"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one record. "kept" is one that no reading supports any more, but that a person touched.

    `before` and `after` are its data, None where there is none; `notes` are readings that were not taken.
    """

    key: Key
    action: Action
    before: Data | None
    after: Data | None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The outcome for every record, in order of kind and id, and the changes to files that carry it out."""

    outcomes: tuple[Outcome, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class _Decided:
    """A record's next version: its data and base, None where it is to go."""

    data: Data | None
    base: Base | None
    notes: tuple[Note, ...] = ()


def plan(loaded: Loaded, drafts: Dossier) -> Plan:
    """The drafts merged into the records of `loaded`, which must have no problem of shape."""
    desk = _Desk(loaded)
    read = matching.readings(drafts, desk.claimants(), loaded.redirects)
    keys = sorted({*loaded.files.records, *read}, key=lambda key: (KINDS.index(key[0]), key[1]))
    decided = {key: desk.decide(key, read.get(key)) for key in keys}
    kept = desk.with_what_is_referred_to(decided)
    outcomes = tuple(desk.outcome(key, kept[key], key in read) for key in keys)
    return Plan(outcomes, tuple(desk.changes(kept)))


class _Desk:
    """The records and bases of a dossier, ids followed, while they are being compared with a reading."""

    def __init__(self, loaded: Loaded) -> None:
        self.files: Files = loaded.files
        self.redirects = loaded.redirects
        self.bases, self.moved = _rehomed(loaded)
        self.data = {key: renames.apply(key[0], file.data, self.redirects) for key, file in self.files.records.items()}
        self.records = {key: self._followed(key, base.base) for key, base in self.bases.items()}

    def _followed(self, key: Key, base: Base) -> Base:
        today = base.today and renames.apply(key[0], base.today, self.redirects)
        return replace(base, record=renames.apply(key[0], base.record, self.redirects), today=today)

    def claimants(self) -> dict[Any, list[Claimant]]:
        keys = sorted({*self.data, *self.records})
        found: dict[Any, list[Claimant]] = {kind: [] for kind in KINDS}
        for key in keys:
            base = self.records.get(key)
            found[key[0]].append(Claimant(key[1], self.data.get(key), base.record if base else None))
        return found

    def decide(self, key: Key, reading: Data | None) -> _Decided:
        base, human = self.records.get(key), self.data.get(key)
        if human is None:
            new = ordered(key[0], _own(reading or {}, None))
            return _Decided(new, Base(new))
        if reading is None:
            return self._unsupported(key, human, base)
        new = ordered(key[0], _own(reading, base))
        before = base.record if base else {}
        rules = aligned(REVIEWED if human.get("reviewed") else OPEN, new, before, human)
        merged = merge(before, human, new, rules)
        record = ordered(key[0], merged.base)
        today = None if new == merged.base else new
        value = ordered(key[0], merged.value)
        return _Decided(value, replace(base or Base({}), record=record, today=today), merged.notes)

    def _unsupported(self, key: Key, human: Data, base: Base | None) -> _Decided:
        if base is None:
            return _Decided(human, None)
        if human == base.record and not has_remarks(self.files.records[key]):
            return _Decided(None, None)
        return _Decided(human, replace(base, today={}))

    def with_what_is_referred_to(self, decided: Mapping[Key, _Decided]) -> dict[Key, _Decided]:
        """Actors and places that no reading supports stay as long as a record needs them."""
        needed = {
            name
            for (kind, _), each in decided.items()
            if each.data is not None
            for name in renames.referred(kind, each.data)
        }
        return {
            key: _Decided(self.data[key], self.records.get(key)) if each.data is None and key in needed else each
            for key, each in decided.items()
        }

    def outcome(self, key: Key, decided: _Decided, is_read: bool) -> Outcome:
        file = self.files.records.get(key)
        before = file.data if file else None
        if before is None:
            action: Action = "new"
        elif decided.data is None:
            action = "removed"
        elif decided.data != before:
            action = "changed"
        else:
            action = "same" if is_read or decided.base is None else "kept"
        return Outcome(key, action, before, decided.data, decided.notes)

    def changes(self, decided: Mapping[Key, _Decided]) -> Iterator[Change]:
        """Records before their bases, so that nothing of the program's ever looks like a person's."""
        for key, each in decided.items():
            yield from self._changes_of(key, each)
        for key in self.moved:
            file = self.files.bases[key]
            yield Change(file.path, file.fingerprint, None, "/".join(key))

    def _changes_of(self, key: Key, decided: _Decided) -> Iterator[Change]:
        kind, record_id = key
        group = "/".join(key)
        file = self.files.records.get(key)
        text = _text(key, file, decided.data)
        before = file.fingerprint if file else ""
        path = file.path if file else f"{SOURCES}/{kind}/{record_id}.yml"
        if text is None or fingerprint(text.encode()) != before:
            yield Change(path, before, text, group)
        yield from self._base_change(key, decided, text, group)

    def _base_change(self, key: Key, decided: _Decided, text: str | None, group: str) -> Iterator[Change]:
        file = self.files.bases.get(key)
        before = file.fingerprint if file else ""
        path = f"{SOURCES}/{bases.path_of(*key).as_posix()}"
        if decided.base is None or text is None:
            if before:
                yield Change(path, before, None, group)
            return
        plain = decided.data == decided.base.record
        content = bases.dump(replace(decided.base, written=fingerprint(text.encode()) if plain else ""))
        if fingerprint(content.encode()) != before:
            yield Change(path, before, content, group)


def _text(key: Key, file: RecordFile | None, data: Data | None) -> str | None:
    if data is None:
        return None
    return changed_text(file, data) if file else fresh_text(key[0], data)


def _rehomed(loaded: Loaded) -> tuple[dict[Key, BaseFile], list[Key]]:
    """The bases, those of records that a person renamed under the new id; and the keys that they had before."""
    found = dict(loaded.files.bases)
    left: list[Key] = []
    for key in sorted(loaded.files.bases):
        heir = (key[0], loaded.redirects.get(key[0], {}).get(key[1], ""))
        if key not in loaded.files.records and heir in loaded.files.records and heir not in found:
            file = found.pop(key)
            record = file.base.record | {"id": heir[1]}
            base = replace(file.base, record=record, formerly=(*file.base.formerly, key[1]), written="")
            found[heir] = replace(file, base=base)
            left.append(key)
    return found, left


def _own(reading: Data, base: Base | None) -> Data:
    """A reading without what only people decide: their words, their judgements, that an event is none."""
    before = base.record if base else {}
    own = {"reviewed": False, "note": ""} | {key: before[key] for key in JUDGEMENTS if key in before}
    if reading.get("status") == "rejected":
        own |= {"status": before.get("status", "past")}
    return {key: value for key, value in (reading | own).items() if key not in JUDGEMENTS or key in own}
