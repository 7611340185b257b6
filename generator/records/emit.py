"""Typed plain data to YAML text, in the one layout of the project.

Prose is quoted, codes (ids, dates, types) stay bare, lists of small things are one line an item, so that a
correction is one line of a diff. A bare word never means anything else to another YAML reader: "NO", "2024",
"12:30" are quoted.
"""

import math
import re
from collections.abc import Mapping
from typing import Any

INDENT = 2
_WIDTH = 100
# Values that are codes of ours, bare where that is safe; everything else is somebody's words.
_CODES = frozenset(
    "id type mode date status place actor role rule article kind country file sha256 published qualifier "
    "verb speakers about same_as distinct_from possibly reference geonames language".split()
)
_SMALL = frozenset({"actors", "date_reasons", "published_reasons"})
_BARE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./~%?-]*")
# What YAML 1.1 or 1.2 readers take for a number, a truth value, nothing, or minutes in base sixty.
_OTHER_MEANING = re.compile(
    r"[-+]?[0-9._]+(?:e[-+]?[0-9]+)?|0[xob][0-9a-f_]+|y|n|yes|no|on|off|true|false|null|inf|nan", re.IGNORECASE
)
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(match[0], f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")


def quoted(text: str) -> str:
    """`text` between quotation marks, single where that saves escapes; what cannot be seen is spelled out."""
    if '"' in text and "'" not in text and not _UNSEEN.search(text) and "\\" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_UNSEEN.sub(_escape, escaped)}"'


def _number(value: float) -> str:
    return str(int(value)) if math.isfinite(value) and value == int(value) else repr(value)


def scalar(key: str, value: Any) -> str:
    """One value on one line; `key` is the field that holds it and decides whether it may stay bare."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(value)
    bare = key in _CODES and _BARE.fullmatch(value) and not _OTHER_MEANING.fullmatch(value)
    return value if bare else quoted(value)


def _name(key: str) -> str:
    return key if _BARE.fullmatch(key) and not _OTHER_MEANING.fullmatch(key) else quoted(key)


def flow(key: str, value: Any) -> str:
    """Any value on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_name(k)}: {flow(k, v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(key, item) for item in value) + "]"
    return scalar(key, value)


def _fits_one_line(key: str, value: Any, indent: int) -> bool:
    if not value or not isinstance(value, list | Mapping):
        return True
    if isinstance(value, list):
        return not any(isinstance(item, Mapping) for item in value) and indent + len(flow(key, value)) <= _WIDTH
    return False


def entry(key: str, value: Any, indent: int) -> list[str]:
    """The lines of `key: value` in a block mapping, indented by `indent` columns."""
    head = f"{' ' * indent}{_name(key)}:"
    if _fits_one_line(key, value, indent + len(key) + 2):
        return [f"{head} {flow(key, value)}"]
    body = (line for line in _block(key, value, indent + INDENT))
    return [head, *body]


def item(key: str, value: Any, indent: int) -> list[str]:
    """The lines of one `- value` of the block sequence in field `key`; `indent` is the column of the dash."""
    dash = f"{' ' * indent}- "
    if not isinstance(value, Mapping) or not value:
        return [dash + flow(key, value)]
    if key in _SMALL and indent + 2 + len(flow(key, value)) <= _WIDTH:
        return [dash + flow(key, value)]
    lines = _block(key, value, indent + INDENT)
    return [dash + lines[0][indent + INDENT :], *lines[1:]]


def _block(key: str, value: Any, indent: int) -> list[str]:
    if isinstance(value, Mapping):
        return [line for k, v in value.items() for line in entry(k, v, indent)]
    return [line for each in value for line in item(key, each, indent)]


def document(record: Mapping[str, Any], modeline: str = "") -> str:
    """A whole record as text, `modeline` first where given."""
    head = [modeline] if modeline else []
    return "\n".join([*head, *_block("", record, 0)]) + "\n"
