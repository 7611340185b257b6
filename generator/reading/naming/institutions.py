"""Words that name an organisation: known names, institutions and camps told by their head noun, acronyms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.language.countries import Country
from generator.language.organisations import Organisations
from generator.reading.naming.complements import ARTICLES, OF, Complements
from generator.reading.naming.lexicon import Hit
from generator.reading.naming.scene import Scene
from generator.schema.mentions import MentionForm
from generator.text import fold

_BEHIND_ARTICLES = ARTICLES | OF | {"au", "aux"}
_FOR = frozenset(("pour", "contre"))
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 7
# How many words an acronym may shorten; how near a known one must stand that they do not spell.
_LONGEST_NAME, _NEAR = 16, 9


@dataclass(frozen=True, slots=True)
class Naming:
    """The words [first, after) name an organisation; `base` are its folded words without those of its state.

    `sure` is unset where only a fuller name elsewhere can tell which organisation is meant.
    """

    first: int
    after: int
    name: str
    base: str
    country: Country | None
    form: MentionForm
    rule: str
    sure: bool = True


@dataclass
class NamingReader:
    """Reads an article from left to right; `taken` are the words of persons' names."""

    scene: Scene
    hits: Mapping[int, Hit]
    taken: frozenset[int]
    # What an acronym in brackets shortens: as written -> the naming before it.
    short: dict[str, Naming] = field(default_factory=dict)
    # Full names that turned out to be those of known organisations: their base -> the naming under the known name.
    renamed: dict[tuple[str, Country | None], Naming] = field(default_factory=dict)

    @property
    def _known(self) -> Organisations:
        return self.scene.language.organisations

    def all(self) -> list[Naming]:
        """The namings in order of the text."""
        return [self._known_as(naming) for naming in list(self._namings())]

    def _known_as(self, naming: Naming) -> Naming:
        known = self.renamed.get((naming.base, naming.country))
        return naming if known is None else replace(naming, name=known.name, base=known.base, country=None)

    def _namings(self) -> Iterator[Naming]:
        done = 0
        for at in self._candidates():
            naming = self._at(at) if at >= done else None
            if naming is not None:
                done = naming.after
                yield self._learn(naming)

    def _candidates(self) -> Iterator[int]:
        """Capitals, known names, and the common words that may be heads."""
        common, hits, scene = self._known.groups | self._known.lower_heads, self.hits, self.scene
        for at, token in enumerate(scene.tokens):
            if (token.capital or at in hits or scene.words[at] in common) and at not in self.taken:
                yield at

    def _at(self, at: int) -> Naming | None:
        hit, word = self.hits.get(at), self.scene.words[at]
        if hit is not None and hit.entry.organisation is not None:
            return self._named(hit)
        if self.scene.capital(at):
            return self._institution(at) if word in self._known.heads else self._camp(at) or self._acronym(at)
        return self._camp(at) or (self._office(at) if word in self._known.lower_heads else None)

    # Acronyms in brackets

    def _learn(self, naming: Naming) -> Naming:
        """Remembers the acronym that follows a name in brackets; one that is known gives its name to the whole."""
        end = self._bracketed(naming.after)
        if end is None:
            return naming
        known = self._known_at(naming.after + 1)
        full = replace(naming, name=known, base=fold(known), country=None) if known else naming
        if known:
            self.renamed[naming.base, naming.country] = full
        self.short.setdefault(self.scene.surface(naming.after + 1, end), full)
        return full

    def _known_at(self, at: int) -> str:
        hit = self.hits.get(at)
        return hit.entry.organisation.name if hit is not None and hit.entry.organisation is not None else ""

    def _bracketed(self, at: int) -> int | None:
        """Where an acronym ends that stands in brackets at `at`: "(CNSP)", "(AUR, extrême droite)"."""
        if self.scene.word(at) != "(" or not self.scene.is_word(at + 1):
            return None
        known = self._known_at(at + 1)
        end = self.hits[at + 1].after if known else at + 2
        if self.scene.word(end) not in (")", ","):
            return None
        return end if known or self.scene.surface(at + 1, end)[1:2].isupper() else None

    def _spelled_out(self, head: int) -> int | None:
        """Where the words from `head` on end that an acronym in brackets shortens: "Cellule de … (CCAT)"."""
        for at in range(head + 1, min(head + _LONGEST_NAME, self.scene.size)):
            if self._bracketed(at) is not None:
                spelled = _spells(self.scene.words[at + 1], self.scene.words[head:at])
                return at if spelled or self._is_known_near(head, at) else None
            if not self.scene.is_word(at):
                return None
        return None

    def _is_known_near(self, head: int, at: int) -> bool:
        """Whether a known name in brackets is near enough to be that of the head: "Mission de l'ONU … (Minusca)"."""
        near = self.scene.capital(head) and at - head < _NEAR
        return near and bool(self._known_at(at + 1)) and not any(self.scene.is_verb(n) for n in range(head + 1, at))

    def _shortened(self, first: int, after: int) -> Naming | None:
        full = self.short.get(self.scene.surface(first, after))
        if full is None:
            return None
        return replace(full, first=first, after=after, form="acronym", rule="name.organisation.acronym")

    # Acronyms alone

    def _acronym(self, at: int) -> Naming | None:
        """An unknown acronym behind an article, or one that the article has explained."""
        surface = self.scene.surface(at, at + 1)
        if not surface.isupper() or not surface.isalnum():
            return None
        ordinary = self.scene.words[at] in self.scene.language.names.words or at in self.hits
        fits = _SHORTEST_ACRONYM <= len(surface) <= _LONGEST_ACRONYM
        if surface in self.short or ordinary or not fits or not self._has_article(at):
            return self._shortened(at, at + 1)
        return Naming(at, at + 1, surface, self.scene.words[at], None, "acronym", "name.organisation.acronym")

    # Known by name

    def _named(self, hit: Hit) -> Naming | None:
        known = hit.entry.organisation
        assert known is not None
        if known.sort == "media" and not self._speaks(hit):
            return None
        if known.sort == "institution":
            return self._extended(hit, known.name)
        return self._shortened(hit.first, hit.after) or self._plain(hit, known.name)

    def _plain(self, hit: Hit, name: str) -> Naming:
        form: MentionForm = "acronym" if self.scene.surface(hit.first, hit.after).isupper() else "name"
        return Naming(hit.first, hit.after, name, fold(name), None, form, "name.organisation.known")

    def _extended(self, hit: Hit, name: str) -> Naming:
        """ "le Parlement russe": a known kind of institution with its state."""
        rest = Complements(self.scene, self.hits, hit.after)
        after = rest.read()
        if not rest.countries or set(range(hit.after, after)) - set(rest.of_state):
            return self._plain(hit, name)
        full = self.scene.surface(hit.first, after)
        return Naming(hit.first, after, full, fold(name), rest.countries[0], "name", "name.organisation.institution")

    def _speaks(self, hit: Hit) -> bool:
        """A medium acts in the news only where it is the source: "selon RFI", "l'AFP a rapporté"."""
        before = hit.first - 1
        if self.scene.word(before) in ARTICLES:
            before -= 1
        led = self.scene.together(before, hit.first) and self.scene.words[before] in ("selon", "apres", "par")
        return led or self.scene.starts_verb(hit.after)

    # Told by their head

    def _institution(self, at: int) -> Naming | None:
        """ "le Front de libération du Haut-Karabakh", "le Parti démocratique", "le Conseil de sécurité russe"."""
        after, rest = self._extent(at + 1, proper=True)
        after = self._spelled_out(at) or after
        if after == at + 1:
            return self._bare(at)
        if self.scene.opens(at) and not rest.countries and not self._has_capital(at + 1, after):
            return None
        base = self._base(at, after, rest)
        name = self._known.defaults.get(base) if not rest.countries else None
        sure = bool(rest.countries) or base not in self._known.defaults
        full = name or self.scene.surface(at, after)
        return Naming(at, after, full, base, _first(rest), "name", "name.organisation.institution", sure)

    def _bare(self, at: int) -> Naming | None:
        """A head alone names only what is named in full elsewhere."""
        if self.scene.opens(at) or not self._has_article(at):
            return None
        name, base = self.scene.surface(at, at + 1), self.scene.words[at]
        return Naming(at, at + 1, name, base, None, "name", "name.organisation.bare", sure=False)

    def _office(self, at: int) -> Naming | None:
        """ "le ministère russe de la Défense", "le parlement ukrainien": its state or a proper noun must be named."""
        after, rest = self._extent(at + 1, proper=False)
        if self._leads_to_name(after):
            return None
        if after > at + 1 and (rest.countries or self._has_capital(at + 1, after)):
            return self._told(at, after, rest, "office")
        end = self._spelled_out(at)
        return self._told(at, end, rest, "office") if end is not None else None

    def _leads_to_name(self, after: int) -> bool:
        """ "le mouvement islamiste palestinien Hamas" is the Hamas."""
        following = self.hits.get(after)
        apposed = following is not None and following.entry.organisation is not None
        return apposed and self.scene.together(after - 1, after)

    def _camp(self, at: int) -> Naming | None:
        """ "les séparatistes arméniens", "des forces de la paix russes", "les rebelles du M23", "l'armée"."""
        word = self.scene.words[at]
        if word not in self._known.groups:
            return None
        after, rest = self._extent(at + 1, proper=False)
        if rest.organisation and not rest.countries:
            name = rest.organisation
            return Naming(at, after, name, fold(name), None, "name", "name.organisation.members")
        if rest.countries or self._has_capital(at + 1, after):
            return self._told(at, after, rest, "camp")
        if word not in self._known.bare_groups or not self._has_article(at):
            return None
        name = _titled(self.scene.surface(at, at + 1))
        return Naming(at, at + 1, name, word, None, "name", "name.organisation.bare", sure=False)

    # Parts

    def _told(self, at: int, after: int, rest: Complements, rule: str) -> Naming:
        name = _titled(self.scene.surface(at, after))
        return Naming(at, after, name, self._base(at, after, rest), _first(rest), "name", f"name.organisation.{rule}")

    def _extent(self, at: int, *, proper: bool) -> tuple[int, Complements]:
        """Where the complements of a head end, and what they name."""
        while self.scene.together(at - 1, at) and self.scene.words[at] in self._known.between and at not in self.hits:
            at += 1
        links = _FOR if proper else frozenset[str]()
        rest = Complements(self.scene, self.hits, at, links=links, proper=proper)
        return rest.read(), rest

    def _base(self, first: int, after: int, rest: Complements) -> str:
        return " ".join(self.scene.words[at] for at in range(first, after) if at not in rest.of_state)

    def _has_article(self, at: int) -> bool:
        return self.scene.together(at - 1, at) and self.scene.words[at - 1] in _BEHIND_ARTICLES

    def _has_capital(self, first: int, after: int) -> bool:
        return any(self.scene.capital(at) for at in range(first, after))


def _spells(letters: str, words: Sequence[str]) -> bool:
    """Whether the letters of an acronym begin words in their order, the first one the first."""
    if len(letters) < 2 or not words or words[0][:1] != letters[0]:
        return False
    initials = iter(word[0] for word in words)
    return all(letter in initials for letter in letters)


def _first(rest: Complements) -> Country | None:
    return rest.countries[0] if rest.countries else None


def _titled(surface: str) -> str:
    return surface[:1].upper() + surface[1:]
