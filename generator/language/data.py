"""Loads one table of language data and checks it at load: a typo in a table stops the program, not a reading."""

from pathlib import Path
from typing import Annotated, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, TypeAdapter

from generator.text import fold

T = TypeVar("T")
FOLDER = Path(__file__).parent
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Words = Annotated[frozenset[str], BeforeValidator(str.split)]
"""Words that a table writes one after the other, in lower case with their accents."""
Folded = Annotated[frozenset[str], BeforeValidator(lambda text: [fold(word) for word in text.split()])]
"""The same, folded."""


class Table(BaseModel):
    """Base of the models that describe a table: frozen, unknown keys refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def load(code: str, name: str, shape: type[T]) -> T:
    """The table `<code>/<name>.yml` as `shape`; raises pydantic.ValidationError where it does not fit."""
    text = (FOLDER / code / f"{name}.yml").read_text(encoding="utf-8")
    return TypeAdapter(shape).validate_python(yaml.load(text, Loader=_Loader))
