"""Where pages are written: the site, its facts and words, and the one way to make a page from a template."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from itertools import groupby
from typing import Any, Literal, TypeVar
from urllib.parse import quote as quote_url

from jinja2 import Environment
from markupsafe import Markup

from generator.pages.escaping import environment, escape, plain
from generator.pages.facts import Facts, grouped, moment, sources
from generator.pages.links import Links
from generator.pages.quotes import Quote, quote, quotes, words_of
from generator.pages.saying import present
from generator.pages.site import Site
from generator.pages.typography import typeset
from generator.pages.words import Words, shortened
from generator.schema import addresses
from generator.schema.dossier import RecordKind
from generator.schema.records import ActorRecord, EventRecord, Evidence, Reason, RoleHeld, Statement

T = TypeVar("T")
Crumbs = Sequence[tuple[str, str]]
Turn = tuple[str, str] | None
HOME = "index.md"
# More actors than this are not named in one line.
_NAMED = 4
# Of a longer title a browser's tab and a list of results show no more; the page's heading has all of it.
_TAB = 69
# What is no verb ("selon", "d'après") says whose words they are, not how they were said.
_INFINITIVES = ("er", "ir", "re")


@dataclass(frozen=True)
class Page:
    """A page to be written.

    `path` is its file under docs/, `kind` names its look, `section` is the page of the menu that it belongs to.
    `crumbs` lead to it as (label, path) from the home page down, without the page itself. `before` and `after`
    are its neighbours in the section's order. `record` is the (kind, id) of the YAML file it is made from. `moved`
    is the page, without suffix, to which an old address leads.
    """

    path: str
    title: str
    description: str
    kind: str
    section: str = ""
    crumbs: Crumbs = ()
    before: Turn = None
    after: Turn = None
    record: tuple[RecordKind, str] | None = None
    view: dict[str, Any] = field(default_factory=dict)
    moved: str = ""


@dataclass(frozen=True)
class Desk:
    """Everything that a page's writer needs at hand. `only` are the pages of records and dates to write, None: all."""

    site: Site
    only: frozenset[str] | None = None

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
            site=self.site,
            facts=self.facts,
            dossier=self.site.dossier,
            say=self.words.say,
            words=self.words,
            when=self.words.when,
            at=addresses,
        )
        return made

    def narrowed(self, only: frozenset[str]) -> "Desk":
        """The same desk for the pages `only`, with the facts that were worked out already."""
        return self._knowing(replace(self, only=only))

    def reading(self, site: Site) -> "Desk":
        """The same desk with the articles of `site`, which is the same site but for where it takes them from."""
        return self._knowing(Desk(site))

    def _knowing(self, other: "Desk") -> "Desk":
        vars(other).update(facts=self.facts, known=self.known)
        return other

    @cached_property
    def known(self) -> dict[str, Any]:
        """What was worked out `once`, by the name of what did it."""
        return {}

    def wants(self, path: str) -> bool:
        """Whether a page is to be written; the few that tell of the whole dossier always are, and do not ask."""
        return self.only is None or path in self.only

    @property
    def home(self) -> tuple[str, str]:
        """The first crumb of every page."""
        return self.words.say("nav.home"), HOME

    def crumbs(self, *steps: tuple[str, str]) -> Crumbs:
        """From the home page through `steps` of (message key, path)."""
        return (self.home, *((self.words.say(key), path) for key, path in steps))

    def index(self, path: str, kind: str, **view: Any) -> Page:
        """The index of a section; title and description are the messages `nav.KIND` and `KIND.description`."""
        say = self.words.say
        return Page(path, say(f"nav.{kind}"), say(f"{kind}.description"), kind, path, self.crumbs(), view=view)

    @property
    def title(self) -> str:
        """The title of the dossier, typeset."""
        return self.words.prose(self.site.dossier.settings.title)

    def quote(self, evidence: Evidence) -> Quote:
        return quote(self.site, evidence)

    def quotes(self, evidence: Iterable[Evidence]) -> list[Quote]:
        return quotes(self.site, evidence)

    def words_of(self, reason: Reason, near: Iterable[Evidence] = (), home: str = "") -> Quote | None:
        """The sentence that holds the words on which a reason rests; `home` is the article of one that names none."""
        return words_of(self.site, reason, near, home)

    def about(self, event: EventRecord) -> str:
        """Who, where, how many sources: "Vladimir Poutine, Ilham Aliev · Bakou · 3 sources"."""
        who = [self.name("actors", part.actor) for part in event.actors]
        where = self.name("places", event.place) if event.place else ""
        named = ", ".join(who[:_NAMED]) + ("…" if len(who) > _NAMED else "")
        parts = (named, where if where not in who[:_NAMED] else "", self.support(event))
        return " · ".join(part for part in parts if part)

    def by_source(self, evidence: Iterable[Evidence]) -> list[tuple[str, list[Quote]]]:
        """The evidence by article, oldest article first: (article id, its quotes in order of the text)."""
        shown = sorted(self.quotes(evidence), key=lambda item: (*self.facts.age(item.article), item.start))
        return [(article, list(group)) for article, group in groupby(shown, lambda item: item.article)]

    def name(self, kind: Literal["actors", "places"], key: str) -> str:
        """The name of an actor or place; its id where the record is missing."""
        record = getattr(self.site.dossier, kind).get(key)
        return record.name if record else key

    def source_name(self, key: str) -> str:
        """How a source is called; its id where the record is missing."""
        record = self.site.dossier.articles.get(key)
        return self.words.source(record) if record else key

    def weight_in_words(self, actor: str) -> str:
        """ "3 événements, 1 déclaration"; what there is none of is not said."""
        counts = (("count.events", self.facts.events_of_actor[actor]), ("count.statements", self.facts.said_by[actor]))
        return ", ".join(self.words.count(key, len(found)) for key, found in counts if found)

    def verb(self, said: Statement) -> str:
        """How a statement was made: "déclare", "assurent", "d'après ses mots"."""
        if not said.verb.endswith(_INFINITIVES):
            return self.words.say("said.selon")
        return typeset(present(said.verb, plural=self._several(said), language=self.site.language), "fr")

    def _several(self, said: Statement) -> bool:
        """Whether the subject is a plural: several speakers, or one whose name is one ("Séparatistes arméniens")."""
        phrasing = self.site.language.phrasing
        found = [record for key in said.speakers if (record := self.site.dossier.actors.get(key))]
        return len(said.speakers) > 1 or any(
            (phrasing.actor_gender(record.name, record.kind) or "").endswith("p") for record in found
        )

    def subject(self, said: Statement, to: Links | None = None) -> Markup:
        """Who says it, as the subject of a sentence: "Le Kremlin", "L’Azerbaïdjan et l’Arménie"; with links by `to`."""
        named = [self._with_article(key) for key in said.speakers]
        labels = [self.words.capital(name) if n == 0 else name for n, name in enumerate(named)]
        links = [
            to.link(label, addresses.page("actors", key)) if to and key in self.site.dossier.actors else escape(label)
            for key, label in zip(said.speakers, labels, strict=True)
        ]
        return Markup(self.words.list(links))

    def _with_article(self, key: str) -> str:
        """The name of an actor as the site's language puts it into a sentence."""
        record, language = self.site.dossier.actors.get(key), self.site.language
        if record is None or self.words.say.language != language.code:
            return self.name("actors", key)
        return self.words.prose(language.phrasing.definite(record.name, record.kind))

    def support(self, event: EventRecord) -> str:
        """ "3 sources", and how many texts these are where some print the same one."""
        told, alone = len(sources(event)), len(self.site.independent.get(event.id, ()))
        text = self.words.count("count.sources", told)
        return text if alone in (0, told) else self.words.count("count.independent", alone, sources=text)

    def target(self, key: str) -> Turn:
        """(title, page) of an event, source, actor or place by its id; None where there is no such page."""
        dossier, words = self.site.dossier, self.words
        if key in self.facts.position:
            return words.title(dossier.events[key]), addresses.page("events", key)
        if key in dossier.articles:
            return words.source(dossier.articles[key]), addresses.page("articles", key)
        if key in dossier.actors:
            return dossier.actors[key].name, addresses.page("actors", key)
        return (dossier.places[key].name, addresses.page("places", key)) if key in dossier.places else None

    def day_of(self, key: str) -> str:
        """The date of an event or a source by its id, in words; "" for other records."""
        dossier = self.site.dossier
        if key in dossier.events:
            return self.words.dated(dossier.events[key])
        return self.words.published(dossier.articles[key].published) if key in dossier.articles else ""

    def functions(self, actor: ActorRecord) -> list[tuple[str, tuple[RoleHeld, ...]]]:
        """The functions that sources give an actor, newest first, each once with everywhere it is stated."""
        ordered = sorted(actor.roles, key=lambda role: moment(role.date)[1], reverse=True)
        return list(grouped(ordered, lambda role: (role.label,)).items())

    def by_year(self, events: Iterable[EventRecord]) -> list[tuple[int | None, list[EventRecord]]]:
        """Neighbouring events of one year together, the order kept."""
        return [(year, list(group)) for year, group in groupby(events, lambda e: self.words.when.year_key(e.date))]

    def by_month(self, events: Iterable[EventRecord]) -> list[tuple[int | None, list[EventRecord]]]:
        """Events of one year by the month that they lie in, those of no single month first."""
        groups = grouped(events, lambda event: (f"{self.words.when.month_key(event.date) or 0:02}",))
        return [(int(key) or None, list(groups[key])) for key in sorted(groups)]

    def file(self, kind: RecordKind, key: str) -> str:
        """The YAML file of a record, relative to the dossier."""
        return f"sources/{kind}/{key}.yml"

    def edit_url(self, file: str, line: int = 0) -> str:
        """Where the host lets a reader edit `file`; the settings give the address of the dossier's folder there.

        Hosts that can show a line at once understand `#L12`, others ignore it.
        """
        address = f"{self.site.dossier.settings.edit_url.rstrip('/')}/{quote_url(file)}"
        return f"{address}#L{line}" if line else address

    def write(self, page: Page) -> str:
        """The page's Markdown: front matter, then the template of its kind."""
        template = self.environment.get_template(f"{page.kind}.md.jinja")
        body = template.render(page=page, to=Links(page.path, self.site.dossier, self.words), **page.view)
        return f"{_front_matter(page)}\n{body.strip()}\n"


def once(work: Callable[["Desk"], T]) -> Callable[["Desk"], T]:
    """Has what follows from a site alone worked out once: several pages need it, and who asks which they are."""
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def known(desk: Desk) -> T:
        if name not in desk.known:
            desk.known[name] = work(desk)
        found: T = desk.known[name]
        return found

    return known


def beside(row: Sequence[T], n: int) -> tuple[T | None, T | None]:
    """The neighbours of entry `n` in a row."""
    return row[n - 1] if n else None, row[n + 1] if n + 1 < len(row) else None


def _front_matter(page: Page) -> str:
    fields = {
        "title": shortened(plain(page.title), _TAB),
        "description": plain(page.description),
        "kind": page.kind,
        "section": page.section,
        "moved": page.moved,
    }
    lines = (f"{key}: {json.dumps(_yaml_safe(value), ensure_ascii=False)}" for key, value in fields.items() if value)
    return "---\n" + "\n".join(lines) + "\n---\n"


def _yaml_safe(text: str) -> str:
    """Without the characters that YAML does not print (surrogates, noncharacters, the byte order mark)."""
    return "".join(char if char.isprintable() or char in " \u00a0\u202f" else "\ufffd" for char in text)
