"""What completes a noun that names a function or an institution: "russe", "des Affaires étrangères", "de l'ONU"."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.language.countries import Country
from generator.reading.naming.lexicon import Hit
from generator.reading.naming.scene import Scene

OF = frozenset(("de", "du", "des", "d'"))
ARTICLES = frozenset(("la", "l'", "le", "les"))
# Words that lead to a field or a set phrase only ("à la Défense", "par intérim"); lower case with accents.
_LOOSE = frozenset("à au aux pour en par auprès près chargé chargée".split())
_SET_PHRASES = frozenset(("interim", "exercice", "chef"))
ADJECTIVE_ENDINGS = (
    "ique", "iques", "al", "ale", "ales", "aux", "aire", "aires", "iste", "istes", "if", "ive", "ives", "elle", "elles",
)  # fmt: skip
_MOST = 5
# Words of a function or name of an organisation; bounds the work on odd text.
_LONGEST = 30


def takes_sides(scene: Scene, at: int) -> bool:
    """ "Pro-turques": an adjective that says whose side somebody is on."""
    return scene.together(at - 1, at) and scene.words[at].startswith("pro-")


@dataclass
class Complements:
    """Reads from the position `at` on, which it moves; collects the states and the organisation that are named.

    links     prepositions other than "de" that may lead to any noun ("pour la défense", "au Mali")
    proper    the head is that of a proper name: adjectives, capitalised words and "et de …" belong to it
    several   "russe et azerbaïdjanais" are two states
    parties   an organisation may stand right behind: "la candidate RN"
    collective  the head names many: once their state or organisation is said, common nouns belong to the verb
              ("les troupes rwandaises du territoire congolais")

    `of_state` are the positions of the words that name states; `distant` tells that a proper noun completes another
    noun than the head ("militaires du détachement de Kelbo"). Two complements may be common nouns ("de maintien de
    la paix"), the second not led by "des": what follows may belong to the verb.
    """

    scene: Scene
    hits: Mapping[int, Hit]
    at: int
    links: frozenset[str] = frozenset()
    proper: bool = False
    several: bool = False
    parties: bool = False
    collective: bool = False
    countries: tuple[Country, ...] = ()
    organisation: str = ""
    distant: bool = False
    of_state: list[int] = field(default_factory=list)

    @property
    def country(self) -> Country | None:
        return self.countries[0] if self.countries else None

    def __post_init__(self) -> None:
        self._head = self.at - 1
        self._commons = 0
        self._told = False

    def read(self) -> int:
        """The position after all complements."""
        for _ in range(_MOST):
            while self._adjective() or self._party() or self._capital():
                pass
            if not (self._complement(self.at) or self._joined_complement()):
                break
        return self.at

    @property
    def _is_told(self) -> bool:
        """Whether it is said of a collective whose it is."""
        return self.collective and (self._told or bool(self.countries))

    def _inside(self, at: int) -> bool:
        return self.scene.together(self._head, at) and self.scene.is_word(at)

    # Right behind

    def _adjective(self) -> bool:
        """Takes "russe", "général", "sortant"."""
        if not self._inside(self.at) or self.scene.capital(self.at):
            return False
        known = self._origin(self.at) or self.scene.words[self.at] in self.scene.language.roles.qualifiers
        known = known or takes_sides(self.scene, self.at)
        guessed = self.proper and not self._is_told
        if not known and not (self._is_adjective(self.at) and (guessed or self._name_follows(self.at + 1))):
            return False
        self.at += 1
        while self.several and self._joined_origin():
            self.at += 2
        return True

    def _joined_origin(self) -> bool:
        joined = self.scene.word(self.at) in ("et", ",") and self._inside(self.at + 1)
        return joined and not self.scene.capital(self.at + 1) and self._origin(self.at + 1)

    def _origin(self, at: int) -> bool:
        """Notes the state of an adjective of origin; a plural one ("dirigeants serbes") is not one of several."""
        hit = self.hits.get(at)
        if hit is None or hit.entry.demonym is None:
            return False
        self._name_state(hit.entry.demonym.country, at, at + 1)
        self.several = self.several and not hit.entry.demonym.plural
        return True

    def _name_state(self, country: Country, first: int, after: int) -> None:
        if self.several or not self.countries:
            self.countries = (*self.countries, country)
        self.of_state += range(first, after)

    def _name_follows(self, at: int) -> bool:
        """Whether a name stands there, so that any adjective before it belongs to the function."""
        return self._inside(at) and self.scene.capital(at)

    def _is_adjective(self, at: int) -> bool:
        word = self.scene.words[at]
        return word in self.scene.language.roles.qualifiers or (len(word) > 5 and word.endswith(ADJECTIVE_ENDINGS))

    def _party(self) -> bool:
        hit = self.hits.get(self.at)
        if not self.parties or hit is None or hit.entry.organisation is None or not self._inside(self.at):
            return False
        self.at = self._known(hit)
        return True

    def _capital(self) -> bool:
        """Takes "National" of "Conseil National"."""
        if not self.proper or not self._name_follows(self.at) or self.at in self.hits:
            return False
        if self.scene.language.names.is_given(self.scene.words[self.at]):
            return False
        self.at += 1
        return True

    # Behind a preposition

    def _joined_complement(self) -> bool:
        """Takes "et de sécurité" behind "Conseil de paix"."""
        joined = self.proper and self._commons > 0 and self.scene.word(self.at) == "et"
        return joined and self.scene.word(self.at + 1) in OF and self._complement(self.at + 1)

    def _complement(self, link_at: int) -> bool:
        """Takes "de l'Azerbaïdjan", "des Affaires étrangères", "du Conseil européen", "de la junte militaire"."""
        if not self._inside(link_at):
            return False
        link = self.scene.tokens[link_at].word
        free = link in OF or link in self.links
        if not free and link not in _LOOSE:
            return False
        noun = self._skip(link_at + 1, frozenset() if link in OF else OF)
        if not self._inside(noun) or not (free or self._is_bound(noun)):
            return False
        common = self._commons == 0 or (self._commons == 1 and link != "des")
        after = self._noun(noun, common=common and not self._is_told)
        if after == noun:
            return False
        if self.of_state and self.of_state[-1] == after - 1:
            self.of_state += range(link_at, noun)
        self.at = after
        return True

    def _skip(self, at: int, links: frozenset[str]) -> int:
        """Past "de" (of "chargé de") and articles."""
        if self.scene.word(at) in links:
            at += 1
        while self._inside(at) and self.scene.words[at] in ARTICLES and not self.scene.capital(at):
            at += 1
        return at

    def _is_bound(self, at: int) -> bool:
        """Whether the noun after "à", "pour", "en" belongs here: "par intérim", "à la Défense"."""
        if self.scene.words[at] in _SET_PHRASES:
            return True
        field = self.scene.language.roles.fields.at(self.scene.words, at)
        return field is not None and (self.scene.capital(at) or self._name_follows(at + field.length))

    def _noun(self, at: int, *, common: bool) -> int:
        """Where the noun of a complement ends; `at` itself where none begins or a common one may not."""
        field = self.scene.language.roles.fields.at(self.scene.words, at)
        hit = self.hits.get(at)
        if hit is not None and hit.kind != "demonym" and (field is None or field.length <= hit.after - at):
            self.distant = self.distant or (self._commons > 0 and hit.kind in ("place", "capital"))
            return self._known(hit)
        if field is not None:
            self._commons += 1
            return self._more_fields(at + field.length)
        if self.scene.capital(at):
            end = self._office(at) or self._capitals(at)
            self.distant = self.distant or self._commons > 0
            self.organisation = self.organisation or (self.scene.surface(at, end) if end > at else "")
            return end
        return self._office(at) or (self._common(at) if common else at)

    def _office(self, at: int) -> int:
        """Where a function of several words ends: "cabinet du [Premier ministre]"."""
        found = self.scene.language.roles.heads.at(self.scene.words, at)
        return at + found.length if found and found.length > 1 else 0

    def _known(self, hit: Hit) -> int:
        self._told = True
        if hit.entry.country is not None:
            self._name_state(hit.entry.country, hit.first, hit.after)
        elif hit.entry.organisation is not None:
            self.organisation = self.organisation or hit.entry.organisation.name
        return hit.after

    def _more_fields(self, at: int) -> int:
        """ "de l'Économie, des Finances et de la Relance": a list of fields goes on."""
        while self._inside(at - 1) and self.scene.word(at) in ("et", ","):
            start = at + 1
            while self._inside(start) and self.scene.words[start] in OF | ARTICLES:
                start += 1
            field = self.scene.language.roles.fields.at(self.scene.words, start) if self.scene.capital(start) else None
            if field is None or at - self._head > _LONGEST:
                break
            at = start + field.length
        return at

    def _capitals(self, at: int) -> int:
        """An unknown proper noun: up to the given name of the person who holds the function."""
        names, end = self.scene.language.names, at + 1
        if names.is_given(self.scene.words[at]) and self.scene.capital(at + 1):
            return at
        while self._inside(end) and self.scene.capital(end) and end not in self.hits and end - at < _LONGEST:
            if names.is_given(self.scene.words[end]):
                return end
            end += 1
        return end if end - at < 3 else at + 1

    def _common(self, at: int) -> int:
        """A common noun and the adjectives after it."""
        grammar, token = self.scene.language.grammar, self.scene.tokens[at]
        closed = token.word in grammar.determiners or token.word in grammar.subjects or token.word in grammar.openers
        forms = self.scene.language.verbs.analyse(token.word)
        if closed or token.word in grammar.times or forms.infinitive:
            return at
        self._commons += 1
        end = at + 1
        while self._inside(end) and not self.scene.capital(end) and end - at < _LONGEST:
            if not self._origin(end) and not self._is_adjective(end):
                break
            end += 1
        return end
