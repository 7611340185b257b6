"""A corrector's day, end to end: ten edits of ten kinds, two more articles, a new reading; all ten stand.

Records are chosen by what they hold, not by name: what the program reads in the articles may improve.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import pipeline
from generator.records.corrections import corrections
from generator.schema.records import EventRecord
from generator.workspace import Workspace
from tests.records_helpers import Desk

ARTICLES = Path(__file__).parent.parent / "sources" / "articles"
LATER = Path(__file__).parent / "later"


class Day(Desk):
    """The five articles' records in the hands of a corrector; an event that was worked on is not chosen again."""

    def __post_init__(self) -> None:
        super().__post_init__()
        shutil.copytree(ARTICLES, self.root / "sources" / "articles", ignore=shutil.ignore_patterns("*.yml"))
        self.taken: set[str] = set()

    def reads(self) -> None:
        pipeline.read(Workspace(self.root))

    def event(self, wanted: Callable[[EventRecord], object] = bool) -> EventRecord:
        found = next(each for each in self.events().values() if each.id not in self.taken and wanted(each))
        self.taken.add(found.id)
        return found

    def sub(self, kind: str, name: str, pattern: str, words: str) -> None:
        """Replaces the one place that a pattern fits."""
        text = self.text(kind, name)
        (found,) = re.finditer(pattern, text, re.MULTILINE)
        self.path(kind, name).write_text(text[: found.start()] + words + text[found.end() :], encoding="utf-8")

    def lines_of(self, event: EventRecord, number: int) -> str:
        """The lines of one piece of an event's evidence."""
        evidence = self.text("events", event.id).partition("\nevidence:\n")[2]
        pieces = [found[0] for found in re.finditer(r"^  - article:.*\n(?:    .*\n)*", evidence, re.MULTILINE)]
        return pieces[number]

    def pieces(self, name: str) -> set[tuple[str, int, int]]:
        """The keys of an event's evidence."""
        return {piece.key for piece in self.events()[name].evidence}


# Each correction is made up to `yield`; after it stands what must be true at the end of the day.
Correction = Callable[[Day], Iterator[None]]


def a_corrected_date_with_remarks(day: Day) -> Iterator[None]:
    event = day.event(lambda event: event.date)
    day.sub("events", event.id, r"^date: .*$", "# selon deux témoins\ndate: 1999-05   # et non plus précis")
    yield
    assert day.events()[event.id].date == "1999-05"
    assert "# selon deux témoins\ndate: 1999-05   # et non plus précis\n" in day.text("events", event.id)


def a_title_in_single_quotes(day: Day) -> Iterator[None]:
    event = day.event()
    day.sub("events", event.id, r"^title: .*$", "title: 'Un titre de ma main'")
    yield
    assert "title: 'Un titre de ma main'\n" in day.text("events", event.id)


def a_deleted_actor(day: Day) -> Iterator[None]:
    event = day.event(lambda event: len(event.actors) > 1)
    name = event.actors[0].actor
    day.sub("events", event.id, rf"^  - {{actor: {name}\b.*\n", "")
    yield
    assert name not in {each.actor for each in day.events()[event.id].actors}


def a_role_turned_round(day: Day) -> Iterator[None]:
    event = day.event(lambda event: any(part.role == "source" for part in event.actors))
    name = next(part.actor for part in event.actors if part.role == "source")
    day.sub("events", event.id, rf"{{actor: {name}, role: source}}", f"{{actor: {name}, role: target}}")
    yield
    assert {each.actor: each.role for each in day.events()[event.id].actors}[name] == "target"


def a_deleted_place(day: Day) -> Iterator[None]:
    event = day.event(lambda event: event.place)
    day.sub("events", event.id, r"^place: .*\n", "")
    yield
    assert day.events()[event.id].place is None


def a_rejected_event(day: Day) -> Iterator[None]:
    event = day.event()
    day.sub("events", event.id, r"^status: .*$", "status: rejected")
    yield
    assert day.events()[event.id].status == "rejected"
    assert not [each for each in day.events() if each != event.id and event.evidence[0].key in day.pieces(each)]


def two_events_merged(day: Day) -> Iterator[None]:
    whole, part = day.event(), day.event()
    day.sub("events", whole.id, r"^evidence:\n", f"evidence:\n{day.lines_of(part, 0)}")
    day.path("events", part.id).unlink()
    yield
    assert part.id not in day.events()
    assert part.evidence[0].key in day.pieces(whole.id)
    assert day.load().redirects["events"][part.id] == whole.id


def an_event_split(day: Day) -> Iterator[None]:
    event = day.event(lambda event: len(event.evidence) > 1)
    lines = day.lines_of(event, 1)
    day.sub("events", event.id, re.escape(lines), "")
    text = f'id: la-moitie\ntitle: "La moitié"\ntype: {event.type}\nevidence:\n{lines}'
    day.path("events", "la-moitie").write_text(text, encoding="utf-8")
    yield
    assert day.pieces("la-moitie") == {event.evidence[1].key}
    assert event.evidence[1].key not in day.pieces(event.id)


def a_reviewed_event_with_a_note(day: Day) -> Iterator[None]:
    event = day.event()
    day.sub("events", event.id, r"^reviewed: false$", "reviewed: true   # relu avec soin")
    day.sub("events", event.id, r'^note: ""$', 'note: "Rien à redire."')
    yield
    own = {"evidence", "reviewed", "note"}
    assert day.events()[event.id].model_dump(exclude=own) == event.model_dump(exclude=own)
    assert "reviewed: true   # relu avec soin\n" in day.text("events", event.id)
    assert day.events()[event.id].note == "Rien à redire."


def a_name_as_it_should_be_shown(day: Day) -> Iterator[None]:
    actor = next(each for each in day.actors().values() if len(each.spellings) > 1)
    day.sub("actors", actor.id, r"^name: .*$", 'name: "Le nom que je veux"')
    yield
    assert day.actors()[actor.id].name == "Le nom que je veux"
    assert [each.record for each in corrections(day.load()) if each.kind == "actors"] == [actor.id]


CORRECTIONS: tuple[Correction, ...] = (
    a_corrected_date_with_remarks,
    a_title_in_single_quotes,
    a_deleted_actor,
    a_role_turned_round,
    a_deleted_place,
    a_rejected_event,
    two_events_merged,
    an_event_split,
    a_reviewed_event_with_a_note,
    a_name_as_it_should_be_shown,
)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    found = Day(tmp_path_factory.mktemp("day"))
    found.reads()
    return found


def test_ten_corrections_of_ten_kinds_stand_after_two_more_articles(day: Day) -> None:
    under_way = [correction(day) for correction in CORRECTIONS]
    for each in under_way:
        next(each)
    day.reads()
    shutil.copytree(LATER, day.root / "sources" / "articles", dirs_exist_ok=True)
    day.reads()
    assert {path.stem for path in LATER.iterdir()} <= set(day.load().dossier.articles)
    for each in under_way:
        assert next(each, "stands") == "stands"


def test_an_article_whose_file_is_renamed_takes_its_record_and_every_quotation_along(tmp_path: Path) -> None:
    day = Day(tmp_path)
    day.reads()
    article = next(each for each in day.load().dossier.articles.values() if each.statements)
    cited = day.event(lambda event: any(piece.article == article.id for piece in event.evidence))
    day.sub("articles", article.id, r'^note: ""$', 'note: "Vérifié au guichet."  # par moi')
    day.sub("events", cited.id, r"^date: .*$", "date: 1999-05")
    before = {kind: set(getattr(day.load().dossier, kind)) for kind in ("events", "actors", "places")}
    (day.root / article.file).rename(day.root / "sources" / "articles" / "nouveau-nom.txt")
    assert pipeline.check(Workspace(day.root)) == []
    day.reads()
    found = day.load().dossier
    assert {kind: set(getattr(found, kind)) for kind in before} == before
    assert found.events[cited.id].date == "1999-05"
    assert found.articles["nouveau-nom"].published == article.published
    assert found.articles["nouveau-nom"].file == "sources/articles/nouveau-nom.txt"
    assert 'note: "Vérifié au guichet."  # par moi' in day.text("articles", "nouveau-nom")
    assert day.load().redirects["articles"] == {article.id: "nouveau-nom"}
    texts = "".join(path.read_text(encoding="utf-8") for path in (day.root / "sources").rglob("*.yml"))
    assert article.id not in texts
    assert [each.path for each in corrections(day.load())] == ["date"]
    content = day.content()
    day.reads()
    assert day.content() == content


def test_at_the_end_of_the_day_one_more_reading_changes_no_byte(day: Day) -> None:
    before = day.content()
    day.reads()
    assert day.content() == before


def test_at_the_end_of_the_day_nothing_is_wrong_with_the_records(day: Day) -> None:
    assert [problem for problem in pipeline.check(Workspace(day.root)) if problem.severity == "error"] == []
