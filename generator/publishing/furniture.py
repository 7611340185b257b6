"""What stands around every page: the words of the interface, and Material's stylesheet."""

from functools import cache
from importlib.resources import files
from pathlib import Path

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
    templates = Path(str(files("material"))) / "templates"
    (found,) = (templates / "assets" / "stylesheets").glob("main.*.min.css")
    return found.relative_to(templates).as_posix()
