"""Trigger nouns where they stand: clause, phrase, article and possessor."""

from collections.abc import Iterator, Sequence
from typing import Literal

from generator.language.triggers import NounTrigger
from generator.reading.eventing.scene import Scene
from generator.reading.phrases import Phrase
from generator.reading.tokens import Token
from generator.values import value

Definite = Literal["the", "this", "his", "a", ""]

_COUNTS = ("deux", "trois", "quatre")
_ARTICLES: dict[str, Definite] = {
    **dict.fromkeys(("le", "la", "l'", "les", "du", "des", "au", "aux"), "the"),
    **dict.fromkeys(("ce", "cet", "cette", "ces"), "this"),
    **dict.fromkeys(("son", "sa", "ses", "leur", "leurs"), "his"),
    **dict.fromkeys(("un", "une", "plusieurs", *_COUNTS), "a"),
}
# "Ces deux attaques" are those told of: the article before a number counts.
_BEFORE_COUNTS = frozenset(("ces", "les", "ses", "leurs"))
# Whether an article is feminine; elided and plural ones show no gender.
_GENDERS = {
    "le": False,
    "un": False,
    "ce": False,
    "cet": False,
    "du": False,
    "au": False,
    "la": True,
    "une": True,
    "cette": True,
}
_OTHER = frozenset("précédent précédente dernier dernière autre autres nouveau nouvel nouvelle second seconde".split())
# "Cette nouvelle attaque" is the one just told of.
_NEW = frozenset(("nouveau", "nouvel", "nouvelle", "nouveaux", "nouvelles"))
_OPENS_SENTENCE = frozenset((".", ":", "«", '"', "!", "?", "–", "—", "-"))
_REACH_BACK = 4
_CONTEXT = 24
_OF = frozenset(("d'", "des", "du"))


@value
class Noun:
    """A trigger noun [start, end): its clause, its phrase and that phrase's slot ("subject", "object", "avec" …).

    `definite` is the kind of article before it, `owner` the possessive ("leur"), `other` whether another event of the
    kind is meant ("le précédent déplacement"), `feminine` its gender where the article shows it, `before` what stands
    before it (folded), `heads` whether it is the head of its phrase ("la visite de X") and no complement ("le but de
    la visite"); `phased` tells that its head is but a part of it ("le début de la visite").
    """

    trigger: NounTrigger
    start: int
    end: int
    clause: int
    phrase: Phrase
    slot: str
    definite: Definite
    other: bool
    owner: str
    before: str
    feminine: bool | None = None
    phased: bool = False

    @property
    def heads(self) -> bool:
        return self.phased or self.start <= self.phrase.core or self.start < self.phrase.head_end

    @property
    def strong(self) -> bool:
        return self.trigger.row.strength == "strong"


class NounFinder:
    """Finds the trigger nouns of an article."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.folded = scene.view.folded
        self.tokens: Sequence[Token] = scene.view.tokens
        self.words: Sequence[str] = scene.view.words

    def all(self) -> Iterator[Noun]:
        """The trigger nouns in order of the text; of several that begin at a word, the longest."""
        done, nouns = 0, self.scene.triggers.nouns
        for at in [place for place, word in enumerate(self.words) if word in nouns]:
            trigger = self._trigger(at) if at >= done else None
            if trigger is None:
                continue
            noun = self._placed(trigger, at)
            if noun is not None:
                yield noun
            done = at + len(trigger.words)

    def _trigger(self, at: int) -> NounTrigger | None:
        if self.tokens[at].capital and not self._opens(at):
            return None
        known = self.scene.triggers.nouns[self.words[at]]
        return next((trigger for trigger in known if self._matches(trigger, at)), None)

    def _opens(self, at: int) -> bool:
        """Whether a capital is owed to the place: the beginning of a sentence or of a headline's part."""
        sentence_start = at == 0 or self.words[at - 1] in _OPENS_SENTENCE
        return sentence_start or "\n" in self.scene.view.text[self.tokens[at - 1].end : self.tokens[at].start]

    def _matches(self, trigger: NounTrigger, at: int) -> bool:
        found = self.words[at : at + len(trigger.words)]
        return len(found) == len(trigger.words) and all(
            word in (wanted, wanted + "s", wanted + "x") or (wanted == "de" and word in _OF)
            for word, wanted in zip(found, trigger.words, strict=True)
        )

    def _placed(self, trigger: NounTrigger, at: int) -> Noun | None:
        start, end = self.tokens[at].start, self.tokens[at + len(trigger.words) - 1].end
        number = self.scene.view.syntax.number_at(start)
        if number is None:
            return None
        around = self.scene.slots[number].at(start)
        if around is None:
            return None
        slot, phrase = around
        definite, other, owner, feminine = self._article(at, phrase)
        before = self._before(at)
        phased = self.scene.triggers.phases.search(before) is not None
        return Noun(trigger, start, end, number, phrase, slot, definite, other, owner, before, feminine, phased)

    def _before(self, at: int) -> str:
        """What stands before a noun, folded; without an adjective that leaves it real: "[lors de] violents heurts"."""
        start = self.tokens[at].start
        before = self.folded[max(0, start - _CONTEXT) : start]
        adjective = at > 0 and self.tokens[at - 1].word in self.scene.view.language.grammar.prenominal
        if not adjective or self.scene.triggers.unreal_words.search(before):
            return before
        start = self.tokens[at - 1].start
        return self.folded[max(0, start - _CONTEXT) : start]

    def _article(self, at: int, phrase: Phrase) -> tuple[Definite, bool, str, bool | None]:
        """The article before the noun, whether it means another one, the possessive, and the gender it shows.

        "Des" that begins a bare phrase is a plural article and hides no preposition: "des combats ont éclaté".
        """
        other = again = False
        for back in range(1, min(_REACH_BACK, at + 1)):
            word = self.tokens[at - back].word
            if word in _COUNTS and back < at and self.words[at - back - 1] in _BEFORE_COUNTS:
                continue
            if word in _ARTICLES:
                begins = self.tokens[at - back].start == phrase.start and not phrase.preposition
                plural = word == "des" and (begins or self._after_verb(at - back))
                definite = "a" if plural else _ARTICLES[word]
                other = other and not (again and definite == "this")
                return definite, other, word if definite == "his" else "", _GENDERS.get(word)
            other, again = other or word in _OTHER, word in _NEW
            if self.tokens[at - back].kind != "word":
                break
        return "", other, "", None

    def _after_verb(self, at: int) -> bool:
        """Whether "des" follows a verb ("tenir des discussions"), where it is a plural article."""
        number = self.scene.view.syntax.number_at(self.tokens[at].start)
        verb = None if number is None else self.scene.clauses[number].verb
        return verb is not None and 0 <= self.tokens[at].start - verb.end <= 1
