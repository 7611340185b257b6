"""Evidence that a person moved from one event's file to another's: merging and splitting by hand.

Such a line binds: it brings to its new event what hangs on its words (figures and statements), and the event that
the reading would give it to does without. Title, date, place and actors stay those of each record.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.records.claims import Claimant
from generator.records.identity import evidence_key, likeness

Data = dict[str, Any]
_HANGING = ("figures", "statements")
# The likeness of the same words, wherever they stand.
_SAME_WORDS = 2


@dataclass(frozen=True, slots=True)
class Moved:
    """A piece of evidence and the record that a person brought it into."""

    piece: Data
    record: str


def moved_evidence(claimants: Iterable[Claimant]) -> dict[str, list[Moved]]:
    """What people moved, by article: evidence in a record's file that the program did not put there.

    Words that still stand in a record where the program put them were copied, not moved: nothing follows from that
    until a person takes them out of one of the two. The same goes for words that merely overlap such words, unless
    they were taken out of another record.
    """
    added: dict[str, list[Moved]] = defaultdict(list)
    settled: dict[str, list[Data]] = defaultdict(list)
    freed: dict[str, list[Data]] = defaultdict(list)
    for each in claimants:
        human = {evidence_key(piece): piece for piece in (each.human or {}).get("evidence", ())}
        base = {evidence_key(piece): piece for piece in (each.base or {}).get("evidence", ())}
        for key, piece in human.items():
            if key in base:
                settled[key[0]].append(piece)
            else:
                added[key[0]].append(Moved(piece, each.id))
        for key in base.keys() - human.keys():
            freed[key[0]].append(base[key])
    found = {
        article: [each for each in pieces if _is_moved(each.piece, settled[article], freed[article])]
        for article, pieces in added.items()
    }
    return {article: pieces for article, pieces in found.items() if pieces}


def _is_moved(piece: Data, settled: Iterable[Data], freed: Iterable[Data]) -> bool:
    nearest = max((likeness(piece, each) for each in settled), default=0)
    return not nearest or (nearest < _SAME_WORDS and any(likeness(piece, each) >= _SAME_WORDS for each in freed))


def divided(draft: Data, owner: str | None, moved: Mapping[str, list[Moved]]) -> tuple[Data, dict[str, Data]]:
    """What of a draft stays with its `owner`, and what goes to other records with evidence moved there."""
    homes = [(piece, _home(piece, owner, moved)) for piece in draft["evidence"]]
    away = [(piece, home) for piece, home in homes if home is not None and home != owner]
    if not away:
        return draft, {}
    staying = [piece for piece, home in homes if home is None or home == owner]
    rest = draft | {"evidence": staying}
    parts: dict[str, Data] = {}
    for piece, home in away:
        parts.setdefault(home, {"evidence": []})["evidence"].append(piece)
    for field in (each for each in _HANGING if each in draft):
        homed = [(item, _hangs_on(item["evidence"], staying, away)) for item in draft[field]]
        rest[field] = [item for item, going in homed if going is None]
        for item, going in homed:
            if going is not None:
                parts[going].setdefault(field, []).append(item)
    return rest, parts


def _home(piece: Data, owner: str | None, moved: Mapping[str, list[Moved]]) -> str | None:
    """The record that a person moved these words into; their owner, where that is one of several."""
    ranked = [
        (likeness(each.piece, piece), each.record == owner, each.record) for each in moved.get(piece["article"], ())
    ]
    best = max(ranked, default=(0, False, ""))
    return best[2] if best[0] else None


def _hangs_on(words: Data, staying: list[Data], away: list[tuple[Data, str]]) -> str | None:
    """Where words go with moved evidence: it overlaps them, or nothing else of their article stays."""
    same_article = [(piece, home) for piece, home in away if piece["article"] == words["article"]]
    for piece, home in same_article:
        if piece["start"] < words["end"] and words["start"] < piece["end"]:
            return home
    alone = not any(piece["article"] == words["article"] for piece in staying)
    return same_article[0][1] if same_article and alone else None


def joined(whole: Data, part: Data) -> Data:
    """A reading with what was moved to it: items that it lacks, after its own."""
    added = {field: [*whole.get(field, []), *(each for each in items if each not in whole.get(field, []))]
             for field, items in part.items()}  # fmt: skip
    return whole | added
