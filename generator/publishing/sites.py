"""Where a dossier's sites lie, what remembers how they were made, and the day that they bear."""

import os
from pathlib import Path

OFFLINE = "site-offline"
# MkDocs stamps the sitemap with the day of the build; a fixed one keeps the bytes the same. 0 would crash it.
_EPOCH = "315532800"
_ENVIRONMENT = "SOURCE_DATE_EPOCH"


def site_of(root: Path, *, offline: bool = False) -> Path:
    """The folder of the site, and of the one that also opens from a folder."""
    return root.resolve() / (OFFLINE if offline else "site")


def memory_of(root: Path, site: Path) -> Path:
    """What remembers how a site was made: see `manifest`."""
    return root / ".cache" / f"{site.name}.sqlite"


def day() -> str:
    """The day that the site bears, in seconds since 1970, as text."""
    return os.environ.get(_ENVIRONMENT, _EPOCH)


def set_day() -> None:
    """Has MkDocs write that day."""
    os.environ[_ENVIRONMENT] = day()
