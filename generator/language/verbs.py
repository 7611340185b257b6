"""Conjugation: every form of every known verb, and a guess at the forms of unknown ones.

The data (`fr/verbs.yml`) holds one model for each ending of an infinitive and a list of infinitives; the forms are
made here. Words are compared in lower case with their accents.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from generator.language.data import Table, load
from generator.language.forms import UNKNOWN, Form, Forms, Mood, Number, Tense
from generator.lazy import Recalled


class Model(Table):
    """How the verbs with one ending are conjugated; the meaning of the parts is told in `fr/verbs.yml`."""

    present: str
    simple: str
    participle: str
    future: str | None = None
    imperfect: str | None = None
    subjunctive: str | None = None
    gerund: str | None = None


class VerbTable(Table):
    """The shape of `fr/verbs.yml`."""

    models: dict[str, Model]
    irregular: list[tuple[str, str, Tense, Mood, int, Number]]
    with_etre: str
    other_words: str
    verbs: str


# The spelling of 1990 writes no circumflex here: "connaitre", "couter", "bruler".
_REFORMED = re.compile("aî|oû|rû")
_HATS = str.maketrans("îû", "iu")
_PERSONS: tuple[tuple[int, Number], ...] = (
    (1, "singular"), (2, "singular"), (3, "singular"), (1, "plural"), (2, "plural"), (3, "plural"),
)  # fmt: skip
_IMPERFECT = ("ais", "ais", "ait", "ions", "iez", "aient")
_FUTURE = ("ai", "as", "a", "ons", "ez", "ont")
_SUBJUNCTIVE = ("e", "es", "e", "ions", "iez", "ent")
_SIMPLE_PAST = {
    "a": ("ai", "as", "a", "âmes", "âtes", "èrent"),
    "i": ("is", "is", "it", "îmes", "îtes", "irent"),
    "ï": ("ïs", "ïs", "ït", "ïmes", "ïtes", "ïrent"),
    "u": ("us", "us", "ut", "ûmes", "ûtes", "urent"),
    "û": ("ûs", "ûs", "ût", "ûmes", "ûtes", "ûrent"),
    "in": ("ins", "ins", "int", "înmes", "întes", "inrent"),
}
_IMPERFECT_SUBJUNCTIVE = {"a": "ât", "i": "ît", "ï": "ït", "u": "ût", "û": "ût", "in": "înt"}
_HARD = frozenset("aâou")
_CONSONANTS = "[bcdfghjklmnpqrstvwxz]"

# Endings that give an unknown verb away: ending, ending of the infinitive, what it is.
_GUESSES: tuple[tuple[str, str, Form], ...] = (
    ("issaient", "ir", Form("", "imperfect", "indicative", 3, "plural")),
    ("eraient", "er", Form("", "present", "conditional", 3, "plural")),
    ("issait", "ir", Form("", "imperfect", "indicative", 3, "singular")),
    ("issant", "ir", Form("", "present", "participle")),
    ("erait", "er", Form("", "present", "conditional", 3, "singular")),
    ("eront", "er", Form("", "future", "indicative", 3, "plural")),
    ("aient", "er", Form("", "imperfect", "indicative", 3, "plural")),
    ("èrent", "er", Form("", "past", "indicative", 3, "plural")),
    ("era", "er", Form("", "future", "indicative", 3, "singular")),
    ("ait", "er", Form("", "imperfect", "indicative", 3, "singular")),
    ("ées", "er", Form("", "past", "participle", 0, "plural")),
    ("ée", "er", Form("", "past", "participle", 0, "singular")),
    ("és", "er", Form("", "past", "participle", 0, "plural")),
    ("ant", "er", Form("", "present", "participle")),
    ("er", "er", Form("", "present", "infinitive")),
    ("é", "er", Form("", "past", "participle", 0, "singular")),
)
# The same for endings that nouns share.
_FINITE_GUESSES: tuple[tuple[str, str, Form], ...] = (
    ("issent", "ir", Form("", "present", "indicative", 3, "plural")),
    ("ent", "er", Form("", "present", "indicative", 3, "plural")),
    ("e", "er", Form("", "present", "indicative", 3, "singular")),
    ("a", "er", Form("", "past", "indicative", 3, "singular")),
)
# By ending: whether no noun shares it, the ending of the infinitive, what the form is.
_ENDINGS: dict[str, tuple[bool, str, Form]] = {
    **{ending: (True, infinitive, form) for ending, infinitive, form in _GUESSES},
    **{ending: (False, infinitive, form) for ending, infinitive, form in _FINITE_GUESSES},
}
_LONGEST_ENDING = max(map(len, _ENDINGS))


def _reformed(word: str) -> str:
    """A word in the spelling of 1990."""
    return _REFORMED.sub(lambda match: match[0].translate(_HATS), word)


def _join(root: str, ending: str) -> str:
    """Root and ending as French spells them: "mang" and "ons" make "mangeons"."""
    if root[-1:] == "g" and ending[:1] in _HARD:
        return f"{root}e{ending}"
    if root[-1:] == "c" and ending[:1] in _HARD:
        return f"{root[:-1]}ç{ending}"
    return root + ending


class _Conjugation:
    """A verb with its model and the root that stays."""

    def __init__(self, lemma: str, model: Model, root: str, consonants: str) -> None:
        self.lemma, self.model, self.root, self.consonants = lemma, model, root, consonants
        self.present = self.persons(model.present)
        self.imperfect = self.part(model.imperfect) if model.imperfect else self.present[3].removesuffix("ons")
        self.future = self.part(model.future) if model.future else lemma.removesuffix("e")

    def part(self, written: str) -> str:
        return _join(self.root, written.replace("*", self.consonants).replace("?", self.consonants))

    def persons(self, written: str) -> list[str]:
        """Six forms, "" where a person is not used."""
        return ["" if ending == "-" else self.part(ending.strip('"')) for ending in written.split()]

    @property
    def subjunctive(self) -> list[str]:
        if self.model.subjunctive:
            return self.persons(self.model.subjunctive)
        stem, other = self.present[5].removesuffix("ent"), self.imperfect
        return [_soft(other if n in (3, 4) else stem, end) for n, end in enumerate(_SUBJUNCTIVE)]

    @property
    def participles(self) -> list[tuple[str, Number]]:
        written = [self.part(word) for word in self.model.participle.split()]
        first = written[0]
        plural = first if first.endswith("s") else first + "s"
        masculine_s, masculine_p, feminine_s, feminine_p = (
            written if len(written) == 4 else [first, plural, first + "e", first + "es"]
        )
        return [(masculine_s, "singular"), (masculine_p, "plural"), (feminine_s, "singular"), (feminine_p, "plural")]

    def forms(self) -> Iterator[tuple[str, Form]]:
        yield self.lemma, Form(self.lemma, "present", "infinitive")
        yield from self._finite(self.present, "present", "indicative")
        yield from self._finite([_soft(self.imperfect, end) for end in _IMPERFECT], "imperfect", "indicative")
        yield from self._finite([self.future + end for end in _FUTURE], "future", "indicative")
        yield from self._finite([self.future + end for end in _IMPERFECT], "present", "conditional")
        yield from self._finite(self._simple(), "past", "indicative")
        yield from self._finite(self.subjunctive, "present", "subjunctive")
        yield from self._past_subjunctive()
        for word, number in self.participles:
            yield word, Form(self.lemma, "past", "participle", 0, number)
        gerund = self.persons(self.model.gerund)[0] if self.model.gerund else self.imperfect + "ant"
        yield gerund, Form(self.lemma, "present", "participle")

    def _finite(self, words: Iterable[str], tense: Tense, mood: Mood) -> Iterator[tuple[str, Form]]:
        for word, (person, number) in zip(words, _PERSONS, strict=True):
            yield word, Form(self.lemma, tense, mood, person, number)

    def _simple_stem(self) -> tuple[str, str]:
        written = self.model.simple
        vowel = "in" if written.endswith("in") else written[-1:]
        return written.removesuffix(vowel), vowel

    def _simple(self) -> list[str]:
        stem, vowel = self._simple_stem()
        endings = _SIMPLE_PAST.get(vowel)
        return [self.part(stem + end) for end in endings] if endings else [""] * 6

    def _past_subjunctive(self) -> Iterator[tuple[str, Form]]:
        stem, vowel = self._simple_stem()
        if vowel in _IMPERFECT_SUBJUNCTIVE:
            word = self.part(stem + _IMPERFECT_SUBJUNCTIVE[vowel])
            yield word, Form(self.lemma, "imperfect", "subjunctive", 3, "singular")


def _soft(stem: str, ending: str) -> str:
    """The stem of "mangeons" before i and e: "mange" and "ions" make "mangions"."""
    if ending[0] in "ie" and stem.endswith("ge"):
        return stem[:-1] + ending
    if ending[0] in "ie" and stem.endswith("ç"):
        return f"{stem[:-1]}c{ending}"
    return stem + ending


class _Conjugated:
    """The forms of one verb by word, or of the irregular table; `older` is how words of the spelling of 1990 were
    written before.
    """

    def __init__(self, forms: Iterable[tuple[str, Form]]) -> None:
        self.of: dict[str, list[Form]] = {}
        for word, form in forms:
            if word:
                self.of.setdefault(word, []).append(form)
        hatted = [word for word in self.of if _REFORMED.search(word)]
        self.older = {_reformed(word): word for word in reversed(hatted)}


class Verbs:
    """All verb forms of the language. A verb is conjugated when a word is looked at that begins with its root.

    >>> Verbs(table).analyse("négociait")
    (Form(lemma='négocier', tense='imperfect', mood='indicative', person=3, number='singular'),)
    """

    def __init__(self, table: VerbTable) -> None:
        self._table = table
        self.infinitives = tuple(dict.fromkeys(table.verbs.split()))
        self.with_etre = frozenset(table.with_etre.split())
        self._other_words = frozenset(table.other_words.split())
        self._known = Recalled(self._analysed)
        self._conjugated = Recalled(self._forms_of)

    def __contains__(self, word: object) -> bool:
        """Whether a word in lower case is a form of a known verb."""
        return isinstance(word, str) and bool(self._known[word])

    def analyse(self, word: str) -> Forms:
        """What a known form can be; nothing for other words. `word` is in lower case."""
        return self._known[word]

    def conjugate(self, infinitive: str) -> list[tuple[str, Form]]:
        """All forms of a verb, known or not, by the model that its ending names."""
        root, model, consonants = self._modelled(infinitive)
        return list(_Conjugation(infinitive, model, root, consonants).forms()) if model else []

    @cached_property
    def _models(self) -> list[tuple[re.Pattern[str], Model]]:
        """Patterns over infinitives, the longest ending first, plain ones before those with a wildcard."""
        order = sorted(self._table.models, key=lambda name: (-len(name), "*" in name or "?" in name, name))
        return [(_pattern(name), self._table.models[name]) for name in order]

    def _modelled(self, infinitive: str) -> tuple[str, Model | None, str]:
        """A verb's root, its model (None for no verb) and the consonants of the model's wildcard."""
        for pattern, model in self._models:
            if match := pattern.fullmatch(infinitive):
                return match[1], model, match[2] if match.lastindex == 2 else ""
        return "", None, ""

    @cached_property
    def _by_root(self) -> dict[str, list[int]]:
        """The numbers of the infinitives by root, however forms spell it; under "" that of the irregular table too."""
        found: dict[str, list[int]] = {"": [len(self.infinitives)]}
        for number, infinitive in enumerate(self.infinitives):
            root, _, _ = self._modelled(infinitive)
            for spelled in {root, _reformed(root), _join(root, "a").removesuffix("a")}:
                found.setdefault(spelled, []).append(number)
        return found

    def _forms_of(self, number: int) -> _Conjugated:
        if number < len(self.infinitives):
            return _Conjugated(self.conjugate(self.infinitives[number]))
        rows = self._table.irregular
        return _Conjugated(
            (word, Form(lemma, tense, mood, person, many)) for word, lemma, tense, mood, person, many in rows
        )

    def _analysed(self, word: str) -> Forms:
        if word in self._other_words:
            return UNKNOWN
        beginnings = (word[:length] for length in range(len(word) + 1))
        numbers = sorted({number for beginning in beginnings for number in self._by_root.get(beginning, ())})
        verbs = [self._conjugated[number] for number in numbers]
        if not any(word in verb.of for verb in verbs):
            word = next((verb.older[word] for verb in verbs if word in verb.older), "")
        return Forms(dict.fromkeys(form for verb in verbs for form in verb.of.get(word, ())))

    def guess(self, word: str, *, finite: bool = False) -> Forms:
        """What a form of an unknown regular verb would be by its ending; nothing where the ending says nothing.

        `finite` also tries endings that nouns share ("-e", "-ent"): for words that stand where only a verb can.
        """
        if len(word) < 5 or word in self._other_words:
            return UNKNOWN
        for length in range(min(_LONGEST_ENDING, len(word) - 3), 0, -1):
            known = _ENDINGS.get(word[-length:])
            if known is not None and (finite or known[0]):
                _, infinitive, form = known
                return Forms((form._replace(lemma=word[:-length] + infinitive),))
        return UNKNOWN


def _pattern(name: str) -> re.Pattern[str]:
    """ "é*er" as a pattern: group 1 is the root, group 2 the consonants."""
    ending = re.escape(name).replace(r"\*", f"({_CONSONANTS}{{1,3}})").replace(r"\?", f"({_CONSONANTS})")
    return re.compile(f"(.*){ending}")


def load_verbs(code: str) -> Verbs:
    return Verbs(load(code, "verbs", VerbTable))
