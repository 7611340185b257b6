"""The state of a dossier after some of its files changed, made of the state before: no record is loaded but these."""

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import cast

from generator.drawing import State
from generator.language import language_of
from generator.memory import Memory
from generator.readings.shelf import shelf, texts_on
from generator.records import corrections
from generator.records.loading import Key
from generator.records.planning import Plan
from generator.records.renames import Redirects
from generator.records.snapshot import Loaded
from generator.records.store import Store
from generator.workspace import LANGUAGE, Workspace

_RECORD = re.compile(r"sources/(?:\.base/)?(?P<kind>articles|actors|places|events)/(?P<id>[^/]+)\.(?:yml|json)")
# Files from which no record comes.
_ASIDE = re.compile(r"sources/(?:articles/[^/]+\.txt|schema/[^/]+)")
# Where more files than this changed, loading all records is hardly more work.
_A_FEW = 1000


@dataclass(frozen=True, slots=True)
class Written:
    """Files that changed, below the root, and where old addresses lead since then; None where that is not known."""

    paths: frozenset[str]
    redirects: Redirects | None

    def since(self, changed: Collection[str]) -> "Written":
        """The same with what had changed before."""
        return replace(self, paths=self.paths.union(changed))


def written_by(plan: Plan, store: Store, loaded: Loaded) -> Written:
    """What a plan wrote that was made for the records `loaded`."""
    paths = frozenset(change.path for change in plan.changes)
    few = len(paths) <= _A_FEW
    return Written(paths, store.load_again(loaded, [*_keys(paths)]).redirects if few else None)


@contextmanager
def following(
    before: Memory | None, workspace: Workspace, changed: Written, files: Mapping[str, str]
) -> Iterator[State | None]:
    """The state made of the one `before`, from which only the files `changed` differ; `files` are those of all articles
    by id. None where it takes loading everything.
    """
    known = _followed(before, Store(workspace.root), changed) if before else None
    if known is None:
        yield None
        return
    with shelf(files, workspace.root, LANGUAGE, workspace.readings) as reads:
        yield State(replace(known, files=files), texts_on(reads), lambda: language_of(LANGUAGE))


def _followed(before: Memory, store: Store, changed: Written) -> Memory | None:
    keys = frozenset(_keys(changed.paths))
    others = {path for path in changed.paths if not (_RECORD.fullmatch(path) or _ASIDE.fullmatch(path))}
    if others or len(keys) > _A_FEW or changed.redirects is None or changed.redirects != before.redirects:
        return None
    loaded = store.load_some(keys, changed.redirects)
    if loaded.problems or loaded.files.records.keys() - keys or not keys.isdisjoint(_redirected(changed.redirects)):
        return None
    found = {(kind, key): getattr(loaded.dossier, kind).get(key) for kind, key in keys}
    corrected = corrections.by_record(loaded)
    return before.with_records(found, {key: corrected.get(key, ()) for key in keys})


def _keys(paths: Collection[str]) -> Iterator[Key]:
    for match in filter(None, map(_RECORD.fullmatch, paths)):
        yield cast(Key, (match["kind"], match["id"]))


def _redirected(redirects: Redirects) -> Iterator[Key]:
    """The records that are not what their file alone says."""
    return ((kind, each) for kind, pairs in redirects.items() for pair in pairs.items() for each in pair)
