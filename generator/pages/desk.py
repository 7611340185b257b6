"""Where pages are written: the site, its facts and words, and the one way to make a page from a template."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Any, Literal

from jinja2 import Environment

from generator.pages.escaping import environment, plain
from generator.pages.facts import Facts, sources
from generator.pages.links import Links
from generator.pages.quotes import Quote, quote
from generator.pages.site import Site
from generator.pages.words import Words
from generator.schema import addresses
from generator.schema.records import EventRecord, Evidence

Crumbs = Sequence[tuple[str, str]]
HOME = "index.md"


@dataclass(frozen=True)
class Page:
    """A page to be written. `path` is its file under docs/, `kind` names its look, `section` its place in the menu.

    `crumbs` lead to it: (label, path) from the home page down, without the page itself.
    """

    path: str
    template: str
    title: str
    description: str
    kind: str
    section: str = ""
    crumbs: Crumbs = ()
    view: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Desk:
    """Everything that a page's writer needs at hand."""

    site: Site

    @cached_property
    def facts(self) -> Facts:
        site = self.site
        return Facts(site.dossier, site.disagreements, site.gaps, site.corrections)

    @cached_property
    def words(self) -> Words:
        return Words(self.site.messages)

    @cached_property
    def environment(self) -> Environment:
        made = environment()
        made.globals.update(
            desk=self,
            facts=self.facts,
            dossier=self.site.dossier,
            say=self.words.say,
            words=self.words,
            when=self.words.when,
            at=addresses,
            quote=self.quote,
        )
        return made

    def quote(self, evidence: Evidence) -> Quote:
        return quote(self.site, evidence)

    def name(self, kind: Literal["actors", "places"], key: str) -> str:
        """The name of an actor or place; its id where the record is missing."""
        record = getattr(self.site.dossier, kind).get(key)
        return record.name if record else key

    def support(self, event: EventRecord) -> str:
        """ "3 sources"."""
        return self.words.count("count.sources", len(sources(event)))

    def by_year(self, events: Iterable[EventRecord]) -> list[tuple[int | None, list[EventRecord]]]:
        """Neighbouring events of one year together, the order kept."""
        return [(year, list(group)) for year, group in groupby(events, lambda e: self.words.when.year_key(e.date))]

    def write(self, page: Page) -> str:
        """The page's Markdown: front matter, then its template."""
        template = self.environment.get_template(page.template)
        body = template.render(page=page, to=Links(page.path, self.site.dossier, self.words), **page.view)
        return f"{_front_matter(page)}\n{body.strip()}\n"


def _front_matter(page: Page) -> str:
    fields = {
        "title": plain(page.title),
        "description": plain(page.description),
        "kind": page.kind,
        "section": page.section,
    }
    lines = (f"{key}: {json.dumps(_yaml_safe(value), ensure_ascii=False)}" for key, value in fields.items() if value)
    return "---\n" + "\n".join(lines) + "\n---\n"


def _yaml_safe(text: str) -> str:
    """Without the characters that YAML does not print (surrogates, noncharacters, the byte order mark)."""
    return "".join(char if char.isprintable() or char in " \u00a0\u202f" else "\ufffd" for char in text)
