"""The machine's own version of a record, kept beside the person's and never edited by hand.

`sources/.base/KIND/ID.json` holds what the program last wrote where no person has changed it since (`record`),
what it reads today where that differs (`today`), and a checksum, so that an edit there does not go unnoticed.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.schema.dossier import RecordKind

FOLDER = ".base"


@dataclass(frozen=True, slots=True)
class Base:
    """`written` is the SHA-256 of the record's file where that holds exactly `record`: then it need not be parsed.

    `formerly` lists the ids that the record had before a person renamed it.
    """

    record: dict[str, Any]
    today: dict[str, Any] | None = None
    written: str = ""
    formerly: tuple[str, ...] = ()

    @property
    def reading(self) -> dict[str, Any]:
        """What the program reads today."""
        return self.record if self.today is None else self.today


class EditedBaseError(ValueError):
    """The file is not as the program wrote it."""


def path_of(kind: RecordKind, record_id: str) -> Path:
    """Where the base of a record lies, relative to `sources/`."""
    return Path(FOLDER, kind, f"{record_id}.json")


def _checksum(content: dict[str, Any]) -> str:
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def dump(base: Base) -> str:
    """A base as the text of its file."""
    content: dict[str, Any] = {"record": base.record}
    if base.today is not None:
        content["today"] = base.today
    if base.written:
        content["written"] = base.written
    if base.formerly:
        content["formerly"] = list(base.formerly)
    return json.dumps({"checksum": _checksum(content)} | content, ensure_ascii=False, indent=1) + "\n"


def load(text: str) -> Base:
    """The base in `text`; raises EditedBaseError where its checksum does not fit or it cannot be read."""
    try:
        content = json.loads(text)
        checksum = content.pop("checksum")
        if checksum != _checksum(content):
            raise EditedBaseError("checksum")
        return Base(**content | {"formerly": tuple(content.get("formerly", ()))})
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
        raise EditedBaseError(str(error)) from error
