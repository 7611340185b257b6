"""Titles of events that read like a headline: the templates of the language, filled with names as they are said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from textwrap import shorten

from generator.language import Language
from generator.language.filling import Filling, Named
from generator.language.headlines import SLOT
from generator.text import fold

__all__ = ["Headline", "Named"]

# Characters of an id, at most.
_ADDRESS = 70


@dataclass(frozen=True)
class Headline:
    """What may stand in a title.

    `place` is a name and its kind ("city"); `topic` the source's own noun phrase; `told` the verbs that tell the
    event, each with what it says it is about, the most telling first.
    """

    language: Language
    type: str
    mode: str
    topic: str = ""
    actors: tuple[Named, ...] = ()
    place: tuple[str, str] | None = None
    told: tuple[tuple[str, str], ...] = ()

    @cached_property
    def text(self) -> str:
        """The first template of a verb, else of the mode, else of the type, that can be filled; else the bare noun."""
        title = next((text for text in (*self._verbal(), *self._nominal()) if text is not None), None)
        return self.language.phrasing.capital(title or self._bare)

    def _verbal(self) -> Iterator[str | None]:
        """Who does what, by the templates of the verbs that tell it."""
        for verb, matter in self.told:
            filling = replace(self._filling, matter=matter)
            yield from (filling.fill(template) for template in self._of_verb(verb))

    def _of_verb(self, verb: str) -> tuple[str, ...]:
        return self.language.headlines.get(f"{self.type}:{verb}", ())

    def _nominal(self) -> Iterator[str | None]:
        return (self._filling.fill(template) for template in self._templates)

    @cached_property
    def _templates(self) -> tuple[str, ...]:
        headlines = self.language.headlines
        return (*headlines.get(f"{self.type}.{self.mode}", ()), *headlines.get(self.type, ()))

    @cached_property
    def _filling(self) -> Filling:
        """What stands in the templates of nouns: a matter that no verb of its own asks for."""
        matter = next((matter for verb, matter in self.told if matter and not self._of_verb(verb)), "")
        return Filling(self.language.phrasing, self.topic, self.actors, self.place, matter=matter)

    @property
    def short(self) -> str:
        """What the title is about, for an id: the noun, family names, the place, without small words."""
        text = self.text
        for actor in self.actors:
            if actor.kind == "person":
                text = text.replace(actor.name, actor.name.split()[-1])
        words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", text)
        telling = " ".join(word for word in words if fold(word) not in self.language.phrasing.table.small)
        return shorten(telling, _ADDRESS, placeholder="")

    @property
    def _bare(self) -> str:
        nouns = (match["noun"] for template in self._templates for match in SLOT.finditer(template) if match["noun"])
        return " ".join(filter(None, (self.topic or next(nouns, ""), self._filling.where))).strip() or self.type
