"""The clauses of one stretch of tagged tokens, found with a stack of the clauses that are still open.

A frame collects the tokens before and after its verb. A finite verb goes to the nearest open frame that still waits
for one; where none waits, the stretch is cut at the last comma or conjunction that a subject follows.
"""

from collections.abc import Sequence

from generator.language.grammar import Grammar
from generator.reading.frame import Frame
from generator.reading.segments import CUTS, Segments
from generator.reading.tagging.line import Tag
from generator.reading.tokens import Token
from generator.reading.verbgroups import Group, GroupReader

_NONFINITE = frozenset(("infinitive", "participle", "gerund"))
# What goes to the clause that is open, whatever stands around it.
_PLAIN = frozenset("noun determiner preposition coordinator subject clitic negation adverb number inverted".split())
_JOINING = frozenset(("et", "ou", "mais", "puis", "ni"))
_ADVERBIAL = frozenset(("time", "cause", "contrast"))
# An infinitive with these goes with a finite verb, not with a participle beside it.
_OF_TIME = frozenset(("après", "avant"))
_ADVERBS_BETWEEN = 2
_INSERTION = 8
# Deeper than French sentences nest; bounds the work on odd text.
_DEEPEST = 12


class FrameStack:
    """Builds the frames of one stretch."""

    def __init__(self, grammar: Grammar, groups: GroupReader, tokens: Sequence[Token], tags: Sequence[Tag]) -> None:
        self.grammar, self.groups, self.tokens, self.tags = grammar, groups, tokens, tags
        self.look = Segments(grammar, tokens, tags)
        self.frames: list[Frame] = []
        self.stack: list[Frame] = []
        # Position of the comma that ends an insertion within a clause.
        self.insertion = -1
        self._push(Frame("main"))

    def run(self) -> list[Frame]:
        at = 0
        for turn in [at for at, tag in enumerate(self.tags) if tag.kind not in _PLAIN]:
            if turn >= at:
                self.top.tokens.extend(range(at, turn))
                at = self._step(turn)
        self.top.tokens.extend(range(at, len(self.tokens)))
        return self.frames

    @property
    def top(self) -> Frame:
        return self.stack[-1]

    def _push(self, frame: Frame) -> Frame:
        if len(self.stack) == _DEEPEST:
            self.stack.clear()
            frame.parent = None
        self.frames.append(frame)
        self.stack.append(frame)
        return frame

    def _pop_to(self, frame: Frame) -> None:
        while self.stack[-1] is not frame:
            self.stack.pop()

    def _step(self, at: int) -> int:
        """Takes the token at `at`; returns the position to go on from."""
        kind = self.tags[at].kind
        if kind == "verb":
            return self._finite(at)
        if kind in ("infinitive", "gerund"):
            return self._nonfinite(at, kind)
        if kind == "participle" and self._continues_compound(at):
            return self._second_participle(at)
        if kind == "participle" and self._heads_clause(at):
            return self._participle(at)
        if kind == "opener":
            self._open(at)
        elif kind == "mark":
            self._mark(at)
        else:
            self.top.tokens.append(at)
        return at + 1

    def _take_back(self, first: int) -> None:
        """Removes the tokens from `first` on: they belong to what begins now."""
        tokens = self.top.tokens
        while tokens and tokens[-1] >= first:
            tokens.pop()

    # Finite verbs

    def _finite(self, at: int) -> int:
        group = self.groups.read(at)
        self._take_back(group.first)
        frame = self._frame_for(group)
        frame.group = group
        return group.after

    def _frame_for(self, group: Group) -> Frame:
        if self.top.group is None:
            return self.top
        if group.verb.pronoun:
            return self._aside()
        if self._joined(group.first):
            return self._coordinated()
        waiting = next((frame for frame in reversed(self.stack) if frame.group is None), None)
        if waiting is not None:
            return self._resumed(waiting, group)
        return self._cut(group)

    def _aside(self) -> Frame:
        """ "…, a-t-il dit": a main clause whatever is open."""
        self._pop_to(self.stack[0])
        if self.top.group is None:
            return self.top
        self.stack.pop()
        return self._push(Frame("main"))

    def _joined(self, first: int) -> bool:
        """Whether a conjunction alone joins the verb to the one before it: "a rencontré X et signé"."""
        at = first - 1
        while self.look.kind(at) == "adverb":
            at -= 1
        return self.look.kind(at) == "coordinator" and self.look.word(at) in _JOINING

    def _coordinated(self) -> Frame:
        while self.top.kind in _NONFINITE and len(self.stack) > 1:
            self.stack.pop()
        first = self.top
        if first.group is None:
            return first
        self.stack.pop()
        return self._push(Frame(first.kind, first.lead, first.parent, shared=first.donor, antecedent=first.antecedent))

    def _resumed(self, waiting: Frame, group: Group) -> Frame:
        """The frame that waited for its verb; what stands after the last comma may be its subject."""
        if not self.look.has_subject(waiting.before):
            segment = self._after_opening(waiting) or self.look.segment(self.top.after, group)
            if segment:
                waiting.before += segment
                del self.top.after[len(self.top.after) - len(segment) :]
        self._pop_to(waiting)
        return waiting

    def _after_opening(self, waiting: Frame) -> list[int]:
        """What follows the first comma of a participle that begins the sentence: "Réunis à Rome, X, Y et Z ont …"."""
        top = self.top
        if top.kind not in ("participle", "gerund") or waiting.before or top.group is None:
            return []
        cut = next((n for n, at in enumerate(top.after) if self.look.word(at) == ","), None)
        rest = [] if cut is None else top.after[cut + 1 :]
        return rest if self.look.has_subject(rest) else []

    def _cut(self, group: Group) -> Frame:
        """A new clause: every open one has its verb already."""
        segment = [] if self._inverted(group) else self.look.segment(self.top.after, group)
        if segment:
            del self.top.after[len(self.top.after) - len(segment) :]
        joined_by_and = bool(self.top.after) and self.look.word(self.top.after[-1]) == "et"
        while self.top.kind in _NONFINITE and len(self.stack) > 1:
            self.stack.pop()
        base = self.top
        if base.kind == "that" and joined_by_and:
            self.stack.pop()
            return self._push(Frame("that", "", base.parent, before=segment))
        self.stack.clear()
        own = bool(segment) or self._inverted(group)
        return self._push(Frame("main", before=segment, shared=None if own else base.donor))

    def _inverted(self, group: Group) -> bool:
        """Whether the subject follows a verb of saying after a comma: "…, a indiqué le Kremlin"."""
        saying = group.verb.lemma in self.grammar.with_that and self.look.word(group.first - 1) == ","
        return saying and self.look.kind(group.after) in ("determiner", "noun")

    # Other verbs

    def _nonfinite(self, at: int, kind: str) -> int:
        group = self.groups.read(at)
        lead_at = self._lead(group.first)
        self._take_back(group.first if lead_at is None else lead_at)
        lead = "" if lead_at is None else self.tags[lead_at].value
        if kind == "gerund" and lead_at is None:
            return self._absolute(group)
        start = group.first if lead_at is None else lead_at
        self._push(self._new_nonfinite(kind, lead, start, group))
        return group.after

    def _lead(self, first: int) -> int | None:
        """The position of the preposition that leads a verb, adverbs between them allowed."""
        at = first - 1
        for _ in range(_ADVERBS_BETWEEN):
            if self.look.kind(at) == "adverb":
                at -= 1
        if self.look.kind(at) != "preposition":
            return None
        while self.look.kind(at - 1) == "preposition" and self.tags[at - 1].value == self.tags[at].value:
            at -= 1
        return at

    def _new_nonfinite(self, kind: str, lead: str, start: int, group: Group) -> Frame:
        if lead in _OF_TIME:
            self._leave_nonfinite()
        joined = self.look.word(start - 1) in _JOINING and self.top.kind == kind
        if joined:
            sibling = self.top
            self.stack.pop()
            return Frame(kind, lead or sibling.lead, sibling.parent, group=group, opened_at=start)
        comma = self.look.word(start - 1) == ","
        return Frame(kind, lead, self.top, group=group, after_comma=comma, opened_at=start)

    def _absolute(self, group: Group) -> int:
        """A present participle: of the noun before it, of a noun of its own ("Rome accusant…"), or of the clause."""
        after_comma = self.look.word(group.first - 1) == ","
        if after_comma:
            self._leave_nonfinite()
        elif self.look.word(group.first - 1) in _JOINING:
            self._leave_sibling()
        frame = Frame("gerund", "", self.top, group=group, opened_at=group.first, after_comma=after_comma)
        if self.look.kind(group.first - 1) == "noun":
            segment = self.look.segment(self.top.tokens, group)
            starts = segment and self.look.word(segment[0] - 1) == ","
            if segment and starts and not self.look.governed(segment):
                frame.before = segment
                del self.top.tokens[len(self.top.tokens) - len(segment) :]
            else:
                frame.antecedent = group.first - 1
        self._push(frame)
        return group.after

    def _leave_sibling(self) -> None:
        """ "Reprochant à X de mentir et accusant Y": the second present participle stands beside the first."""
        sibling = next((f for f in reversed(self.stack[1:]) if f.kind == "gerund" and not f.lead), None)
        if sibling is not None:
            self._pop_to(sibling)
            self.stack.pop()

    def _heads_clause(self, at: int) -> bool:
        """Whether a past participle tells something of its own ("l'accord négocié par…") and is no mere adjective."""
        following = self.look.kind(at + 1)
        dated = self.look.word(at + 1) in self.grammar.times or (
            following == "determiner" and self.look.kind(at + 2) == "number"
        )
        opens = dated or following in ("preposition", "number", "adverb")
        return opens or self.look.word(at - 1) == "," or at == 0

    def _continues_compound(self, at: int) -> bool:
        """Whether a participle shares the auxiliary of the verb before: "a rencontré X et signé un accord"."""
        if not self._joined(at):
            return False
        first = self._last_finite()
        return first is not None and first.verb.compound and self.look.kind(at + 1) not in ("mark", "coordinator")

    def _last_finite(self) -> Group | None:
        frame = next((f for f in reversed(self.stack) if f.group is not None and f.group.verb.finite), None)
        return frame.group if frame else None

    def _second_participle(self, at: int) -> int:
        first = self._last_finite()
        assert first is not None
        group = self.groups.shared(at, first.verb)
        frame = self._coordinated()
        frame.group = group
        return group.after

    def _participle(self, at: int) -> int:
        group = self.groups.read(at)
        frame = Frame("participle", "", self.top, group=group, opened_at=at)
        before = at - 1
        while self.look.kind(before) == "adverb":
            before -= 1
        frame.after_comma = self.look.word(before) == ","
        if frame.after_comma and group.verb.lemma not in self.grammar.accompanying:
            before -= 1
        if self.look.kind(before) in ("noun", "participle", "number"):
            frame.antecedent = before
        self._push(frame)
        return group.after

    # What opens and closes

    def _open(self, at: int) -> None:
        kind = self.tags[at].value
        if self.look.kind(at - 1) == "coordinator" and self._repeat(at, kind):
            return
        lead_at = at - 1 if self.look.kind(at - 1) == "preposition" else None
        if lead_at is not None:
            self._take_back(lead_at)
        if kind in _ADVERBIAL:
            self._leave_nonfinite()
        if kind == "relative" and self._completes_verb(at):
            kind = "that"
        lead = self.look.word(at) if lead_at is None else f"{self.tags[lead_at].value} {self.look.word(at)}"
        frame = Frame(kind, lead, self.top, opened_at=at)
        start = at if lead_at is None else lead_at
        frame.after_comma = self.look.word(start - 1) == ","
        if kind == "relative":
            frame.antecedent = start - 2 if frame.after_comma else start - 1
        self._push(frame)

    def _leave_nonfinite(self) -> None:
        """ "…, alors que …" goes with a finite verb, not with a participle beside it."""
        while len(self.stack) > 1 and self.top.kind in _NONFINITE and self.top.group is not None:
            self.stack.pop()

    def _completes_verb(self, at: int) -> bool:
        """Whether "que" after a noun still belongs to a verb of saying: "a déclaré lundi que"."""
        group = self.top.group
        if group is None or self.look.word(at) not in ("que", "qu'"):
            return False
        last = self.look.word(at - 1)
        bare = not any(
            self.look.kind(n) == "noun" and self.look.word(n) not in self.grammar.times for n in self.top.after
        )
        saying = group.verb.lemma in self.grammar.with_that
        return saying and (bare or last in self.grammar.times or self.look.kind(at - 1) != "noun" or self._far_object())

    def _far_object(self) -> bool:
        """Whether the verb has no object: "a dit à la presse que", "a indiqué dans un communiqué que"."""
        top = self.top
        return not self.look.has_subject(top.after) or (top.shared is None and not self.look.has_subject(top.before))

    def _repeat(self, at: int, kind: str) -> bool:
        """ "… et que …": another clause like the last one opened; False where none is open."""
        wanted = ("that", "time", "cause", "condition", "contrast", "purpose", "relative")
        like = next((f for f in reversed(self.stack) if f.kind in wanted and f.group is not None), None)
        if like is None or self.look.word(at) not in ("que", "qu'", "qui", "dont", "où"):
            return False
        new_kind = like.kind if self.look.word(at) in ("que", "qu'") else kind
        self._pop_to(like)
        self.stack.pop()
        self._push(Frame(new_kind, self.look.word(at), like.parent, antecedent=like.antecedent, opened_at=at))
        return True

    def _mark(self, at: int) -> None:
        word = self.look.word(at)
        if word in (":", ";", "?", "!"):
            self.stack.clear()
            self._push(Frame("main", opened_at=at + 1))
        elif word == "(":
            self._push(Frame("main", parent=self.top, opened_at=at))
        elif word == ")":
            self._close_bracket()
        else:
            self.top.tokens.append(at)
            self._comma(at, word)

    def _close_bracket(self) -> None:
        opened = next((f for f in reversed(self.stack) if f.parent and self.look.word(f.opened_at) == "("), None)
        if opened is not None:
            self._pop_to(opened)
            self.stack.pop()

    def _inserts(self, frame: Frame, at: int) -> bool:
        """Whether a short insertion between commas parts a verb from its object: "qui a repris, en mai, la ville"."""
        stop = min(at + _INSERTION, len(self.tokens))
        close = next((n for n in range(at + 1, stop) if self.look.word(n) == ","), None)
        if (
            close is None
            or self.look.kind(close + 1) not in ("determiner", "noun")
            or self.look.has_subject(frame.after)
        ):
            return False
        inserted = (
            self.look.kind(at + 1) in ("preposition", "adverb", "number")
            or self.look.word(at + 1) in self.grammar.times
        )
        if inserted:
            self.insertion = close
        return inserted

    def _comma(self, at: int, word: str) -> None:
        """A comma closes what a comma opened: ", accompagné de son ministre,"."""
        top = self.top
        whole = top.group is not None or self._names_part(top)
        closes = top.after_comma and whole and len(self.stack) > 1 and top.kind != "that"
        if word in CUTS and closes and at != self.insertion and not self._inserts(top, at):
            self.stack.pop()
            self.top.tokens.append(top.tokens.pop())

    def _names_part(self, frame: Frame) -> bool:
        """Whether a relative clause without verb tells who is among those before: ", dont Paris,", ", dont 5 élus,"."""
        if frame.lead != "dont" or not frame.before:
            return False
        first = frame.before[0]
        return self.look.kind(first) == "number" or self.tokens[first].capital
