"""Verbs and words that report what somebody said."""

from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from generator.language.data import Table, load
from generator.language.phrases import Phrases

SpeechKind = Literal[
    "say", "think", "announce", "write", "deny", "complain", "praise", "ask", "promise", "warn", "call"
]
_UTTERING: frozenset[SpeechKind] = frozenset(("deny", "complain", "praise", "ask", "promise", "warn"))
Strength = Literal["objects", "reports", "quotes"]


class SpeechVerbs(Table):
    """The verbs of one kind; the meaning of the parts is told in `fr/speech.yml`."""

    objects: str = ""
    reports: str = ""
    phrases: tuple[str, ...] = ()
    quotes: str = ""


class Pronoun(Table):
    """Whom a pronoun can stand for; None where it tells nothing."""

    feminine: bool | None = None
    plural: bool = False


class SpeechTable(Table):
    """The shape of `fr/speech.yml`."""

    verbs: dict[SpeechKind, SpeechVerbs]
    states: list[str]
    lets: list[str]
    addresses: frozenset[str]
    according: dict[str, Literal["always", "opening"]]
    voices: str
    organs: str
    unnamed: str
    pronouns: dict[str, Pronoun]
    echoes: list[str]
    lasts: dict[str, bool]
    natives: tuple[str, ...]
    references: list[str]


class SpeechVerb(NamedTuple):
    """A verb of speech: its infinitive ("se féliciter"), kind, and what makes it a statement.

    strength  objects: an object is enough; reports: "que", an infinitive or an aside; quotes: only a quotation.
    `states` marks "se dire prêt à", "faire état de", `addresses` a verb whose object is the one spoken to.
    """

    infinitive: str
    kind: SpeechKind
    strength: Strength
    states: bool = False
    addresses: bool = False

    @property
    def utters(self) -> bool:
        """Whether its subject speaks, quoted or not: "exiger", "accuser", but not "lire" or "tenir"."""
        return self.strength != "quotes" or self.kind in _UTTERING


class Speech:
    """The table in the shape that reading wants."""

    def __init__(self, table: SpeechTable) -> None:
        self._table = table
        self.lets = frozenset(table.lets)
        self.voices = frozenset(table.voices.split())
        self.organs = frozenset(table.organs.split())
        self.unnamed = frozenset(table.unnamed.split())
        self.pronouns = table.pronouns
        self.natives = table.natives
        self.references = Phrases((phrase, True) for phrase in table.references)
        self.lasts = Phrases(table.lasts.items())
        self.echoes = Phrases((phrase, True) for phrase in table.echoes)
        self.according = Phrases((phrase, use) for phrase, use in table.according.items())

    @cached_property
    def _verbs(self) -> dict[str, SpeechVerb]:
        """Verbs of one word by infinitive; where a verb is listed twice the stronger use counts."""
        strengths: tuple[Strength, ...] = ("quotes", "reports", "objects")
        found = {
            verb: SpeechVerb(verb, kind, strength, verb in self._table.states, verb in self._table.addresses)
            for strength in strengths
            for kind, group in self._table.verbs.items()
            for verb in _infinitives(getattr(group, strength))
        }
        phrases = {phrase for group in self._table.verbs.values() for phrase in group.phrases}
        others = [verb for verb in self._table.states if verb not in phrases | found.keys()]
        return found | {verb: SpeechVerb(verb, "say", "reports", states=True) for verb in others}

    @cached_property
    def infinitives(self) -> frozenset[str]:
        """All verbs of one word that report."""
        return frozenset(self._verbs)

    @cached_property
    def _phrases(self) -> Phrases[SpeechVerb]:
        return Phrases(
            (phrase, SpeechVerb(phrase, kind, "reports", states=phrase in self._table.states))
            for kind, group in self._table.verbs.items()
            for phrase in group.phrases
        )

    def takes_words(self, lemma: str) -> bool:
        """Whether some verb of several words begins with this one ("faire savoir")."""
        return lemma in self._phrases.openers

    def verb(self, lemma: str, following: tuple[str, ...] = (), *, reflexive: bool = False) -> SpeechVerb | None:
        """What a verb with the words after it reports, None for a verb that reports nothing."""
        phrase = self._phrases.at((lemma, *following), 0)
        if phrase:
            return phrase.value
        own = [f"s'{lemma}", f"se {lemma}"] if reflexive else []
        return next((self._verbs[name] for name in (*own, lemma) if name in self._verbs), None)


def _infinitives(words: str) -> Iterator[str]:
    """The verbs of a list; "se" belongs to the verb after it."""
    parts = iter(words.split())
    for part in parts:
        yield f"se {next(parts)}" if part == "se" else part


def load_speech(code: str) -> Speech:
    return Speech(load(code, "speech", SpeechTable))
