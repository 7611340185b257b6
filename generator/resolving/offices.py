"""What the offices of those whom an article names let appear about its publication."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache, lru_cache, partial

from generator.language import Language
from generator.language.mandates import Mandates
from generator.language.phrases import words_of
from generator.resolving import reference as days
from generator.resolving.clues import Clues
from generator.resolving.reference import Reference
from generator.resolving.spelling import Name, Speller
from generator.schema.edtf import Edtf
from generator.schema.mentions import Actor, RoleMention
from generator.schema.records import Reason
from generator.text import fold

# Days before a mandate on which its holder is in the news, and after it on which the press still names them so; and
# for which somebody in office at the edition is taken to stay there.
_BEFORE, _AFTER, _STAYS = timedelta(92), timedelta(31), timedelta(366)

_Mandates = tuple[Edtf, ...]


def in_office(clues: Clues, start: Reference) -> Reference | None:
    """ "Jeudi 9 octobre" of "le Premier ministre …": of the possible days those on which this was who held the office.

    No article is older than the first mandate of anybody whom it names: who came last says most, and who held an
    office before is told of in passing.
    """
    if start.sure is None:
        return None
    found = start
    for person, role, mandates in sorted(_told(clues), key=lambda one: one[2][0].text, reverse=True):
        windows = [_window(mandate, clues.language.mandates) for mandate in mandates]
        reason = _reason(person, role, mandates)
        within = partial(_within, windows) if _holds(clues, role, mandates) else None
        narrowed = days.where(found, windows[0][0], None, within, reason)
        found = narrowed or days.where(found, windows[0][0], None, None, reason) or found
    return found


def _told(clues: Clues) -> Iterator[tuple[Actor, RoleMention | None, _Mandates]]:
    """The persons who are known for an office, with the first function by which each is named, and their mandates."""
    for person in clues.persons:
        mandates = _known(clues.language, person.name)
        if mandates:
            yield person, next((role for role in person.roles if _is_office(clues, role)), None), mandates


def _is_office(clues: Clues, role: RoleMention) -> bool:
    word = clues.language.roles.heads.at(words_of(fold(role.label)), 0)
    return word is not None and bool(word.value.powers & clues.language.mandates.powers)


def _holds(clues: Clues, role: RoleMention | None, mandates: _Mandates) -> bool:
    """Whether no "ancien" or "ex-" stands before the function; a mere name is that of somebody in office."""
    if role is None:
        return mandates[-1].latest is None
    return clues.language.mandates.over.isdisjoint(clues.words_before(role.start)[-1:])


def _window(mandate: Edtf, table: Mandates) -> tuple[date, date]:
    """The first and the last day on which the press names somebody by the office, or as who comes into it."""
    assert mandate.earliest is not None
    return mandate.earliest - _BEFORE, mandate.latest + _AFTER if mandate.latest else table.edition + _STAYS


def _within(windows: Iterable[tuple[date, date]], day: date) -> bool:
    return any(first <= day <= last for first, last in windows)


def _reason(person: Actor, role: RoleMention | None, mandates: _Mandates) -> Reason:
    words = f"{role.label} … {person.name}" if role else person.name
    begins, ends = mandates[0].text.partition("/")[0], mandates[-1].text.rpartition("/")[2]
    return Reason(rule="published.office", words=words, reference=f"{begins}/{ends}")


# The same names come again in most articles.
@lru_cache(1 << 14)
def _known(language: Language, name: str) -> _Mandates:
    """The mandates of the one person in the table who is spelled so; none where nobody is."""
    speller, named = _names(language)
    one = speller.name(name)
    if not one.given:
        return ()
    near = (other for key in speller.keys(one) for other in named.get(key, ()))
    same = {other: mandates for other, full, mandates in near if speller.compare(one, full)[0] == "same"}
    return next(iter(same.values())) if len(same) == 1 else ()


@cache
def _names(language: Language) -> tuple[Speller, dict[str, list[tuple[str, Name, _Mandates]]]]:
    """Everybody in the table under each key of the name's spelling."""
    speller = Speller(language.spelling)
    named: dict[str, list[tuple[str, Name, _Mandates]]] = {}
    for name, mandates in language.mandates.holders.items():
        full = speller.name(name)
        for key in speller.keys(full):
            named.setdefault(key, []).append((name, full, mandates))
    return speller, named
