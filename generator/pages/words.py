"""Short labels in the reader's language: types, parts played, numbers, support, names of sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from babel.numbers import format_decimal

from generator.messages import Messages
from generator.pages.when import When
from generator.schema.records import ArticleRecord, EventRecord, Figure, Participation

_FAMILIES = {
    "talk": "CONSULT AGREE SUPPORT COOPERATE AID CONCEDE".split(),
    "strain": "REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION".split(),
    "force": "RETREAT MOBILIZE COERCE ASSAULT".split(),
}
_FAMILY = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds}
_TITLE_LIMIT = 60


@dataclass(frozen=True)
class Words:
    """`say` is the message catalogue; everything else follows from it."""

    say: Messages

    @cached_property
    def when(self) -> When:
        return When(self.say, self.say.language)

    def first_of(self, *keys: str) -> str:
        """The text of the first key that the catalogue has; the last one must be there."""
        return self.say(next((key for key in keys if key in self.say), keys[-1]))

    def type(self, event: EventRecord) -> str:
        """ "visite", "accord", "offensive": the mode where it has a name of its own, else the type."""
        return self.first_of(f"mode.{event.type}.{event.mode}", f"type.{event.type}")

    def family(self, event: EventRecord) -> str:
        """One of talk, strain, force: what the colour of a label hints at (never alone)."""
        return _FAMILY[event.type]

    def part(self, event: EventRecord, part: Participation) -> str:
        """What an actor is in an event: "visiteur", "hôte", "partie"."""
        role = part.role
        return self.first_of(f"part.{event.type}.{event.mode}.{role}", f"part.{event.type}.{role}", f"part.{role}")

    def number(self, value: float) -> str:
        """ "120 000", "2,5": grouped as the language groups."""
        return format_decimal(value, locale=self.say.language)

    def count(self, key: str, n: int) -> str:
        """ "3 événements": the plural form of `key` with its number."""
        return self.say(key, n=n, number=self.number(n))

    def figure(self, figure: Figure) -> str:
        """ "au moins 16 morts"."""
        return self.say(f"figure.{figure.qualifier}", number=self.number(figure.value), unit=figure.unit)

    def list(self, items: Sequence[str]) -> str:
        """ "A, B et C"."""
        if len(items) < 2:
            return "".join(items)
        return self.say("list.last", items=", ".join(items[:-1]), last=items[-1])

    def source(self, record: ArticleRecord) -> str:
        """How a source is called in running text: its outlet, else its headline, else its file's name."""
        return record.outlet or shortened(record.title or "") or record.id

    def capital(self, text: str) -> str:
        return text[:1].upper() + text[1:]


def shortened(text: str, limit: int = _TITLE_LIMIT) -> str:
    """At most `limit` characters, cut at a word, with an ellipsis where something was cut."""
    if len(text) <= limit:
        return text
    return (text[:limit].rpartition(" ")[0] or text[:limit]).rstrip(" ,;:–-«") + "…"
