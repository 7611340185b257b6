"""Places: states and capitals where they tell where, regions and seas wherever named, towns behind a cue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.language.countries import Country
from generator.language.places import Spot
from generator.lazy import once
from generator.reading.naming.hints import Hints
from generator.reading.naming.lexicon import Hit
from generator.reading.naming.location import Location
from generator.reading.naming.scene import Scene
from generator.schema.mentions import Mention
from generator.text import fold

_LONGEST_TOWN = 4
# Names of rivers, departments and the like that are common words need a cue.
_CUED = frozenset(("department", "river", "american state", "sea", "mountain"))
# Towns of so many thousand people are places behind a mere "de", or with nothing before them.
_LARGE, _VERY_LARGE = 20, 150
# Smaller ones are not meant when they lie in a state of which the article does not speak.
_FAMOUS = 50
# Articles inside the names of towns: "Tel al Sultan".
_TIES = frozenset(("al", "el", "es", "as", "ez"))
_BRACKETS = frozenset(("(", ","))


@dataclass(slots=True, eq=False)
class Site:
    """A place while the article is being read."""

    name: str
    spot: Spot | None
    country: str | None
    kind: str
    mentions: list[Mention] = field(default_factory=list)


@dataclass
class SiteReader:
    """`taken` are the words of persons' names, `organisations` those of organisations' names."""

    scene: Scene
    hits: Mapping[int, Hit]
    location: Location
    taken: frozenset[int]
    organisations: frozenset[int]
    sites: dict[str, Site] = field(default_factory=dict)
    # What was noted so far: where mentions end, and their words.
    _ends: set[int] = field(default_factory=set)
    _surfaces: set[str] = field(default_factory=set)

    @once
    def _hints(self) -> Hints:
        return Hints(self.scene)

    def all(self) -> list[Site]:
        self._read_known()
        self._read_towns()
        return list(self.sites.values())

    @once
    def states(self) -> frozenset[str]:
        """The ISO codes of the states that the article speaks of in any way."""
        entries = [hit.entry for hit in self.hits.values() if hit.kind != "capital"]
        countries = {entry.country.iso for entry in entries if entry.country is not None}
        regions = {entry.spot.country for entry in entries if entry.spot is not None}
        return frozenset(code for code in countries | regions if code is not None)

    # Known names

    def _read_known(self) -> None:
        for hit in self.hits.values():
            if hit.first in self.taken or (hit.kind == "capital" and hit.first in self.organisations):
                continue
            if hit.entry.spot is not None and self._is_meant(hit):
                self._note(hit.first, hit.after, hit.entry.spot.name, hit.entry.spot, "name.place.known")
            elif hit.kind == "country" and hit.entry.country is not None and self.location.is_place(hit):
                self._note_state(hit, hit.entry.country)
            elif hit.kind == "capital" and not self.location.is_seat(hit) and not self.location.names_text(hit.first):
                self._capital(hit)

    def _is_meant(self, hit: Hit) -> bool:
        spot = hit.entry.spot
        assert spot is not None
        if spot.kind not in _CUED or hit.after - hit.first > 1 or "-" in self.scene.words[hit.first]:
            return hit.first not in self.organisations or hit.after - hit.first > 1
        located = self._ends_phrase(hit) and self.location.is_located(hit.first)
        return located or self._is_bracketed(hit.first, hit.after)

    def _ends_phrase(self, hit: Hit) -> bool:
        """ "dans le Nord" may be the department, "le Nord du pays", "le Nord Kosovo" are not."""
        following = self.scene.word(hit.after)
        return following not in ("de", "du", "des", "d'", "-") and not self.scene.capital(hit.after)

    def _is_bracketed(self, first: int, after: int) -> bool:
        """ "Valence (Drôme)"."""
        return self.scene.word(first - 1) == "(" and self.scene.word(after) in (")", ",")

    def _note_state(self, hit: Hit, country: Country) -> None:
        site = self.sites.get(country.key)
        if site is None:
            site = self.sites[country.key] = Site(country.name, None, country.iso, "country")
        self._append(site, hit.first, hit.after, "name.place.state")

    def _capital(self, hit: Hit) -> None:
        """A capital as a place, or another town of its name in a state that the article speaks of."""
        country, name = hit.entry.country, self.scene.surface(hit.first, hit.after)
        towns = self.scene.language.places.towns(fold(name))
        own = [town for town in towns if country is not None and town.country == country.iso]
        near = [town for town in towns if town.country in self.states]
        spot = next(iter(near if own and own[0].country not in self.states else own), None)
        self._note(
            hit.first, hit.after, hit.entry.written, spot or next(iter(own or towns), None), "name.place.capital"
        )

    # Towns of the gazetteer

    def _read_towns(self) -> None:
        for first in self.scene.names:
            if self._may_begin(first):
                self._town(first)

    def _may_begin(self, at: int) -> bool:
        if not self.scene.is_name(at) or at in self.taken or at in self.organisations:
            return False
        head = self.scene.words[at] in self.scene.language.organisations.all_heads
        return at not in self._covered and not head and not self.scene.words[at].endswith("'")

    @once
    def _covered(self) -> frozenset[int]:
        """The words of known names."""
        return frozenset(
            at for hit in self.hits.values() for at in range(hit.first, hit.after) if hit.kind != "demonym"
        )

    def _town(self, first: int) -> None:
        last = min(first + _LONGEST_TOWN, len(self.scene.tokens))
        for after in range(last, first, -1):
            if not self.scene.tokens[after - 1].capital or not self._is_name(first, after):
                continue
            name = self.scene.surface(first, after)
            spot = self._choice(self.scene.language.places.towns(fold(name)))
            if spot is not None and (self._is_cued(first, after) or self._is_large(spot, first, after)):
                self._note(first, after, name, spot, "name.place.town")
                return
        self._unknown(first)

    def _is_large(self, spot: Spot, first: int, after: int) -> bool:
        """A large town needs no cue unless its name is also something else's."""
        names, word = self.scene.language.names, self.scene.words[first]
        plain = not names.is_given(word) and word not in names.words and not self.scene.opens(first)
        size = _LARGE if self.location.is_of(first) else _VERY_LARGE
        part = self.scene.together(first - 1, first) and self.scene.capital(first - 1)
        return plain and not part and len(word) > 3 and spot.size >= size and not self.location.names_text(first)

    def _unknown(self, first: int) -> None:
        """A town that no table has, behind "à" or "la ville de": "des combats à Bétou"."""
        after = first + 1
        while after - first < _LONGEST_TOWN and after not in self._covered:
            tied = self.scene.word(after) in _TIES and self.scene.capital(after + 1)
            if not (self.scene.is_name(after) or tied):
                break
            after += 1 + tied
        word, names = self.scene.words[first], self.scene.language.names
        if not self._is_name(first, after):
            return
        part = after == first + 1 and self._hints.is_part_of_state(first)
        if not (part or self.location.is_unknown_town(first) or self._is_in_company(first, after)):
            return
        surface = self.scene.surface(first, after)
        if any(self._is_medium(at) for at in range(first, after)):
            return
        if word not in names.words and not names.is_given(word) and len(surface) > 3 and not surface.isupper():
            self._note(first, after, surface, None, "name.place.unknown")

    def _is_medium(self, at: int) -> bool:
        """ "A déclaré X à Blu Radio"."""
        return self.scene.language.organisations.apposed.get(self.scene.words[at]) == "media"

    def _is_in_company(self, first: int, after: int) -> bool:
        """Whether the names around make it a place; "entre Peuls et Dogons" are people."""
        if self.location.is_in_row(first, after) or self._hints.is_oriented(after) or self._hints.is_explained(after):
            return True
        return first not in self.hits and self.location.is_between(first, after)

    def _is_name(self, first: int, after: int) -> bool:
        """Whether [first, after) is one run of words in one sentence that begins and ends with a capital."""
        scene = self.scene
        inside = range(first, after)
        return (
            self.scene.is_name(after - 1)
            and scene.together(first, after - 1)
            and all(scene.is_word(at) and at not in self.taken for at in inside)
            and not (
                scene.capital(after)
                and after not in self.hits
                and scene.is_word(after)
                and scene.together(first, after)
            )
        )

    def _is_cued(self, first: int, after: int) -> bool:
        if self.location.is_located(first):
            return True
        word = self.scene.words[first]
        if word in self.scene.language.names.words and after == first + 1:
            return False
        if self.location.is_between(first, after) or self._hints.is_oriented(after) or self._hints.is_explained(after):
            return True
        return self._is_glossed(first, after) or self._is_listed(first) or self._is_known(first, after)

    def _is_glossed(self, first: int, after: int) -> bool:
        """ "Tobrouk (est de la Libye)", "Uyuni (Bolivie)", "Mopti, au Mali"."""
        if self.scene.word(after) not in _BRACKETS or not self.scene.together(first, after + 1):
            return False
        at = after + 1
        if self.scene.word(after) == "," and self.scene.tokens[at].word not in ("en", "au", "aux", "dans", "à"):
            return at in self.hits and self.hits[at].kind == "country"
        at += self.scene.word(after) == ","
        while self.scene.word(at) in ("le", "la", "l'", "nord", "sud", "est", "ouest", "centre", "de", "du"):
            at += 1
        return at in self.hits and self.hits[at].kind in ("country", "place", "capital")

    def _is_listed(self, first: int) -> bool:
        """Whether a place stands right before in a list: "à Gao, Tombouctou et Kidal"."""
        at = first - 1
        if self.scene.word(at) in ("a", "de", "du", "la", "le"):
            at -= 1
        if self.scene.word(at) not in (",", "et", "ou", "comme") or not self.scene.together(at - 1, first):
            return False
        return self.scene.tokens[at - 1].end in self._ends

    def _is_known(self, first: int, after: int) -> bool:
        """Whether the article has named this place with a cue before."""
        return self.scene.surface(first, after) in self._surfaces

    def _choice(self, towns: Sequence[Spot]) -> Spot | None:
        """The likeliest town, unless another one of the name lies in a state that the article speaks of."""
        near = [town for town in towns if town.country in self.states]
        known = [town for town in towns if town.country == "FR" or town.size >= _FAMOUS or not self.states]
        return next(iter(near or known), None)

    def _note(self, first: int, after: int, name: str, spot: Spot | None, rule: str) -> None:
        key = spot.key if spot is not None else fold(name)
        site = self.sites.get(key)
        if site is None:
            kind = spot.kind if spot is not None else "city"
            site = self.sites[key] = Site(name, spot, spot.country if spot is not None else None, kind)
        self._append(site, first, after, rule)

    def _append(self, site: Site, first: int, after: int, rule: str) -> None:
        mention = self.scene.mention(first, after, "name", rule)
        site.mentions.append(mention)
        self._ends.add(mention.end)
        self._surfaces.add(mention.surface)
