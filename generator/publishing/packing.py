"""A site as one file, to be sent and opened from a folder."""

import zipfile
from pathlib import Path

# Every entry gets the oldest day that the format knows, so that the same site gives the same bytes.
_DAY = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16


def pack(site: Path) -> Path:
    """Puts the folder `site` into `site`.zip beside it and returns that file."""
    target = site.with_suffix(".zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(path for path in site.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{site.name}/{file.relative_to(site).as_posix()}", _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _READABLE
            archive.writestr(entry, file.read_bytes())
    return target
