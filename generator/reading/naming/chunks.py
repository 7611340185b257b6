"""Runs of capitalised words that may be a person's name: "Nikol Pachinian", "Ursula von der Leyen", "E. Macron"."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.lazy import once
from generator.reading.naming.lexicon import Hit
from generator.reading.naming.nameparts import NameParts
from generator.reading.naming.scene import Scene
from generator.values import value

_NOBLE = frozenset(("de", "du", "des", "d'"))
# Particles that are also articles and the like: alone, in small letters, they end a name.
_ARTICLES = frozenset(("la", "le", "y", "e", "a", "en"))
_LONGEST = 7
_MOST_PARTICLES = 3
_QUOTES = frozenset('«»"“”')
# Words and marks of a nickname.
_LONGEST_NICKNAME = 5


@value
class Chunk:
    """The words [first, after); `parts` are the positions of its names, without particles; `initials` as "e."."""

    first: int
    after: int
    parts: tuple[int, ...]
    initials: tuple[str, ...]


@dataclass(frozen=True)
class Chunker:
    """Finds the runs of an article; `hits` are its known names, which end a run that has no given name before them."""

    scene: Scene
    hits: Mapping[int, Hit]

    @once
    def _words(self) -> NameParts:
        return NameParts(self.scene, self.hits)

    def at(self, first: int) -> Chunk | None:
        """The run that begins at `first`, None where no name can begin."""
        if not self._begins(first):
            return None
        parts: list[int] = []
        initials: list[str] = []
        at = first
        while at - first < _LONGEST and self.scene.together(first, at):
            if self._words.is_initial(at):
                initials.append(self.scene.words[at])
                at += 1 + (self.scene.word(at + 1) == "-" and self._words.is_initial(at + 2))
            elif self._may_hold(at, parts) if at == first else self._takes(at, parts):
                parts.append(at)
                at += 1
            elif (
                after := self._past_particles(at, parts) if self.scene.is_word(at) else self._past_nickname(at, parts)
            ) > at:
                at = after
            else:
                break
        after = parts[-1] + 1 if parts else at
        return Chunk(first, after, tuple(parts), tuple(initials)) if parts else None

    def _begins(self, at: int) -> bool:
        if not self.scene.capital(at) and not self._words.is_tied(at):
            return False
        if self._words.is_initial(at):
            return self._words.is_part(at + 1) or self.scene.word(at + 1) == "-" or self._words.is_initial(at + 1)
        return self._words.is_part(at, first=True)

    def _takes(self, at: int, parts: list[int]) -> bool:
        if not self.scene.capital(at) and not self._words.is_tied(at):
            return False
        behind_given = len(parts) == 1 and parts[0] == at - 1
        if len(parts) == 2 and parts[-1] == at - 1 and self._words.is_third(at, parts[0]):
            return True
        if len(parts) == 2 and parts[-1] == at - 1 and self._words.is_given(parts[0]) and self._words.is_namesake(at):
            return True
        odd = behind_given and (self._words.is_odd_family(at) or self._words.is_regnal(at))
        return (odd or self._words.is_part(at, first=not parts)) and self._may_hold(at, parts)

    def _may_hold(self, at: int, parts: list[int]) -> bool:
        """Whether a known name (a town, a state) may be part of a person's: only as or after a given name alone."""
        hit = self.hits.get(at)
        if hit is None:
            return True
        if hit.after != at + 1:
            return False
        if parts:
            return len(parts) == 1 and self._words.is_given(parts[0])
        following = at + 1 + (self.scene.word(at + 1) in _NOBLE)
        return self._words.is_given(at) and self._words.is_part(following) and following not in self.hits

    def _past_nickname(self, at: int, parts: list[int]) -> int:
        """Past « El Chapo » between a given name and the family name."""
        if self.scene.word(at) not in _QUOTES or not parts or not self._words.is_given(parts[-1]):
            return at
        after = next((end + 1 for end in range(at + 1, at + _LONGEST_NICKNAME) if self.scene.word(end) in _QUOTES), at)
        capital = self.scene.capital(at + 1) and self.scene.together(at, after)
        return after if capital and self._words.is_part(after) and after not in self.hits else at

    def _past_particles(self, at: int, parts: list[int]) -> int:
        """Past "de", "von der", "ben" where a name follows; "de" only after a given name alone."""
        particles, end = self.scene.language.names.particles, at
        while self.scene.word(end) in particles and end - at < _MOST_PARTICLES:
            end += 1
        if end == at or not parts or not self._words.is_part(end) or end in self.hits:
            return at
        if self.scene.words[at] in _NOBLE:
            return end if len(parts) == 1 and self._words.is_given(parts[0]) else at
        article = end == at + 1 and self.scene.words[at] in _ARTICLES and not self.scene.capital(at)
        return at if article else end
