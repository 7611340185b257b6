"""Cues: the words that report what somebody says ("a déclaré le ministre", "selon le Kremlin")."""

from collections.abc import Sequence
from dataclasses import replace

from generator.language.speech import Strength
from generator.reading.speaking.asides import Aside
from generator.reading.speaking.named import Speakers
from generator.values import value

# How many cues before one may hold it: more than sentences nest, and a bound on the work.
_NEAR = 6


@value
class Cue:
    """The words [start, end) that report, with their speakers.

    `said` is the reported clause or object, None where there is none; `reach` the end of all that depends on the
    cue. `aside` tells that it stands after or inside what it reports (", a déclaré X"). Without `firm` it makes a
    statement only of a quotation: the words were denied, intended, or a mere motive. `follows` marks a participle,
    `apart` a clause of the writer's own behind a comma, `unnamed` a speaker like "une source".
    """

    start: int
    end: int
    verb: str
    rule: str
    strength: Strength
    speakers: Speakers
    reach: int
    said: tuple[int, int] | None = None
    aside: bool = False
    firm: bool = True
    follows: bool = False
    apart: bool = False
    unnamed: bool = False

    @property
    def spoken(self) -> bool:
        """Whether somebody is told to speak, by name or not."""
        return bool(self.speakers) or self.unnamed


def aside_cue(aside: Aside) -> Cue:
    """An aside as a cue."""
    return Cue(
        start=aside.start,
        end=aside.end,
        verb=aside.verb.infinitive,
        rule="statement.aside",
        strength=aside.verb.strength,
        speakers=aside.speakers,
        reach=aside.end,
        aside=True,
        unnamed=aside.unnamed,
    )


def outermost(cues: Sequence[Cue]) -> list[Cue]:
    """Without cues inside what another one reports; a later participle or a clause apart ends the reported clause."""
    kept: list[Cue] = []
    for cue in cues:
        near = range(max(0, len(kept) - _NEAR), len(kept))
        at = next((n for n in near if _holds(kept[n], cue)), None)
        if at is not None and not cue.apart and not (cue.follows and cue.spoken):
            continue
        if at is not None and (said := kept[at].said):
            kept[at] = replace(kept[at], said=(said[0], cue.start))
        kept.append(cue)
    return kept


def _holds(outer: Cue, cue: Cue) -> bool:
    """Whether a cue is part of what another one reports; an aside, or anything after "selon X", stands by itself."""
    if outer.said is None or cue.aside or outer.rule == "statement.according":
        return False
    return outer.said[0] <= cue.start < outer.said[1]
