"""Tables whose values are worked out when they are asked for."""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


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


class Anew(Lazy[K, V]):
    """The same for values too large to be kept: each is worked out whenever it is wanted."""

    def __getitem__(self, key: K) -> V:
        if key not in self._keys:
            raise KeyError(key)
        return self._work(key)
