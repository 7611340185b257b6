"""Runs of capitalised words that may be a person's name: "Nikol Pachinian", "Ursula von der Leyen", "E. Macron"."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.reading.naming.lexicon import Hit
from generator.reading.naming.scene import Scene

# Names may begin with a small article tied to them: "al-Assad", "el-Béchir".
_TIED = ("al-", "el-", "as-", "ad-", "an-", "ar-", "at-", "ash-", "ben-", "bin-", "ag-", "ould-")
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Chunk:
    """The words [first, after); `parts` are the positions of its names, without particles, initials and stops."""

    first: int
    after: int
    parts: tuple[int, ...]
    initials: tuple[str, ...]


@dataclass(frozen=True)
class Chunker:
    """Finds the runs of an article; `hits` are its known names, which end a run that has no given name before them."""

    scene: Scene
    hits: Mapping[int, Hit]

    def at(self, first: int) -> Chunk | None:
        """The run that begins at `first`, None where no name can begin."""
        if not self._begins(first):
            return None
        parts: list[int] = []
        initials: list[str] = []
        at = first
        while at - first < _LONGEST and self.scene.together(first, at):
            step = self._step(at, parts)
            if step == 0:
                break
            if self._is_initial(at):
                initials.append(self.scene.words[at])
            elif step == 1:
                parts.append(at)
            at += step
        while at > first and not self._ends(at - 1):
            at -= 1
        parts = [part for part in parts if part < at]
        return Chunk(first, at, tuple(parts), tuple(initials)) if parts else None

    def _begins(self, at: int) -> bool:
        if not self.scene.capital(at):
            return False
        if self._is_initial(at):
            return self._is_part(at + 2, opened=False) or self._is_initial(at + 2)
        return self._is_part(at, opened=self.scene.opens(at))

    def _ends(self, at: int) -> bool:
        return self.scene.is_word(at) and (self.scene.capital(at) or self._is_tied(at))

    def _step(self, at: int, parts: list[int]) -> int:
        """How many words to take at `at`: a name, an initial with its stop, particles; 0 to end the run."""
        if self._is_initial(at):
            return 2
        if self._is_part(at, opened=not parts and self.scene.opens(at)) or self._is_odd_family(at, parts):
            return 1 if self._allowed(at, parts) else 0
        return self._particles(at, parts)

    def _is_odd_family(self, at: int, parts: list[int]) -> bool:
        """Whether a common word with a capital is a family name behind a given one: "Theresa May"."""
        if len(parts) != 1 or parts[0] != at - 1 or not self.scene.is_word(at) or not self.scene.capital(at):
            return False
        word, names = self.scene.words[at], self.scene.language.names
        given = self.scene.words[at - 1]
        return word in names.words and len(word) > 1 and names.is_given(given) and given not in names.words

    def _allowed(self, at: int, parts: list[int]) -> bool:
        """Whether a known name (a town, a state) may be part of a person's: only after a given name alone."""
        hit = self.hits.get(at)
        if hit is None:
            return True
        names = self.scene.language.names
        if not parts:
            follows = self._is_part(at + 1, opened=False) and at + 1 not in self.hits
            return names.is_given(self.scene.words[at]) and hit.after == at + 1 and follows
        return len(parts) == 1 and hit.after == at + 1 and names.is_given(self.scene.words[parts[0]])

    def _particles(self, at: int, parts: list[int]) -> int:
        """Takes "de", "von der", "ben" when a name follows; "de" only after a given name alone."""
        names = self.scene.language.names
        end = at
        while self.scene.is_word(end) and end - at < 3 and self.scene.words[end] in names.particles:
            end += 1
        if end == at or not parts or not self._is_part(end, opened=False) or end in self.hits:
            return 0
        noble = self.scene.words[at] in ("de", "du", "des", "d'")
        if noble and (len(parts) > 1 or not names.is_given(self.scene.words[parts[0]])):
            return 0
        return end - at if noble or not self._is_article(at, end) else 0

    def _is_article(self, at: int, end: int) -> bool:
        """Whether "la", "le", "y" stand alone between: "Macron la France" is no name."""
        return (
            end == at + 1
            and self.scene.words[at] in ("la", "le", "y", "e", "a", "en", "un")
            and not self.scene.capital(at)
        )

    def _is_initial(self, at: int) -> bool:
        """Whether a single capital with a full stop stands here."""
        if not self.scene.capital(at) or self.scene.word(at + 1) != "." or not self.scene.together(at, at + 1):
            return False
        token = self.scene.tokens[at]
        adjacent = self.scene.tokens[at + 1].start == token.end
        return adjacent and token.end - token.start == 1 and self.scene.word(at) != "m"

    def _is_tied(self, at: int) -> bool:
        word = self.scene.words[at]
        return (
            word.startswith(_TIED)
            and self.scene.tokens[at].end - self.scene.tokens[at].start > 4
            and self._capital_inside(at)
        )

    def _capital_inside(self, at: int) -> bool:
        surface = self.scene.surface(at, at + 1)
        return surface.partition("-")[2][:1].isupper()

    def _is_part(self, at: int, *, opened: bool) -> bool:
        """Whether the word may be a part of a person's name; `opened`: its capital says nothing."""
        scene = self.scene
        if not scene.is_word(at) or not (scene.capital(at) or self._is_tied(at)):
            return False
        word, names = scene.words[at], scene.language.names
        if word.endswith("'") or len(word) < 2 or scene.surface(at, at + 1) in scene.language.roles.civil:
            return False
        if names.is_given(word):
            return not (word in names.words and not scene.capital(at + 1))
        if word in names.words or word in scene.language.organisations.heads or self._is_acronym(at):
            return False
        if at in self.hits and self.hits[at].kind in ("demonym", "organisation"):
            return False
        return not (opened and self._is_common(at))

    def _is_acronym(self, at: int) -> bool:
        surface = self.scene.surface(at, at + 1)
        if not surface.isupper() or len(surface) < 2:
            return any(char.isdigit() for char in surface)
        before = at - 1
        return not (
            len(surface) > 3
            and self.scene.capital(before)
            and self.scene.language.names.is_given(self.scene.word(before))
        )

    def _is_common(self, at: int) -> bool:
        """Whether a word with an automatic capital is a common one: a verb, a function, grammar."""
        language, word = self.scene.language, self.scene.tokens[at].word
        grammar = language.grammar
        closed = word in grammar.determiners or word in grammar.openers or word in grammar.adverbs
        verb = bool(language.verbs.analyse(word)) and not self.scene.capital(at + 1)
        function = language.roles.heads.at(self.scene.words, at) is not None
        return closed or verb or function or word in grammar.subjects
