"""Which side of the present a date lies on, by the verb of its clause."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import dropwhile, islice, takewhile

from generator.reading.clauses import Clause
from generator.reading.dating.drafts import Draft
from generator.reading.tokens import Token
from generator.reading.view import View
from generator.schema.mentions import DateMention, Direction
from generator.text import fold

# What begins or ends with a date that no past verb tells lies ahead: "l'école ferme à partir de lundi".
_BOUNDED: Mapping[Direction | None, Direction] = {None: "future", "future": "future"}
_EARLIER = frozenset(("pluperfect", "infinitive_past"))
_UNTOLD = ("present", "subjunctive")
# Words looked at before a date: for the participle that it completes, and for the "depuis" that governs it.
_NEAR, _FAR = 4, 14


def draft_direction(view: View, draft: Draft) -> Direction | None:
    """The side of the present on which the date lies, None where nothing tells.

    What a period begins or ends with may lie beyond the tense of the verb ("a convoqué dès lundi"); what follows
    "depuis" is past; what something was put off to ("a reporté le procès au 5 mai") was ahead.
    """
    if draft.bound == "since":
        return "past"
    before = list(islice(_words_before(view, draft.start), 1))
    if draft.grain == "day" and before and before[0].word in view.language.calendar.delays:
        return "future"
    calendar = view.language.calendar
    side = "past" if _completes(view, draft.start, calendar.since) else direction_at(view, draft.start)
    if side is None and _is_full_weekday(draft) and _was_to_come(view.clause_at(draft.start)):
        return "future"
    if side is None and draft.grain == "day" and _completes(view, draft.start, calendar.behind):
        return "past"
    return _BOUNDED.get(side) if draft.bound else side


def _is_full_weekday(draft: Draft) -> bool:
    """ "Lundi 12 mai": nobody still names the day so exactly who tells that nothing came of it."""
    return draft.expression.weekday is not None and draft.expression.day is not None


def _was_to_come(clause: Clause | None) -> bool:
    """ "Il devait parler": what was to come then, and may be over by now."""
    verb = clause.verb if clause is not None else None
    return verb is not None and verb.tense == "imperfect" and verb.direction == "future"


def is_since(view: View, draft: Draft) -> bool:
    """Whether the date is where something that still holds began."""
    return draft.expression.bound == "since" or _completes(view, draft.start, view.language.calendar.since)


def direction_at(view: View, offset: int) -> Direction | None:
    """The side that the verb of the clause at `offset` points to; None where it points to none."""
    return participle_before(view, offset) or _tense_at(view, offset)


def in_passing(view: View, offset: int) -> bool:
    """Whether a relative clause, "avoir fait" or a pluperfect tells it: what went before the news, or explains it."""
    clause = view.clause_at(offset)
    if clause is None:
        return False
    return clause.kind == "relative" or (clause.verb is not None and clause.verb.tense in _EARLIER)


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
    if _was_to_come(clause) or (verb.tense == "conditional" and verb.lemma in view.language.calendar.hearsay):
        return None
    ahead = verb.lemma in view.language.calendar.ahead and verb.tense != "participle"
    return "future" if ahead and verb.passive and verb.tense in _UNTOLD else verb.direction


def participle_before(view: View, offset: int) -> Direction | None:
    """ "La rencontre prévue lundi" lies ahead, "la trêve signée lundi" behind, whatever the verb of the clause is.

    A determiner makes it a noun ("l'arrivée lundi"); in a verb group ("a été signée") the clause tells the tense.
    """
    calendar, grammar = view.language.calendar, view.language.grammar
    near = islice(_words_before(view, offset), _NEAR)
    words = list(dropwhile(lambda token: fold(token.word) in calendar.leading, near))
    if not words or (len(words) > 1 and words[1].word in grammar.determiners) or _in_verb(view, words[0].start):
        return None
    forms = [form for form in view.language.verbs.analyse(words[0].word) if form.mood == "participle"]
    if not any(form.tense == "past" for form in forms):
        return None
    ahead = any(form.lemma in calendar.ahead for form in forms)
    return "future" if ahead and calendar.formerly.isdisjoint(token.word for token in words) else "past"


def _in_verb(view: View, offset: int) -> bool:
    """Whether a verb group with an auxiliary or a tense of its own holds the word."""
    clause = view.clause_at(offset)
    if clause is None or clause.verb is None or clause.verb.tense == "participle":
        return False
    return clause.verb.start <= offset < clause.verb.end


def _completes(view: View, offset: int, governors: frozenset[str]) -> bool:
    """ "Depuis les affrontements des 13 et 14 septembre": the words after such a word hold the date, and no verb."""
    words = takewhile(lambda token: not _in_verb(view, token.start), islice(_words_before(view, offset), _FAR))
    return any(fold(token.word) in governors for token in words)


def _words_before(view: View, offset: int) -> Iterator[Token]:
    """The words before the offset, nearest first, up to a mark or a number."""
    place = bisect_left(view.starts, offset)
    back = (view.tokens[number] for number in range(place - 1, -1, -1))
    return takewhile(lambda token: token.kind == "word", back)


def _clause_before_comma(view: View, offset: int) -> Clause | None:
    """The clause that a comma interrupts ("qui a repris par la force, en mai, cette région")."""
    before = offset - 1
    while before > 0 and view.text[before].isspace():
        before -= 1
    return view.clause_at(before - 1) if before > 0 and view.text[before] == "," else None


def borrowed(mentions: Sequence[DateMention], weak: Sequence[bool]) -> tuple[DateMention, ...]:
    """The mentions, with weekdays that no verb of their own puts on a side on that of another one of the same weekday.

    A headline without a verb means the same Sunday as the sentence that tells of it; so does "la cérémonie organisée
    dimanche" beside "dimanche, il assistera à une cérémonie". `weak` tells whose tense is only that of a participle.
    """
    told: dict[int, Direction] = {}
    for feeble in (False, True):
        for mention, lean in zip(mentions, weak, strict=True):
            if mention.expression.kind == "weekday" and mention.tense and lean == feeble:
                told.setdefault(mention.expression.weekday or 0, mention.tense)
    return tuple(
        replace(mention, tense=told.get(mention.expression.weekday or 0, mention.tense))
        if mention.expression.kind == "weekday" and (lean or mention.tense is None)
        else mention
        for mention, lean in zip(mentions, weak, strict=True)
    )
