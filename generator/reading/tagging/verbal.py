"""Words of the open classes: a verb where form and place allow it, else a noun.

A form that both a noun and a verb have ("visite", "a fait") is decided by what stands before it; see
`fr/grammar.yml` for the words concerned.
"""

from generator.language.forms import UNKNOWN, Form, Forms
from generator.reading.tagging.line import NOUN, STRONG, Line, Tag
from generator.reading.tokens import Token

_NOMINAL_BEFORE = frozenset(("determiner", "preposition", "number"))
_NEEDS_PRONOUN = frozenset(("je", "j'", "tu", "nous", "vous"))
# Pronouns that are also determiners: "tous étaient là".
_EVERYBODY = frozenset(("tous", "toutes", "tout", "plusieurs", "certains", "certaines"))
# A participle after a comma goes on with these: ", condamné par", ", élu à".
_LEADING_ON = frozenset(("par", "à", "pour"))
_OF = frozenset(("de", "d'", "du", "des"))
# These hold an article: what follows is a noun ("arrivé au pouvoir").
_CONTRACTED = frozenset(("au", "aux", "du", "des"))


class OpenWords:
    """Tags verbs, and calls everything else a noun."""

    def __init__(self, line: Line) -> None:
        self.line = line

    def tag(self, at: int, token: Token) -> Tag:
        """The tag of a word of an open class: a verb where form and place allow it, else a noun."""
        if token.capital and not self.line.starts(at):
            return NOUN
        forms = self.line.verbs.analyse(token.word)
        if self.line.after_auxiliary(at):
            participle = (forms or self.line.verbs.guess(token.word)).participle
            if participle:
                return Tag("participle", participle)
        if not forms:
            forms = self._guess(at, token)
        if not forms or (token.capital and self._opens_name(at, forms)):
            return NOUN
        return self._verb(at, token, forms)

    def _opens_name(self, at: int, forms: Forms) -> bool:
        """Whether a capital at the beginning is that of a name: "Maria Lopez a dit" tells of no wedding."""
        tokens = self.line.tokens
        named = at + 1 < len(tokens) and tokens[at + 1].capital and tokens[at + 1].kind == "word"
        return named and all(form.person for form in forms)

    def _guess(self, at: int, token: Token) -> Forms:
        if token.capital or self.line.before(at).kind in _NOMINAL_BEFORE - {"preposition"}:
            return UNKNOWN
        if token.word in self.line.grammar.nominal or token.word in self.line.grammar.prenominal:
            return UNKNOWN
        strong = self.line.before(at).kind in STRONG
        return self.line.verbs.guess(token.word, finite=strong)

    def _verb(self, at: int, token: Token, forms: Forms) -> Tag:
        before = self.line.before(at)
        noun = before.kind in ("determiner", "noun", "number") or self.line.word(at - 1) in _CONTRACTED
        if forms.infinitive and (not noun or self._after_time(at)):
            return Tag("infinitive", forms.infinitive)
        finite, participle = self._finite_form(at, forms), forms.participle
        if participle and self._leads_on(at, before):
            return Tag("participle", participle)
        if self._takes_noun(at, token, finite):
            return NOUN
        if finite and (participle is None or self._has_subject(at) or self.line.word(at + 1).startswith("-")):
            return Tag("verb", finite)
        if participle:
            return Tag("participle", participle)
        return Tag("gerund", forms.gerund) if forms.gerund else NOUN

    def _leads_on(self, at: int, before: Tag) -> bool:
        """Whether what follows makes a participle of a form: ", élu à", "un tir condamné lundi par"."""
        if self.line.word(at - 1) == ",":
            return self.line.word(at + 1) in _LEADING_ON
        after = at + 1 + (self.line.word(at + 1) in self.line.grammar.times)
        return before.kind == "noun" and self.line.word(after) == "par"

    def _after_time(self, at: int) -> bool:
        """Whether only words of time part an infinitive from its verb: "a annoncé lundi avoir pris"."""
        return self.line.words[at - 1] in self.line.grammar.times and self.line.follows_verb(at)

    def _finite_form(self, at: int, forms: Forms) -> Form | None:
        """The finite reading; first and second persons need their pronoun."""
        pronoun = self.line.word(at - 1) in _NEEDS_PRONOUN or self.line.before(at).kind in ("clitic", "negation")
        return forms.finite if pronoun else forms.third

    def _takes_noun(self, at: int, token: Token, finite: Form | None) -> bool:
        """Whether a form that could be a verb stands where only a noun or adjective can."""
        before, word = self.line.before(at), token.word
        if finite and finite.clear and before.kind in ("preposition", "number"):
            return before.kind == "preposition" and finite.lemma not in self.line.grammar.auxiliaries
        if self.line.starts(at) and self.line.word(at + 1) in _OF:
            return True
        if finite and finite.clear and self.line.word(at - 1) in _EVERYBODY:
            return False
        if before.kind == "number" and self.line.word(at - 2) == "les" and finite and finite.number == "plural":
            return self.line.finite_ahead(at + 1)
        if before.kind in _NOMINAL_BEFORE:
            return not (word.endswith("ant") and self.line.word(at - 1) == "en")
        adjective = self.line.word(at - 1) in self.line.grammar.prenominal and at > 1
        if adjective and self.line.tags[at - 2].kind in _NOMINAL_BEFORE and not (finite and finite.clear):
            return True
        return word in self.line.grammar.nominal and not self._surely_verb(at, finite)

    def _surely_verb(self, at: int, finite: Form | None) -> bool:
        """Whether the words around a noun-like form make it a verb ("Paris demande la libération…")."""
        before = self.line.before(at)
        if before.kind in STRONG or self.line.word(at - 1) == "qui" or self.line.word(at + 1).startswith("-"):
            return True
        if finite is not None and finite.person == 3 and self.line.word(at + 1) in self.line.grammar.bare_objects:
            return True
        if (
            finite is None
            or self.line.finite
            or not (before.kind in ("noun", "adverb") or self.line.word(at - 1) == ",")
        ):
            return False
        return self._object_follows(at) and not self.line.finite_ahead(at + 1)

    def _object_follows(self, at: int) -> bool:
        after = at + 1 + (self.line.word(at + 1) in self.line.grammar.times)
        following = self.line.word(after)
        capital = after < len(self.line.tokens) and self.line.tokens[after].capital
        grammar = self.line.grammar
        if following in _OF:
            return following == "des" and self.line.tokens[at - 1].capital
        return following in grammar.determiners or following in ("que", "qu'", "à", "au", "aux", "depuis") or capital

    def _has_subject(self, at: int) -> bool:
        """Whether a form that is also a participle ("dit", "produit") has a subject before it and no verb yet."""
        before = self.line.before(at).kind
        if before in STRONG or self.line.word(at - 1) == "qui":
            return True
        return before in ("noun", "adverb") and not self.line.finite and not self.line.finite_ahead(at + 1)
