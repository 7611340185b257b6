"""What a number counts where its noun is told before it: "le nombre de morts est passé à 345"."""

from collections.abc import Sequence

from generator.language import Language
from generator.reading.counting.counted import Counted
from generator.reading.tokens import Token

# How many tokens before the number the noun may stand.
_TALLY_REACH, _SUBJECT_REACH, _PRONOUN_REACH = 12, 16, 8
_OF = frozenset(("de", "d'", "des", "du"))
_COPULAS = frozenset(("sont", "étaient", "seraient"))
_MANY = ("au", "nombre", "de")
_ENDS = frozenset(".;:!?…")


class EarlierNouns:
    """The words of one sentence, read backwards from a number without a noun of its own."""

    def __init__(self, tokens: Sequence[Token], language: Language) -> None:
        self.tokens, self.language = tokens, language
        self.quantities = language.quantities
        self.words = [token.word for token in tokens]

    def tally(self, lead: int, after: int) -> Counted | None:
        """ "Le nombre de morts est passé à 345": nothing is counted behind."""
        if not self._is_free(after):
            return None
        for at in range(lead - 1, max(-1, lead - _TALLY_REACH), -1):
            if self.words[at] in self.quantities.tallies and self.words[at + 1] in _OF:
                noun = self.quantities.nouns.at(self.words, at + 2)
                return Counted(noun.value[0], at, after, "figure.tally") if noun else None
        return None

    def subject(self, lead: int, after: int) -> Counted | None:
        """ "Les militaires tués sont quatorze gendarmes", "les morts sont au nombre de 20"."""
        copula = lead - 1 - len(_MANY) * (tuple(self.words[max(0, lead - len(_MANY)) : lead]) == _MANY)
        if copula < 1 or self.words[copula] not in _COPULAS:
            return None
        for at in range(copula - 1, max(-1, copula - _SUBJECT_REACH), -1):
            if self.words[at] in _ENDS:
                return None
            noun = self.quantities.nouns.at(self.words, at)
            if noun and noun.value[1]:
                return Counted(noun.value[0], lead, after, "figure.subject")
        return None

    def pronoun(self, lead: int, after: int, last: Counted | None) -> Counted | None:
        """ "Il a lancé 100 drones, [Kiev] dit en avoir abattu 55", "61 sièges, contre 28": as counted `last`."""
        if last is None or not self._is_free(after):
            return None
        near = self.words[max(last.after, lead - _PRONOUN_REACH) : lead]
        if near[-1:] == ["contre"]:
            return Counted(last.unit, lead, after, "figure.contrast")
        if "en" not in near or not self._is_verb(near[near.index("en") + 1 :]):
            return None
        return Counted(last.unit, lead, after, "figure.pronoun")

    def _is_free(self, after: int) -> bool:
        """Whether no noun can follow the number."""
        if after >= len(self.words) or self.tokens[after].kind != "word":
            return True
        grammar = self.language.grammar
        word = self.words[after]
        return word in grammar.prepositions or word in grammar.contracted or word in grammar.coordinators

    def _is_verb(self, words: Sequence[str]) -> bool:
        """Whether the words between "en" and the number are the parts of one verb."""
        return bool(words) and all(self.language.verbs.analyse(word) for word in words)
