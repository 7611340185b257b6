"""Articles that were all read before, each taken out of what is kept when it is wanted."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from generator.lazy import Lazy
from generator.publishing.listing import stamp
from generator.readings.cache import Cache, Read, Seen
from generator.schema.article import Article
from generator.schema.mentions import Sentence


@contextmanager
def shelf(files: Mapping[str, str], root: Path, code: str, kept: Path) -> Iterator[Mapping[str, Read]]:
    """The articles and their readings by the articles' ids; `files` are their paths in the dossier `root`.

    One that is not kept after all is read; raises DossierError where it cannot be.
    """
    with closing(Cache(kept)) as known:
        yield Lazy(files.keys(), lambda key: _taken(known, root, files[key]) or _read(root / files[key], root, code))


def texts_on(reads: Mapping[str, Read]) -> Mapping[str, tuple[Article, tuple[Sentence, ...]]]:
    """The articles of a shelf with their sentences."""
    return Lazy(reads.keys(), lambda key: (reads[key][0], reads[key][1].sentences))


def _taken(known: Cache, root: Path, name: str) -> Read | None:
    return known.find(Seen(root / name, name, stamp(root / name)))


def _read(file: Path, root: Path, code: str) -> Read:
    # All that reads an article takes longer to load than a build that reads none.
    from generator.readings.gathering import read_alone

    return read_alone(file, root, code)
