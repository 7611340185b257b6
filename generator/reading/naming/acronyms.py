"""Acronyms in brackets behind the name that they shorten, and where they stand alone later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.language.countries import Country
from generator.reading.naming.lexicon import Hit
from generator.reading.naming.namings import Naming
from generator.reading.naming.scene import Scene
from generator.text import fold

_SHORTEST = 3
_NOMINAL = frozenset(("en", "de", "d'", "a"))
# How many words an acronym may shorten; how near a known one must stand that they do not spell.
_LONGEST_NAME, _NEAR = 16, 10
# How many words may stand between the end of a name, as its grammar tells it, and its acronym.
_LED = 3


@dataclass
class Acronyms:
    """What the article explains so far. `hits` are its known names."""

    scene: Scene
    hits: Mapping[int, Hit]
    # As written -> the naming before the brackets.
    short: dict[str, Naming] = field(default_factory=dict)
    # Full names that turned out to be those of known organisations: their base -> the naming under the known name.
    renamed: dict[tuple[str, Country | None], Naming] = field(default_factory=dict)

    def known_as(self, naming: Naming) -> Naming:
        """The naming under the known name of its organisation."""
        known = self.renamed.get((naming.base, naming.country))
        return naming if known is None else replace(naming, name=known.name, base=known.base, country=None)

    def learn(self, naming: Naming) -> Naming:
        """Remembers the acronym that follows a name in brackets; one that is known gives its name to the whole."""
        naming = self._told_behind(naming)
        end = self.bracketed(naming.after)
        if end is None or self._is_state(naming.after + 1):
            return naming
        known = self._known_at(naming.after + 1)
        full = replace(naming, name=known, base=fold(known), country=None, sure=True) if known else naming
        if known:
            self.renamed[naming.base, naming.country] = full
        self.short.setdefault(self.scene.surface(naming.after + 1, end), full)
        return full

    def _told_behind(self, naming: Naming) -> Naming:
        """ "La CENI (Commission électorale nationale indépendante)": the name in brackets is the acronym's."""
        scene, at = self.scene, naming.first - 1
        short = scene.surface(at - 1, at) if at > 0 and scene.word(at) == "(" else ""
        close = next((end for end in range(naming.after, naming.after + _NEAR) if scene.word(end) == ")"), None)
        if not short.isupper() or close is None or not _initials(fold(short), scene.words[naming.first : close]):
            return naming
        name = self._known_at(at - 1) or short
        return replace(naming, after=close, name=name, base=fold(name), country=None)

    def _is_state(self, at: int) -> bool:
        """ "Les rebelles en République démocratique du Congo (RDC)": the brackets shorten the state's name."""
        return at in self.hits and self.hits[at].kind == "country"

    def explained(self, first: int, after: int) -> Naming | None:
        """The organisation that the words [first, after) shorten."""
        full = self.short.get(self.scene.surface(first, after))
        if full is None:
            return None
        return replace(full, first=first, after=after, form="acronym", rule="name.organisation.acronym")

    def bracketed(self, at: int) -> int | None:
        """Where an acronym ends that stands in brackets at `at`: "(CNSP)", "(AUR, extrême droite)"."""
        if self.scene.word(at) != "(" or not self.scene.is_word(at + 1):
            return None
        known = self._known_at(at + 1)
        end = self.hits[at + 1].after if known else at + 2
        if self.scene.word(end) not in (")", ","):
            return None
        return end if known or self.scene.surface(at + 1, end)[1:2].isupper() else None

    def spelled_out(self, head: int) -> int | None:
        """Where the words from `head` on end that an acronym in brackets shortens: "Cellule de … (CCAT)"."""
        for at in range(head + 1, min(head + _LONGEST_NAME, self.scene.size)):
            if self.bracketed(at) is not None:
                return at if self._shortens(head, at) else None
            if not self.scene.is_word(at):
                return None
        return None

    def led_to(self, after: int) -> int | None:
        """Where a name goes on to its acronym past its grammatical end: "Chambre de la marine marchande (ICS)"."""
        for at in range(after, after + _LED):
            if self.bracketed(at) is not None:
                return at if at > after else None
            if not self.scene.is_word(at) or self._is_auxiliary(at):
                return None
        return None

    def _is_auxiliary(self, at: int) -> bool:
        forms = self.scene.language.verbs.analyse(self.scene.tokens[at].word)
        return any(form.lemma in ("être", "avoir") for form in forms)

    def _shortens(self, head: int, at: int) -> bool:
        if _spells(self.scene.words[at + 1], self.scene.words[head:at]):
            return True
        nominal = not any(self._is_verb(place) for place in range(head + 1, at))
        tongue = self._is_of_another_tongue(at) or self._is_for_the_whole(head, at)
        return nominal and (self._is_known_near(head, at) or tongue)

    def _is_verb(self, at: int) -> bool:
        """A verb, unless a preposition makes a noun of it: "mise en œuvre", "agence de lutte"."""
        return self.scene.is_verb(at) and self.scene.words[at - 1] not in _NOMINAL

    def _is_for_the_whole(self, head: int, at: int) -> bool:
        """Whether letters that spell nothing are those of a long name: "Conseil de mise en œuvre de la paix (PIC)"."""
        surface = self.scene.surface(at + 1, at + 2)
        if not (self.scene.capital(head) and at - head < _NEAR and surface.isupper() and len(surface) >= _SHORTEST):
            return False
        return not any(_spells(fold(surface), self.scene.words[place:at]) for place in range(head + 1, at))

    def _is_known_near(self, head: int, at: int) -> bool:
        """Whether a known name in brackets is near enough to be that of the head: "Mission de l'ONU … (Minusca)"."""
        return at - head < _NEAR and bool(self._known_at(at + 1))

    def _is_of_another_tongue(self, at: int) -> bool:
        """Whether unknown letters behind a known name belong to more: "mission de l'Union africaine (AUEOM)"."""
        surface = self.scene.surface(at + 1, at + 2)
        last = next((hit for back in range(1, _NEAR) if (hit := self.hits.get(at - back)) and hit.after == at), None)
        if last is None or self._known_at(at + 1) or not surface.isupper():
            return False
        return len(surface) >= _SHORTEST and not _spells(fold(surface), self.scene.words[last.first : at])

    def _known_at(self, at: int) -> str:
        hit = self.hits.get(at)
        return hit.entry.organisation.name if hit is not None and hit.entry.organisation is not None else ""


def _initials(letters: str, words: Sequence[str]) -> bool:
    """Whether the letters of an acronym are initials of the words, in any order behind the first one."""
    initials = [word[0] for word in words]
    counted = all(initials.count(letter) >= letters.count(letter) for letter in letters)
    return len(letters) >= _SHORTEST and initials[0] == letters[0] and counted


def _spells(letters: str, words: Sequence[str]) -> bool:
    """Whether the letters of an acronym begin words in their order, the first one the first."""
    if len(letters) < 2 or not words or words[0][:1] != letters[0]:
        return False
    initials = iter(word[0] for word in words)
    return all(letter in initials for letter in letters)
