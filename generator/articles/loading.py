"""One source file to one Article: bytes, text, blocks, what is kept of them, and what the page says of itself."""

from collections.abc import Callable, Mapping
from hashlib import sha256 as digest
from pathlib import Path

from generator.articles.body import judge
from generator.articles.cutting import cut
from generator.articles.decoding import decode
from generator.articles.masthead import masthead
from generator.articles.refusing import refused
from generator.articles.stamps import stamps
from generator.language import Language
from generator.schema.article import Article

Reader = Callable[[bytes, str, str], str]
"""Makes plain text of a file's bytes, its name and the code of the language in which it words its problems.

A format is a module with such a function and a line in READERS; all that follows works on the text. It raises
DossierError for a file that it cannot read.
"""

READERS: Mapping[str, Reader] = {".txt": decode}


def load(path: Path, root: Path, language: Language) -> Article:
    """The article of one file; raises DossierError where the file is not readable, empty, binary or too large.

    `root` is the dossier's folder: problems and the article name the file relative to it where it lies inside.
    """
    file = path_in(path, root)
    read = READERS.get(path.suffix.lower())
    if read is None:
        raise refused(file, language.code, "article_format", suffix=path.suffix or path.name, known=", ".join(READERS))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise refused(file, language.code, "unreadable", reason=error.strerror) from error
    text = read(data, file, language.code)
    return parse(text, id=path.stem, file=file, sha256=digest(data).hexdigest(), language=language)


def path_in(path: Path, root: Path) -> str:
    """How a file is named: by its path in the dossier, with slashes, where it lies inside."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def parse(text: str, *, id: str, file: str, sha256: str, language: Language) -> Article:
    """The article that `text` holds; any text gives one, and nothing of it is lost: see `Article.passages`."""
    boilerplate = language.boilerplate
    passages, title = judge(cut(text, boilerplate), boilerplate)
    source = masthead(text, passages, boilerplate)
    return Article(
        id=id,
        file=file,
        sha256=sha256,
        text=text,
        title=title,
        passages=passages,
        outlet=source.outlet,
        author=source.author,
        url=source.url,
        stamps=stamps(text, passages, boilerplate),
    )
