"""What the last build left: the stamps of its files and the records as they were, to tell what an edit asks for.

One file of plain values under `.cache/`. A build that reads anything anew writes it whole; one that only carries an
edited record through adds what that changed to its end.
"""

import gc
import io
import pickle
from collections.abc import Collection, Iterable, Mapping
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any

from generator.pages import Desk
from generator.publishing.listing import Listing, stamp
from generator.records.layout import KINDS, MODELS
from generator.records.loading import Key
from generator.records.renames import Redirects
from generator.records.trusted import trusted
from generator.schema.dossier import Compared, Correction, Disagreement, Dossier, Gap, Settings
from generator.schema.records import Evidence, Record

_FILE = Path(".cache") / "memory.pickle"
# Another number where what is kept has another form.
_FORM = 6
# The memory after the last edit that this process carried through, by the dossier's folder, with its file's stamp: it
# stays at hand for a server. After a whole build it does not: what makes the site then needs the room.
_LAST: dict[Path, tuple[str, "Memory"]] = {}
# Records written together: all at once, they would be in memory twice.
_MANY = 1000


@dataclass(frozen=True, slots=True)
class Memory:
    """`listing` are the stamps of all that records and pages are made from, `corrections` what people corrected in each
    record, `files` the paths of all articles by id, `compared` what follows from comparing the records. `desk` is where
    the pages of this state were written, as long as the process lives: a server need not work that out again.
    """

    listing: Listing
    dossier: Dossier
    redirects: Redirects
    files: Mapping[str, str]
    corrections: Mapping[Key, tuple[Correction, ...]]
    compared: Compared | None = None
    desk: Desk | None = None

    def with_records(
        self, records: Mapping[Key, Record | None], corrections: Mapping[Key, tuple[Correction, ...]]
    ) -> "Memory":
        """The memory after an edit: `records`, None for one that is gone, and their `corrections` in the place of what
        they were.
        """
        found: dict[str, Any] = {kind: dict(getattr(self.dossier, kind)) for kind in KINDS}
        for (kind, key), record in records.items():
            found[kind][key] = record
        kept = {kind: {key: each[key] for key in sorted(each) if each[key] is not None} for kind, each in found.items()}
        dossier = Dossier(self.dossier.settings, **kept)
        return replace(self, dossier=dossier, corrections={**self.corrections, **corrections}, compared=None, desk=None)

    def drawn(self, listing: Listing, desk: Desk) -> "Memory":
        """The memory once the pages of this state are written."""
        return replace(self, listing=listing, desk=desk, compared=Compared(desk.site.disagreements, desk.site.gaps))


def keep(root: Path, memory: Memory) -> None:
    """Writes the memory whole, in the place of what was kept."""
    head = {
        "form": _FORM,
        "listing": memory.listing,
        "settings": memory.dossier.settings.model_dump(),
        "redirects": {kind: dict(found) for kind, found in memory.redirects.items()},
        "files": dict(memory.files),
    }
    keys = [(kind, key) for kind in KINDS for key in getattr(memory.dossier, kind)]
    file = root / _FILE
    file.parent.mkdir(exist_ok=True)
    fresh = file.with_suffix(".part")
    with fresh.open("wb") as stream:
        pickle.dump(head, stream, protocol=5)
        for n in range(0, len(keys), _MANY):
            pickle.dump(_told(memory, keys[n : n + _MANY]), stream, protocol=5)
        pickle.dump({"compared": _plain(memory.compared)}, stream, protocol=5)
    fresh.replace(file)
    _LAST.clear()


def add(root: Path, before: Memory, after: Memory, keys: Collection[Key]) -> None:
    """Adds to what is kept how the records `keys`, and nothing else, became others."""
    changed = {path: after.listing.get(path) for path, _ in before.listing.items() ^ after.listing.items()}
    compared = {} if after.compared == before.compared else {"compared": _plain(after.compared)}
    with (root / _FILE).open("ab") as file:
        file.write(pickle.dumps({"listing": changed} | _told(after, keys) | compared, protocol=5))
    _LAST.clear()
    _LAST[root.resolve()] = stamp(root / _FILE), after


def _told(memory: Memory, keys: Collection[Key]) -> dict[str, Any]:
    """What is kept of some records."""
    corrections = {key: [astuple(each) for each in memory.corrections.get(key, ())] for key in keys}
    return {
        "records": {key: getattr(memory.dossier, key[0])[key[1]].model_dump() for key in keys},
        "corrections": corrections,
    }


def _plain(compared: Compared | None) -> Any:
    """As plain values, which `_compared` reads."""
    if compared is None:
        return None
    sides = [
        (each.kind, each.event, each.about, [(text, evidence.model_dump()) for text, evidence in each.values])
        for each in compared.disagreements
    ]
    return sides, [astuple(gap) for gap in compared.gaps]


def _compared(kept: Any) -> Compared | None:
    if kept is None:
        return None
    sides, gaps = kept
    evidence = trusted(Evidence)
    found = (
        Disagreement(kind, event, about, tuple((text, evidence(each)) for text, each in values))
        for kind, event, about, values in sides
    )
    return Compared(tuple(found), tuple(Gap(*gap) for gap in gaps))


def forget(root: Path) -> None:
    """Leaves nothing: what is kept may no longer be so."""
    (root / _FILE).unlink(missing_ok=True)
    _LAST.clear()


def at_hand(root: Path) -> Memory | None:
    """The memory after the last edit that this process carried through, where nobody has built the dossier since."""
    mark, known = _LAST.get(root.resolve(), ("", None))
    return known if known and mark == stamp(root / _FILE) else None


def recall(root: Path) -> Memory | None:
    """What is kept; None where that is nothing, of another form, or spoilt."""
    if known := at_hand(root):
        return known
    gc.disable()
    try:
        head, *told = _unpickled((root / _FILE).read_bytes())
        return _memory(head, told) if head["form"] == _FORM else None
    except Exception:  # Spoilt bytes may raise anything.
        return None
    finally:
        # These records stay: a collector that visited them again and again would take a sixth of an edit's time.
        gc.freeze()
        gc.enable()


def _memory(head: dict[str, Any], told: Iterable[dict[str, Any]]) -> Memory:
    records: dict[str, Any] = {kind: {} for kind in KINDS}
    corrections: dict[Key, tuple[Correction, ...]] = {}
    compared: Compared | None = None
    for each in told:
        head["listing"] |= each.get("listing", {})
        found = each.get("corrections", {})
        corrections |= {key: tuple(Correction(*one) for one in those) for key, those in found.items()}
        for (kind, key), record in each.get("records", {}).items():
            records[kind][key] = trusted(MODELS[kind])(record)
        compared = _compared(each["compared"]) if "compared" in each else compared
    dossier = Dossier(Settings.model_validate(head["settings"]), **records)
    listing = {path: mark for path, mark in head["listing"].items() if mark is not None}
    corrected = {key: each for key, each in corrections.items() if each}
    return Memory(listing, dossier, head["redirects"], head["files"], corrected, compared)


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
