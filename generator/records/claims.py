"""Identity by evidence: which record a draft belongs to, whatever its title, date or names say today.

A record claims a draft by what they share: an event by evidence, an actor or a place by spellings, an article by
its id. What a record claims is what its file says and what its base says: a line that a person deleted does not
become another record's. A base without a file is a record that a person deleted; its claims still hold.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.schema.dossier import RecordKind
from generator.text import fold

Data = Mapping[str, Any]
# How much a shared piece of evidence counts: same words in the same place, same words moved, words that overlap.
_SAME, _MOVED, _OVERLAPPING = 8, 6, 4
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
    wrote, because people share names.
    """
    known = list(claimants)
    gone = {each.id: each.base for each in known if each.human is None and each.base is not None}
    heirs = [
        Claimant(each.id, each.human, None)
        for each in known
        if each.human is not None and (kind == "events" or each.base is None)
    ]
    if not gone or not heirs or kind == "articles":
        return {}
    score = _scorer(kind, heirs)
    ranked = ((old, score(old, base)) for old, base in gone.items())
    return {old: min(points, key=lambda heir: (-points[heir], heir)) for old, points in ranked if points}


def _scorer(kind: RecordKind, claimants: list[Claimant]) -> Callable[[str, Data], Mapping[str, int]]:
    """What tells for a draft's id and data how strongly each record claims it."""
    if kind == "articles":
        ids = {each.id for each in claimants}
        return lambda draft, _: {draft: 1} if draft in ids else {}
    return _EventClaims(claimants).score if kind == "events" else _NameClaims(claimants).score


@dataclass(frozen=True, slots=True)
class _Words:
    """A stretch of an article that a record claims."""

    record: str
    start: int
    end: int
    exact: str
    in_base: bool

    def points(self, evidence: Data) -> int:
        """How much this stretch and a draft's evidence in the same article have in common; 0 for too little."""
        start, end = evidence["start"], evidence["end"]
        if (self.start, self.end) == (start, end):
            common = _SAME
        elif self.exact == evidence["exact"]:
            common = _MOVED
        elif 2 * (min(self.end, end) - max(self.start, start)) > min(self.end - self.start, end - start):
            common = _OVERLAPPING
        else:
            return 0
        return common + _IN_BASE * self.in_base


class _EventClaims:
    def __init__(self, claimants: list[Claimant]) -> None:
        self.words: dict[str, list[_Words]] = defaultdict(list)
        self.types = {each.id: {version.get("type") for version, _ in each.versions} for each in claimants}
        for each in claimants:
            for version, in_base in each.versions:
                for piece in version.get("evidence", ()):
                    words = _Words(each.id, piece["start"], piece["end"], piece["exact"], in_base)
                    self.words[piece["article"]].append(words)

    def score(self, _: str, draft: Data) -> Mapping[str, int]:
        total: Counter[str] = Counter()
        for piece in draft.get("evidence", ()):
            best: Counter[str] = Counter()
            for words in self.words.get(piece["article"], ()):
                best[words.record] = max(best[words.record], words.points(piece))
            total.update(best)
        return {
            record: points + _SAME_TYPE * (draft.get("type") in self.types[record])
            for record, points in total.items()
            if points
        }


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
