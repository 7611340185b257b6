"""Today's drafts brought to their records: under the ids that the records have, each reference following."""

from collections.abc import Iterable, Mapping
from typing import Any

from generator.records import moves, renames
from generator.records.claims import Claimant, assign
from generator.records.layout import KINDS, plain
from generator.records.renames import Redirects, Renames
from generator.schema.dossier import Dossier, RecordKind

Data = dict[str, Any]
Readings = dict[tuple[RecordKind, str], Data]
_Drafts = dict[str, Data]


def readings(drafts: Dossier, claimants: Mapping[RecordKind, list[Claimant]], redirects: Redirects) -> Readings:
    """What is read today of each record, new ones under ids minted for them.

    A draft of a record that a person deleted is left out, and so is every reference to it.
    """
    plain_drafts = _plain(drafts)
    sorted_out = {kind: _Sorting(kind, plain_drafts[kind], claimants[kind], redirects.get(kind, {})) for kind in KINDS}
    ids: Renames = {kind: each.ids for kind, each in sorted_out.items() if kind != "articles"}
    return {
        (kind, record_id): renames.apply(kind, reading, ids)
        for kind, each in sorted_out.items()
        for record_id, reading in each.readings().items()
    }


def _plain(drafts: Dossier) -> dict[RecordKind, _Drafts]:
    kinds: Iterable[tuple[RecordKind, Mapping[str, Any]]] = (
        ("articles", drafts.articles),
        ("actors", drafts.actors),
        ("places", drafts.places),
        ("events", drafts.events),
    )
    return {kind: {each: plain(kind, record) for each, record in sorted(found.items())} for kind, found in kinds}


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
