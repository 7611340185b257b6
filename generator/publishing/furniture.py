"""What stands around every page: the words of the interface, and what of Material's files a page asks for."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from mkdocs.structure.files import File

from generator.messages import Messages

_PREFIX, _SCRIPT = "interface.", "script."


def interface(say: Messages) -> dict[str, str]:
    """The texts under `interface.` by the rest of their key, for templates and scripts."""
    return {key.removeprefix(_PREFIX): say(key) for key in say if key.startswith(_PREFIX)}


def script_texts(say: Messages) -> dict[str, str]:
    """The texts under `script.` by the rest of their key, their places unfilled: scripts fill them."""
    return {key.removeprefix(_SCRIPT): say.patterns(key)[0] for key in say if key.startswith(_SCRIPT)}


@cache
def stylesheet() -> str:
    """The path of Material's main stylesheet, whose name changes with every version."""
    (found,) = (_material() / "assets" / "stylesheets").glob("main.*.min.css")
    return found.relative_to(_material()).as_posix()


def idle(file: File) -> bool:
    """Whether a file is one of Material's that no page asks for: its scripts, other stylesheets, source maps."""
    assets = str(_material() / "assets")
    return str(file.abs_src_path or "").startswith(assets) and file.src_uri != stylesheet()


@cache
def _material() -> Path:
    return Path(str(files("material"))) / "templates"
