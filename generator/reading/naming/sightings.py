"""Which runs of capitalised words name persons, and by what evidence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.language.countries import Country
from generator.reading.naming.chunks import Chunk, Chunker
from generator.reading.naming.functions import Function
from generator.reading.naming.lexicon import Hit
from generator.reading.naming.scene import Scene
from generator.text import fold

_DETERMINERS = frozenset(
    ("le", "la", "l'", "les", "un", "une", "des", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs")
)
_TITLES_OF_TWO = frozenset(("mm", "mmes", "messieurs", "mesdames", "mes"))
_SELDOM_NAMES = frozenset(("of", "the", "and", "for"))


@dataclass(frozen=True, slots=True)
class Sighting:
    """A run of words that names a person; `functions` stand beside it, `feminine` is what the words say.

    `sure` is unset where only a family name known from elsewhere in the article can make it one.
    """

    chunk: Chunk
    rule: str
    sure: bool
    functions: tuple[Function, ...] = ()
    feminine: bool | None = None
    country: Country | None = None
    titled: bool = False


@dataclass(frozen=True)
class SightingReader:
    """Looks at every run of capitalised words of an article."""

    scene: Scene
    hits: Mapping[int, Hit]
    functions: Sequence[Function]

    @cached_property
    def _chunker(self) -> Chunker:
        return Chunker(self.scene, self.hits)

    @cached_property
    def _by_after(self) -> dict[int, Function]:
        return {function.after: function for function in self.functions}

    @cached_property
    def _by_first(self) -> dict[int, Function]:
        return {function.first: function for function in self.functions}

    @cached_property
    def _inside(self) -> frozenset[int]:
        """Positions that belong to a function."""
        return frozenset(at for function in self.functions for at in range(function.first, function.after))

    def all(self) -> Iterator[Sighting]:
        at = 0
        while at < len(self.scene.tokens):
            chunk = self._chunker.at(at)
            sighting = self._judge(chunk) if chunk else None
            if sighting is not None:
                yield sighting
            at = sighting.chunk.after if sighting is not None else at + 1

    def _judge(self, chunk: Chunk) -> Sighting | None:
        """What the words around a run, and the run itself, say."""
        if chunk.first in self._inside:
            return self._known_only(chunk)
        return (
            self._titled(chunk)
            or self._with_function(chunk)
            or self._by_given_name(chunk)
            or self._by_context(chunk)
            or self._known_only(chunk)
        )

    def _known_only(self, chunk: Chunk) -> Sighting | None:
        """A run that only what is known of the article's persons can explain."""
        if chunk.first in self.hits and len(chunk.parts) == 1:
            return None
        return Sighting(chunk, "name.person.family", sure=False)

    # Titles and functions

    def _titled(self, chunk: Chunk) -> Sighting | None:
        """ "M. Pachinian", "MM. Pachinian et Aliev"."""
        title = self._title_before(chunk.first)
        if title is None:
            return None
        feminine = self.scene.language.roles.civil[title]
        return Sighting(chunk, "name.person.title", sure=True, feminine=feminine, titled=True)

    def _title_before(self, first: int) -> str | None:
        at = first - 1
        if not self.scene.together(at, first):
            return None
        if self.scene.words[at] == "et":
            return self._shared_title(at)
        if self.scene.words[at] == ".":
            at -= 1
        if not self.scene.together(at, first):
            return None
        surface = self.scene.surface(at, at + 1)
        if surface == "M" and self.scene.words[at + 1] != ".":
            return None
        return surface if surface in self.scene.language.roles.civil else None

    def _shared_title(self, at: int) -> str | None:
        """The plural title of the name before "et": "MM. Pachinian et Aliev"."""
        steps = 0
        while steps < 8 and self.scene.together(at - 1, at):
            at, steps = at - 1, steps + 1
            if (
                self.scene.words[at] in _TITLES_OF_TWO
                and self.scene.surface(at, at + 1) in self.scene.language.roles.civil
            ):
                return self.scene.surface(at, at + 1)
            if not (self.scene.capital(at) or self.scene.words[at] in (",", ".")):
                return None
        return None

    def _with_function(self, chunk: Chunk) -> Sighting | None:
        """ "le président Macron", "le Premier ministre, Nikol Pachinian", "Ilham Aliev, le président"."""
        before = self._by_after.get(chunk.first)
        if before is not None and self.scene.together(before.head, chunk.first):
            return self._sighting(chunk, "name.person.function", before, self.function_after(chunk))
        apart = self._by_after.get(chunk.first - 1)
        if apart is not None and self.scene.word(chunk.first - 1) == "," and self._may_be_apposed(apart, chunk):
            return self._sighting(chunk, "name.person.function", apart, self.function_after(chunk))
        after = self.function_after(chunk)
        if after is not None and (len(chunk.parts) > 1 or self._is_leader(chunk)):
            return self._sighting(chunk, "name.person.apposition", after, None)
        return None

    def _may_be_apposed(self, function: Function, chunk: Chunk) -> bool:
        """Whether a name after a comma is that of the function's holder and no next member of a list."""
        named = len(chunk.parts) > 1 or self._is_leader(chunk)
        return (
            named and not function.plural and self.scene.together(function.head, chunk.first) and function.lead != "a"
        )

    def function_after(self, chunk: Chunk) -> Function | None:
        """The function that follows a name after a comma, unless it is that of a next name."""
        if self.scene.word(chunk.after) not in (",", "("):
            return None
        function = self._by_first.get(chunk.after + 1)
        if (
            function is None
            or function.plural
            or function.counterpart
            or not self.scene.together(chunk.after, function.head)
        ):
            return None
        following = function.after + (self.scene.word(function.after) == ",")
        next_name = self._chunker.at(following)
        taken = (
            next_name is not None
            and next_name.first not in self.hits
            and (following == function.after or self._is_named(next_name))
        )
        return None if taken else function

    def _is_named(self, chunk: Chunk) -> bool:
        return len(chunk.parts) > 1 and self.scene.language.names.is_given(self.scene.words[chunk.parts[0]])

    def _is_leader(self, chunk: Chunk) -> bool:
        return fold(self.scene.surface(chunk.first, chunk.after)) in self.scene.language.names.leaders

    def _sighting(self, chunk: Chunk, rule: str, function: Function, other: Function | None) -> Sighting:
        functions = (function, other) if other is not None else (function,)
        feminine = function.feminine
        if feminine is None:
            feminine = self.scene.language.names.feminine(self.scene.words[chunk.parts[0]])
        return Sighting(chunk, rule, sure=True, functions=functions, feminine=feminine, country=function.country)

    # The name itself

    def _by_given_name(self, chunk: Chunk) -> Sighting | None:
        names, first = self.scene.language.names, self.scene.words[chunk.parts[0]]
        if self._is_thing(chunk):
            return None
        if len(chunk.parts) == 1:
            known = bool(chunk.initials) or self._is_leader(chunk)
            return self._plain(chunk, "name.person.known") if known else None
        asian = first in names.family_first and len(chunk.parts) <= 3 and not self._town(chunk)
        given = names.is_given(first) or bool(chunk.initials)
        if (given or asian) and not (self._town(chunk) and self._located(chunk.first)):
            return self._plain(chunk, "name.person.given")
        return None

    def _is_thing(self, chunk: Chunk) -> bool:
        """Whether the noun before makes the name that of a thing: "aéroport Charles-de-Gaulle"."""
        at = chunk.first - 1
        return self.scene.together(at, chunk.first) and self.scene.words[at] in self.scene.language.names.namesakes

    def _plain(self, chunk: Chunk, rule: str) -> Sighting:
        """A name with the adjective of origin or the function that follows it."""
        after = self.function_after(chunk)
        before = self.hits.get(chunk.first - 1)
        native = before.entry.country if before is not None and before.entry.demonym is not None else None
        feminine = self.scene.language.names.feminine(self.scene.words[chunk.parts[0]])
        if after is not None:
            native = after.country or native
            feminine = after.feminine if feminine is None else feminine
        functions = (after,) if after is not None else ()
        return Sighting(chunk, rule, sure=True, functions=functions, feminine=feminine, country=native)

    # The words around it

    def _by_context(self, chunk: Chunk) -> Sighting | None:
        """Two unknown capitalised words: a person where a person can stand and nothing else is likelier."""
        if len(chunk.parts) < 2 or self._is_thing(chunk) or self._town(chunk) or self._foreign(chunk):
            return None
        before = self.scene.tokens[chunk.first - 1].word if self.scene.together(chunk.first - 1, chunk.first) else ""
        demonym = self.hits.get(chunk.first - 1)
        if demonym is not None and demonym.kind == "demonym":
            return self._plain(chunk, "name.person.native")
        if before in _DETERMINERS or self._located(chunk.first):
            return None
        if self.scene.starts_verb(chunk.after) or self.scene.is_verb(chunk.first - 1) or self._is_listed(before):
            return self._plain(chunk, "name.person.context")
        return None

    def _foreign(self, chunk: Chunk) -> bool:
        return any(self.scene.words[at] in _SELDOM_NAMES for at in range(chunk.first, chunk.after))

    def _is_listed(self, before: str) -> bool:
        return before in (
            "",
            ",",
            "et",
            "par",
            "avec",
            "de",
            "d'",
            "que",
            "qu'",
            "selon",
            "à",
            "contre",
            "pour",
            "chez",
            "(",
            ":",
            "ou",
            "comme",
        )

    def _town(self, chunk: Chunk) -> bool:
        return bool(self.scene.language.places.towns(fold(self.scene.surface(chunk.first, chunk.after))))

    def _located(self, first: int) -> bool:
        return self.scene.together(first - 1, first) and self.scene.tokens[first - 1].word in (
            "à",
            "au",
            "en",
            "aux",
            "vers",
            "depuis",
        )
