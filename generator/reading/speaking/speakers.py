"""Who speaks: the actors that a phrase names, that a noun speaks for, or that a pronoun points back to."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from generator.language.speech import Pronoun
from generator.reading.clauses import Clause
from generator.reading.phrases import Phrase
from generator.reading.speaking.units import Unit, character_before
from generator.reading.tokens import Token
from generator.reading.verbgroups import Verb
from generator.reading.view import View
from generator.schema.mentions import Actor, Mention
from generator.text import fold
from generator.values import value

Speakers = tuple[int, ...]

# How many sentences back a pronoun reaches.
_MEMORY = 5
# How many words a sentence that points back to a quotation may take to name its speaker.
_REFERENCE = 16
# How many names of one phrase are looked at.
_MOST_NAMES = 20
# How many words a function between "et" and a name may have, "et" included.
_LONGEST_TITLE = 6
# How many characters of space may stand between a function and the name.
_GAP = 3
# The articles that tell one man or woman; those of one person that tell neither. All others are of several.
_LEADS = {"un": False, "le": False, "ce": False, "cet": False, "une": True, "la": True, "cette": True}
_ELIDED = frozenset(("l'", "autre", "son", "sa"))
_PERSONAL = frozenset(("il", "elle"))
# In so many characters the verb that begins a quotation stands, and the word before it.
_FIRST_WORD = 24
# How many words such a noun may take with its article, and the powers that those have who are called so.
_LONGEST_RECALL, _COMMON = 3, frozenset(("envoy", "mandate", "party", "army"))
# Whether several own what follows.
_OWNERS = {"son": False, "sa": False, "ses": False, "leur": True, "leurs": True}
_NATIVES = {"le": "il", "la": "elle"}
_NAMING = frozenset(("full", "family", "role", "name", "capital", "acronym", "pronoun"))


@value
class _Named:
    """A mention with the index of its actor."""

    mention: Mention
    actor: int


@value
class _Subject:
    """Who was the subject of a sentence, and whether they spoke in it; `lead` is the article of an unnamed source."""

    sentence: int
    speakers: Speakers
    spoke: bool
    lead: str = ""


class SpeakerFinder:
    """Finds speakers in the order of the text: subjects told to `remember` are what pronouns point back to."""

    def __init__(self, view: View, actors: Sequence[Actor]) -> None:
        self.view, self.actors = view, actors
        self.speech, self.grammar = view.language.speech, view.language.grammar
        named = [_Named(mention, index) for index, actor in enumerate(actors) for mention in actor.mentions]
        self.named = sorted(named, key=_order)
        self.starts = [one.mention.start for one in self.named]
        self.subjects: list[_Subject] = []

    def remember(self, sentence: int, speakers: Speakers, *, spoke: bool) -> None:
        if speakers:
            self.subjects.append(_Subject(sentence, speakers, spoke))

    def remember_unnamed(self, sentence: int, start: int, end: int) -> None:
        """Remembers that text[start:end], where it is "une source" or the like, spoke."""
        tokens = self.tokens(start, end)
        if tokens and any(word in self.speech.unnamed for word in self._head(start, end)):
            self.subjects.append(_Subject(sentence, (), spoke=True, lead=tokens[0].word))

    def of_phrases(self, phrases: Sequence[Phrase], sentence: int, verb: Verb) -> Speakers:
        """The actors of the subject of a verb.

        Of several persons in a row the first has the others told about it ("X, proche du ministre, Y, affirme"),
        unless the last stands at the verb itself ("au grand dam du ministre, Y, X affirme").
        """
        meant = self._meant(phrases[0].start, phrases[0].end, sentence)
        if meant is not None:
            return meant
        plural = verb.plural
        named = [self.named_in(self._begin(phrase), phrase.end, plural=plural) for phrase in phrases]
        known = [speakers for speakers in named if speakers]
        persons = [speakers for speakers in known if self._is_person(speakers[0])]
        if plural and len(known) > 1:
            row = takewhile(lambda n: n == 0 or len(known[n - 1]) == 1, range(len(known)))
            return tuple(dict.fromkeys(actor for n in row for actor in known[n]))
        if plural and len(persons) == 1 and len(persons[0]) == 1 and (pair := self._pair_before(phrases[-1].end)):
            return pair
        if persons:
            return persons[0 if character_before(self.view.text, verb.start) == "," else -1]
        if not known and (organ := self._organ(phrases[0].start, phrases[0].end)):
            return organ
        if character_before(self.view.text, phrases[0].start) == ",":
            comma = self.view.text.rindex(",", 0, phrases[0].start)
            known = [apposed for apposed in (self.adjoining(comma),) if apposed] + known
        if known:
            return known[0]
        voices = (self._voice(self._begin(phrase), phrase.end) for phrase in phrases)
        return next((voice for voice in voices if voice), ()) or self._owner(phrases[0].start, phrases[0].end, sentence)

    def _begin(self, phrase: Phrase) -> int:
        """Where a phrase begins behind its preposition: "selon l'armée, qui précise"."""
        tokens = self.tokens(phrase.start, phrase.core) if phrase.preposition else ()
        return next(
            (token.start for token in tokens if not self._binds(token.word)), phrase.core if tokens else phrase.start
        )

    def _pair_before(self, offset: int) -> Speakers:
        """The last two persons joined by "et" before an offset: one person alone is no subject of a plural verb."""
        at = bisect_left(self.starts, offset)
        near = self.named[max(0, at - _MEMORY) : at]
        for first, second in reversed(tuple(pairwise(near))):
            pair = first.actor, second.actor
            between = self.view.folded[first.mention.end : second.mention.start].split()
            if between[:1] == ["et"] and len(between) <= _LONGEST_TITLE and self.are_persons(pair):
                return pair
        return ()

    def of_agent(self, phrases: Iterable[Phrase]) -> Speakers:
        """The actor of a passive verb ("par le ministre"); the phrases begin with their preposition."""
        found = (self.within(phrase.core, phrase.end) for phrase in phrases)
        return next((speakers for speakers in found if speakers), ())

    def of_source(self, start: int, end: int, sentence: int) -> Speakers:
        """The actors of text[start:end] after "selon", where a pronoun may stand."""
        first = self.tokens(start, end)[0].word
        if first in self.speech.pronouns:
            return self.of_pronoun(first, sentence, start)
        meant = self._meant(start, end, sentence)
        return (self.within(start, end) or self._owner(start, end, sentence)) if meant is None else meant

    def recalled(self, tokens: Sequence[Token], sentence: int, offset: int) -> Speakers:
        """ "Le diplomate", "la chercheuse": the person who spoke last, called by what they are; no ruler is."""
        pronoun = _NATIVES.get(tokens[0].word) if 1 < len(tokens) <= _LONGEST_RECALL else None
        roles = self.view.language.roles.heads.at([fold(token.word) for token in tokens], 1)
        if pronoun is None or roles is None or roles.value.powers - _COMMON or roles.value.plural:
            return ()
        return self.of_pronoun(pronoun, sentence, offset)

    def _owner(self, start: int, end: int, sentence: int) -> Speakers:
        """ "Son porte-parole", "leur avocat": the last subject that he or she speaks for."""
        several = _OWNERS.get(next((token.word for token in self.tokens(start, end)), ""))
        if several is None or not self._heads(start, end, self.speech.voices):
            return ()
        near = [one for one in reversed(self.subjects[-_MEMORY:]) if sentence - one.sentence <= _MEMORY]
        return next((one.speakers for one in near if one.speakers and self._are_several(one.speakers) == several), ())

    def _meant(self, start: int, end: int, sentence: int) -> Speakers | None:
        """Whom a phrase points back to ("la même source", "ce dernier"), None for one that names somebody itself."""
        words = [token.word for token in self.tokens(start, end)]
        if self.speech.echoes.at(words, 0):
            return self.last(sentence)
        last = self.speech.lasts.at(words, 0)
        if last:
            return self._person_before(start, feminine=last.value)
        return self._native(start, end, sentence)

    def _native(self, start: int, end: int, sentence: int) -> Speakers | None:
        """ "Le Tessinois a ajouté": the person who spoke, called by where they come from."""
        tokens = self.tokens(start, end)
        pronoun = _NATIVES.get(tokens[0].word) if len(tokens) == 2 and tokens[1].capital else None
        if pronoun is None or not tokens[1].word.endswith(self.speech.natives):
            return None
        return None if self.named_in(start, end) else self.of_pronoun(pronoun, sentence, start) or None

    def _person_before(self, offset: int, *, feminine: bool) -> Speakers:
        """The person named last before an offset."""
        at = bisect_left(self.starts, offset)
        for one in reversed(self.named[max(0, at - _MEMORY) : at]):
            if self._is_person(one.actor) and self.actors[one.actor].feminine in (None, feminine):
                return (one.actor,)
        return ()

    def owner_of_relative(self, clause: Clause, unit: Unit) -> Speakers:
        """ "Les concessions de X à Bakou, qu'il dit devoir faire": the person named before in the unit."""
        pronoun = self.speech.pronouns.get(clause.pronoun)
        if pronoun is None or pronoun.plural:
            return ()
        named = [one for one in self._inside(unit.start, clause.start)[-_MEMORY:] if self._is_person(one.actor)]
        return next(((one.actor,) for one in reversed(named) if self._fits((one.actor,), pronoun)), ())

    def referred(self, start: int, end: int) -> Speakers:
        """The person named first in text[start:end], where it begins by pointing back ("Cette annonce de X")."""
        tokens = self.tokens(start, end)[:_REFERENCE]
        if not self.speech.references.at([token.word for token in tokens], 0):
            return ()
        persons = [actor for actor in self.mentioned(start, tokens[-1].end) if self._is_person(actor)]
        return tuple(persons[:1])

    def mentioned(self, start: int, end: int) -> Speakers:
        """All actors named in text[start:end], in order, repetitions included."""
        return tuple(one.actor for one in self._inside(start, end))

    def subject(self, sentence: int) -> Speakers:
        """The subject of the sentence itself, where it is known."""
        own = [one for one in self.subjects[-_MEMORY:] if one.sentence == sentence]
        return own[-1].speakers if own else ()

    def within(self, start: int, end: int) -> Speakers:
        """The actor that text[start:end], a noun phrase, is about: named by its head, or whom its head speaks for."""
        return self.named_in(start, end) or self._voice(start, end)

    def named_in(self, start: int, end: int, *, plural: bool = False) -> Speakers:
        """The actors that the head of text[start:end] names, persons first; all of them where it is `plural`."""
        inside = self._inside(start, end)[:_MOST_NAMES]
        heads = [one for one in inside if one.mention.form in _NAMING and not self._governed(one, start)]
        if plural:
            return tuple(dict.fromkeys(one.actor for one in heads))
        persons = [one for one in heads if self._is_person(one.actor)]
        return ((persons or heads)[0].actor,) if heads else ()

    def _voice(self, start: int, end: int) -> Speakers:
        """Whom the head noun of text[start:end] speaks for ("un porte-parole de X", "le gouvernement russe")."""
        for one in self._inside(start, end)[:1]:
            if one.mention.form in _NAMING and self._heads(start, one.mention.start, self.speech.voices):
                return (one.actor,)
        return self._organ(start, end)

    def _organ(self, start: int, end: int) -> Speakers:
        """The state of whose adjective the head noun of text[start:end] is an organ ("le gouvernement russe")."""
        for one in self._inside(start, end)[:1]:
            if one.mention.form not in _NAMING and self._heads(start, one.mention.end, self.speech.organs):
                return (one.actor,)
        return ()

    def _heads(self, start: int, end: int, nouns: frozenset[str]) -> bool:
        return any(word in nouns for word in self._head(start, end))

    def _head(self, start: int, end: int) -> Iterator[str]:
        """The words of text[start:end] before its first preposition."""
        words = [token.word for token in self.tokens(start, end)]
        if words and words[0] in self.grammar.determiners:
            words = words[1:]
        return takewhile(lambda word: not self._binds(word), words)

    def _inside(self, start: int, end: int) -> list[_Named]:
        first = bisect_left(self.starts, start)
        return self.named[first : bisect_left(self.starts, end, lo=first)]

    def apposed(self, tokens: Sequence[Token]) -> Speakers:
        """The person that a phrase behind a comma names (", l'ancien ministre Dmitri Peskov")."""
        speakers = self.named_in(tokens[0].start, tokens[-1].end) if tokens else ()
        return speakers if self.are_persons(speakers) else ()

    def holding(self, offset: int) -> Speakers:
        """The person named between commas behind a function that ends at `offset`: "selon le ministre, X, …"."""
        at = bisect_left(self.starts, offset)
        near = self.named[at : at + 1]
        if not near or self.view.text[offset : near[0].mention.start].strip() != ",":
            return ()
        holds = any(role.end == offset for role in self.actors[near[0].actor].roles)
        return (near[0].actor,) if holds else ()

    def adjoining(self, offset: int) -> Speakers:
        """The person whose name ends at the last word before `offset`."""
        near = self.named[max(0, bisect_left(self.starts, offset) - 1)] if self.named else None
        if near is None or near.mention.end > offset or self.view.text[near.mention.end : offset].strip():
            return ()
        return (near.actor,) if self._is_person(near.actor) else ()

    def named_before(self, offset: int) -> Speakers:
        """The actor who is named right before an offset; a comma may stand between."""
        near = self.named[max(0, bisect_left(self.starts, offset) - 1)] if self.named else None
        gap = self.view.text[near.mention.end : offset] if near is not None and near.mention.end <= offset else "x"
        return () if near is None or gap.strip(" ,\u00a0") else (near.actor,)

    def are_persons(self, speakers: Speakers) -> bool:
        return bool(speakers) and all(self._is_person(actor) for actor in speakers)

    def _is_person(self, actor: int) -> bool:
        return self.actors[actor].kind == "person"

    def _governed(self, one: _Named, start: int) -> bool:
        """Whether the mention completes another noun ("le fils de X", "l'accord signé par X")."""
        person = self._is_person(one.actor)
        before = [token.word for token in self.tokens(start, self._titled_from(one) if person else one.mention.start)]
        while before and before[-1] in self.grammar.determiners:
            before.pop()
        if person:
            return bool(before) and self._binds(before[-1])
        return any(self._binds(word) for word in before)

    def _titled_from(self, one: _Named) -> int:
        """Where the function begins that stands right before a person's name ("des proches du [ministre X]")."""
        starts = (role.start for role in self.actors[one.actor].roles if self._leads_to(role.end, one.mention.start))
        return next(starts, one.mention.start)

    def _leads_to(self, end: int, start: int) -> bool:
        return end <= start <= end + _GAP and not self.view.text[end:start].strip()

    def _binds(self, word: str) -> bool:
        return word in self.grammar.prepositions or word in self.grammar.contracted or word == "d'"

    def tokens(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that begin in text[start:end]."""
        return self.view.tokens_in(start, end)

    def of_pronoun(self, word: str, sentence: int, offset: int) -> Speakers:
        """Whom "il" means at an offset: the last subject that fits and spoke or is a person, else a person named."""
        pronoun = self.speech.pronouns.get(word)
        if pronoun is None:
            return ()
        near = [one for one in reversed(self.subjects[-2 * _MEMORY :]) if sentence - one.sentence <= _MEMORY]
        fitting = [one.speakers for one in near if self._is_meant(one, pronoun)]
        spoke = {one.speakers for one in near if one.spoke}
        likely = [speakers for speakers in fitting if speakers in spoke or self._is_person(speakers[0])]
        if likely or pronoun.plural:
            return next(iter(likely or fitting), ())
        return self._person_before(offset, feminine=bool(pronoun.feminine)) or next(iter(fitting), ())

    def of_quoted_verb(self, offset: int, start: int, end: int, sentence: int) -> Speakers:
        """The subject that stands before a quotation at `offset` whose first word, text[start:end], is its verb."""
        said, before = (
            self.tokens(start, min(end, start + _FIRST_WORD)),
            self.tokens(max(0, offset - _FIRST_WORD), offset),
        )
        verb = next((token for token in said if token.word not in self.grammar.clitics and token.word != "n'"), None)
        forms = () if verb is None else self.view.language.verbs.analyse(verb.word)
        if not before or not any(form.person == 3 for form in forms):
            return ()
        if before[-1].word in _PERSONAL:
            return self.of_pronoun(before[-1].word, sentence, offset)
        return self.named_before(offset) if before[-1].kind == "word" else ()

    def last(self, sentence: int) -> Speakers:
        """Who spoke last before a sentence."""
        spoken = [one for one in self.subjects[-_MEMORY:] if one.spoke and sentence - one.sentence <= _MEMORY]
        return spoken[-1].speakers if spoken else ()

    def _is_meant(self, subject: _Subject, pronoun: Pronoun) -> bool:
        if subject.speakers:
            return self._fits(subject.speakers, pronoun)
        feminine = _LEADS.get(subject.lead)
        if feminine is None:
            return pronoun.plural == (subject.lead not in _ELIDED)
        return not pronoun.plural and pronoun.feminine in (None, feminine)

    def _fits(self, speakers: Speakers, pronoun: Pronoun) -> bool:
        several = self._are_several(speakers)
        if pronoun.plural or several:
            return pronoun.plural and several
        feminine = self._feminine(speakers[0])
        return feminine is None or pronoun.feminine is None or feminine == pronoun.feminine

    def _are_several(self, speakers: Speakers) -> bool:
        return len(speakers) > 1 or (self._gender(speakers[0]) or "").endswith("p")

    def _feminine(self, actor: int) -> bool | None:
        known = self.actors[actor]
        if known.kind == "person" or known.feminine is not None:
            return known.feminine
        gender = self._gender(actor)
        return None if gender is None else gender.startswith("f")

    def _gender(self, actor: int) -> str | None:
        return self.view.language.phrasing.gender(self.actors[actor].name)


def _order(one: _Named) -> tuple[int, bool, int, int]:
    """By place; of two mentions at one place the one that is a name first, then the longer one."""
    return one.mention.start, one.mention.form not in _NAMING, -one.mention.end, one.actor
