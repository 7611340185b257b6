"""Quotation marks of every French house style, their nesting, and what is left open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.quotations import Quotation, find_quotations


def quoted(*paragraphs: str) -> list[str]:
    text = "\n".join(paragraphs)
    return [text[one.start : one.end] for one in found(*paragraphs)]


def found(*paragraphs: str) -> tuple[Quotation, ...]:
    text, spans, at = "\n".join(paragraphs), [], 0
    for paragraph in paragraphs:
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + 1
    return find_quotations(text, spans)


@pytest.mark.parametrize(
    "text",
    [
        "Il dit « nous partons » et sort.",
        "Il dit «nous partons» et sort.",
        "Il dit «\u00a0nous partons\u202f» et sort.",
        'Il dit "nous partons" et sort.',
        'Il dit " nous partons " et sort.',
        "Il dit “nous partons” et sort.",
        "Il dit „nous partons“ et sort.",
        "Il dit “nous partons“ et sort.",
        "Il dit ''nous partons'' et sort.",
        "Il dit <<nous partons>> et sort.",
        "Il dit ‘nous partons’ et sort.",
        "Il dit 'nous partons' et sort.",
        'Il parle d\'"nous partons" et sort.',
        "Il dit (« nous partons ») et sort.",
    ],
)
def test_every_kind_of_mark_is_paired(text: str) -> None:
    assert quoted(text) == ["nous partons"]


def test_offsets_inside_and_outside_the_marks() -> None:
    text = "Il dit « nous partons » et sort."
    (one,) = found(text)
    assert text[one.start : one.end] == "nous partons"
    assert text[one.outer_start : one.outer_end] == "« nous partons »"
    assert one.closed


def test_apostrophes_are_no_marks() -> None:
    assert quoted("L'accord d’hier n'engage qu'eux, aujourd’hui l' homme s’en va, dans les années '90.") == []


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("« Il a crié “au feu” avant de fuir », raconte-t-elle.", "au feu"),
        ("« Il a crié « au feu » avant de fuir », raconte-t-elle.", "au feu"),
        ("“Il a crié 'au feu' avant de fuir”, raconte-t-elle.", "au feu"),
        ('« Il a crié "au feu" avant de fuir », raconte-t-elle.', "au feu"),
        ("« Il a crié ‹ au feu › avant de fuir », raconte-t-elle.", "au feu"),
    ],
)
def test_a_quotation_inside_another_is_deeper(text: str, inner: str) -> None:
    outer, deep = found(text)
    assert (outer.depth, deep.depth) == (0, 1)
    assert text[deep.start : deep.end] == inner
    assert text[outer.start : outer.end].endswith("avant de fuir")


def test_several_quotations_in_a_row_with_straight_marks() -> None:
    assert quoted('"Oui", dit-il. "Non", dit-elle. On parle de "fin" et de "suite".') == ["Oui", "Non", "fin", "suite"]


def test_a_quotation_that_opens_again_at_each_paragraph_is_one_that_goes_on() -> None:
    first, second, third = found("Il raconte : « Tout a brûlé.", "« Les voisins sont venus.", "« Trop tard. »")
    assert [one.closed for one in (first, second, third)] == [False, False, True]
    assert [one.continues for one in (first, second, third)] == [False, True, True]


def test_a_closing_mark_alone_ends_the_quotation_of_the_paragraph_before() -> None:
    assert quoted("Il raconte : « Tout a brûlé.", "Trop tard », dit-il.") == ["Tout a brûlé.", "Trop tard"]


def test_a_mark_left_open_reaches_to_the_end_of_its_paragraph_only() -> None:
    assert quoted("Elle répond : « Nous verrons bien.", "Le lendemain, il pleut.") == ["Nous verrons bien."]


def test_a_stray_mark_before_a_complete_pair_is_ignored() -> None:
    assert quoted("« Le maire a dit « oui » hier.") == ["oui"]
    assert quoted('Un écran de 12" et un "prix".') == ["prix"]


def test_marks_of_two_kinds_may_close_one_another() -> None:
    assert quoted('Il dit «nous partons" et sort.') == ["nous partons"]
    assert quoted("Victimes d'»une embuscade», ils fuient.") == ["une embuscade"]


def test_empty_marks_hold_nothing() -> None:
    assert quoted('« » "" “ ”') == []


@given(st.text(alphabet="ab .,\n«»“”\"'’‹›<>", max_size=80))
def test_any_text_gives_ordered_spans_inside_their_marks(text: str) -> None:
    quotations = find_quotations(text, [(0, len(text))])
    for one in quotations:
        assert 0 <= one.outer_start <= one.start < one.end <= one.outer_end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
    assert [one.outer_start for one in quotations] == sorted(one.outer_start for one in quotations)


def test_a_text_of_opening_marks_takes_linear_time() -> None:
    text = '« “ "a ‘b ' * 20_000
    assert len(find_quotations(text, [(0, len(text))])) <= 2
