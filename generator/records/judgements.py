"""What people decided, without what the program only read: the knowledge that a new reading starts from.

A day of publication that the program worked out last time must not come back as if a person had stated it.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator.records import base as bases
from generator.records.base import Base, EditedBaseError
from generator.records.beside import beside
from generator.records.snapshot import Loaded
from generator.schema.dossier import Dossier
from generator.schema.records import ArticleRecord


def judgements(loaded: Loaded) -> Dossier:
    """The dossier with the articles' days of publication only where a person set them."""
    before = {new: old for old, new in loaded.redirects.get("articles", {}).items()}
    articles = {
        key: _stated(record, _base(loaded, key) or _base(loaded, before.get(key, "")))
        for key, record in loaded.dossier.articles.items()
    }
    return replace(loaded.dossier, articles=articles)


def stated_beside(files: Iterable[Path]) -> dict[str, ArticleRecord]:
    """What people wrote in `NAME.yml` beside article files, inside a dossier or not, by the files' names.

    Raises DossierError with all problems of those records.
    """
    paths = {path.stem: path for path in files}
    return {key: _stated(record, _base_near(paths[key])) for key, record in beside(paths.values()).items()}


def _base(loaded: Loaded, article: str) -> Base | None:
    return loaded.files.base_of(("articles", article))


def _stated(record: ArticleRecord, base: Base | None) -> ArticleRecord:
    if base is None or base.record.get("published") != record.published:
        return record
    return record.model_copy(update={"published": None, "published_reasons": []})


def _base_near(article: Path) -> Base | None:
    file = article.parent.parent / bases.path_of("articles", article.stem)
    try:
        return bases.load(file.read_text(encoding="utf-8"))
    except (OSError, EditedBaseError):
        return None
