"""One person under many spellings, and different people under like ones."""

from itertools import chain
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.language import Language
from generator.resolving.spelling import Speller

NAMES = Path(__file__).parent / "names"


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(Language().spelling)


def pairs(file: str) -> list[tuple[str, str]]:
    groups = yaml.safe_load((NAMES / file).read_text(encoding="utf-8"))
    return [(one, other) for one, other in chain.from_iterable(groups.values())]


def merged(speller: Speller, one: str, other: str) -> bool:
    """Whether the two would be found by their keys and then merged."""
    first, second = speller.name(one), speller.name(other)
    met = bool(speller.keys(first) & speller.keys(second))
    return met and speller.compare(first, second)[0] in ("same", "family")


def test_enough_pairs_are_listed() -> None:
    assert len(pairs("same.yml")) >= 150
    assert len(pairs("different.yml")) >= 150


def test_variants_merge_and_other_people_do_not(speller: Speller) -> None:
    right = sum(merged(speller, *pair) for pair in pairs("same.yml"))
    wrong = sum(merged(speller, *pair) for pair in pairs("different.yml"))
    assert right / len(pairs("same.yml")) >= 0.88
    assert right / (right + wrong) >= 0.95


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aliev", "Aliyev"),
        ("Nikol Pachinian", "Nikol Pashinyan"),
        ("Serge Sarkissian", "Serj Sargsyan"),
        ("Mouammar Kadhafi", "Muammar Gaddafi"),
        ("Volodymyr Zelensky", "Vladimir Zelenskiy"),
        ("Xi Jinping", "Jinping Xi"),
        ("E. Macron", "Emmanuel Macron"),
    ],
)
def test_one_person_in_two_spellings(speller: Speller, one: str, other: str) -> None:
    assert merged(speller, one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khamenei", "Khomeini"),
        ("Macron", "Marcon"),
        ("Aliev", "Valiev"),
        ("Poutine", "Rapoutine"),
        ("Charles Michel", "Michel Barnier"),
        ("Emmanuel Macron", "Brigitte Macron"),
        ("Ilham Aliev", "Mehriban Alieva"),
        ("B. Macron", "Emmanuel Macron"),
    ],
)
def test_two_people_are_never_merged(speller: Speller, one: str, other: str) -> None:
    assert not merged(speller, one, other)


def test_a_family_name_alone_fits_a_full_name(speller: Speller) -> None:
    assert speller.compare(speller.name("Aliyev"), speller.name("Ilham Aliev"))[0] == "family"


def test_a_close_family_name_with_the_same_given_name_is_only_possible(speller: Speller) -> None:
    assert speller.compare(speller.name("Andriy Sybiha"), speller.name("Andriy Sybiga"))[0] == "possible"


@given(st.text(max_size=40), st.text(max_size=40))
def test_comparison_is_symmetric_and_never_fails(one: str, other: str) -> None:
    speller = Speller(Language().spelling)
    first, second = speller.name(one), speller.name(other)
    assert speller.compare(first, second) == speller.compare(second, first)
    assert speller.compare(first, first)[0] == "same"
