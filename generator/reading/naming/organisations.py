"""Organisations of an article: their namings gathered, bare heads joined to the full name that they recall."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from generator.language.countries import Country
from generator.language.organisations import Organisations
from generator.reading.naming.heads import Heads
from generator.reading.naming.namings import Naming
from generator.reading.naming.scene import Scene
from generator.schema.mentions import Mention
from generator.text import fold

_Key = tuple[str, str]
# How many namings back a mere noun ("l'organisation") may point.
_MOST = 50


@dataclass(slots=True, eq=False)
class Group:
    """An organisation while the article is being read."""

    name: str
    country: Country | None
    sort: str
    mentions: list[Mention] = field(default_factory=list)


@dataclass
class Groups:
    """The organisations by base and state; `words` are the positions of all their mentions."""

    scene: Scene
    heads: Heads
    table: dict[_Key, Group] = field(default_factory=dict)
    words: set[int] = field(default_factory=set)
    _named: list[Group] = field(default_factory=list)

    @property
    def _known(self) -> Organisations:
        return self.scene.language.organisations

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
                group = self.table[_key(naming)]
                last.update(dict.fromkeys(_recalled_by(naming), group))
                self._named.append(group)
            else:
                self._recall(naming, last.get(naming.base) or first.get(naming.base) or self._of_sort(naming))

    def _enter(self, naming: Naming) -> Group:
        sort = self._known.sorts.get(naming.name, "armed" if naming.rule.endswith(".camp") else "")
        group = self.table.setdefault(_key(naming), Group(naming.name, naming.country, sort))
        if fold(naming.name).startswith(naming.base) and not fold(group.name).startswith(naming.base):
            group.name = naming.name
        self._note(group, naming)
        return group

    def _of_sort(self, naming: Naming) -> Group | None:
        """The organisation named last that is such a thing, else the first one: "l'organisation"."""
        sorts = self._known.recalls.get(naming.base, frozenset())
        before = chain(islice(reversed(self._named), _MOST), islice(self.table.values(), _MOST))
        return next((group for group in before if group.sort in sorts), None)

    def _recall(self, naming: Naming, meant: Group | None) -> None:
        """ "l'armée": the army that was named in full, or one that acts without a fuller name."""
        if meant is not None:
            # A mere noun spells no name: other organisations are "l'organisation" elsewhere.
            self._note(meant, naming if naming.name[:1].isupper() else replace(naming, form="role"))
        elif self._acts(naming):
            self._enter(naming)

    def _acts(self, naming: Naming) -> bool:
        """Whether a camp that nothing names more fully does something; institutions with a default name are meant."""
        if naming.base in self._known.defaults and naming.name[:1].isupper():
            return True
        bare = naming.base in self._known.bare_groups or self._known.bare_phrases.within(naming.base.split(" "))
        return bare and self.heads.acts(naming.first)

    def _note(self, group: Group, naming: Naming) -> None:
        group.mentions.append(self.scene.mention(naming.first, naming.after, naming.form, naming.rule))
        self.words.update(range(naming.first, naming.after))


def _is_full(naming: Naming, stated: set[str]) -> bool:
    """Whether a naming needs no other: "le ministère" of a state that another naming says is that one."""
    return naming.sure and (naming.country is not None or naming.base not in stated)


def _key(naming: Naming) -> _Key:
    return naming.base, naming.country.key if naming.country else ""


def _recalled_by(naming: Naming) -> tuple[str, ...]:
    """The bare words that may mean the organisation later: its base, its first word ("le Conseil"), its noun."""
    return naming.base, naming.base.partition(" ")[0], *filter(None, (naming.noun,))
