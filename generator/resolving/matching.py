"""Which ways of naming actors belong together: people's judgements, then the structure of names."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from generator.resolving.grouping import Sets
from generator.resolving.namesakes import at_home
from generator.resolving.spelling import Name, Speller
from generator.schema.records import ActorRecord
from generator.text import fold

# A way of naming an actor: its kind and what identifies it (a folded name, or a state's country code).
Form = tuple[str, str]
# More names than this under one key are compared with their neighbours in the alphabet only.
_BLOCK = 20
# Organisations are looked for by words of this length and more.
_LONG_WORD = 6


def form_of(kind: str, name: str, country: str | None) -> Form:
    """States are one by country code, whatever they are called; all others are named by their folded name."""
    if kind == "state" and country:
        return kind, country
    return kind, " ".join(fold(name).replace("-", " ").split())


class Matching:
    """Forms joined into sets: first by people's judgement, then by full names, last by lone family names.

    `doubtful` holds the pairs of forms that are close, and that the program does not join on its own. `homes` are
    those of all articles (`namesakes.homes`).
    """

    def __init__(
        self, forms: Iterable[Form], speller: Speller, known: Mapping[str, ActorRecord], homes: Mapping[str, str]
    ) -> None:
        self.known = known
        self.doubtful: set[tuple[Form, Form]] = set()
        self._speller = speller
        self._apart = {frozenset((record.id, other)) for record in known.values() for other in record.distinct_from}
        self._claims = {form: self._owners(form, ids) for form, ids in sorted(_claims(known, homes).items())}
        self._read = frozenset(forms)
        every = sorted({*self._read, *self._claims})
        self.sets: Sets[Form] = Sets(every)
        self._names = {form: speller.name(form[1]) for form in every if form[0] == "person"}
        self._join_judged()
        self._join_full()
        self._join_lone()
        self._suggest_organisations([form for form in sorted(self._read) if form[0] == "organisation"])

    def records(self, form: Form) -> set[str]:
        """The known records that the set of `form` belongs to."""
        return {record for member in self.sets.members(form) for record in self._claims.get(member, ())}

    def _owners(self, form: Form, ids: set[str]) -> list[str]:
        """The records that `form` belongs to; of those that people hold apart, the one that shows it as its name."""
        if not any(frozenset(pair) in self._apart for pair in combinations(ids, 2)):
            return sorted(ids)
        return sorted(ids, key=lambda each: (form_of(form[0], self.known[each].name, None) != form, each))[:1]

    def is_named(self, form: Form, record: str) -> bool:
        """Whether the set of `form` holds the name that a known record shows."""
        shown = self.known[record]
        return self.sets.root(form_of(shown.kind, shown.name, shown.country)) == self.sets.root(form)

    def _join_judged(self) -> None:
        """Joins what people said is one, and all full names that one person's record spells.

        An organisation's spellings are no evidence: "la Cour suprême" is another one in another country.
        """
        linked = {each for record in self.known.values() if record.same_as for each in (record.id, *record.same_as)}
        forms: dict[str, Form] = {}
        for form, ids in self._claims.items():
            for record_id in ids:
                first = forms.setdefault(record_id, form)
                if form[0] == "person" or record_id in linked:
                    self.sets.join(form, first)
        for record in self.known.values():
            for other in record.same_as:
                if record.id in forms and other in forms:
                    self.sets.join(forms[record.id], forms[other])

    def _join_full(self) -> None:
        full = [form for form, name in self._names.items() if not _lone(name)]
        for one, other in sorted(self._pairs(full, "same"), key=self._closeness):
            self._join(one, other)

    def _join_lone(self) -> None:
        """A family name alone belongs to the one full name that it fits; where it fits several, to none of them."""
        lone = [form for form, name in self._names.items() if _lone(name)]
        for one, other in sorted(self._pairs(lone, "same")):
            self._join(one, other)
        full = [form for form, name in self._names.items() if not _lone(name)]
        blocks = self._blocks(full)
        fitting = {form: sorted(self._fitting(form, blocks)) for form in lone}
        for form in lone:
            roots = {self.sets.root(other): other for part in self._lone_set(form) for other in fitting.get(part, ())}
            if len(roots) == 1:
                self._join(form, next(iter(roots.values())))
            else:
                self.doubtful |= {(form, other) for other in roots.values()}

    def _suggest_organisations(self, forms: Iterable[Form]) -> None:
        """Organisations whose names share all words of the shorter one are perhaps one: "Conseil de sécurité"."""
        blocks: dict[str, list[Form]] = {}
        for form in forms:
            for word in form[1].split():
                if len(word) >= _LONG_WORD:
                    blocks.setdefault(word, []).append(form)
        for one, other in {pair for block in blocks.values() for pair in _neighbours(block)}:
            shorter, longer = sorted((set(one[1].split()), set(other[1].split())), key=len)
            if len(shorter) > 1 and shorter <= longer:
                self.doubtful.add((one, other))

    def _lone_set(self, form: Form) -> list[Form]:
        return [part for part in self.sets.members(form) if _lone(self._names[part])] or [form]

    def _fitting(self, form: Form, blocks: Mapping[str, list[Form]]) -> Iterator[Form]:
        name = self._names[form]
        near = {other for key in self._speller.keys(name) for other in blocks.get(key, ())}
        for other in sorted(near):
            if self._speller.compare(name, self._names[other])[0] in ("family", "same"):
                yield other

    def _join(self, one: Form, other: Form) -> None:
        if not self._contradicted(one, other):
            self.sets.join(one, other)
        elif self.sets.root(one) != self.sets.root(other):
            self.doubtful.add((one, other))

    def _contradicted(self, one: Form, other: Form) -> bool:
        """Whether people hold the two sets apart, or some full name of one cannot be some full name of the other."""
        records = self.records(one), self.records(other)
        if any(frozenset((a, b)) in self._apart for a in records[0] for b in records[1]):
            return True
        return any(self._speller.relatives(a, b) for a in self._full_names(one) for b in self._full_names(other))

    def _full_names(self, form: Form) -> list[Name]:
        """The full names in the set of `form` that articles use."""
        names = [self._names[member] for member in self.sets.members(form) if member in self._read]
        return [name for name in names if not _lone(name)]

    def _closeness(self, pair: tuple[Form, Form]) -> tuple[float, Form, Form]:
        return -self._speller.compare(self._names[pair[0]], self._names[pair[1]])[1], *pair

    def _blocks(self, forms: Iterable[Form]) -> dict[str, list[Form]]:
        blocks: dict[str, list[Form]] = {}
        for form in forms:
            for key in self._speller.keys(self._names[form]):
                blocks.setdefault(key, []).append(form)
        return blocks

    def _pairs(self, forms: list[Form], wanted: str) -> set[tuple[Form, Form]]:
        """The pairs of forms that compare as `wanted`; pairs that are merely possible are noted as doubtful."""
        near = {pair for block in self._blocks(forms).values() for pair in _neighbours(block)}
        verdicts = {pair: self._speller.compare(*(self._names[form] for form in pair))[0] for pair in near}
        self.doubtful |= {pair for pair, verdict in verdicts.items() if verdict == "possible"}
        return {pair for pair, verdict in verdicts.items() if verdict == wanted}


def _neighbours(block: list[Form]) -> Iterator[tuple[Form, Form]]:
    if len(block) <= _BLOCK:
        return combinations(block, 2)
    return ((block[at], other) for at in range(len(block)) for other in block[at + 1 : at + _BLOCK])


def _lone(name: Name) -> bool:
    """Whether the name is a family name alone, or one with an initial, which fits several people as well."""
    return len(name.first) <= 1


def _claims(known: Mapping[str, ActorRecord], homes: Mapping[str, str]) -> dict[Form, set[str]]:
    """The forms that known records spell, with the records: full names, whatever name the record shows, and what else
    organisations are called where the articles that call them so are at home."""
    claims: dict[Form, set[str]] = {}
    for record in known.values():
        for text in {record.name, *(s.text for s in record.spellings if _tells(record.kind, s.text))}:
            claims.setdefault(form_of(record.kind, text, record.country), set()).add(record.id)
        for spelling in record.spellings if record.kind == "organisation" else ():
            kind, name = form_of(record.kind, spelling.text, None)
            for where in {homes[article] for article in spelling.articles if article in homes}:
                claims.setdefault((kind, at_home(name, where)), set()).add(record.id)
    return claims


def _tells(kind: str, text: str) -> bool:
    """Whether a spelling says who is meant, as "Pachinian" or "l'organisation" do not."""
    return " " in text if kind == "person" else text[:1].isupper()
