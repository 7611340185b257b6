"""The closed classes of the language: determiners, prepositions, what opens a clause, what never is a verb."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.language.data import Table, load

Opener = Literal["that", "relative", "condition", "time", "purpose", "cause", "contrast"]

Phrases = dict[str, tuple[tuple[tuple[str, ...], str], ...]]


class GrammarTable(Table):
    """The shape of `fr/grammar.yml`; strings are lists of words."""

    determiners: str
    contracted: dict[str, str]
    possessives: str
    prepositions: dict[str, str]
    openers: dict[str, Opener]
    before_que: dict[str, Opener]
    adverb_phrases: list[str]
    coordinator_phrases: list[str]
    coordinators: str
    subjects: str
    clitics: str
    inverted: str
    negations: str
    negators: str
    auxiliaries: list[str]
    adverbs: str
    prenominal: str
    nominal: str
    with_that: str
    times: str
    object_control: str
    dative_control: str
    accompanying: str


@dataclass(frozen=True)
class Grammar:
    """The same as sets, and word sequences by their first word, the longest first."""

    determiners: frozenset[str]
    contracted: dict[str, str]
    possessives: frozenset[str]
    # By first word, longest first: the words, and the meaning of the preposition.
    prepositions: Phrases
    adverb_phrases: Phrases
    coordinator_phrases: Phrases
    openers: dict[str, Opener]
    before_que: dict[tuple[str, ...], Opener]
    coordinators: frozenset[str]
    subjects: frozenset[str]
    clitics: frozenset[str]
    inverted: frozenset[str]
    negations: frozenset[str]
    negators: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    prenominal: frozenset[str]
    nominal: frozenset[str]
    with_that: frozenset[str]
    times: frozenset[str]
    object_control: frozenset[str]
    dative_control: frozenset[str]
    accompanying: frozenset[str]


def _words(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase: "à l'issue de" has four."""
    return tuple(phrase.replace("'", "' ").split())


def _by_first(phrases: Mapping[str, str]) -> Phrases:
    grouped: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, meaning in phrases.items():
        words = _words(phrase)
        grouped.setdefault(words[0], []).append((words, meaning))
    return {first: tuple(sorted(group, key=lambda pair: -len(pair[0]))) for first, group in grouped.items()}


def load_grammar(code: str) -> Grammar:
    table = load(code, "grammar", GrammarTable)

    def words(text: str) -> frozenset[str]:
        return frozenset(text.split())

    return Grammar(
        determiners=words(table.determiners),
        contracted=table.contracted,
        possessives=words(table.possessives),
        prepositions=_by_first(table.prepositions),
        adverb_phrases=_by_first(dict.fromkeys(table.adverb_phrases, "")),
        coordinator_phrases=_by_first(dict.fromkeys(table.coordinator_phrases, "")),
        openers=table.openers,
        before_que={_words(phrase): kind for phrase, kind in table.before_que.items()},
        coordinators=words(table.coordinators),
        subjects=words(table.subjects),
        clitics=words(table.clitics),
        inverted=words(table.inverted),
        negations=words(table.negations),
        negators=words(table.negators),
        auxiliaries=frozenset(table.auxiliaries),
        adverbs=words(table.adverbs),
        prenominal=words(table.prenominal),
        nominal=words(table.nominal),
        with_that=words(table.with_that),
        times=words(table.times),
        object_control=words(table.object_control),
        dative_control=words(table.dative_control),
        accompanying=words(table.accompanying),
    )
