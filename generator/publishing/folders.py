"""Where a dossier's sites lie."""

from pathlib import Path

OFFLINE = "site-offline"


def site_of(root: Path, *, offline: bool = False) -> Path:
    """The folder of the site, and of the one that also opens from a folder."""
    return root.resolve() / (OFFLINE if offline else "site")
