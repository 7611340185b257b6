"""Known names in the text: states, capitals, organisations, places written by hand, adjectives of origin."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal

from generator.language import Language
from generator.language.countries import Country, Demonym
from generator.language.organisations import Organisation
from generator.language.phrases import Phrases
from generator.language.places import Spot
from generator.reading.naming.scene import Scene
from generator.reading.tokens import tokenize
from generator.text import fold
from generator.values import value

# Acronyms that long are also written like words: "Cedeao".
_SPELLED_ACRONYM = 4

# "Of" in Portuguese, Spanish and Italian names.
_FOREIGN_OF = frozenset(("da", "do", "dos", "del", "di"))

# Inside a name these are written either way.
_SKY = re.compile(r"(?<=[ -])(Nord|Sud|Est|Ouest|Central|Centrale)\b")
# A name of one capital and so many more words is told by its words.
_TELLING = 3

HitKind = Literal["country", "capital", "organisation", "place", "demonym"]


@value
class Entry:
    """A known name as the tables write it; its capitals tell how those of the text must stand."""

    kind: HitKind
    written: str
    country: Country | None = None
    organisation: Organisation | None = None
    spot: Spot | None = None
    demonym: Demonym | None = None


@value
class Hit:
    """The words [first, after) name something known."""

    first: int
    after: int
    entry: Entry

    @property
    def kind(self) -> HitKind:
        return self.entry.kind


def _entries(language: Language) -> Iterator[Entry]:
    """All known names, the sort that wins first."""
    countries, organisations = language.countries, language.organisations
    for country in countries.all.values():
        for name in (country.name, *country.row.also):
            yield Entry("country", name, country=country)
    for known in organisations.known():
        yield Entry("organisation", known.written, organisation=known)
    for country in countries.all.values():
        for city in country.row.capital:
            yield Entry("capital", city, country=country)
    for written, spot in language.places.by_hand():
        yield Entry("place", written, spot=spot)


@lru_cache(maxsize=4)
def _table(language: Language) -> Phrases[Entry]:
    unique: dict[str, Entry] = {}
    for entry in _entries(language):
        known = unique.setdefault(_spelled(entry.written), entry)
        looser = known.written.isupper() or entry.written.islower()  # "Onu", "talibans" are written so too
        if looser and known.organisation and entry.organisation:
            unique[_spelled(entry.written)] = entry if known.organisation.name == entry.organisation.name else known
    return Phrases(unique.items())


def _spelled(written: str) -> str:
    """A name as the folded tokens of a text: "M23" is two of them."""
    return " ".join(fold(written[token.start : token.end]) for token in tokenize(written, 0, len(written)))


def find_known(scene: Scene) -> Mapping[int, Hit]:
    """The known names by the position of their first word, the longest first, none inside another."""
    table, hits, done = _table(scene.language), {}, 0
    openers, adjectives, words = table.openers, scene.language.countries.adjectives, scene.words
    for at in [at for at, word in enumerate(words) if word in openers or word in adjectives or "-" in word]:
        if at < done:
            continue
        hit = _name(scene, table, at)
        if hit is None and (words[at] in adjectives or "-" in words[at]):
            hit = _adjective(scene, at)
        if hit is not None:
            hits[at], done = hit, hit.after
    return hits | _by_company(scene.language, hits)


def _by_company(language: Language, hits: Mapping[int, Hit]) -> dict[int, Hit]:
    """The hits that mean something else in this article: RSF in one on Sudan are no reporters."""
    homonyms = language.organisations.homonyms
    told = [hit for hit in hits.values() if hit.entry.organisation and hit.entry.organisation.written in homonyms]
    if not told:
        return {}
    countries = {country.iso for hit in hits.values() if (country := _country(hit)) is not None}
    meant = ((hit, homonyms[hit.entry.organisation.written]) for hit in told if hit.entry.organisation)
    return {
        hit.first: Hit(hit.first, hit.after, Entry("organisation", hit.entry.written, organisation=others[iso]))
        for hit, others in meant
        for iso in sorted(others.keys() & countries)[:1]
    }


def _country(hit: Hit) -> Country | None:
    return hit.entry.demonym.country if hit.entry.demonym is not None else hit.entry.country


def _name(scene: Scene, table: Phrases[Entry], at: int) -> Hit | None:
    for found in table.all_at(scene.words, at):
        after = at + found.length
        fits = scene.together(at, after - 1) and _fits(scene.surface(at, after), found.value.written)
        if fits and not _ends_longer(scene, at, found.value):
            return Hit(at, after, found.value)
    return None


def _ends_longer(scene: Scene, at: int, entry: Entry) -> bool:
    """Whether a state or a capital is the end of a foreign name: "Mocimboa da Praia"."""
    foreign = scene.word(at - 1) in _FOREIGN_OF and scene.capital(at - 2)
    return foreign and entry.kind in ("country", "capital")


def _fits(surface: str, written: str) -> bool:
    """Whether the capitals allow it: "raid" is no RAID, "Mer Noire" may be the "mer Noire"."""
    if surface == written:
        return True
    if written.isupper() and len(written) > 1:
        return surface.isupper() or (len(written) >= _SPELLED_ACRONYM and surface[0].isupper())
    first, last = _capitals(_without_sky(written)), _capitals(_without_sky(surface))
    if first == [0] and written.count(" ") >= _TELLING:  # "les forces de soutien rapide"
        return True
    return not first or (bool(last) and first[-1] <= last[-1])


def _without_sky(text: str) -> str:
    """Quarters of the sky in small letters: "Amérique du Nord" is also written "Amérique du nord"."""
    return _SKY.sub(lambda found: found[0].lower(), text)


def _capitals(text: str) -> list[int]:
    """The numbers of the words that begin with a capital."""
    return [number for number, word in enumerate(text.replace("'", " ").replace("’", " ").split()) if word[0].isupper()]


def _adjective(scene: Scene, at: int) -> Hit | None:
    found = scene.language.countries.demonym(scene.words[at])
    return Hit(at, at + 1, Entry("demonym", "", country=found.country, demonym=found)) if found else None
