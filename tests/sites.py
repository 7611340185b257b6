"""Dossiers as the pages see them: the toy, and one in which every text is an attack."""

from dataclasses import replace
from pathlib import Path

from generator.articles import load
from generator.exports import jsonld
from generator.language import Language
from generator.messages import messages
from generator.pages import Build, Desk, Download, Site, render
from generator.reading.view import View
from generator.records.store import Store
from generator.schema.article import Article, Passage
from generator.schema.dossier import Correction, Disagreement, Dossier, Gap, Settings
from generator.schema.mentions import Sentence
from generator.schema.records import (
    ActorRecord,
    ArticleRecord,
    EventRecord,
    Evidence,
    Figure,
    Participation,
    PlaceRecord,
    Reason,
    RoleHeld,
    Spelling,
    Statement,
)

HERE = Path(__file__).parent
ROOT = HERE.parent
TOY = HERE / "toy"
DOCS = ("methode.md", "corriger.md", "accessibilite.md")


def toy() -> Site:
    """The toy dossier with a disagreement, a gap and a correction."""
    dossier, language = Store(TOY).load().dossier, Language()
    files = sorted((TOY / "sources" / "articles").glob("*.txt"))
    articles = {article.id: article for article in (load(file, TOY, language) for file in files)}
    return Site(
        dossier=dossier,
        messages=messages("fr"),
        language=language,
        articles=articles,
        sentences={key: View(article, language).sentences for key, article in articles.items()},
        disagreements=(_deaths(dossier),),
        gaps=(Gap("gap.place", "ostrie-accuse-valdorie"), Gap("gap.published", "radio-du-large")),
        corrections=(Correction("events", "accord-peche-port-clair", "place", "port-clair", "lunea", "corrected"),),
        linked_data=jsonld.scripts(dossier),
        downloads=(Download("dossier.json", 4200), Download("evenements.ics", 900, left_out=3)),
        build=Build("1.0", "abc123"),
    )


def _deaths(dossier: Dossier) -> Disagreement:
    figures = [figure for figure in dossier.events["tempete-cote-ostrienne"].figures if figure.unit == "morts"]
    values = tuple((f"{figure.value:g}", figure.evidence) for figure in figures)
    return Disagreement("tension", "tempete-cote-ostrienne", "morts", values)


ATTACK = (
    "<script>window.hacked=1</script> [lien](javascript:window.hacked=1) ![x](x) {{ 7*7 }} {% raw %} ]]> --- "
    "!!python/object:os.system *gras* _trait_ `code` # titre &lt;b&gt; <img src=x onerror=window.hacked=1> "
    "\u202egnirts\u202c \"guillemets\" 'apos' \\ | a | {: onclick=window.hacked=1 } [^1] ../../etc/passwd $x$ ~~ == ^^"
)
LONG = "a" * 200_000
BAD_ID = "..%2F<b>& été “x”"


def attacked() -> Site:
    """A dossier whose every text is an attack; ids are harmless where the schema demands it."""
    text = f"{ATTACK}\n\n{LONG}\n\n- {ATTACK}\n"
    evidence = Evidence(article=BAD_ID, exact=ATTACK, start=0, end=len(ATTACK), rule=ATTACK)
    said = Statement(speakers=["actor"], verb=ATTACK, quote=ATTACK, about=["actor"], evidence=evidence)
    article = Article(BAD_ID, ATTACK, ATTACK, text, None, (Passage(0, len(text), True, "body"),), ATTACK, ATTACK)
    dossier = Dossier(
        Settings(title=ATTACK, scope=ATTACK, edit_url="https://example.org/edit"),
        {BAD_ID: ArticleRecord(id=BAD_ID, file=ATTACK, sha256=ATTACK, title=ATTACK, outlet=ATTACK, author=ATTACK,
                               url="javascript:window.hacked=1", published="2031-03-12", note=ATTACK,
                               published_reasons=[Reason(rule=ATTACK, words=ATTACK, article=BAD_ID)],
                               statements=[said])},
        {"actor": ActorRecord(id="actor", name=ATTACK, kind="person", possibly=["index"], note=ATTACK,
                              spellings=[Spelling(text=ATTACK, articles={BAD_ID: 1})],
                              roles=[RoleHeld(label=ATTACK, evidence=evidence)]),
         "index": ActorRecord(id="index", name=LONG, kind="organisation")},
        {"con": PlaceRecord(id="con", name=ATTACK, kind=ATTACK, latitude=91.5, longitude=-200.0, note=ATTACK)},
        {"event": EventRecord(id="event", title=ATTACK, type="CONSULT", mode=ATTACK, date="2031-03-11", place="con",
                              date_reasons=[Reason(rule=ATTACK, words=ATTACK, reference="2031-03-12", article="gone")],
                              actors=[Participation(actor="actor"), Participation(actor="index"),
                                      Participation(actor="missing")],
                              figures=[Figure(value=1e12, unit=ATTACK, evidence=evidence)],
                              statements=[said], evidence=[evidence], note=ATTACK),
         "long": EventRecord(id="long", title=LONG, type="ASSAULT", status="planned", date="../1991",
                             evidence=[Evidence(article="gone", exact=ATTACK, start=5, end=9)]),
         "no": EventRecord(id="no", title=ATTACK, type="ACCUSE", status="rejected", note=ATTACK)},
    )  # fmt: skip
    return Site(
        dossier=dossier,
        messages=messages("fr"),
        language=Language(),
        articles={BAD_ID: article},
        sentences={BAD_ID: (Sentence(0, len(ATTACK), 0), Sentence(len(ATTACK) + 2, len(ATTACK) + 2 + len(LONG), 1))},
        disagreements=(Disagreement("contradiction", "event", ATTACK, ((ATTACK, evidence), (ATTACK, evidence))),),
        gaps=(Gap(ATTACK, "event", ATTACK),),
        corrections=(Correction("events", "event", ATTACK, ATTACK, ATTACK, "disagrees"),),
        linked_data=jsonld.scripts(dossier),
        downloads=(Download("dossier.json", 1),),
        build=Build(ATTACK, ATTACK),
    )


def english(site: Site) -> Site:
    """The same dossier with its site in English."""
    settings = site.dossier.settings.model_copy(update={"language": "en"})
    return replace(site, messages=messages("en"), dossier=replace(site.dossier, settings=settings))


def rendered(site: Site) -> dict[str, str]:
    """All generated files of a site: path under docs/ -> text."""
    return dict(render(Desk(site)))
