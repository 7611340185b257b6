"""One strict YAML reader: text in, values with their places out. No value is ever guessed from its looks.

Every scalar is its text ("NO" is Norway, 12:30 a time of day, 2024 a year): the record's model knows what should be
a number. Only an empty value, `null` and `~` mean nothing. Aliases, tags, double keys and deep nesting are refused.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from generator.records.badyaml import LOADER, BadYamlError, diagnosed

MAX_CHARACTERS = 8_000_000
MAX_DEPTH = 20
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Node:
    """A value and where it stands: text[start:end], line and column from 1.

    `value` is a str, None, a list of Nodes or a dict from key to Entry; `block` tells an indented collection (whose
    `end` may reach over blank lines and comments that follow it) from one in brackets.
    """

    value: Any
    start: int
    end: int
    line: int
    column: int
    block: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One `key: value` of a mapping."""

    key: Node
    value: Node


def _refuse(rule: str, event: Any, **values: str) -> BadYamlError:
    return BadYamlError(rule, event.start_mark.line + 1, event.start_mark.column + 1, **values)


def _end(event: Any) -> int:
    return int(event.end_mark.index)


class _Reader:
    """Builds nodes from the parser's events; recursion is bounded by MAX_DEPTH."""

    def __init__(self, text: str) -> None:
        events: Any = yaml.parse(text, Loader=LOADER)
        self.events: Iterator[Any] = events

    def document(self) -> Node | None:
        node = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if node is not None:
                    raise _refuse("yaml_documents", event)
                node = self.node(next(self.events), 0)
        return node

    def node(self, event: Any, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise _refuse("yaml_depth", event)
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise _refuse("yaml_alias", event, name=event.anchor)
        if event.tag:
            raise _refuse("yaml_tag", event, name=event.tag)
        if isinstance(event, yaml.MappingStartEvent):
            return self._place(event, *self._mapping(depth))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._place(event, *self._sequence(depth))
        nothing = event.implicit[0] and event.value in _NOTHING
        return self._place(event, None if nothing else event.value, _end(event))

    def _mapping(self, depth: int) -> tuple[dict[str, Entry], int]:
        entries: dict[str, Entry] = {}
        event: Any
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            name = event.value if isinstance(event, yaml.ScalarEvent) else None
            if name is None:
                raise _refuse("yaml_key", event)
            if name in entries:
                raise _refuse("duplicate_key", event, key=name)
            entries[name] = Entry(key, self.node(next(self.events), depth + 1))
        return entries, _end(event)

    def _sequence(self, depth: int) -> tuple[list[Node], int]:
        items: list[Node] = []
        event: Any
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, depth + 1))
        return items, _end(event)

    @staticmethod
    def _place(event: Any, value: Any, end: int) -> Node:
        mark = event.start_mark
        block = getattr(event, "flow_style", None) is False
        return Node(value, mark.index, end, mark.line + 1, mark.column + 1, block)


def parse(text: str) -> Node:
    """The mapping that `text` holds; raises BadYamlError for anything else."""
    if len(text) > MAX_CHARACTERS:
        raise BadYamlError("too_large", 0, 0, limit=str(MAX_CHARACTERS))
    try:
        node = _Reader(text).document()
    except yaml.YAMLError as error:
        raise diagnosed(text, error) from error
    if node is None or not isinstance(node.value, dict):
        raise BadYamlError("yaml_no_mapping", node.line if node else 0, node.column if node else 0)
    return node


def values(node: Node) -> Any:
    """A node as plain data: dicts, lists, strings and None."""
    if isinstance(node.value, dict):
        return {key: values(entry.value) for key, entry in node.value.items()}
    if isinstance(node.value, list):
        return [values(item) for item in node.value]
    return node.value


def find(node: Node, path: Sequence[str | int]) -> Node:
    """The node at `path`, or the nearest one above it that exists; for a wrong key, the key itself."""
    for step in path:
        if isinstance(node.value, Mapping) and step in node.value:
            entry: Entry = node.value[step]
            node = entry.value if entry.value.value is not None else entry.key
        elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        else:
            break
    return node
