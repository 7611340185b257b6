"""What news pages print around their articles: phrases by category, ready to be matched word by word."""

import re
from collections.abc import Sequence
from functools import cached_property

from pydantic import Field

from generator.language import data
from generator.language.phrases import Phrases
from generator.text import fold

# An ending makes a form of a verb only of a longer word.
_STEM = 5

WORD = re.compile(r"[^\W_]+")

Words = tuple[str, ...]


def words_of(text: str) -> Words:
    """The words of `text`, folded, without punctuation: "L'Été" gives ("l", "ete")."""
    return tuple(WORD.findall(fold(text)))


class Category(data.Table):
    """Phrases of one kind: `whole` lines, `openings` of lines, words `inside` a short line."""

    whole: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()

    @cached_property
    def _whole(self) -> frozenset[Words]:
        return frozenset(map(words_of, self.whole))

    @cached_property
    def _openings(self) -> Phrases[None]:
        return Phrases((" ".join(words_of(phrase)), None) for phrase in self.openings)

    @cached_property
    def _inside(self) -> Phrases[None]:
        return Phrases((" ".join(words_of(phrase)), None) for phrase in self.inside)

    @cached_property
    def beginnings(self) -> frozenset[Words]:
        """The first two words of whole lines and openings, or their only one."""
        phrases = (*self._whole, *map(words_of, self.openings))
        return frozenset(words[:2] for words in phrases)

    @cached_property
    def _starts(self) -> frozenset[str]:
        """The first words of whole lines."""
        return frozenset(words[0] for words in self._whole)

    def is_whole(self, words: Words) -> bool:
        """Whether the line says nothing else; counters ("3 commentaires") are not looked at."""
        if not words or (words[0] not in self._starts and not words[0].isdigit()):
            return False
        return words in self._whole or tuple([word for word in words if not word.isdigit()]) in self._whole

    def opening(self, words: Words) -> int:
        """How many words at the beginning of the line are one of the phrases; 0 for none."""
        found = self._openings.at(words, 0)
        return found.length if found else 0

    def holds(self, words: Words) -> bool:
        return self._inside.within(words)


class StampWords(data.Table):
    """Words of a page's date: cues of publication and of a later change, months and days, what else stands there."""

    published: tuple[str, ...]
    updated: tuple[str, ...]
    calendar: tuple[str, ...]
    others: tuple[str, ...]


class Signing(data.Table):
    """The word before an author and the word before the agencies whose copy was used."""

    by: str
    with_: str = Field(alias="with")


class Addressed(data.Table):
    """Words that turn to the reader, and the ending of orders to him."""

    words: frozenset[str]
    ending: str


class Telling(data.Table):
    """Forms of verbs that tell, and endings of longer forms."""

    words: frozenset[str]
    endings: tuple[str, ...]


class Outlet(data.Table):
    """A newspaper, channel or agency that signs pages: its name, other forms of it, and its domains."""

    name: str
    forms: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


class Boilerplate(data.Table):
    """The table `boilerplate.yml`; its comments say what each category is."""

    teasers: Category
    endings: Category
    labels: Category
    interface: Category
    adverts: Category
    credits: Category
    bylines: Category
    agencies: tuple[str, ...]
    signing: Signing
    addressed: Addressed
    telling: Telling
    pictured: tuple[str, ...]
    joining: tuple[str, ...]
    menu: tuple[str, ...]
    stamps: StampWords
    outlets: tuple[Outlet, ...]

    @cached_property
    def _beginnings(self) -> frozenset[Words]:
        categories = (self.teasers, self.endings, self.labels, self.interface, self.adverts, self.bylines)
        agencies = frozenset(name[:2] for name in self.agency_names)
        return agencies.union(*(category.beginnings for category in categories))

    def may_open(self, words: Words) -> bool:
        """Whether a line that begins so may be a label of the page or begin with one; most lines of articles may not.

        A figure may be a counter, which labels are compared without.
        """
        first, known = words[:2], self._beginnings
        return first in known or first[:1] in known or any(map(str.isdigit, first))

    @cached_property
    def _headings(self) -> Phrases[None]:
        return Phrases((" ".join(words_of(phrase)), None) for phrase in (*self.teasers.whole, *self.endings.whole))

    @cached_property
    def _buttons(self) -> Phrases[None]:
        return Phrases((" ".join(words_of(phrase)), None) for phrase in (*self.interface.whole, *self.adverts.whole))

    def button(self, words: Words) -> int:
        """How many words at the beginning of the line are a button's or a notice's; 0 for none."""
        found = self._buttons.at(words, 0)
        return found.length if found else 0

    def heading(self, words: Words) -> int:
        """How many words at the beginning of the line are the heading of a list of links; 0 for none."""
        found = self._headings.at(words, 0)
        return found.length if found else 0

    @cached_property
    def _labels(self) -> Phrases[None]:
        lists = (self.teasers.whole, self.endings.whole, self.interface.whole, self.adverts.whole)
        return Phrases((" ".join(words_of(phrase)), None) for phrases in lists for phrase in phrases)

    def labels_only(self, words: Words) -> bool:
        """Whether the words are several labels that stand on one line ("Publicité Lire la suite")."""
        place = 0
        while found := self._labels.at(words, place):
            place += found.length
        return 0 < place == len(words)

    def is_label(self, words: Words) -> bool:
        """Whether the words are a page's own and nothing else: a heading, a button, an agency's name."""
        categories = (self.teasers, self.endings, self.interface, self.adverts, self.bylines)
        return words in self.agency_names or any(category.is_whole(words) for category in categories)

    @cached_property
    def _names(self) -> Phrases[None]:
        names = (words_of(agency) for agency in self.agencies)
        return Phrases((" ".join(name), None) for name in (*names, *self.outlet_names, *map(words_of, self.joining)))

    def names_only(self, words: Sequence[str]) -> bool:
        """Whether the words are names of agencies and outlets, with what joins them ("Le Monde avec AFP")."""
        place = 0
        while found := self._names.at(words, place):
            place += found.length
        return 0 < place == len(words) and not all((word,) in self._joining for word in words)

    @cached_property
    def _joining(self) -> frozenset[Words]:
        return frozenset(map(words_of, self.joining))

    @cached_property
    def menu_words(self) -> frozenset[str]:
        return frozenset(fold(word) for word in self.menu)

    @cached_property
    def stamp_words(self) -> frozenset[str]:
        """Every word that a line which only says when may hold, besides figures."""
        cues = (*self.stamps.published, *self.stamps.updated, *self.stamps.calendar, *self.stamps.others)
        return frozenset(word for cue in cues for word in words_of(cue))

    @cached_property
    def stamp(self) -> re.Pattern[str]:
        """A stamp in a line, folded: "publie le 19/08/2024 a 14h", "• 09/10/2020 a 11:05", "19/08/2024 | 14:00"."""
        cues = "|".join(map(re.escape, (*self.published_cues, *self.updated_cues)))
        day = r"\d\d?/\d\d?/\d{4}"
        return re.compile(
            rf"(?:• ?{day}|(?<![\w/]){day}(?= ?[|•] ?\d\d?[:h]\d\d)|(?<![\w'])(?:{cues}) ?:? ?(?:le ?:? ?)?"
            r"\d(?:[\d/.-]{5,9}|\d?(?:er)? [a-z]{3,9}\.? \d{4}))(?:[, |•-]{0,3}(?:a )?\d\d? ?[:h] ?\d{0,2})?"
        )

    @cached_property
    def stamp_marks(self) -> tuple[str, ...]:
        """What every stamp holds one of."""
        return ("/", *self.published_cues, *self.updated_cues)

    @cached_property
    def picture(self) -> re.Pattern[str]:
        """What tells that a sentence is about a picture: a full date near its end, or who stands where in brackets."""
        day = r"\b\d{1,2}(?:er)? [^\W\d_]{3,9} \d{4}\b(?=(?:,? [^\W\d_]+){0,4}\W*$)"
        return re.compile(rf"{day}|\((?:{self._places})\)")

    @cached_property
    def archived(self) -> re.Pattern[str]:
        """The end of a caption, whatever it tells: "(archives)", perhaps with an agency behind."""
        return re.compile(rf"\((?:{self._places})\)\W{{0,3}}(?:[A-Z][\w/-]{{1,30}})?\W{{0,3}}$")

    @property
    def _places(self) -> str:
        return "|".join(map(re.escape, self.pictured))

    def tells(self, text: str) -> bool:
        """Whether the text has a verb that tells something; accents count ("a" is a verb, "à" is none)."""
        words = re.findall(r"\w{1,30}", text.lower())
        longer = (word for word in words if len(word) > _STEM)
        return not self.telling.words.isdisjoint(words) or any(word.endswith(self.telling.endings) for word in longer)

    @cached_property
    def published_cues(self) -> tuple[str, ...]:
        """What stands before a date of publication, folded."""
        return tuple(map(fold, self.stamps.published))

    @cached_property
    def updated_cues(self) -> tuple[str, ...]:
        """What stands before the date of a later change, folded."""
        return tuple(map(fold, self.stamps.updated))

    @cached_property
    def agency_names(self) -> frozenset[Words]:
        return frozenset(map(words_of, self.agencies))

    @cached_property
    def outlet_names(self) -> dict[Words, str]:
        """Each form of each outlet's name, as words, with the name to show."""
        return {words_of(form): outlet.name for outlet in self.outlets for form in (outlet.name, *outlet.forms)}

    def helpers(self, words: Words) -> Words:
        """What stands after "avec": the agencies whose copy was used."""
        return words[words.index(self.signing.with_) + 1 :] if self.signing.with_ in words else ()

    def addresses(self, words: Words) -> bool:
        """Whether the words turn to the reader."""
        return not self.addressed.words.isdisjoint(words) or words[0].endswith(self.addressed.ending)

    def outlet_in(self, words: Words) -> str | None:
        """The first outlet that the words name; agencies are sources, not outlets."""
        for start in range(len(words)):
            sizes = range(self._longest_outlet, 0, -1)
            named = (words[start : start + size] for size in sizes)
            name = next((name for name in named if name in self.outlet_names and name not in self.agency_names), None)
            if name:
                return self.outlet_names[name]
        return None

    @cached_property
    def _longest_outlet(self) -> int:
        return max(map(len, self.outlet_names))


def load_boilerplate(code: str) -> Boilerplate:
    return data.load(code, "boilerplate", Boilerplate)
