"""Words that name an organisation: known names, institutions and camps told by their head noun, acronyms."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.language.countries import Country
from generator.language.organisations import Organisations
from generator.lazy import once
from generator.reading.naming.acronyms import Acronyms
from generator.reading.naming.camps import CampReader
from generator.reading.naming.complements import ADJECTIVE_ENDINGS, ARTICLES, OF, Complements
from generator.reading.naming.heads import Heads
from generator.reading.naming.lexicon import Hit
from generator.reading.naming.location import Location
from generator.reading.naming.namings import Naming
from generator.reading.naming.scene import Scene
from generator.schema.mentions import MentionForm
from generator.text import fold

_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 7
# Words between a noun and the unknown name behind it, and words of that name.
_EPITHETS, _LONGEST_NAME = 6, 4
_SHORTEST_ADJECTIVE = 5
# Two capitals in one word, none of them those of a person ("McCain", "DiCaprio").
_BRAND = re.compile(r"(?!Mac|Mc|Di|De|Le|La|Du|Fitz)[A-Z][a-z]{2,12}[A-Z][a-z]{2,12}")
_AT = frozenset(("à", "au", "devant"))
_DETERMINERS = ARTICLES | {"un", "une"}
_SOURCE = frozenset(("selon", "apres", "par"))


@dataclass
class NamingReader:
    """Reads an article from left to right; `taken` are the words of persons' names and of functions' heads."""

    scene: Scene
    hits: Mapping[int, Hit]
    taken: frozenset[int]

    @once
    def _acronyms(self) -> Acronyms:
        return Acronyms(self.scene, self.hits)

    @once
    def _heads(self) -> Heads:
        return Heads(self.scene, self.hits)

    @once
    def _camps(self) -> CampReader:
        return CampReader(self.scene, self._heads)

    @once
    def _location(self) -> Location:
        return Location(self.scene)

    @property
    def _known(self) -> Organisations:
        return self.scene.language.organisations

    def all(self) -> list[Naming]:
        """The namings in order of the text."""
        return [self._acronyms.known_as(naming) for naming in list(self._namings())]

    def _namings(self) -> Iterator[Naming]:
        last: Naming | None = None
        for at in self._candidates():
            naming = self._at(at) if last is None or at >= last.after else None
            if naming is not None:
                last = self._acronyms.learn(self._glossed(last, naming))
                yield last

    def _glossed(self, before: Naming | None, naming: Naming) -> Naming:
        """ "Jaïch-e-Mohammed (Armée de Mohammed)": a name in brackets behind another one is the same organisation's."""
        if before is None or naming.first != before.after + 1 or self.scene.word(before.after) != "(":
            return naming
        if self.scene.word(naming.after) != ")" or naming.form == "acronym" or before.form == "acronym":
            return naming
        return replace(naming, name=before.name, base=before.base, country=before.country)

    def _candidates(self) -> Iterator[int]:
        """Capitals, known names, and the common words that may be heads."""
        common, hits, scene = self._known.common_heads, self.hits, self.scene
        for at, token in enumerate(scene.tokens):
            if (token.capital or at in hits or scene.words[at] in common) and at not in self.taken:
                yield at

    def _at(self, at: int) -> Naming | None:
        hit, word = self.hits.get(at), self.scene.words[at]
        if hit is not None and hit.entry.organisation is not None:
            return self._named(hit)
        if hit is not None and hit.kind == "capital":
            return self._seated(hit)
        if self.scene.capital(at):
            named = self._camps.at(at) or self._apposed(at) or self._acronym(at) or self._brand(at)
            return self._institution(at) if word in self._known.heads else named
        if self.scene.word(at - 1) == "en" and self.scene.together(at - 1, at):  # "mise en garde"
            return None
        office = self._office(at) if word in self._known.lower_heads else None
        return self._camps.at(at) or office or self._apposed(at) or self._recalled(at)

    # Acronyms alone

    def _acronym(self, at: int) -> Naming | None:
        """An unknown acronym behind an article, or one that the article has explained."""
        surface = self.scene.surface(at, at + 1)
        if not surface.isupper() or not surface.isalnum():
            return None
        ordinary = self.scene.words[at] in self.scene.language.names.words or at in self.hits
        fits = _SHORTEST_ACRONYM <= len(surface) <= _LONGEST_ACRONYM
        explained = self._acronyms.explained(at, at + 1)
        if explained or ordinary or not fits or not self._heads.has_article(at) or self._is_shouted(at):
            return explained
        return Naming(at, at + 1, surface, self.scene.words[at], None, "acronym", "name.organisation.acronym")

    def _brand(self, at: int) -> Naming | None:
        """ "Un sondage d'AtlasIntel", "selon OpinionWay": a capital inside the word, where somebody speaks or acts."""
        surface = self.scene.surface(at, at + 1)
        if not _BRAND.fullmatch(surface) or at in self.hits or not self._tells(at, at + 1):
            return None
        return Naming(at, at + 1, surface, self.scene.words[at], None, "name", "name.organisation.brand")

    def _is_shouted(self, at: int) -> bool:
        """Whether the word before is in capitals too: "DES TIRS DE DRONES"."""
        return len(before := self.scene.surface(at - 1, at)) > 1 and before.isupper()

    # Known by name

    def _named(self, hit: Hit) -> Naming | None:
        known = hit.entry.organisation
        assert known is not None
        if self._ends_name(hit):
            return None
        if (known.sort == "media" and not self._speaks(hit)) or (
            known.name in self._known.buildings and self._is_in(hit)
        ):
            return None
        if known.sort == "institution":
            return self._extended(hit, known.name)
        return self._acronyms.explained(hit.first, hit.after) or self._plain(hit, known.name)

    def _ends_name(self, hit: Hit) -> bool:
        """Whether the word ends a person's name: "la ministre Kayikwamba Wagner"."""
        behind = hit.first - 1 in self.taken and self.scene.together(hit.first - 1, hit.first)
        return behind and self.scene.capital(hit.first - 1) and not self.scene.surface(hit.first, hit.after).isupper()

    def _seated(self, hit: Hit) -> Naming | None:
        """ "Selon Bruxelles": the organisation that sits in a town, where the article does not speak of its state."""
        seated = self._known.seats.get(self.scene.words[hit.first])
        if seated is None or self._speaks_of(hit.entry.country) or not self._location.stands_for_somebody(hit):
            return None
        return Naming(hit.first, hit.after, seated.name, fold(seated.name), None, "capital", "name.organisation.seat")

    def _speaks_of(self, country: Country | None) -> bool:
        return any(hit.entry.country == country for hit in self.hits.values() if hit.kind != "capital")

    def _plain(self, hit: Hit, name: str) -> Naming:
        form: MentionForm = "acronym" if self.scene.surface(hit.first, hit.after).isupper() else "name"
        return Naming(hit.first, hit.after, name, fold(name), None, form, "name.organisation.known")

    def _extended(self, hit: Hit, name: str) -> Naming:
        """ "le Parlement russe": a known kind of institution with its state; "le Congrès progressiste (APC)"."""
        rest = Complements(self.scene, self.hits, hit.after, proper=True, collective=True)
        after = rest.read()
        full = self.scene.surface(hit.first, after)
        if after > hit.after and not rest.countries and self._acronyms.bracketed(after) is not None:
            return Naming(hit.first, after, full, fold(full), None, "name", "name.organisation.institution")
        if not rest.countries or set(range(hit.after, after)) - set(rest.of_state):
            return self._plain(hit, name)
        return Naming(hit.first, after, full, fold(name), rest.countries[0], "name", "name.organisation.institution")

    def _speaks(self, hit: Hit) -> bool:
        """A medium acts in the news only where it is the source: "selon RFI", "l'AFP a rapporté", "rapporte l'AFP"; an
        agency also where it is told something ("a-t-il dit à l'AFP").
        """
        known = hit.entry.organisation
        agency = known is not None and known.name in self._known.agencies
        told = agency and self._location.lead(hit.first)[0] == "à"
        return told or self._tells(hit.first, hit.after)

    def _tells(self, first: int, after: int) -> bool:
        """Whether words are told to speak: by what stands before them, or by a verb behind."""
        before, voices = first - 1, self.scene.language.speech.voices
        before -= self._is_demonym(before) and self.scene.word(before - 1) in voices
        while (word := self.scene.word(before)) in _DETERMINERS or word in voices or self._is_of_voice(before):
            before -= 1
        led = self.scene.together(before, first)
        told = led and (self.scene.words[before] in _SOURCE or self._heads.reports(before))
        return told or self.scene.starts_verb(after)

    def _is_demonym(self, at: int) -> bool:
        """ "L'agence [britannique] Reuters"."""
        return at in self.hits and self.hits[at].kind == "demonym"

    def _is_of_voice(self, at: int) -> bool:
        """The "de" of "un journaliste de l'AFP"."""
        return self.scene.words[at] in OF and self.scene.word(at - 1) in self.scene.language.speech.voices

    def _is_in(self, hit: Hit) -> bool:
        """ "Reçu à l'Élysée": a building."""
        at = hit.first - 1 - (self.scene.word(hit.first - 1) in ARTICLES)
        return (
            self.scene.together(at, hit.first)
            and self.scene.tokens[at].word in _AT
            and not self._location.is_dative(at)
        )

    # Told by their head

    def _institution(self, at: int) -> Naming | None:
        """ "le Front de libération du Haut-Karabakh", "le Parti démocratique", "le Conseil de sécurité russe"."""
        after, rest = self._heads.extent(at + 1, proper=True)
        after = self._acronyms.spelled_out(at) or self._acronyms.led_to(after) or after
        if after == at + 1:
            return self._bare(at)
        if self.scene.opens(at) and not rest.countries and not self._heads.has_capital(at + 1, after):
            return None
        base = self._without_owner(self._heads.base(at, after, rest), rest)
        name = self._known.defaults.get(base) if not rest.countries else None
        sure = bool(rest.countries) or base not in self._known.defaults
        full = name or self.scene.surface(at, after)
        return Naming(at, after, full, base, rest.country, "name", "name.organisation.institution", sure)

    def _without_owner(self, base: str, rest: Complements) -> str:
        """The base of "Conseil de sécurité des Nations unies" is that of "Conseil de sécurité"."""
        defaults = self._known.defaults
        owned = (bare for bare, full in defaults.items() if rest.organisation and full.endswith(rest.organisation))
        return next((bare for bare in owned if base.startswith(f"{bare} ")), base)

    def _bare(self, at: int) -> Naming | None:
        """A head alone names only what is named in full elsewhere."""
        if self.scene.opens(at) or not self._heads.has_article(at):
            return None
        name, base = self.scene.surface(at, at + 1), self.scene.words[at]
        return Naming(at, at + 1, name, base, None, "name", "name.organisation.bare", sure=False)

    def _office(self, at: int) -> Naming | None:
        """ "le ministère russe de la Défense", "le parlement ukrainien": its state or a proper noun must be named."""
        after, rest = self._heads.extent(at + 1, proper=False)
        if self._leads_to_name(after):
            return None
        if self.scene.words[at] in self._known.recalls and rest.countries and self._is_described(at, after):
            base = self.scene.words[at]
            name = self.scene.surface(at, after)
            return Naming(at, after, name, base, None, "name", "name.organisation.recalled", sure=False)
        end = self._acronyms.spelled_out(at)
        if end is not None and end > after:
            return self._heads.told(at, end, rest, "office")
        named = after > at + 1 and (rest.countries or self._heads.has_capital(at + 1, after))
        return self._heads.told(at, after, rest, "office") if named or end is not None else None

    def _is_described(self, at: int, after: int) -> bool:
        """ "Le mouvement islamiste palestinien": adjectives alone, and some such thing is named in the article."""
        plain = all(self.scene.words[word] not in OF and not self.scene.capital(word) for word in range(at + 1, after))
        sorts = self._known.recalls[self.scene.words[at]]
        named = (hit.entry.organisation for hit in self.hits.values())
        return plain and self._heads.has_article(at) and any(one is not None and one.sort in sorts for one in named)

    def _leads_to_name(self, after: int) -> bool:
        """ "le mouvement islamiste palestinien Hamas" is the Hamas."""
        following = self.hits.get(after)
        apposed = following is not None and following.entry.organisation is not None
        return apposed and self.scene.together(after - 1, after)

    def _apposed(self, at: int) -> Naming | None:
        """ "l'ONG Basmala", "le parti islamiste Ennour": a name that nobody knows, behind what it is."""
        sort = self._known.apposed.get(self.scene.words[at])
        if sort is None:
            return None
        first = at + 1
        while first - at < _EPITHETS and self._is_epithet(first):
            first += 1
        after = first
        while after - first < _LONGEST_NAME and self._may_name(after):
            after += 1
        if after == first or self._heads.is_given(first) or self._is_common(first, after):
            return None
        surface = self.scene.surface(first, after)
        if sort == "media" and not self._tells(at, after):
            return None
        return Naming(first, after, surface, fold(surface), None, "name", "name.organisation.apposed")

    def _is_common(self, first: int, after: int) -> bool:
        """ "Le front Sud"; "le groupe armé Union pour la paix" is named by its own head."""
        word = self.scene.words[first]
        return word in self._known.heads or (after == first + 1 and word in self.scene.language.names.words)

    def _is_epithet(self, at: int) -> bool:
        """ "islamiste", "britannique", "de sécurité": what may stand between a noun and the name."""
        if not self.scene.is_word(at) or self.scene.capital(at) or not self.scene.together(at - 1, at):
            return False
        word = self.scene.words[at]
        before_noun = word == "de" and self.scene.is_word(at + 1) and not self.scene.capital(at + 1)
        known = word in self._known.between or self._is_demonym(at)
        adjective = len(word) > _SHORTEST_ADJECTIVE and word.endswith(ADJECTIVE_ENDINGS)
        return before_noun or known or adjective or self.scene.words[at - 1] == "de"

    def _may_name(self, at: int) -> bool:
        free = at not in self.taken and at not in self.hits and self.scene.is_word(at)
        return free and self.scene.capital(at) and self.scene.together(at - 1, at) and not self.scene.opens(at)

    def _recalled(self, at: int) -> Naming | None:
        """ "L'organisation a suspendu …": what was named before and is such a thing."""
        if self.scene.words[at] not in self._known.recalls:
            return None
        end = self._acronyms.spelled_out(at)
        if end is not None:
            rest = Complements(self.scene, self.hits, at + 1, collective=True)
            rest.read()
            return self._heads.told(at, end, rest, "office")
        if not self._heads.has_article(at) or not self._heads.acts(at):
            return None
        name, base = self.scene.surface(at, at + 1), self.scene.words[at]
        return Naming(at, at + 1, name, base, None, "name", "name.organisation.recalled", sure=False)
