"""What the tellings of one event agree on: its time, place, kind, cast."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from generator.resolving.reference import Reference
from generator.resolving.tellings import Seen
from generator.schema import edtf
from generator.schema.dossier import Dated
from generator.schema.edtf import Edtf
from generator.schema.mentions import Role, Status
from generator.schema.records import Participation, Reason

T = TypeVar("T", bound=str)
Dates = Mapping[str, Sequence[Dated]]
_STATUSES: tuple[Status, ...] = ("past", "ongoing", "planned")
_ROLES: tuple[Role, ...] = ("source", "party", "target")
# Modes that say no more than the type.
_GENERAL = frozenset({"", "meet"})
# Publication dates vaguer than this (days) do not date what an article reports.
_MONTH = 31


def date_of(event: Sequence[Seen], dates: Dates, references: Mapping[str, Reference]) -> Dated:
    """The most precise time that all tellings allow, with the reasons of the telling that gives it.

    A stay of several days, where one tells so, holds the days of the others. An event that is only reported as news
    falls on the day of its first report.
    """
    told = [(seen, edtf.parse(seen.value)) for seen in event if seen.value]
    if not told:
        return _of_report(event, references)
    best, value = min(told, key=_precision)
    longer = [pair for pair in told if pair[0].telling.moment.days and value.within(pair[1])]
    best, value = min(longer, key=_precision) if longer else (best, value)
    return Dated(value.text, tuple(_reasons(best, dates, told, value)), _is_settled(best, dates))


def _is_settled(best: Seen, dates: Dates) -> bool:
    moment = best.telling.moment
    return moment.date is None or dates[moment.article][moment.date].settled


def _precision(told: tuple[Seen, Edtf]) -> tuple[int, bool, tuple[str, int]]:
    seen, value = told
    return value.span_days or 1_000_000, value.uncertain or value.approximate, seen.key


def _reasons(best: Seen, dates: Dates, told: Sequence[tuple[Seen, Edtf]], value: Edtf) -> Iterable[Reason]:
    """The reasons of the telling that gives the date, then what they make of a stay, then which tellings are vaguer."""
    moment = best.telling.moment
    if moment.date is not None:
        yield from (_in(reason, moment.article) for reason in dates[moment.article][moment.date].reasons)
    if moment.days:
        yield Reason(rule="date.stay", words=moment.words, reference=value.text, article=moment.article)
    for seen, other in told:
        if other.text != value.text and seen.telling.article != moment.article:
            yield Reason(rule="merge.vaguer", reference=other.text, article=seen.telling.article)


def _in(reason: Reason, article: str) -> Reason:
    return reason if reason.article else reason.model_copy(update={"article": article})


def _of_report(event: Sequence[Seen], references: Mapping[str, Reference]) -> Dated:
    reports = [(seen.telling.article, references[seen.telling.article]) for seen in event if _is_report(seen)]
    dated = [(edtf.parse(reference.value), article) for article, reference in reports if reference.value]
    close = [pair for pair in dated if (pair[0].span_days or 1_000_000) <= _MONTH]
    if not close:
        return Dated(None)
    value, article = min(close, key=lambda pair: (str(pair[0].latest), pair[0].span_days, pair[1]))
    reason = Reason(rule="date.report", reference=value.text, article=article)
    return Dated(value.text, (reason,), settled=value.day is not None)


def _is_report(seen: Seen) -> bool:
    event = seen.telling.event
    return event.date is None and event.current and event.status != "planned"


def status_of(event: Sequence[Seen]) -> Status:
    """What was announced and then told as past is past."""
    return min((seen.telling.event.status for seen in event), key=_STATUSES.index)


def type_of(event: Sequence[Seen]) -> str:
    return _most(seen.telling.event.type for seen in event)


def mode_of(event: Sequence[Seen]) -> str:
    """The mode that most tellings of the event's type give; a meeting said to be a visit is one."""
    type_ = type_of(event)
    modes = Counter(seen.telling.event.mode for seen in event if seen.telling.event.type == type_)
    return min(modes, key=lambda mode: (mode in _GENERAL, -modes[mode], mode))


def topic_of(event: Sequence[Seen]) -> str:
    """The noun phrase that most tellings of the event's mode use, else most tellings; of equals the fuller."""
    mode = mode_of(event)
    topics = Counter((seen.telling.event.topic, seen.telling.event.mode != mode) for seen in event)
    order = sorted((other, -count, -len(topic), topic) for (topic, other), count in topics.items() if _whole(topic))
    return order[0][-1] if order else ""


def told_of(event: Sequence[Seen]) -> tuple[tuple[str, str], ...]:
    """The verbs that tell what is done, each with what it says it is about: with such words first, then the verb that
    most tellings use, then the briefest words. What is only announced is told by no verb in the present.
    """
    type_ = type_of(event)
    drafts = [seen.telling.event for seen in event if seen.telling.event.type == type_]
    verbs = Counter(draft.verb for draft in drafts)
    told = {(draft.verb, draft.matter) for draft in drafts if status_of(event) != "planned" or not draft.verb}
    return tuple(sorted(told, key=lambda pair: (not pair[1], -verbs[pair[0]], len(pair[1]), pair)))


def _whole(topic: str) -> bool:
    """Whether a topic can stand alone: a single phrase that does not break off ("opérations qualifiées d'")."""
    last = re.split(r"[\s'’]", topic)[-1]
    return len(last) > 1 and not any(mark in topic for mark in ',;:()«»"')


def place_of(event: Sequence[Seen], countries: frozenset[str]) -> str | None:
    """The place that most tellings give, a town or region before a country (`countries` are the places that are)."""
    places = Counter(seen.telling.place for seen in event if seen.telling.place)
    return min(places, key=lambda place: (place in countries, -places[place], place), default=None)


def cast_of(event: Sequence[Seen]) -> list[Participation]:
    """Everybody who takes part in some telling: who acts first, then the parties, then who is acted upon.

    A telling that only names somebody leaves the role to those that give one. Of equals, those whom most tellings
    name come first, then those whom the first telling names first.
    """
    counts: dict[str, Counter[Role]] = {}
    for seen in event:
        for actor, role in seen.telling.actors.items():
            counts.setdefault(actor, Counter())[role] += 1
    roles = {actor: _role(count) for actor, count in counts.items()}
    if type_of(event) == "CONSULT":
        roles = _as_consulting(event, roles)
    order = sorted(roles, key=lambda actor: (_ROLES.index(roles[actor]), -counts[actor].total()))
    return [Participation(actor=actor, role=roles[actor]) for actor in order]


def _as_consulting(event: Sequence[Seen], roles: Mapping[str, Role]) -> dict[str, Role]:
    """Those who talk are persons: a state steps back behind its own, unless it is the one that is visited, whose
    people are the hosts.
    """
    persons = frozenset[str]().union(*(seen.telling.persons for seen in event))
    countries = {actor: country for seen in event for actor, country in seen.telling.countries.items()}
    led = {countries[person] for person in persons & countries.keys()}
    visit = mode_of(event) == "visit"
    visited = {seen.telling.country for seen in event} if visit else set()
    kept = {
        actor: role
        for actor, role in roles.items()
        if actor in persons or countries.get(actor) not in led or (visit and role == "target")
    }
    hosts = {actor for actor in kept if kept[actor] == "party" and countries.get(actor, "") in visited}
    return {actor: "target" if actor in hosts else role for actor, role in kept.items()}


def _role(counts: Counter[Role]) -> Role:
    return min(counts, key=lambda role: (role == "party", -counts[role], _ROLES.index(role)))


def _most(values: Iterable[str]) -> str:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value), default="")
