"""Sentences cut into clauses: each with its verb, who does it and what completes it.

For the other readers: `view.clauses` are all clauses in order of their text; `view.clause_at(offset)` is the innermost
clause around an offset (None outside sentences). `clause.verb` (None in a fragment such as a headline without verb)
has lemma, tense, `direction` ("past", "future" or None), negated, passive, modal. `clause.subject` and
`clause.complements` are phrases with offsets; `phrase.preposition` is "" for the object. Words of a quotation that
is a sentence of its own make clauses with `quoted` set, and are no part of the clause around them.

The cut is shallow and linear: one pass over tagged tokens with a stack of the clauses that are still open.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.language import Language
from generator.language.grammar import Grammar, Opener
from generator.reading.frame import Frame
from generator.reading.frames import FrameStack
from generator.reading.phrases import Chunker, Phrase
from generator.reading.stretches import Stretch
from generator.reading.tagging.certain import Certain, certain_tags
from generator.reading.tagging.tagger import Tagger
from generator.reading.verbgroups import GroupReader, Verb
from generator.values import value

Kind = Literal["main", "infinitive", "participle", "gerund"] | Opener


@value
class Clause:
    """A clause [start, end); it may hold other clauses inside (`parent` is the index of the one around it).

    kind        what opened it                       lead
    main        nothing                              ""
    that        que                                  ""
    relative    qui, que, dont, où, lequel           that word
    condition   si      time  lorsque, alors que     purpose  pour que      cause  parce que     contrast  bien que
    infinitive  a preposition or a verb              meaning of the preposition ("pour", "après"), "" for none
    participle  a past participle, gerund a present one ("en" as lead)

    `subject` lists the bare phrases that do it, () when unknown; `pronoun` is a subject pronoun ("il", "elle", "on",
    "ils", "ce" …) or "". `inherited` tells that the subject is that of another clause (coordination, infinitive).
    `antecedent` is the phrase that a relative clause or participle tells about.
    """

    start: int
    end: int
    kind: Kind
    sentence: int
    lead: str = ""
    verb: Verb | None = None
    subject: tuple[Phrase, ...] = ()
    pronoun: str = ""
    inherited: bool = False
    complements: tuple[Phrase, ...] = ()
    leading: tuple[Phrase, ...] = ()
    antecedent: Phrase | None = None
    parent: int | None = None
    quoted: bool = False

    @property
    def object(self) -> Phrase | None:
        return next((phrase for phrase in self.complements if phrase.preposition == ""), None)


@dataclass(frozen=True)
class Syntax:
    """The clauses of an article, and which of them each token belongs to."""

    clauses: tuple[Clause, ...]
    starts: tuple[int, ...]
    owners: tuple[int, ...]

    def number_at(self, offset: int) -> int | None:
        """The index of the innermost clause whose words are around `offset`."""
        place = bisect_right(self.starts, offset) - 1
        return self.owners[place] if place >= 0 else None

    def at(self, offset: int) -> Clause | None:
        """The innermost clause whose words are around `offset`."""
        number = self.number_at(offset)
        return None if number is None else self.clauses[number]


def parse(language: Language, stretches: Iterable[Stretch]) -> Syntax:
    """The clauses of all stretches, in order of their text."""
    clauses: list[Clause] = []
    owned: list[tuple[int, int]] = []
    certain = certain_tags(language)
    for stretch in stretches:
        made = _Parse(language, stretch, len(clauses), certain)
        clauses += made.clauses()
        owned += made.owners()
    owned.sort()
    starts, owners = zip(*owned, strict=True) if owned else ((), ())
    return Syntax(tuple(clauses), starts, owners)


class _Parse:
    """One stretch: its frames, with the positions of their tokens, turned into clauses; `base` is the first's index."""

    def __init__(self, language: Language, stretch: Stretch, base: int, certain: Mapping[str, Certain]) -> None:
        grammar, verbs, self.tokens = language.grammar, language.verbs, stretch.tokens
        self.stretch, self.grammar = stretch, grammar
        self.tags = Tagger(grammar, verbs, self.tokens, certain).run()
        groups = GroupReader(grammar, verbs.with_etre, self.tokens, self.tags)
        found = FrameStack(grammar, groups, self.tokens, self.tags).run()
        held = [(frame, positions) for frame in found if (positions := _positions(frame))]
        self.frames = dict(sorted(held, key=lambda one: min(one[1])))
        self.index = {frame: base + number for number, frame in enumerate(self.frames)}
        self.chunker = Chunker(grammar, self.tokens, self.tags)
        self.made: dict[Frame, Clause] = {}
        self.cut: dict[Frame, tuple[tuple[Phrase, ...], tuple[Phrase, ...]]] = {}

    def clauses(self) -> list[Clause]:
        return [self._clause(frame) for frame in self.frames]

    def owners(self) -> list[tuple[int, int]]:
        """(offset of a token, index of its clause) for every token of the stretch."""
        return [(self.tokens[at].start, self.index[frame]) for frame, held in self.frames.items() for at in held]

    def _clause(self, frame: Frame) -> Clause:
        if frame not in self.made:
            self.made[frame] = self._build(frame)
        return self.made[frame]

    def _build(self, frame: Frame) -> Clause:
        leading, complements = self._phrases(frame)
        antecedent = self._antecedent(frame)
        done = self._done(frame, antecedent)
        if done.phrases and done.phrases[0] in complements:
            complements = tuple(phrase for phrase in complements if phrase is not done.phrases[0])
        return Clause(
            start=self.tokens[min(self.frames[frame])].start,
            end=self.tokens[max(self.frames[frame])].end,
            kind=frame.kind,  # type: ignore[arg-type]
            sentence=self.stretch.sentence,
            lead=frame.lead,
            verb=frame.group.verb if frame.group else None,
            subject=done.phrases,
            pronoun=done.pronoun,
            inherited=done.inherited,
            complements=complements,
            leading=leading,
            antecedent=antecedent,
            parent=self.index.get(frame.parent) if frame.parent else None,
            quoted=self.stretch.quoted,
        )

    def _phrases(self, frame: Frame) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
        """The phrases before and after the verb of a frame."""
        if frame not in self.cut:
            before = self.chunker.phrases(frame.before, leading=True)
            self.cut[frame] = before, self.chunker.phrases(frame.after)
        return self.cut[frame]

    def _antecedent(self, frame: Frame) -> Phrase | None:
        """The phrase whose last word stands where the frame says."""
        if frame.antecedent < 0 or frame.parent is None:
            return None
        place = self.tokens[frame.antecedent].start
        leading, complements = self._phrases(frame.parent)
        before = [phrase for phrase in (*leading, *complements) if phrase.start <= place]
        if before and before[-1].preposition == "when" and len(before) > 1:
            return before[-2]
        return before[-1] if before and place < before[-1].end else None

    def _done(self, frame: Frame, antecedent: Phrase | None) -> "_Doer":
        """Who does the clause of a frame."""
        pronoun = self._pronoun(frame)
        if pronoun:
            return _Doer((), pronoun)
        if frame.kind == "relative" and frame.lead in _SUBJECT_RELATIVES:
            return _Doer(_one(antecedent))
        bare = tuple(phrase for phrase in self._phrases(frame)[0] if not phrase.preposition)
        if bare or frame.group is None:
            return _Doer(bare)
        if antecedent and frame.kind in ("participle", "gerund"):
            return _Doer((antecedent,))
        donor = frame.shared or (None if frame.group.verb.finite else frame.parent)
        if donor is not None and donor in self.index:
            around = self._clause(donor)
            return _Doer(_controller(frame, around, self.grammar), around.pronoun, inherited=True)
        return _Doer(self._interrupted(frame) or _inverted(frame.group.verb, self._phrases(frame)[1]))

    def _interrupted(self, frame: Frame) -> tuple[Phrase, ...]:
        """ "Joint par X, un élu [qui se tait] a dit": whom the relative clause right before the verb tells of."""
        before = frame.group.first - 1 if frame.group and frame.group.verb.finite else -1
        last = next((one for one, held in self.frames.items() if held[-1] == before), None)
        if last is None or last.kind != "relative" or last.lead not in _SUBJECT_RELATIVES:
            return ()
        return _one(self._antecedent(last))

    def _pronoun(self, frame: Frame) -> str:
        """The subject pronoun next to the verb, unless a noun stands between."""
        if frame.group and frame.group.verb.pronoun:
            return frame.group.verb.pronoun
        for at in reversed(frame.before):
            if self.tags[at].kind == "subject":
                return self.tokens[at].word
            if self.tags[at].kind == "noun":
                return ""
        return ""


@value
class _Doer:
    """The subject of a clause: phrases or a pronoun, its own or another clause's."""

    phrases: tuple[Phrase, ...] = ()
    pronoun: str = ""
    inherited: bool = False


_SUBJECT_RELATIVES = frozenset(("qui", "lequel", "laquelle", "lesquels", "lesquelles"))


def _one(phrase: Phrase | None) -> tuple[Phrase, ...]:
    return () if phrase is None else (phrase,)


def _inverted(verb: Verb, complements: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The bare phrase after a verb without subject, which then is its subject: "a indiqué le Kremlin"."""
    if not verb.finite or not complements or complements[0].preposition not in ("", "when"):
        return ()
    return _one(next((phrase for phrase in complements if not phrase.preposition), None))


def _controller(frame: Frame, donor: Clause, grammar: Grammar) -> tuple[Phrase, ...]:
    """Who does an infinitive or participle that another clause governs.

    "appelle Paris à agir": the object; "demande à Paris d'agir": the phrase with "à"; else the same subject.
    """
    verb = donor.verb
    if frame.kind == "infinitive" and verb is not None and not verb.passive and frame.lead in ("à", "de", ""):
        if verb.lemma in grammar.object_control and donor.object:
            return (donor.object,)
        if verb.lemma in grammar.dative_control:
            asked = next((phrase for phrase in donor.complements if phrase.preposition == "à"), None)
            return _one(asked) or donor.subject
    return donor.subject


def _positions(frame: Frame) -> list[int]:
    """Where a frame's tokens stand."""
    verb = range(frame.group.first, frame.group.after) if frame.group else ()
    return [*frame.before, *verb, *frame.after]
