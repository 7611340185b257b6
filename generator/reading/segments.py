"""Where a new clause begins in a run of tokens: after the last comma or conjunction that a subject follows."""

from collections.abc import Sequence

from generator.language.grammar import Grammar
from generator.reading.tagging.line import Tag
from generator.reading.tokens import Token
from generator.reading.verbgroups import Group

CUTS = frozenset((",", "–", "—", "-"))
_FURTHEST_CUT = 4


class Segments:
    """Looks into the tagged tokens of one stretch."""

    def __init__(self, grammar: Grammar, tokens: Sequence[Token], tags: Sequence[Tag]) -> None:
        self.grammar, self.tokens, self.tags = grammar, tokens, tags

    def word(self, at: int) -> str:
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def kind(self, at: int) -> str:
        return self.tags[at].kind if 0 <= at < len(self.tags) else "mark"

    def has_subject(self, positions: Sequence[int]) -> bool:
        """Whether a bare noun or a pronoun stands among the tokens."""
        governed = False
        for at in positions:
            kind = self.tags[at].kind
            if kind == "preposition":
                governed = True
            elif kind in ("mark", "coordinator"):
                governed = False
            elif kind == "subject" or (kind == "noun" and not governed and self.word(at) not in self.grammar.times):
                return True
        return False

    def segment(self, positions: Sequence[int], group: Group) -> list[int]:
        """The last tokens that, after a comma or conjunction, hold a subject for the verb; [] where none do."""
        end = len(positions)
        if end and self.kind(positions[-1]) == "subject":
            return list(positions[-1:])
        stop = end - 1 if end and self.word(positions[-1]) == "," else end
        wider = stop < end
        found: list[int] = []
        cuts = 0
        for index in range(stop - 1, -1, -1):
            at = positions[index]
            if not (self.kind(at) == "coordinator" or self.word(at) in CUTS):
                continue
            cuts += 1
            segment = list(positions[index + 1 :])
            if self.has_subject(segment):
                if not found or wider:
                    found, wider = segment, wider and not found
                wider = wider or (group.verb.plural and self.joins_nouns(at))
                if not wider:
                    break
            if cuts == _FURTHEST_CUT:
                break
        return found

    def joins_nouns(self, at: int) -> bool:
        return self.word(at) in ("et", "ou") and self.kind(at - 1) == "noun"

    def governed(self, positions: Sequence[int]) -> bool:
        return self.kind(positions[0]) == "preposition"
