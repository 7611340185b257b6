"""Whether two spellings name one person: words brought to sounds, sounds aligned, given and family names weighed.

A name is compared in two parts, because families share a name and given names are spelled most freely. How alike
each part has to be was measured on the pairs in tests/names.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Literal

from rapidfuzz.distance import Levenshtein

from generator.language.spelling import Spelling

Verdict = Literal["same", "family", "possible", "different"]

FAMILY = 0.85
GIVEN = 0.70
# East Asian given names are short, and brothers share a syllable: they have to agree as closely as families.
GIVEN_AFTER_FAMILY = 0.85
POSSIBLE_FAMILY = 0.72
_VOWELS = frozenset("aeiou")
_CONSONANT_COST = 1.5
_VOWEL_COST = 1.2


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart. Words are ASCII and lower case; `sounds` (of all words), `surname` and `given` are in the one
    spelling of sounds.

    `first` is the first given name as written; `given` and `first` are empty for a family name alone. `suffix` holds
    what tells father from son and one king from the next. `women` and `men` are the family name without the ending
    that makes it a woman's or a man's (Aliev-a, Aliev), by the number of the rule.
    """

    sounds: tuple[str, ...]
    surname: str
    given: tuple[str, ...]
    first: str
    suffix: tuple[str, ...]
    family_first: bool
    women: Mapping[int, str]
    men: Mapping[int, str]


class Speller:
    """Compares names with the table of one language. Pure; names and pairs are remembered."""

    def __init__(self, table: Spelling) -> None:
        self._table = table
        self._letters = str.maketrans(table.letters)
        self._rules = tuple((re.compile(pattern), sound) for pattern, sound in table.sounds)
        self._dropped = table.articles | table.particles
        self._costs = {pair: near.cost for near in table.near for pair in (near.of, near.of[::-1])}
        self.name = lru_cache(maxsize=65536)(self._name)
        self.likeness = lru_cache(maxsize=65536)(self._likeness)
        self._sound = lru_cache(maxsize=65536)(self._sound_of)

    @cached_property
    def _given_names(self) -> dict[str, int]:
        """Each listed given name, in sounds, with the number of its group."""
        return {self._sound(word): number for number, group in enumerate(self._table.given) for word in group}

    def _words(self, text: str) -> list[str]:
        spelled = text.casefold().translate(self._letters)
        plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
        return re.findall(r"[a-z]+", plain.replace("'", ""))

    def _sound_of(self, word: str) -> str:
        for pattern, sound in self._rules:
            word = pattern.sub(sound, word)
        return word

    def _name(self, text: str) -> Name:
        """The parts of `text`; a text without a Latin letter is one word, itself."""
        words = self._words(text) or [text.casefold()]
        suffix = tuple(word for word in words[1:] if word in self._table.suffixes)
        kept = [words[0], *(word for word in words[1:] if word not in self._table.suffixes)]
        core = tuple(word for word in kept if word not in self._dropped) or tuple(kept)
        ahead = len(core) > 1 and core[0] in self._table.family_first and core[-1] not in self._table.family_first
        behind = len(core) > 1 and core[-1] in self._table.family_first
        family, given = (core[0], core[1:]) if ahead else (core[-1], core[:-1])
        return Name(
            sounds=tuple(map(self._sound, core)),
            surname=self._sound(family),
            given=tuple(map(self._sound, given)),
            first=given[0] if given else "",
            suffix=suffix,
            family_first=ahead or behind,
            women=self._stems(family, [ova for ova, _ in self._table.feminine]),
            men=self._stems(family, [ov for _, ov in self._table.feminine]),
        )

    def _stems(self, family: str, endings: Iterable[str]) -> dict[int, str]:
        """The family name in sounds without each of the endings that it has, by the ending's number."""
        return {n: self._sound(family[: -len(end)]) for n, end in enumerate(endings) if family.endswith(end)}

    def keys(self, name: Name) -> frozenset[str]:
        """Names without a key in common are different, and few names share one: consonants, one of them left out."""
        words = {name.surname, *name.sounds[-2:], "".join(name.sounds)}
        return frozenset(key for word in words for key in _skeletons(word))

    def compare(self, one: Name, other: Name) -> tuple[Verdict, float]:
        """What the two names are to each other, and how alike from 0 to 1.

        "family" means that one of them is a family name alone and fits the other's.
        """
        if one.suffix != other.suffix:
            return "different", 0.0
        if sorted(one.sounds) == sorted(other.sounds) or "".join(one.sounds) == "".join(other.sounds):
            return "same", 1.0
        if self._woman_and_man(one, other):
            return "different", 0.0
        if one.given and other.given:
            return self._by_both(one, other)
        return _by_family(self.likeness(one.surname, other.surname), lone_pair=not one.given and not other.given)

    def relatives(self, one: Name, other: Name) -> bool:
        """Whether two full names share a family name and no given name: two people, whatever else fits."""
        alike = self.likeness(one.surname, other.surname) >= FAMILY
        return alike and self._given_likeness(one, other) < GIVEN and not self._shortened(one, other)

    def _by_both(self, one: Name, other: Name) -> tuple[Verdict, float]:
        """Given names first: few are alike among those who share a family name, and there are few of them."""
        given = self._given_likeness(one, other)
        shortened, later = self._shortened(one, other), self._later_given(one, other)
        if given < GIVEN and not shortened and not later:
            return "different", 0.0
        family = self.likeness(one.surname, other.surname)
        score = (family + given) / 2
        needed = GIVEN_AFTER_FAMILY if one.family_first or other.family_first else GIVEN
        if (family >= FAMILY and given >= needed) or shortened:
            return "same", score
        if (family >= POSSIBLE_FAMILY and given >= FAMILY) or (family >= FAMILY and later):
            return "possible", score
        return "different", score

    def _given_likeness(self, one: Name, other: Name) -> float:
        """How alike the given names are: an initial fits its name, listed variants are one name."""
        if 1 in (len(one.first), len(other.first)):
            return 1.0 if one.first[0] == other.first[0] else 0.0
        first, second = one.given, other.given
        opening = self.likeness(first[0], second[0])
        syllables = one.family_first or other.family_first
        cut_up = opening < 1 and (first[0].startswith(second[0]) or second[0].startswith(first[0]))
        return self.likeness("".join(first), "".join(second)) if syllables or cut_up else opening

    def _shortened(self, one: Name, other: Name) -> bool:
        """Whether one is the other with words left out: same first word, all its words in the other, in order."""
        short, long = sorted((one.sounds, other.sounds), key=len)
        if len(short) < 2 or len(short) == len(long) or self.likeness(short[0], long[0]) < FAMILY:
            return False
        rest = iter(long)
        return all(any(self.likeness(word, found) >= FAMILY for found in rest) for word in short)

    def _later_given(self, one: Name, other: Name) -> bool:
        """Whether the first given name of one is a later given name of the other (a son, or a name in daily use)."""
        return any(a.given[0] in b.given[1:] for a, b in ((one, other), (other, one)))

    def _woman_and_man(self, one: Name, other: Name) -> bool:
        """Whether the family names are a woman's and a man's form of one name (Alieva, Aliev)."""
        return any(
            self.likeness(woman.women[rule], man.men[rule]) >= FAMILY
            for woman, man in ((one, other), (other, one))
            for rule in woman.women.keys() & man.men.keys()
        )

    def _likeness(self, one: str, other: str) -> float:
        """How alike two words are in sounds, 0 to 1: 1 less the cost of the cheapest alignment, by length."""
        longest = max(len(one), len(other), 1)
        group = self._given_names.get(one)
        if one == other or (group is not None and group == self._given_names.get(other)):
            return 1.0
        if Levenshtein.distance(one, other) > longest / 2:
            return 0.0
        return max(0.0, 1 - self._alignment(one, other) / longest)

    def _alignment(self, one: str, other: str) -> float:
        """The cost of turning one into the other (weighted edit distance), in letters."""
        skips = self._skips(other)
        row = [0.0, *accumulate(skips)]
        for at, (sound, skip) in enumerate(zip(one, self._skips(one), strict=True)):
            above, row = row, [row[0] + skip]
            for column, target in enumerate(other):
                swapped = above[column] + self._swap(sound, target, start=at == column == 0)
                row.append(min(swapped, above[column + 1] + skip, row[column] + skips[column]))
        return row[-1]

    def _swap(self, sound: str, target: str, start: bool) -> float:
        """The cost of one sound for the other; a vowel that opens a word is never taken for another."""
        if sound == target:
            return 0.0
        vowels = sound in _VOWELS and target in _VOWELS
        plain = _VOWEL_COST if vowels else _CONSONANT_COST
        return plain if vowels and start else self._costs.get(sound + target, plain)

    def _skips(self, word: str) -> list[float]:
        """The cost of leaving out each sound; the first and the last sound of a word are never silent."""
        inside = [self._table.silent.get(sound, _CONSONANT_COST) for sound in word[1:-1]]
        return [_CONSONANT_COST, *inside, _CONSONANT_COST][: len(word)]


def _by_family(family: float, lone_pair: bool) -> tuple[Verdict, float]:
    if family >= FAMILY:
        return ("same" if lone_pair else "family"), family
    return ("possible" if family >= POSSIBLE_FAMILY else "different"), family


def _skeletons(word: str) -> set[str]:
    """The consonants of a word, whole and with each one left out in turn."""
    whole = "".join(sound.lower() for sound in word if sound not in _VOWELS) or word
    return {whole} | {whole[:at] + whole[at + 1 :] for at in range(len(whole)) if len(whole) > 2}
