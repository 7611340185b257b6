"""What people set against the reading, for the site: corrected values, disagreements, suggestions."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from generator.records import renames
from generator.records.comparison import differences, located, value_at, worded
from generator.records.identity import spelled
from generator.records.layout import JUDGEMENTS
from generator.records.loading import Key, RecordFile
from generator.records.merge import MISSING, Path
from generator.records.snapshot import Loaded
from generator.schema.dossier import Correction

# A day of publication that a person states is what every later reading starts from: that agrees, and tells nothing.
_STATED = ("articles", ("published",))
_NOT_FACTS = JUDGEMENTS | {"id", "file", "sha256"}


def corrections(loaded: Loaded) -> tuple[Correction, ...]:
    """All corrections of a dossier, in order of kind, id and place in the record."""
    return tuple(chain.from_iterable(by_record(loaded).values()))


def by_record(loaded: Loaded) -> dict[Key, tuple[Correction, ...]]:
    """The corrections of each record that has any, in order of kind and id and of place in the record."""
    found = {
        key: tuple(
            _of_record(
                file,
                *(renames.apply(key[0], data, loaded.redirects) for data in (base.record, file.data, base.reading)),
            )
        )
        for key, file in sorted(loaded.files.records.items())
        if (base := loaded.files.base_of(key)) is not None and not base.record == file.data == base.reading
    }
    return {key: each for key, each in found.items() if each}


def _of_record(
    file: RecordFile, base: dict[str, Any], human: dict[str, Any], today: dict[str, Any]
) -> Iterator[Correction]:
    for path, before, mine in differences(base, human):
        read = before if (file.kind, path) == _STATED else value_at(today, path)
        if path[0] not in _NOT_FACTS and read != mine and not _never_read(path, before, read):
            state: Any = "corrected" if read == before else "disagrees"
            yield _correction(file, path, mine, read, state)
    for path, mine, read in differences(human, today):
        if human.get("reviewed") and path[0] not in _NOT_FACTS and value_at(base, path) == mine:
            yield _correction(file, path, mine, read, "suggested")


def _never_read(path: Path, before: Any, read: Any) -> bool:
    """A fact of a record that a person wrote on their own: there is no reading to set it against."""
    return len(path) == 1 and before is MISSING and read is MISSING


def _correction(file: RecordFile, path: Path, human: Any, read: Any, state: Any) -> Correction:
    line = file.line_of(*located(file.data, path))
    return Correction(file.kind, file.id, spelled(path), worded(human), worded(read), state, line)
