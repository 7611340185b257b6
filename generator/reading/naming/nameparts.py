"""Which single words may be part of a person's name."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.reading.naming.lexicon import Hit
from generator.reading.naming.scene import Scene

# Names may begin with a small article tied to them: "al-Assad", "el-Béchir".
_TIED = ("al-", "el-", "as-", "ad-", "an-", "ar-", "at-", "ash-", "ben-", "bin-", "ag-", "ould-")
# "Servant of" in Arabic names: what follows belongs to the given name ("Abdel Fatah").
_SERVANT = frozenset(("abd", "abdel", "abdul", "abdoul"))
_REGNAL = frozenset("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII".split())
_SHORTEST_FAMILY_IN_CAPITALS = 4


@dataclass(frozen=True)
class NameParts:
    """`hits` are the known names of the article."""

    scene: Scene
    hits: Mapping[int, Hit]

    def is_initial(self, at: int) -> bool:
        """ "E." of "E. Macron"; "M." is a title."""
        word = self.scene.word(at)
        return len(word) == 2 and word[1] == "." and word != "m." and self.scene.capital(at)

    def is_tied(self, at: int) -> bool:
        word = self.scene.word(at)
        return "-" in word and word.startswith(_TIED) and self.scene.surface(at, at + 1).partition("-")[2][:1].isupper()

    def is_given(self, at: int) -> bool:
        return self.scene.language.names.is_given(self.scene.word(at))

    def is_title(self, at: int) -> bool:
        return self.scene.is_word(at) and self.scene.surface(at, at + 1).rstrip(".") in self.scene.language.roles.civil

    def is_part(self, at: int, *, first: bool = False) -> bool:
        """Whether the word may be a part of a name; `first`: it would begin one, perhaps with an automatic capital."""
        scene = self.scene
        token = scene.tokens[at] if 0 <= at < scene.size else None
        if token is None or token.kind != "word" or not (token.capital or self.is_tied(at)):
            return False
        word, names = scene.words[at], scene.language.names
        if len(word) < 2 or word[-1] in "'." or self.is_title(at):
            return False
        if names.is_given(word):
            return word not in names.words or scene.capital(at + 1)
        if word in names.words or word in scene.language.organisations.heads or self._is_acronym(at):
            return False
        if at in self.hits and self.hits[at].kind in ("demonym", "organisation") and scene.word(at - 1) not in _SERVANT:
            return False
        return not (first and scene.opens(at) and self._is_common(at))

    def is_odd_family(self, at: int) -> bool:
        """Whether a common word with a capital is a family name behind a given one: "Theresa May"."""
        names = self.scene.language.names
        given = self.is_given(at - 1) and self.scene.words[at - 1] not in names.words
        titled = self.is_title(at) and self.is_part(at + 1)  # "Hassan Cheikh Mohamoud"
        known = self.scene.is_word(at) and (titled or self.scene.words[at] in names.words)
        common = known and self.scene.capital(at)
        return given and common and len(self.scene.words[at]) > 1

    def is_regnal(self, at: int) -> bool:
        """ "Elizabeth II"."""
        return self.is_given(at - 1) and self.scene.is_word(at) and self.scene.surface(at, at + 1) in _REGNAL

    def is_third(self, at: int, first: int) -> bool:
        """Whether any capital is the third part of a name that begins with its family: "Kim Jong Un"."""
        asian = self.scene.words[first] in self.scene.language.names.family_first
        return asian and self.scene.is_word(at) and self.scene.capital(at) and at not in self.hits

    def is_namesake(self, at: int) -> bool:
        """Whether the name of an organisation is here the end of a person's: "Thérèse Kayikwamba Wagner"."""
        hit = self.hits.get(at)
        return hit is not None and hit.kind == "organisation" and hit.after == at + 1 and not self._is_acronym(at)

    def _is_acronym(self, at: int) -> bool:
        """Capitals only, unless they write the family name behind a given one: "Nicolas SARKOZY"."""
        surface = self.scene.surface(at, at + 1)
        if not surface.isupper():
            return not surface.isalpha() and any(char.isdigit() for char in surface)
        return len(surface) < _SHORTEST_FAMILY_IN_CAPITALS or not self.is_given(at - 1)

    def _is_common(self, at: int) -> bool:
        """Whether a word with an automatic capital is a common one: a verb, a function, grammar."""
        language, word = self.scene.language, self.scene.tokens[at].word
        grammar = language.grammar
        closed = word in grammar.determiners or word in grammar.openers or word in grammar.adverbs
        verb = bool(language.verbs.analyse(word)) and not self.scene.capital(at + 1)
        function = language.roles.heads.at(self.scene.words, at) is not None
        return closed or verb or function or word in grammar.subjects
