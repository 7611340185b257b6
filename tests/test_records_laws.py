"""Laws of the record store, in memory: any readings, any edits by hand, in any order."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.messages import messages
from generator.records import base as bases
from generator.records.edit import comments
from generator.records.layout import MODELS, plain
from generator.records.loading import BaseFile, Files, RecordFile
from generator.records.planning import plan
from generator.records.shape import Shape
from generator.records.snapshot import Loaded, redirects
from generator.records.transaction import fingerprint
from generator.records.yamlfile import parse
from generator.schema.dossier import Dossier
from generator.schema.records import EventRecord, Participation
from tests.records_helpers import event, evidence

LAWS = settings(max_examples=2000, deadline=None, derandomize=True)
seeds = st.integers(0, 2**40)
SHAPE = Shape(messages("fr"))
READ_DATES = ["2031", "2031-03", "2031-03-11", None]
OWN_DATES = ["1901", "1902", "1903-04"]


def files_of(texts: dict[str, str]) -> Files:
    """The files of a dossier that lies in memory."""
    records, known = {}, {}
    for path, text in texts.items():
        name, mark = PurePosixPath(path).stem, fingerprint(text.encode())
        if path.endswith(".json"):
            known["events", name] = BaseFile(path, mark, bases.load(text))
        else:
            record = SHAPE.read(MODELS["events"], text, path)
            assert isinstance(record, EventRecord), record
            data = record.model_dump(exclude_unset=True)
            records["events", record.id] = RecordFile("events", path, text, mark, data, record)
    return Files(records=records, bases=known)  # type: ignore[arg-type]


def read(texts: dict[str, str], drafts: Iterable[EventRecord]) -> dict[str, str]:
    """The texts after a reading that drafts these events."""
    files = files_of(texts)
    planned = plan(Loaded(Dossier(), redirects(files), files), Dossier(events={each.id: each for each in drafts}))
    after = texts | {change.path: change.after for change in planned.changes if change.after is not None}
    gone = {change.path for change in planned.changes if change.after is None}
    return {path: text for path, text in after.items() if path not in gone}


def drafted(random: Random) -> list[EventRecord]:
    """A reading of up to three events, each told at its own place, under any id and title."""
    found = []
    for place in random.sample(range(3), random.randrange(1, 4)):
        name = f"{random.choice('xyz')}-{place}"
        actors = [Participation(actor=each) for each in random.sample("abc", random.randrange(4))]
        more = [evidence(place + 10)] if random.random() < 0.3 else []
        told = event(name, place, date=random.choice(READ_DATES), title=random.choice(["Un", "L'autre : oui"]))
        found.append(told.model_copy(update={"actors": actors, "evidence": [*told.evidence, *more]}))
    return found


@dataclass
class Hand:
    """A person who edits texts, and what must be true of each file from then on."""

    random: Random
    dates: dict[str, str] = field(default_factory=dict)
    absent: set[tuple[str, str]] = field(default_factory=set)
    remarks: dict[str, set[str]] = field(default_factory=dict)

    def edit(self, texts: dict[str, str]) -> dict[str, str]:
        """The texts after one edit in one of the records."""
        paths = sorted(path for path in texts if path.endswith(".yml"))
        if not paths:
            return texts
        path = self.random.choice(paths)
        change = self.random.choice([self._date, self._actor, self._remark])
        return texts | {path: change(path, texts[path])}

    def _date(self, path: str, text: str) -> str:
        self.dates[path] = self.random.choice(OWN_DATES)
        return re.sub(r"(?m)^date: [^ \n]*", f'date: "{self.dates[path]}"', text)

    def _actor(self, path: str, text: str) -> str:
        """Deletes the first actor that has a line to itself."""
        found = re.search(r"(?m)^  - \{actor: (\w)\}\n", text)
        if found is None:
            return text
        self.absent.add((path, found[1]))
        return text[: found.start()] + text[found.end() :]

    def _remark(self, path: str, text: str) -> str:
        lines = text.splitlines(keepends=True)
        number = self.random.randrange(1, len(lines))
        remark = f"# {self.random.randrange(10**6)}"
        self.remarks.setdefault(path, set()).add(remark)
        return "".join([*lines[:number], f"    {remark}\n", *lines[number:]])

    def assert_stands(self, texts: dict[str, str]) -> None:
        """Fails where an edit or a remark was lost."""
        records = {file.path: file.record for file in files_of(texts).records.values()}
        for path, date in self.dates.items():
            assert records[path].date == date  # type: ignore[attr-defined]
        for path, name in self.absent:
            assert name not in {part.actor for part in records[path].actors}  # type: ignore[attr-defined]
        for path, remarks in self.remarks.items():
            assert remarks <= set(comments(texts[path], parse(texts[path])))


def lived(seed: int) -> tuple[dict[str, str], Hand, Random]:
    """A dossier after some readings with edits between them, each checked."""
    random = Random(seed)
    hand, texts = Hand(random), read({}, drafted(random))
    for _ in range(random.randrange(1, 4)):
        for _ in range(random.randrange(3)):
            texts = hand.edit(texts)
        texts = read(texts, drafted(random))
        hand.assert_stands(texts)
    return texts, hand, random


@LAWS
@given(seeds)
def test_no_sequence_of_edits_and_readings_loses_an_edit_or_a_remark_and_a_second_run_changes_no_byte(
    seed: int,
) -> None:
    texts, hand, random = lived(seed)
    drafts = drafted(random)
    once = read(hand.edit(texts), drafts)
    hand.assert_stands(once)
    assert read(once, drafts) == once


@LAWS
@given(seeds)
def test_an_untouched_record_says_exactly_what_is_read(seed: int) -> None:
    random = Random(seed)
    texts = read(read({}, drafted(random)), drafts := drafted(random))
    found = {file.record.evidence[0].start: file.data for file in files_of(texts).records.values()}  # type: ignore[attr-defined]
    wanted = {each.evidence[0].start: plain("events", each) for each in drafts}
    assert {key: data | {"id": ""} for key, data in found.items()} == {
        key: data | {"id": ""} for key, data in wanted.items()
    }
