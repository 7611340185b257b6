"""Templates compiled once: compiling those of a site takes as long as writing a small one."""

import sys
from contextlib import suppress
from pathlib import Path
from types import CodeType

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

# Where Python keeps what it compiles. Never a dossier's folder: what comes along with one must not run.
_KEPT = Path(__file__).parent / "__pycache__"


class _Compiled(FileSystemBytecodeCache):
    """Kept for all sites of a process, and for the next one where the program's folder may be written."""

    def __init__(self) -> None:
        super().__init__(str(_KEPT))
        self._codes: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))
        if bucket.code is None:
            super().load_bytecode(bucket)
            self._codes[bucket.key, bucket.checksum] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key, bucket.checksum] = bucket.code
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)


COMPILED = _Compiled()
