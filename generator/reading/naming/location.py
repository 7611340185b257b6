"""Whether a name tells where: the prepositions and nouns that make a place of a state, a capital or a town."""

from dataclasses import dataclass

from generator.language.location import LocationWords
from generator.lazy import once
from generator.reading.naming.ground import Ground
from generator.reading.naming.lexicon import Hit
from generator.reading.naming.scene import Scene

_AT = frozenset(("à", "au", "aux"))
_OF = frozenset(("de", "du", "des", "d'"))
_ARTICLES = frozenset(("le", "la", "l'", "les"))
_DATELINE = frozenset(("(", "-", "–", "—"))
# "Aux côtés du Qatar" is with it.
_BESIDE = ("aux", "cotes")
_BORDER = "frontier"
_REFLEXIVE = frozenset(("se", "s'", "nous", "vous", "me"))
_QUOTES = frozenset('«"“')
_REACH = 4
_LONGEST_ROW = 24
_AND = frozenset(("et", "ou"))
_ROW_GOES_ON = frozenset((",", "et", "ou"))


@dataclass(frozen=True)
class Location:
    """Looks at the words before a name."""

    scene: Scene

    @property
    def _words(self) -> LocationWords:
        return self.scene.language.location

    @once
    def _ground(self) -> Ground:
        return Ground(self.scene)

    def lead(self, first: int) -> tuple[str, int]:
        """The preposition before a name (past its article), in lower case with accents, and its position."""
        at = first - 1
        if self.scene.together(at, first) and self.scene.tokens[at].word in _ARTICLES:
            at -= 1
        if not self.scene.together(at, first):
            return "", at
        if self.scene.words[at] == "a" and self.scene.capital(at):
            return "à", at
        return self.scene.tokens[at].word, at

    def is_place(self, hit: Hit) -> bool:
        """Whether a state is named as a place only: "en Azerbaïdjan", "au Mali", "le nord de la Syrie"."""
        lead, at = self.lead(hit.first)
        if self._is_bracketed(hit) or self.is_label(hit) or self._is_scene(hit.after) or self._ends_dateline(hit):
            return True
        if lead in self._words.around or self._ground.is_crossed(at):
            return True
        if lead in _AT:
            return not self.is_dative(at)
        if self._is_in_list(hit):
            return True
        if lead in _AND:
            return self._goes_with(hit.after, at)
        if lead == "avec":  # "à la frontière avec le Venezuela"
            return self.scene.word(at - 1).startswith(_BORDER)
        return lead in _OF and self._of(at, self._words.space)

    def _is_scene(self, after: int) -> bool:
        """ "Le Mali est le théâtre de combats"."""
        ahead = range(after, after + _REACH)
        return any(self.scene.word(at) == "theatre" and self.scene.together(after, at) for at in ahead)

    def is_label(self, hit: Hit) -> bool:
        """ "Haïti : la capitale se vide", not "Moscou : « … »": where it is, and of whom the text is."""
        quoted = self.scene.word(hit.after + 1) in _QUOTES
        return self.scene.word(hit.after) == ":" and self.scene.opens(hit.first) and not quoted

    def is_seat(self, hit: Hit) -> bool:
        """Whether a capital stands for its state: "Bakou a reconquis", "proche de Moscou", never "à Bakou"."""
        country = hit.entry.country
        return country is not None and country.row.seat and self.stands_for_somebody(hit)

    def stands_for_somebody(self, hit: Hit) -> bool:
        """Whether a town is named as one who acts: "selon Bruxelles"."""
        lead, at = self.lead(hit.first)
        if lead in _AT:
            return self.is_dative(at)
        if self._is_apposed(hit.first) or lead in self._words.inside or self._is_bound_for(lead, at):
            return False
        if self._ground.is_crossed(at) or self._ground.is_hit(at) or self.is_label(hit):
            return False
        if lead in _OF and (self._holds(at) or self.names_text(hit.first)):
            return False
        return not self._is_dateline(hit)

    def is_of(self, first: int) -> bool:
        """Whether the name follows "de", whatever the noun before."""
        return self.lead(first)[0] in ("de", "d'")

    def _goes_with(self, after: int, at: int) -> bool:
        """ "Vers la Hongrie [et] la Slovaquie": what the preposition before the first name says."""
        first = self._start_of_name(at)
        lead = self.lead(first)[0] if first < at else ""
        return lead in self._words.around and not self.scene.starts_verb(after)

    def _is_in_list(self, hit: Hit) -> bool:
        """ "Au Mali, Burkina Faso, Niger": states in a row behind a preposition of place, their articles left out."""
        scene, first, at = self.scene, hit.first, hit.first - 1
        bare = hit.entry.country is None or hit.entry.country.row.bare
        if bare or scene.word(at) not in _ROW_GOES_ON or scene.starts_verb(hit.after):
            return False
        while first - at < _LONGEST_ROW and (scene.is_name(at) or scene.word(at) in _ROW_GOES_ON):
            at -= 1
        inside = scene.together(at, first) and scene.tokens[at].word in self._words.inside
        return inside and not self.is_dative(at)

    def _start_of_name(self, at: int) -> int:
        """Where the name begins that ends right before `at`."""
        first = at
        while at - first < _LONGEST_ROW and self.scene.together(first - 1, at) and self.scene.is_name(first - 1):
            first -= 1
        return first

    def is_unknown_town(self, first: int) -> bool:
        """Whether only a place can stand here: "la ville de Bétou", "à Bétou" (not "grâce à", nor "reproche à")."""
        lead, at = self.lead(first)
        if lead in _OF:
            return self._of(at, self._words.places)
        if lead == "à":
            return at == first - 1 and not self.is_dative(at)
        return self._is_apposed(first)

    def is_in_row(self, first: int, after: int) -> bool:
        """Whether a name stands in a row of places: "à Gao, Anéfis, Ber et Kidal", "les villes de Gao et Tin Hama"."""
        scene, last = self.scene, first - 1
        if scene.word(last) not in _ROW_GOES_ON:
            return False
        at = last
        while first - at < _LONGEST_ROW and (scene.is_name(at) or scene.word(at) in _ROW_GOES_ON):
            at -= 1
        if not scene.together(at, first):
            return False
        led = scene.tokens[at].word in self._words.inside and (self._goes_on(after) or self._came_on(last))
        return led or self._follows_places(at)

    def _follows_places(self, at: int) -> bool:
        """ "Les villes de": a noun of several places before the "de" at `at`."""
        noun = self.scene.word(at - 1)
        return self.scene.tokens[at].word in _OF and noun.endswith("s") and noun in self._words.places

    def is_between(self, first: int, after: int) -> bool:
        """Whether a name stands between two of which nobody knows more: "attaqué entre Kaniéra et Lakamané"."""
        if self.scene.word(first - 1) == "entre":
            opens, other = first - 1, after + 1
            joined = self.scene.word(after) == "et"
        else:
            opens = next((at for at in range(first - 2, first - 2 - _REACH, -1) if self.scene.word(at) == "entre"), -1)
            joined, other = self.scene.word(first - 1) == "et" and opens >= 0, opens + 1
        if not joined or not self.scene.together(opens, after - 1) or not self.scene.capital(other):
            return False
        many = self.scene.words[after - 1].endswith("s") and self.scene.words[other].endswith("s")
        return not many and self.scene.word(opens - 1) not in self._words.meetings | self._words.agreements

    def _goes_on(self, at: int) -> bool:
        """Whether a row goes on at `at` with a name of one word."""
        return self.scene.word(at) in _ROW_GOES_ON and self.scene.capital(at + 1) and not self.scene.capital(at + 2)

    def _came_on(self, at: int) -> bool:
        """Whether a name of one word stands before `at`, itself behind another one."""
        return self.scene.capital(at - 1) and self.scene.word(at - 2) == ","

    def is_located(self, first: int) -> bool:
        """Whether the words before a town tell where: "à Goma", "la ville de Goma"."""
        lead, at = self.lead(first)
        if lead in _OF:
            return self._holds(at)
        told = lead in self._words.inside or self._is_apposed(first) or self._is_bound_for(lead, at)
        return told or self._ground.is_hit(at) or self._ground.is_crossed(at)

    def _is_apposed(self, first: int) -> bool:
        """ "La capitale Kiev", "le village Bétou"."""
        before = self.scene.word(first - 1) if self.scene.together(first - 1, first) else ""
        return before == "capitale" or before in self._words.places

    def _is_bound_for(self, lead: str, at: int) -> bool:
        """ "En route pour Niamey"."""
        return lead == "pour" and any(self.scene.word(at - steps) in self._words.departures for steps in (1, 2))

    def names_text(self, first: int) -> bool:
        """ "Les accords de Minsk" are no place."""
        lead, at = self.lead(first)
        return lead in _OF and self.scene.word(at - 1) in self._words.agreements

    def _holds(self, at: int) -> bool:
        """Whether the "de" at `at` follows a noun of space, of a meeting or of what happens to towns."""
        return any(self._of(at, nouns) for nouns in (self._words.space, self._words.meetings, self._words.captures))

    def _of(self, at: int, nouns: frozenset[str]) -> bool:
        """Whether the "de" at `at`, or that of the name joined before, follows one of the nouns, an adjective between
        allowed.
        """
        at = self._first_of(at)
        if not self.scene.together(at - 1, at):
            return False
        if self.scene.words[at - 1] in nouns:
            return (self.scene.word(at - 2), self.scene.words[at - 1]) != _BESIDE
        between = (
            self.scene.is_word(at - 1) and self.scene.tokens[at - 1].word not in self.scene.language.grammar.openers
        )
        if self.scene.together(at - 3, at) and self.scene.tokens[at - 2].word in _OF and not self.scene.capital(at - 1):
            return self.scene.words[at - 3] in nouns and between  # "le camp de réfugiés de Shati"
        return self.scene.together(at - 2, at) and self.scene.words[at - 2] in nouns and between

    def _first_of(self, at: int) -> int:
        """The "de" that opens the pair: "les côtes [de] l'Érythrée et du Yémen"."""
        if self.scene.word(at - 1) not in _ROW_GOES_ON:
            return at
        first = self._start_of_name(at - 1)
        lead, before = self.lead(first)
        return before if first < at - 1 and lead in _OF else at

    def is_dative(self, at: int) -> bool:
        """Whether "à" is governed by a verb of giving just before, or by a noun like "soutien"."""
        verbs = self.scene.language.verbs
        owned = self._before_owner(at)
        near = (at - 1, at - 2, owned - 1, owned - 2)
        if any(self.scene.together(place, at) and self.scene.words[place] in self._words.bound for place in near):
            return True
        for position in range(at - 1, at - 1 - _REACH, -1):
            if not self.scene.together(position, at) or not self.scene.is_word(position):
                return False
            forms = verbs.analyse(self.scene.tokens[position].word)
            lemmas = {form.lemma for form in forms} & self._words.giving
            if lemmas:
                return not (lemmas & self._words.going and self._is_reflexive(position))
            if forms.infinitive:
                return False
        return False

    def _before_owner(self, at: int) -> int:
        """Where the "de" stands that a name before `at` completes: "les concessions [de] X à Bakou"; else `at`."""
        first = self._start_of_name(at)
        return first - 1 if first < at and self.scene.word(first - 1) in _OF else at

    def _is_reflexive(self, at: int) -> bool:
        """ "S'est rendu", "se rendra"."""
        near = range(max(0, at - _REACH), at)
        return any(self.scene.together(place, at) and self.scene.words[place] in _REFLEXIVE for place in near)

    def _is_dateline(self, hit: Hit) -> bool:
        """ "Moscou, 12 mars –": where the text was written, not who acts."""
        if not self.scene.opens(hit.first):
            return False
        if self.scene.word(hit.first - 1) == "(" and self.scene.word(hit.after) == ")":
            return True
        comma = self.scene.word(hit.after) == ","
        state = comma and any(self._signs(hit.after + words) for words in range(2, _REACH + 2))
        dated = comma and (self._is_date(hit.after + 1) or state)
        return dated or self.scene.word(hit.after) in _DATELINE

    def _ends_dateline(self, hit: Hit) -> bool:
        """ "Ohrid, Macédoine du Nord (Reuters) –"."""
        return self._signs(hit.after) and self.scene.word(hit.first - 1) == ","

    def _signs(self, at: int) -> bool:
        """Whether an agency in brackets and a dash stand there."""
        return (self.scene.word(at), self.scene.word(at + 2)) == ("(", ")") and self.scene.word(at + 3) in _DATELINE

    def _is_bracketed(self, hit: Hit) -> bool:
        """ "Abuja (Nigeria)": the state of a town."""
        if (self.scene.word(hit.first - 1), self.scene.word(hit.after)) != ("(", ")"):
            return False
        town = self.scene.word(hit.first - 2)
        known = self.scene.language.places.towns(town) or town in self.scene.language.countries.capitals
        return self.scene.capital(hit.first - 2) and bool(known)

    def _is_date(self, at: int) -> bool:
        if not self.scene.together(at - 1, at):
            return False
        token = self.scene.tokens[at]
        return token.kind == "number" or token.word in self.scene.language.grammar.times
