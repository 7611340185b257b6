"""One event told twice in an article is one: which drafts are the same, and what each telling adds."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from generator.reading.eventing.drafts import Draft
from generator.reading.eventing.placing import NOWHERE
from generator.reading.eventing.scene import Scene
from generator.reading.eventing.telling import WITHIN
from generator.reading.eventing.timing import Clock
from generator.schema.mentions import Status

# A draft is compared with this many drafts before it: bounds the work on odd text.
_LOOK_BACK = 60
# The same for the tellings of one event, and for the events of one clause.
_TELLINGS = 12
_OF_CLAUSE = 6
# Modes that are never another mode of the same event.
_APART = frozenset(("mediate", "vote", "war", "offer", "joint", "abduct"))
# A noun after these is of another time than its clause: "après sa visite, il rencontrera X".
_OTHER_TIME = frozenset(("après", "avant", "depuis", "cause", "outre"))
_CAUSE = "cause"
# Types whose modes are ways to see one event ("une attaque", "tués").
_MANY_MODES = frozenset(("ASSAULT", "AGREE", "PROTEST", "MOBILIZE"))
# Types that one side does to another.
_DIRECTED = frozenset(("ASSAULT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"))
# Modes of violence that last, and hold single blows.
_WHOLE = frozenset(("offensive", "war"))
_ANAPHORIC = frozenset(("this", "his", "the"))


class Merger:
    """Joins drafts of the same event."""

    def __init__(self, scene: Scene, clock: Clock) -> None:
        self.scene, self.clock = scene, clock
        # Whether "the" and "this" still point back; not among events that are complete already.
        self.anaphora = True

    def merge(self, drafts: Sequence[Draft]) -> list[Draft]:
        """One draft an event: the telling that dates it best, with what the others add."""
        once = self._pass(drafts)
        self.anaphora = False
        return self._pass(once)

    def _pass(self, drafts: Sequence[Draft]) -> list[Draft]:
        groups: list[list[Draft]] = []
        for draft in drafts:
            fitting = [group for group in groups[-_LOOK_BACK:] if self._belongs(group, draft)]
            if fitting:
                max(enumerate(fitting), key=lambda pair: (*_alike(pair[1], draft), pair[0]))[1].append(draft)
            else:
                groups.append([draft])
        return [self._told(group) for group in self._with_words(groups)]

    def _with_words(self, groups: Sequence[list[Draft]]) -> list[list[Draft]]:
        """The groups, those joined that hold a verb and its noun: "doit rencontrer X lors de cette visite"."""
        home = {draft: group for group in groups for draft in group}
        for first, second in self._pairs_of_clause(home):
            mine, theirs = home[first], home[second]
            if mine is not theirs and self._same_words(first, second):
                mine += theirs
                home |= dict.fromkeys(theirs, mine)
        return list({id(group): group for group in home.values()}.values())

    def _pairs_of_clause(self, drafts: Iterable[Draft]) -> Iterator[tuple[Draft, Draft]]:
        by_clause: dict[int, list[Draft]] = {}
        for draft in drafts:
            by_clause.setdefault(draft.clause, []).append(draft)
        for near in by_clause.values():
            yield from combinations(near[:_OF_CLAUSE], 2)

    def _belongs(self, group: Sequence[Draft], draft: Draft) -> bool:
        """Whether a draft tells the event of a group; of a long one the first and the last tellings are asked."""
        tellings = group if len(group) <= _TELLINGS else (group[0], *group[-_TELLINGS:])
        if not any(other.type == draft.type or _mediated(other, draft) for other in tellings):
            return False
        if any(self.clock.same_time(other.date, draft.date) is False for other in tellings):
            return False
        if any(self._opposed(other, draft) for other in tellings):
            return False
        return self._statuses_fit(group[0], draft) and any(self._same(other, draft) for other in tellings)

    def _same(self, first: Draft, second: Draft) -> bool:
        if _mediated(first, second):
            return True
        if first.type != second.type or (first.negated != second.negated and not self._governs(first, second)):
            return False
        if _one_after_the_other(first, second) or self._elsewhere(first, second) or self._aims_at(first, second):
            return False
        time = self.clock.same_time(first.date, second.date)
        if time is False or not self._statuses_fit(first, second) or self._dated_apart(first, second, time):
            return False
        if first.other != second.other and time is not True:
            return False
        return self._modes_fit(first, second) and self._people_fit(first, second, dated=bool(time))

    def _same_words(self, first: Draft, second: Draft) -> bool:
        """A verb with its noun: "s'est rendu à Rome pour une visite", "doit rencontrer X lors de cette visite"."""
        if first.clause != second.clause or first.nominal == second.nominal:
            return False
        noun = first if first.nominal else second
        if first.type != second.type:
            return False
        if first.type == "CONSULT":
            return noun.told_as != "date" and noun.slot not in _OTHER_TIME
        return noun.slot in WITHIN

    def _dated_apart(self, first: Draft, second: Draft, time: bool | None) -> bool:
        """Whether each has a date of its own and nothing says that they are the same."""
        both = self.clock.fineness(first.date) > 1 and self.clock.fineness(second.date) > 1
        return both and time is None and not (self.anaphora and second.nominal and second.definite in _ANAPHORIC)

    def _statuses_fit(self, first: Draft, second: Draft) -> bool:
        if "planned" not in (first.status, second.status) or first.status == second.status:
            return True
        if first.told_as == "headline":
            return True
        if second.told_as in ("setting", "mention") and second.definite in ("this", "his"):
            return True
        return first.title != second.title and "past" not in (first.status, second.status)

    def _modes_fit(self, first: Draft, second: Draft) -> bool:
        if first.mode == second.mode:
            return True
        if _APART & {first.mode, second.mode}:
            return first.sentence == second.sentence and first.date == second.date is not None
        if first.type != "CONSULT":
            return first.type in _MANY_MODES or "" in (first.mode, second.mode)
        return "phone" not in (first.mode, second.mode) or first.sentence == second.sentence

    def _people_fit(self, first: Draft, second: Draft, *, dated: bool) -> bool:
        one, two = self._sides(first.actors), self._sides(second.actors)
        near = first.sentence == second.sentence or (first.type == "PROTEST" and first.paragraph == second.paragraph)
        anaphoric = second.nominal and second.definite in _ANAPHORIC and not _larger(first, second)
        if not one or not two:
            if self._by_somebody_else(first, second):
                return False
            caused = first.slot == second.slot == _CAUSE and first.rule == second.rule
            return near or anaphoric or caused or self._headline_of(first, second) or _nobodys(first, second)
        if self._opposed(first, second) or self._of_other_subject(first, second):
            return False
        if not one & two:
            again = second.definite == "this" and first.rule == second.rule
            return again or (second.paragraph == self.scene.lead and self._called_loosely(first, second))
        if first.stance or second.stance:
            return near or (first.title and self._same_sides(first, second))
        if dated or near or anaphoric or self._goes_into(first, second):
            return self._counterparts_fit(first, second)
        if first.type == "CONSULT":
            return (one <= two or two <= one) and self._counterparts_fit(first, second)
        return first.type == "ASSAULT" and self._one_blow(first, second)

    def _opposed(self, first: Draft, second: Draft) -> bool:
        """Whether others do it: one side's attack or demand is not the other's."""
        if first.type not in _DIRECTED or self._called_loosely(first, second):
            return False
        mine, theirs = self._sides(first.sources), self._sides(second.sources)
        return bool(mine and theirs) and not mine & theirs

    def _called_loosely(self, first: Draft, second: Draft) -> bool:
        """Whether a headline only calls the doers by what they are: "la junte expulse", "les rebelles prennent"."""
        aims, others = set(first.targets), set(second.targets)
        if not first.title or first.mode != second.mode or (aims != others and not aims & others):
            return False
        doers = [self.scene.actors[actor] for actor in first.sources]
        return bool(doers) and all(doer.kind == "organisation" and not doer.country for doer in doers)

    def _governs(self, first: Draft, second: Draft) -> bool:
        """Whether the first is the refusal that denies the second: "a refusé de signer"."""
        return not first.negated and self.scene.clauses[second.clause].parent == first.clause

    def _aims_at(self, first: Draft, second: Draft) -> bool:
        """Whether one is the purpose of the other: "un accord a été conclu pour relancer l'accord de 2015"."""
        for deed, aim in ((first, second), (second, first)):
            clause = self.scene.clauses[aim.clause]
            if aim.nominal and clause.lead == "pour" and clause.parent == deed.clause and deed.type != "CONSULT":
                return True
        return False

    def _by_somebody_else(self, first: Draft, second: Draft) -> bool:
        """Whether the second has nobody known in it, but a subject of its own that does it."""
        clause = self.scene.clauses[second.clause]
        if not first.sources or second.actors or clause.verb is None or clause.verb.passive:
            return False
        does = not second.nominal or second.told_as == "object"
        return does and bool(clause.subject) and not clause.inherited

    def _of_other_subject(self, first: Draft, second: Draft) -> bool:
        """Whether two verbs have subjects of their own of which one is nobody known: "X demande …, Ankara exige …"."""
        if not first.stance or first.rule == second.rule or bool(first.sources) == bool(second.sources):
            return False
        clauses = self.scene.clauses[first.clause], self.scene.clauses[second.clause]
        return all(clause.subject and not clause.inherited for clause in clauses)

    def _elsewhere(self, first: Draft, second: Draft) -> bool:
        """Whether two journeys lead to two countries, or two meetings took place in two."""
        if first.type != "CONSULT" or ("visit" in (first.mode, second.mode) and first.mode != second.mode):
            return False
        places = [self.scene.places[d.place].country for d in (first, second) if d.place is not None]
        return len(places) > 1 and None not in places and places[0] != places[1]

    def _one_blow(self, first: Draft, second: Draft) -> bool:
        """Whether one of two attacks between the same sides is told without date: the article's own subject."""
        foreground = not first.background and not second.background
        return foreground and None in (first.date, second.date) and self._same_sides(first, second)

    def _sides(self, actors: Iterable[int]) -> set[int]:
        """The actors, with the state of an army or ministry: "l'armée russe" acts for Russia."""
        found = set(actors)
        for number in tuple(found):
            actor = self.scene.actors[number]
            state = self.scene.cast.state_by_country(actor.country) if actor.kind == "organisation" else None
            found |= set() if state is None else {state}
        return found

    def _goes_into(self, first: Draft, second: Draft) -> bool:
        """Whether a headline tells the second, which is no other one of the kind ("plusieurs essais")."""
        another = second.nominal and second.definite == "a" and second.paragraph != self.scene.lead
        return first.title and not second.background and not another

    def _headline_of(self, first: Draft, second: Draft) -> bool:
        """Whether the first body paragraph tells what the headline tells without naming anybody."""
        return first.title and not second.background and second.paragraph == self.scene.lead

    def _same_sides(self, first: Draft, second: Draft) -> bool:
        """Whether one headline and one sentence tell of the same words: no side of the one is missing in the other."""
        mine, theirs = self._sides(first.sources), self._sides(second.sources)
        aims, others = self._sides(first.targets), self._sides(second.targets)
        return bool(mine & theirs) and (bool(aims & others) or not aims or not others)

    def _counterparts_fit(self, first: Draft, second: Draft) -> bool:
        """No two meetings of one person with two different partners."""
        actors = self.scene.actors
        one = {a for a in first.actors if actors[a].kind == "person"}
        two = {a for a in second.actors if actors[a].kind == "person"}
        return not (len(one) > 1 and len(two) > 1) or len(one & two) > 1

    def _told(self, group: Sequence[Draft]) -> Draft:
        dates = {draft.sentence: draft.date for draft in reversed(group) if draft.date is not None}
        for draft in group:
            draft.date = dates.get(draft.sentence) if draft.date is None else draft.date
        best = max(group, key=self._rank)
        for other in group:
            if other is not best:
                _join(best, other)
        if any(d.title for d in group) and best.date is None and best.status != "planned":
            best.current = True
        return best

    def _rank(self, draft: Draft) -> tuple[bool, bool, int, bool, bool]:
        """The body's words before the headline's, the better dated, the verb before the noun, a full cast."""
        return (
            not draft.title,
            draft.mode != "mediate",
            self.clock.fineness(draft.date),
            not draft.nominal,
            len(draft.actors) > 1,
        )


def _larger(first: Draft, second: Draft) -> bool:
    """Whether "the offensive" is told of behind one of its blows: the whole is not the part."""
    return second.definite == "the" and second.mode in _WHOLE and first.mode not in _WHOLE


def _nobodys(first: Draft, second: Draft) -> bool:
    """Whether two tellings of one word name nobody, and no two places: the article's one affair."""
    alike = first.rule == second.rule and not (first.background or second.background)
    return (
        alike
        and not (first.actors or second.actors)
        and (first.place == second.place or None in (first.place, second.place))
    )


def _one_after_the_other(first: Draft, second: Draft) -> bool:
    """Whether one sentence tells that one happened after the other: "des raids ont visé X après un tir qui a tué Y".

    What is only told as a cause ("en réponse à une frappe") is not what follows either, unless that points to it.
    """
    if (first.slot == _CAUSE) != (second.slot == _CAUSE) and second.definite != "this":
        return True
    apart = (first.slot in _OTHER_TIME) != (second.slot in _OTHER_TIME)
    return first.sentence == second.sentence and apart


def _mediated(first: Draft, second: Draft) -> bool:
    """Whether a mediation is the means of an agreement: "un accord conclu par une médiation de X"."""
    return first.type == "AGREE" and second.mode == "mediate" and first.clause == second.clause


def _alike(group: Sequence[Draft], draft: Draft) -> tuple[bool, bool]:
    """Whether the group is what "these attacks" points back to, and whether it was told with the same word before."""
    pointed = draft.definite == "this" and all(other.clause != draft.clause for other in group)
    return pointed, any(other.rule == draft.rule or other.topic == draft.topic != "" for other in group)


def _join(first: Draft, second: Draft) -> None:
    """What another telling adds to the one that is kept."""
    sides = (
        (first.sources, second.sources),
        (first.targets, second.targets),
        (first.parties, second.parties),
    )
    for mine, theirs in sides:
        mine += [actor for actor in theirs if actor not in first.actors]
    if first.date is None:
        first.date = second.date
    first.mode = second.mode if second.mode == "phone" and first.mode == "meet" else first.mode or second.mode
    first.topic = first.topic or second.topic
    first.place = second.place if first.place is None and first.mode not in NOWHERE else first.place
    first.figures = tuple(dict.fromkeys(first.figures + second.figures))
    first.days = first.days or second.days
    first.current = first.current or second.current
    first.background = first.background and second.background
    first.setting = first.setting or second.setting
    if second.told_as != "headline":
        first.status = _joined_status(first, second)
    first.same.extend([second, *second.same])


def _joined_status(first: Draft, second: Draft) -> Status:
    if first.status != "past" and second.status == "past" and not first.stance:
        return "past"
    return second.status if first.status == "planned" and second.status != "planned" else first.status
