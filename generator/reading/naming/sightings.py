"""Which runs of capitalised words name persons, and by what evidence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.language.countries import Country
from generator.lazy import once
from generator.reading.naming.beside import Beside, Title
from generator.reading.naming.chunks import Chunk, Chunker
from generator.reading.naming.functions import Function
from generator.reading.naming.lexicon import Hit
from generator.reading.naming.location import Location
from generator.reading.naming.scene import Scene
from generator.text import fold
from generator.values import value

_DETERMINERS = frozenset("le la l' les un une des ce cet cette ces son sa ses leur leurs".split())
_FOREIGN = frozenset(("of", "the", "and", "for"))
# What may stand before a person's name that nothing introduces; lower case with accents.
_OPEN = frozenset(("", ",", "(", ":", *"et ou par avec que qu' selon à contre pour chez comme".split()))
_AT = frozenset(("à", "au", "aux"))
_PLACES = frozenset("à au en aux vers depuis".split())


@value
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

    @once
    def _chunker(self) -> Chunker:
        return Chunker(self.scene, self.hits)

    @once
    def _beside(self) -> Beside:
        return Beside(self.scene, self.hits, self.functions, self._chunker)

    @once
    def _inside(self) -> frozenset[int]:
        """Positions that belong to a function."""
        return frozenset(at for function in self.functions for at in range(function.first, function.after))

    def all(self) -> Iterator[Sighting]:
        done = 0
        for at in self.scene.names:
            chunk = self._chunker.at(at) if at >= done else None
            sighting = self._judge(chunk) if chunk and not self._straddles(chunk) else None
            if sighting is not None:
                done = sighting.chunk.after
                yield sighting

    def _straddles(self, chunk: Chunk) -> bool:
        """Whether the run begins inside a function and ends after it: "[ministre des Transports] Lars Holmvik"."""
        return chunk.first in self._inside and chunk.parts[-1] not in self._inside

    def _judge(self, chunk: Chunk) -> Sighting | None:
        """What the words around a run, and the run itself, say."""
        if chunk.first in self._inside:
            return self._unsure(chunk)
        title = self._beside.title(chunk)
        return self._introduced(chunk, title) or self._by_itself(chunk) or self._unsure(chunk)

    def _unsure(self, chunk: Chunk) -> Sighting | None:
        """A run that only what is known of the article's persons can explain."""
        if chunk.first in self.hits and len(chunk.parts) == 1:
            return None
        return Sighting(chunk, "name.person.family", sure=False)

    # Titles and functions

    def _introduced(self, chunk: Chunk, title: Title | None) -> Sighting | None:
        """ "M. Pachinian", "le président Macron", "Ilham Aliev, le président"."""
        before = self._beside.before(chunk, title.at if title else chunk.first)
        after = self._beside.after(chunk)
        if title is None and before is None and (after is None or not self._may_be_alone(chunk)):
            return None
        rule = "title" if title else "function" if before else "apposition"
        return Sighting(
            chunk,
            f"name.person.{rule}",
            sure=True,
            functions=tuple(function for function in (before, after) if function is not None),
            feminine=self._gender(chunk, title, before or after),
            country=before.country if before else after.country if after else None,
            titled=title is not None,
        )

    def _may_be_alone(self, chunk: Chunk) -> bool:
        return len(chunk.parts) > 1 or self._beside.is_leader(chunk)

    def _gender(self, chunk: Chunk, title: Title | None, function: Function | None) -> bool | None:
        """What the title, the given name and the function say, the first that says anything."""
        by_title = title.feminine if title else None
        by_name = self.scene.language.names.feminine(self.scene.words[chunk.parts[0]]) if len(chunk.parts) > 1 else None
        by_function = function.feminine if function is not None and not function.plural else None
        return next((gender for gender in (by_title, by_name, by_function) if gender is not None), None)

    # The name itself

    def _by_itself(self, chunk: Chunk) -> Sighting | None:
        if self._is_thing(chunk):
            return None
        if len(chunk.parts) == 1:
            known = bool(chunk.initials) or self._beside.is_leader(chunk)
            return self._plain(chunk, "name.person.known") if known else None
        return self._by_given_name(chunk) or self._by_context(chunk)

    def _by_given_name(self, chunk: Chunk) -> Sighting | None:
        names, first = self.scene.language.names, self.scene.words[chunk.parts[0]]
        asian = first in names.family_first and len(chunk.parts) <= 3 and not self._is_town(chunk)
        given = names.is_given(first) or bool(chunk.initials)
        if (given or asian) and not (self._is_town(chunk) and self._is_located(chunk.first)):
            return self._plain(chunk, "name.person.given")
        return None

    def _is_thing(self, chunk: Chunk) -> bool:
        """Whether the noun before makes the name that of a thing: "aéroport Charles-de-Gaulle"."""
        at = chunk.first - 1
        return self.scene.together(at, chunk.first) and self.scene.words[at] in self.scene.language.names.namesakes

    def _plain(self, chunk: Chunk, rule: str) -> Sighting:
        """A name with the adjective of origin before it: "l'Iranien X"."""
        before = self.hits.get(chunk.first - 1)
        native = before.entry.country if before is not None and before.entry.demonym is not None else None
        return Sighting(chunk, rule, sure=True, feminine=self._gender(chunk, None, None), country=native)

    # The words around it

    def _by_context(self, chunk: Chunk) -> Sighting | None:
        """Two unknown capitalised words: a person where a person can stand and nothing else is likelier."""
        if self._is_town(chunk) or any(self.scene.words[at] in _FOREIGN for at in range(chunk.first, chunk.after)):
            return None
        origin = self.hits.get(chunk.first - 1)
        if origin is not None and origin.kind == "demonym":
            return self._plain(chunk, "name.person.native")
        if Location(self.scene).is_in_row(chunk.first, chunk.after):
            return None
        before = self.scene.tokens[chunk.first - 1].word if self.scene.together(chunk.first - 1, chunk.first) else ""
        given = before in _AT and Location(self.scene).is_dative(chunk.first - 1)
        if before in _DETERMINERS or (before in _PLACES and not given):
            return None
        if given or before in _OPEN or self.scene.starts_verb(chunk.after) or self.scene.is_verbal(chunk.first - 1):
            return self._plain(chunk, "name.person.context")
        return None

    def _is_town(self, chunk: Chunk) -> bool:
        return bool(self.scene.language.places.towns(fold(self.scene.surface(chunk.first, chunk.after))))

    def _is_located(self, first: int) -> bool:
        return self.scene.together(first - 1, first) and self.scene.tokens[first - 1].word in _PLACES
