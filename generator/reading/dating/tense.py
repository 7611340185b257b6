"""Which side of the present a date lies on, by the verb of its clause."""

from generator.reading.verbgroups import Verb
from generator.reading.view import View
from generator.schema.mentions import DateExpression, Direction

_UNTOLD = ("participle", "present", "subjunctive")


def direction_at(view: View, offset: int, expression: DateExpression) -> Direction | None:
    """The side that the tense points to; None where it points to none, or an end ("jusqu'à lundi") may lie beyond."""
    clause = view.clause_at(offset)
    if clause is None or clause.verb is None or expression.bound == "until":
        return None
    return "future" if _looks_ahead(view, clause.verb) else clause.verb.direction


def _looks_ahead(view: View, verb: Verb) -> bool:
    """ "Prévue lundi", "est attendu mardi": a participle or passive of a verb that looks ahead."""
    if verb.lemma not in view.language.calendar.ahead:
        return False
    return verb.tense == "participle" or (verb.passive and verb.tense in _UNTOLD)
