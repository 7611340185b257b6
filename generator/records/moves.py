"""Evidence that a person moved from one event's file to another's: merging and splitting by hand.

Such a line binds: it brings to its new event what hangs on its words (figures and statements), and the event that
the reading would give it to does without. Title, date, place and actors stay those of each record.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from generator.records.claims import Claimant
from generator.records.identity import EvidenceKey, evidence_key

Data = dict[str, Any]
_HANGING = ("figures", "statements")


def moved_evidence(claimants: Iterable[Claimant]) -> dict[EvidenceKey, str]:
    """The evidence that a person brought into a record -> that record."""
    moved: dict[EvidenceKey, str] = {}
    for each in claimants:
        own = {evidence_key(piece) for piece in (each.base or {}).get("evidence", ())}
        for piece in (each.human or {}).get("evidence", ()):
            if evidence_key(piece) not in own:
                moved.setdefault(evidence_key(piece), each.id)
    return moved


def divided(draft: Data, owner: str | None, moved: Mapping[EvidenceKey, str]) -> tuple[Data, dict[str, Data]]:
    """What of a draft stays with its `owner`, and what goes to other records with evidence moved there."""
    away = [piece for piece in draft["evidence"] if moved.get(evidence_key(piece), owner) != owner]
    if not away:
        return draft, {}
    staying = [piece for piece in draft["evidence"] if piece not in away]
    rest = draft | {"evidence": staying}
    parts: dict[str, Data] = {}
    for piece in away:
        part = parts.setdefault(moved[evidence_key(piece)], {"evidence": []})
        part["evidence"].append(piece)
    for field in _HANGING:
        for item in draft.get(field, ()):
            home = _home(item["evidence"], staying, away)
            if home is not None:
                parts[moved[evidence_key(home)]].setdefault(field, []).append(item)
                rest[field] = [each for each in rest[field] if each is not item]
    return rest, parts


def _home(words: Data, staying: list[Data], away: list[Data]) -> Data | None:
    """The moved evidence that words hang on: they overlap, or nothing else of their article stays."""
    same_article = [piece for piece in away if piece["article"] == words["article"]]
    overlapping = (each for each in same_article if each["start"] < words["end"] and words["start"] < each["end"])
    alone = not any(piece["article"] == words["article"] for piece in staying)
    return next(overlapping, same_article[0] if same_article and alone else None)


def joined(whole: Data, part: Data) -> Data:
    """A reading with what was moved to it: items that it lacks, after its own."""
    added = {field: [*whole.get(field, []), *(each for each in items if each not in whole.get(field, []))]
             for field, items in part.items()}  # fmt: skip
    return whole | added
