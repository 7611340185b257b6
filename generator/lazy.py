"""What is worked out when it is asked for: attributes, and the values of tables."""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from typing import Any, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class once(Generic[V]):  # noqa: N801 - stands where a decorator stands
    """A method as an attribute that is worked out the first time it is asked for, then kept.

    Python's own `cached_property` takes a lock as well, which costs more than most of what a reading keeps so.
    """

    def __init__(self, work: Callable[[Any], V]) -> None:
        self._work, self.__doc__ = work, work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type | None = None) -> V:
        value = instance.__dict__[self._name] = self._work(instance)
        return value


class Lazy(Mapping[K, V]):
    """`keys` with the values that `work` gives for them, each worked out once, the first time it is wanted."""

    def __init__(self, keys: Collection[K], work: Callable[[K], V]) -> None:
        self._keys, self._work = keys, work
        self._known: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        if key not in self._known:
            if key not in self._keys:
                raise KeyError(key)
            self._known[key] = self._work(key)
        return self._known[key]

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class Recalled(dict[K, V]):
    """What `work` says of each key, kept for the keys that come again: all is forgotten where they become too many."""

    def __init__(self, work: Callable[[K], V], most: int = 2**15) -> None:
        super().__init__()
        self._work, self._most = work, most

    def __missing__(self, key: K) -> V:
        if len(self) >= self._most:
            self.clear()
        value = self[key] = self._work(key)
        return value


class Anew(Lazy[K, V]):
    """The same for values too large to be kept: each is worked out whenever it is wanted."""

    def __getitem__(self, key: K) -> V:
        if key not in self._keys:
            raise KeyError(key)
        return self._work(key)
