"""From a dossier to what its pages are made from: what follows from its records, put together once for all pages."""

from collections.abc import Iterable, Mapping

from generator import __version__
from generator.exports import jsonld
from generator.exports.bundle import Exports
from generator.language import Language
from generator.lazy import Lazy
from generator.messages import messages
from generator.pages.site import Build, Download, Site
from generator.readings import Read
from generator.records.renames import Redirects
from generator.resolving.disagreements import disagreements
from generator.resolving.gaps import gaps
from generator.resolving.support import independent
from generator.schema.dossier import Correction, Dossier

_DOWNLOADS = "donnees"


def survey(
    dossier: Dossier,
    reads: Mapping[str, Read],
    corrections: Iterable[Correction],
    redirects: Redirects,
    exports: Exports,
    language: Language,
) -> Site:
    """The site of `dossier`; `reads` are its articles with their readings, by id."""
    return Site(
        dossier=dossier,
        messages=messages(dossier.settings.language),
        language=language,
        articles=Lazy(reads.keys(), lambda key: reads[key][0]),
        sentences=Lazy(reads.keys(), lambda key: reads[key][1].sentences),
        independent=Lazy(dossier.events.keys(), lambda key: independent(dossier.events[key])),
        disagreements=tuple(disagreements(dossier)),
        gaps=tuple(gaps(dossier)),
        corrections=tuple(corrections),
        linked_data=jsonld.scripts(dossier),
        downloads=tuple(_download(name, text, exports) for name, text in exports.files.items()),
        redirects=redirects,
        build=Build(version=__version__),
    )


def downloads(exports: Exports) -> dict[str, str]:
    """The files of machine data as they lie beside the pages: path under docs/ -> text."""
    return {f"{_DOWNLOADS}/{name}": text for name, text in exports.files.items()}


def _download(name: str, text: str, exports: Exports) -> Download:
    return Download(name, len(text.encode("utf-8")), exports.left_out.get(name, 0))
