"""What time expressions mean for a day of publication, or for a set of possible ones, and why."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from generator.resolving.reckoning import is_absolute, reckon
from generator.resolving.reference import TELLING, Reference
from generator.schema import edtf
from generator.schema.dossier import Dated
from generator.schema.edtf import Edtf
from generator.schema.mentions import DateMention, Direction, Unit
from generator.schema.records import Reason

# "La veille" of "la veille" of …: a longer chain is no prose.
_LONGEST_CHAIN = 30
# More possible days of publication than this are not tried one by one.
_TRIED = 60
# Any day does for words that need none.
_ANY_DAY = date(2000, 1, 1)
_DAYS: dict[Unit, int] = {
    "day": 1, "week": 7, "month": 31, "season": 92, "year": 366, "decade": 3660, "century": 36600,
}  # fmt: skip
# A date without a year lies within a year or so of publication; nothing is counted over more than a century.
_NEAREST, _FURTHEST = 400, 36600
# Characters between a day with its year and one that borrows it; how far apart the two days lie at most.
_BESIDE, _NEAR = 300, timedelta(100)
_TENSES: dict[Direction, str] = {"past": "date.tense-past", "future": "date.tense-future"}


def meaning(dates: Sequence[DateMention], index: int) -> Callable[[date], Edtf | None]:
    """The value of the mention dates[index] by the day of publication, anchors followed; None if unknown."""
    *anchors, mention = (dates[number] for number in reversed(_chain(dates, index)))

    def value(day: date) -> Edtf | None:
        found: Edtf | None = None
        for anchor in anchors:
            found = _reckoned(anchor, day, found)
            if found is None:
                return None
        return _reckoned(mention, day, found)

    return value


def _reckoned(mention: DateMention, day: date, anchor: Edtf | None) -> Edtf | None:
    return None if mention.adrift else reckon(mention.expression, mention.tense, day, anchor)


def needs_reference(dates: Sequence[DateMention], index: int) -> bool:
    """Whether the value depends on the day of publication."""
    last = dates[_chain(dates, index)[-1]]
    return not last.adrift and not is_absolute(last.expression)


def slack(dates: Sequence[DateMention], index: int) -> timedelta:
    """How far the mention's value can lie from the day of publication, at most."""
    counted = sum(
        abs(dates[n].expression.count) * _DAYS[dates[n].expression.unit or "week"] for n in _chain(dates, index)
    )
    return timedelta(min(counted + _NEAREST, _FURTHEST))


def resolve(dates: Sequence[DateMention], reference: Reference) -> tuple[Dated, ...]:
    """One `Dated` for each mention, in order: what all possible days of publication agree on, with the reasons."""
    return tuple(_dated(dates, index, reference) for index in range(len(dates)))


def period(dates: Sequence[DateMention], values: Sequence[Dated], index: int) -> str | None:
    """The time that dates[index] says something happened: its value, or the range or open period it begins or ends.

    "depuis 2014" gives "2014/..", "jusqu'en 1991" gives "../1991", "entre 2014 et 2016" gives "2014/2016".
    """
    here, mention = values[index].value, dates[index]
    last = values[mention.until].value if mention.until is not None else None
    if here is None or not _is_point(here):
        return here
    if last is not None and _is_point(last):
        return _joined(here, last)
    open_side = {"since": f"{here}/..", "until": f"../{here}"}
    return open_side[mention.expression.bound] if mention.expression.bound else here


def _is_point(text: str) -> bool:
    return "/" not in text and "[" not in text


def _joined(first: str, last: str) -> str:
    try:
        return edtf.parse(f"{first}/{last}").text
    except ValueError:
        return first


def _chain(dates: Sequence[DateMention], index: int) -> list[int]:
    """The mention and those it counts from, nearest first."""
    chain = [index]
    while len(chain) < _LONGEST_CHAIN:
        anchor = dates[chain[-1]].anchor
        if anchor is None or anchor in chain:
            break
        chain.append(anchor)
    return chain


def _dated(dates: Sequence[DateMention], index: int, reference: Reference) -> Dated:
    mention = dates[index]
    if not needs_reference(dates, index):
        found = meaning(dates, index)(_ANY_DAY)
        return Dated(found.text if found else None, (_stated(dates, index),))
    text, settled = _agreed(dates, index, reference.days) if reference.days else (None, True)
    if text is None and (lent := _lent(dates, index)):
        return lent
    if not reference.days:
        return Dated(None, (Reason(rule="date.no-reference", words=mention.surface),))
    return Dated(text, _reasons(dates, index, reference, text), settled)


def _agreed(dates: Sequence[DateMention], index: int, days: Sequence[date]) -> tuple[str | None, bool]:
    """What the mention means on all of these days: one value, one of a few days, or the period that holds them.

    With it, whether that is what the mention says, and not what nobody knows.
    """
    tried = days if len(days) <= _TRIED else (days[0], days[-1])
    values = list(map(meaning(dates, index), tried))
    known = list(dict.fromkeys(found for found in values if found is not None))
    if len(known) == 1 and None not in values:
        return known[0].text, True
    if not known or None in values:
        return None, True
    possible = sorted({found.day for found in known if found.day is not None})
    if len(tried) == len(days) and len(possible) == len(known):
        return edtf.one_of(possible, TELLING), False
    return edtf.hull(known, TELLING), False


def _lent(dates: Sequence[DateMention], index: int) -> Dated | None:
    """A day without its year right behind one that has it, "le 24 avril 2019 […] le 11 avril", which is near; for
    articles of an unknown year only, where no day of publication counts more.
    """
    mention, before = dates[index], dates[max(index - 1, 0)]
    expression = mention.expression
    if not (expression.day and expression.month) or expression.to or mention.anchor is not None:
        return None
    if not is_absolute(before.expression) or not 0 <= mention.start - before.end <= _BESIDE:
        return None
    lender = meaning(dates, index - 1)(_ANY_DAY)
    found = reckon(expression, None, lender.day, None) if lender and lender.day else None
    if not (lender and lender.day and found and found.day and abs(found.day - lender.day) <= _NEAR):
        return None
    words = f"{before.surface} […] {mention.surface}"
    return Dated(found.text, (Reason(rule="date.anchored", words=words, reference=lender.text),))


def _stated(dates: Sequence[DateMention], index: int) -> Reason:
    anchor = dates[index].anchor
    if anchor is None:
        rule = "date.adrift" if dates[index].adrift else "date.stated"
        return Reason(rule=rule, words=dates[index].surface)
    counted_from = None if needs_reference(dates, anchor) else meaning(dates, anchor)(_ANY_DAY)
    words = f"{dates[anchor].surface} […] {dates[index].surface}"
    return Reason(rule="date.anchored", words=words, reference=counted_from.text if counted_from else "")


def _reasons(dates: Sequence[DateMention], index: int, reference: Reference, text: str | None) -> tuple[Reason, ...]:
    """Which rule, which words, which reference; then the tense, where it decided; then what is left open."""
    mention = dates[index]
    expression = mention.expression
    since = reference.value or ""
    if mention.anchor is not None:
        reasons = [_stated(dates, index)]
    else:
        reasons = [Reason(rule=_rule(mention), words=mention.surface, reference=since)]
    if mention.tense and not expression.direction and expression.kind in ("weekday", "calendar"):
        reasons.append(Reason(rule=_TENSES[mention.tense], words=mention.surface))
    if reference.day is None:
        reasons.append(Reason(rule="date.several-days" if text else "date.undecided", reference=since))
    return tuple(reasons)


def _rule(mention: DateMention) -> str:
    expression = mention.expression
    if expression.kind == "calendar":
        return "date.weekday-fits" if expression.weekday is not None else "date.nearest"
    return {"weekday": "date.weekday", "deictic": "date.counted", "anaphoric": "date.counted"}[expression.kind]
