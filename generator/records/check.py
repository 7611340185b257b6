"""Everything that is wrong with a dossier's records, at once and sorted: shapes, references, evidence, judgements."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from generator.errors import Problem, Severity
from generator.messages import Messages, messages
from generator.records.emit import quoted
from generator.records.finding import Finding, Mend
from generator.records.guessing import nearest
from generator.records.identity import EvidenceKey, evidence_key
from generator.records.loading import Files, RecordFile
from generator.records.placing import placed, places
from generator.records.shape import Location, spelled
from generator.records.snapshot import Loaded
from generator.records.yamlfile import Node, find, parse
from generator.schema.dossier import RecordKind


def check(loaded: Loaded, texts: Mapping[str, str]) -> list[Problem]:
    """All problems of the records, sorted by file and place; `texts` are the articles' texts by id."""
    return [finding.problem for finding in findings(loaded, texts)]


def findings(loaded: Loaded, texts: Mapping[str, str]) -> list[Finding]:
    """The same with the ways to mend them."""
    say = messages(loaded.files.settings.language)
    shapes = [placed(finding, texts, say) for finding in loaded.files.findings]
    found = [*shapes, *_Inspector(loaded, texts, say).findings()]
    return sorted(found, key=lambda finding: finding.problem)


@dataclass(frozen=True)
class _Place:
    """A place in a record's file."""

    file: RecordFile
    location: Location

    def node(self) -> Node:
        return find(parse(self.file.body), self.location)


class _Inspector:
    """Looks at what the records say of one another and of the articles."""

    def __init__(self, loaded: Loaded, texts: Mapping[str, str], say: Messages) -> None:
        self.files: Files = loaded.files
        self.texts, self.say = texts, say
        self.renamed = loaded.redirects.get("articles", {})
        self.ids: dict[RecordKind, list[str]] = {
            kind: sorted(
                {key[1] for key in (*self.files.records, *self.files.unread) if key[0] == kind}
                | loaded.redirects.get(kind, {}).keys()
            )
            for kind in ("actors", "places")
        }
        bases = [(key[1], *file.base.formerly) for key, file in self.files.bases.items() if key[0] == "actors"]
        self.ever = sorted({*self.files.of("actors"), *chain.from_iterable(bases)})

    def findings(self) -> Iterator[Finding]:
        for file in self.files.records.values():
            yield from self._references(file)
            yield from self._evidence(file)
            yield from self._judgements(file)
        yield from self._claimed_twice()

    def _finding(
        self,
        at: _Place,
        rule: str,
        hint: str = "",
        mend: Mend | None = None,
        severity: Severity = "error",
        **values: str,
    ) -> Finding:
        node = at.node()
        message = self.say(f"problem.{rule}", **values)
        if not hint and f"hint.{rule}" in self.say:
            hint = self.say(f"hint.{rule}", **values)
        path = spelled(at.location)
        return Finding(Problem(at.file.path, node.line, node.column, path, message, hint, severity), mend)

    def _references(self, file: RecordFile) -> Iterator[Finding]:
        for location, kind, name in _references(file):
            if name not in self.ids[kind]:
                guess = nearest(name, self.ids[kind])
                hint = self.say("hint.nearest", value=guess) if guess else ""
                yield self._finding(_Place(file, location), f"dangling_{kind}", hint, id=name)

    def _evidence(self, file: RecordFile) -> Iterator[Finding]:
        if file.kind == "events" and not file.data.get("evidence"):
            yield self._finding(_Place(file, ()), "no_evidence", severity="warning")
        for location, piece in _pieces(file.data):
            text = self.texts.get(self.renamed.get(piece["article"], piece["article"]))
            if text is None:
                yield self._finding(_Place(file, (*location, "article")), "no_article", id=piece["article"])
            elif text[piece["start"] : piece["end"]] != piece["exact"]:
                yield self._misplaced(_Place(file, location), piece, text)

    def _misplaced(self, at: _Place, piece: Mapping[str, Any], text: str) -> Finding:
        """Evidence whose words do not stand where it says; if they stand in one other place, that can be mended."""
        spans = places(piece["exact"], text)
        if not spans:
            return self._finding(_Place(at.file, (*at.location, "exact")), "text_gone", article=piece["article"])
        if len(spans) > 1:
            return self._finding(_Place(at.file, (*at.location, "start")), "text_moved")
        start, end = spans[0]
        words = text[start:end]
        if words != piece["exact"]:
            node = _Place(at.file, (*at.location, "exact"))
            mend = Mend(node.node().start, node.node().end, quoted(words))
            return self._finding(node, "text_differs", self.say("hint.text_differs", words=words), mend)
        hint = self.say("hint.text_placed", start=start, end=end)
        return self._finding(_Place(at.file, (*at.location, "start")), "text_moved", hint, _new_offsets(at, start, end))

    def _judgements(self, file: RecordFile) -> Iterator[Finding]:
        apart = file.data.get("distinct_from", ())
        for key in ("same_as", "distinct_from"):
            for number, name in enumerate(file.data.get(key, ())):
                at = _Place(file, (key, number))
                if name == file.id:
                    yield self._finding(at, "names_itself", severity="warning")
                elif key == "same_as" and name in apart:
                    yield self._finding(at, "same_and_distinct", id=name)
                elif name not in self.ever:
                    guess = nearest(name, self.ever)
                    hint = self.say("hint.nearest", value=guess) if guess else ""
                    yield self._finding(at, "dangling_actors", hint, severity="warning", id=name)

    def _claimed_twice(self) -> Iterator[Finding]:
        """Evidence in two events, where a person put it into one of them; the reading may do so with a reason."""
        claims: dict[EvidenceKey, list[tuple[RecordFile, int]]] = defaultdict(list)
        for file in self.files.of("events").values():
            for number, piece in enumerate(file.data.get("evidence", ())):
                claims[evidence_key(piece)].append((file, number))
        for key, claimants in claims.items():
            if len(claimants) > 1 and any(not self._is_read(file, key) for file, _ in claimants):
                for file, number in claimants:
                    others = ", ".join(other.id for other, _ in claimants if other is not file)
                    yield self._finding(_Place(file, ("evidence", number)), "claimed_twice", id=others or file.id)

    def _is_read(self, file: RecordFile, key: EvidenceKey) -> bool:
        base = self.files.base_of(file.key)
        return base is not None and key in map(evidence_key, base.record.get("evidence", ()))


def _references(file: RecordFile) -> Iterator[tuple[Location, RecordKind, str]]:
    data = file.data
    if file.kind == "events":
        if data.get("place"):
            yield ("place",), "places", data["place"]
        for number, part in enumerate(data.get("actors", ())):
            yield ("actors", number, "actor"), "actors", part["actor"]
    for number, statement in enumerate(data.get("statements", ())):
        for key in ("speakers", "about"):
            for index, name in enumerate(statement.get(key, ())):
                yield ("statements", number, key, index), "actors", name


def _pieces(data: Mapping[str, Any]) -> Iterator[tuple[Location, Mapping[str, Any]]]:
    """All evidence in a record, with its place."""
    for number, piece in enumerate(data.get("evidence", ())):
        yield ("evidence", number), piece
    for field in ("figures", "statements", "roles"):
        for number, item in enumerate(data.get(field, ())):
            yield (field, number, "evidence"), item["evidence"]


def _new_offsets(at: _Place, start: int, end: int) -> Mend | None:
    """The two numbers mended as one stretch of text, where they stand on lines that follow one another."""
    root = parse(at.file.body)
    first, last = find(root, (*at.location, "start")), find(root, (*at.location, "end"))
    between = at.file.body[first.end : last.start]
    return Mend(first.start, last.end, f"{start}{between}{end}") if first.end < last.start else None
