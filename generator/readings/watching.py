"""Who looks on while articles are read."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

Progress = Callable[[Sequence[Path]], AbstractContextManager[Iterable[Path]]]
"""Wraps the files that are being read, so that the command line can draw a bar."""
