"""Whether what a person edited concerns no record but the edited ones, so that nothing needs to be resolved again.

Which draft belongs to which record depends on what records claim: words of sources, names, types. Resolving depends
on people's judgements of actors and places and on the days of publication that they state. An edit of anything else
changes its own record, and what is read today stays what was read last time.
"""

from collections.abc import Iterable

from generator.records.identity import evidence_key
from generator.records.loading import Key, RecordFile
from generator.records.renames import referred
from generator.records.snapshot import Loaded
from generator.schema.dossier import Dossier
from generator.schema.records import ArticleRecord, EventRecord, Evidence, Record


def is_local(before: Dossier, edited: Loaded, keys: Iterable[Key]) -> bool:
    """Whether the records `keys`, which are all that `edited` holds, can be planned without all the others.

    `before` are all records as the last build left them.
    """
    return not edited.files.findings and all(_is_local(before, edited, key) for key in keys)


def _is_local(before: Dossier, edited: Loaded, key: Key) -> bool:
    file, base = edited.files.records.get(key), edited.files.base_of(key)
    old = getattr(before, key[0]).get(key[1])
    if file is None or old is None or base is None or not base.reading:
        return False
    return _claims_the_same(before, old, file) and _frees_nothing(old, file)


def _claims_the_same(before: Dossier, old: Record, file: RecordFile) -> bool:
    new = file.record
    if isinstance(old, ArticleRecord) and isinstance(new, ArticleRecord):
        return old.published == new.published
    if not isinstance(old, EventRecord) or not isinstance(new, EventRecord):
        return False
    if _places(old.evidence) != _places(new.evidence):
        return False
    return old.type == new.type or not _shares_words(before, old)


def _places(evidence: Iterable[Evidence]) -> list[tuple[str, int, int, str]]:
    return [(*evidence_key(each.model_dump()), each.exact) for each in evidence]


def _shares_words(before: Dossier, event: EventRecord) -> bool:
    """Whether another event claims some of the same words: then its type tells them apart."""
    mine = {each.article: [one for one in event.evidence if one.article == each.article] for each in event.evidence}
    others = (other for other in before.events.values() if other.id != event.id)
    return any(
        one.start < piece.end and piece.start < one.end
        for other in others
        for piece in other.evidence
        for one in mine.get(piece.article, ())
    )


def _frees_nothing(old: Record, file: RecordFile) -> bool:
    """Whether the record still refers to all that it did: what nothing refers to any more may have to go."""
    kind = file.kind
    return referred(kind, old.model_dump()) <= referred(kind, file.data)
