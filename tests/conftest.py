"""What several tests share: a dossier of our own to work on, in a folder of its own."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOY = Path(__file__).parent / "toy"


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A copy of the toy dossier with the site's configuration, ready to be read, rendered and built."""
    root = tmp_path / "toy"
    shutil.copytree(TOY, root)
    return root
