"""What a careful reader looks at twice: disagreements, gaps, corrections."""

from collections.abc import Iterable, Iterator

from generator.pages import parts
from generator.pages.desk import Desk, Page, once
from generator.pages.facts import grouped
from generator.schema import addresses
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
    yield from _disagreements(desk)
    yield from _gaps(desk)
    yield desk.index(CORRECTIONS, "corrections", groups=corrections, rejected=rejected, notes=notes)


def _disagreements(desk: Desk) -> Iterator[Page]:
    say, groups, vaguer = desk.words.say, by_event(desk), precisions(desk)
    cut, vague = told_by_year(desk), precisions_by_year(desk)
    if desk.wants(DISAGREEMENTS):
        yield desk.index(DISAGREEMENTS, "disagreements", groups=groups, precisions=vaguer, parts=cut, vague=vague)
    crumbs = desk.crumbs(("nav.disagreements", DISAGREEMENTS))
    yield from parts.pages(desk, cut, say("nav.disagreements"), "disagreements", DISAGREEMENTS, crumbs)
    yield from parts.pages(desk, vague, say("precisions.title"), "precisions", DISAGREEMENTS, crumbs)


def basis(desk: Desk) -> tuple[object, ...]:
    """All that the index of disagreements is made from, but for the texts of articles."""
    dossier, told = desk.site.dossier, [*(item for _, group in by_event(desk) for item in group), *precisions(desk)]
    named = {evidence.article for item in told for _, evidence in item.values}
    return (
        by_event(desk),
        precisions(desk),
        [dossier.events[item.event] for item in told],
        [dossier.articles.get(key) for key in sorted(named)],
        [(part.path, len(part.items)) for part in (*told_by_year(desk), *precisions_by_year(desk))],
    )


@once
def told_by_year(desk: Desk) -> list[parts.Part]:
    """The events with disagreements by year, where one page cannot list them."""
    return parts.parts(desk, "desaccords", by_event(desk), lambda group: _year(desk, group[0]))


@once
def precisions_by_year(desk: Desk) -> list[parts.Part]:
    """Mere differences of precision by year, where one page cannot list them."""
    return parts.parts(desk, "desaccords/precisions", precisions(desk), lambda item: _year(desk, item.event))


def _gaps(desk: Desk) -> Iterator[Page]:
    groups, cut = by_rule(desk), gaps_by_year(desk)
    yield desk.index(GAPS, "gaps", groups=groups, cut=cut)
    crumbs = desk.crumbs(("nav.gaps", GAPS))
    for rule, found in cut.items():
        title = desk.words.first_of(f"gaps.title.{rule}", "gaps.title")
        yield from parts.pages(desk, found, title, "gaps", GAPS, crumbs)


@once
def gaps_by_year(desk: Desk) -> dict[str, list[parts.Part]]:
    """The open questions of each kind by year, where one page cannot list those of all kinds."""
    return {
        rule: parts.parts(
            desk,
            f"lacunes/{addresses.name(rule.replace('.', '-'))}",
            group,
            lambda gap: _year(desk, gap.record),
            len(desk.facts.gaps) - len(group),
        )
        for rule, group in by_rule(desk)
    }


def _year(desk: Desk, key: str) -> parts.Key:
    """The year of an event or a source by its id."""
    dossier = desk.site.dossier
    event, source = dossier.events.get(key), dossier.articles.get(key)
    return parts.year(desk, event.date if event else source.published if source else None)


@once
def by_event(desk: Desk) -> list[tuple[str, list[Disagreement]]]:
    """(event id, its disagreements), events with contradictions first, then in order of time."""
    position = desk.facts.position
    known = [(key, list(group)) for key, group in desk.facts.disagreements_of.items() if key in position]
    for _, group in known:
        group.sort(key=lambda item: (_WEIGHT[item.kind], item.about))
    return sorted(known, key=lambda item: (_WEIGHT[item[1][0].kind], position[item[0]]))


@once
def precisions(desk: Desk) -> list[Disagreement]:
    """Where one source is only vaguer than another, in order of time."""
    position = desk.facts.position
    known = (item for item in desk.facts.precisions if item.event in position)
    return sorted(known, key=lambda item: (position[item.event], item.about))


@once
def by_rule(desk: Desk) -> list[tuple[str, tuple[Gap, ...]]]:
    """The open questions by kind, the kinds in the order in which they come first."""
    return list(grouped(desk.facts.gaps, lambda gap: (gap.rule,)).items())


def _records(desk: Desk) -> Iterator[tuple[RecordKind, Iterable[Record]]]:
    dossier = desk.site.dossier
    yield "events", desk.facts.events
    yield "actors", dossier.actors.values()
    yield "places", dossier.places.values()
    yield "articles", dossier.articles.values()
