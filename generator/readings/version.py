"""Which program reads: a digest that changes when any rule, table or package does that a reading depends on."""

import sys
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

_PROGRAM = Path(__file__).parent.parent
_ROOMS = ("errors.py", "text.py", "values.py", "schema", "articles", "language", "reading", "readings")
PACKAGES = ("babel", "dateparser", "pydantic", "pyyaml", "rapidfuzz", "regex")


@cache
def program_version() -> str:
    """The digest, worked out once a process."""
    digest = sha256(repr((sys.version_info[:2], [version(package) for package in PACKAGES])).encode())
    for room in _ROOMS:
        for file in sorted(_files(_PROGRAM / room)):
            digest.update(file.relative_to(_PROGRAM).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _files(room: Path) -> list[Path]:
    if room.is_file():
        return [room]
    return [file for file in room.rglob("*") if file.suffix in (".py", ".yml") and file.is_file()]
