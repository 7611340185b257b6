"""Words whose tag does not depend on what stands around them: most names and nouns, many grammatical words."""

from collections.abc import Mapping
from functools import lru_cache

from generator.language import Language
from generator.language.grammar import Closed, Grammar
from generator.lazy import Recalled
from generator.reading.tagging.grammatical import AMBIGUOUS_SUBJECTS, looks_like_adverb, minor
from generator.reading.tagging.line import CLITIC, DETERMINER, INVERTED, NOUN, NUMBER, SUBJECT, Tag


@lru_cache(maxsize=4)
def certain_tags(language: Language) -> Mapping[str, Tag | None]:
    """By word: its tag wherever it stands; None where that, or a tag after it, hangs on what stands around."""
    return Recalled(lambda word: _tag(language, word))


def _tag(language: Language, word: str) -> Tag | None:
    grammar = language.grammar
    if word in grammar.begin_expressions or word in grammar.negation_ends:
        return None
    if word[0].isdecimal():
        return NUMBER
    if word[0] == "-" and len(word) > 1:
        return INVERTED
    closed = grammar.closed.get(word)
    return _of_closed(grammar, closed, word) if closed else _of_open(language, word)


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
    """A noun, where nothing could make a verb or an adverb of the word."""
    mark = len(word) == 1 and not word.isalnum()
    verb = language.verbs.analyse(word) or language.verbs.guess(word, finite=True)
    return None if mark or verb or looks_like_adverb(word) else NOUN
