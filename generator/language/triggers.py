"""What tells of an event: verbs and nouns with the PLOVER type they stand for and what must stand beside them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from pydantic import Field

from generator.language.data import Table, load
from generator.text import fold

EventType = Literal[
    "CONSULT", "AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Kind = Literal["@person", "@state", "@organisation", "@actor", "@place", "@nationals"]
Strength = Literal["strong", "weak", "dated"]
GenitiveRole = Literal["source", "target", "party", "place"]
Classes = Mapping[str, list[str]]

_SHORT = 6
_KINDS: frozenset[str] = frozenset(get_args(Kind))


class VerbRow(Table):
    """A line of `verbs` in `fr/events.yml`; the meaning of the keys is told there."""

    verbs: str
    type: EventType
    mode: str = ""
    target: list[str] = Field(["object"])
    needs: dict[str, list[str]] = Field({})
    without: dict[str, list[str]] = Field({})
    stance: bool = False
    dated: bool = False
    joint: bool = False
    reported: bool = False
    attempt: bool = False
    needs_pair: bool = False
    needs_infinitive: bool = False
    needs_complement: bool = False
    first_person: bool = False
    patient: bool = False
    denial: bool = False
    awaited: bool = False
    unfinished: bool = False


class NounRow(Table):
    """A line of `nouns` in `fr/events.yml`."""

    nouns: list[str]
    type: EventType
    mode: str = ""
    of: GenitiveRole = "source"
    strength: Strength = "strong"
    needs: list[str] = Field([])
    never_after: list[str] = Field([])
    never_before: list[str] = Field([])


class EventTable(Table):
    """The shape of `fr/events.yml`."""

    classes: dict[str, list[str]]
    verbs: list[VerbRow]
    nouns: list[NounRow]
    happening: str
    realising: str
    joining: str
    hosting: list[str]
    ending: list[str]
    measures: list[str]
    partnered: list[str]
    looming: str
    undergoing: str
    drafting: str
    ceasing: str
    witnessing: str
    blaming: str
    claiming: str
    calling: str
    failing: str
    planning: str
    achieving: str
    trying: str
    reporting: str
    moving: str
    awaiting: str
    putting_off: str
    sending: str
    vehicles: list[str]
    many: list[str]
    wishing: str
    accompanying: str
    phases: list[str]
    standing_for: dict[Literal["organisation", "state"], list[str]]
    pairs: dict[Literal["state", "person"], list[str]]
    wanting: list[str]
    settings: list[str]
    closely: list[str]
    central: list[str]
    setting_nouns: list[str]
    unreal: list[str]
    unreal_words: list[str]
    habitual: list[str]
    denied: dict[EventType, EventType]


@dataclass(frozen=True, slots=True)
class Need:
    """One of `slots` must hold one of `words` (a pattern over folded text) or a name of one of `kinds`."""

    slots: tuple[str, ...]
    words: re.Pattern[str] | None
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class VerbTrigger:
    """A verb that tells of an event; `rule` is its id, `needs` and `without` what must and must not stand by."""

    lemma: str
    reflexive: bool
    rule: str
    row: VerbRow
    needs: tuple[Need, ...]
    without: tuple[Need, ...]

    @property
    def specific(self) -> int:
        """More conditions make a reading more certain: of two that fit, the more specific wins."""
        return sum(2 + ("object" in need.slots) for need in self.needs) + self.reflexive


@dataclass(frozen=True, slots=True)
class NounTrigger:
    """A noun that tells of an event, as folded words; `needs` is what its genitive must hold.

    `other` are the folded beginnings of what makes it another expression right behind.
    """

    words: tuple[str, ...]
    rule: str
    row: NounRow
    needs: Need | None
    other: tuple[str, ...] = ()


@dataclass(frozen=True)
class Triggers:
    """All triggers, by the infinitive and by the first word of the noun, and the verbs that carry nouns."""

    verbs: Mapping[str, tuple[VerbTrigger, ...]]
    nouns: Mapping[str, tuple[NounTrigger, ...]]
    happening: frozenset[str]
    realising: frozenset[str]
    joining: frozenset[str]
    hosting: re.Pattern[str]
    ending: re.Pattern[str]
    measures: re.Pattern[str]
    partnered: re.Pattern[str]
    looming: frozenset[str]
    undergoing: frozenset[str]
    drafting: frozenset[str]
    ceasing: frozenset[str]
    witnessing: frozenset[str]
    blaming: frozenset[str]
    claiming: frozenset[str]
    calling: frozenset[str]
    failing: frozenset[str]
    planning: frozenset[str]
    achieving: frozenset[str]
    trying: frozenset[str]
    reporting: frozenset[str]
    moving: frozenset[str]
    awaiting: frozenset[str]
    putting_off: frozenset[str]
    sending: frozenset[str]
    vehicles: re.Pattern[str] | None
    many: re.Pattern[str]
    wishing: frozenset[str]
    accompanying: frozenset[str]
    phases: re.Pattern[str]
    standing_for: Mapping[str, str]
    pairs: Mapping[str, str]
    wanting: re.Pattern[str] | None
    settings: frozenset[str]
    closely: re.Pattern[str]
    central: re.Pattern[str]
    setting_nouns: re.Pattern[str]
    unreal: frozenset[str]
    unreal_words: re.Pattern[str]
    habitual: re.Pattern[str] | None
    denied: dict[EventType, EventType]

    def types_of(self, lemma: str) -> frozenset[str]:
        """The types of event that a verb, as an infinitive, may tell."""
        return frozenset(trigger.row.type for trigger in self.verbs.get(lemma, ()))


def pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """Any of the words or expressions, folded, in singular or plural."""
    known = sorted({_singular(fold(word)) for word in words}, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})[sx]?(?!\w)") if known else None


def _singular(word: str) -> str:
    """ "representants" without its mark of the plural; expressions and short words ("pays", "corps") as they are."""
    return word[:-1] if word.endswith("s") and len(word) > _SHORT and " " not in word else word


def _need(slots: str, holds: Iterable[str], classes: Classes) -> Need:
    held = [word for name in holds for word in classes.get(name, (name,))]
    unknown = [word for word in held if word.startswith("@") and word not in _KINDS]
    if unknown:
        raise ValueError(f"{unknown}: no kind of name, no class; known are {sorted({*_KINDS, *classes})}")
    kinds = frozenset(word for word in held if word in _KINDS)
    return Need(tuple(slots.split("|")), pattern(word for word in held if word not in _KINDS), kinds)


def _needs(rows: Mapping[str, list[str]], classes: Classes) -> tuple[Need, ...]:
    return tuple(_need(slots, holds, classes) for slots, holds in rows.items())


def _lemmas(verbs: str) -> list[tuple[str, bool]]:
    """ "s'entretenir dialoguer se rendre" as infinitives, each with whether it must be reflexive."""
    found: list[tuple[str, bool]] = []
    reflexive = False
    for word in verbs.replace("_", " ").split():
        if word == "se":
            reflexive = True
        elif word.startswith("s'"):
            found.append((word.removeprefix("s'"), True))
        else:
            found.append((word, reflexive))
            reflexive = False
    return found


def _names(verbs: str) -> frozenset[str]:
    """Infinitives as `clause.verb` names them; reflexive ones with "se " before them as well."""
    return frozenset(f"se {lemma}" if reflexive else lemma for lemma, reflexive in _lemmas(verbs))


def _rule(code: str, kind: str, mode: str, name: str) -> str:
    return f"{code}.{kind.lower()}.{mode or 'plain'}.{name}".replace(" ", "_")


def _verb_triggers(code: str, rows: Iterable[VerbRow], classes: Classes) -> dict[str, tuple[VerbTrigger, ...]]:
    found: dict[str, list[VerbTrigger]] = {}
    for row in rows:
        needs, without = _needs(row.needs, classes), _needs(row.without, classes)
        for lemma, reflexive in _lemmas(row.verbs):
            rule = _rule(code, row.type, row.mode, lemma)
            found.setdefault(lemma, []).append(VerbTrigger(lemma, reflexive, rule, row, needs, without))
    return {lemma: tuple(sorted(group, key=lambda t: -t.specific)) for lemma, group in found.items()}


def _noun_triggers(code: str, rows: Iterable[NounRow], classes: Classes) -> dict[str, tuple[NounTrigger, ...]]:
    found: dict[str, list[NounTrigger]] = {}
    for row in rows:
        needs = _need("of", row.needs, classes) if row.needs else None
        other = tuple(f" {fold(words)}" for words in row.never_before)
        for noun in row.nouns:
            words = tuple(fold(noun).replace("'", "' ").split())
            rule = _rule(code, row.type, row.mode, row.nouns[0])
            for first in (words[0], words[0] + "s"):
                found.setdefault(first, []).append(NounTrigger(words, rule, row, needs, other))
    return {first: tuple(sorted(group, key=lambda t: -len(t.words))) for first, group in found.items()}


def load_triggers(code: str) -> Triggers:
    """The triggers of a language; raises pydantic.ValidationError or ValueError where the table is wrong."""
    table = load(code, "events", EventTable)
    return Triggers(
        verbs=_verb_triggers(code, table.verbs, table.classes),
        nouns=_noun_triggers(code, table.nouns, table.classes),
        happening=_names(table.happening),
        realising=_names(table.realising),
        joining=_names(table.joining),
        hosting=_opening(table.hosting),
        ending=_opening(table.ending),
        measures=_opening(table.measures),
        partnered=_opening(table.partnered),
        looming=_names(table.looming),
        undergoing=_names(table.undergoing),
        drafting=_names(table.drafting),
        ceasing=_names(table.ceasing),
        witnessing=_names(table.witnessing),
        blaming=_names(table.blaming),
        claiming=_names(table.claiming),
        calling=_names(table.calling),
        failing=_names(table.failing),
        planning=_names(table.planning),
        achieving=_names(table.achieving),
        trying=_names(table.trying),
        reporting=_names(table.reporting),
        moving=_names(table.moving),
        awaiting=_names(table.awaiting),
        putting_off=_names(table.putting_off),
        sending=_names(table.sending),
        vehicles=pattern(table.vehicles),
        many=_opening(table.many),
        wishing=_names(table.wishing),
        accompanying=_names(table.accompanying),
        phases=re.compile(rf"(?<!\w)(?:{'|'.join(map(fold, table.phases))}) (?:du |de la |de l'|des |de |d')$"),
        standing_for={fold(noun): kind for kind, nouns in table.standing_for.items() for noun in nouns},
        pairs={fold(noun): kind for kind, nouns in table.pairs.items() for noun in nouns},
        wanting=pattern(table.wanting),
        settings=frozenset(table.settings),
        closely=_opening(table.closely),
        central=_opening(table.central),
        setting_nouns=_opening(table.setting_nouns),
        unreal=frozenset(table.unreal),
        unreal_words=_opening(table.unreal_words),
        habitual=pattern(table.habitual),
        denied=table.denied,
    )


def _opening(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the expressions at the end of what stands before a noun."""
    known = sorted({fold(word) for word in words}, key=lambda word: (-len(word), word))
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, known))}) ?(?:(?:un|une|la|le|les|l'|leur|sa|cette|ce|d'un|d'une) ?)?$"
    )
