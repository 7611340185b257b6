"""Organisations of an article: their namings gathered, bare heads joined to the full name that they recall."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.language.countries import Country
from generator.reading.naming.institutions import Naming
from generator.reading.naming.scene import Scene
from generator.schema.mentions import Mention

_Key = tuple[str, str]


@dataclass(slots=True, eq=False)
class Group:
    """An organisation while the article is being read."""

    name: str
    country: Country | None
    mentions: list[Mention] = field(default_factory=list)


@dataclass
class Groups:
    """The organisations by base and state; `words` are the positions of all their mentions."""

    scene: Scene
    table: dict[_Key, Group] = field(default_factory=dict)
    words: set[int] = field(default_factory=set)

    def gather(self, namings: Iterable[Naming]) -> None:
        """First the full names, then what only they explain."""
        ordered = list(namings)
        for naming in ordered:
            if naming.sure:
                self._enter(naming)
        for naming in ordered:
            if not naming.sure:
                self._recall(naming)

    def _enter(self, naming: Naming) -> None:
        key = naming.base, naming.country.key if naming.country else ""
        self._note(self.table.setdefault(key, Group(naming.name, naming.country)), naming)

    def _recall(self, naming: Naming) -> None:
        """ "l'armée" is the army that was named last, else the first that is named."""
        alike = [group for (base, _), group in self.table.items() if _recalls(naming, base)]
        start = self.scene.tokens[naming.first].start
        before = [group for group in alike if group.mentions[0].start < start]
        if before:
            self._note(max(before, key=lambda group: _last(group, start)), naming)
        elif alike:
            self._note(alike[0], naming)
        elif self._acts(naming):
            self._enter(naming)

    def _acts(self, naming: Naming) -> bool:
        """Whether a camp that nothing names more fully does something; institutions with a default name are meant."""
        known = self.scene.language.organisations
        if naming.base in known.defaults:
            return True
        agent = self.scene.word(naming.first - 2) == "par" or self.scene.is_subject(naming.first)
        return naming.base in known.bare_groups and agent

    def _note(self, group: Group, naming: Naming) -> None:
        group.mentions.append(self.scene.mention(naming.first, naming.after, naming.form, naming.rule))
        self.words.update(range(naming.first, naming.after))


def _recalls(naming: Naming, base: str) -> bool:
    """Whether a bare head may mean the organisation: "le Conseil" any council with a capital."""
    proper = naming.name[:1].isupper() and naming.rule == "name.organisation.bare"
    return base == naming.base or (proper and base.startswith(f"{naming.base} "))


def _last(group: Group, start: int) -> int:
    return max(mention.start for mention in group.mentions if mention.start < start)
