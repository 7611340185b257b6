"""A record's new text: the old one with the least change, or a fresh one in the project's layout."""

from collections.abc import Mapping
from typing import Any

from generator.records import emit
from generator.records.badyaml import BadYamlError
from generator.records.edit import comments, edited
from generator.records.identity import item_keys
from generator.records.layout import MODELS, modeline
from generator.records.loading import RecordFile
from generator.records.shape import without_nothing
from generator.records.yamlfile import parse, values
from generator.schema.dossier import RecordKind

_BOM = "\ufeff"
_MODELINE = "# yaml-language-server:"


def fresh_text(kind: RecordKind, data: Mapping[str, Any]) -> str:
    """The text of a record that has no file yet."""
    return emit.document(data, modeline(kind))


def changed_text(file: RecordFile, data: Mapping[str, Any]) -> str:
    """The file's text changed to mean `data`; comments, order and quoting of what stays are kept byte for byte.

    The result is read again before it is trusted. Should the change not have worked, the record is written afresh
    under its comments: a layout can be lost then, a fact or a remark never.
    """
    if data == file.data:
        return file.text
    mark = _BOM if file.text.startswith(_BOM) else ""
    body = file.text.removeprefix(_BOM)
    node = parse(body)
    text = edited(body, node, file.data, data, item_keys)
    if _means(file, text) != data:
        text = emit.document(data, "\n".join(comments(body, node)))
    return mark + text


def _means(file: RecordFile, text: str) -> Any:
    model = MODELS[file.kind]
    try:
        raw = {"id": file.id, **without_nothing(values(parse(text)), model)}
        return model.model_validate(raw).model_dump(exclude_unset=True)
    except (BadYamlError, ValueError):
        return None


def has_remarks(file: RecordFile) -> bool:
    """Whether a person left a comment in the file."""
    body = file.text.removeprefix(_BOM)
    return any(not comment.startswith(_MODELINE) for comment in comments(body, parse(body)))
