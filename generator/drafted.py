"""What the last reading worked out, and of what: where that is the same, it is not worked out again.

One file of plain values under `.cache/`. It holds for the program that wrote it. What it says of a draft holds as long
as the base that was written of it is as it was: whatever became of the dossier meanwhile, nothing wrong follows.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from generator.records.base import path_of
from generator.records.loading import SOURCES, Key
from generator.records.planning import Plan
from generator.records.snapshot import Loaded
from generator.records.transaction import fingerprint
from generator.schema.dossier import NOTHING, Made, Recalled
from generator.unchanged import program

_FILE = Path(".cache") / "drafted.json"


class Drafted(NamedTuple):
    """A draft as it was: what it was made of (see `Made`), the record that it went to, None where it was left out, and
    the fingerprint of that record's base, "" where other drafts have a part in it.
    """

    mark: str
    address: str
    owner: str | None
    base: str


Table = Mapping[Key, Drafted]


class Kept(NamedTuple):
    """The drafts, and what was worked out on the way to them."""

    drafts: Table
    worked_out: Recalled


def same(before: Table, made: Mapping[Key, Made], loaded: Loaded) -> list[Key]:
    """The drafts that are what they were, and of which the bases still say what was read."""
    found = ((key, before[key]) for key, each in made.items() if key in before and before[key].mark == each.mark)
    bases = loaded.files.bases
    homes = ((key, was, bases.get((key[0], was.owner or ""))) for key, was in found)
    return [key for key, was, home in homes if home and home.fingerprint == was.base]


def after(plan: Plan, made: Mapping[Key, Made], loaded: Loaded) -> Table:
    """The drafts once the plan is carried out."""
    if plan.matched is None:
        return {}
    written = {change.path: change.after for change in plan.changes}
    homes = {key: (key[0], owner or "") for key, owner in plan.matched.owners.items()}
    shared = plan.matched.shared
    bases = {key: "" if home in shared else _base(home, loaded, written) for key, home in homes.items()}
    return {
        key: Drafted(made[key].mark, made[key].address, owner, bases[key]) for key, owner in plan.matched.owners.items()
    }


def _base(key: Key, loaded: Loaded, written: Mapping[str, str | None]) -> str:
    path = f"{SOURCES}/{path_of(*key).as_posix()}"
    if path in written:
        return fingerprint((written[path] or "").encode())
    return loaded.files.bases[key].fingerprint if key in loaded.files.bases else ""


def keep(root: Path, kept: Kept) -> None:
    """Writes all that is to be known next time; the addresses of events lie with their drafts."""
    kinds: dict[str, dict[str, Drafted]] = {}
    for (kind, key), each in kept.drafts.items():
        kinds.setdefault(kind, {})[key] = each
    found = {"references": kept.worked_out.references, "companies": kept.worked_out.companies}
    file, data = root / _FILE, json.dumps({"program": program(), "drafts": kinds} | found).encode()
    if file.exists() and file.read_bytes() == data:
        return
    file.parent.mkdir(exist_ok=True)
    fresh = file.with_suffix(".part")
    fresh.write_bytes(data)
    fresh.replace(file)


def recall(root: Path) -> Kept:
    """What is kept; nothing where that is of another program, or spoilt."""
    try:
        found = json.loads((root / _FILE).read_text(encoding="utf-8"))
        if found["program"] != program():
            return Kept({}, NOTHING)
        kinds = found["drafts"].items()
        drafts = {(kind, key): Drafted(*each) for kind, drafts in kinds for key, each in drafts.items()}
        addresses = {each.mark: each.address for each in drafts.values() if each.address}
        return Kept(drafts, Recalled(found["references"], found["companies"], addresses))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Kept({}, NOTHING)
