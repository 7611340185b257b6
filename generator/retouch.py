"""The story of a small edit: a few events or sources corrected, and nothing else changed since the last build.

Then nothing is read or resolved, only these records are merged, and only the pages that may show them are written.
The outcome is the one that a whole build would have, to the byte.
"""

import re
from collections.abc import Iterable

from generator import memory, unchanged
from generator.drawing import Drawn, State, draw
from generator.errors import DossierError
from generator.language import language_of
from generator.memory import Memory
from generator.publishing.listing import Listing, stamp
from generator.readings.shelf import shelf, texts_on
from generator.records import corrections
from generator.records.diff import counts
from generator.records.loading import Key
from generator.records.locality import is_local
from generator.records.store import Store
from generator.work import Work
from generator.workspace import LANGUAGE, Workspace

_RECORD = re.compile(r"sources/(?P<kind>events|articles)/(?P<id>[^/]+)\.yml")
# Beyond this many records, a whole build is not much more work.
_A_FEW = 50


def retouch(workspace: Workspace, now: Listing) -> Work | None:
    """Carries edited records through to the pages; None, with nothing done, where that takes a whole build.

    `now` is what the files look like. Raises DossierError where a record was saved while it was being merged.
    """
    root = workspace.root
    before = memory.recall(root)
    keys = edited(before.listing, now) if before else None
    if before is None or keys is None:
        return None
    store = Store(root)
    with store.lock("read"):
        loaded = store.load_some(keys, before.redirects)
        if not is_local(before.dossier, loaded, keys):
            return None
        plan = store.replan(loaded)
        problems = store.write(plan)
    if problems:
        raise DossierError(problems)
    after = _after(before, store, keys)
    drawn = _drawn(workspace, before, after)
    written = (f"docs/{path}" for path in drawn.counts.changed)
    changed = {path: stamp(root / path) for path in (*written, *(change.path for change in plan.changes))}
    left = {path: mark for path, mark in (now | changed).items() if mark}
    memory.add(root, before, after.drawn(left, drawn.desk), keys)
    unchanged.remember(root, left)
    return Work(counts(plan), drawn.counts, drawn.in_part)


def _drawn(workspace: Workspace, before: Memory, after: Memory) -> Drawn:
    with shelf(after.files, workspace.root, LANGUAGE, workspace.readings) as reads:
        return draw(workspace.docs, State(after, texts_on(reads), lambda: language_of(LANGUAGE)), before)


def edited(before: Listing, now: Listing) -> frozenset[Key] | None:
    """The events and sources of which a person saved the record; None where anything else changed, or too much did."""
    changed = unchanged.changed(before, now)
    found = [match for path in changed if (match := _RECORD.fullmatch(path)) and path in before and path in now]
    if not 0 < len(changed) <= _A_FEW or len(found) < len(changed):
        return None
    return frozenset(("events" if match["kind"] == "events" else "articles", match["id"]) for match in found)


def _after(before: Memory, store: Store, keys: Iterable[Key]) -> Memory:
    loaded = store.load_some(list(keys), before.redirects)
    records = {(kind, key): getattr(loaded.dossier, kind)[key] for kind, key in keys}
    found = corrections.by_record(loaded)
    return before.with_records(records, {key: found.get(key, ()) for key in records})
