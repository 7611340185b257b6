"""Short labels in the reader's language: types, parts played, numbers, support, names of sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from babel.numbers import format_decimal

from generator.messages import Messages
from generator.pages.typography import typeset
from generator.pages.when import When
from generator.schema.dossier import Gap
from generator.schema.records import ArticleRecord, EventRecord, Figure, Participation, PlaceRecord, Reason

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

    def dated(self, event: EventRecord, *, weekday: bool = False) -> str:
        """The date of an event as a label."""
        return self.when.label(event.date, weekday=weekday, unsure=event.unsure_day)

    def published(self, value: str | None, *, weekday: bool = False) -> str:
        """A date of publication as a label: a source appears on one day, of an interval it is not known which."""
        return self.when.label(value, weekday=weekday, unsure=True)

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
        return _grouped(value, self.say.language)

    def count(self, key: str, n: int, **values: object) -> str:
        """ "3 événements": the plural form of `key` with its number."""
        return self.say(key, n=n, number=self.number(n), **values)

    def size(self, octets: int) -> str:
        """ "12 ko"."""
        return self.say("data.kilobytes", number=self.number(max(1, round(octets / 1000))))

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

    def source_in_full(self, record: ArticleRecord) -> str:
        """As `source`, where there is room for a headline of any length."""
        return record.outlet or record.title or record.id

    def place_kind(self, place: PlaceRecord) -> str:
        """ "ville", "région"; the plain "lieu" for a kind that has no name yet."""
        return self.first_of(f"place_kind.{place.kind}", "place_kind.place")

    def coordinates(self, place: PlaceRecord) -> str:
        """ "40,4° N, 49,9° E", to a tenth of a degree: the records are no surveys."""
        north = self._degrees(place.latitude or 0.0, "compass.north", "compass.south")
        east = self._degrees(place.longitude or 0.0, "compass.east", "compass.west")
        return f"{north}, {east}"

    def _degrees(self, value: float, positive: str, negative: str) -> str:
        number = format_decimal(abs(value), format="0.0", locale=self.say.language)
        return self.say(positive if value >= 0 else negative, number=number)

    def reason(self, reason: Reason) -> str:
        """One step of "why this date" in words."""
        key = next((k for k in (f"reason.{reason.rule}", reason.rule) if k in self.say), "reason.other")
        reference = self.when.label(reason.reference) if reason.reference else ""
        period = self.when.sentence(reason.reference) if reason.reference else ""
        return self.say(key, words=reason.words, reference=reference, period=period, rule=reason.rule)

    def rule(self, rule: str) -> str:
        """Why a passage was left aside: the rule's name in words where the catalogue has them, else its id."""
        return self.say(f"rule.{rule}") if f"rule.{rule}" in self.say else rule

    def gap(self, gap: Gap) -> str:
        """What the sources leave open, as a sentence."""
        return self.say(gap.rule if gap.rule in self.say else "gap.other", words=gap.words, rule=gap.rule)

    def field(self, name: str) -> str:
        """What a disagreement is about: the name of a record's field, or a figure's unit as it is."""
        return self.first_of(f"field.{name}") if f"field.{name}" in self.say else name

    def value(self, field: str, value: str) -> str:
        return self.when.label(value) if field == "date" else value

    def title(self, event: EventRecord) -> str:
        """The event's title, typeset: titles are the program's prose or a corrector's, not a source's words."""
        return self.prose(event.title)

    def prose(self, text: str) -> str:
        """Text that people wrote for this site, set as the language's printers do."""
        return typeset(text, self.say.language)

    def capital(self, text: str) -> str:
        return text[:1].upper() + text[1:]


@lru_cache(maxsize=4096)
def _grouped(value: float, language: str) -> str:
    return format_decimal(value, locale=language)


def shortened(text: str, limit: int = _TITLE_LIMIT) -> str:
    """At most `limit` characters, cut at a word, with an ellipsis where something was cut."""
    if len(text) <= limit:
        return text
    return (text[:limit].rpartition(" ")[0] or text[:limit]).rstrip(" ,;:–-«") + "…"
