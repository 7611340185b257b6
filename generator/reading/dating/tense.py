"""Which side of the present a date lies on, by the verb of its clause."""

import re
from collections.abc import Sequence

from generator.reading.clauses import Clause
from generator.reading.dating.drafts import Draft
from generator.reading.view import View
from generator.schema.mentions import DateMention, Direction

_UNTOLD = ("present", "subjunctive")
# The word before a date, past articles and prepositions; a determiner before it makes it a noun ("l'arrivée lundi").
_BEFORE = 40
# "Depuis" and the words of one phrase after it.
_SINCE_REACH = 80
_SINCE = re.compile(r"\bdepuis (?:[\w'-]+ ){1,9}$")
_LAST_WORDS = re.compile(
    r"(?P<determiner>\b(?:[ld]['’]|(?:la|une|sa|cette|leur|le|un|son|ce|les|des|ses|leurs|ces|du) ))?"
    r"\b(?P<word>[^\W\d_]{3,}) (?:(?:le|la|du|au|en|ce|dès|pour|à|dans|tôt|tard) ){0,2}$"
)


def draft_direction(view: View, draft: Draft) -> Direction | None:
    """The side of the present on which the date lies, None where nothing tells.

    What a period begins or ends with may lie beyond the tense of the verb ("a convoqué dès lundi"); what follows
    "depuis" is past; what something was put off to ("a reporté le procès au 5 mai") was ahead.
    """
    if draft.bound == "since":
        return "past"
    side = "past" if _completes_since(view, draft.start) else direction_at(view, draft.start)
    if draft.grain == "day" and view.folded[max(0, draft.start - 3) : draft.start] == "au ":
        return "future"
    return None if draft.bound and side == "past" else side


def direction_at(view: View, offset: int) -> Direction | None:
    """The side that the verb of the clause at `offset` points to; None where it points to none."""
    return _participle_before(view, offset) or _tense_at(view, offset)


def _tense_at(view: View, offset: int) -> Direction | None:
    return _side(view, view.clause_at(offset)) or _side(view, _clause_before_comma(view, offset))


def _side(view: View, clause: Clause | None) -> Direction | None:
    if clause is None or clause.verb is None:
        return None
    verb = clause.verb
    if clause.kind == "purpose" and verb.tense == "subjunctive":
        return "future"
    if clause.kind == "infinitive" and not clause.lead and clause.parent is not None:
        # "A fait savoir lundi", "a laissé entendre lundi": the infinitive completes the verb before it.
        parent = view.clauses[clause.parent].verb
        return parent.direction if parent is not None else None
    ahead = verb.lemma in view.language.calendar.ahead and verb.tense != "participle"
    return "future" if ahead and verb.passive and verb.tense in _UNTOLD else verb.direction


def _participle_before(view: View, offset: int) -> Direction | None:
    """ "La rencontre prévue lundi" lies ahead, "la trêve signée lundi" behind, whatever the verb of the clause is."""
    clause = view.clause_at(offset)
    before = _LAST_WORDS.search(view.text, max(0, offset - _BEFORE), offset)
    if before is None or before["determiner"]:
        return None
    inside = (
        clause is not None and clause.verb is not None and clause.verb.start <= before.start("word") < clause.verb.end
    )
    if inside and clause is not None and clause.verb is not None and clause.verb.tense != "participle":
        return None
    forms = view.language.verbs.analyse(before["word"].lower())
    if not any((form.tense, form.mood) == ("past", "participle") for form in forms):
        return None
    return "future" if any(form.lemma in view.language.calendar.ahead for form in forms) else "past"


def _completes_since(view: View, offset: int) -> bool:
    """ "Depuis les affrontements des 13 et 14 septembre": the words after "depuis" hold the date, and no verb."""
    before = _SINCE.search(view.folded, max(0, offset - _SINCE_REACH), offset)
    clause = view.clause_at(offset)
    verb = clause.verb if clause else None
    return before is not None and (verb is None or not before.start() < verb.start < offset)


def _clause_before_comma(view: View, offset: int) -> Clause | None:
    """The clause that a comma interrupts ("qui a repris par la force, en mai, cette région")."""
    before = offset - 1
    while before > 0 and view.text[before].isspace():
        before -= 1
    return view.clause_at(before - 1) if before > 0 and view.text[before] == "," else None


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
