"""What a draft is made of, as a digest: drafts with one mark are one draft, so that it need not be made to be known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from generator.lazy import once
from generator.resolving.grouping import Group, Groups
from generator.resolving.reference import Reference
from generator.resolving.tellings import Seen
from generator.schema.article import Article
from generator.schema.mentions import Reading

# Characters of a digest: enough for billions of drafts.
_LENGTH = 32


@dataclass(frozen=True)
class Marks:
    """The marks of all drafts of some articles; `kinds` are those that the records of places show.

    They hold as long as the program that reads and resolves is the same.
    """

    articles: Mapping[str, Article]
    readings: Mapping[str, Reading]
    references: Mapping[str, Reference]
    actors: Groups
    places: Groups
    kinds: Mapping[str, str]

    def of_article(self, article: str) -> str:
        """What the article says, who and what it names, and when it was published."""
        return self._articles[article]

    def of_event(self, tellings: Sequence[Seen]) -> str:
        return digest(*((seen.key, self._articles[seen.telling.article]) for seen in tellings))

    def of_actor(self, group: Group) -> str:
        said = ((member, self._texts[member[0]], self.references[member[0]].value) for member in group.members)
        return digest(_about(group), group.possibly, *said)

    def of_place(self, group: Group) -> str:
        return digest(_about(group), *((member, self._texts[member[0]]) for member in group.members))

    @once
    def _texts(self) -> dict[str, tuple[str, str]]:
        return {key: (self.articles[key].file, self.articles[key].sha256) for key in self.readings}

    @once
    def _articles(self) -> dict[str, str]:
        people = {group.id: repr(_about(group)) for group in self.actors.all}
        spots = {group.id: repr((*_about(group), self.kinds[group.id])) for group in self.places.all}
        return {
            key: digest(
                self._texts[key],
                [people[self.actors.of[key, number]] for number in range(len(reading.actors))],
                [spots[self.places.of[key, number]] for number in range(len(reading.places))],
                days_of(self.references[key]),
            )
            for key, reading in self.readings.items()
        }


def _about(group: Group) -> tuple[object, ...]:
    return group.id, group.name, group.kind, group.country


def days_of(reference: Reference) -> tuple[object, ...]:
    """All that a reference says."""
    sure = reference.sure and [day.toordinal() for day in reference.sure]
    return reference.earliest, reference.latest, sure, reference.weekday, reference.basis, reference.reasons


def digest(*parts: object) -> str:
    """One text for values that their `repr` tells apart."""
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
