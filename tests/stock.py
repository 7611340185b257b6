"""MkDocs alone, with the same configuration: what the incremental build is compared with."""

import logging
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.publishing import driving

INHERITED = Path(driving.__file__).parent / "mkdocs.yml"


def stock_build(root: Path, site: Path) -> list[str]:
    """A full build of the dossier at `root` into the folder `site`; returns the warnings."""
    heard = _Heard()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        build(load_config(**driving.settings(root, site)))
    finally:
        logger.removeHandler(heard)
    return sorted(heard.messages)


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
