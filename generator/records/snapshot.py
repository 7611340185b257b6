"""A dossier as its files say it now: records with renamed ids followed, and where old addresses lead."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar, cast

from generator.errors import Problem
from generator.records import claims, renames
from generator.records.claims import Claimant
from generator.records.dating import explained
from generator.records.layout import KINDS, MODELS
from generator.records.loading import Files, Key, RecordFile, load_files
from generator.records.renames import Redirects
from generator.schema.dossier import Dossier, RecordKind
from generator.schema.records import ActorRecord, ArticleRecord, EventRecord, PlaceRecord, Record

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Loaded:
    """The dossier, and `redirects`: kind -> old id -> the id that it has now."""

    dossier: Dossier
    redirects: Redirects = field(default_factory=dict)
    files: Files = field(default_factory=Files)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read, sorted."""
        return tuple(finding.problem for finding in self.files.findings)


def load(root: Path) -> Loaded:
    """All records under `root`/sources; never raises for what a person wrote."""
    files = load_files(root)
    return _loaded(files, redirects(files))


def load_some(root: Path, keys: Collection[Key], moved: Redirects) -> Loaded:
    """The records `keys` alone, where `moved` are the redirects of the whole dossier."""
    return _loaded(load_files(root, keys), moved)


def load_again(root: Path, loaded: Loaded, keys: Collection[Key]) -> Loaded:
    """The same once the program has written the records `keys`, and nothing else changed."""
    if loaded.files.refiled or loaded.files.findings:
        return load(root)
    some, written = load_files(root, keys), frozenset(keys)
    files = replace(
        loaded.files,
        records={**_without(loaded.files.records, written), **some.records},
        bases={**_without(loaded.files.bases, written), **some.bases},
        findings=some.findings,
        unread=some.unread,
    )
    return _loaded(files, redirects(files))


def _without(files: Mapping[Key, T], keys: Collection[Key]) -> dict[Key, T]:
    return {key: file for key, file in files.items() if key not in keys}


def _loaded(files: Files, moved: Redirects) -> Loaded:
    records = {kind: _of_kind(kind, files, moved) for kind in KINDS}
    dossier = Dossier(
        settings=files.settings,
        articles=cast(Mapping[str, ArticleRecord], records["articles"]),
        actors=cast(Mapping[str, ActorRecord], records["actors"]),
        places=cast(Mapping[str, PlaceRecord], records["places"]),
        events=cast(Mapping[str, EventRecord], records["events"]),
    )
    return Loaded(dossier, moved, files)


def claimants(kind: RecordKind, files: Files) -> list[Claimant]:
    """Every record of a kind that has a file, a base or both, in id order."""
    records = files.of(kind)
    ids = sorted(records.keys() | {key[1] for key in files.bases if key[0] == kind and key not in files.unread})
    bases = {record_id: files.base_of((kind, record_id)) for record_id in ids}
    return [
        Claimant(each, records[each].data if each in records else None, base.record if (base := bases[each]) else None)
        for each in ids
    ]


def redirects(files: Files) -> Redirects:
    """Old ids and what they are now: declared by `same_as`, remembered in a base, or found by what records claim."""
    found: dict[RecordKind, dict[str, str]] = {}
    for kind in KINDS:
        pairs = _remembered(kind, files) | claims.successors(kind, claimants(kind, files))
        if kind == "actors":
            pairs |= renames.of_actors({each: file.data for each, file in files.of(kind).items()})
        if kind == "articles":
            pairs |= files.refiled
        found[kind] = {old: new for old, new in renames.settled(pairs).items() if (kind, new) in files.records}
    return found


def _remembered(kind: RecordKind, files: Files) -> dict[str, str]:
    of_kind = (key for key in files.records if key[0] == kind)
    found = {old: key[1] for key in of_kind if (base := files.base_of(key)) for old in base.formerly}
    return {old: new for old, new in found.items() if (kind, old) not in files.records}


def _of_kind(kind: RecordKind, loaded: Files, moved: Redirects) -> dict[str, Record]:
    """The records by id, in id order; those that go on as another bring it their names and roles."""
    files, gone = loaded.of(kind), moved.get(kind, {})
    data = {each: renames.apply(kind, file.data, moved) for each, file in sorted(files.items())}
    if kind == "events":
        data = {each: explained(found, loaded.base_of((kind, each))) for each, found in data.items()}
    for old, new in gone.items():
        if old in data:
            data[new] = renames.together(data[new], data.pop(old))
    return {each: _typed(files[each], found) for each, found in data.items()}


def _typed(file: RecordFile, data: dict[str, Any]) -> Record:
    return file.record if data == file.data else MODELS[file.kind].model_validate(data)
