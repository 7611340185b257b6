"""Pages to a site: writes what differs, removes what is no longer produced, drives MkDocs and the search index."""

from collections.abc import Collection
from pathlib import Path

from generator.publishing.packing import pack
from generator.publishing.sites import site_of
from generator.publishing.standing import stands
from generator.publishing.writing import Counts, generated, text_of, write

__all__ = ["Counts", "build", "generated", "pack", "site_of", "stands", "text_of", "write"]


def build(
    root: Path,
    *,
    offline: bool = False,
    strict: bool = True,
    site_name: str | None = None,
    changed: Collection[str] | None = None,
) -> Path:
    """See `building.build`; MkDocs, which it drives, is loaded when a site is to be made."""
    from generator.publishing import building

    return building.build(root, offline=offline, strict=strict, site_name=site_name, changed=changed)
