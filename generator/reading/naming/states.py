"""States that act or are acted on: by name, by the name of their capital, by an adjective beside a deed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.language.countries import Country
from generator.reading.naming.lexicon import Hit
from generator.reading.naming.location import Location
from generator.reading.naming.scene import Scene
from generator.schema.mentions import Mention

# Nouns that recall the state alone.
_ORGANS = frozenset(("gouvernement", "autorites"))
# So many mentions as a place make a state of a country.
_OFTEN = 4
_ARTICLES = frozenset(("le", "la", "l'", "les"))


@dataclass(slots=True, eq=False)
class State:
    """A state while the article is being read; `acts` once a mention is more than an adjective or a place.

    `scenes` are the mentions that only tell where.
    """

    country: Country
    acts: bool = False
    mentions: list[Mention] = field(default_factory=list)
    scenes: list[Mention] = field(default_factory=list)


@dataclass
class StateReader:
    """`taken` are the words of persons and organisations, `held` those inside functions: they make no state act."""

    scene: Scene
    hits: Mapping[int, Hit]
    location: Location
    taken: frozenset[int]
    held: frozenset[int]
    # Where the organs of states are named: the position of the noun.
    _organs: dict[int, Country] = field(default_factory=dict)

    def all(self) -> list[State]:
        states: dict[str, State] = {}
        for hit in self.hits.values():
            self._read(states, hit)
        self._recall(states)
        return [state for state in states.values() if state.acts or self._is_scene(state)]

    def _is_scene(self, state: State) -> bool:
        """Whether things happen in a country again and again, which makes them its affair."""
        if len(state.scenes) < _OFTEN:
            return False
        state.mentions = sorted(state.mentions + state.scenes, key=lambda mention: mention.start)
        return True

    def _read(self, states: dict[str, State], hit: Hit) -> None:
        if hit.kind == "country" and self._is_named(hit):
            self._note(states, hit, hit.first, acts=hit.first not in self.taken | self.held)
        elif hit.kind == "country" and self._is_state(hit):
            country = hit.entry.country
            assert country is not None
            scenes = states.setdefault(country.key, State(country)).scenes
            scenes.append(self.scene.mention(hit.first, hit.after, "name", "name.state.scene"))
        elif hit.kind == "capital" and self.location.is_seat(hit) and hit.first not in self.taken:
            self._note(states, hit, hit.first, acts=True)
        elif hit.kind == "demonym":
            first, acts = self._deed(hit)
            if hit.entry.country is not None and self.scene.words[first] in _ORGANS:
                self._organs[first] = hit.entry.country
            self._note(states, hit, first, acts=acts)

    def _recall(self, states: dict[str, State]) -> None:
        """ "Le gouvernement a annoncé": that of the state whose government was named last."""
        organs = sorted(self._organs.items(), key=lambda organ: organ[0])
        if not organs:
            return
        for at in range(organs[0][0], self.scene.size):
            if self.scene.words[at] in _ORGANS and at not in self._organs and self._stands_alone(at):
                country = next(country for place, country in reversed(organs) if place < at)
                mention = self.scene.mention(at, at + 1, "role", "name.state.organ")
                states[country.key].mentions.append(mention)

    def _stands_alone(self, at: int) -> bool:
        """Whether the word is a subject with nothing but its article."""
        alone = self.scene.word(at - 1) in _ARTICLES and at not in self.taken | self.held
        return alone and self.scene.starts_verb(at + 1)

    def _is_named(self, hit: Hit) -> bool:
        """Whether a state is named as more than a place."""
        return (self.location.is_label(hit) or not self.location.is_place(hit)) and self._is_state(hit)

    def _is_state(self, hit: Hit) -> bool:
        """A state whose name is also a given name ("Maurice", "la Dominique") needs its article or preposition."""
        if not self.scene.language.names.is_given(self.scene.words[hit.first]):
            return True
        country = hit.entry.country
        assert country is not None
        return country.row.bare or self.scene.word(hit.first - 1) in _ARTICLES

    def _deed(self, hit: Hit) -> tuple[int, bool]:
        """Where the words that name the state begin ("l'Etat russe"), and whether they make it act."""
        organ = self._organ(hit.first - 1)
        if organ is not None:
            return organ, organ not in self.held
        deed = any(self._names_deed(hit.first - steps) for steps in (1, 2))
        return hit.first, deed and hit.first not in self.taken

    def _organ(self, at: int) -> int | None:
        """The word for the state that ends at `at`, an adjective of its own allowed: "le gouvernement fédéral"."""
        words = self.scene.language.organisations.state_words
        qualified = self.scene.word(at) in self.scene.language.roles.qualifiers
        return next(
            (
                place
                for place in range(at, at - 1 - qualified, -1)
                if self.scene.together(place, at) and self.scene.words[place] in words
            ),
            None,
        )

    def _names_deed(self, at: int) -> bool:
        return self.scene.together(at, at + 1) and self.scene.words[at] in self.scene.language.organisations.deeds

    def _note(self, states: dict[str, State], hit: Hit, first: int, *, acts: bool) -> None:
        demonym = hit.entry.demonym
        countries = demonym.countries if demonym is not None else (hit.entry.country,)
        form = {"country": "name", "capital": "capital", "demonym": "demonym"}[hit.kind]
        for country in countries:
            if country is not None:
                state = states.setdefault(country.key, State(country))
                state.acts = state.acts or acts
                state.mentions.append(self.scene.mention(first, hit.after, form, f"name.state.{form}"))  # type: ignore[arg-type]
