"""A dossier's folder, what lies where in it, and in what language it is."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.messages import LANGUAGES, Messages, messages

# What the articles are written in.
LANGUAGE = "fr"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A dossier's folder, and the address of the Dask scheduler that has it read, if any."""

    root: Path
    scheduler: str | None = None

    @property
    def articles(self) -> Path:
        return self.root / "sources" / "articles"

    @property
    def readings(self) -> Path:
        return self.root / ".cache" / "readings.sqlite"

    @property
    def docs(self) -> Path:
        return self.root / "docs"


def words_of(workspace: Workspace) -> Messages:
    """The catalogue in the language that the dossier is set to; in French where the settings cannot be read.

    What checks settings takes longer to load than a build that has nothing to do.
    """
    file = workspace.root / "sources" / "dossier.yml"
    try:
        found = yaml.safe_load(file.read_bytes())
    except (OSError, ValueError, yaml.YAMLError):
        found = None
    language = found.get("language") if isinstance(found, dict) else None
    return messages(language if language in LANGUAGES else LANGUAGE)
