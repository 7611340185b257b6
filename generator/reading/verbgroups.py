"""Verb groups: auxiliaries, modal verbs, negation and the verb they serve, read as one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from generator.language.forms import Form
from generator.language.grammar import Grammar
from generator.reading.tagging.line import Tag
from generator.reading.tokens import Token
from generator.schema.mentions import Direction
from generator.values import value

GroupTense = Literal[
    "present", "imperfect", "past", "pluperfect", "future", "future_perfect", "conditional", "conditional_past",
    "subjunctive", "subjunctive_past", "infinitive", "infinitive_past", "gerund", "gerund_past", "participle",
    "imperative",
]  # fmt: skip

_TENSES: dict[tuple[str, str], tuple[GroupTense, GroupTense]] = {
    ("present", "indicative"): ("present", "past"),
    ("imperfect", "indicative"): ("imperfect", "pluperfect"),
    ("past", "indicative"): ("past", "past"),
    ("future", "indicative"): ("future", "future_perfect"),
    ("present", "conditional"): ("conditional", "conditional_past"),
    ("present", "subjunctive"): ("subjunctive", "subjunctive_past"),
    ("imperfect", "subjunctive"): ("subjunctive", "subjunctive_past"),
    ("present", "imperative"): ("imperative", "past"),
    ("present", "infinitive"): ("infinitive", "infinitive_past"),
    ("present", "participle"): ("gerund", "gerund_past"),
    ("past", "participle"): ("participle", "participle"),
}
_DIRECTIONS: dict[GroupTense, Direction] = {
    "imperfect": "past",
    "past": "past",
    "pluperfect": "past",
    "conditional_past": "past",
    "infinitive_past": "past",
    "gerund_past": "past",
    "participle": "past",
    "future": "future",
    "future_perfect": "future",
    "conditional": "future",
}
_MODALS = frozenset(("devoir", "pouvoir", "vouloir", "falloir", "aller"))
_PROSPECTIVE = frozenset(("devoir", "aller"))
_REFLEXIVE = frozenset(("se", "s'", "me", "m'", "te", "t'", "nous", "vous"))
_PARENTHESIS = 7
# Words between a verb and the "que" of "ne … que", at most.
_ONLY_REACH = 3
_NOT = frozenset(("pas", "plus", "jamais"))
_INSIDE = frozenset(("tous", "toutes", "deux", "lui", "elle", "eux", "elles"))


@value
class Verb:
    """A verb group [start, end) and what it says; `head` is the word that carries the meaning.

    `lemma` is the head's infinitive ("a dû quitter": quitter, with `modal` devoir). `modal` may be devoir, pouvoir,
    vouloir, falloir, aller ("va partir") or venir ("vient de partir"). `direction` is the side of the present that
    the tense points to, None where it points to none (present, infinitive). `pronoun` is a subject after the verb
    ("-t-il"), as "il".
    """

    lemma: str
    tense: GroupTense
    start: int
    end: int
    head: tuple[int, int]
    direction: Direction | None = None
    negated: bool = False
    passive: bool = False
    reflexive: bool = False
    plural: bool = False
    modal: str = ""
    pronoun: str = ""

    @property
    def compound(self) -> bool:
        """Whether an auxiliary and a participle make it."""
        return self.finite and self.head[0] > self.start and not self.modal

    @property
    def finite(self) -> bool:
        return self.tense not in ("infinitive", "infinitive_past", "gerund", "gerund_past", "participle")


@value
class Group:
    """A verb with the positions [first, after) of its tokens."""

    verb: Verb
    first: int
    after: int


class GroupReader:
    """Reads the verb group that a verb form opens."""

    def __init__(
        self, grammar: Grammar, with_etre: frozenset[str], tokens: Sequence[Token], tags: Sequence[Tag]
    ) -> None:
        self.grammar, self.with_etre, self.tokens, self.tags = grammar, with_etre, tokens, tags

    def read(self, at: int) -> Group:
        """The group whose first verb form is at `at`; its clitics and negation stand before."""
        first, parts = self._first(at), self._parts(at)
        last = parts[-1]
        after = self._trailing(last)
        kinds = [tag.kind for tag in self.tags[first:after]]
        reflexive = "clitic" in kinds and self._reflects(range(first, last))
        lemma, tense, passive, modal = self._reading(parts, reflexive)
        head = self.tokens[last]
        verb = Verb(
            lemma,
            tense,
            self.tokens[first].start,
            self.tokens[after - 1].end,
            (head.start, head.end),
            _direction(tense, modal),
            "negation" in kinds and not self._restricts(range(first, after)),
            passive,
            reflexive,
            self._form(parts[0]).number == "plural",
            modal,
            self._pronoun(first + kinds.index("inverted")) if "inverted" in kinds else "",
        )
        return Group(verb, first, after)

    def shared(self, at: int, first: Verb) -> Group:
        """The group of a lone participle at `at` that shares the auxiliary of `first`."""
        head = self.tokens[at]
        verb = replace(
            first, lemma=self._form(at).lemma, start=head.start, end=head.end, head=(head.start, head.end), pronoun=""
        )
        return Group(verb, at, at + 1)

    def _first(self, at: int) -> int:
        first = at
        while first and (self.tags[first - 1].kind in ("clitic", "negation") or self._denies(first - 1)):
            first -= 1
        return first

    def _denies(self, at: int) -> bool:
        """Whether a "pas" stands before its infinitive: "ne pas partir"."""
        return self.tokens[at].word in _NOT and at > 0 and self.tags[at - 1].kind == "negation"

    def _form(self, at: int) -> Form:
        form = self.tags[at].form
        assert form is not None
        return form

    def _parts(self, at: int) -> list[int]:
        """Positions of the auxiliaries and of the verb they lead to."""
        parts = [at]
        while (following := self._next(parts[-1])) is not None:
            parts.append(following)
        return parts

    def _next(self, at: int) -> int | None:
        lemma, position = self._form(at).lemma, self._skip(at + 1)
        if lemma in self.grammar.auxiliaries:
            return position if self._is(position, "participle") else None
        if lemma == "venir" and self._is(position, "preposition") and self.tokens[position].word in ("de", "d'"):
            return self._infinitive(position + 1)
        return self._infinitive(position) if lemma in _MODALS else None

    def _infinitive(self, position: int) -> int | None:
        while self._is(position, "clitic") or self._is(position, "negation") or self._is(position, "adverb"):
            position += 1
        return position if self._is(position, "infinitive") else None

    def _is(self, position: int, kind: str) -> bool:
        return position < len(self.tags) and self.tags[position].kind == kind

    def _skip(self, position: int) -> int:
        """Past adverbs, "pas", "-t-il", and one parenthesis between commas."""
        position = self._light(position)
        if position < len(self.tags) and self.tokens[position].word == ",":
            stop = min(position + 1 + _PARENTHESIS, len(self.tokens))
            close = next((n for n in range(position + 1, stop) if self.tokens[n].word == ","), None)
            if close is not None and self._is(self._light(close + 1), "participle"):
                return self._light(close + 1)
        return position

    def _light(self, position: int) -> int:
        while position < len(self.tags) and self._is_light(position):
            position += 1
        return position

    def _is_light(self, position: int) -> bool:
        kind, word = self.tags[position].kind, self.tokens[position].word
        return kind in ("adverb", "inverted") or word in self.grammar.negators or word in _INSIDE

    def _trailing(self, last: int) -> int:
        """After the head, and after a "pas" or "-t-il" that belongs to it."""
        after = last + 1
        while after < len(self.tags) and (
            self.tags[after].kind == "inverted" or self.tokens[after].word in ("pas", "plus", "jamais", "guère")
        ):
            after += 1
        return after

    def _reading(self, parts: Sequence[int], reflexive: bool) -> tuple[str, GroupTense, bool, str]:
        """Lemma, tense, whether it is passive, and the modal verb of the parts together."""
        compound = passive = False
        modal = ""
        base = lexical = self._form(parts[0])
        for position in parts[1:]:
            form = self._form(position)
            if form.mood == "infinitive":
                modal = lexical.lemma
            elif lexical.lemma == "avoir" or reflexive or form.lemma in self.with_etre:
                compound = True
            else:
                passive = True
            lexical = form
        tense = _TENSES[base.tense, base.mood][compound]
        return lexical.lemma, tense, passive or (len(parts) == 1 and tense == "participle"), modal

    def _reflects(self, inside: range) -> bool:
        """Whether one of the pronouns before the verb is "se"."""
        return any(self.tags[n].kind == "clitic" and self.tokens[n].word in _REFLEXIVE for n in inside)

    def _restricts(self, inside: range) -> bool:
        """Whether "ne … que" only restricts the verb that "ne" alone denies."""
        around = range(inside.start, min(inside.stop + _ONLY_REACH, len(self.tokens)))
        return any(self.tags[n].kind == "adverb" and self.tokens[n].word in ("que", "qu'") for n in around)

    def _pronoun(self, at: int) -> str:
        """The pronoun after the verb, as "il" for "-t-il"."""
        return self.tokens[at].word.removeprefix("-t").removeprefix("-")


def _direction(tense: GroupTense, modal: str) -> Direction | None:
    if modal in _PROSPECTIVE and tense in ("present", "imperfect"):
        return "future"
    if modal == "venir" and tense == "present":
        return "past"
    return _DIRECTIONS.get(tense)
