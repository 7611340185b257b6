"""Identity by evidence: which record a draft belongs to, whatever its title, date or names say today.

A record claims a draft by what they share: an event by evidence, an actor or a place by spellings, an article by
its id. What a record claims is what its file says and what its base says: a line that a person deleted does not
become another record's. A base without a file is a record that a person deleted; its claims still hold.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.records.identity import likeness
from generator.schema.dossier import RecordKind
from generator.text import fold

Data = Mapping[str, Any]
# How much a shared piece of evidence counts, by `likeness`: not at all, overlapping, moved, in the same place.
_LIKENESS = (0, 4, 6, 8)
# A piece that the program itself gave the record says more than one that a person moved there from another.
_IN_BASE = 2
_SAME_TYPE = 1
_FULL_NAME, _SHORT_NAME, _SAME_ID, _SAME_NUMBER = 4, 2, 3, 6


@dataclass(frozen=True, slots=True)
class Claimant:
    """A record as its file says it and as the program last read it; either may be missing, not both."""

    id: str
    human: Data | None
    base: Data | None

    @property
    def versions(self) -> Iterator[tuple[Data, bool]]:
        """What is known of the record, and whether the program itself said so; the base first."""
        if self.base is not None:
            yield self.base, True
        if self.human is not None:
            yield self.human, False


def assign(kind: RecordKind, drafts: Mapping[str, Data], claimants: Iterable[Claimant]) -> dict[str, str]:
    """Draft id -> the id of the record that it belongs to, at most one draft a record, the strongest claim first."""
    score = _scorer(kind, list(claimants))
    pairs = [(-points, record, draft) for draft in drafts for record, points in score(draft, drafts[draft]).items()]
    taken: set[str] = set()
    found: dict[str, str] = {}
    for _, record, draft in sorted(pairs):
        if record not in taken and draft not in found:
            found[draft] = record
            taken.add(record)
    return found


def successors(kind: RecordKind, claimants: Iterable[Claimant]) -> dict[str, str]:
    """Records without a file -> the record that goes on in their place.

    That is one with the same evidence under another id; for actors and places only one that the program never
    wrote, because people share names; for articles one of the same file, to the byte.
    """
    known = list(claimants)
    gone = {each.id: each.base for each in known if each.human is None and each.base is not None}
    heirs = [
        Claimant(each.id, each.human, None)
        for each in known
        if each.human is not None and (kind == "events" or each.base is None)
    ]
    if not gone or not heirs:
        return {}
    if kind == "articles":
        digests = {(heir.human or {}).get("sha256"): heir.id for heir in heirs}
        return {old: digests[digest] for old, base in gone.items() if (digest := base.get("sha256")) in digests}
    score = _scorer(kind, heirs)
    ranked = ((old, score(old, base)) for old, base in gone.items())
    return {old: min(points, key=lambda heir: (-points[heir], heir)) for old, points in ranked if points}


def _scorer(kind: RecordKind, claimants: list[Claimant]) -> Callable[[str, Data], Mapping[str, int]]:
    """What tells for a draft's id and data how strongly each record claims it."""
    if kind == "articles":
        ids = {each.id for each in claimants}
        return lambda draft, _: {draft: 1} if draft in ids else {}
    return _EventClaims(claimants).score if kind == "events" else _NameClaims(claimants).score


class _EventClaims:
    def __init__(self, claimants: list[Claimant]) -> None:
        self.pieces: dict[str, list[tuple[str, Data, int]]] = defaultdict(list)
        self.types = {each.id: {version.get("type") for version, _ in each.versions} for each in claimants}
        for each in claimants:
            for version, in_base in each.versions:
                for piece in version.get("evidence", ()):
                    self.pieces[piece["article"]].append((each.id, piece, _IN_BASE * in_base))

    def score(self, _: str, draft: Data) -> Mapping[str, int]:
        total: Counter[str] = Counter()
        for piece in draft.get("evidence", ()):
            total.update(self._claims(piece))
        return {
            record: points + _SAME_TYPE * (draft.get("type") in self.types[record]) for record, points in total.items()
        }

    def _claims(self, piece: Data) -> Mapping[str, int]:
        """The records that claim a piece, each with its best claim."""
        best: dict[str, int] = {}
        for record, claimed, more in self.pieces.get(piece["article"], ()):
            points = _LIKENESS[likeness(claimed, piece)]
            if points:
                best[record] = max(best.get(record, 0), points + more)
        return best


def _names(data: Data) -> set[str]:
    """All forms of a name that a record or draft has, folded."""
    return {fold(each["text"]) for each in data.get("spellings", ())} | _title(data)


def _title(data: Data) -> set[str]:
    return {fold(data["name"])} if "name" in data else set()


class _NameClaims:
    """Actors and places: sharing a short form is not enough, one's name must be a form of the other's."""

    def __init__(self, claimants: list[Claimant]) -> None:
        self.names: dict[str, set[str]] = {}
        self.titles: dict[str, set[str]] = {}
        self.numbers: dict[str, set[Any]] = {}
        self.bearers: dict[str, set[str]] = defaultdict(set)
        for each in claimants:
            versions = [version for version, _ in each.versions]
            self.names[each.id] = set().union(*map(_names, versions))
            self.titles[each.id] = set().union(*map(_title, versions))
            self.numbers[each.id] = {version.get("geonames") for version in versions} - {None}
            for name in self.names[each.id]:
                self.bearers[name].add(each.id)

    def score(self, draft_id: str, draft: Data) -> Mapping[str, int]:
        names, title = _names(draft), _title(draft)
        candidates = set().union(*(self.bearers.get(name, set()) for name in names)) | ({draft_id} & set(self.names))
        return {
            record: points for record in candidates if (points := self._points(record, draft_id, draft, names, title))
        }

    def _points(self, record: str, draft_id: str, draft: Data, names: set[str], title: set[str]) -> int:
        same_id = _SAME_ID * (record == draft_id)
        same_number = _SAME_NUMBER * (draft.get("geonames") in self.numbers[record])
        if not (same_id or same_number or title & self.names[record] or self.titles[record] & names):
            return 0
        shared = names & self.names[record]
        return same_id + same_number + sum(_FULL_NAME if " " in name else _SHORT_NAME for name in shared)
