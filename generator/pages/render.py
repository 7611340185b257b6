"""All pages of a site, in one pass over the dossier."""

from collections.abc import Iterator

from generator.pages.desk import HOME, Desk, Page
from generator.pages.site import Site
from generator.schema import addresses


def render(site: Site) -> dict[str, str]:
    """Every generated page: its path under docs/ -> its Markdown. Pure: the same site gives the same text."""
    desk = Desk(site)
    return {page.path: desk.write(page) for page in _pages(desk)}


def _pages(desk: Desk) -> Iterator[Page]:
    facts, say, dossier = desk.facts, desk.words.say, desk.site.dossier
    title = dossier.settings.title
    yield Page(
        HOME,
        "home.md.jinja",
        title,
        dossier.settings.scope or title,
        "home",
        view={"events": facts.events[::-1], "kicker": say("home.kicker"), "lede": dossier.settings.scope},
    )
    home = (say("nav.home"), HOME)
    for event in facts.events:
        yield Page(
            addresses.page("events", event.id),
            "event.md.jinja",
            event.title,
            event.title,
            "event",
            "evenements/index.md",
            (home, (say("nav.events"), "evenements/index.md")),
            {"event": event, "tellings": [desk.quote(e) for e in event.evidence]},
        )
    for kind, folder, template, group in (
        ("actors", "acteurs", "actor.md.jinja", facts.events_of_actor),
        ("places", "lieux", "place.md.jinja", facts.events_of_place),
        ("articles", "sources", "source.md.jinja", facts.events_of_source),
    ):
        records = getattr(dossier, kind)
        index = f"{folder}/index.md"
        rows = []
        for key, record in records.items():
            label = desk.words.source(record) if kind == "articles" else record.name
            rows.append((label, addresses.page(kind, key), desk.words.count("count.events", len(group[key]))))
            yield Page(
                addresses.page(kind, key),
                template,
                label,
                label,
                kind,
                index,
                (home, (say(f"nav.{kind}"), index)),
                {"events": group[key], "rows": range(1, len(desk.site.sentences.get(key, ())) + 1)},
            )
        yield Page(index, "list.md.jinja", say(f"nav.{kind}"), say(f"nav.{kind}"), "list", "", (home,), {"rows": rows})
    rows = [(e.title, addresses.page("events", e.id), desk.support(e)) for e in facts.events]
    yield Page(
        "evenements/index.md",
        "list.md.jinja",
        say("nav.events"),
        say("nav.events"),
        "list",
        "",
        (home,),
        {"rows": rows},
    )
