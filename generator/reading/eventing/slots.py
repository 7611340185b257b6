"""Who and what stands where around a verb: logical subject and object, and the phrase of each preposition."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from generator.reading.clauses import Clause
from generator.reading.phrases import Phrase
from generator.values import value

_WHICH = frozenset(("que", "qu'"))
# As many phrases of a slot, and after a noun, are looked at: bounds the work on odd text.
_IN_SLOT = 12
_NEAR = 8


@value
class Slots:
    """The phrases of a clause by slot: "subject", "object", a preposition's meaning, "beside" for other bare ones.

    A passive is turned round: "par X" is the subject, the grammatical subject the object. `ordered` lists them all
    with their slots in order of the text, `starts` where they begin.
    """

    by_name: dict[str, list[Phrase]]
    ordered: list[tuple[str, Phrase]]
    starts: list[int]

    def phrases(self, name: str) -> Sequence[Phrase]:
        return self.by_name.get(name, ())

    def at(self, offset: int) -> tuple[str, Phrase] | None:
        """The phrase around an offset, and its slot."""
        place = bisect_right(self.starts, offset) - 1
        if place < 0 or offset >= self.ordered[place][1].end:
            return None
        return self.ordered[place]

    def before(self, offset: int) -> list[tuple[str, Phrase]]:
        """The last phrases that begin before an offset, and their slots."""
        place = bisect_left(self.starts, offset)
        return self.ordered[max(0, place - _NEAR) : place]

    def after(self, offset: int) -> list[tuple[str, Phrase]]:
        """The next phrases that begin at or after an offset, and their slots."""
        place = bisect_left(self.starts, offset)
        return self.ordered[place : place + _NEAR]


def slots_of(clause: Clause, text: str) -> Slots:
    """The slots of a clause, its own phrases and what a relative clause tells about."""
    by_name: dict[str, list[Phrase]] = {}
    first: dict[tuple[int, int, str], tuple[str, Phrase]] = {}
    for name, phrase in _assigned(clause, text):
        slot = by_name.setdefault(name, [])
        if len(slot) < _IN_SLOT:
            slot.append(phrase)
        first.setdefault((phrase.start, phrase.end, phrase.preposition), (name, phrase))
    ordered = [first[place] for place in sorted(first)]
    return Slots(by_name, ordered, [phrase.start for _, phrase in ordered])


def _assigned(clause: Clause, text: str) -> Iterator[tuple[str, Phrase]]:
    passive = clause.verb is not None and clause.verb.passive
    # "Ont été tués" has its object before it: no bare phrase behind it is one.
    complete = passive and clause.verb is not None and clause.verb.finite
    for phrase in clause.subject:
        yield ("object" if passive else "subject"), phrase
    yield from _antecedent(clause)
    for phrase, bare in _complements(clause, text):
        if phrase.preposition == "par" and passive:
            yield "subject", phrase
        yield phrase.preposition or ("beside" if complete else bare), phrase
    for phrase in clause.leading:
        if phrase.preposition:
            yield phrase.preposition, phrase


def _complements(clause: Clause, text: str) -> Iterator[tuple[Phrase, str]]:
    """The phrases after the verb, and what each is if it is bare: "object" next to the verb, else "beside".

    A comma parts a bare phrase from its verb, except an insertion between two commas and words of time. What follows
    an object without a comma goes on with it ("le ministre X suivi du président Y").
    """
    place = clause.verb.end if clause.verb else 0
    commas, only_time, goes_on = 0, True, False
    for phrase in clause.complements:
        between = text.count(",", place, phrase.start) if clause.verb else 0
        commas += between
        beside = commas % 2 and not only_time and (between or not goes_on)
        yield phrase, "beside" if beside else "object"
        goes_on = not beside and not phrase.preposition
        place = max(place, phrase.start)
        only_time = only_time and (phrase.preposition == "when" or text[phrase.start : phrase.end].isdigit())


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
