"""Changes values in a YAML text and nothing else: every other line stays as it is, byte for byte.

What changes is found by comparing the typed data before and after; where it stands is known from the nodes of the
text. Comments survive everything: those inside a part that goes stay in its place, on lines of their own.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.records import emit
from generator.records.yamlfile import Entry, Node

KeysOf = Callable[[str, list[Any]], Sequence[Hashable]]
Region = tuple[int, int]
_COMMENT = re.compile(r"(?:(?<=[\s\0])|^)#.*", re.MULTILINE)
_NO_BREAK = re.compile(r"[^\n]")
_HEADER_COMMENT = re.compile(r"[|>][^\n]*?(\s+#[^\r\n]*)")


def edited(text: str, node: Node, before: Mapping[str, Any], after: Mapping[str, Any], keys_of: KeysOf) -> str:
    """`text`, whose mapping is `node` and means `before`, changed so that it means `after`.

    `keys_of(field, items)` tells items of a list apart; keys that are new in a mapping are placed by the order of
    `after`.
    """
    editor = _Editor(text, node, keys_of)
    editor.change("", node, before, after)
    return editor.result()


def comments(text: str, node: Node) -> list[str]:
    """All comments of a text, in order."""
    return _Editor(text, node, lambda _, items: range(len(items))).comments((0, len(text)))


def _scalars(text: str, node: Node) -> Iterator[Region]:
    """The stretches of keys and values, where a # is a character; a comment after | or > is none of them."""
    if isinstance(node.value, dict):
        for entry in node.value.values():
            yield entry.key.start, entry.key.end
            yield from _scalars(text, entry.value)
    elif isinstance(node.value, list):
        for item in node.value:
            yield from _scalars(text, item)
    elif header := _HEADER_COMMENT.match(text, node.start, node.end):
        yield from ((node.start, header.start(1)), (header.end(1), node.end))
    else:
        yield node.start, node.end


@dataclass(frozen=True, slots=True)
class _Splice:
    """text[start:end] becomes `words`."""

    start: int
    end: int
    words: str


@dataclass
class _Text:
    """A text, where its lines, values and comments stand, and what is to become of it."""

    text: str
    root: Node
    keys_of: KeysOf
    splices: list[_Splice] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.newline = "\r\n" if "\r\n" in self.text else "\n"
        if not self.text.endswith("\n"):
            self.text += self.newline
        self.words = list(_scalars(self.text, self.root))

    def result(self) -> str:
        """The text with all splices made; of several at one place the insertions come first, in order."""
        pieces, at = [], 0
        for splice in sorted(self.splices, key=lambda each: (each.start, each.end)):
            pieces += [self.text[at : splice.start], splice.words]
            at = splice.end
        return "".join([*pieces, self.text[at:]])

    def comments(self, region: Region) -> list[str]:
        """The comments in a region: a # that is in no scalar and has nothing or white space before it."""
        start, end = region
        pieces, at = [], start
        first = bisect_left(self.words, (start, start))
        for left, right in self.words[first:]:
            if left >= end:
                break
            pieces += [self.text[at:left], _NO_BREAK.sub("\0", self.text[left:right])]
            at = right
        masked = "".join([*pieces, self.text[at:end]])
        return [found[0].strip("\r\0") for found in _COMMENT.finditer(masked)]

    def line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """The offset after the line break of the line that holds `at`."""
        return self.text.index("\n", at) + 1 if at < len(self.text) else at

    def starts_line(self, at: int) -> bool:
        return not self.text[self.line_start(at) : at].strip()

    def content_end(self, node: Node) -> int:
        """Where the last word of a value ends; comments and blank lines after it are not part of it."""
        if node.block:
            last = node.value[-1] if isinstance(node.value, list) else [*node.value.values()][-1].value
            return max(self.content_end(last), node.start)
        return node.start + len(self.text[node.start : node.end].rstrip())

    def entry_region(self, entry: Entry) -> Region:
        """The lines of an entry; the first one in a list item begins after the dash."""
        start = self.line_start(entry.key.start) if self.starts_line(entry.key.start) else entry.key.start
        return start, self.line_end(max(entry.key.end, self.content_end(entry.value)))

    def item_region(self, item: Node, dash: int) -> Region:
        """The lines of a block item; `dash` is the column of its dash."""
        start = self.line_start(item.start)
        while self.text[start : start + dash + 1].strip(" ") != "-":
            start = self.line_start(start - 1)
        return start, self.line_end(self.content_end(item))

    def put(self, region: Region, words: str) -> None:
        self.splices.append(_Splice(*region, words))

    def insert(self, at: int, lines: Sequence[str]) -> None:
        self.put((at, at), self._lines(lines))

    def replace(self, region: Region, lines: Sequence[str], indent: int) -> None:
        """Puts `lines` in the place of a region; the comments that it held come before them, if a line begins there."""
        kept = [" " * indent + comment for comment in self.comments(region)]
        if self.line_start(region[0]) == region[0]:
            self.put(region, self._lines([*kept, *lines]))
        else:
            self.put(region, self._lines([*lines, *kept]).lstrip(" "))

    def replace_flow(self, node: Node, words: str) -> None:
        """Puts `words` in the place of a collection in brackets; comments between the brackets go before its line."""
        at = self.line_start(node.start)
        indent = " " * (len(self.text[at:]) - len(self.text[at:].lstrip(" ")))
        self.insert(at, [indent + comment for comment in self.comments((node.start, node.end))])
        self.put((node.start, node.end), words)

    def _lines(self, lines: Sequence[str]) -> str:
        return "".join(line + self.newline for line in lines)


class _Editor(_Text):
    """Walks values before and after and splices what differs."""

    def change(self, key: str, node: Node, before: Any, after: Any) -> None:
        """Changes a collection that stays one of its kind and is not empty before or after."""
        match node.value, node.block:
            case dict(), True:
                self._block_mapping(node, before, after)
            case dict(), False:
                self.replace_flow(node, self._flow_mapping(node, before, after))
            case list(), True:
                self._block_sequence(key, node, before, after)
            case list(), False:
                self.replace_flow(node, self._flow_sequence(key, node, before, after))

    def _block_mapping(self, node: Node, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        indent = node.column - 1
        for key, entry in node.value.items():
            if key in after and (key not in before or before[key] != after[key]):
                self._entry(key, entry, before.get(key), after[key], indent)
            elif key in before and key not in after:
                self.replace(self.entry_region(entry), [], indent)
        self._new_entries(node, after, indent)

    def _new_entries(self, node: Node, after: Mapping[str, Any], indent: int) -> None:
        """Each key that is new goes after its predecessor in `after`; never between a dash and its item."""
        first = next(iter(node.value.values()))
        begins_line = self.starts_line(first.key.start)
        place = self.line_start(first.key.start) if begins_line else self.entry_region(first)[1]
        for key, value in after.items():
            if key in node.value:
                place = self.entry_region(node.value[key])[1]
            else:
                self.insert(place, emit.entry(key, value, indent))

    def _entry(self, key: str, entry: Entry, before: Any, after: Any, indent: int) -> None:
        if _stays_a_collection(entry.value, after):
            self.change(key, entry.value, before, after)
        elif isinstance(entry.value.value, list | dict) or isinstance(after, list | Mapping):
            self.replace(self.entry_region(entry), emit.entry(key, after, indent), indent)
        else:
            self._scalar(key, entry.value, after)

    def _scalar(self, key: str, node: Node, after: Any) -> None:
        space = " " if node.start == node.end else ""
        header = _HEADER_COMMENT.match(self.text, node.start, node.end)
        words = space + emit.scalar(key, after) + (header[1] if header else "")
        self.put((node.start, self.content_end(node)), words)

    def _block_sequence(self, key: str, node: Node, before: list[Any], after: list[Any]) -> None:
        dash = node.column - 1
        old_keys, new_keys = self.keys_of(key, before), self.keys_of(key, after)
        staying = _in_order(old_keys, new_keys)
        wanted = dict(zip(new_keys, after, strict=True))
        regions = {name: self.item_region(item, dash) for name, item in zip(old_keys, node.value, strict=True)}
        for name, item, value in zip(old_keys, node.value, before, strict=True):
            if name not in staying:
                self.replace(regions[name], [], dash)
            elif wanted[name] != value:
                self._item(key, item, regions[name], value, wanted[name], dash)
        place = regions[old_keys[0]][0]
        for name, value in wanted.items():
            if name in staying:
                place = regions[name][1]
            else:
                self.insert(place, emit.item(key, value, dash))

    def _item(self, key: str, item: Node, region: Region, before: Any, after: Any, dash: int) -> None:
        if _stays_a_collection(item, after) and (not item.block or next(iter(item.value)) in after):
            self.change(key, item, before, after)
        else:
            self.replace(region, emit.item(key, after, dash), dash)

    def _flow_mapping(self, node: Node, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
        parts = [
            self._kept(node, node.value[key].key.start, node.value[key].value.end)
            if key in node.value and before.get(key) == value
            else ""
            for key, value in after.items()
        ]
        written = (part or emit.flow("", {key: after[key]})[1:-1] for key, part in zip(after, parts, strict=True))
        return "{" + ", ".join(written) + "}"

    def _flow_sequence(self, key: str, node: Node, before: list[Any], after: list[Any]) -> str:
        old = dict(zip(self.keys_of(key, before), zip(node.value, before, strict=True), strict=True))
        written = []
        for name, value in zip(self.keys_of(key, after), after, strict=True):
            item, was = old.get(name, (node, None))
            same = self._kept(node, item.start, item.end) if was == value else ""
            written.append(same or emit.flow(key, value))
        return "[" + ", ".join(written) + "]"

    def _kept(self, node: Node, start: int, end: int) -> str:
        """The words of an unchanged part of a collection in brackets, if that stands on one line; else ""."""
        return "" if "\n" in self.text[node.start : node.end] else self.text[start:end]


def _stays_a_collection(node: Node, after: Any) -> bool:
    return (
        bool(node.value) and bool(after) and isinstance(node.value, list | dict) and isinstance(after, type(node.value))
    )


def _in_order(old: Sequence[Hashable], new: Sequence[Hashable]) -> set[Hashable]:
    """The largest set of keys that stand in the same order in both (longest increasing subsequence)."""
    place = {key: number for number, key in enumerate(new)}
    tails: list[int] = []
    before: dict[Hashable, Hashable] = {}
    for key in (key for key in old if key in place):
        at = bisect_left(tails, place[key])
        before[key] = new[tails[at - 1]] if at else None
        tails[at : at + 1] = [place[key]]
    staying: set[Hashable] = set()
    key = new[tails[-1]] if tails else None
    while key is not None:
        staying.add(key)
        key = before[key]
    return staying
