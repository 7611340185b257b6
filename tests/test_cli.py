"""The command line as people meet it: what it prints, how it ends, and that nothing written is ever lost."""

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.conftest import ROOT

ARTICLE = "Le ministre est arrivé à Lomé\n\nLe ministre togolais Awa Diallo est arrivée lundi 19 août 2024 à Lomé.\n"
BAD_ARTICLES: Mapping[str, bytes] = {
    "vide": b"",
    "blanc": b" \n\n \t\n",
    "binaire": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64),
    "latin": "L'été à Lomé a été très chaud, a déclaré le président.\n".encode("latin-1"),
    "ligne": b"a" * 10_000_001,
}


def _run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def _files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def _written_at(root: Path) -> dict[Path, int]:
    """When each file was last written; the lock, which holds no data, aside."""
    return {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file() and path.name != ".lock"}


@pytest.fixture(name="dossier")
def _dossier(tmp_path: Path) -> Path:
    """A dossier with one article, read once."""
    (tmp_path / "sources" / "articles").mkdir(parents=True)
    (tmp_path / "sources" / "articles" / "bon.txt").write_text(ARTICLE, encoding="utf-8")
    assert _run("read", "--root", str(tmp_path)).exit_code == 0
    return tmp_path


@pytest.mark.parametrize("name", sorted(BAD_ARTICLES))
def test_a_bad_article_gives_one_line_with_its_name_and_loses_nothing(dossier: Path, name: str) -> None:
    before = _files(dossier / "sources")
    bad = dossier / "sources" / "articles" / f"{name}.txt"
    bad.write_bytes(BAD_ARTICLES[name])
    result = _run("read", "--root", str(dossier))
    bad.unlink()
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith(f"sources/articles/{name}.txt")
    assert _files(dossier / "sources") == before


def test_all_bad_articles_are_named_at_once(dossier: Path) -> None:
    for name in ("vide", "binaire", "latin"):
        (dossier / "sources" / "articles" / f"{name}.txt").write_bytes(BAD_ARTICLES[name])
    result = _run("check", "--root", str(dossier))
    assert result.exit_code == 1
    assert [line.split("/")[2].split(".")[0] for line in result.stderr.splitlines()] == ["binaire", "latin", "vide"]


def test_a_wrong_key_in_a_record_gives_one_line_with_its_place_and_loses_nothing(dossier: Path) -> None:
    record = next((dossier / "sources" / "events").glob("*.yml"))
    record.write_text(record.read_text(encoding="utf-8") + "titel: faute de frappe\n", encoding="utf-8")
    before = _files(dossier / "sources")
    number = len(record.read_text(encoding="utf-8").splitlines())
    for verb in ("read", "render", "check"):
        result = _run(verb, "--root", str(dossier))
        assert result.exit_code == 1
        assert len(result.stderr.splitlines()) == 1
        assert result.stderr.startswith(f"sources/events/{record.name}:{number}:")
        assert _files(dossier / "sources") == before


def test_reading_again_with_nothing_changed_writes_nothing(dossier: Path) -> None:
    before = _written_at(dossier)
    assert _run("read", "--root", str(dossier)).exit_code == 0
    assert _written_at(dossier) == before


def test_render_says_what_it_wrote_and_the_second_time_that_it_wrote_nothing(dossier: Path) -> None:
    first, second = (_run("render", "--root", str(dossier)) for _ in range(2))
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert re.match(r"Pages.: [1-9]\d* écrites, 0 inchangées, 0 retirées\.", first.output)
    assert re.match(r"Pages.: 0 écrites, [1-9]\d* inchangées, 0 retirées\.", second.output)


def test_a_sound_dossier_is_said_to_be_sound_but_not_to_programs(dossier: Path) -> None:
    assert _run("check", "--root", str(dossier)).output == "Rien à signaler.\n"
    assert json.loads(_run("check", "--format", "json", "--root", str(dossier)).output) == []
    assert _run("check", "--format", "github", "--root", str(dossier)).output == ""


def test_problems_are_told_to_programs_on_standard_output(dossier: Path) -> None:
    record = next((dossier / "sources" / "events").glob("*.yml"))
    record.write_text(record.read_text(encoding="utf-8").replace("status: past", "status: fini"), encoding="utf-8")
    found = json.loads(_run("check", "--format", "json", "--root", str(dossier)).stdout)
    assert [(each["file"], each["path"]) for each in found] == [(f"sources/events/{record.name}", "status")]
    github = _run("check", "--format", "github", "--root", str(dossier))
    assert (github.exit_code, github.stdout.count("::error file=sources/events/")) == (1, 1)


def test_diff_counts_first_and_read_stops_above_the_expected_number(dossier: Path) -> None:
    article = dossier / "sources" / "articles" / "bon.txt"
    article.write_text(article.read_text(encoding="utf-8").replace("19 août 2024", "20 août 2024"), encoding="utf-8")
    before = _files(dossier / "sources")
    shown = _run("diff", "--root", str(dossier)).output.splitlines()
    assert re.match(r"\d+ modifiée", shown[0])
    assert any("2024-08-19 → 2024-08-20" in line for line in shown)
    stopped = _run("read", "--expected", "0", "--root", str(dossier))
    assert stopped.exit_code == 1 and "on en attendait 0 au plus" in stopped.stderr
    assert _files(dossier / "sources") == before
    assert _run("read", "--root", str(dossier)).exit_code == 0
    assert len(_run("diff", "--root", str(dossier)).output.splitlines()) == 1


def test_explain_names_the_words_and_the_rule(dossier: Path) -> None:
    event = next((dossier / "sources" / "events").glob("*.yml")).stem
    result = _run("explain", "--root", str(dossier), event)
    assert result.exit_code == 0
    assert "« " in result.output
    assert "fr." in result.output


def test_an_unknown_id_is_wrong_usage(dossier: Path) -> None:
    assert _run("explain", "--root", str(dossier), "personne").exit_code == 2


def test_annotate_writes_nothing_and_takes_the_day_that_a_person_states(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Le ministre togolais est arrivé lundi à Lomé.\n", encoding="utf-8")
    (tmp_path / "a.yml").write_text("published: 2024-08-20\n", encoding="utf-8")
    before = _files(tmp_path)
    found = json.loads(_run("annotate", "--format", "json", str(tmp_path)).stdout)
    assert [date["value"] for date in found[0]["dates"]] == ["2024-08-19"]
    assert _files(tmp_path) == before


def test_annotate_lists_the_times_that_are_no_dates_when_asked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("En 2020, la trêve a tenu dix ans, et tient désormais.\n", encoding="utf-8")
    plain = json.loads(_run("annotate", str(tmp_path)).stdout)[0]["dates"]
    every = json.loads(_run("annotate", "--times", "all", str(tmp_path)).stdout)[0]["dates"]
    assert plain == [{"surface": "En 2020", "start": 0, "end": 7, "value": "2020"}]
    assert [(time["surface"], time["kind"]) for time in every] == [
        ("En 2020", "date"),
        ("dix ans", "duration"),
        ("désormais", "reference"),
    ]
    assert every[1]["duration"] == "P10Y"


def test_annotating_the_dossier_does_not_depend_on_what_was_read_before(tmp_path: Path) -> None:
    articles = tmp_path / "sources" / "articles"
    shutil.copytree(ROOT / "sources" / "articles", articles, ignore=shutil.ignore_patterns("*.yml"))
    fresh = _run("annotate", str(articles)).stdout
    assert _run("read", "--root", str(tmp_path)).exit_code == 0
    assert _run("annotate", str(articles)).stdout == fresh


@pytest.mark.parametrize("verb", sorted(main.commands))
def test_every_verb_has_help_with_an_example(verb: str) -> None:
    result = _run(verb, "--help")
    assert result.exit_code == 0
    assert f"dossier {verb}" in result.output
