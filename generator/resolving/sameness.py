"""Whether two tellings tell of one event: what forbids it, and how much speaks for it."""

from collections.abc import Mapping, Set
from datetime import timedelta

from generator.resolving.tellings import Seen, Telling
from generator.schema import edtf
from generator.schema.edtf import Edtf

# Types that readers give one and the same act, told in other words: an offer is an agreement sought or support given.
_NEAR: Mapping[str, str] = {
    "AGREE": "accord",
    "SUPPORT": "accord",
    "COOPERATE": "accord",
    "CONCEDE": "accord",
    "RETREAT": "accord",
    "ASSAULT": "force",
    "COERCE": "force",
    "MOBILIZE": "force",
    "ACCUSE": "words",
    "REJECT": "words",
    "THREATEN": "words",
    "REQUEST": "words",
}
# A call is no stay; all other modes are ways of telling one act.
_CALL, _STAY = frozenset({"phone"}), frozenset({"visit", "multilateral"})
# What takes land is told as a campaign too, never as one of its blows.
_LAND, _BLOWS = "seize", frozenset({"kill", "wound", "strike", "shoot", "explosion", "abduct", "torture", "destroy"})
# Modes of what happens once to a person: their fall, their death. And of what they do once: to resign.
_ONCE_SUFFERED, _ONCE_DONE = frozenset({"coup", "kill"}), frozenset({"resign"})
# What speaks for one event where it happens once.
_ONCE = 0.8
# Types in which it matters little who is named first.
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# Types that happen at one place.
_PLACED = frozenset({"CONSULT", "ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})

# Weights of what speaks for one event; they add up to 1 where everything agrees.
_WHO, _WHEN, _WHERE, _WHAT, _MODE = 0.40, 0.30, 0.10, 0.15, 0.05
# What is taken off where the types are only near.
_OTHER_TYPE = 0.10
# From this share of common words on, two pieces of evidence say the same.
_SAME_WORDS = 0.5
# Fewer words than this are common by chance.
_FEW_WORDS = 3
# From this share on, evidence is copied.
_COPIED = 0.8
# Articles as far apart as this may report one thing that has no time.
_ONE_TIME = timedelta(days=45)
# An actor of one telling who is a state of the other (Moscow, its president) counts this much of a shared one.
_KIN = 0.6
# Days of the longest time that shows two numbers to be of one event.
_YEAR = 366
# What one town, in bounded time, says where one telling names nobody ("un attentat à Kaboul").
_NAMELESS = 0.6


def group_of(type_: str) -> str:
    """The types among which one event is looked for."""
    return _NEAR.get(type_, type_)


def sameness(one: Seen, other: Seen) -> float:
    """How much speaks for one event, 0 (forbidden) to 1."""
    if _forbidden(one, other):
        return 0.0
    first, second = one.telling, other.telling
    if _once(first, second):
        return _ONCE
    who = _who(first, second) if first.actors and second.actors else _unnamed(one, other)
    if who == 0:
        return 0.0
    score = _WHO * who + _WHEN * _when(one, other) + _WHERE * _where(first, second) + _WHAT * _what(first, second)
    if first.event.mode == second.event.mode:
        score += _MODE
    return max(0.0, score - (_OTHER_TYPE if first.event.type != second.event.type else 0))


def _forbidden(one: Seen, other: Seen) -> bool:
    first, second = one.telling, other.telling
    if group_of(first.event.type) != group_of(second.event.type) or not one.window.compatible(other.window):
        return True
    strangers = bool(first.actors and second.actors) and first.actors.keys().isdisjoint(second.actors)
    remote = first.event.type != second.event.type or strangers
    return exclude(one, other) or (remote and not _common_words(first, second))


def exclude(one: Seen, other: Seen) -> bool:
    """Whether the two cannot be one event, even where their times fit: other partners, another place, a denial."""
    first, second = one.telling, other.telling
    return (
        first.event.negated != second.event.negated
        or _modes_apart(first.event.mode, second.event.mode)
        or _other_partners(first, second)
        or _turned_round(first, second)
        or _elsewhere(first, second)
        or _other_toll(one, other)
        or _begun_before(one, other)
        or _begun_before(other, one)
        or (_long_after(one, other) and not _once(first, second))
        or (first.article == second.article and not _told_again(one, other))
    )


def _common_words(first: Telling, second: Telling) -> bool:
    """Whether tellings of different types, or with no actor in common, are about one thing by their words."""
    return bool(first.about & second.about) or len(first.words & second.words) >= _FEW_WORDS


def same_matter(first: Telling, second: Telling) -> bool:
    """Whether the words alone show that the two are of one matter; meetings are called by the same words anyway."""
    if len(first.words & second.words) >= _FEW_WORDS and _overlap(first.words, second.words) >= _SAME_WORDS:
        return True
    return first.event.type != "CONSULT" and bool(first.about & second.about)


def same_act(first: Telling, second: Telling) -> bool:
    """Whether the same people do the same in both: a meeting of the very same ones or in one country, a named act."""
    shared = first.persons & second.persons
    if first.event.type != "CONSULT":
        return bool(shared) and bool(first.event.mode) and first.event.mode == second.event.mode
    one_country = first.country is not None and first.country == second.country
    return bool(shared) and (one_country or (first.persons == second.persons and len(first.persons) > 1))


def _once(first: Telling, second: Telling) -> bool:
    """Whether both tell of what happens to a person, or is done by one, once in a life."""
    if first.event.mode != second.event.mode:
        return False
    role = "target" if first.event.mode in _ONCE_SUFFERED else "source" if first.event.mode in _ONCE_DONE else ""
    return any(first.actors.get(person) == second.actors.get(person) == role for person in first.persons)


def _modes_apart(one: str, other: str) -> bool:
    pairs = (one, other), (other, one)
    return any((a in _CALL and b in _STAY) or (a == _LAND and b in _BLOWS) for a, b in pairs)


def _told_again(one: Seen, other: Seen) -> bool:
    """Whether an article can tell one event in both: no second time, no people that the fuller telling lacks, and
    the same date, or like words at one place.
    """
    first, second = one.telling, other.telling
    smaller, larger = sorted((first.actors.keys(), second.actors.keys()), key=len)
    if first.event.type != second.event.type or not smaller <= larger or len({one.value, other.value} - {None}) > 1:
        return False
    one_date = first.event.date is not None and first.event.date == second.event.date
    one_time_and_place = one.value is not None and one.value == other.value and first.place == second.place
    return one_date or one_time_and_place or _what(first, second) >= _SAME_WORDS


def _other_partners(first: Telling, second: Telling) -> bool:
    """Whether each side has somebody whom the other lacks: Lavrov's call to one minister, his call to another.

    Of a conference each article names the guests that it cares for.
    """
    if first.event.mode == second.event.mode == "multilateral":
        return False
    persons = first.persons - second.persons, second.persons - first.persons
    states = first.states - second.states, second.states - first.states
    return bool(persons[0] and persons[1]) or bool(states[0] and states[1])


def _long_after(one: Seen, other: Seen) -> bool:
    """Whether two undated tellings stand in articles of different times, or of unknown ones in other words."""
    if one.telling.event.date is not None or other.telling.event.date is not None:
        return False
    a, b = one.published, other.published
    if a.earliest and a.latest and b.earliest and b.latest:
        return max(a.earliest, b.earliest) - min(a.latest, b.latest) > _ONE_TIME
    return _overlap(one.telling.words, other.telling.words) < _COPIED


def _turned_round(first: Telling, second: Telling) -> bool:
    """Whether who acts in one is acted upon in the other: "A accuse B", "B accuse A"."""
    if first.event.type in _MUTUAL:
        return False
    opposite = {"source": "target", "target": "source"}
    return any(second.actors.get(actor) == opposite.get(role, role) != role for actor, role in first.actors.items())


def _elsewhere(first: Telling, second: Telling) -> bool:
    """Whether something that happens at one place is told of two countries, or of two towns."""
    if first.event.type not in _PLACED:
        return False
    towns = bool(first.town and second.town) and first.town != second.town
    return towns or (bool(first.country and second.country) and first.country != second.country)


def _other_toll(one: Seen, other: Seen) -> bool:
    """Whether the two count different numbers of the same, and nothing says that they are of one year: in a long war
    every raid has its own dead. Of one time, the sources contradict each other.
    """
    counted = [dict(seen.telling.figures) for seen in (one, other)]
    units = counted[0].keys() & counted[1].keys()
    if not units or one.telling.figures & other.telling.figures:
        return False
    return not all(seen.value and (seen.window.span_days or _YEAR + 1) <= _YEAR for seen in (one, other))


def _begun_before(one: Seen, other: Seen) -> bool:
    """Whether one lasts since a time that is over when the other happens: "depuis 2021", "mercredi"."""
    if not (one.value and one.value.endswith("/..") and one.window.earliest):
        return False
    begun = edtf.parse(one.value.removesuffix("/.."))
    happens = other.value and not other.value.endswith("/..") and _bounded(other.window) and other.window.earliest
    return bool(happens and begun.latest and begun.latest < happens)


def _who(first: Telling, second: Telling) -> float:
    """The share of the smaller cast that the other has too, a state and its people being kin."""
    shared = first.actors.keys() & second.actors.keys()
    kin = _others_countries(first, shared) & _others_countries(second, shared)
    smaller, larger = sorted((len(first.actors), len(second.actors)))
    weight = min(len(shared) + _KIN * len(kin), smaller)
    return weight / smaller * (0.7 + 0.3 * weight / larger)


def _unnamed(one: Seen, other: Seen) -> float:
    """What stands for the people where a telling names none: the same town at the same time."""
    here = one.telling.town is not None and one.telling.town == other.telling.town
    return _NAMELESS if here and _bounded(one.window) and _bounded(other.window) else 0.0


def _others_countries(telling: Telling, shared: Set[str]) -> set[str]:
    return {country for actor, country in telling.countries.items() if actor not in shared}


def _when(one: Seen, other: Seen) -> float:
    """How closely the times agree: best where both are stated closely, worst where neither is bounded."""
    if not (one.value and other.value):
        return 0.5 if _bounded(one.window) and _bounded(other.window) else 0.1
    spans = sorted(window.span_days or 4000 for window in (one.window, other.window))
    if spans[1] <= 31:
        return 1.0
    return 0.8 if spans[1] <= 366 else 0.4


def _bounded(window: Edtf) -> bool:
    days = window.span_days
    return days is not None and days <= 62


def _where(first: Telling, second: Telling) -> float:
    if first.place is None or second.place is None:
        return 0.3
    if first.place == second.place:
        return 1.0
    return 0.7 if first.country and first.country == second.country else 0.0


def _what(first: Telling, second: Telling) -> float:
    """How far they agree in what they say: in a figure, in words of the topic, in words of the evidence."""
    if first.figures & second.figures:
        return 1.0
    return max(_overlap(first.about, second.about), _overlap(first.words, second.words))


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
