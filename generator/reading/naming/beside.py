"""What stands beside a run of capitalised words: titles, the function before it, the function after a comma."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.lazy import once
from generator.reading.naming.chunks import Chunk, Chunker
from generator.reading.naming.functions import Function
from generator.reading.naming.lexicon import Hit
from generator.reading.naming.scene import Scene
from generator.text import fold
from generator.values import value

_PLURAL_TITLES = frozenset(("mm", "mmes", "messieurs", "mesdames", "mes"))
_LONGEST_LIST = 8


@value
class Title:
    """A civil title at a position: "Mme" (`feminine`)."""

    at: int
    feminine: bool | None


@dataclass(frozen=True)
class Beside:
    """Looks left and right of a run."""

    scene: Scene
    hits: Mapping[int, Hit]
    functions: Sequence[Function]
    chunker: Chunker

    @once
    def _ending(self) -> dict[int, list[Function]]:
        """Functions by the position after them; where two end together, the one around comes first."""
        table: dict[int, list[Function]] = {}
        for function in self.functions:
            table.setdefault(function.after, []).append(function)
        return table

    @once
    def _starting(self) -> dict[int, Function]:
        return {function.first: function for function in reversed(self.functions)}

    # Titles

    def title(self, chunk: Chunk) -> Title | None:
        """ "M. Pachinian"; for the second name of "MM. Pachinian et Aliev" the title they share."""
        at = chunk.first - 1
        if self.scene.word(at) == "et":
            return self._shared(at)
        return self._title_at(at) if self.scene.together(at, chunk.first) else None

    def _title_at(self, at: int) -> Title | None:
        surface, civil = self.scene.surface(at, at + 1), self.scene.language.roles.civil
        written = surface.rstrip(".")
        return Title(at, civil[written]) if written in civil and surface != "M" else None

    def _shared(self, at: int) -> Title | None:
        for place in range(at - 1, at - 1 - _LONGEST_LIST, -1):
            if not self.scene.together(place, at):
                return None
            if self.scene.words[place].rstrip(".") in _PLURAL_TITLES:
                return self._title_at(place)
            if not (self.scene.capital(place) or self.scene.words[place] == ","):
                return None
        return None

    # Functions

    def before(self, chunk: Chunk, start: int) -> Function | None:
        """The function that leads to a name: right before it, or before a comma ("le Premier ministre, X,")."""
        adjacent = self._ending.get(start)
        if adjacent and self.scene.together(adjacent[-1].head, start):
            return adjacent[-1]
        bracketed = (
            self.scene.word(start - 2) == ")" and self.scene.word(start - 4) == "("
        )  # "le chef du parti (FL), X,"
        apart = self._ending.get(start - 4 if bracketed else start - 1)
        if apart and self.scene.word(start - 1) == "," and self._may_be_apposed(apart[0], chunk):
            return apart[0]
        return None

    def _may_be_apposed(self, function: Function, chunk: Chunk) -> bool:
        """Whether a name after a comma is that of the function's holder and no next member of a list."""
        named = len(chunk.parts) > 1 or self.is_leader(chunk)
        return named and not function.plural and self.scene.together(function.head, chunk.first)

    def after(self, chunk: Chunk) -> Function | None:
        """The function that follows a name after a comma, unless it is that of a next name or acts by itself.

        "Après sa rencontre avec X, le président serbe a affirmé" names no function of X.
        """
        if self.scene.word(chunk.after) not in (",", "("):
            return None
        function = self._starting.get(chunk.after + 1)
        if function is None or function.plural or function.counterpart or self._acts(function):
            return None
        return function if self.scene.together(chunk.after, function.head) and not self._is_taken(function) else None

    def _acts(self, function: Function) -> bool:
        """Whether the words are the subject of the verb that follows them; an apposition ends with a mark instead."""
        return function.lead == "the" and self.scene.starts_verb(function.after)

    def _is_taken(self, function: Function) -> bool:
        comma = self.scene.word(function.after) == ","
        following = self.chunker.at(function.after + comma)
        if following is None or following.first in self.hits:
            return False
        given = self.scene.language.names.is_given(self.scene.words[following.parts[0]])
        return not comma or (len(following.parts) > 1 and given)

    def is_leader(self, chunk: Chunk) -> bool:
        return fold(self.scene.surface(chunk.first, chunk.after)) in self.scene.language.names.leaders
