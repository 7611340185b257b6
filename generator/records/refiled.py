"""Articles whose file a person renamed: their records go on under the new name.

A record whose article is gone, and an article without a record that says the same to the byte (SHA-256), are one.
"""

from collections.abc import Mapping
from pathlib import Path

from generator.records.transaction import fingerprint_of

_RECORDS = ("", ".yml", ".yaml")


def refiled(folder: Path, known: Mapping[str, str]) -> dict[str, str]:
    """The old ids of article records -> the names, without suffix, that their articles in `folder` have now.

    `known` are the records' ids with the SHA-256 of their articles, "" where that is unknown.
    """
    found = folder.iterdir() if folder.is_dir() else ()
    files = {path.stem: path for path in found if path.suffix not in _RECORDS and not path.name.startswith(".")}
    lost = {digest: each for each, digest in sorted(known.items(), reverse=True) if digest and each not in files}
    free = sorted(files.keys() - known.keys(), reverse=True) if lost else ()
    names = {fingerprint_of(files[name]): name for name in free}
    return {lost[digest]: name for digest, name in names.items() if digest in lost}
