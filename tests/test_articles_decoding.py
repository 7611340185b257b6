"""What a file must be to be read as an article, and what a person is told when it is not."""

from pathlib import Path

import pytest

from generator import articles
from generator.articles.decoding import MAX_BYTES, MAX_LINE
from generator.errors import DossierError, Problem
from generator.language import Language

LANGUAGE = Language("fr")
SENTENCE = "La présidente est arrivée à l'aéroport."


def _load(folder: Path, data: bytes, name: str = "note.txt") -> str:
    (folder / name).write_bytes(data)
    return articles.load(folder / name, folder, LANGUAGE).text


def _problem(folder: Path, data: bytes, name: str = "note.txt") -> Problem:
    with pytest.raises(DossierError) as refused:
        _load(folder, data, name)
    (problem,) = refused.value.problems
    assert "\n" not in str(problem)
    return problem


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_files_are_read_whatever_their_form(tmp_path: Path, encoding: str) -> None:
    assert _load(tmp_path, SENTENCE.encode(encoding)) == SENTENCE


def test_text_is_in_composed_form(tmp_path: Path) -> None:
    assert _load(tmp_path, "arrive\u0301e".encode()) == "arrivée"


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    assert _load(tmp_path, b"Un.\r\nDeux.\r\n") == "Un.\r\nDeux.\r\n"


def test_a_stray_control_character_does_not_make_a_text_binary(tmp_path: Path) -> None:
    assert _load(tmp_path, (SENTENCE * 10 + "\x08").encode())


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_article_is_refused(tmp_path: Path, data: bytes) -> None:
    assert _problem(tmp_path, data).message == "l’article est vide"


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_an_older_encoding_is_refused_at_its_first_byte_with_a_way_out(tmp_path: Path, encoding: str) -> None:
    problem = _problem(tmp_path, ("Titre\n\n" + SENTENCE).encode(encoding))
    assert (problem.file, problem.line, problem.column) == ("note.txt", 3, 6)
    assert "Latin-1" in problem.message and "iconv" in problem.hint


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"%PDF-1.4\n\xe2\xe3\x01\x02\x03\x04", b"ok\x00"]
)
def test_a_binary_file_is_refused(tmp_path: Path, data: bytes) -> None:
    assert _problem(tmp_path, data).message == "le fichier n’est pas du texte"


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    assert "5 Mo" in _problem(tmp_path, b"a " * MAX_BYTES).message


def test_a_line_that_is_too_long_is_named(tmp_path: Path) -> None:
    assert _problem(tmp_path, b"Titre\n" + b"a" * (MAX_LINE + 1)).line == 2


def test_an_unknown_format_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    assert ".txt" in _problem(tmp_path, b"text", "note.docx").hint
    with pytest.raises(DossierError, match="illisible"):
        articles.load(tmp_path / "absent.txt", tmp_path, LANGUAGE)


def test_the_file_is_named_relative_to_the_dossier(tmp_path: Path) -> None:
    folder = tmp_path / "sources" / "articles"
    folder.mkdir(parents=True)
    (folder / "note.txt").write_text(SENTENCE, encoding="utf-8")
    article = articles.load(folder / "note.txt", tmp_path, LANGUAGE)
    assert (article.id, article.file) == ("note", "sources/articles/note.txt")
    assert len(article.sha256) == 64
