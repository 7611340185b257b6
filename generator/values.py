"""Frozen values that cost no more than they must: a reading makes and asks thousands of them."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def value(kind: type[T]) -> type[T]:
    """A dataclass with slots that nobody changes: the type checker sees to it that no attribute is assigned.

    A dataclass that Python itself freezes is three times as slow to make.
    """
    return dataclass(slots=True, unsafe_hash="__hash__" not in vars(kind))(kind)
