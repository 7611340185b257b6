"""Cues: the words that report what somebody says ("a déclaré le ministre", "selon le Kremlin")."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.language.speech import Strength
from generator.reading.speaking.asides import Aside
from generator.reading.speaking.speakers import Speakers


@dataclass(frozen=True, slots=True)
class Cue:
    """The words [start, end) that report, with their speakers.

    `said` is the reported clause or object, None where there is none; `reach` the end of all that depends on the
    cue. `aside` tells that it stands after or inside what it reports (", a déclaré X"). Without `firm` it makes a
    statement only of a quotation: the words were denied, intended, or a mere motive. `follows` marks a participle.
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
    )


def outermost(cues: Sequence[Cue]) -> list[Cue]:
    """Without cues inside what another one reports; a later participle of the same speaker ends the reported clause."""
    kept: list[Cue] = []
    for cue in cues:
        around = next((one for one in kept if one.said and one.said[0] <= cue.start < one.said[1]), None)
        if around is None or cue.aside or around.rule == "statement.according":
            kept.append(cue)
        elif cue.follows and cue.speakers:
            kept[kept.index(around)] = replace(around, said=(around.said[0], cue.start)) if around.said else around
            kept.append(cue)
    return kept
