"""What an event is about, in the article's own words: "de nettoyage ethnique", "sur la libération d'otages"."""

import re
from collections.abc import Iterator, Sequence

from generator.reading.clauses import Clause
from generator.reading.eventing.drafts import Draft
from generator.reading.eventing.scene import Scene
from generator.reading.phrases import Phrase
from generator.text import fold

# Characters of the longest stretch that a headline takes over, and of the shortest word that says something.
_LONGEST, _LONGEST_CLAUSE, _TELLING = 80, 110, 4
# What a stretch never reaches beyond, and marks that must come in pairs.
_MARKS = re.compile(r"[,;:.!?…()\[\]\n–—]|\s(?:-|mais)\s")
_OPENING, _CLOSING = "«“", "»”"
_QUOTING = ("«", "“", '"')
_WORDS = re.compile(r"\w+")
_LEADS = re.compile(r"(?:à |de |d['’])[\"«“\s]*(?:ne (?:pas|plus|jamais) )?$")
_LEAD = 18
_THAT = re.compile(r"(?:que |qu['’])")
_OPENER = 4
_OF = re.compile(r"\s(de |d['’]|du |des )")
# Clauses that a stretch may run into: what is wanted, what was done to somebody; and what aims at something.
_INSIDE = frozenset(("infinitive", "participle"))
# Pronouns before an infinitive, which mean somebody named before.
_CLITICS = frozenset(("le", "la", "les", "l", "lui", "leur", "en", "y", "me", "te", "nous", "vous"))
# After a joint, a part of a list with fewer words than this was cut off.
_LISTED = 3
# A phrase between a noun and what it is about: "un accord entre X et Y sur Z".
_BETWEEN = frozenset(("entre", "avec", "de", "à", "en", "dans", "when", "pendant"))


class Matters:
    """Finds the matter of each draft of an article."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.text = scene.view.text
        self.table = scene.view.language.matters

    def settle(self, drafts: Sequence[Draft]) -> None:
        """Gives each draft the verb that tells it, and the matter of the first of its tellings that has one."""
        for draft in drafts:
            told = ((telling, self._matter(telling)) for telling in (draft, *draft.same) if _same_act(telling, draft))
            telling, draft.matter = next((pair for pair in told if pair[1]), (draft, ""))
            draft.verb = self._verb(telling)

    def _verb(self, draft: Draft) -> str:
        """The infinitive of the verb that tells the draft, of a noun that of its clause; "" where there is none."""
        verb = self.scene.clauses[draft.clause].verb
        tells = verb is not None and (not draft.nominal or draft.told_as in ("object", "patient", "modifier"))
        return verb.lemma if verb is not None and tells else ""

    def _matter(self, draft: Draft) -> str:
        slots = self.table.slots(draft.type, draft.mode, "" if draft.nominal else self._verb(draft))
        named = bool(draft.targets)
        starts = (start for slot in slots if named or not slot.needs_target for start in self._starts(draft, slot.name))
        return next(filter(None, (self._words(draft, start) for start in starts)), "")

    def _starts(self, draft: Draft, slot: str) -> Iterator[int]:
        """Where the words of a slot begin."""
        if draft.nominal:
            yield from self._behind_noun(draft, slot)
        elif slot == "to_do":
            yield from self._infinitives(draft)
        elif slot == "charged":
            yield from self._charged(draft)
        elif slot == "of_target":
            yield from self._after_target(draft)
        elif slot == "told":
            yield from self._announced(draft)
        elif slot == "that":
            yield from self._demanded(draft)
        else:
            yield from (p.start for p in self._phrases(draft.clause, slot) if not self._names_side(p, slot, draft))

    def _phrases(self, number: int, slot: str) -> Iterator[Phrase]:
        """The phrases of a slot behind the verb; the object of a passive stands before it."""
        clause = self.scene.clauses[number]
        if clause.verb is not None:
            yield from (p for p in self.scene.slots[number].phrases(slot) if p.start >= clause.verb.end)

    def _behind_noun(self, draft: Draft, slot: str) -> Iterator[int]:
        """A phrase that completes the noun: nothing but its parties, place and time stands between."""
        for _, phrase in self.scene.slots[draft.clause].after(draft.trigger[1]):
            if phrase.preposition == slot:
                yield phrase.start
            if phrase.preposition not in _BETWEEN:
                return

    def _infinitives(self, draft: Draft) -> Iterator[int]:
        for child in self.scene.children.get(draft.clause, ()):
            clause = self.scene.clauses[child]
            lead = _LEADS.search(self.text, max(0, clause.start - _LEAD), clause.start)
            if clause.kind == "infinitive" and lead:
                yield lead.start()

    def _charged(self, draft: Draft) -> Iterator[int]:
        """ "demande aux négociateurs de patienter": from whoever is asked on, where that runs into what is asked."""
        for phrase in self._phrases(draft.clause, "à"):
            yield from (phrase.start for asked in self._infinitives(draft) if asked < self._stop(draft, phrase.start))

    def _after_target(self, draft: Draft) -> Iterator[int]:
        """ "accuse le Mali de trahison": where "de" follows the name of the other side in one phrase."""
        for phrase in self._phrases(draft.clause, "object"):
            named = self.scene.cast.named_in(phrase.start, phrase.end)
            last = max((sighting.end for sighting in named), default=phrase.end)
            found = _OF.match(self.text, last, phrase.end)
            if found:
                yield found.start(1)

    def _announced(self, draft: Draft) -> Iterator[int]:
        for child in self.scene.children.get(draft.clause, ()):
            if self.scene.clauses[child].kind == "that":
                yield from (phrase.start for phrase in self._phrases(child, "object"))

    def _demanded(self, draft: Draft) -> Iterator[int]:
        """ "exige que les prix baissent": from "que" on."""
        for child in self.scene.children.get(draft.clause, ()):
            clause = self.scene.clauses[child]
            opener = _THAT.search(self.text, max(0, clause.start - _OPENER), clause.start)
            if clause.kind == "that" and opener:
                yield opener.start()

    def _names_side(self, phrase: Phrase, slot: str, draft: Draft) -> bool:
        """Whether a phrase only says who the other side is; a partner counts where the other side has no name."""
        others = {*draft.targets, *draft.parties}
        if slot == "avec" and any(self.scene.actors[actor].kind != "state" for actor in others):
            return True
        named = [s for s in self.scene.cast.named_in(phrase.start, phrase.end) if s.actor in draft.actors]
        whole = any(sighting.start <= phrase.core and sighting.end >= phrase.head_end for sighting in named)
        genitive = _OF.search(self.text, phrase.core, phrase.end)
        head_end = genitive.start() if genitive else phrase.head_end
        heads = (s for s in named if s.kind == "person" and s.start < head_end)
        return whole or any(sighting.actor in draft.targets for sighting in heads)

    def _words(self, draft: Draft, start: int) -> str:
        """The stretch from `start` as a headline can take it over, "" where it cannot stand alone."""
        stop, start = self._stop(draft, start), self._with_mark(start)
        words = self._trimmed(self.text[start:stop])
        whole = _LONGEST_CLAUSE if _THAT.match(words) else _LONGEST
        stretches = (words,) if len(words) <= whole else self._shortened(words)
        safe = (each for each in stretches if not self._points_back(draft, start, start + len(each)))
        return next((plain for plain in map(_unquoted, safe) if self._stands_alone(plain)), "")

    def _with_mark(self, start: int) -> int:
        """Before the quotation mark that opens right there."""
        before = self.text[max(0, start - _LEAD) : start].rstrip()
        return max(0, start - _LEAD) + len(before) - 1 if before.endswith(_QUOTING) else start

    def _points_back(self, draft: Draft, start: int, end: int) -> bool:
        """Whether an infinitive has a pronoun before it: "de les libérer"."""
        for number in self.scene.by_sentence.get(draft.sentence, ()):
            clause = self.scene.clauses[number]
            if clause.kind == "infinitive" and clause.verb is not None and start <= clause.start < end:
                before = fold(self.text[clause.start : clause.verb.head[0]])
                if not _CLITICS.isdisjoint(_WORDS.findall(before)):
                    return True
        return False

    def _stop(self, draft: Draft, start: int) -> int:
        """Where a mark, a date, the verb of its clause, the other side or a clause of another kind ends the stretch."""
        end = self.scene.view.sentences[draft.sentence].end
        inside = (self.scene.clauses[n] for n in self.scene.by_sentence.get(draft.sentence, ()))
        clauses = [c for c in inside if not (c.kind == "that" and 0 <= c.start - start <= _OPENER)]
        ends = [clause.start for clause in clauses if clause.start > start and not _goes_on(clause)]
        ends += [c.verb.start for c in clauses if c.verb and c.start <= start < c.verb.start and not _goes_on(c)]
        ends += [date.start for date in self.scene.dates if start < date.start < end]
        ends += self._others(draft, start)
        mark = _MARKS.search(self.text, start, end)
        return min([end, *ends, *([mark.start()] if mark else [])])

    def _others(self, draft: Draft, start: int) -> list[int]:
        """Where later phrases of the clause begin that name the other side: "impose des sanctions | à Lomé"."""
        later = (p for slot, p in self.scene.slots[draft.clause].after(start + 1) if slot != "de")
        cast = self.scene.cast
        return [p.start for p in later if any(s.actor in draft.targets for s in cast.named_in(p.start, p.end))][:1]

    def _trimmed(self, words: str) -> str:
        """Without the words that nothing ends with."""
        words = words.rstrip(" \u00a0'’")
        while (last := re.search(r"[\s'’]?([^\s'’]+)$", words)) and fold(last[1]) in self.table.dangling:
            words = words[: last.start()].rstrip(" \u00a0'’")
        return words

    def _shortened(self, words: str) -> Iterator[str]:
        """Cut before a joint that leaves it short enough, the longest first; a clause cannot be cut."""
        if _THAT.match(words):
            return
        cuts = [found.start() for found in _WORDS.finditer(words) if fold(found[0]) in self.table.joints]
        short = (self._trimmed(words[:cut]) for cut in reversed(cuts) if cut <= _LONGEST)
        yield from (each for each in short if len(each.split()) > 1 and not _broken_list(each))

    def _stands_alone(self, words: str) -> bool:
        found = [fold(word) for word in _WORDS.findall(words)]
        tells = any(len(word) >= _TELLING and word not in self.table.dangling for word in found)
        paired = words.count("«") == words.count("»")
        return tells and paired and self.table.pointing.isdisjoint(found)


def _same_act(telling: Draft, draft: Draft) -> bool:
    return (telling.type, telling.mode, telling.negated) == (draft.type, draft.mode, draft.negated)


def _broken_list(words: str) -> bool:
    """Whether words end soon after "et": "la libération du président et le retour"."""
    _, joint, rest = words.rpartition(" et ")
    return bool(joint) and len(rest.split()) < _LISTED


def _goes_on(clause: Clause) -> bool:
    return (clause.kind in _INSIDE or (clause.kind == "gerund" and clause.lead != "en")) and not clause.quoted


def _unquoted(words: str) -> str:
    """Plain apostrophes and single spaces; quotation marks as French prints them, closed where a stretch is cut."""
    plain = " ".join(words.replace("’", "'").split())
    for opening, closing in zip(_OPENING, _CLOSING, strict=True):
        plain = plain.replace(opening, "«").replace(closing, "»")
    parts = plain.split('"')
    marked = "".join(part if at % 2 == 0 else f"«{part}»" for at, part in enumerate(parts))
    closed = marked + "»" if marked.rfind("«") > marked.rfind("»") else marked
    return re.sub(r"\s*»", " »", re.sub(r"«\s*", "« ", closed))
