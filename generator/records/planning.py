"""What a reading would change in the records: a list of changes to files, and nothing written yet.

A record that no draft belongs to any more goes, unless a person touched it (a changed value, a comment) or another
record refers to it; then it stays as it is.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from generator.records import matching, renames
from generator.records.actions import Action
from generator.records.alignment import aligned
from generator.records.base import Base
from generator.records.changes import Decided, changes
from generator.records.claims import Claimant
from generator.records.identity import OPEN, REVIEWED
from generator.records.layout import JUDGEMENTS, KINDS, ordered
from generator.records.loading import Key, RecordFile
from generator.records.matching import Matched, Standing
from generator.records.merge import Note, merge
from generator.records.snapshot import Loaded
from generator.records.transaction import Change
from generator.records.writing import has_remarks
from generator.schema.dossier import Dossier, RecordKind

Data = dict[str, Any]


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
    """The outcome for every record, in order of kind and id, and the changes to files that carry it out.

    `matched` tells which drafts went where, if there were any.
    """

    outcomes: tuple[Outcome, ...]
    changes: tuple[Change, ...]
    matched: Matched | None = None


def plan(
    loaded: Loaded,
    drafts: Dossier,
    owners: Mapping[Key, str | None] = MappingProxyType({}),
    same: Collection[Key] = (),
) -> Plan:
    """The drafts merged into the records of `loaded`, which must have no problem of shape.

    `owners` are the records that drafts went to last time, `same` the drafts that have not changed since then and made
    the readings that the bases of their records hold.
    """
    versions = _Versions(loaded)
    standing = Standing(owners, versions.readings_of(owners, same))
    matched = matching.matched(drafts, versions.claimants(), loaded.redirects, standing)
    return replace(_planned(loaded, versions, matched.readings), matched=matched)


def replan(loaded: Loaded) -> Plan:
    """The same where what is read today is what was read last time: all that an edit of records asks for.

    `loaded` needs to hold only the edited ones, as long as `locality` finds that no other is concerned.
    """
    versions = _Versions(loaded)
    read = {key: base.reading for key, base in versions.bases.items() if base.reading}
    return _planned(loaded, versions, read)


def _planned(loaded: Loaded, versions: "_Versions", read: Mapping[Key, Data]) -> Plan:
    keys = sorted({*loaded.files.records, *read}, key=lambda key: (KINDS.index(key[0]), key[1]))
    decided = versions.with_what_is_referred_to({key: versions.decide(key, read.get(key)) for key in keys})
    outcomes = tuple(_outcome(key, loaded.files.records.get(key), decided[key], key in read) for key in keys)
    left = dict.fromkeys(versions.left, Decided(None, None))
    return Plan(outcomes, tuple(changes(loaded.files, decided | left)))


def _outcome(key: Key, file: RecordFile | None, decided: Decided, is_read: bool) -> Outcome:
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


class _Versions:
    """The records of a dossier as people left them (`human`) and as the program last read them (`bases`), ids followed.

    `left` are the ids under which a renamed record's base lay before.
    """

    def __init__(self, loaded: Loaded) -> None:
        self.files, self.redirects = loaded.files, loaded.redirects
        self.human = {key: renames.apply(key[0], file.data, self.redirects) for key, file in self.files.records.items()}
        rehomed, self.left = _rehomed(loaded)
        self.bases = {key: self._followed(key, base) for key, base in rehomed.items()}

    def _followed(self, key: Key, base: Base) -> Base:
        today = base.today and renames.apply(key[0], base.today, self.redirects)
        return replace(base, record=renames.apply(key[0], base.record, self.redirects), today=today)

    def readings_of(self, owners: Mapping[Key, str | None], drafts: Iterable[Key]) -> dict[Key, Data]:
        """What was read last time of the drafts' records."""
        homes = ((draft, self.bases.get((draft[0], owners[draft] or ""))) for draft in drafts)
        return {draft: base.reading for draft, base in homes if base and base.reading}

    def claimants(self) -> dict[RecordKind, list[Claimant]]:
        found: dict[RecordKind, list[Claimant]] = {kind: [] for kind in KINDS}
        for key in sorted({*self.human, *self.bases}):
            base = self.bases.get(key)
            found[key[0]].append(Claimant(key[1], self.human.get(key), base.record if base else None))
        return found

    def decide(self, key: Key, reading: Data | None) -> Decided:
        """What becomes of a record by today's reading of it, None where no draft belongs to it."""
        base, human = self.bases.get(key), self.human.get(key)
        if reading is None:
            return self._unsupported(key, base)
        new = ordered(key[0], _own(reading, base))
        if human is None:
            return Decided(new, Base(new))
        before = base.record if base else {}
        rules = aligned(REVIEWED if human.get("reviewed") else OPEN, new, before, human)
        merged = merge(before, human, new, rules)
        record = ordered(key[0], merged.base)
        next_base = replace(base or Base({}), record=record, today=None if new == record else new)
        return Decided(ordered(key[0], merged.value), next_base, merged.notes)

    def _unsupported(self, key: Key, base: Base | None) -> Decided:
        human = self.human[key]
        if base is None:
            return Decided(human, None)
        if human == base.record and not has_remarks(self.files.records[key]):
            return Decided(None, None)
        return Decided(human, replace(base, today={}))

    def with_what_is_referred_to(self, decided: Mapping[Key, Decided]) -> dict[Key, Decided]:
        """Actors and places that no reading supports stay as long as a record needs them."""
        needed = {
            name
            for (kind, _), each in decided.items()
            if each.data is not None
            for name in renames.referred(kind, each.data)
        }
        return {
            key: Decided(self.human[key], self.bases.get(key)) if each.data is None and key in needed else each
            for key, each in decided.items()
        }


def _rehomed(loaded: Loaded) -> tuple[dict[Key, Base], list[Key]]:
    """The bases, those of records that a person renamed under the new id; and the keys that they had before."""
    found = {key: file.base for key, file in loaded.files.bases.items()}
    left: list[Key] = []
    for key in sorted(found):
        heir = (key[0], loaded.redirects.get(key[0], {}).get(key[1], ""))
        if key not in loaded.files.records and heir in loaded.files.records and heir not in found:
            old = found.pop(key)
            found[heir] = replace(old, record=old.record | {"id": heir[1]}, formerly=(*old.formerly, key[1]))
            left.append(key)
    return found, left


def _own(reading: Data, base: Base | None) -> Data:
    """A reading without what only people decide: their words, their judgements, that an event is none."""
    before = base.record if base else {}
    own = {"reviewed": False, "note": ""} | {key: before[key] for key in JUDGEMENTS if key in before}
    if reading.get("status") == "rejected":
        own |= {"status": before.get("status", "past")}
    return {key: value for key, value in (reading | own).items() if key not in JUDGEMENTS or key in own}
