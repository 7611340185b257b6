"""Organisations: known ones, institutions and armed groups told by their head noun, acronyms."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.language.countries import Country
from generator.language.organisations import Organisations
from generator.reading.naming.complements import ARTICLES, OF, Complements
from generator.reading.naming.lexicon import Hit
from generator.reading.naming.scene import Scene
from generator.schema.mentions import Mention, MentionForm

_INSTITUTIONS = "institution"
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 7


@dataclass(slots=True, eq=False)
class Group:
    """An organisation while the article is being read; `base` are its folded words without those of its state."""

    name: str
    base: str
    country: Country | None
    mentions: list[Mention] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Naming:
    """The words [first, after) name an organisation; `sure` is unset where only an earlier full name can tell which."""

    first: int
    after: int
    name: str
    base: str
    country: Country | None
    form: MentionForm
    rule: str
    sure: bool = True


@dataclass
class GroupReader:
    """Finds the organisations of an article; `taken` are the words of persons' names and functions beside them."""

    scene: Scene
    hits: Mapping[int, Hit]
    taken: frozenset[int]
    consumed: set[int] = field(default_factory=set)
    # What an acronym in brackets shortens: its folded words -> the naming before it.
    short: dict[str, Naming] = field(default_factory=dict)

    @property
    def _known(self) -> Organisations:
        return self.scene.language.organisations

    def all(self) -> list[Group]:
        namings = list(self._namings())
        groups: dict[tuple[str, str], Group] = {}
        for naming in namings:
            if naming.sure:
                self._enter(groups, naming)
        for naming in namings:
            if not naming.sure:
                self._recall(groups, naming)
        return [group for group in groups.values() if group.mentions]

    def _enter(self, groups: dict[tuple[str, str], Group], naming: Naming) -> None:
        key = naming.base, naming.country.key if naming.country else ""
        group = groups.setdefault(key, Group(naming.name, naming.base, naming.country))
        self._note(group, naming)

    def _recall(self, groups: dict[tuple[str, str], Group], naming: Naming) -> None:
        """ "l'armée" is the army that was named last, or the only one."""
        alike = [g for (base, _), g in groups.items() if base == naming.base]
        start = self.scene.tokens[naming.first].start
        before = [group for group in alike if group.mentions[0].start < start]
        group = max(before, key=lambda g: _last(g, start)) if before else next(iter(alike), None)
        if group is None and self._acts(naming):
            self._enter(groups, naming)
        elif group is not None:
            self._note(group, naming)

    def _acts(self, naming: Naming) -> bool:
        """Whether a camp that nothing names more fully does something: "les rebelles ont pris", "par les rebelles"."""
        if naming.base not in self._known.bare_groups:
            return False
        return self.scene.word(naming.first - 2) == "par" or self.scene.is_subject(naming.first)

    def _note(self, group: Group, naming: Naming) -> None:
        group.mentions.append(self.scene.mention(naming.first, naming.after, naming.form, naming.rule))
        self.consumed.update(range(naming.first, naming.after))

    # Finding

    def _namings(self) -> Iterator[Naming]:
        at = 0
        while at < self.scene.size:
            naming = None if at in self.taken else self._at(at)
            if naming is not None:
                yield naming
                self._learn(naming)
            at = naming.after if naming is not None else at + 1

    def _learn(self, naming: Naming) -> None:
        """Remembers the acronym that follows a name in brackets."""
        at = naming.after + 1
        known = self.hits.get(at)
        end = known.after if known is not None and known.entry.organisation is not None else at + 1
        if (
            self.scene.word(at - 1) == "("
            and self.scene.word(end) == ")"
            and self.scene.surface(at, end)[1:2].isupper()
        ):
            self.short.setdefault(self.scene.surface(at, end), naming)

    def _at(self, at: int) -> Naming | None:
        if not self.scene.is_word(at):
            return None
        hit = self.hits.get(at)
        if hit is not None and hit.entry.organisation is not None:
            return self._named(hit)
        word = self.scene.words[at]
        if self.scene.capital(at) and word in self._known.heads:
            return self._institution(at)
        if word in self._known.groups:
            return self._armed(at)
        if word in self._known.lower_heads and not self.scene.capital(at):
            return self._common(at)
        return self._acronym(at)

    # Known by name

    def _named(self, hit: Hit) -> Naming | None:
        known = hit.entry.organisation
        assert known is not None
        if known.sort == "media" and not self._speaks(hit):
            return None
        if known.sort == _INSTITUTIONS:
            return self._extended(hit, known.name)
        surface = self.scene.surface(hit.first, hit.after)
        form: MentionForm = "acronym" if surface.isupper() else "name"
        shortened = self.short.get(surface)
        if shortened is not None:
            return replace(shortened, first=hit.first, after=hit.after, form=form, rule="name.organisation.acronym")
        return Naming(hit.first, hit.after, known.name, known.name, None, form, "name.organisation.known")

    def _extended(self, hit: Hit, name: str) -> Naming:
        """ "le Parlement russe": a known kind of institution with its state."""
        rest = Complements(self.scene, self.hits, hit.after)
        after = rest.read()
        if not rest.countries or set(range(hit.after, after)) - set(rest.of_state):
            return Naming(hit.first, hit.after, name, name, None, "name", "name.organisation.known")
        full = self.scene.surface(hit.first, after)
        return Naming(hit.first, after, full, name, rest.countries[0], "name", "name.organisation.institution")

    def _speaks(self, hit: Hit) -> bool:
        """A medium acts in the news only where it is the source: "selon RFI", "a rapporté l'AFP"."""
        before = hit.first - 1
        if self.scene.word(before) in ARTICLES:
            before -= 1
        led = self.scene.together(before, hit.first) and self.scene.words[before] in ("selon", "apres", "par")
        return led or self.scene.starts_verb(hit.after)

    # Told by their head

    def _institution(self, at: int) -> Naming | None:
        """ "le Front de libération du Haut-Karabakh", "le Parti démocratique", "le Conseil de sécurité russe"."""
        after, rest = self._extent(at + 1, proper=True)
        if after == at + 1:
            return self._bare(at)
        base = self._base(at, after, rest)
        full = self._known.defaults.get(base) if not rest.countries else None
        name = full or self.scene.surface(at, after)
        sure = base not in self._known.defaults or bool(rest.countries)
        return Naming(at, after, name, base, self._country(rest), "name", "name.organisation.institution", sure)

    def _bare(self, at: int) -> Naming | None:
        """A head alone names only what was named in full elsewhere."""
        if not self._has_article(at) or self.scene.opens(at):
            return None
        word = self.scene.words[at]
        return Naming(
            at, at + 1, self.scene.surface(at, at + 1), word, None, "name", "name.organisation.bare", sure=False
        )

    def _common(self, at: int) -> Naming | None:
        """ "le ministère russe de la Défense", "le parlement ukrainien": the state or a field must be named."""
        after, rest = self._extent(at + 1, proper=False)
        following = self.hits.get(after)
        if following is not None and following.entry.organisation is not None and self.scene.together(at, after):
            return None
        if after == at + 1 or not (rest.countries or self._has_capital(at + 1, after)):
            return None
        base = self._base(at, after, rest)
        return Naming(
            at,
            after,
            _titled(self.scene.surface(at, after)),
            base,
            self._country(rest),
            "name",
            "name.organisation.common",
        )

    def _armed(self, at: int) -> Naming | None:
        """ "les séparatistes arméniens", "des forces de maintien de la paix russes", "l'armée"."""
        after, rest = self._extent(at + 1, proper=False)
        word = self.scene.words[at]
        if rest.organisation and not rest.countries:
            return Naming(at, after, rest.organisation, rest.organisation, None, "name", "name.organisation.members")
        if rest.countries or (after > at + 1 and self._has_capital(at + 1, after)):
            base = self._base(at, after, rest)
            name = _titled(self.scene.surface(at, after))
            return Naming(at, after, name, base, self._country(rest), "name", "name.organisation.group")
        if word in self._known.bare_groups and self._has_article(at):
            return Naming(
                at,
                at + 1,
                _titled(self.scene.surface(at, at + 1)),
                word,
                None,
                "name",
                "name.organisation.bare",
                sure=False,
            )
        return None

    def _extent(self, at: int, *, proper: bool) -> tuple[int, Complements]:
        """Where the complements of a head end, and what they name."""
        while self.scene.together(at - 1, at) and self.scene.words[at] in self._known.between and at not in self.hits:
            at += 1
        rest = Complements(self.scene, self.hits, at, open=proper)
        return rest.read(), rest

    def _base(self, first: int, after: int, rest: Complements) -> str:
        words = [self.scene.words[at] for at in range(first, after) if at not in rest.of_state]
        return " ".join(words)

    def _country(self, rest: Complements) -> Country | None:
        return rest.countries[0] if rest.countries else None

    def _has_article(self, at: int) -> bool:
        return self.scene.together(at - 1, at) and self.scene.words[at - 1] in ARTICLES | OF | {"au", "aux"}

    def _has_capital(self, first: int, after: int) -> bool:
        return any(self.scene.capital(at) for at in range(first, after))

    # Acronyms

    def _acronym(self, at: int) -> Naming | None:
        """An unknown acronym behind an article, or in brackets behind the name that it shortens."""
        surface = self.scene.surface(at, at + 1)
        if surface in self.short:
            return replace(
                self.short[surface], first=at, after=at + 1, form="acronym", rule="name.organisation.acronym"
            )
        if not surface.isupper() or not _SHORTEST_ACRONYM <= len(surface) <= _LONGEST_ACRONYM or not surface.isalnum():
            return None
        if self.scene.words[at] in self.scene.language.names.words or at in self.hits or not self._has_article(at):
            return None
        return Naming(at, at + 1, surface, self.scene.words[at], None, "acronym", "name.organisation.acronym")


def _titled(surface: str) -> str:
    return surface[:1].upper() + surface[1:]


def _last(group: Group, start: int) -> int:
    return max(mention.start for mention in group.mentions if mention.start < start)
