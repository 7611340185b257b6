"""Which side of the present a date lies on, by the verb of its clause."""

from collections.abc import Sequence

from generator.reading.clauses import Clause
from generator.reading.view import View
from generator.schema.mentions import DateMention, Direction

_UNTOLD = ("participle", "present", "subjunctive")


def direction_at(view: View, offset: int) -> Direction | None:
    """The side that the verb of the clause at `offset` points to; None where it points to none."""
    clause = view.clause_at(offset)
    if clause is None or clause.verb is None:
        return None
    return "future" if _looks_ahead(view, clause) else clause.verb.direction


def _looks_ahead(view: View, clause: Clause) -> bool:
    """ "Prévue lundi", "est attendu mardi", "avant que le bilan soit rendu public lundi"."""
    verb = clause.verb
    if verb is None or (clause.kind == "purpose" and verb.tense == "subjunctive"):
        return verb is not None
    if verb.lemma not in view.language.calendar.ahead:
        return False
    return verb.tense == "participle" or (verb.passive and verb.tense in _UNTOLD)


def borrowed(mentions: Sequence[DateMention]) -> dict[int, Direction]:
    """For each weekday that some clause of the article tells with a tense, the first such tense.

    A headline without a verb means the same Sunday as the sentence that tells of it.
    """
    told: dict[int, Direction] = {}
    for mention in mentions:
        weekday = mention.expression.weekday
        if mention.expression.kind == "weekday" and weekday is not None and mention.tense:
            told.setdefault(weekday, mention.tense)
    return told
