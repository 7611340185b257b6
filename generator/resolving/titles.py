"""Titles of events that read like a headline: the templates of the language, filled with names as they are said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.language import Language
from generator.language.headlines import SLOT, VERB
from generator.schema.mentions import ActorKind, Role
from generator.text import fold

# More parties than this are not listed one by one.
_LISTED = 4


@dataclass(frozen=True, slots=True)
class Named:
    """An actor as a title needs it."""

    name: str
    kind: ActorKind
    role: Role = "party"


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
        filled = (self._fill(template) for template in templates)
        title = next((text for text in filled if text is not None), None)
        return self.language.phrasing.capital(title or self._bare(templates))

    def _bare(self, templates: Sequence[str]) -> str:
        nouns = (match["noun"] for template in templates for match in SLOT.finditer(template) if match["noun"])
        return " ".join(filter(None, (self.topic or next(nouns, ""), self._where))).strip() or self.type

    def _fill(self, template: str) -> str | None:
        """The template with its places filled, None where one that must be stays empty."""
        empty = False

        def said(match: re.Match[str]) -> str:
            nonlocal empty
            words = self._say(match["what"], match["preposition"] or "") or (match["noun"] or "")
            empty |= not words and not match["optional"]
            return words

        text = VERB.sub(lambda match: match["several" if self._several else "one"], SLOT.sub(said, template))
        return None if empty else " ".join(text.split())

    def _say(self, what: str, preposition: str) -> str:
        if what == "topic":
            return self.language.phrasing.after(preposition, self.topic) if preposition and self.topic else self.topic
        if what == "place":
            return self._where
        actors = self._parties if what == "parties" else self._with_role(what)
        return self._said(actors, preposition)

    def _said(self, actors: Sequence[Named], preposition: str) -> str:
        phrasing = self.language.phrasing
        phrases = [phrasing.definite(actor.name, actor.kind) for actor in actors[:_LISTED]]
        if not phrases or (preposition == "entre" and len(phrases) < 2):
            return ""
        if preposition in ("de", "à"):
            return phrasing.after_all(preposition, phrases)
        return f"{preposition} {phrasing.listed(phrases)}".strip()

    def _with_role(self, role: str) -> list[Named]:
        return [actor for actor in self.actors if actor.role == role and not self._mentioned(actor.name)]

    @cached_property
    def _parties(self) -> list[Named]:
        """Those who take part: persons among themselves, else states and organisations among themselves."""
        persons = [actor for actor in self.actors if actor.kind == "person"]
        others = [actor for actor in self.actors if actor.kind != "person" and not self._mentioned(actor.name)]
        return next((side for side in (persons, others) if len(side) > 1), [])

    @property
    def _several(self) -> bool:
        sources = self._with_role("source")
        phrases = [self.language.phrasing.definite(actor.name, actor.kind) for actor in sources]
        return len(phrases) > 1 or any(phrase.startswith("les ") for phrase in phrases)

    @cached_property
    def _where(self) -> str:
        """Where, unless the topic already says it."""
        if self.place is None or self._mentioned(self.place[0]):
            return ""
        return self.language.phrasing.located(*self.place)

    def _mentioned(self, name: str) -> bool:
        return fold(name) in fold(self.topic)
