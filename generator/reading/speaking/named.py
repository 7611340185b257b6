"""The actors named at each place of the text: in a stretch, right before an offset, between commas behind it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from generator.reading.tokens import Token
from generator.reading.view import View
from generator.schema.mentions import Actor, Mention
from generator.values import value

Speakers = tuple[int, ...]

# How many mentions before an offset are looked at, and how many names of one phrase.
_NEAR, _MOST_NAMES = 5, 20
# How many words a function between "et" and a name may have, "et" included.
_LONGEST_TITLE = 6
# How many characters of space may stand between a function and the name.
_GAP = 3
NAMING = frozenset(("full", "family", "role", "name", "capital", "acronym", "pronoun"))


@value
class Named:
    """A mention with the index of its actor."""

    mention: Mention
    actor: int


class NamedActors:
    """Mentions in order of the text; offsets are those of the text, actors are told by their index."""

    def __init__(self, view: View, actors: Sequence[Actor]) -> None:
        self.view, self.actors, self.grammar = view, actors, view.language.grammar
        named = [Named(mention, index) for index, actor in enumerate(actors) for mention in actor.mentions]
        self.named = sorted(named, key=_order)
        self.starts = [one.mention.start for one in self.named]

    def tokens(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that begin in text[start:end]."""
        return self.view.tokens_in(start, end)

    def head(self, start: int, end: int) -> Iterator[str]:
        """The words of text[start:end] before its first preposition."""
        words = [token.word for token in self.tokens(start, end)]
        if words and words[0] in self.grammar.determiners:
            words = words[1:]
        return takewhile(lambda word: not self.binds(word), words)

    def mentioned(self, start: int, end: int) -> Speakers:
        """All actors named in text[start:end], in order, repetitions included."""
        return tuple(one.actor for one in self.inside(start, end))

    def inside(self, start: int, end: int) -> list[Named]:
        first = bisect_left(self.starts, start)
        return self.named[first : bisect_left(self.starts, end, lo=first)]

    def named_in(self, start: int, end: int, *, plural: bool = False) -> Speakers:
        """The actors that the head of text[start:end] names, persons first; all of them where it is `plural`."""
        inside = self.inside(start, end)[:_MOST_NAMES]
        heads = [one for one in inside if one.mention.form in NAMING and not self._governed(one, start)]
        if plural:
            return tuple(dict.fromkeys(one.actor for one in heads))
        persons = [one for one in heads if self.is_person(one.actor)]
        return ((persons or heads)[0].actor,) if heads else ()

    def _governed(self, one: Named, start: int) -> bool:
        """Whether the mention completes another noun ("le fils de X", "l'accord signé par X")."""
        person = self.is_person(one.actor)
        before = [token.word for token in self.tokens(start, self._titled_from(one) if person else one.mention.start)]
        while before and before[-1] in self.grammar.determiners:
            before.pop()
        if person:
            return bool(before) and self.binds(before[-1])
        return any(self.binds(word) for word in before)

    def _titled_from(self, one: Named) -> int:
        """Where the function begins that stands right before a person's name ("des proches du [ministre X]")."""
        starts = (role.start for role in self.actors[one.actor].roles if self._leads_to(role.end, one.mention.start))
        return next(starts, one.mention.start)

    def _leads_to(self, end: int, start: int) -> bool:
        return end <= start <= end + _GAP and not self.view.text[end:start].strip()

    def binds(self, word: str) -> bool:
        return word in self.grammar.prepositions or word in self.grammar.contracted or word == "d'"

    def person_before(self, offset: int, *, feminine: bool) -> Speakers:
        """The person named last before an offset."""
        at = bisect_left(self.starts, offset)
        for one in reversed(self.named[max(0, at - _NEAR) : at]):
            if self.is_person(one.actor) and self.actors[one.actor].feminine in (None, feminine):
                return (one.actor,)
        return ()

    def pair_before(self, offset: int) -> Speakers:
        """The last two persons joined by "et" before an offset: one person alone is no subject of a plural verb."""
        at = bisect_left(self.starts, offset)
        near = self.named[max(0, at - _NEAR) : at]
        for first, second in reversed(tuple(pairwise(near))):
            pair = first.actor, second.actor
            between = self.view.folded[first.mention.end : second.mention.start].split()
            if between[:1] == ["et"] and len(between) <= _LONGEST_TITLE and self.are_persons(pair):
                return pair
        return ()

    def organisation_before(self, offset: int, noun: str) -> Speakers:
        """The organisation named last before an offset by words that begin with a folded noun."""
        at = bisect_left(self.starts, offset)
        for one in reversed(self.named[max(0, at - _MOST_NAMES) : at]):
            words = self.view.folded[one.mention.start : one.mention.end].removeprefix("l'").split()
            if self.actors[one.actor].kind == "organisation" and words[:1] == [noun]:
                return (one.actor,)
        return ()

    def apposed(self, tokens: Sequence[Token]) -> Speakers:
        """The person that a phrase behind a comma names (", l'ancien ministre Dmitri Peskov")."""
        speakers = self.named_in(tokens[0].start, tokens[-1].end) if tokens else ()
        return speakers if self.are_persons(speakers) else ()

    def holding(self, offset: int) -> Speakers:
        """The person named between commas behind a function that ends at `offset`: "selon le ministre, X, …"."""
        at = bisect_left(self.starts, offset)
        near = self.named[at : at + 1]
        if not near or self.view.text[offset : near[0].mention.start].strip() != ",":
            return ()
        holds = any(role.end == offset for role in self.actors[near[0].actor].roles)
        return (near[0].actor,) if holds else ()

    def adjoining(self, offset: int) -> Speakers:
        """The person whose name ends at the last word before `offset`."""
        near = self.named[max(0, bisect_left(self.starts, offset) - 1)] if self.named else None
        if near is None or near.mention.end > offset or self.view.text[near.mention.end : offset].strip():
            return ()
        return (near.actor,) if self.is_person(near.actor) else ()

    def named_before(self, offset: int) -> Speakers:
        """The actor who is named right before an offset; a comma may stand between."""
        near = self.named[max(0, bisect_left(self.starts, offset) - 1)] if self.named else None
        gap = self.view.text[near.mention.end : offset] if near is not None and near.mention.end <= offset else "x"
        return () if near is None or gap.strip(" ,\u00a0") else (near.actor,)

    def are_persons(self, speakers: Speakers) -> bool:
        return bool(speakers) and all(self.is_person(actor) for actor in speakers)

    def is_person(self, actor: int) -> bool:
        return self.actors[actor].kind == "person"


def _order(one: Named) -> tuple[int, bool, int, int]:
    """By place; of two mentions at one place the one that is a name first, then the longer one."""
    return one.mention.start, one.mention.form not in NAMING, -one.mention.end, one.actor
