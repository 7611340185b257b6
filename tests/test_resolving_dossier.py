"""Laws that hold for the articles of this dossier, whatever is read in them."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import articles
from generator.language import Language
from generator.reading.reader import read
from generator.resolving.disagreements import disagreements
from generator.resolving.resolver import resolve
from generator.schema import edtf
from generator.schema.dossier import Dossier, Resolution

ROOT = Path(__file__).parent.parent
FRENCH = Language()
ARTICLES = [articles.load(path, ROOT, FRENCH) for path in sorted((ROOT / "sources" / "articles").glob("*.txt"))]
READINGS = {article.id: read(article, FRENCH) for article in ARTICLES}


def resolved(chosen: tuple[int, ...]) -> Resolution:
    some = [ARTICLES[number] for number in chosen]
    return resolve(some, [READINGS[article.id] for article in some], FRENCH, Dossier())


ALL = tuple(range(len(ARTICLES)))
EVERY = resolved(ALL)


@settings(max_examples=20, deadline=None)
@given(st.permutations(ALL))
def test_the_order_of_the_articles_never_matters(order: list[int]) -> None:
    assert resolved(tuple(order)) == EVERY


@pytest.mark.parametrize("size", range(1, len(ALL)))
def test_fewer_articles_never_contradict_what_all_of_them_say_of_dates(size: int) -> None:
    for chosen in combinations(ALL, size):
        for article, found in resolved(chosen).articles.items():
            fewer = (found.published, *found.dates)
            more = (EVERY.articles[article].published, *EVERY.articles[article].dates)
            for one, other in zip(fewer, more, strict=True):
                assert one.value is None or other.value is not None
                assert one.value is None or edtf.parse(other.value or "").within(edtf.parse(one.value))


def test_no_contradiction_of_figures_is_invented() -> None:
    assert [found for found in disagreements(EVERY.drafts) if found.kind == "contradiction"] == []


def test_every_piece_of_evidence_stands_in_its_article() -> None:
    texts = {article.id: article.text for article in ARTICLES}
    for event in EVERY.drafts.events.values():
        for evidence in event.evidence:
            assert texts[evidence.article][evidence.start : evidence.end] == evidence.exact


def test_resolving_again_with_the_records_it_made_changes_nothing() -> None:
    known = Dossier(actors=EVERY.drafts.actors, places=EVERY.drafts.places, events=EVERY.drafts.events)
    some = list(READINGS.values())
    assert resolve(ARTICLES, some, FRENCH, known).drafts == EVERY.drafts
