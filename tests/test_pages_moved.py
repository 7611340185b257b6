"""The address of a page outlives the name of its record."""

from pathlib import Path

from generator import pipeline
from generator.publishing import driving
from generator.workspace import Workspace

ARTICLE = "Visite à Lomé\n\nLe président ghanéen Kofi Mensah est arrivé lundi 19 août 2024 à Lomé pour une visite.\n"


def _renamed_event(root: Path) -> tuple[str, str]:
    """A dossier whose only event a person renamed; (old id, new id)."""
    (root / "sources" / "articles").mkdir(parents=True)
    (root / "sources" / "articles" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    pipeline.read(Workspace(root))
    record = next((root / "sources" / "events").glob("*.yml"))
    text = record.read_text(encoding="utf-8").replace(f"id: {record.stem}\n", "id: un-autre-nom\n")
    record.unlink()
    record.with_name("un-autre-nom.yml").write_text(text, encoding="utf-8")
    pipeline.read(Workspace(root))
    return record.stem, "un-autre-nom"


def test_the_old_address_of_a_renamed_event_leads_to_the_new_one(tmp_path: Path) -> None:
    old, new = _renamed_event(tmp_path)
    pipeline.render(Workspace(tmp_path))
    site = driving.build(tmp_path)
    page = (site / "evenements" / old / "index.html").read_text(encoding="utf-8")
    assert f'http-equiv="refresh" content="0; url=../{new}/"' in page
    assert f'href="../{new}/"' in page
    assert (site / "evenements" / new / "index.html").is_file()


def test_a_renamed_record_is_listed_and_found_under_its_new_name_only(tmp_path: Path) -> None:
    old, _ = _renamed_event(tmp_path)
    pipeline.render(Workspace(tmp_path))
    index = (tmp_path / "docs" / "evenements" / "index.md").read_text(encoding="utf-8")
    assert f"{old}.md" not in index
    scripts = [path.read_text(encoding="utf-8") for path in (tmp_path / "docs").rglob("*.js")]
    assert not any(f"/{old}/" in text for text in scripts)
