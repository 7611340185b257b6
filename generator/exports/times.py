"""Which times an annotation lists."""

from typing import Literal

Times = Literal["dates", "all"]
