"""When an event was: the date of its own clause, of the clause around it, or of another event that it is told with."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from generator.reading.clauses import Clause
from generator.reading.eventing.drafts import Draft
from generator.reading.eventing.scene import Scene
from generator.schema.mentions import DateExpression, DateMention

_NONFINITE = frozenset(("infinitive", "gerund", "participle"))
# Clauses that share the time of the clause around them.
_SHARING = frozenset(("infinitive", "gerund", "time"))
# Finer than a part of the day.
_TELLING = 2
_CONTEXT = 16
# What begins or ends with a date is not dated by it: "un cessez-le-feu dès vendredi".
FROM_THEN = re.compile(r"(?<!\w)(?:des|a partir d\w*|a compter d\w*|jusqu\W\w*|pour) (?:le |la |l')?$")
_DELAY = re.compile(r"(?<!\w)(?:a|au) $")
_EARLIER = re.compile(r"(?<!\w)(?:apres|avant|depuis|des) qu[e' ]")
_ANNOUNCE = "annoncer"
# Modes of events that take place when their object does: "ont boycotté le scrutin de mai".
_AT_OBJECT = frozenset(("boycott", "absent"))
_LEADS_ON = 8
# An insertion between commas is no longer than this before its date.
_INSERTED = 60
_FURTHEST = 4
_PARTS = ("year", "month", "day", "weekday")
# The parts of a day after its morning.
_LATER = frozenset(("afternoon", "evening", "night"))
# How much a date fixes, by the finest part that it names.
_FINENESS = {"day": 5, "weekday": 4, "month": 3, "year": 2}
# The same for what is counted from another day: "la veille", "plus tôt dans la semaine", "l'an dernier".
_COUNTED = {"day": 4, "week": 3, "month": 3, "season": 2, "year": 2}


class Clock:
    """Finds the date mention of each draft event."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.dates: Sequence[DateMention] = scene.dates
        self.starts = [date.start for date in self.dates]
        # Dates that are those of a noun in a clause: "les pourparlers du 11 mai".
        self.of_nouns: dict[int, int] = {}
        self.by_clause = self._by_clause()

    def _by_clause(self) -> dict[int, list[int]]:
        """The dates of each clause that stand for the clause, not for a noun in it ("les pourparlers du 11 mai")."""
        found: dict[int, list[int]] = {}
        ends = {date.until for date in self.dates}
        for number, date in enumerate(self.dates):
            clause = None if number in ends else self.scene.view.syntax.number_at(date.start)
            if clause is None or self._is_apart(clause, date):
                continue
            if self._belongs_to_noun(clause, date):
                self.of_nouns[number] = clause
            else:
                found.setdefault(clause, []).append(number)
        for number, date in enumerate(self.dates):
            clause = self.scene.view.syntax.number_at(date.start)
            if clause is not None and date.implicit and date.expression.bound is None and clause not in found:
                found[clause] = [number]
        return found

    def _is_apart(self, number: int, date: DateMention) -> bool:
        """Whether a date is not the time of its clause: only implied, a mere end, or what something is put off to."""
        if date.implicit or date.expression.bound == "until" or self._began_with(number, date):
            return True
        verb = self.scene.clauses[number].verb
        put_off = verb is not None and verb.lemma in self.scene.triggers.putting_off
        return put_off and _DELAY.search(self.scene.view.folded, max(0, date.start - _LEADS_ON), date.start) is not None

    def _began_with(self, number: int, date: DateMention) -> bool:
        """Whether a date tells since when something was, not when the clause was.

        "Depuis son arrestation lundi, X a ..." and, set between commas, "X, en prison depuis lundi, a …".
        """
        folded, verb = self.scene.view.folded, self.scene.clauses[number].verb
        for slot, phrase in reversed(self.scene.slots[number].before(date.start)):
            if "," in folded[phrase.start : date.start]:
                break
            if slot == "depuis" and phrase.head_end <= date.start:
                return True
        if date.expression.bound != "since" or verb is None or verb.tense != "past" or verb.start < date.end:
            return False
        inserted = (
            folded.startswith(",", date.end) and folded.rfind(",", max(0, date.start - _INSERTED), date.start) > 0
        )
        return inserted and self.scene.clauses[number].start < date.start - _CONTEXT

    def _belongs_to_noun(self, number: int, date: DateMention) -> bool:
        """Whether a date stands inside a phrase, after its noun: "l'accord de 2015"."""
        around = self.scene.slots[number].at(date.start)
        if around is None or around[1].core >= date.start or around[1].preposition == "when":
            return False
        return around[1].head_end <= date.start and date.end <= around[1].end

    def after(self, start: int, stop: int) -> int | None:
        """The first date mention that begins in [start, stop)."""
        place = bisect_left(self.starts, start)
        return place if place < len(self.starts) and self.starts[place] < stop else None

    def before(self, offset: int) -> int | None:
        """The last date mention before an offset that names the time of a clause by itself, and no time to come."""
        place = bisect_left(self.starts, offset) - 1
        while place >= 0 and not self._tells_time(place):
            place -= 1
        return place if place >= 0 else None

    def _tells_time(self, number: int) -> bool:
        date = self.dates[number]
        if number in self.of_nouns or date.implicit or date.quoted:
            return False
        around = self.scene.view.clause_at(date.start)
        aside = around is not None and around.kind == "relative" and around.verb is not None
        return not aside or around is None or around.verb is None or around.verb.tense != "present"

    def ends(self, date: int) -> bool:
        """Whether a date only tells how long something lasts: "jusqu'à lundi"."""
        return self.dates[date].expression.bound == "until"

    def of(self, draft: Draft) -> int | None:
        """The date of a draft that has none of its own yet."""
        clause = self.scene.clauses[draft.clause]
        if clause.lead == "après":
            return self._leading(clause)
        if draft.told_as == "setting" and (not draft.close or draft.mode == "visit"):
            return None
        if draft.stance and clause.kind == "time":
            return self._nearest(draft.clause, draft.trigger[0])
        found = self._of_clause(draft.clause, draft.trigger[0], stance=draft.stance)
        if draft.mode in _AT_OBJECT:
            found = next((date for date, clause in self.of_nouns.items() if clause == draft.clause), found)
        return None if draft.stance and found is not None and self._merely_since(found) else found

    def _merely_since(self, date: int) -> bool:
        return self.dates[date].expression.bound == "since"

    def _leading(self, clause: Clause) -> int | None:
        """ "deux mois après avoir signé": the date that ends where the clause begins."""
        place = bisect_right(self.starts, clause.start + _LEADS_ON) - 1
        if place >= 0 and abs(self.dates[place].end - clause.start) <= _LEADS_ON:
            return place
        return None

    def _of_clause(self, number: int, offset: int, *, stance: bool) -> int | None:
        clause = self.scene.clauses[number]
        for _ in range(_FURTHEST):
            found = self._nearest(number, offset)
            if found is None:
                found = self._below(number, offset)
            shared = self._shares(clause) or (stance and clause.kind == "that")
            if found is not None or clause.parent is None or not shared:
                return self._beside(number, offset) if found is None else found
            number = clause.parent
            clause = self.scene.clauses[number]
        return None

    def _beside(self, number: int, offset: int) -> int | None:
        """The date of the clause that this one is joined to: "a reçu X mardi et signé un accord"."""
        clause = self.scene.clauses[number]
        if not clause.inherited or clause.verb is None or not clause.verb.finite:
            return None
        for earlier in range(number - 1, max(-1, number - _FURTHEST), -1):
            other = self.scene.clauses[earlier]
            if other.sentence != clause.sentence:
                return None
            if other.kind == clause.kind and other.parent == clause.parent:
                found = self._nearest(earlier, offset)
                return self._below(earlier, offset) if found is None else found
        return None

    def _shares(self, clause: Clause) -> bool:
        """Whether a clause has the time of the one around it.

        "A annoncé lundi que X a signé" does, and so does a refusal: "a déclaré lundi que X ne céderait pas".
        """
        if clause.kind in _SHARING:
            return not self._told_before(clause)
        around = None if clause.parent is None else self.scene.clauses[clause.parent].verb
        if clause.kind != "that" or around is None or clause.verb is None:
            return False
        refused = clause.verb.negated and clause.verb.direction == "future"
        return refused or (around.lemma == _ANNOUNCE and clause.verb.tense == "past")

    def comes_before(self, number: int) -> bool:
        """Whether "après que" puts a clause, or one around it, before the time of its sentence."""
        clause = self.scene.clauses[number]
        for _ in range(_FURTHEST):
            if self._told_before(clause):
                return True
            if clause.parent is None:
                return False
            clause = self.scene.clauses[clause.parent]
        return False

    def _told_before(self, clause: Clause) -> bool:
        """Whether "après que" puts a clause before the time of the one around it."""
        before = self.scene.view.folded[max(0, clause.start - _CONTEXT) : clause.start]
        return clause.kind == "time" and _EARLIER.search(before) is not None

    def _nearest(self, number: int, offset: int) -> int | None:
        dates = self.by_clause.get(number, ())
        return min(dates, key=lambda n: (self._secondary(n), abs(self.dates[n].start - offset)), default=None)

    def _secondary(self, date: int) -> bool:
        """Whether a date tells less than others beside it: a part of the day, or the day from which something holds."""
        before = self.scene.view.folded[max(0, self.dates[date].start - _CONTEXT) : self.dates[date].start]
        return self.fineness(date) < _TELLING or FROM_THEN.search(before) is not None

    def _below(self, number: int, offset: int) -> int | None:
        """A date in an infinitive or participle that the clause governs, where it has none of its own."""
        for child in self.scene.children.get(number, ()):
            clause = self.scene.clauses[child]
            if clause.kind in _NONFINITE and (clause.kind != "participle" or self._is_said_in(clause)):
                found = self._nearest(child, offset)
                if found is not None:
                    return found
        return None

    def _is_said_in(self, clause: Clause) -> bool:
        """Whether a participle tells of no noun, of what words were said in, or of those who met to do it.

        "Un communiqué diffusé mercredi", "les ministres, réunis mardi à Lomé, ont adopté".
        """
        noun, vehicles = clause.antecedent, self.scene.triggers.vehicles
        if noun is None or vehicles is None:
            return noun is None
        if clause.verb is not None and f"se {clause.verb.lemma}" in self.scene.triggers.moving:
            return True
        return vehicles.search(self.scene.view.folded, noun.start, noun.end) is not None

    def fineness(self, date: int | None) -> int:
        """How precisely a date mention tells the time: 0 for none, 5 for a day of the calendar."""
        if date is None:
            return 0
        expression = self.dates[date].expression
        named = max((_FINENESS[part] for part in _PARTS if getattr(expression, part) is not None), default=1)
        counted = _COUNTED.get(expression.unit or "", 1) if not expression.part or expression.count else 1
        return max(named, counted)

    def _meant(self, date: int) -> int:
        """The date that "le même jour" or "cette nuit-là" stands for."""
        for _ in range(_FURTHEST):
            mention = self.dates[date]
            if mention.expression.kind != "anaphoric" or mention.expression.count or mention.anchor is None:
                break
            date = mention.anchor
        return date

    def same_time(self, first: int | None, second: int | None) -> bool | None:
        """Whether two dates mean the same time; None where that cannot be told from the words."""
        if first is None or second is None:
            return None
        first, second = self._meant(first), self._meant(second)
        if first == second:
            return True
        one, other = self.dates[first].expression, self.dates[second].expression
        return True if one == other else _agree(one, other)


def _agree(one: DateExpression, other: DateExpression) -> bool | None:
    """Whether two expressions agree in what both of them fix; None where they share nothing."""
    shared = [
        (getattr(one, part), getattr(other, part))
        for part in _PARTS
        if getattr(one, part) is not None and getattr(other, part) is not None
    ]
    if {one.direction, other.direction} == {"past", "future"} or _halves_differ(one, other):
        return False
    if not shared or not all(a == b for a, b in shared):
        return False if shared else None
    return None if (one.day is None) != (other.day is None) else True


def _halves_differ(one: DateExpression, other: DateExpression) -> bool:
    """Whether the one is a morning and the other later in a day."""
    parts = {one.part, other.part}
    return "morning" in parts and bool(parts & _LATER)
