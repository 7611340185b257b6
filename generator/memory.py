"""What the last build left: the stamps of its files and the records as they were, to tell what an edit asks for.

One file of plain values under `.cache/`. A build that reads anything anew writes it whole; one that only carries an
edited record through adds what that changed to its end.
"""

import io
import pickle
from collections.abc import Collection, Iterable, Mapping
from dataclasses import astuple, dataclass, field, replace
from pathlib import Path
from typing import Any

from generator.exports.bundle import Part
from generator.publishing.listing import Listing
from generator.records.layout import KINDS, MODELS
from generator.records.loading import Key
from generator.records.renames import Redirects
from generator.schema.dossier import Correction, Dossier, Settings
from generator.schema.records import Record

_FILE = Path(".cache") / "memory.pickle"
# Another number where what is kept has another form.
_FORM = 2


@dataclass(frozen=True, slots=True)
class Memory:
    """`listing` are the stamps of all that records and pages are made from, `corrections` and `parts` those of each
    record: what people corrected in it, what it adds to the exports.
    """

    listing: Listing
    dossier: Dossier
    redirects: Redirects
    corrections: Mapping[Key, tuple[Correction, ...]]
    parts: Mapping[Key, Part] = field(default_factory=dict)

    def with_records(
        self, records: Mapping[Key, Record], corrections: Mapping[Key, tuple[Correction, ...]]
    ) -> "Memory":
        """The memory after an edit: `records` and their `corrections` in the place of what they were."""
        found: dict[str, Any] = {kind: dict(getattr(self.dossier, kind)) for kind in KINDS}
        for (kind, key), record in records.items():
            found[kind][key] = record
        dossier = Dossier(self.dossier.settings, **found)
        return replace(self, dossier=dossier, corrections={**self.corrections, **corrections})


def keep(root: Path, memory: Memory) -> None:
    """Writes the memory whole, in the place of what was kept."""
    dossier = memory.dossier
    kept = {
        "form": _FORM,
        "listing": memory.listing,
        "settings": dossier.settings.model_dump(),
        "records": {kind: {key: each.model_dump() for key, each in getattr(dossier, kind).items()} for kind in KINDS},
        "redirects": {kind: dict(found) for kind, found in memory.redirects.items()},
        "corrections": _plain(memory.corrections),
        "parts": dict(memory.parts),
    }
    file = root / _FILE
    file.parent.mkdir(exist_ok=True)
    fresh = file.with_suffix(".part")
    fresh.write_bytes(pickle.dumps(kept, protocol=5))
    fresh.replace(file)


def add(root: Path, before: Memory, after: Memory, keys: Collection[Key]) -> None:
    """Adds to what is kept how the records `keys`, and nothing else, became others."""
    stamps = {path: after.listing.get(path) for path in before.listing.keys() | after.listing.keys()}
    changed = {
        "listing": {path: mark for path, mark in stamps.items() if before.listing.get(path) != mark},
        "records": {key: getattr(after.dossier, key[0])[key[1]].model_dump() for key in keys},
        "corrections": _plain({key: after.corrections.get(key, ()) for key in keys}),
        "parts": {key: after.parts[key] for key in keys if key in after.parts},
    }
    with (root / _FILE).open("ab") as file:
        file.write(pickle.dumps(changed, protocol=5))


def forget(root: Path) -> None:
    """Leaves nothing: what is kept may no longer be so."""
    (root / _FILE).unlink(missing_ok=True)


def recall(root: Path) -> Memory | None:
    """What is kept; None where that is nothing, of another form, or spoilt."""
    try:
        kept, *changes = _unpickled((root / _FILE).read_bytes())
        return _memory(kept, changes) if kept["form"] == _FORM else None
    except Exception:  # Spoilt bytes may raise anything.
        return None


def _memory(kept: dict[str, Any], changes: Iterable[dict[str, Any]]) -> Memory:
    for change in changes:
        kept["listing"] |= change["listing"]
        kept["corrections"] |= change["corrections"]
        kept["parts"] |= change["parts"]
        for (kind, key), record in change["records"].items():
            kept["records"][kind][key] = record
    records: dict[str, Any] = {
        kind: {key: MODELS[kind].model_validate(each) for key, each in kept["records"][kind].items()} for kind in KINDS
    }
    dossier = Dossier(Settings.model_validate(kept["settings"]), **records)
    listing = {path: mark for path, mark in kept["listing"].items() if mark is not None}
    corrections = {key: tuple(Correction(*each) for each in found) for key, found in kept["corrections"].items()}
    return Memory(listing, dossier, kept["redirects"], corrections, kept["parts"])


def _plain(corrections: Mapping[Key, tuple[Correction, ...]]) -> dict[Key, list[tuple[Any, ...]]]:
    return {key: [astuple(each) for each in found] for key, found in corrections.items()}


def _unpickled(data: bytes) -> list[dict[str, Any]]:
    stream = io.BytesIO(data)
    found = []
    while stream.tell() < len(data):
        found.append(_Plain(stream).load())
    return found


class _Plain(pickle.Unpickler):
    """Numbers, words, lists and tables alone: a cache comes along with a folder from anywhere, and runs nothing."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} is no plain value")
