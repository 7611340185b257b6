"""Who was the subject of the sentences read so far, and whom a pronoun points back to."""

from generator.language.speech import Pronoun
from generator.reading.speaking.named import NamedActors, Speakers
from generator.values import value

# How many sentences back a pronoun reaches.
_MEMORY = 5
# The articles that tell one man or woman; those of one person that tell neither. All others are of several.
_LEADS = {"un": False, "le": False, "ce": False, "cet": False, "une": True, "la": True, "cette": True}
_ELIDED = frozenset(("l'", "autre", "son", "sa"))


@value
class _Subject:
    """Who was the subject of a sentence, and whether they spoke in it; `lead` is the article of an unnamed source."""

    sentence: int
    speakers: Speakers
    spoke: bool
    lead: str = ""


class Subjects:
    """Subjects in the order of the text: they are told to `remember` before a later sentence points back to them."""

    def __init__(self, names: NamedActors) -> None:
        self.names, self.speech = names, names.view.language.speech
        self.subjects: list[_Subject] = []

    def remember(self, sentence: int, speakers: Speakers, *, spoke: bool) -> None:
        if speakers:
            self.subjects.append(_Subject(sentence, speakers, spoke))

    def remember_unnamed(self, sentence: int, start: int, end: int) -> None:
        """Remembers that text[start:end], where it is "une source" or the like, spoke."""
        if self.is_unnamed(start, end):
            lead = self.names.tokens(start, end)[0].word
            self.subjects.append(_Subject(sentence, (), spoke=True, lead=lead))

    def is_unnamed(self, start: int, end: int) -> bool:
        """Whether text[start:end] is "une source", "un habitant" or the like."""
        words = tuple(self.names.head(start, end))
        if any(self.names.is_person(one.actor) for one in self.names.inside(start, end)):
            return False
        people = self.names.view.language.quantities.people
        return any(word in self.speech.unnamed for word in words) or (bool(words) and words[0] in people)

    def subject(self, sentence: int) -> Speakers:
        """The subject of the sentence itself, where it is known."""
        own = [one for one in self.subjects[-_MEMORY:] if one.sentence == sentence]
        return own[-1].speakers if own else ()

    def last(self, sentence: int) -> Speakers:
        """Who spoke last before a sentence."""
        spoken = [one for one in self.subjects[-_MEMORY:] if one.spoke and sentence - one.sentence <= _MEMORY]
        return spoken[-1].speakers if spoken else ()

    def of_pronoun(self, word: str, sentence: int, offset: int) -> Speakers:
        """Whom "il" means at an offset: the last subject that fits and spoke or is a person, else a person named."""
        pronoun = self.speech.pronouns.get(word)
        if pronoun is None:
            return ()
        near = [one for one in reversed(self.subjects[-2 * _MEMORY :]) if sentence - one.sentence <= _MEMORY]
        fitting = [one.speakers for one in near if self._is_meant(one, pronoun)]
        spoke = {one.speakers for one in near if one.spoke}
        likely = [speakers for speakers in fitting if speakers in spoke or self.names.is_person(speakers[0])]
        if likely or pronoun.plural:
            return next(iter(likely or fitting), ())
        return self.names.person_before(offset, feminine=bool(pronoun.feminine)) or next(iter(fitting), ())

    def are_several(self, speakers: Speakers) -> bool:
        return len(speakers) > 1 or (self._gender(speakers[0]) or "").endswith("p")

    def fits(self, speakers: Speakers, pronoun: Pronoun) -> bool:
        several = self.are_several(speakers)
        if pronoun.plural or several:
            return pronoun.plural and several
        feminine = self._feminine(speakers[0])
        return feminine is None or pronoun.feminine is None or feminine == pronoun.feminine

    def _is_meant(self, subject: _Subject, pronoun: Pronoun) -> bool:
        if subject.speakers:
            return self.fits(subject.speakers, pronoun)
        feminine = _LEADS.get(subject.lead)
        if feminine is None:
            return pronoun.plural == (subject.lead not in _ELIDED)
        return not pronoun.plural and pronoun.feminine in (None, feminine)

    def _feminine(self, actor: int) -> bool | None:
        known = self.names.actors[actor]
        if known.kind == "person" or known.feminine is not None:
            return known.feminine
        gender = self._gender(actor)
        return None if gender is None else gender.startswith("f")

    def _gender(self, actor: int) -> str | None:
        return self.names.view.language.phrasing.gender(self.names.actors[actor].name)

    def owner(self, sentence: int, *, several: bool) -> Speakers:
        """The last subject who is one, or are several: whom "son porte-parole" or "leur avocat" speaks for."""
        near = [one for one in reversed(self.subjects[-_MEMORY:]) if sentence - one.sentence <= _MEMORY]
        return next((one.speakers for one in near if one.speakers and self.are_several(one.speakers) == several), ())
