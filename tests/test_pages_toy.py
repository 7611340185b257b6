"""What the pages of a dossier promise, read from their Markdown."""

import re
from dataclasses import replace
from html import unescape

import pytest

from generator.pages import Site
from generator.schema.dossier import Dossier
from generator.schema.records import ActorRecord, EventRecord, Evidence, Reason, Statement
from tests import sites
from tests.sites import rendered


def with_events(site: Site, *events: EventRecord) -> Site:
    return replace(site, dossier=replace(site.dossier, events={event.id: event for event in events}))


def event(key: str, date: str | None, **values: object) -> EventRecord:
    evidence = [Evidence(article="courrier-port-clair", exact="signature", start=0, end=9)]
    return EventRecord(id=key, title=f"Titre {key}", type="CONSULT", date=date, evidence=evidence, **values)


def test_the_same_site_gives_the_same_pages(toy_view: Site, toy_pages: dict[str, str]) -> None:
    assert rendered(toy_view) == toy_pages


def test_every_record_has_a_page_at_its_own_address(toy_view: Site, toy_pages: dict[str, str]) -> None:
    dossier = toy_view.dossier
    shown = {f"evenements/{key}.md" for key, e in dossier.events.items() if e.status != "rejected"}
    shown |= {f"acteurs/{key}.md" for key in dossier.actors} | {f"lieux/{key}.md" for key in dossier.places}
    assert shown | {f"sources/{key}.md" for key in dossier.articles} <= set(toy_pages)


def test_a_rejected_event_is_only_listed_among_the_corrections(toy_pages: dict[str, str]) -> None:
    title = "Retour de Boris Telkov"
    assert {path for path, text in toy_pages.items() if title in text} == {"corrections/index.md"}


def test_a_month_never_lists_an_event_under_a_day_that_it_does_not_have(toy_view: Site) -> None:
    pages = rendered(with_events(toy_view, event("jour", "2031-02-14"), event("mois", "2031-02")))
    month = pages["dates/2031/02.md"]
    under_days, vague = month.split("{ #sans-jour }")
    assert "jour.md" in under_days and "mois.md" not in under_days
    assert "mois.md" in vague and "jour.md" not in vague
    assert "mois.md" not in pages["dates/2031/02/14.md"]


def test_a_span_is_listed_on_each_of_its_days_as_a_span(toy_view: Site) -> None:
    pages = rendered(with_events(toy_view, event("visite", "2031-02-14/2031-02-16")))
    for day in ("14", "15", "16"):
        assert "visite.md" in pages[f"dates/2031/02/{day}.md"].split("{ #autour }")[1]


def test_what_lasted_known_days_is_not_listed_as_without_a_day(toy_view: Site) -> None:
    unsure = event("un-jour", "2031-02-20/2031-02-22", date_reasons=[Reason(rule="date.several-days", words="jeudi")])
    month = rendered(with_events(toy_view, event("visite", "2031-02-14/2031-02-16"), unsure))["dates/2031/02.md"]
    lasting, vague = month.split("{ #plusieurs-jours }")[1].split("{ #sans-jour }")
    assert "visite.md" in lasting and "un-jour.md" not in lasting
    assert "un-jour.md" in vague and "jour incertain" in vague


def test_who_speaks_is_the_subject_of_a_sentence(toy_view: Site) -> None:
    evidence = Evidence(article="courrier-port-clair", exact="signature", start=0, end=9)
    actors = {
        "france": ActorRecord(id="france", name="France", kind="state"),
        "kremlin": ActorRecord(id="kremlin", name="Kremlin", kind="organisation"),
        "x": ActorRecord(id="x", name="Séparatistes catalans", kind="organisation"),
    }
    said = [Statement(speakers=who, verb="affirmer", evidence=evidence) for who in (["france", "kremlin"], ["x"])]
    dossier = replace(toy_view.dossier, actors=actors, events={"e": event("e", None, statements=said)})
    page = re.sub(r"[\[\]]|\([^)]*\)|</?b>", "", rendered(replace(toy_view, dossier=dossier))["evenements/e.md"])
    assert "La France et le Kremlin affirment" in page
    assert "Les séparatistes catalans affirment" in page


def test_a_vague_or_open_date_has_no_page_for_a_day(toy_view: Site) -> None:
    pages = rendered(
        with_events(toy_view, event("a", "2031"), event("b", "../1991"), event("c", "2020-01-01/2029-12-31"))
    )
    days = {path for path in pages if re.fullmatch(r"dates/\d{4}/\d\d/\d\d\.md", path) and "Titre" in pages[path]}
    assert days == set()


def test_an_announced_event_is_never_the_last_dated_fact(toy_pages: dict[str, str]) -> None:
    card = toy_pages["index.md"].split("Dernier fait daté")[1].split("</div>")[0]
    assert "accord-peche-port-clair.md" in card and "conference" not in card


def test_the_next_announced_date_lies_after_the_newest_source(toy_view: Site) -> None:
    past, ahead = event("a", "2031-01-05", status="planned"), event("b", "2031-04", status="planned")
    card = rendered(with_events(toy_view, past, ahead))["index.md"].split("Prochaine échéance annoncée")[1]
    assert "b.md" in card.split("</div>")[0]


def test_the_briefing_is_three_to_five_sentences_of_the_dossier(toy_pages: dict[str, str]) -> None:
    brief = toy_pages["index.md"].split("{ #essentiel }")[1].split("</div>")[0]
    lines = [line for line in brief.splitlines() if line.startswith("1. ")]
    assert 3 <= len(lines) <= 5
    assert lines[0].startswith(
        "1. Le 11 mars 2031, la Valdorie et l’Ostrie signent un accord de pêche".replace(" mars", "\u00a0mars").replace(
            "Le 11", "Le\u00a011"
        )
    )
    assert all("sources/" in line for line in lines), "each sentence leads to its sources"


def test_a_figure_two_sources_disagree_on_is_shown_side_by_side(toy_pages: dict[str, str]) -> None:
    page = toy_pages["desaccords/index.md"]
    assert "14 morts" in page and "au moins 16 morts" in page and "Tension" in page


def test_only_sentences_that_carry_a_fact_are_printed(toy_view: Site, toy_pages: dict[str, str]) -> None:
    page = toy_pages["sources/gazette-lunea.md"]
    assert "au moins 16 morts" in page and "salue un" not in page.split("{ #phrases }")[1].split("<aside")[0]
    settings = toy_view.dossier.settings.model_copy(update={"full_text": True})
    whole = rendered(replace(toy_view, dossier=replace(toy_view.dossier, settings=settings)))[
        "sources/gazette-lunea.md"
    ]
    assert "salue un" in whole.split("{ #phrases }")[1].split("<aside")[0]


def test_what_was_left_aside_is_listed_with_its_rule(toy_pages: dict[str, str]) -> None:
    aside = toy_pages["sources/courrier-port-clair.md"].split("{ #ecarte }")[1]
    assert "À lire aussi" in aside


def test_of_a_date_set_by_hand_the_page_says_so_first_and_then_why_another_had_been_read(
    toy_pages: dict[str, str],
) -> None:
    why = toy_pages["evenements/tempete-cote-ostrienne.md"].partition(".why__title")[2]
    steps = [line for line in why.splitlines() if line.startswith("1. ")]
    assert steps[0] == "1. Date fixée à la main. Le programme avait lu mars 2031, pour les raisons qui suivent."
    assert "En février" in steps[1]


def test_every_record_links_to_its_file_and_a_correction_to_its_line_where_the_host_has_an_address_for_that(
    toy_view: Site, toy_pages: dict[str, str]
) -> None:
    settings = toy_view.dossier.settings.model_copy(update={"edit_url": "https://example.org/edit/main/"})
    corrected = tuple(replace(each, line=15) for each in toy_view.corrections)
    dossier = replace(toy_view.dossier, settings=settings)
    view = replace(toy_view, dossier=dossier, corrections=corrected)
    pages = {path: unescape(text) for path, text in rendered(view).items()}
    folders = {"evenements": "events", "acteurs": "actors", "lieux": "places", "sources": "articles"}
    for path in pages:
        folder, _, name = path.removesuffix(".md").partition("/")
        if name in getattr(dossier, folders.get(folder, ""), {}):
            assert f'"https://example.org/edit/main/sources/{folders[folder]}/{name}.yml"' in pages[path]
    line = "https://example.org/edit/main/sources/events/accord-peche-port-clair.yml#L15"
    assert line in pages["evenements/accord-peche-port-clair.md"] and line in pages["corrections/index.md"]
    assert "example.org" not in "".join(toy_pages.values())


def test_a_correction_shows_what_was_read_before(toy_pages: dict[str, str]) -> None:
    assert "Corrigé à la main" in toy_pages["evenements/accord-peche-port-clair.md"]


def test_every_record_page_names_its_file(toy_pages: dict[str, str]) -> None:
    assert "sources/events/accord-peche-port-clair.yml" in toy_pages["evenements/accord-peche-port-clair.md"]


def test_an_empty_dossier_has_a_site_too(toy_view: Site) -> None:
    pages = rendered(Site(Dossier(), toy_view.messages, toy_view.language))
    assert "index.md" in pages and "chronologie/index.md" in pages


def test_facts_of_an_article_that_is_gone_show_the_words_that_were_kept(toy_view: Site) -> None:
    page = rendered(replace(toy_view, articles={}, sentences={}))["evenements/accord-peche-port-clair.md"]
    assert "<mark>ont signé mardi à Port-Clair un accord de pêche</mark>" in page


@pytest.mark.parametrize("key", ["index", "con", "type", "Été", "..", "A", "a b"])
def test_ids_that_a_file_system_would_not_take_get_a_safe_name(key: str, toy_view: Site) -> None:
    record = toy_view.dossier.articles["radio-du-large"].model_copy(update={"id": key})
    pages = rendered(replace(toy_view, dossier=replace(toy_view.dossier, articles={key: record})))
    names = [path for path in pages if path.startswith("sources/") and path != "sources/index.md"]
    assert len(names) == 1 and re.fullmatch(r"sources/[a-z0-9][a-z0-9_-]*\.md", names[0])
    assert names[0] not in (f"sources/{key}.md", "sources/index.md")


def test_the_english_site_says_nothing_in_french_of_its_own(toy_view: Site) -> None:
    pages = rendered(sites.english(toy_view))
    home = pages["index.md"]
    assert "## In brief" in home and "L’essentiel" not in home and "Chronologie" not in home
