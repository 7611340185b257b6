"""The files of the search index: which words lie where, and what an edit makes of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages import shards

_WORDS = st.text("abé𐐨", min_size=1, max_size=5)
_PAGES = st.dictionaries(st.integers(0, 40), st.integers(1, 99), min_size=1, max_size=8)


@pytest.fixture(name="small", autouse=True, scope="module")
def _small() -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "LARGEST", 90)
        yield


def _entries(words: dict[str, dict[int, int]]) -> shards.Entries:
    return {word: shards.entry(word, sorted(pages.items())) for word, pages in words.items() if pages}


@given(st.dictionaries(_WORDS, _PAGES, max_size=30))
def test_every_word_lies_in_the_file_of_its_beginning_and_comes_back(words: dict[str, dict[int, int]]) -> None:
    files = dict(shards.cut(_entries(words)))
    assert {word: shards.pages_of(piece) for held in files.values() for word, piece in held.items()} == words
    assert all(word.startswith(start) for start, held in files.items() for word in held)
    assert all(shards.parsed(shards.body(held)) == held for held in files.values())


@given(st.dictionaries(_WORDS, _PAGES, max_size=30), st.dictionaries(_WORDS, _PAGES, max_size=30))
def test_files_cut_anew_around_changed_words_are_those_of_a_whole_index(
    before: dict[str, dict[int, int]], after: dict[str, dict[int, int]]
) -> None:
    moves = {
        word: {page: after.get(word, {}).get(page) for page in before.get(word, {}).keys() | after.get(word, {}).keys()}
        for word in before.keys() | after.keys()
        if before.get(word) != after.get(word)
    }
    files = dict(shards.cut(_entries(before)))
    renewed = shards.recut(files, lambda start: dict(files[start]), moves)
    assert {start: held for start, held in {**files, **renewed}.items() if held} == dict(shards.cut(_entries(after)))
