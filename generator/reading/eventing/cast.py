"""The names of an article by where they stand: who and what is mentioned inside a stretch of text."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.lazy import once
from generator.schema.mentions import Actor, ActorKind, Mention, MentionForm, Place
from generator.values import value

_JOINTS = re.compile(r"[,;]|(?<!\w)(?:et|ou|ainsi que|suivie? d[eu])(?!\w)")

# How many mentions back "les deux pays" may reach.
_LOOK_BACK = 40


@value
class Sighting:
    """One mention of the actor with this index."""

    start: int
    end: int
    actor: int
    kind: ActorKind
    form: MentionForm


@value
class Spot:
    """One mention of the place with this index."""

    start: int
    end: int
    place: int


class Cast:
    """Looks up mentions by offset. `folded` is the article's text, folded."""

    def __init__(self, folded: str, actors: Sequence[Actor], places: Sequence[Place]) -> None:
        self.folded, self.actors, self.places = folded, actors, places
        self.sightings = sorted(
            (_sighting(mention, number, actor) for number, actor in enumerate(actors) for mention in actor.mentions),
            key=lambda sighting: (sighting.start, -sighting.end),
        )
        self.spots = sorted(
            (
                Spot(mention.start, mention.end, number)
                for number, place in enumerate(places)
                for mention in place.mentions
            ),
            key=lambda spot: (spot.start, spot.end, spot.place),
        )
        self._starts = [sighting.start for sighting in self.sightings]
        self._spot_starts = [spot.start for spot in self.spots]
        self._states = {actor.country: n for n, actor in enumerate(actors) if actor.kind == "state" and actor.country}
        self._roles = sorted((role.start, role.end, n) for n, actor in enumerate(actors) for role in actor.roles)
        self._role_starts = [role[0] for role in self._roles]

    def actors_in(self, start: int, end: int) -> list[int]:
        """The actors that act in a phrase [start, end): the persons of each member of a list, else its other names.

        "le ministre malien X et l'Algérie" gives X and Algérie, not Mali.
        """
        count = bisect_left(self._starts, end) - bisect_left(self._starts, start)
        if not count:
            return []
        found: dict[int, None] = {}
        for left, right in self._members(start, end) if count > 1 else ((start, end),):
            inside = self._outermost(left, right)
            persons = [sighting for sighting in inside if sighting.kind == "person"]
            for sighting in persons or inside:
                found[sighting.actor] = None
        return list(found)

    def named_in(self, start: int, end: int) -> list[Sighting]:
        """Every sighting inside [start, end), in order."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [sighting for sighting in self.sightings[first:last] if sighting.end <= end]

    def _begun_in(self, start: int, end: int) -> list[Sighting]:
        """Every sighting inside [start, end), and the organisation that begins there: "[la junte] au pouvoir"."""
        begun = self.sightings[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [sighting for sighting in begun if sighting.end <= end or sighting.kind == "organisation"]

    def last_named(self, offset: int, count: int, kind: str | None = None) -> list[int]:
        """The last `count` actors named before an offset, of one kind where it is given; the first named first."""
        place = bisect_left(self._starts, offset)
        recent = (s for s in reversed(self.sightings[max(0, place - _LOOK_BACK) : place]) if kind in (None, s.kind))
        return list(dict.fromkeys(sighting.actor for sighting in recent))[:count][::-1]

    def main_state(self, offset: int) -> list[int]:
        """The state named most often before an offset; [] where none is."""
        place = bisect_left(self._leaders, (offset, -1)) - 1
        return [self._leaders[place][1]] if place >= 0 else []

    @once
    def _leaders(self) -> list[tuple[int, int]]:
        """For each sighting of a state its offset, and the state named most often up to it."""
        counts: Counter[int] = Counter()
        leader = -1
        found = []
        for sighting in self.sightings:
            if sighting.kind == "state":
                counts[sighting.actor] += 1
                leader = max((leader, sighting.actor), key=counts.__getitem__)
                found.append((sighting.start, leader))
        return found

    def of_function(self, start: int, end: int) -> list[int]:
        """The person whose function begins in [start, end) and goes on behind: "[l'ambassadeur russe] à l'ONU X"."""
        place = bisect_left(self._role_starts, start)
        found = [role for role in self._roles[place : bisect_left(self._role_starts, end)] if role[1] > end]
        return [found[0][2]] if found else []

    def apposed(self, end: int) -> Sighting | None:
        """The person or organisation whose name follows right after a comma at `end`."""
        if not self.folded.startswith(", ", end):
            return None
        place = bisect_left(self._starts, end + 2)
        if place == len(self._starts) or self._starts[place] != end + 2 or self.sightings[place].kind == "state":
            return None
        return self.sightings[place]

    def places_in(self, start: int, end: int) -> list[int]:
        first, last = bisect_left(self._spot_starts, start), bisect_left(self._spot_starts, end)
        return list(dict.fromkeys(spot.place for spot in self.spots[first:last] if spot.end <= end))

    def spots_in(self, start: int, end: int) -> list[Spot]:
        first, last = bisect_left(self._spot_starts, start), bisect_left(self._spot_starts, end)
        return self.spots[first:last]

    def covers(self, offset: int) -> bool:
        """Whether a name or a person's function stands at the offset."""
        before = bisect_right(self._starts, offset)
        if any(sighting.end > offset for sighting in self.sightings[max(0, before - 3) : before]):
            return True
        place = bisect_right(self._spot_starts, offset) - 1
        role = bisect_right(self._role_starts, offset) - 1
        return (place >= 0 and self.spots[place].end > offset) or (role >= 0 and self._roles[role][1] > offset)

    def state_of(self, place: int) -> int | None:
        """The state that a place is, or lies in, where the article has it as an actor."""
        where = self.places[place]
        by_name = next((n for n, actor in enumerate(self.actors) if actor.name == where.name), None)
        return by_name if by_name is not None else self.state_by_country(where.country)

    def state_by_country(self, country: str | None) -> int | None:
        """The state with this ISO code, where the article has it as an actor."""
        return None if country is None else self._states.get(country)

    def kinds_in(self, start: int, end: int) -> set[str]:
        """The kinds of names inside, as `Need.kinds` names them."""
        kinds = {f"@{self.actors[actor].kind}" for actor in self.actors_in(start, end)}
        if kinds:
            kinds.add("@actor")
        if self.spots_in(start, end) or "@state" in kinds:
            kinds.add("@place")
        return kinds

    def _members(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The members of a list of names; a joint inside a name does not count."""
        left = start
        for joint in _JOINTS.finditer(self.folded, start, end):
            if not self._inside_name(joint.start()):
                yield left, joint.start()
                left = joint.end()
        yield left, end

    def _inside_name(self, offset: int) -> bool:
        after = bisect_left(self._starts, offset)
        return any(sighting.end > offset for sighting in self.sightings[max(0, after - 3) : after])

    def _outermost(self, start: int, end: int) -> list[Sighting]:
        """The sightings inside that stand inside no other name or function."""
        kept: list[Sighting] = []
        reach = start
        for sighting in self._begun_in(start, end):
            if sighting.end <= reach:
                continue
            if sighting.kind == "person" or not self._in_role(sighting):
                kept.append(sighting)
                reach = sighting.end
        return kept

    def _in_role(self, sighting: Sighting) -> bool:
        """Whether a name is part of a person's function: "le président de l'Azerbaïdjan"."""
        place = bisect_right(self._role_starts, sighting.start) - 1
        return place >= 0 and sighting.end <= self._roles[place][1]


def _sighting(mention: Mention, number: int, actor: Actor) -> Sighting:
    return Sighting(mention.start, mention.end, number, actor.kind, mention.form)
