"""Who and what stands where around a verb: logical subject and object, and the phrase of each preposition."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.reading.clauses import Clause
from generator.reading.phrases import Phrase

_WHICH = frozenset(("que", "qu'"))


@dataclass(frozen=True, slots=True)
class Slots:
    """The phrases of a clause by slot: "subject", "object", a preposition's meaning.

    A passive is turned round: "par X" is the subject, the grammatical subject the object.
    """

    clause: Clause
    by_name: dict[str, list[Phrase]] = field(default_factory=dict)

    def phrases(self, name: str) -> Sequence[Phrase]:
        return self.by_name.get(name, ())


def slots_of(clause: Clause, text: str) -> Slots:
    """The slots of a clause, its own phrases and what a relative clause tells about."""
    slots = Slots(clause)
    for name, phrase in _assigned(clause, text):
        slots.by_name.setdefault(name, []).append(phrase)
    return slots


def _assigned(clause: Clause, text: str) -> Iterator[tuple[str, Phrase]]:
    passive = clause.verb is not None and clause.verb.passive
    for phrase in clause.subject:
        yield ("object" if passive else "subject"), phrase
    yield from _antecedent(clause)
    for phrase in clause.complements:
        if phrase.preposition == "par" and passive:
            yield "subject", phrase
        yield phrase.preposition or ("object" if _is_object(clause, phrase, text) else "beside"), phrase
    for phrase in clause.leading:
        if phrase.preposition:
            yield phrase.preposition, phrase


def _is_object(clause: Clause, phrase: Phrase, text: str) -> bool:
    """Whether no comma parts a bare phrase from its verb; an insertion between two commas may, and words of time."""
    if clause.verb is None or text.count(",", clause.verb.end, phrase.start) % 2 == 0:
        return True
    before = [other for other in clause.complements if other.start < phrase.start]
    return all(other.preposition == "when" for other in before)


def _antecedent(clause: Clause) -> Iterator[tuple[str, Phrase]]:
    """ "la ville que l'armée a prise": the antecedent is the object."""
    if clause.antecedent is None or clause.kind != "relative":
        return
    preposition, _, word = clause.lead.rpartition(" ")
    if word in _WHICH:
        yield "object", clause.antecedent
    elif word == "dont":
        yield "de", clause.antecedent
    elif word == "où":
        yield "dans", clause.antecedent
    elif preposition:
        yield preposition, clause.antecedent
