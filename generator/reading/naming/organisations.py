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
        """First the full names, then, in order of the text, what only they explain: the last one, else the first."""
        ordered = list(namings)
        stated = {naming.base for naming in ordered if naming.sure and naming.country}
        first: dict[str, Group] = {}
        for naming in ordered:
            if _is_full(naming, stated):
                group = self._enter(naming)
                for word in _recalled_by(naming):
                    first.setdefault(word, group)
        last: dict[str, Group] = {}
        for naming in ordered:
            if _is_full(naming, stated):
                last.update(dict.fromkeys(_recalled_by(naming), self.table[_key(naming)]))
            else:
                self._recall(naming, last.get(naming.base) or first.get(naming.base))

    def _enter(self, naming: Naming) -> Group:
        group = self.table.setdefault(_key(naming), Group(naming.name, naming.country))
        self._note(group, naming)
        return group

    def _recall(self, naming: Naming, meant: Group | None) -> None:
        """ "l'armée": the army that was named in full, or one that acts without a fuller name."""
        if meant is not None:
            self._note(meant, naming)
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


def _is_full(naming: Naming, stated: set[str]) -> bool:
    """Whether a naming needs no other: "le ministère" of a state that another naming says is that one."""
    return naming.sure and (naming.country is not None or naming.base not in stated)


def _key(naming: Naming) -> _Key:
    return naming.base, naming.country.key if naming.country else ""


def _recalled_by(naming: Naming) -> tuple[str, ...]:
    """The bare words that may mean the organisation later: its base, and its first word ("le Conseil")."""
    return naming.base, naming.base.partition(" ")[0]
