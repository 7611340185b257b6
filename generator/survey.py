"""From a dossier to what its pages are made from: what follows from its records, put together once for all pages."""

from collections.abc import Iterable, Mapping
from typing import Any

from generator import __version__
from generator.exports import jsonld
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

Text = tuple[Article, tuple[Sentence, ...]]


def survey(
    dossier: Dossier,
    texts: Mapping[str, Text],
    corrections: Iterable[Correction],
    redirects: Redirects,
    downloads: Iterable[Download],
    language: Language,
) -> Site:
    """The site of `dossier`; `texts` are its articles with their sentences, by id."""
    return Site(
        dossier=dossier,
        messages=messages(dossier.settings.language),
        language=language,
        **texts_of(texts),
        independent=Lazy(dossier.events.keys(), lambda key: independent(dossier.events[key])),
        disagreements=tuple(disagreements(dossier)),
        gaps=tuple(gaps(dossier)),
        corrections=tuple(corrections),
        linked_data=jsonld.scripts(dossier),
        downloads=tuple(downloads),
        redirects=redirects,
        build=Build(version=__version__),
    )


def texts_of(texts: Mapping[str, Text]) -> dict[str, Any]:
    """The fields of a site that are taken from its articles."""
    return {
        "articles": Lazy(texts.keys(), lambda key: texts[key][0]),
        "sentences": Lazy(texts.keys(), lambda key: texts[key][1]),
    }
