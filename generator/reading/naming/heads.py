"""What the head nouns of organisations have in common: how far their names reach, and whether they act."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.reading.naming.complements import ARTICLES, OF, Complements
from generator.reading.naming.lexicon import Hit
from generator.reading.naming.namings import Naming
from generator.reading.naming.scene import Scene

_BEHIND_ARTICLES = ARTICLES | OF | {"au", "aux", "cette", "cet", "ce", "ces"}
_FOR = frozenset(("pour", "contre"))
_AGENT = frozenset(("par", "selon", "apres", "entre"))
# How far before an "et" its "entre" may stand.
_PARTIES = 8


@dataclass(frozen=True)
class Heads:
    """Looks at the words around a head noun."""

    scene: Scene
    hits: Mapping[int, Hit]

    def extent(self, at: int, *, proper: bool) -> tuple[int, Complements]:
        """Where the complements of a head end, and what they name."""
        between = self.scene.language.organisations.between
        while self.scene.together(at - 1, at) and self.scene.words[at] in between and at not in self.hits:
            at += 1
        links = _FOR if proper else frozenset[str]()
        rest = Complements(self.scene, self.hits, at, links=links, proper=proper, collective=True)
        return rest.read(), rest

    def base(self, first: int, after: int, rest: Complements) -> str:
        """The folded words without those of the state; of several bases for one thing the common one."""
        words = " ".join(self.scene.words[at] for at in range(first, after) if at not in rest.of_state)
        return self.scene.language.organisations.bases.get(words, words)

    def told(self, first: int, after: int, rest: Complements, rule: str) -> Naming:
        """The naming of a common noun with its complements, a capital in front."""
        name = titled(self.scene.surface(first, after))
        base = self.base(first, after, rest)
        return Naming(first, after, name, base, rest.country, "name", f"name.organisation.{rule}")

    def has_article(self, at: int) -> bool:
        return self.scene.together(at - 1, at) and self.scene.words[at - 1] in _BEHIND_ARTICLES

    def is_given(self, at: int) -> bool:
        """Whether a person's given name stands there: "le groupe Ahmed Benali" is nobody's name yet."""
        return self.scene.language.names.is_given(self.scene.words[at])

    def has_capital(self, first: int, after: int) -> bool:
        return any(self.scene.capital(at) for at in range(first, after))

    def acts(self, at: int) -> bool:
        """Whether the noun does something: a subject, an agent, a source, or behind the verb that it reports with."""
        if self.scene.is_subject(at):
            return True
        before = at - 1 - (self.scene.word(at - 1) in _BEHIND_ARTICLES)
        if not self.scene.together(before, at):
            return False
        return self.scene.words[before] in _AGENT or self.reports(before) or self._is_other_party(before)

    def _is_other_party(self, at: int) -> bool:
        """ "Entre des gangs [et] la police"."""
        if self.scene.words[at] != "et":
            return False
        return any(
            self.scene.words[place] == "entre" and self.scene.together(place, at)
            for place in range(max(0, at - _PARTIES), at)
        )

    def reports(self, at: int) -> bool:
        """Whether the word is a verb of speech that has a subject: "a indiqué [l'armée]"."""
        if not self.scene.is_word(at):
            return False
        forms = self.scene.language.verbs.analyse(self.scene.tokens[at].word)
        spoken = self.scene.language.speech.infinitives
        return any(form.lemma in spoken and form.mood != "infinitive" for form in forms)


def titled(surface: str) -> str:
    """With a capital in front."""
    return surface[:1].upper() + surface[1:]
