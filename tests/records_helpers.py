"""A small dossier in a folder, read and corrected as its people would: for the tests of the record store."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from generator.records.planning import Plan
from generator.records.snapshot import Loaded
from generator.records.store import Store
from generator.schema.dossier import Dossier
from generator.schema.records import (
    ActorRecord,
    ArticleRecord,
    EventRecord,
    Evidence,
    Participation,
    PlaceRecord,
    Record,
    Spelling,
)

WORDS = 20


def evidence(place: int, article: str = "a") -> Evidence:
    """The `place`-th stretch of an article; stretches do not overlap."""
    start = place * 2 * WORDS
    return Evidence(article=article, exact=f"{article}{place:0{WORDS - 1}}", start=start, end=start + WORDS, rule="r")


def event(name: str, *places: int, actors: Iterable[str] = (), **facts: object) -> EventRecord:
    """An event told at some places of the article; facts have plain defaults."""
    given = {"title": f"Titre {name}", "type": "CONSULT", "date": "2031-03-11"} | facts
    parts = [Participation(actor=actor) for actor in actors]
    return EventRecord(id=name, actors=parts, evidence=[evidence(n) for n in places], **given)


def actor(name: str, *spellings: str) -> ActorRecord:
    """A person under one or several spellings; the first is the name."""
    texts = spellings or (name.replace("-", " ").title(),)
    return ActorRecord(
        id=name, name=texts[0], kind="person", spellings=[Spelling(text=text, articles={"a": 1}) for text in texts]
    )


def dossier(*records: Record) -> Dossier:
    """The records as the drafts of a reading, with the article that they all rest on."""
    article = ArticleRecord(id="a", file="a.txt", sha256="0" * 64, title="Titre")
    return Dossier(
        articles={"a": article} | {each.id: each for each in records if isinstance(each, ArticleRecord)},
        actors={each.id: each for each in records if isinstance(each, ActorRecord)},
        places={each.id: each for each in records if isinstance(each, PlaceRecord)},
        events={each.id: each for each in records if isinstance(each, EventRecord)},
    )


@dataclass
class Desk:
    """A dossier in `root` between its readings."""

    root: Path
    store: Store = field(init=False)

    def __post_init__(self) -> None:
        self.store = Store(self.root)

    def read(self, *records: Record) -> Plan:
        """One run of `dossier read` that drafts these records."""
        with self.store.lock("read"):
            plan = self.store.plan(self.store.load(), dossier(*records))
            assert self.store.write(plan) == []
        return plan

    def load(self) -> Loaded:
        loaded = self.store.load()
        assert loaded.problems == ()
        return loaded

    def events(self) -> dict[str, EventRecord]:
        return dict(self.load().dossier.events)

    def actors(self) -> dict[str, ActorRecord]:
        return dict(self.load().dossier.actors)

    def path(self, kind: str, name: str) -> Path:
        return self.root / "sources" / kind / f"{name}.yml"

    def text(self, kind: str, name: str) -> str:
        return self.path(kind, name).read_text(encoding="utf-8")

    def edit(self, kind: str, name: str, old: str, new: str) -> None:
        """What a person does in an editor: replaces words that stand there once."""
        text = self.text(kind, name)
        assert text.count(old) == 1, f"{old!r} in {text}"
        self.path(kind, name).write_text(text.replace(old, new), encoding="utf-8")

    def content(self) -> dict[str, bytes]:
        """Every file with its bytes, but the lock."""
        files = sorted(path for path in self.root.rglob("*") if path.is_file() and path.name != ".lock")
        return {str(path.relative_to(self.root)): path.read_bytes() for path in files}
