"""What the name of a place itself, or the words behind it, tell: "Liban-Sud", "Minova, une ville du lac"."""

from dataclasses import dataclass

from generator.reading.naming.scene import Scene

QUARTERS = frozenset("nord sud est ouest centre nord-est nord-ouest sud-est sud-ouest".split())
# How many words behind the comma the noun may stand: "Minova, la nouvelle ville".
_REACH = 5


@dataclass(frozen=True)
class Hints:
    """Looks at a name that no table has."""

    scene: Scene

    def is_part_of_state(self, at: int) -> bool:
        """ "Liban-Sud", "Nord-Mali"."""
        first, _, rest = self.scene.words[at].partition("-")
        names = self.scene.language.countries.names
        return (rest in QUARTERS and first in names) or (first in QUARTERS and rest in names)

    def is_oriented(self, after: int) -> bool:
        """ "Koungueul (centre)", "Saint-Louis (nord)"."""
        inside = self.scene.tokens[after + 1].word if after + 1 < self.scene.size else ""
        return self.scene.word(after) == "(" and self.scene.word(after + 2) == ")" and inside in QUARTERS

    def is_explained(self, after: int) -> bool:
        """ "Minova, la nouvelle ville prise par les rebelles"."""
        if self.scene.word(after) != ",":
            return False
        grammar, places = self.scene.language.grammar, self.scene.language.location.places
        for at in range(after + 1, after + _REACH):
            if not self.scene.together(after, at) or self.scene.capital(at):
                return False
            if self.scene.words[at] in places:
                return True
            if self.scene.tokens[at].word not in grammar.determiners | grammar.prenominal:
                return False
        return False
