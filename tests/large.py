"""A made-up dossier that is too large for its lists, which are set to be short."""

from dataclasses import replace

from generator.pages import Site
from generator.schema.dossier import Disagreement, Dossier, Gap
from generator.schema.records import (
    ActorRecord,
    ArticleRecord,
    EventRecord,
    Evidence,
    Participation,
    PlaceRecord,
    Statement,
)
from tests import sites

LISTED = 20
# Pages that only a large dossier has: indexes of lists cut into parts, and the parts.
PARTS = {
    "timeline": "chronologie/",
    "month": "chronologie/2030-05/",
    "type by year": "evenements/type/consult/",
    "year of a type": "evenements/type/consult/2031/",
    "letters": "acteurs/",
    "letter": "acteurs/lettre/a/",
    "busy actor": "acteurs/pays/",
    "speakers": "declarations/",
    "years of sources": "sources/",
    "gaps": "lacunes/",
    "disagreements": "desaccords/",
}
_LETTERS = "abcdefghijklmnopqrstuvwxyzéœ"


def _date(n: int) -> str | None:
    """Crowded days, months without a day, years without a month, and no date at all."""
    shapes = (f"2031-{n % 12 + 1:02}-{n % 28 + 1:02}", "2030-05-06", f"2029-{n % 12 + 1:02}", "2028", None)
    return shapes[n % len(shapes)]


def _event(n: int) -> EventRecord:
    evidence = Evidence(article=f"article-{n % 50}", exact="mots", start=n, end=n + 4)
    said = Statement(speakers=[f"acteur-{n % 60}"] if n % 3 else [], verb="dire", about=["pays"], evidence=evidence)
    return EventRecord(
        id=f"evenement-{n}",
        title=f"Rencontre numéro {n}",
        type=("CONSULT", "AGREE", "ASSAULT")[n % 3],
        date=_date(n),
        place=f"lieu-{n % 50}" if n % 4 else "lieu-0",
        actors=[Participation(actor="pays"), Participation(actor=f"acteur-{n % 60}")],
        statements=[said],
        evidence=[evidence],
    )


def large(count: int) -> Site:
    """A dossier of so many events, whose pages list no more than `LISTED` entries."""
    actors = [ActorRecord(id=f"acteur-{n}", name=f"{_LETTERS[n % 28]}nna {n}", kind="person") for n in range(60)]
    actors.append(ActorRecord(id="pays", name="Pays", kind="state"))
    places = [PlaceRecord(id=f"lieu-{n}", name=f"{_LETTERS[n % 28]}ville {n}") for n in range(50)]
    articles = [ArticleRecord(id=f"article-{n}", title=f"Titre {n}", published=f"{2020 + n % 5}") for n in range(50)]
    events = [_event(n) for n in range(count)]
    dossier = Dossier(
        articles={record.id: record for record in articles},
        actors={record.id: record for record in actors},
        places={record.id: record for record in places},
        events={record.id: record for record in events},
    )
    unlike = [
        Disagreement(kind, event.id, "morts", (("3", event.evidence[0]), ("4", event.evidence[0])))
        for event in events[:60]
        for kind in ("contradiction", "precision")
    ]
    toy = sites.toy()
    gaps = tuple(Gap(rule, event.id) for event in events[:80] for rule in ("gap.place", "gap.figure"))
    return replace(Site(dossier, toy.messages, toy.language), disagreements=tuple(unlike), gaps=gaps, listed=LISTED)
