"""Titles of events that read like a headline: the templates of the language, filled with names as they are said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.language import Language
from generator.language.filling import Filling, Named
from generator.language.headlines import SLOT
from generator.text import fold

__all__ = ["Headline", "Named"]


@dataclass(frozen=True)
class Headline:
    """What may stand in a title. `place` is a name and its kind ("city"); `topic` the source's own noun phrase."""

    language: Language
    type: str
    mode: str
    topic: str = ""
    actors: tuple[Named, ...] = ()
    place: tuple[str, str] | None = None

    @property
    def text(self) -> str:
        """The first template of the mode, else of the type, that can be filled; else the topic or the bare noun."""
        headlines = self.language.headlines
        templates = (*headlines.get(f"{self.type}.{self.mode}", ()), *headlines.get(self.type, ()))
        filled = (self._filling.fill(template) for template in templates)
        title = next((text for text in filled if text is not None), None)
        return self.language.phrasing.capital(title or self._bare(templates))

    @cached_property
    def _filling(self) -> Filling:
        return Filling(self.language.phrasing, self.topic, self.actors, self.place)

    @property
    def short(self) -> str:
        """What the title is about, for an id: the noun, family names, the place, without small words."""
        text = self.text
        for actor in self.actors:
            if actor.kind == "person":
                text = text.replace(actor.name, actor.name.split()[-1])
        words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", text)
        return " ".join(word for word in words if fold(word) not in self.language.phrasing.table.small)

    def _bare(self, templates: Sequence[str]) -> str:
        nouns = (match["noun"] for template in templates for match in SLOT.finditer(template) if match["noun"])
        return " ".join(filter(None, (self.topic or next(nouns, ""), self._filling.where))).strip() or self.type
