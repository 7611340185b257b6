"""What a careful reader looks at twice: disagreements, gaps, corrections."""

from collections.abc import Iterable, Iterator

from generator.pages.desk import Desk, Page
from generator.pages.facts import grouped
from generator.schema.dossier import Disagreement, Gap, RecordKind
from generator.schema.records import Record

DISAGREEMENTS = "desaccords/index.md"
GAPS = "lacunes/index.md"
CORRECTIONS = "corrections/index.md"
_WEIGHT = {"contradiction": 0, "tension": 1}


def pages(desk: Desk) -> Iterator[Page]:
    rejected = [event for event in desk.site.dossier.events.values() if event.status == "rejected"]
    notes = [(kind, record.id, record.note) for kind, records in _records(desk) for record in records if record.note]
    corrections = grouped(desk.facts.corrections, lambda item: (item.state,))
    yield desk.index(DISAGREEMENTS, "disagreements", groups=by_event(desk), precisions=precisions(desk))
    yield desk.index(GAPS, "gaps", groups=by_rule(desk))
    yield desk.index(CORRECTIONS, "corrections", groups=corrections, rejected=rejected, notes=notes)


def by_event(desk: Desk) -> list[tuple[str, list[Disagreement]]]:
    """(event id, its disagreements), events with contradictions first, then in order of time."""
    position = desk.facts.position
    known = [(key, list(group)) for key, group in desk.facts.disagreements_of.items() if key in position]
    for _, group in known:
        group.sort(key=lambda item: (_WEIGHT[item.kind], item.about))
    return sorted(known, key=lambda item: (_WEIGHT[item[1][0].kind], position[item[0]]))


def precisions(desk: Desk) -> list[Disagreement]:
    """Where one source is only vaguer than another, in order of time."""
    position = desk.facts.position
    known = (item for item in desk.facts.precisions if item.event in position)
    return sorted(known, key=lambda item: (position[item.event], item.about))


def by_rule(desk: Desk) -> list[tuple[str, tuple[Gap, ...]]]:
    """The open questions by kind, the kinds in the order in which they come first."""
    return list(grouped(desk.facts.gaps, lambda gap: (gap.rule,)).items())


def _records(desk: Desk) -> Iterator[tuple[RecordKind, Iterable[Record]]]:
    dossier = desk.site.dossier
    yield "events", desk.facts.events
    yield "actors", dossier.actors.values()
    yield "places", dossier.places.values()
    yield "articles", dossier.articles.values()
