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
from generator.schema.dossier import Compared, Correction, Dossier, RecordKind
from generator.schema.mentions import Sentence

# What of an event is there for people to read.
_ONLY_SHOWN = {"title", "note", "reviewed"}
Text = tuple[Article, tuple[Sentence, ...]]


def survey(
    dossier: Dossier,
    texts: Mapping[str, Text],
    corrections: Iterable[Correction],
    redirects: Redirects,
    downloads: Iterable[Download],
    language: Language,
    compared: Compared | None = None,
) -> Site:
    """The site of `dossier`; `texts` are its articles with their sentences, by id.

    `compared` is what follows from comparing its records, where that is known.
    """
    known = compared or compare(dossier)
    return Site(
        dossier=dossier,
        messages=messages(dossier.settings.language),
        language=language,
        **texts_of(texts),
        independent=Lazy(dossier.events.keys(), lambda key: independent(dossier.events[key])),
        disagreements=known.disagreements,
        gaps=known.gaps,
        corrections=tuple(corrections),
        linked_data=jsonld.scripts(dossier),
        downloads=tuple(downloads),
        redirects=redirects,
        build=Build(version=__version__),
    )


def compare(dossier: Dossier) -> Compared:
    return Compared(tuple(disagreements(dossier)), tuple(gaps(dossier)))


def is_alike(one: Dossier, other: Dossier, changed: Iterable[tuple[RecordKind, str]]) -> bool:
    """Whether comparing the records of either of two dossiers, which differ in the records `changed`, gives the same
    because only words differ from which nothing follows.
    """
    return all(kind == "events" and _facts(one, key) == _facts(other, key) for kind, key in changed)


def _facts(dossier: Dossier, key: str) -> dict[str, Any]:
    event = dossier.events.get(key)
    return event.model_dump(exclude=_ONLY_SHOWN) if event else {}


def texts_of(texts: Mapping[str, Text]) -> dict[str, Any]:
    """The fields of a site that are taken from its articles."""
    return {
        "articles": Lazy(texts.keys(), lambda key: texts[key][0]),
        "sentences": Lazy(texts.keys(), lambda key: texts[key][1]),
    }
