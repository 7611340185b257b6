"""The closed classes of the language: determiners, prepositions, what opens a clause, what never is a verb."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from generator.language.data import Table, load

Opener = Literal["that", "relative", "condition", "time", "purpose", "cause", "contrast"]
Closed = Literal["negation", "object", "adverbial", "opener", "subject", "clitic", "contracted", "of", "plain"]

# Before "de" and a number these are articles: "plus de 120", "près d'une centaine".
QUANTIFIERS = frozenset("plus moins près autour environ".split())
# Words whose last place in an expression an article may take: "en raison des".
_CONTRACTIONS = {"de": ("de", "d'", "du", "des"), "à": ("à", "au", "aux")}


class Expression(NamedTuple):
    """Several words that act as one; `value` is a preposition's meaning. A last "de" or "à" may hide an article."""

    head: list[str]
    last: str
    kind: Literal["adverb", "preposition", "coordinator"]
    value: str = ""

    def ends_in(self, word: str) -> bool:
        """Whether a word may stand in the last place."""
        return word == self.last or word in _CONTRACTIONS.get(self.last, ())


class GrammarTable(Table):
    """The shape of `fr/grammar.yml`; strings are lists of words."""

    determiners: str
    contracted: dict[str, str]
    prepositions: dict[str, str]
    openers: dict[str, Opener]
    before_que: dict[str, Opener]
    adverb_phrases: list[str]
    coordinator_phrases: list[str]
    coordinators: str
    subjects: str
    clitics: str
    negations: str
    negators: str
    auxiliaries: list[str]
    adverbs: str
    prenominal: str
    nominal: str
    bare_objects: str
    with_that: str
    times: str
    object_control: str
    dative_control: str
    accompanying: str


@dataclass(frozen=True)
class Grammar:
    """The same as sets; `expressions` by their first two words, adverbs first, the longest first."""

    determiners: frozenset[str]
    contracted: dict[str, str]
    # The meaning of prepositions of one word.
    prepositions: dict[str, str]
    expressions: dict[str, dict[str, tuple[Expression, ...]]]
    openers: dict[str, Opener]
    before_que: dict[tuple[str, ...], Opener]
    coordinators: frozenset[str]
    subjects: frozenset[str]
    clitics: frozenset[str]
    negations: frozenset[str]
    negators: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    prenominal: frozenset[str]
    nominal: frozenset[str]
    bare_objects: frozenset[str]
    with_that: frozenset[str]
    times: frozenset[str]
    object_control: frozenset[str]
    dative_control: frozenset[str]
    accompanying: frozenset[str]

    @cached_property
    def closed(self) -> dict[str, Closed]:
        """Which class of words decides first what a word of the closed classes is."""
        others = self.determiners | self.coordinators | self.prepositions.keys() | self.adverbs
        classes: tuple[tuple[Closed, Iterable[str]], ...] = (
            ("negation", self.negations),
            ("object", ("le", "la", "les", "l'", "leur")),
            ("adverbial", ("en", "y", "lui")),
            ("opener", self.openers),
            ("subject", self.subjects),
            ("clitic", self.clitics),
            ("contracted", self.contracted),
            ("of", ("de", "d'")),
            ("plain", others),
        )
        return {word: kind for kind, words in reversed(classes) for word in words}

    @cached_property
    def begin_expressions(self) -> frozenset[str]:
        """The words that begin an expression of several words."""
        return QUANTIFIERS.union(self.expressions)

    @cached_property
    def negation_ends(self) -> frozenset[str]:
        """The words after which "ne" waits for nothing more."""
        return self.negators - {"que", "qu'"}


def _words(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase: "à l'issue de" has four."""
    return tuple(phrase.replace("'", "' ").split())


def _ends(phrase: str) -> tuple[list[str], str]:
    """All tokens of a phrase but the last, and the last."""
    *head, last = _words(phrase)
    return head, last


def _expressions(table: GrammarTable) -> dict[str, dict[str, tuple[Expression, ...]]]:
    adverbs = [Expression(*_ends(phrase), "adverb") for phrase in table.adverb_phrases]
    prepositions = [Expression(*_ends(phrase), "preposition", value) for phrase, value in table.prepositions.items()]
    coordinators = [Expression(*_ends(phrase), "coordinator") for phrase in table.coordinator_phrases]
    grouped: dict[str, dict[str, tuple[Expression, ...]]] = {}
    for group in (adverbs, prepositions, coordinators):
        for expression in sorted(group, key=lambda e: -len(e.head)):
            for first, second in _beginnings(expression):
                by_second = grouped.setdefault(first, {})
                by_second[second] = (*by_second.get(second, ()), expression)
    return grouped


def _beginnings(expression: Expression) -> Iterator[tuple[str, str]]:
    """The first two words that an expression can have; nothing for a single word."""
    match expression.head:
        case [first]:
            yield from ((first, last) for last in _CONTRACTIONS.get(expression.last, (expression.last,)))
        case [first, second, *_]:
            yield first, second


def load_grammar(code: str) -> Grammar:
    table = load(code, "grammar", GrammarTable)

    def words(text: str) -> frozenset[str]:
        return frozenset(text.split())

    return Grammar(
        determiners=words(table.determiners),
        contracted=table.contracted,
        prepositions={phrase: value for phrase, value in table.prepositions.items() if len(_words(phrase)) == 1},
        expressions=_expressions(table),
        openers=table.openers,
        before_que={_words(phrase): kind for phrase, kind in table.before_que.items()},
        coordinators=words(table.coordinators),
        subjects=words(table.subjects),
        clitics=words(table.clitics),
        negations=words(table.negations),
        negators=words(table.negators),
        auxiliaries=frozenset(table.auxiliaries),
        adverbs=words(table.adverbs),
        prenominal=words(table.prenominal),
        nominal=words(table.nominal),
        bare_objects=words(table.bare_objects),
        with_that=words(table.with_that),
        times=words(table.times),
        object_control=words(table.object_control),
        dative_control=words(table.dative_control),
        accompanying=words(table.accompanying),
    )
