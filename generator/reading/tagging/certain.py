"""Words whose tag the next word alone decides: most names and nouns, many grammatical words."""

from collections.abc import Container, Mapping
from functools import lru_cache

from generator.language import Language
from generator.language.grammar import QUANTIFIERS, Closed, Grammar
from generator.lazy import Recalled
from generator.reading.tagging.grammatical import AMBIGUOUS_SUBJECTS, looks_like_adverb, minor
from generator.reading.tagging.line import CLITIC, DETERMINER, INVERTED, MARK, NOUN, NUMBER, SUBJECT, Tag

Certain = tuple[Tag | None, Container[str]]
"""The tag of a word (None: more must be looked at) and the words that must not follow for it to be so."""

_NOTHING: frozenset[str] = frozenset()
_UNCERTAIN: Certain = (None, _NOTHING)
# These end what a tagger must remember.
_ENDS = frozenset(".:;")


@lru_cache(maxsize=4)
def certain_tags(language: Language) -> Mapping[str, Certain]:
    """By word: the tag that it has wherever it stands and after which nothing must be remembered."""
    return Recalled(lambda word: _certain(language, word))


def _certain(language: Language, word: str) -> Certain:
    grammar = language.grammar
    if word in grammar.negation_ends or word in QUANTIFIERS:
        return _UNCERTAIN
    expressions, closed = grammar.expressions.get(word, _NOTHING), grammar.closed.get(word)
    if closed == "object" and word != "leur" and not expressions:
        return DETERMINER, language.verbs
    if closed == "of":
        return minor(grammar, word), grammar.prenominal.union(expressions)
    tag = _of_closed(grammar, closed, word) if closed else _of_open(language, word)
    return tag, expressions


def _of_closed(grammar: Grammar, closed: Closed, word: str) -> Tag | None:
    if closed == "clitic":
        return CLITIC
    if closed == "subject" and word not in AMBIGUOUS_SUBJECTS:
        return SUBJECT
    if closed != "plain":
        return None
    if word in grammar.determiners:
        return None if word in grammar.adverbs else DETERMINER
    return minor(grammar, word)


def _of_open(language: Language, word: str) -> Tag | None:
    """A number or a mark; a noun, where nothing could make a verb or an adverb of the word."""
    if word[0].isdecimal():
        return NUMBER
    if len(word) == 1 and not word.isalnum():
        return None if word in _ENDS else MARK
    if word[0] == "-":
        return INVERTED
    verb = language.verbs.analyse(word) or language.verbs.guess(word, finite=True)
    return None if verb or looks_like_adverb(word) else NOUN
