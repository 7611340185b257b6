"""Today's drafts brought to their records: under the ids that the records have, each reference following."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.records import moves, renames
from generator.records.claims import Claimant, assign
from generator.records.layout import KINDS, plain
from generator.records.loading import Key
from generator.records.renames import Redirects, Renames
from generator.schema.dossier import Dossier, RecordKind

Data = dict[str, Any]
Readings = dict[Key, Data]
_Drafts = dict[str, Data]


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of drafts from the last time: `owners` are the records that they went to then, None for those that
    were left out; `readings` what was read of the records whose draft is still the same.
    """

    owners: Mapping[Key, str | None] = field(default_factory=dict)
    readings: Mapping[Key, Data] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Matched:
    """What is read today of each record, and the `owners` of the drafts, as in `Standing`. `shared` are the records of
    which not just one draft tells all that is read.
    """

    readings: Readings
    owners: dict[Key, str | None]
    shared: frozenset[Key]


def matched(
    drafts: Dossier, claimants: Mapping[RecordKind, list[Claimant]], redirects: Redirects, standing: Standing
) -> Matched:
    """The drafts brought to their records, new ones under ids minted for them.

    A draft of a record that a person deleted is left out, and so is every reference to it. Drafts that stand are not
    looked at again, unless one of them would now go to another record: then nothing is taken for known.
    """
    found = _matched(drafts, claimants, redirects, standing.readings, standing.owners)
    return found if _holds(standing, found) else _matched(drafts, claimants, redirects, {}, {})


def _holds(standing: Standing, found: Matched) -> bool:
    """Whether all that stands went where it was, and so did all that it may refer to."""
    bound = (draft for draft in standing.owners if draft in standing.readings or draft[0] != "events")
    moved = any(found.owners.get(draft, standing.owners[draft]) != standing.owners[draft] for draft in bound)
    homes = {(draft[0], standing.owners[draft]) for draft in standing.readings}
    return not moved and homes.isdisjoint(found.shared)


def _matched(
    drafts: Dossier,
    claimants: Mapping[RecordKind, list[Claimant]],
    redirects: Redirects,
    known: Mapping[Key, Data],
    owners: Mapping[Key, str | None],
) -> Matched:
    plain_drafts = {kind: _plain(kind, getattr(drafts, kind), known) for kind in KINDS}
    sorted_out = {kind: _Sorting(kind, plain_drafts[kind], claimants[kind], redirects.get(kind, {})) for kind in KINDS}
    ids: Renames = {kind: each.ids for kind, each in sorted_out.items() if kind != "articles"}
    followed = {(kind, owners[kind, draft]) for kind, draft in known}
    readings = {
        (kind, record): reading if (kind, record) in followed else renames.apply(kind, reading, ids)
        for kind, each in sorted_out.items()
        for record, reading in each.readings().items()
    }
    of_drafts = {(kind, draft): record for kind, each in sorted_out.items() for draft, record in each.ids.items()}
    return Matched(readings, of_drafts, frozenset(key for each in sorted_out.values() for key in each.shared()))


def _plain(kind: RecordKind, drafts: Mapping[str, Any], known: Mapping[Key, Data]) -> _Drafts:
    return {each: known[kind, each] if (kind, each) in known else plain(kind, drafts[each]) for each in sorted(drafts)}


class _Sorting:
    """The drafts of one kind on their way to their records; `ids` maps a draft's id to its record's, None: deleted."""

    def __init__(
        self, kind: RecordKind, drafts: _Drafts, claimants: list[Claimant], redirects: Mapping[str, str]
    ) -> None:
        self.kind, self.drafts, self.redirects = kind, drafts, redirects
        self.claimants = {each.id: each for each in claimants}
        self.moved = moves.moved_evidence(claimants) if kind == "events" else {}
        self.parts: list[tuple[str, Data]] = []
        self.claimed = assign(kind, drafts, claimants)
        self.ids: dict[str, str | None] = {draft: self._record(draft, self.claimed.get(draft)) for draft in drafts}
        self._mint()

    def _record(self, draft: str, claimed: str | None) -> str | None:
        """The record that a draft belongs to; "" where it needs one, None where it is to be left out."""
        owner = claimed and (claimed if self._is_alive(claimed) else self._heir(claimed))
        if self.moved:
            rest, parts = moves.divided(self.drafts[draft], owner or None, self.moved)
            self.parts += parts.items()
            self.drafts[draft] = rest
            if parts and not owner and not rest["evidence"]:
                return None
        return "" if claimed is None else owner

    def _is_alive(self, record: str) -> bool:
        return self.claimants[record].human is not None and record not in self.redirects

    def _heir(self, record: str) -> str | None:
        """Where a record that is gone goes on; an event goes on by its evidence alone."""
        return self.redirects.get(record) if self.kind != "events" else None

    def _mint(self) -> None:
        """Gives each new record the id that its draft proposes, with a number where that is taken or was once."""
        taken = {*self.claimants, *self.redirects}
        for draft, record in self.ids.items():
            if record == "":
                self.ids[draft] = _free(draft, taken)
                taken.add(self.ids[draft] or "")

    def shared(self) -> Iterator[Key]:
        """The records that several drafts tell of; all, where people moved evidence between them."""
        told = Counter(self.ids.values())
        yield from ((self.kind, record) for record, count in told.items() if record and (count > 1 or self.moved))

    def readings(self) -> _Drafts:
        """The readings by record id; drafts that became one record are put together, its own first."""
        found: _Drafts = {}
        for draft, record in sorted(self.ids.items(), key=lambda pair: self.claimed.get(pair[0]) != pair[1]):
            if record is not None:
                mine = self.drafts[draft] | {"id": record}
                found[record] = renames.together(found[record], mine) if record in found else mine
        for record, part in self.parts:
            found[record] = moves.joined(found.get(record, {}), part)
        return found


def _free(proposal: str, taken: set[str]) -> str:
    number, candidate = 2, proposal
    while candidate in taken:
        number, candidate = number + 1, f"{proposal}-{number}"
    return candidate
