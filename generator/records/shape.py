"""Whether a record has the shape of its kind: every error at once, in our words, with a way out."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from babel.dates import get_month_names
from pydantic import BaseModel, ValidationError

from generator.errors import Problem
from generator.messages import Messages
from generator.records.finding import Finding, Mend
from generator.records.yamlfile import BadYamlError, Node, find, parse, values
from generator.text import fold, slug

M = TypeVar("M", bound=BaseModel)
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
_YEAR_LAST = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[/. -](\d{1,2})(?:[/. -](\d{1,2}))?")
_IN_WORDS = re.compile(r"(?:(\d{1,2})(?:er)?\s+)?([^\W\d]+)\.?\s+(\d{4})")
_MONTHS = {
    fold(name).rstrip("."): number
    for language in ("en", "fr")
    for width in ("abbreviated", "wide")
    for number, name in get_month_names(width, locale=language).items()
}


def nearest(word: str, known: list[str]) -> str:
    """The known word that `word` was probably meant to be, "" where none is close."""
    close = get_close_matches(fold(word), [fold(each) for each in known], n=1, cutoff=0.6)
    return next((each for each in known if close and fold(each) == close[0]), "")


def _calendar(year: str, month: str | int, day: str | None) -> str:
    try:
        exact = date(int(year), int(month), int(day or 1))
    except ValueError:
        return ""
    return exact.isoformat() if day else f"{exact:%Y-%m}"


def guess_date(text: str) -> str:
    """The EDTF value that a person probably meant by "31/10/2022", "2022-9-1" or "31 octobre 2022"; "" if unclear."""
    written = text.strip()
    if found := _YEAR_LAST.fullmatch(written):
        return _calendar(found[3], found[2], found[1])
    if found := _YEAR_FIRST.fullmatch(written):
        return _calendar(found[1], found[2], found[3])
    found = _IN_WORDS.fullmatch(written)
    month = _MONTHS.get(fold(found[2])) if found else None
    return _calendar(found[3], month, found[1]) if found and month else ""


def without_nothing(raw: Mapping[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """`note:` with nothing after it means the key's default, not an error."""
    fields = model.model_fields
    return {
        key: value
        for key, value in raw.items()
        if value is not None or key not in fields or fields[key].is_required() or fields[key].default is None
    }


def spelled(location: tuple[str | int, ...]) -> str:
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
            return [self._finding(error, node, model, file) for error in errors.errors(include_url=False)]

    def _unreadable(self, error: BadYamlError, text: str, file: str) -> Finding:
        hint = f"hint.{error.rule}"
        problem = Problem(
            file,
            error.line,
            error.column,
            "",
            self.say(f"problem.{error.rule}", **error.values),
            self.say(hint, fixed=error.fixed.strip()) if hint in self.say else "",
        )
        return Finding(problem, _whole_line(text, error.line, error.fixed) if error.fixed else None)

    def _finding(self, error: Any, node: Node, model: type[BaseModel], file: str) -> Finding:
        location, rule = error["loc"], _RULES.get(error["type"], "bad_value")
        at = _key_node(node, location) if rule == "unknown_key" else find(node, location)
        message = self.say(
            f"problem.{rule}",
            key=location[-1] if location else "",
            value=error["input"] if isinstance(error["input"], str) else "",
            allowed=", ".join(_allowed(error)),
            reason=error["msg"],
        )
        guess = _guess(rule, error, model)
        hint = self.say("hint.nearest", value=guess) if guess else ""
        mend = Mend(at.start, at.end, guess) if guess and _is_sure(rule, guess, error, node) else None
        return Finding(Problem(file, at.line, at.column, spelled(location), message, hint), mend)


def _guess(rule: str, error: Any, model: type[BaseModel]) -> str:
    """What the person probably meant, "" where that is not plain."""
    value = str(error["input"])
    match rule:
        case "unknown_key":
            return nearest(str(error["loc"][-1]), list(_model_at(model, error["loc"][:-1]).model_fields))
        case "not_one_of":
            return nearest(value, _allowed(error))
        case "bad_date":
            return guess_date(value)
        case "bad_id":
            return slug(value)
    return ""


def _is_sure(rule: str, guess: str, error: Any, node: Node) -> bool:
    """Whether a guess may be written without asking: a date, a key not there yet, a word but for its capitals."""
    if rule == "not_one_of":
        return any(fold(str(error["input"])) == fold(word) for word in _allowed(error))
    above = find(node, error["loc"][:-1])
    return rule == "bad_date" or (rule == "unknown_key" and guess not in above.value)


def _allowed(error: Any) -> list[str]:
    return re.findall(r"'([^']*)'", str(error.get("ctx", {}).get("expected", "")))


def _whole_line(text: str, line: int, words: str) -> Mend:
    lines = text.splitlines(keepends=True)
    start = sum(map(len, lines[: line - 1]))
    return Mend(start, start + len(lines[line - 1].rstrip("\r\n")), words)


def _key_node(node: Node, location: tuple[str | int, ...]) -> Node:
    above = find(node, location[:-1])
    return above.value[location[-1]].key if isinstance(above.value, dict) else above


def _model_at(model: type[BaseModel], location: tuple[str | int, ...]) -> type[BaseModel]:
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
