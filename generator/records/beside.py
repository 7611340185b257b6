"""What is known beforehand of article files that lie outside a dossier: `NAME.yml` beside `NAME.txt`."""

from collections.abc import Iterable
from pathlib import Path

from generator.errors import DossierError, Problem
from generator.messages import messages
from generator.records.shape import Shape
from generator.schema.records import ArticleRecord


def beside(files: Iterable[Path], language: str = "fr") -> dict[str, ArticleRecord]:
    """The article records beside the files, by the files' names without suffix; raises DossierError with all problems.

    A record need not say its own `id` here.
    """
    shape = Shape(messages(language))
    found: dict[str, ArticleRecord] = {}
    problems: list[Problem] = []
    for path in sorted({file.with_suffix(".yml") for file in files if file.with_suffix(".yml").is_file()}):
        text = path.read_bytes().decode("utf-8-sig", "replace")
        outcome = shape.read(ArticleRecord, text, str(path), {"id": path.stem})
        if isinstance(outcome, list):
            problems += [finding.problem for finding in outcome]
        else:
            found[path.stem] = outcome
    if problems:
        raise DossierError(problems)
    return found
