"""Which side of the present a date lies on, by the verb of its clause."""

from collections.abc import Sequence

from generator.reading.clauses import Clause
from generator.reading.dating.drafts import Draft
from generator.reading.view import View
from generator.schema.mentions import DateMention, Direction

_UNTOLD = ("participle", "present", "subjunctive")


def draft_direction(view: View, draft: Draft) -> Direction | None:
    """The side of the present on which the date lies, None where nothing tells.

    What a period begins or ends with may lie beyond the tense of the verb ("a convoqué dès lundi", "a reporté le
    procès au 5 mai"); what follows "depuis" is past.
    """
    if draft.bound == "since":
        return "past"
    side = direction_at(view, draft.start)
    is_target = draft.grain == "day" and view.folded[max(0, draft.start - 3) : draft.start] == "au "
    return None if side == "past" and (draft.bound or is_target) else side


def direction_at(view: View, offset: int) -> Direction | None:
    """The side that the verb of the clause at `offset` points to; None where it points to none."""
    return _side(view, view.clause_at(offset)) or _side(view, _clause_before_comma(view, offset))


def _side(view: View, clause: Clause | None) -> Direction | None:
    if clause is None or clause.verb is None:
        return None
    return "future" if _looks_ahead(view, clause) else clause.verb.direction


def _clause_before_comma(view: View, offset: int) -> Clause | None:
    """The clause that a comma interrupts ("qui a repris par la force, en mai, cette région")."""
    before = offset - 1
    while before > 0 and view.text[before].isspace():
        before -= 1
    return view.clause_at(before - 1) if before > 0 and view.text[before] == "," else None


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
