"""A dossier's folder, what lies where in it, and in what language it is."""

from dataclasses import dataclass
from pathlib import Path

from generator.messages import Messages, messages
from generator.records.loading import load_settings

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
    """The catalogue in the language that the dossier is set to."""
    return messages(load_settings(workspace.root)[0].language)
