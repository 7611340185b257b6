"""Every record of a dossier with its base: what the files say, typed, and everything that is wrong with them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from errno import errorcode
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator.errors import Problem
from generator.messages import Messages, messages
from generator.records import base as bases
from generator.records.base import Base
from generator.records.finding import Finding, Mend
from generator.records.layout import KINDS, MODELS
from generator.records.refiled import refiled
from generator.records.shape import Shape
from generator.records.transaction import fingerprint
from generator.records.yamlfile import MAX_CHARACTERS, find, parse
from generator.schema.dossier import RecordKind, Settings
from generator.schema.records import Record

# What editors and systems hide beside a file: locks, copies, thumbnails.
_HIDDEN = "."
SOURCES = "sources"
SETTINGS = f"{SOURCES}/dossier.yml"
Key = tuple[RecordKind, str]


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A record as a person may have left it: `data` holds only the keys that the file has, typed.

    `path` is relative to the dossier, `text` and `fingerprint` are the file's as it was read.
    """

    kind: RecordKind
    path: str
    text: str
    fingerprint: str
    data: dict[str, Any]
    record: Record

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def body(self) -> str:
        """The text without a byte order mark: what offsets count from."""
        return self.text.removeprefix("\ufeff")

    def line_of(self, *path: str | int) -> int:
        """The line of a place in the record, from 1: ("date",), ("evidence", 0, "exact"); of the nearest above it."""
        return find(parse(self.body), path).line

    @property
    def key(self) -> Key:
        return self.kind, self.record.id

    def under(self, names: Mapping[str, str]) -> "RecordFile":
        """The record of an article whose file was renamed, under the article's new name."""
        if self.kind != "articles" or self.id not in names:
            return self
        return replace(self, record=self.record.model_copy(update={"id": names[self.id]}))

    @property
    def is_refiled(self) -> bool:
        """Whether the record goes on under another id than its file says."""
        return bool(self.data["id"] != self.record.id)

    @property
    def has_other_name(self) -> bool:
        """Whether the file is not named by the record's id."""
        return Path(self.path).name != f"{self.record.id}.yml"


@dataclass(frozen=True, slots=True)
class BaseFile:
    """A base and the fingerprint of its file."""

    path: str
    fingerprint: str
    base: Base


@dataclass(frozen=True, slots=True)
class Files:
    """All that lies under `sources/` as far as it can be read, by kind and id, and what is wrong with the rest.

    `unread` are the keys, by file name, of records that have a file but cannot be read; `refiled` the old ids of
    articles whose file was renamed, each with its new one.
    """

    settings: Settings = field(default_factory=Settings)
    records: Mapping[Key, RecordFile] = field(default_factory=dict)
    bases: Mapping[Key, BaseFile] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    unread: frozenset[Key] = frozenset()
    refiled: Mapping[str, str] = field(default_factory=dict)

    def of(self, kind: RecordKind) -> dict[str, RecordFile]:
        """The record files of one kind by id."""
        return {key[1]: file for key, file in self.records.items() if key[0] == kind}

    def base_of(self, key: Key) -> Base | None:
        """The base of a record, None where the program never wrote it."""
        found = self.bases.get(key)
        return found.base if found else None


@dataclass
class _Loader:
    root: Path
    say: Messages
    only: Collection[Key] | None = None
    findings: list[Finding] = field(default_factory=list)
    unread: set[Key] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.shape = Shape(self.say)

    def trouble(self, file: str, rule: str, mend: Mend | None = None, *, line: int = 0, **places: str) -> None:
        hint = self.say(f"hint.{rule}", **places) if f"hint.{rule}" in self.say else ""
        problem = Problem(file, line, 0, "", self.say(f"problem.{rule}", **places), hint)
        self.findings.append(Finding(problem, mend))

    def content(self, path: str) -> bytes | None:
        """The bytes of a file that is not absurdly large."""
        full = self.root / path
        try:
            if full.stat().st_size > 4 * MAX_CHARACTERS:
                self.trouble(path, "too_large", limit=str(MAX_CHARACTERS))
                return None
            return full.read_bytes()
        except OSError as error:
            self.trouble(path, "unreadable", reason=reason(error, self.say))
            return None

    def text(self, path: str, content: bytes) -> str | None:
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError as error:
            self.trouble(path, "not_utf8", line=content.count(b"\n", 0, error.start) + 1)
            return None

    def names(self, kind: RecordKind, folder: str, suffix: str) -> Iterator[str]:
        """The files of a folder by name, as paths relative to the dossier."""
        full = self.root / folder
        if self.only is not None:
            found = [
                name for key in sorted(self.only) if key[0] == kind and (full / (name := key[1] + suffix)).is_file()
            ]
        else:
            found = sorted(entry.name for entry in full.iterdir()) if full.is_dir() else []
        yield from (f"{folder}/{name}" for name in found if name.endswith(suffix) and not name.startswith(_HIDDEN))

    def astray(self, kind: RecordKind) -> Iterator[str]:
        """Records in folders below the one where they should lie."""
        for folder in self.names(kind, f"{SOURCES}/{kind}", "") if self.only is None else ():
            if "." not in Path(folder).name:
                yield from sorted(
                    path.relative_to(self.root).as_posix() for path in self.root.glob(f"{folder}/**/*.yml")
                )

    def bases(self) -> Iterator[tuple[Key, BaseFile]]:
        for kind in KINDS:
            for path in self.names(kind, f"{SOURCES}/{bases.FOLDER}/{kind}", ".json"):
                content = self.content(path)
                if content is not None:
                    yield from self._base((kind, Path(path).stem), path, content)

    def _base(self, key: Key, path: str, content: bytes) -> Iterator[tuple[Key, BaseFile]]:
        try:
            yield key, BaseFile(path, fingerprint(content), bases.load(content.decode("utf-8", "replace")))
        except bases.EditedBaseError:
            self.trouble(path, "base_edited")

    def records(self, known: Mapping[Key, BaseFile]) -> Iterator[RecordFile]:
        for kind in KINDS:
            for path in self.names(kind, f"{SOURCES}/{kind}", ".yaml"):
                self.trouble(path, "wrong_suffix", Mend(rename=f"{Path(path).stem}.yml"))
            for path in self.astray(kind):
                self.trouble(path, "in_folder", folder=f"{SOURCES}/{kind}")
            for path in self.names(kind, f"{SOURCES}/{kind}", ".yml"):
                content = self.content(path)
                text = self.text(path, content) if content is not None else None
                if content is None or text is None:
                    self.unread.add((kind, Path(path).stem))
                else:
                    yield from self._record(kind, path, text, fingerprint(content), known)

    def _record(
        self, kind: RecordKind, path: str, text: str, mark: str, known: Mapping[Key, BaseFile]
    ) -> Iterator[RecordFile]:
        name = Path(path).stem
        base = known.get((kind, name))
        if base and base.base.written == mark and (record := _from_base(kind, base.base)):
            yield RecordFile(kind, path, text, mark, base.base.record, record)
            return
        outcome = self.shape.read(MODELS[kind], text.removeprefix("\ufeff"), path, {"id": name})
        if isinstance(outcome, list):
            self.findings.extend(outcome)
            self.unread.add((kind, name))
        else:
            yield RecordFile(kind, path, text, mark, outcome.model_dump(exclude_unset=True), outcome)

    def refiled(self, files: Iterable[RecordFile]) -> dict[str, str]:
        """The old ids of articles whose file was renamed, each with its new one."""
        articles = {file.id: str(file.data.get("sha256", "")) for file in files if file.kind == "articles"}
        return refiled(self.root / SOURCES / "articles", articles)

    def unique(self, files: Iterator[RecordFile]) -> dict[Key, RecordFile]:
        """Files by id; an id that is not the file's name, or that two files bear, is a problem of the file that does
        not have its name.
        """
        found: dict[Key, RecordFile] = {}
        for file in sorted(files, key=lambda file: file.has_other_name):
            if file.key in found:
                self.trouble(file.path, "duplicate_id", id=file.id, other=found[file.key].path)
                continue
            if file.has_other_name and not file.is_refiled:
                self.trouble(file.path, "id_not_name", Mend(rename=f"{file.id}.yml"), id=file.id)
            found[file.key] = file
        return found


def reason(error: OSError, say: Messages) -> str:
    """Why the system refused something, in the catalogue's words where it has some."""
    key = f"refused.{errorcode.get(error.errno or 0, '')}"
    return say(key) if key in say else error.strerror or str(error)


def _from_base(kind: RecordKind, base: Base) -> Record | None:
    """The record of a file that holds what its base says; None if the base is of an older model."""
    try:
        return MODELS[kind].model_validate(base.record)
    except ValidationError:
        return None


def load_settings(root: Path) -> tuple[Settings, list[Finding]]:
    """The settings; what is wrong with them is said in French, since they would name the language."""
    loader = _Loader(root, messages("fr"))
    content = loader.content(SETTINGS) if (root / SETTINGS).exists() else None
    text = loader.text(SETTINGS, content) if content is not None else None
    outcome = loader.shape.read(Settings, text, SETTINGS) if text is not None else Settings()
    if isinstance(outcome, list):
        return Settings(), [*loader.findings, *outcome]
    return outcome, loader.findings


def load_files(root: Path, only: Collection[Key] | None = None) -> Files:
    """Reads everything, or the records `only`; never raises for what a person wrote: that becomes `findings`, sorted
    by place.
    """
    settings, findings = load_settings(root)
    loader = _Loader(root, messages(settings.language), only, findings)
    known = dict(loader.bases())
    read = list(loader.records(known))
    moved = loader.refiled(read) if only is None else {}
    records = loader.unique(file.under(moved) for file in read)
    ordered = sorted(loader.findings, key=lambda finding: finding.problem)
    return Files(settings, records, known, tuple(ordered), frozenset(loader.unread), moved)
