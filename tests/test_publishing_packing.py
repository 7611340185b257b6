"""A site travels as one file."""

import zipfile
from pathlib import Path

from generator.publishing import pack


def test_the_same_site_packs_to_the_same_bytes(toy_folder: Path, tmp_path: Path) -> None:
    copies = []
    for name in ("a", "b"):
        site = tmp_path / name / "site"
        for file in toy_folder.rglob("*.html"):
            target = site / file.relative_to(toy_folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
        copies.append(pack(site).read_bytes())
    assert copies[0] == copies[1]


def test_everything_lies_in_one_folder(tmp_path: Path) -> None:
    (tmp_path / "site" / "a").mkdir(parents=True)
    (tmp_path / "site" / "a" / "index.html").write_text("x", encoding="utf-8")
    with zipfile.ZipFile(pack(tmp_path / "site")) as archive:
        assert archive.namelist() == ["site/a/index.html"]
