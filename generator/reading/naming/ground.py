"""Verbs whose object is ground: what somebody crosses, and the towns that are hit or held."""

from collections.abc import Collection
from dataclasses import dataclass

from generator.language.location import LocationWords
from generator.reading.naming.scene import Scene

# How many words before a verb of aiming the blow may stand: "les frappes américaines qui ont visé Sanaa".
_NEAR = 8


@dataclass(frozen=True)
class Ground:
    """`at` is the position right before a name and its article."""

    scene: Scene

    @property
    def _words(self) -> LocationWords:
        return self.scene.language.location

    def is_crossed(self, at: int) -> bool:
        """ "Survoler le Japon", "quitter le Mali": where somebody was."""
        return self._is_one_of(self._words.crossing, at)

    def is_hit(self, at: int) -> bool:
        """ "Ont frappé Sanaa", "des missiles visant Kiev"; "des sanctions visant Moscou" hit no town."""
        return self._is_one_of(self._words.hitting, at) or (
            self._is_one_of(self._words.aiming, at) and self._is_aimed(at)
        )

    def _is_one_of(self, lemmas: Collection[str], at: int) -> bool:
        if not self.scene.is_word(at) or self.scene.capital(at):
            return False
        return any(form.lemma in lemmas for form in self.scene.language.verbs.analyse(self.scene.tokens[at].word))

    def _is_aimed(self, at: int) -> bool:
        before = range(at - 1, at - 1 - _NEAR, -1)
        return any(self.scene.together(place, at) and self.scene.words[place] in self._words.blows for place in before)
