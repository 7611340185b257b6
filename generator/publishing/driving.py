"""Drives MkDocs in this process: what changed where that can be told, everything where it cannot."""

import logging
import os
from collections.abc import Collection
from pathlib import Path
from typing import Any

# Before Material is imported: it prints a notice on the end of its maintenance on stderr.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from generator.errors import DossierError, Problem, Severity
from generator.publishing import incremental
from generator.publishing.configuration import UnsuitableError, suitable
from generator.publishing.sites import OFFLINE, memory_of, set_day, site_of

_HERE = Path(__file__).parent


def build(
    root: Path,
    *,
    offline: bool = False,
    strict: bool = True,
    site_name: str | None = None,
    changed: Collection[str] | None = None,
) -> Path:
    """Builds the site of the dossier at `root` and returns its folder.

    The configuration is `root`/mkdocs.yml, or what all dossiers share where there is none. `offline` makes a site
    that also opens from a folder (file://).

    `changed` spares looking at every file of a large site: those of the files below docs/ that the program writes
    (`generated`) whose text may differ from what the last call with the same `offline` found, by their paths. Files
    that came or went, pages that people wrote, the theme and the configuration are always looked at; only the site
    itself is taken to be as it was left. Whoever cannot tell (the first build, one after an error, an interruption
    or another program's writing) says None: then every file of docs/ and of the site is looked at.

    Raises DossierError with what MkDocs found wrong; in `strict` builds
    every warning counts.
    """
    set_day()
    heard = _Heard()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    site = site_of(root, offline=offline)
    try:
        _brought_up_to_date(settings(root, site, site_name), memory_of(root, site), changed, heard)
    except (Abort, MkDocsException) as error:
        raise DossierError(heard.problems or [Problem("mkdocs.yml", 0, 0, "", str(error))]) from error
    finally:
        logger.removeHandler(heard)
    if strict and heard.problems:
        raise DossierError(heard.problems)
    return site


def _brought_up_to_date(told: dict[str, Any], memory: Path, changed: Collection[str] | None, heard: "_Heard") -> None:
    """Builds what changed; a site whose pages cannot be made one by one is built by MkDocs alone, in full."""
    config = load_config(**told)
    try:
        if not suitable(config):
            raise UnsuitableError
        incremental.build(config, memory, changed)
    except UnsuitableError:
        memory.unlink(missing_ok=True)
        heard.problems.clear()
        mkdocs_build.build(load_config(**told))


def settings(root: Path, site: Path, site_name: str | None = None) -> dict[str, Any]:
    """What MkDocs is told of the dossier at `root`, for a site in the folder `site`."""
    own = root / "mkdocs.yml"
    return {
        "config_file": str(own if own.exists() else _HERE / "mkdocs.yml"),
        "docs_dir": str(root.resolve() / "docs"),
        "site_dir": str(site),
        "hooks": [str(_HERE / "hook.py")],
        "use_directory_urls": site.name != OFFLINE,
        "site_name": site_name,
    }


class _Heard(logging.Handler):
    """MkDocs' warnings and errors as problems."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.problems: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        severity: Severity = "error" if record.levelno >= logging.ERROR else "warning"
        self.problems.append(Problem("docs", 0, 0, "", record.getMessage(), severity=severity))
