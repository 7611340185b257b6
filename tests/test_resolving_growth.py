"""Comparing grows with the number of articles, not with its square; counted in comparisons, which no load disturbs."""

from datetime import date, timedelta

import pytest

from generator.language import Language
from generator.resolving import candidates
from generator.resolving.resolver import resolve
from generator.resolving.sameness import sameness
from generator.resolving.tellings import Seen
from generator.schema.dossier import Dossier
from generator.schema.records import ArticleRecord
from tests.making import Draft


def article(number: int) -> Draft:
    """One of many articles on the same two people, some of whose events have no date."""
    draft = Draft(
        f"{number:05}", "Verel a reçu Dov mardi. Verel a accusé Dov.", str(date(2001, 1, 1) + timedelta(days=number))
    )
    cast = (draft.actor("Verel", country="VD"), draft.actor("Dov", country="OS"))
    draft.event("Verel a reçu Dov mardi", mode="meet", date=draft.date("mardi", weekday=1), actors=cast, topic="visite")
    draft.event("Verel a accusé Dov", "ACCUSE", actors=cast, roles=("source", "target"))
    return draft


def comparisons(monkeypatch: pytest.MonkeyPatch, count: int) -> int:
    made = 0

    def counted(one: Seen, other: Seen) -> float:
        nonlocal made
        made += 1
        return sameness(one, other)

    monkeypatch.setattr(candidates, "sameness", counted)
    drafts = [article(number) for number in range(count)]
    known = Dossier(articles={d.id: ArticleRecord(id=d.id, published=d.published) for d in drafts})
    resolve([d.article for d in drafts], [d.reading for d in drafts], Language(), known)
    return made


def test_twice_the_articles_take_about_twice_the_comparisons(monkeypatch: pytest.MonkeyPatch) -> None:
    few, more, many = (comparisons(monkeypatch, count) for count in (50, 100, 200))
    assert few > 0
    assert more <= 2.3 * few
    assert many <= 2.3 * more
