"""The day of publication of one article from its own evidence, and its narrowing by what other sources say.

Strongest first: what a person recorded; stamps of the file; what the text lets appear (`clues`). Where several days
are left, the custom of the press chooses among them: a report is published on the day of its news.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from generator.language import Language
from generator.resolving import reference as days
from generator.resolving.calendar import meaning, needs_reference, slack
from generator.resolving.clues import Clues, clues
from generator.resolving.customs import customary
from generator.resolving.marks import digest
from generator.resolving.narrowings import NARROWINGS, contradicted
from generator.resolving.reference import Reference
from generator.schema import edtf
from generator.schema.article import Article, Stamp
from generator.schema.edtf import Edtf
from generator.schema.mentions import DateMention, Reading
from generator.schema.records import ArticleRecord, Reason

_ADDRESS, _IMAGE = "stamp.address", "stamp.image"
_URL_STAMPS = frozenset((_ADDRESS, _IMAGE))


def reference(article: Article, reading: Reading, language: Language, known: ArticleRecord | None = None) -> Reference:
    """The possible days of publication that the article's own evidence leaves, strongest evidence first."""
    told = clues(article, reading, language)
    found = _recorded(known) or _stamped(article, told) or days.UNKNOWN
    for narrowing in NARROWINGS:
        if found.day is not None:
            return found
        found = narrowing(told, found) or found
    return customary(told, found)


def references(
    articles: Mapping[str, Article],
    readings: Mapping[str, Reading],
    language: Language,
    known: Mapping[str, ArticleRecord],
    before: Mapping[str, Sequence[Any]],
) -> tuple[dict[str, Reference], dict[str, Sequence[Any]]]:
    """The `reference` of each article that was read, and all of them as plain values by what they were made of; those
    that stood so `before` are looked up there.
    """
    found, made = {}, {}
    for key, reading in readings.items():
        article, record = articles[key], known.get(key)
        mark = digest(article.file, article.sha256, record and record.published)
        found[key] = days.of_plain(before[mark]) if mark in before else reference(article, reading, language, record)
        made[mark] = before[mark] if mark in before else days.plain(found[key])
    return found, made


def narrow(
    reference: Reference, dates: Sequence[DateMention], index: int, allowed: Edtf, reason: Reason
) -> Reference | None:
    """The days of publication for which the mention dates[index] can mean `allowed`; None when there is none.

    `allowed` comes from elsewhere: another article dates the event that the mention dates here. A mention that needs
    no reference day narrows nothing.
    """
    if not needs_reference(dates, index):
        return reference

    value = meaning(dates, index)

    def fits(day: date) -> bool:
        found = value(day)
        return found is not None and found.compatible(allowed)

    reach = slack(dates, index)
    first = allowed.earliest - reach if allowed.earliest else None
    last = allowed.latest + reach if allowed.latest else None
    return days.where(reference, first, last, fits, reason)


def _recorded(known: ArticleRecord | None) -> Reference | None:
    if known is None or known.published is None:
        return None
    reason = Reason(rule="published.known", reference=known.published)
    found = days.within(days.UNKNOWN, edtf.parse(known.published), reason)
    return replace(found, basis="known") if found else None


def _stamped(article: Article, told: Clues) -> Reference | None:
    """The reference that the strongest stamp gives; the page's address may name the day of a stated month."""
    found: Reference | None = None
    for stamp in article.stamps:
        if found is None:
            found = _by_stamp(article, stamp, told)
        elif stamp.rule == _ADDRESS:
            found = days.within(found, edtf.parse(stamp.value), _stamp_reason(article, stamp)) or found
    return found


def _by_stamp(article: Article, stamp: Stamp, told: Clues) -> Reference | None:
    """What one stamp says; a picture older than the news only says that they came later."""
    allowed, reason = edtf.parse(stamp.value), _stamp_reason(article, stamp)
    found = days.within(days.UNKNOWN, allowed, reason)
    if found is None:
        return None
    if stamp.rule == _IMAGE and contradicted(told, found):
        return days.where(days.UNKNOWN, allowed.earliest, None, None, reason)
    return replace(found, basis="url" if stamp.rule in _URL_STAMPS else "stated")


def _stamp_reason(article: Article, stamp: Stamp) -> Reason:
    rule = stamp.rule.replace("stamp.", "published.", 1)
    return Reason(rule=rule, words=article.text[stamp.start : stamp.end], reference=stamp.value)
