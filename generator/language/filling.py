"""Templates about an event filled with names as the language says them: for titles, and for sentences of a briefing."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from generator.language.headlines import AGREEING, SLOT, VERB
from generator.language.phrasing import Gender, Phrasing
from generator.schema.mentions import Role
from generator.text import fold

# More parties than this are not listed one by one.
_LISTED = 4


@dataclass(frozen=True, slots=True)
class Named:
    """An actor as a template needs it."""

    name: str
    kind: str
    role: Role = "party"


@dataclass(frozen=True)
class Filling:
    """What may stand in a template.

    `place` is a name and its kind ("city"), `topic` the source's own noun phrase, `matter` what it is about in the
    source's own words, `title` a title that is a noun phrase.
    """

    phrasing: Phrasing
    topic: str = ""
    actors: tuple[Named, ...] = ()
    place: tuple[str, str] | None = None
    title: str = ""
    matter: str = ""

    def fill(self, template: str) -> str | None:
        """The template with its places filled, None where one that must be stays empty."""
        empty = False
        named = {actor.name for match in SLOT.finditer(template) for actor in self._actors(match["what"])}

        def said(match: re.Match[str]) -> str:
            nonlocal empty
            words = self._say(match["what"], match["preposition"] or "", match["noun"] or "", named)
            empty |= not words and not match["optional"]
            return words

        gender = self._gender(template) if AGREEING.search(template) else "m"
        if gender is None:
            return None
        agreed = AGREEING.sub(lambda match: match[gender], template)
        text = VERB.sub(lambda match: match["several" if self._several else "one"], SLOT.sub(said, agreed))
        return None if empty else " ".join(text.split())

    def _gender(self, template: str) -> Gender | None:
        """What {a/b/c/d} agrees with: the noun or the actors that the template names first; None where unknown."""
        slot = SLOT.search(template)
        what, noun = (slot["what"], slot["noun"] or "") if slot else ("", "")
        if what in ("title", "topic"):
            words = self.title if what == "title" else self.topic or noun
            return self.phrasing.noun_gender(words.split(" ")[0]) or ("m" if what == "title" else None)
        genders = {self.phrasing.actor_gender(actor.name, actor.kind) for actor in self._actors(what)}
        if len(self._actors(what)) > 1:
            return "fp" if genders <= {"f", "fp"} else "mp"
        return next(iter(genders), None)

    def _say(self, what: str, preposition: str, noun: str, named: Set[str]) -> str:
        if what == "topic":
            return self._topic(self.topic or noun, preposition) if self.topic or preposition == "un" else noun
        if what == "death":
            return (
                self.topic if fold(self.topic.split(" ")[0]).removesuffix("s") in self.phrasing.table.deaths else noun
            )
        if what == "matter":
            return self.matter
        if what == "place":
            return self._place(preposition, named)
        if what == "title":
            return self.phrasing.the(self.title)
        return self._said(self._actors(what), preposition) or noun

    def _actors(self, what: str) -> Sequence[Named]:
        if what == "parties":
            return self._parties
        return self._killed if what == "killed" else self._with_role(what)

    def _place(self, preposition: str, named: Set[str]) -> str:
        """Where, or the place itself behind a preposition; nothing where an actor that is named is the place."""
        if self.place is None or self.place[0] in named or not self.where:
            return ""
        return self.phrasing.after(preposition, self.phrasing.place(*self.place)) if preposition else self.where

    def _topic(self, phrase: str, preposition: str) -> str:
        if not phrase:
            return ""
        if preposition == "un":
            return self.phrasing.indefinite(phrase)
        return self.phrasing.after(preposition, phrase) if preposition else phrase

    def _said(self, actors: Sequence[Named], preposition: str) -> str:
        if preposition == "nom":
            return ", ".join(actor.name for actor in actors[:_LISTED])
        phrases = [self._named(actor, preposition) for actor in actors[:_LISTED]]
        if not phrases or (preposition == "entre" and len(phrases) < 2):
            return ""
        if preposition in ("de", "à"):
            return self.phrasing.after_all(preposition, phrases)
        return f"{preposition} {self.phrasing.listed(phrases)}".strip()

    def _named(self, actor: Named, preposition: str) -> str:
        """The actor with its article; of people without a name to whom something happens, some: "de soldats"."""
        phrase = self.phrasing.definite(actor.name, actor.kind)
        several = phrase.removeprefix("les ")
        some = actor.role == "target" and preposition == "de" and several != phrase and several[:1].islower()
        return several if some else phrase

    def _with_role(self, role: str) -> list[Named]:
        told = self.matter if role == "target" else ""
        return [
            actor
            for actor in self.actors
            if actor.role == role and not self._mentioned(actor.name) and fold(actor.name) not in fold(told)
        ]

    @cached_property
    def _killed(self) -> list[Named]:
        """Those acted upon who can die: persons, and people in the plural; a state or an army does not."""
        return [
            actor
            for actor in self._with_role("target")
            if actor.kind == "person" or self.phrasing.definite(actor.name, actor.kind).startswith("les ")
        ]

    @cached_property
    def _parties(self) -> list[Named]:
        """Those who take part: persons among themselves, else states and organisations among themselves."""
        persons = [actor for actor in self.actors if actor.kind == "person"]
        others = [actor for actor in self.actors if actor.kind != "person" and not self._mentioned(actor.name)]
        return next((side for side in (persons, others) if len(side) > 1), [])

    @property
    def _several(self) -> bool:
        sources = self._with_role("source")
        phrases = [self.phrasing.definite(actor.name, actor.kind) for actor in sources]
        return len(phrases) > 1 or any(phrase.startswith("les ") for phrase in phrases)

    @cached_property
    def where(self) -> str:
        """Where, unless the topic or the matter already says it."""
        if self.place is None or fold(self.place[0]) in fold(f"{self.topic} {self.matter}"):
            return ""
        return self.phrasing.located(*self.place)

    def _mentioned(self, name: str) -> bool:
        return fold(name) in fold(self.topic)
