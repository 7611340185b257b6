"""Whether a record has the shape of its kind: every error at once, in our words, with a way out."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from generator.errors import Problem
from generator.messages import Messages
from generator.records.badyaml import BadYamlError
from generator.records.finding import Finding, Mend, Unplaced
from generator.records.guessing import guess_code, guess_date, guess_number, guess_truth, nearest
from generator.records.yamlfile import Node, find, parse, values
from generator.text import fold, slug

M = TypeVar("M", bound=BaseModel)
Location = tuple[str | int, ...]
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
# What pydantic calls an error, and what we say of it; the rest is "bad_value" with pydantic's own reason.
_RULES: Mapping[str, str] = {
    "extra_forbidden": "unknown_key",
    "missing": "missing_key",
    "literal_error": "not_one_of",
    "value_error": "bad_date",
    "string_pattern_mismatch": "bad_id",
    "string_too_long": "bad_id",
    "string_type": "not_text",
    "list_type": "not_list",
    "model_type": "not_mapping",
    "model_attributes_type": "not_mapping",
    "dict_type": "not_mapping",
    "int_type": "not_number",
    "int_parsing": "not_number",
    "int_from_float": "not_number",
    "float_type": "not_number",
    "float_parsing": "not_number",
    "greater_than_equal": "not_number",
    "bool_type": "not_truth",
    "bool_parsing": "not_truth",
}
# Of these a guess may be written without asking.
_SURE = frozenset({"bad_date", "not_number", "not_truth", "not_list", "not_mapping"})


def without_nothing(raw: Mapping[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """`note:` with nothing after it means the key's default, not an error."""
    fields = model.model_fields
    return {
        key: value
        for key, value in raw.items()
        if value is not None or key not in fields or fields[key].is_required() or fields[key].default is None
    }


def spelled(location: Location) -> str:
    """A place in a file: ("actors", 2, "role") is "actors[2].role"."""
    parts = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in location)
    return "".join(parts).removeprefix(".")


class Shape:
    """Checks texts against models; problems are said with `say`."""

    def __init__(self, say: Messages) -> None:
        self.say = say

    def read(self, model: type[M], text: str, file: str, given: Mapping[str, Any] | None = None) -> M | list[Finding]:
        """The value that `text` holds, or everything that is wrong with it; `given` fills keys that it lacks."""
        try:
            node = parse(text)
        except BadYamlError as error:
            return [self._unreadable(error, text, file)]
        try:
            return model.model_validate({**(given or {}), **without_nothing(values(node), model)})
        except ValidationError as errors:
            found = [_Error(error, node, model, self.say) for error in errors.errors(include_url=False)]
            told = {each.renames for each in found} | {each.other_end for each in found}
            return [self._finding(each, file) for each in found if each.renames or each.location not in told]

    def _unreadable(self, error: BadYamlError, text: str, file: str) -> Finding:
        problem = Problem(
            file,
            error.line,
            error.column,
            "",
            self.say(f"problem.{error.rule}", **error.values),
            self._hint(error.rule) or (self.say("hint.fixed", fixed=error.fixed.strip()) if error.fixed else ""),
        )
        return Finding(problem, _whole_line(text, error.line, error.fixed) if error.fixed else None)

    def _finding(self, error: "_Error", file: str) -> Finding:
        at = error.node
        message = self.say(
            f"problem.{error.rule}",
            key=error.location[-1] if error.location else "",
            value=error.value,
            allowed=", ".join(error.allowed),
            reason=error.reason,
        )
        hint = self.say("hint.nearest", value=error.guess) if error.guess else self._hint(error.rule)
        mend = Mend(at.start, at.end, error.guess) if error.is_sure else None
        problem = Problem(file, at.line, at.column, spelled(error.location), message, hint)
        return Finding(problem, mend, error.unplaced)

    def _hint(self, rule: str) -> str:
        return self.say(f"hint.{rule}") if f"hint.{rule}" in self.say else ""


class _Error:
    """One of pydantic's errors: where it stands in the text, what we call it, and what was probably meant."""

    def __init__(self, error: Any, root: Node, model: type[BaseModel], say: Messages) -> None:
        self.location: Location = error["loc"]
        self.rule = _RULES.get(error["type"], "bad_value")
        self.reason: str = error["msg"]
        self.value: str = error["input"] if isinstance(error["input"], str) else ""
        self.allowed = re.findall(r"'([^']*)'", str(error.get("ctx", {}).get("expected", "")))
        self.above = find(root, self.location[:-1])
        self.node = self._key() if self.rule == "unknown_key" else find(root, self.location)
        self.unplaced = self._unplaced() if self.rule == "missing_key" and self.location[-1] == "start" else None
        if self.unplaced:
            self.rule = "missing_place"
        self.guess = self._guess(model, say)

    def _key(self) -> Node:
        found: Node = self.above.value[self.location[-1]].key if isinstance(self.above.value, dict) else self.above
        return found

    def _unplaced(self) -> Unplaced | None:
        """The words of a piece of evidence of which it is not said where they stand."""
        article, exact = (self.above.value.get(key) for key in ("article", "exact"))
        if article is None or exact is None or "end" in self.above.value:
            return None
        words = exact.value
        between = "\n" + " " * (exact.key.column - 1) if self.above.block else ", "
        return Unplaced(str(article.value.value), str(words.value), words.start, words.end, between)

    @property
    def other_end(self) -> Location:
        """The place of the key that is missing along with this one and not worth a second problem; else nothing."""
        return (*self.location[:-1], "end") if self.unplaced else ()

    def _guess(self, model: type[BaseModel], say: Messages) -> str:
        """What the person probably meant, "" where that is not plain."""
        match self.rule:
            case "unknown_key":
                return nearest(str(self.location[-1]), _model_at(model, self.location[:-1]).model_fields)
            case "not_one_of":
                return guess_code(self.value, self.allowed, say)
            case "bad_date":
                return guess_date(self.value)
            case "not_number":
                return guess_number(self.value)
            case "not_truth":
                return guess_truth(self.value)
            case "not_list" | "not_mapping":
                return self._wrapped(_model_at(model, self.location))
            case "bad_id":
                return _without_remark(self.value) or slug(self.value)
        return ""

    def _wrapped(self, model: type[BaseModel]) -> str:
        """An id that stands where a list of ids, or a mapping that begins with one, is wanted."""
        if not _ID.fullmatch(self.value):
            return ""
        first = next(iter(model.model_fields))
        return f"[{self.value}]" if self.rule == "not_list" else f"{{{first}: {self.value}}}"

    @property
    def is_sure(self) -> bool:
        """Whether the guess may be written without asking: a date, a key not there yet, a word but for its capitals."""
        if self.rule == "not_one_of":
            return any(fold(self.value) == fold(word) for word in self.allowed)
        return bool(self.guess) and (self.rule in _SURE or bool(self.renames))

    @property
    def renames(self) -> Location:
        """The place of the key that was meant by an unknown one, where that is not there; else nothing."""
        if self.rule != "unknown_key" or not self.guess or self.guess in self.above.value:
            return ()
        return (*self.location[:-1], self.guess)


def _without_remark(value: str) -> str:
    """`bakou# non`: a remark begins after a space."""
    words, mark, remark = value.partition("#")
    return f"{words}  #{remark}" if mark and _ID.fullmatch(words) else ""


def _whole_line(text: str, line: int, words: str) -> Mend:
    lines = text.splitlines(keepends=True)
    start = sum(map(len, lines[: line - 1]))
    return Mend(start, start + len(lines[line - 1].rstrip("\r\n")), words)


def _model_at(model: type[BaseModel], location: Location) -> type[BaseModel]:
    """The model of the mapping at a place inside `model`."""
    for step in location:
        if isinstance(step, str) and step in model.model_fields:
            model = next(_models_in(model.model_fields[step].annotation), model)
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)
