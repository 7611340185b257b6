"""Armed people, camps and crowds told by a plural or collective noun: "les séparatistes arméniens", "l'armée"."""

from dataclasses import dataclass

from generator.language.organisations import Organisations
from generator.reading.naming.complements import ARTICLES, OF, Complements, takes_sides
from generator.reading.naming.heads import Heads, titled
from generator.reading.naming.namings import Naming
from generator.reading.naming.scene import Scene
from generator.text import fold

_ARMY, _TOWN = "armee", "city"


@dataclass(frozen=True)
class CampReader:
    """Reads the camp whose noun stands at a position."""

    scene: Scene
    heads: Heads

    @property
    def _known(self) -> Organisations:
        return self.scene.language.organisations

    def at(self, at: int) -> Naming | None:
        """ "les séparatistes arméniens", "des forces de la paix russes", "les rebelles du M23", "l'armée"."""
        if self.scene.words[at] not in self._known.groups or self._completes(at):
            return None
        after, rest = self.heads.extent(at + 1, proper=False)
        named = self.heads.has_capital(at + 1, after) and not rest.distant
        if rest.organisation and named and not rest.countries:
            return self._members(at, after, rest)
        if rest.countries or (named and not self._is_at_town(at, after)):
            return self.heads.told(at, after, rest, "camp")
        return self._apposed(at) or self._with_epithet(at) or self._bare(at)

    def _apposed(self, at: int) -> Naming | None:
        """ "Des combattants shebab" are the Shebab."""
        hit = self.heads.hits.get(at + 1)
        known = hit.entry.organisation if hit is not None and self.scene.together(at, at + 1) else None
        if hit is None or known is None or known.sort not in ("armed", "forces"):
            return None
        return Naming(at, hit.after, known.name, fold(known.name), None, "name", "name.organisation.members")

    def _completes(self, at: int) -> bool:
        """Whether the word is the adjective of a noun in the plural: "les opérations [militaires] israéliennes"."""
        before = self.scene.word(at - 1)
        if self.scene.words[at] not in self._known.adjectives or not self.scene.together(at - 1, at):
            return False
        grammar, written = self.scene.language.grammar, self.scene.tokens[at - 1].word
        plain = before.endswith(("s", "x")) and before.isalpha() and not self.scene.capital(at - 1)
        led = written in grammar.closed or written in grammar.prenominal
        return plain and not led and self._known.epithets.before(self.scene.words, at) is None

    def _is_at_town(self, at: int, after: int) -> bool:
        """ "Le retrait de l'armée d'El-Fasher": the town is none that has an army."""
        if self.scene.words[at] != _ARMY or after < at + 3:
            return False
        hit = self.heads.hits.get(at + 2)
        known = hit is not None and hit.entry.spot is not None and hit.entry.spot.kind == _TOWN
        return known or bool(self.scene.language.places.towns(fold(self.scene.surface(at + 2, after))))

    def _members(self, at: int, after: int, rest: Complements) -> Naming | None:
        """ "Les rebelles du M23" are the M23."""
        name = rest.organisation
        if fold(name).partition(" ")[0] in self._known.heads:  # its head will name it
            return None
        noun = self._base(at) if self.scene.words[at] in self._known.bare_groups else ""
        return Naming(at, after, name, fold(name), None, "name", "name.organisation.members", noun=noun)

    def _with_epithet(self, at: int) -> Naming | None:
        """ "Les militaires au pouvoir", "de présumés jihadistes": named well enough."""
        first, after = self._reach(at)
        if after - first < 2:
            return None
        name = titled(self.scene.surface(first, after))
        alone = after - first == 2 and not takes_sides(self.scene, after - 1)
        base = self._base(at) if alone else fold(name)
        return Naming(first, after, name, base, None, "name", "name.organisation.camp")

    def _reach(self, at: int) -> tuple[int, int]:
        """The words of the noun with its epithets."""
        found = self._known.epithets.at(self.scene.words, at + 1)
        after = at + 1 + (found.length if found and self.scene.together(at, at + found.length) else 0)
        after += after == at + 1 and takes_sides(self.scene, after)
        before = self._known.epithets.before(self.scene.words, at)
        first = at - 1 if before and before.length == 1 and self.scene.together(at - 1, at) else at
        return first, after

    def _bare(self, at: int) -> Naming | None:
        """The noun alone, where it has an article; whether it is an actor is told by what it does."""
        phrase = self._known.bare_phrases.at(self.scene.words, at)
        named = phrase is not None or self.scene.words[at] in self._known.bare_groups
        if not named or not self.heads.has_article(at) or self._belongs_to_group(at + 1):
            return None
        after = at + (phrase.length if phrase else 1)
        while self.scene.together(at, after) and self.scene.words[after] in self._known.between:
            after += 1
        words = " ".join(self.scene.words[at:after])
        name, base = (
            titled(self.scene.surface(at, after)),
            self._known.bases.get(words, words if phrase else self._base(at)),
        )
        return Naming(at, after, name, base, None, "name", "name.organisation.bare", sure=False)

    def _belongs_to_group(self, at: int) -> bool:
        """ "Des combattants [du groupe armé] Unité pour la paix": the group will be named."""
        noun = at + 1 + (self.scene.word(at + 1) in ARTICLES)
        return self.scene.word(at) in OF and self.scene.word(noun) in self._known.apposed

    def _base(self, at: int) -> str:
        return self._known.bases.get(self.scene.words[at], self.scene.words[at])
