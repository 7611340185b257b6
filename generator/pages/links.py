"""Links from one page to the others: relative, so that MkDocs checks them and the site works in any folder."""

import posixpath
from dataclasses import dataclass
from datetime import date
from functools import cache

from markupsafe import Markup

from generator.pages.escaping import escape
from generator.pages.quotes import Quote
from generator.pages.words import Words
from generator.schema import addresses
from generator.schema.dossier import Dossier
from generator.schema.records import ArticleRecord, EventRecord


@cache
def _way(start: str, end: str) -> str:
    """The relative path from one folder to another, with a slash behind it unless they are the same."""
    way = posixpath.relpath(end or ".", start or ".")
    return "" if way == "." else f"{way}/"


@dataclass(frozen=True)
class Links:
    """What the page at `page` (its Markdown file) writes to point elsewhere; every method gives ready Markdown."""

    page: str
    dossier: Dossier
    words: Words

    def __call__(self, target: str, anchor: str = "") -> Markup:
        """The bare address of another page's file, for `[…](…)`; made of harmless characters only."""
        folder, _, file = target.rpartition("/")
        path = "" if target == self.page and anchor else _way(self.page.rpartition("/")[0], folder) + file
        return Markup(f"{path}#{anchor}" if anchor else path)

    def link(self, label: object, target: str, anchor: str = "") -> Markup:
        return Markup(f"[{escape(str(label))}]({self(target, anchor)})")

    def raw(self, label: object, target: str) -> Markup:
        """A link for raw HTML (pictures, tables with spans), which the build turns into an address."""
        return Markup('<a href="{}">{}</a>').format(self(target), escape(str(label)))

    def event(self, record: EventRecord) -> Markup:
        return self.link(self.words.title(record), addresses.page("events", record.id))

    def actor(self, key: str) -> Markup:
        record = self.dossier.actors.get(key)
        return self.link(record.name, addresses.page("actors", key)) if record else escape(key)

    def place(self, key: str) -> Markup:
        record = self.dossier.places.get(key)
        return self.link(record.name, addresses.page("places", key)) if record else escape(key)

    def source(self, key: str) -> Markup:
        record = self.dossier.articles.get(key)
        return self.link(self.words.source(record), addresses.page("articles", key)) if record else escape(key)

    def source_in_full(self, record: ArticleRecord) -> Markup:
        return self.link(self.words.source_in_full(record), addresses.page("articles", record.id))

    def sentence(self, quote: Quote) -> Markup:
        """ "phrase 3": leads to the sentence on its source's page; empty where the sentence was not found."""
        if not quote.numbers or quote.article not in self.dossier.articles:
            return Markup()
        number = quote.numbers[0]
        label = self.words.say("site.sentence", number=number)
        return self.link(label, addresses.page("articles", quote.article), f"p{number}")

    def cite(self, quote: Quote) -> Markup:
        """The mark beside a fact: its source's name, leading to the sentence, or to the source where that is gone."""
        record = self.dossier.articles.get(quote.article)
        if record is None:
            return escape(quote.article)
        anchor = f"p{quote.numbers[0]}" if quote.numbers else ""
        return self.link(self.words.source(record), addresses.page("articles", quote.article), anchor)

    def day(self, value: date) -> Markup:
        return self.link(self.words.when.day(value), addresses.day(value))

    def month(self, year: int, month: int) -> Markup:
        return self.link(self.words.when.month(year, month), addresses.month(year, month))

    def year(self, year: int) -> Markup:
        return self.link(str(year), addresses.year(year))
