"""What the pages are made from: one frozen value that the pipeline puts together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.language import Language
from generator.messages import Messages
from generator.schema.article import Article
from generator.schema.dossier import Correction, Disagreement, Dossier, Gap, RecordKind
from generator.schema.mentions import Sentence


@dataclass(frozen=True, slots=True)
class Build:
    """What made the site: the program's version and the fingerprint of its input (hexadecimal, may be empty)."""

    version: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Download:
    """A file of machine data beside the pages, its size in bytes, and how many events it cannot hold."""

    name: str
    size: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that a page may show.

    `articles` and `sentences` are by article id; an article whose file is gone is missing from both, and its
    facts show the words that the record kept. `independent` are the sources of each event by id, those that
    print one text together; an event that is missing there counts every source on its own. `linked_data` is
    JSON-LD by kind and record id, ready to stand in a <script> element. `redirects` are the ids that records had
    before a person renamed them: kind -> old id -> new id. A page lists no more than `listed` entries.
    """

    dossier: Dossier
    messages: Messages
    language: Language
    articles: Mapping[str, Article] = field(default_factory=dict)
    sentences: Mapping[str, tuple[Sentence, ...]] = field(default_factory=dict)
    independent: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    disagreements: tuple[Disagreement, ...] = ()
    gaps: tuple[Gap, ...] = ()
    corrections: tuple[Correction, ...] = ()
    linked_data: Mapping[tuple[str, str], str] = field(default_factory=dict)
    downloads: tuple[Download, ...] = ()
    redirects: Mapping[RecordKind, Mapping[str, str]] = field(default_factory=dict)
    build: Build = Build()
    listed: int = 300
