"""From a dossier to what its pages are made from: what follows from its records, put together once for all pages."""

from collections.abc import Iterable, Iterator, Mapping

from generator import __version__
from generator.exports import jsonld
from generator.exports.bundle import Exports
from generator.language import Language
from generator.lazy import Lazy
from generator.messages import messages
from generator.pages.site import Build, Download, Site
from generator.records.renames import Redirects
from generator.resolving.disagreements import disagreements
from generator.resolving.gaps import gaps
from generator.resolving.support import independent
from generator.schema.article import Article
from generator.schema.dossier import Correction, Dossier
from generator.schema.mentions import Sentence

_DOWNLOADS = "donnees"
Text = tuple[Article, tuple[Sentence, ...]]


def survey(
    dossier: Dossier,
    texts: Mapping[str, Text],
    corrections: Iterable[Correction],
    redirects: Redirects,
    exports: Exports,
    language: Language,
) -> Site:
    """The site of `dossier`; `texts` are its articles with their sentences, by id."""
    return Site(
        dossier=dossier,
        messages=messages(dossier.settings.language),
        language=language,
        articles=Lazy(texts.keys(), lambda key: texts[key][0]),
        sentences=Lazy(texts.keys(), lambda key: texts[key][1]),
        independent=Lazy(dossier.events.keys(), lambda key: independent(dossier.events[key])),
        disagreements=tuple(disagreements(dossier)),
        gaps=tuple(gaps(dossier)),
        corrections=tuple(corrections),
        linked_data=jsonld.scripts(dossier),
        downloads=tuple(_download(name, text, exports) for name, text in exports.files.items()),
        redirects=redirects,
        build=Build(version=__version__),
    )


def downloads(exports: Exports) -> Iterator[tuple[str, str]]:
    """The files of machine data as they lie beside the pages: path under docs/ and text, one after the other."""
    return ((f"{_DOWNLOADS}/{name}", text) for name, text in exports.files.items())


def _download(name: str, text: str, exports: Exports) -> Download:
    return Download(name, len(text.encode("utf-8")), exports.left_out.get(name, 0))
