"""Functions in the text: "l'ancien ministre russe des Affaires étrangères", with all that belongs to them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.language.countries import Country
from generator.language.phrases import Found, words_of
from generator.language.roles import RoleWord
from generator.lazy import once
from generator.reading.naming.complements import ARTICLES, OF, Complements
from generator.reading.naming.lexicon import Hit
from generator.reading.naming.scene import Scene
from generator.values import value

Lead = Literal["the", "his", "a", "this", ""]

_LEADS: Mapping[str, Lead] = {
    **dict.fromkeys(("le", "la", "l'", "les", "au", "aux", "du", "des"), "the"),
    **dict.fromkeys(("son", "sa", "ses", "leur", "leurs"), "his"),
    **dict.fromkeys(("un", "une"), "a"),
    **dict.fromkeys(("ce", "cet", "cette", "ces"), "this"),
}
_GENDERS = {"le": False, "un": False, "la": True, "une": True}
# Leads that hide a preposition stay out of the words that name somebody.
_CONTRACTED = frozenset(("au", "aux", "du", "des"))
_ENVOYS_GO = frozenset(("à", "au", "aux", "en", "pour", "auprès"))
_MOST_WORDS_BEFORE = 3


@value
class Function:
    """[first, after) with the lead, [head, after) without it, whose words are `label`.

    `counterpart` is set for "son homologue azerbaïdjanais", which has the function of somebody else.
    """

    first: int
    head: int
    after: int
    lead: Lead
    word: RoleWord
    label: str
    countries: tuple[Country, ...] = ()
    organisation: str = ""
    former: bool = False
    counterpart: bool = False
    gender: bool | None = None

    def __hash__(self) -> int:
        return hash((self.first, self.after))

    @property
    def country(self) -> Country | None:
        return self.countries[0] if self.countries else None

    @property
    def nouns(self) -> range:
        """The words of the head behind its first, where it has several: "chef [d'état-major]"."""
        return range(self.head + 1, self.head + len(words_of(self.word.lemma)))

    @property
    def plural(self) -> bool:
        return self.word.plural

    @property
    def feminine(self) -> bool | None:
        """What the word, else its article ("la maire") says."""
        return self.gender if self.word.feminine is None else self.word.feminine


def _like(before: Sequence[Function], counterpart: Function) -> Function:
    """ "Son homologue" has the function that was named last."""
    model = next((function for function in reversed(before[-4:]) if function.word.powers), None)
    if model is None:
        return counterpart
    word = replace(model.word, plural=counterpart.plural, feminine=counterpart.word.feminine)
    return replace(counterpart, word=word)


@dataclass(frozen=True)
class FunctionReader:
    """Reads the functions of an article; `hits` are its known names."""

    scene: Scene
    hits: Mapping[int, Hit]

    @once
    def _words(self) -> list[str]:
        """Folded words without the "ex-" that may stand before a function."""
        words = self.scene.words
        return [word.removeprefix("ex-") for word in words] if "ex-" in self.scene.view.folded else words

    def all(self) -> tuple[Function, ...]:
        """The functions in order of the text; one inside the complement of another follows it."""
        found: list[Function] = []
        done = 0
        for at in self._candidates():
            function = self._at(at) if at >= done else None
            if function is not None:
                found.append(_like(found, function) if function.counterpart else function)
                found += self._within(function)
                done = function.after
        return tuple(found)

    def _candidates(self) -> list[int]:
        roles = self.scene.language.roles
        heads, counterparts = roles.heads.openers, roles.counterparts
        return [at for at, word in enumerate(self._words) if word in heads or word in counterparts]

    def _within(self, outer: Function) -> Iterator[Function]:
        """The function in the complement of another one: "le porte-parole du président russe"."""
        for at in range(outer.head + 1, outer.after):
            inner = self._at(at) if self.scene.words[at - 1] in OF | ARTICLES else None
            if inner is not None and inner.word.powers and inner.after == outer.after:
                yield inner

    def _at(self, head: int) -> Function | None:
        if head in self.hits and self.hits[head].kind != "demonym":
            return None
        roles = self.scene.language.roles
        counterpart = roles.counterparts.get(self._words[head])
        if counterpart is not None:
            return self._read(head, head + 1, counterpart, counterpart=True)
        for found in roles.heads.all_at(self._words, head):
            if self._stands_alone(head, head + found.length) and not self._is_name(head, found):
                return self._read(head, head + found.length, found.value)
        return None

    def _stands_alone(self, head: int, after: int) -> bool:
        """Whether the words end no known name in its middle: "président du [Conseil constitutionnel]"."""
        known = (self.hits.get(at) for at in range(head + 1, after))
        return self.scene.together(head, after - 1) and all(hit is None or hit.after <= after for hit in known)

    def _is_name(self, head: int, found: Found[RoleWord]) -> bool:
        """Whether a profession with a capital is a name: "Laurent Berger", "Marine Le Pen"."""
        return self.scene.capital(head) and found.length == 1 and not found.value.powers and self._may_be_name(head)

    def _may_be_name(self, head: int) -> bool:
        return not self.scene.opens(head) or self.scene.language.names.is_given(self.scene.words[head])

    def _read(self, head: int, after: int, word: RoleWord, *, counterpart: bool = False) -> Function:
        first, lead, former = self._lead(head)
        links = _ENVOYS_GO if word.lemma in self.scene.language.roles.envoys else frozenset[str]()
        rest = Complements(self.scene, self.hits, after, links=links, several=word.plural, parties=True)
        after = rest.read()
        word = self._with_portfolio(word, head, after)
        gender = None if word.plural else _GENDERS.get(self.scene.word(head - 1))
        former = former or self.scene.words[head].startswith("ex-")
        label = self.scene.surface(head, after)
        return Function(
            first, head, after, lead, word, label, rest.countries, rest.organisation, former, counterpart, gender
        )

    def _with_portfolio(self, word: RoleWord, head: int, after: int) -> RoleWord:
        """A minister of foreign affairs holds diplomacy too."""
        portfolios = self.scene.language.roles.portfolios
        powers = {portfolios[field] for field in self.scene.words[head:after] if field in portfolios}
        if not powers or not word.powers:
            return word
        return replace(word, powers=word.powers | powers, recalled=word.recalled | powers)

    def _lead(self, head: int) -> tuple[int, Lead, bool]:
        """The first word of the whole, its article, and whether the function is over."""
        scene, at, former = self.scene, head, False
        before = scene.language.roles.before
        while scene.together(at - 1, head) and head - at < _MOST_WORDS_BEFORE and scene.words[at - 1] in before:
            at -= 1
            former = former or scene.words[at] in ("ancien", "ancienne", "ex", "defunt")
        lead = _LEADS.get(scene.words[at - 1], "") if scene.together(at - 1, head) else ""
        takes = lead != "" and scene.words[at - 1] not in _CONTRACTED
        return (at - 1 if takes else at), lead, former
