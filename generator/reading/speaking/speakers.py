"""Who speaks: the actors that a phrase names, that a noun speaks for, or that a word points back to."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from generator.language.forms import UNKNOWN
from generator.reading.clauses import Clause
from generator.reading.phrases import Phrase
from generator.reading.speaking.named import NAMING, NamedActors, Speakers
from generator.reading.speaking.subjects import Subjects
from generator.reading.speaking.units import Unit, character_before
from generator.reading.tokens import Token
from generator.reading.verbgroups import Verb
from generator.reading.view import View
from generator.schema.mentions import Actor
from generator.text import fold

# How many words a sentence that points back to a quotation may take to name its speaker.
_REFERENCE = 16
# How many names before a relative clause are looked at.
_NEAR = 5
_PERSONAL = frozenset(("il", "elle"))
# What may stand before a quotation that begins with a participle.
_HAVE = frozenset(("a", "avait", "ont", "avaient"))
# In so many characters the verb that begins a quotation stands, and the word before it.
_FIRST_WORD = 24
# How many words such a noun may take with its article, and the powers that those have who are called so.
_LONGEST_RECALL, _COMMON = 3, frozenset(("envoy", "mandate", "party", "army"))
# Whether several own what follows.
_OWNERS = {"son": False, "sa": False, "ses": False, "leur": True, "leurs": True}
# "L'agence", "le ministère".
_ARTICLE_AND_NOUN, _DEFINITE = 2, frozenset(("le", "la", "l'"))
_NATIVES = {"le": "il", "la": "elle"}


class SpeakerFinder:
    """Finds speakers in the order of the text: the `subjects` remembered are what pronouns point back to."""

    def __init__(self, view: View, actors: Sequence[Actor]) -> None:
        self.view, self.actors = view, actors
        self.speech, self.grammar = view.language.speech, view.language.grammar
        self.names = NamedActors(view, actors)
        self.subjects = Subjects(self.names)

    def of_phrases(self, phrases: Sequence[Phrase], sentence: int, verb: Verb) -> Speakers:
        """The actors of the subject of a verb.

        Of several persons in a row the first has the others told about it ("X, proche du ministre, Y, affirme"),
        unless the last stands at the verb itself ("au grand dam du ministre, Y, X affirme").
        """
        meant = self._meant(phrases[0].start, phrases[0].end, sentence)
        if meant is not None:
            return meant
        plural = verb.plural
        named = [self.names.named_in(self._begin(phrase), phrase.end, plural=plural) for phrase in phrases]
        known = [speakers for speakers in named if speakers]
        persons = [speakers for speakers in known if self.names.is_person(speakers[0])]
        if plural and len(known) > 1:
            row = takewhile(lambda n: n == 0 or len(known[n - 1]) == 1, range(len(known)))
            return tuple(dict.fromkeys(actor for n in row for actor in known[n]))
        if plural and len(persons) == 1 and len(persons[0]) == 1 and (pair := self.names.pair_before(phrases[-1].end)):
            return pair
        if persons:
            return persons[0 if character_before(self.view.text, verb.start) == "," else -1]
        if not known and (organ := self._organ(phrases[0].start, phrases[0].end)):
            return organ
        if character_before(self.view.text, phrases[0].start) == ",":
            comma = self.view.text.rindex(",", 0, phrases[0].start)
            known = [apposed for apposed in (self.names.adjoining(comma),) if apposed] + known
        if known:
            return known[0]
        voices = (self._voice(self._begin(phrase), phrase.end) for phrase in phrases)
        return next((voice for voice in voices if voice), ()) or self._owner(phrases[0].start, phrases[0].end, sentence)

    def _begin(self, phrase: Phrase) -> int:
        """Where a phrase begins behind its preposition: "selon l'armée, qui précise"."""
        tokens = self.names.tokens(phrase.start, phrase.core) if phrase.preposition else ()
        return next(
            (token.start for token in tokens if not self.names.binds(token.word)),
            phrase.core if tokens else phrase.start,
        )

    def of_agent(self, phrases: Iterable[Phrase]) -> Speakers:
        """The actor of a passive verb ("par le ministre"); the phrases begin with their preposition."""
        found = (self.within(phrase.core, phrase.end) for phrase in phrases)
        return next((speakers for speakers in found if speakers), ())

    def of_source(self, start: int, end: int, sentence: int) -> Speakers:
        """The actors of text[start:end] after "selon", where a pronoun may stand."""
        first = self.names.tokens(start, end)[0].word
        if first in self.speech.pronouns:
            return self.subjects.of_pronoun(first, sentence, start)
        meant = self._meant(start, end, sentence)
        return (self.within(start, end) or self._owner(start, end, sentence)) if meant is None else meant

    def recalled(self, tokens: Sequence[Token], sentence: int, offset: int) -> Speakers:
        """ "Le diplomate", "la chercheuse": the person who spoke last, called by what they are; no ruler is."""
        pronoun = _NATIVES.get(tokens[0].word) if 1 < len(tokens) <= _LONGEST_RECALL else None
        roles = self.view.language.roles.heads.at([fold(token.word) for token in tokens], 1)
        if pronoun is None or roles is None or roles.value.powers - _COMMON or roles.value.plural:
            return ()
        return self.subjects.of_pronoun(pronoun, sentence, offset)

    def _owner(self, start: int, end: int, sentence: int) -> Speakers:
        """ "Son porte-parole", "leur avocat": the last subject that he or she speaks for."""
        several = _OWNERS.get(next((token.word for token in self.names.tokens(start, end)), ""))
        if several is None or not self._heads(start, end, self.speech.voices):
            return ()
        return self.subjects.owner(sentence, several=several)

    def _meant(self, start: int, end: int, sentence: int) -> Speakers | None:
        """Whom a phrase points back to ("la même source", "ce dernier"), None for one that names somebody itself."""
        words = [token.word for token in self.names.tokens(start, end)]
        if self.speech.echoes.at(words, 0):
            return self.subjects.last(sentence)
        last = self.speech.lasts.at(words, 0)
        if last:
            return self.names.person_before(start, feminine=last.value)
        return self._native(start, end, sentence) or self._body(start, end)

    def _body(self, start: int, end: int) -> Speakers | None:
        """ "L'agence a précisé": the organisation named before that is called so."""
        tokens = self.names.tokens(start, end)
        if len(tokens) != _ARTICLE_AND_NOUN or tokens[0].word not in _DEFINITE or self.names.inside(start, end):
            return None
        return self.names.organisation_before(start, fold(tokens[1].word)) or None

    def _native(self, start: int, end: int, sentence: int) -> Speakers | None:
        """ "Le Tessinois a ajouté": the person who spoke, called by where they come from."""
        tokens = self.names.tokens(start, end)
        pronoun = _NATIVES.get(tokens[0].word) if len(tokens) == 2 and tokens[1].capital else None
        if pronoun is None or not tokens[1].word.endswith(self.speech.natives):
            return None
        return None if self.names.named_in(start, end) else self.subjects.of_pronoun(pronoun, sentence, start) or None

    def owner_of_relative(self, clause: Clause, unit: Unit) -> Speakers:
        """ "Les concessions de X à Bakou, qu'il dit devoir faire": the person named before in the unit."""
        pronoun = self.speech.pronouns.get(clause.pronoun)
        if pronoun is None or pronoun.plural:
            return ()
        named = [one for one in self.names.inside(unit.start, clause.start)[-_NEAR:] if self.names.is_person(one.actor)]
        return next(((one.actor,) for one in reversed(named) if self.subjects.fits((one.actor,), pronoun)), ())

    def referred(self, start: int, end: int) -> Speakers:
        """The person named first in text[start:end], where it begins by pointing back ("Cette annonce de X")."""
        tokens = self.names.tokens(start, end)[:_REFERENCE]
        if not self.speech.references.at([token.word for token in tokens], 0):
            return ()
        persons = [actor for actor in self.names.mentioned(start, tokens[-1].end) if self.names.is_person(actor)]
        return tuple(persons[:1])

    def within(self, start: int, end: int) -> Speakers:
        """The actor that text[start:end], a noun phrase, is about: named by its head, or whom its head speaks for."""
        return self.names.named_in(start, end) or self._voice(start, end)

    def _voice(self, start: int, end: int) -> Speakers:
        """Whom the head noun of text[start:end] speaks for ("un porte-parole de X", "le gouvernement russe")."""
        for one in self.names.inside(start, end)[:1]:
            if one.mention.form in NAMING and self._heads(start, one.mention.start, self.speech.voices):
                return (one.actor,)
        return self._organ(start, end)

    def _organ(self, start: int, end: int) -> Speakers:
        """The state of whose adjective the head noun of text[start:end] is an organ ("le gouvernement russe")."""
        for one in self.names.inside(start, end)[:1]:
            if one.mention.form not in NAMING and self._heads(start, one.mention.end, self.speech.organs):
                return (one.actor,)
        return ()

    def _heads(self, start: int, end: int, nouns: frozenset[str]) -> bool:
        return any(word in nouns for word in self.names.head(start, end))

    def of_quoted_verb(self, offset: int, start: int, end: int, sentence: int) -> Speakers:
        """The subject that stands before a quotation at `offset` whose first word, text[start:end], is its verb.

        The auxiliary may stand outside: "le ministre a « exigé leur départ »".
        """
        said = self.names.tokens(start, min(end, start + _FIRST_WORD))
        before = self.names.tokens(max(0, offset - _FIRST_WORD), offset)
        verb = next((token for token in said if token.word not in self.grammar.clitics and token.word != "n'"), None)
        forms = UNKNOWN if verb is None else self.view.language.verbs.analyse(verb.word)
        if before and forms.participle and before[-1].word in _HAVE:
            return self._before_verb(before[:-1], before[-1].start, sentence)
        return self._before_verb(before, offset, sentence) if forms.third else ()

    def _before_verb(self, before: Sequence[Token], offset: int, sentence: int) -> Speakers:
        """The subject that the tokens `before` an offset end with."""
        if not before or before[-1].kind != "word":
            return ()
        if before[-1].word in _PERSONAL:
            return self.subjects.of_pronoun(before[-1].word, sentence, offset)
        meant = self._meant(before[-2].start, offset, sentence) if len(before) > 1 else None
        return meant or self.names.named_before(offset)
