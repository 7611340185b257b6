"""What each token is in its sentence: verb or noun, article or pronoun, from the words around it.

One pass from left to right over a few words of context. A form that both a noun and a verb have ("visite", "a
fait") is decided by what stands before it; see `fr/grammar.yml` for the words concerned.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from generator.language.grammar import Grammar, Phrases
from generator.language.verbs import Form, Verbs
from generator.reading.tokens import Token

Kind = Literal[
    "verb", "infinitive", "participle", "gerund", "noun", "determiner", "preposition", "opener", "coordinator",
    "subject", "clitic", "negation", "adverb", "number", "mark", "inverted",
]  # fmt: skip


class Tag(NamedTuple):
    """A token's kind; `form` for verbs, `value` the meaning of a preposition or the kind of clause an opener makes."""

    kind: Kind
    form: Form | None = None
    value: str = ""


_MARK, _NUMBER, _NOUN = Tag("mark"), Tag("number"), Tag("noun")
_DETERMINER, _SUBJECT, _CLITIC = Tag("determiner"), Tag("subject"), Tag("clitic")
_NEGATION, _ADVERB, _INVERTED, _COORDINATOR = Tag("negation"), Tag("adverb"), Tag("inverted"), Tag("coordinator")
_OF = frozenset(("de", "d'", "du", "des"))
_TO = frozenset(("à", "au", "aux"))
_OBJECT_PRONOUNS = frozenset(("le", "la", "les", "l'", "leur"))
_AMBIGUOUS_SUBJECTS = frozenset(("elle", "elles", "nous", "vous", "ce"))
_BE = frozenset("sont était étaient fut furent sera seront serait seraient".split())
_QUANTIFIERS = frozenset("plus moins près autour environ".split())
_COMPARATIVES = frozenset("plus moins aussi autant plutôt tel telle tels telles davantage mieux".split())
_STRONG = frozenset(("clitic", "negation", "subject"))
_NOMINAL_BEFORE = frozenset(("determiner", "preposition", "number"))
_VERBAL = frozenset(("verb", "participle", "infinitive", "gerund"))
_BEFORE_ADVERB = _VERBAL | {"adverb", "mark", "coordinator", "clitic", "inverted", "subject"}
_BETWEEN = frozenset(("adverb", "inverted", "number"))
_CLEAR_TENSES = frozenset((("imperfect", "indicative"), ("future", "indicative"), ("present", "conditional")))
_STOPS = frozenset(".;:!?,—–")
# Words that may stand between an auxiliary and its participle ("ont tous deux dit", "a lui affirmé").
_INSIDE = frozenset(("tous", "toutes", "deux", "été", "lui", "elle", "eux", "elles"))
_LOOK_AHEAD = 12
_OPENING = 16
_PARENTHESIS = 7


def is_clear(form: Form) -> bool:
    """Whether no noun can look like this finite form."""
    return form.person == 3 and ((form.tense, form.mood) in _CLEAR_TENSES or form.lemma in ("être", "avoir"))


class Tagger:
    """Tags the tokens of one stretch of text (a sentence, or a quotation taken out of it)."""

    def __init__(self, grammar: Grammar, verbs: Verbs, tokens: Sequence[Token]) -> None:
        self.grammar, self.verbs, self.tokens = grammar, verbs, tokens
        self.tags: list[Tag] = []
        # Position of the auxiliary that still waits for its participle, -1 for none; commas passed since.
        self.auxiliary = -1
        self.commas = 0
        # Position after the last opener; of the participle that last completed a compound tense (-2: none yet).
        self.opened = 0
        self.completed = -2
        # Whether the stretch since the last opener has a finite verb; whether "ne" still waits for its "pas".
        self.finite = False
        self.negated = False

    def run(self) -> list[Tag]:
        while len(self.tags) < len(self.tokens):
            at = len(self.tags)
            self.tags += self._phrase(at) or [self._tag(at)]
            for position in range(at, len(self.tags)):
                self._remember(position)
        return self.tags

    def _remember(self, at: int) -> None:
        tag, word = self.tags[at], self.tokens[at].word
        if tag.kind == "verb":
            self.finite = True
            self.auxiliary = at if tag.form and tag.form.lemma in self.grammar.auxiliaries else -1
            self.commas = 0
        elif tag.form and tag.form.lemma in self.grammar.auxiliaries and tag.kind != "participle":
            self.auxiliary, self.commas = at, 0
        elif word == ",":
            self.commas += 1
        elif tag.kind == "participle" and word != "été":
            self.completed = at if self.auxiliary >= 0 else self.completed
            self.auxiliary = -1
        elif tag.kind == "negation":
            self.negated = True
        if tag.kind == "opener" or word in (";", ":", "."):
            self.finite = self.negated = False
            self.opened = at + 1
        if word in self.grammar.negators and word not in ("que", "qu'"):
            self.negated = False

    def _before(self, at: int) -> Tag:
        return self.tags[at - 1] if at else _MARK

    def _word(self, at: int) -> str:
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def _phrase(self, at: int) -> list[Tag]:
        """The tags of a grammatical expression of several words that begins here."""
        grammar = self.grammar
        if self._quantifier(at):
            return [_DETERMINER, _DETERMINER]
        tables: tuple[tuple[Phrases, Kind], ...] = (
            (grammar.adverb_phrases, "adverb"),
            (grammar.prepositions, "preposition"),
            (grammar.coordinator_phrases, "coordinator"),
        )
        for table, kind in tables:
            for words, meaning in table.get(self.tokens[at].word, ()):
                if len(words) > 1 and self._matches(at, words):
                    return [Tag(kind, None, meaning)] * len(words)
        return []

    def _quantifier(self, at: int) -> bool:
        """ "plus de 120", "près d'une centaine"."""
        if (
            self.tokens[at].word not in _QUANTIFIERS
            or self._word(at + 1) not in ("de", "d'")
            or at + 2 >= len(self.tokens)
        ):
            return False
        return self.tokens[at + 2].kind == "number" or self._word(at + 2) in self.grammar.determiners

    def _matches(self, at: int, words: Sequence[str]) -> bool:
        if at + len(words) > len(self.tokens):
            return False
        last = self._word(at + len(words) - 1)
        ends = last in _OF if words[-1] == "de" else last in _TO if words[-1] == "à" else last == words[-1]
        return ends and all(self._word(at + n) == word for n, word in enumerate(words[:-1]))

    def _tag(self, at: int) -> Tag:
        token = self.tokens[at]
        if token.kind == "mark":
            return _MARK
        if token.kind == "number":
            return _NUMBER
        if token.word.startswith("-"):
            return _INVERTED
        return self._closed(at, token) or self._open(at, token)

    def _closed(self, at: int, token: Token) -> Tag | None:
        """The tag of a grammatical word."""
        word, grammar = token.word, self.grammar
        if word in grammar.negations:
            return _NEGATION
        if word in _OBJECT_PRONOUNS:
            return _CLITIC if self._is_clitic(at) else _DETERMINER
        if word in ("en", "y", "lui"):
            return self._adverbial_pronoun(at, word)
        if word in grammar.openers:
            return self._opener(at, word)
        if word in grammar.subjects:
            return self._subject(at, word)
        if word in grammar.clitics:
            return _CLITIC
        if word in grammar.contracted:
            return self._contracted(at, word)
        if word in ("de", "d'") and self._partitive(at):
            return _DETERMINER
        if word == "a" and token.capital and self._starts(at):
            return Tag("preposition", None, "à")
        return self._plain_closed(at, word)

    def _plain_closed(self, at: int, word: str) -> Tag | None:
        grammar = self.grammar
        if word in grammar.determiners and not (word in grammar.adverbs and self._before(at).kind == "verb"):
            return _DETERMINER
        if word in grammar.coordinators:
            return _COORDINATOR
        meaning = self._meaning(word)
        if meaning:
            return Tag("preposition", None, meaning)
        if word in grammar.adverbs or (word.endswith("ment") and len(word) > 6 and self._takes_adverb(at)):
            return _ADVERB
        return None

    def _meaning(self, word: str) -> str:
        """The meaning of a preposition of one word, "" for other words."""
        if word == "d'":
            return "de"
        known = self.grammar.prepositions.get(word, ())
        return next((meaning for words, meaning in known if len(words) == 1), "")

    def _takes_adverb(self, at: int) -> bool:
        return self._before(at).kind in _BEFORE_ADVERB and not self.tokens[at].capital

    def _starts(self, at: int) -> bool:
        return at == 0 or self._word(at - 1) in '.:;«"“—–!?'

    def _is_clitic(self, at: int) -> bool:
        """Whether "le", "la", "les", "l'", "leur" is the object of the verb after it and no article."""
        before, following = self._before(at), self._word(at + 1)
        forms = self.verbs.analyse(following)
        if not forms or self.tokens[at + 1].capital:
            return self._word(at) == "leur" and before.kind in _STRONG
        if before.kind in _STRONG or (before.kind == "opener" and self._word(at - 1) == "qui"):
            return True
        if following in self.grammar.nominal or following == "est":
            return False
        return any(form.mood == "infinitive" or is_clear(form) for form in forms)

    def _adverbial_pronoun(self, at: int, word: str) -> Tag:
        forms = self.verbs.analyse(self._word(at + 1))
        before_verb = self._before(at).kind in _STRONG or any(is_clear(form) for form in forms)
        if word == "y" or (before_verb and (word == "lui" or bool(forms))):
            return _CLITIC
        infinitive = any(form.mood == "infinitive" for form in forms)
        if infinitive and self._before(at).kind in ("preposition", "verb"):
            return _CLITIC
        return Tag("preposition", None, "en") if word == "en" else _NOUN

    def _opener(self, at: int, word: str) -> Tag | None:
        if word == "s'":
            return Tag("opener", None, "condition") if self._word(at + 1) in ("il", "ils") else _CLITIC
        if word == "comme":
            return self._like(at)
        if word in ("que", "qu'"):
            return self._que(at)
        return Tag("opener", None, self.grammar.openers[word])

    def _like(self, at: int) -> Tag:
        following = self._word(at + 1)
        object_first = following in ("l'", "le") and bool(self.verbs.analyse(self._word(at + 2)))
        clause = following in self.grammar.subjects or object_first
        return Tag("opener", None, "time") if clause else Tag("preposition", None, "comme")

    def _que(self, at: int) -> Tag:
        if self.negated:
            self.negated = False
            return _ADVERB
        for words, kind in self.grammar.before_que.items():
            if all(self._word(at - len(words) + n) == word for n, word in enumerate(words)):
                return Tag("opener", None, kind)
        if any(self._word(at - n) in _COMPARATIVES for n in range(1, 5)) and not self._finite_ahead(at + 1):
            return Tag("preposition", None, "que")
        return Tag("opener", None, "relative" if self._before(at).kind == "noun" else "that")

    def _finite_ahead(self, at: int) -> bool:
        """Whether a form that can only be a finite verb stands in the next words of this stretch."""
        for token in self.tokens[at : at + _LOOK_AHEAD]:
            if token.word in _STOPS or token.word in self.grammar.openers:
                return False
            if not token.capital and any(is_clear(form) for form in self.verbs.analyse(token.word)):
                return True
        return False

    def _subject(self, at: int, word: str) -> Tag:
        if word not in _AMBIGUOUS_SUBJECTS:
            return _SUBJECT
        following = self._word(at + 1)
        verbal = following in self.grammar.negations or following in self.grammar.clitics or following in ("le", "la")
        verbal = verbal or bool(self.verbs.analyse(following))
        if word == "ce":
            return _SUBJECT if following in self.grammar.negations or following in _BE else _DETERMINER
        return _SUBJECT if verbal and self._before(at).kind != "preposition" else _NOUN

    def _contracted(self, at: int, word: str) -> Tag:
        """ "du" and "des" are articles right after a verb or where a clause begins, else hide a preposition."""
        before = self._before(at).kind
        article = before in _VERBAL or before in ("opener", "adverb") or self._starts(at) or self._after_opening(at)
        if word in ("du", "des") and article:
            return _DETERMINER
        return Tag("preposition", None, self.grammar.contracted[word])

    def _after_opening(self, at: int) -> bool:
        """Whether a comma parts "des" from words of time or place: "Le même jour, des pourparlers …"."""
        if self._word(at - 1) != "," or self.finite or at - self.opened > _OPENING:
            return False
        first, between = self.tags[self.opened].kind, self.tokens[self.opened : at - 1]
        return first in ("preposition", "adverb") or any(token.word in self.grammar.times for token in between)

    def _partitive(self, at: int) -> bool:
        """Whether "de" is an article: "ont lancé de nouvelles frappes"."""
        plural = self._word(at + 1) in self.grammar.prenominal or self._word(at + 1).startswith("nombreu")
        verbal = self._before(at).kind in ("verb", "infinitive", "opener") or self.completed == at - 1
        return plural and (verbal or self._starts(at))

    def _open(self, at: int, token: Token) -> Tag:
        """The tag of a word of an open class: a verb where form and place allow it, else a noun."""
        if token.capital and not self._starts(at):
            return _NOUN
        forms = self.verbs.analyse(token.word)
        if self._after_auxiliary(at):
            participle = _participle(forms or self.verbs.guess(token.word))
            if participle:
                return Tag("participle", participle)
        if not forms:
            forms = self._guess(at, token)
        return self._verb(at, token, forms) if forms else _NOUN

    def _guess(self, at: int, token: Token) -> tuple[Form, ...]:
        if token.capital or self._before(at).kind in _NOMINAL_BEFORE - {"preposition"}:
            return ()
        if token.word in self.grammar.nominal or token.word in self.grammar.prenominal:
            return ()
        strong = self._before(at).kind in _STRONG
        return self.verbs.guess(token.word, finite=strong)

    def _after_auxiliary(self, at: int) -> bool:
        """Whether only adverbs, or a parenthesis between commas, stand between an auxiliary and this word."""
        if self.auxiliary < 0 or at - self.auxiliary > _PARENTHESIS + 3:
            return False
        between = range(self.auxiliary + 1, at)
        if self.commas == 2:
            second = max(n for n in between if self._word(n) == ",")
            between = range(second + 1, at)
        return self.commas in (0, 2) and all(self._may_split(n) for n in between)

    def _may_split(self, at: int) -> bool:
        word = self._word(at)
        return self.tags[at].kind in _BETWEEN or word in self.grammar.negators or word in _INSIDE

    def _verb(self, at: int, token: Token, forms: Sequence[Form]) -> Tag:
        before = self._before(at)
        infinitive = next((form for form in forms if form.mood == "infinitive"), None)
        if infinitive and before.kind not in ("determiner", "noun", "number"):
            return Tag("infinitive", infinitive)
        finite = self._finite_form(at, forms)
        if self._takes_noun(at, token, finite):
            return _NOUN
        participle = _participle(forms)
        if finite and (participle is None or self._has_subject(at)):
            return Tag("verb", finite)
        if participle:
            return Tag("participle", participle)
        gerund = next((form for form in forms if form.mood == "participle" and form.tense == "present"), None)
        return Tag("gerund", gerund) if gerund else _NOUN

    def _finite_form(self, at: int, forms: Sequence[Form]) -> Form | None:
        """The finite reading; first and second persons need their pronoun."""
        finite = [form for form in forms if form.person]
        if self._word(at - 1) in ("je", "j'", "tu", "nous", "vous") or self._before(at).kind in ("clitic", "negation"):
            return finite[0] if finite else None
        return next((form for form in finite if form.person == 3), None)

    def _takes_noun(self, at: int, token: Token, finite: Form | None) -> bool:
        """Whether a form that could be a verb stands where only a noun or adjective can."""
        before, word = self._before(at), token.word
        if finite and is_clear(finite) and before.kind in ("preposition", "number"):
            return before.kind == "preposition" and finite.lemma not in self.grammar.auxiliaries
        if before.kind in _NOMINAL_BEFORE:
            return not (word.endswith("ant") and self._word(at - 1) == "en")
        adjective = self._word(at - 1) in self.grammar.prenominal and at > 1
        if adjective and self.tags[at - 2].kind in _NOMINAL_BEFORE and not (finite and is_clear(finite)):
            return True
        return word in self.grammar.nominal and not self._surely_verb(at, finite)

    def _surely_verb(self, at: int, finite: Form | None) -> bool:
        """Whether the words around a noun-like form make it a verb ("Paris demande la libération…")."""
        before = self._before(at)
        if before.kind in _STRONG or self._word(at - 1) == "qui" or self._word(at + 1).startswith("-"):
            return True
        if finite is None or self.finite or not (before.kind in ("noun", "adverb") or self._word(at - 1) == ","):
            return False
        return self._object_follows(at) and not self._finite_ahead(at + 1)

    def _object_follows(self, at: int) -> bool:
        following = self._word(at + 1)
        capital = at + 1 < len(self.tokens) and self.tokens[at + 1].capital
        grammar = self.grammar
        if following in _OF:
            return following == "des" and self.tokens[at - 1].capital
        return following in grammar.determiners or following in ("que", "qu'", "à", "au", "aux") or capital

    def _has_subject(self, at: int) -> bool:
        """Whether a form that is also a participle ("dit", "produit") has a subject before it and no verb yet."""
        before = self._before(at).kind
        if before in _STRONG or self._word(at - 1) == "qui":
            return True
        return before in ("noun", "adverb") and not self.finite and not self._finite_ahead(at + 1)


def _participle(forms: Sequence[Form]) -> Form | None:
    return next((form for form in forms if form.mood == "participle" and form.tense == "past"), None)
