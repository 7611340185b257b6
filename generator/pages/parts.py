"""Lists too long for one page, cut into parts that keep their addresses: years and months, letters of names."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.lazy import Recalled
from generator.pages.desk import Crumbs, Desk, Page, beside, once
from generator.pages.facts import Said
from generator.schema.records import EventRecord
from generator.text import slug

# What sorts behind years and letters: entries without a date, under its address.
UNDATED = "sans-date"
Key = tuple[str, str]
"""The name of a part in its address ("2024-08", "a"), and for readers ("août 2024", "A")."""


@dataclass(frozen=True, slots=True)
class Part:
    """Entries of one page: `label` names it within its list, `path` is the page's file."""

    label: str
    path: str
    items: tuple[Any, ...]


def parts(desk: Desk, folder: str, items: Sequence[Any], key: Callable[[Any], Key], others: int = 0) -> list[Part]:
    """The entries by their keys in the order of the keys' names, each part with a page in `folder`.

    None where one page can list them all, and the `others` that stand on it. A part that is still too long is cut
    into numbered ones.
    """
    if len(items) + others <= desk.site.listed:
        return []
    groups: dict[Key, list[Any]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return [
        Part(f"{label} ({n})" if n > 1 else label, f"{folder}/{name}-{n}.md" if n > 1 else f"{folder}/{name}.md", piece)
        for (name, label), group in sorted(groups.items())
        for n, piece in enumerate(_pieces(tuple(group), desk.site.listed), 1)
    ]


def _pieces(group: tuple[Any, ...], size: int) -> list[tuple[Any, ...]]:
    return [group[n : n + size] for n in range(0, len(group), size)]


def pages(desk: Desk, found: list[Part], title: str, shape: str, section: str, crumbs: Crumbs) -> Iterator[Page]:
    """The pages of a list's parts; `shape` names the macro `of_SHAPE` that lists their entries."""
    row = [(part.label, part.path) for part in found]
    for n, part in enumerate(found):
        if not desk.wants(part.path):
            continue
        name = desk.words.say("part.title", title=title, part=part.label)
        yield Page(part.path, name, name, "part", section, crumbs, *beside(row, n),
                   view={"shape": shape, "items": part.items})  # fmt: skip


def letter(name: str) -> Key:
    """The key of a name: its first letter, without accents."""
    first = slug(name)[:1]
    return (first, first.upper()) if "a" <= first <= "z" else ("0", "0–9…")


def year(desk: Desk, value: str | None) -> Key:
    """The key of a date: the year under which it is listed."""
    return _years(desk)[value]


@once
def _years(desk: Desk) -> Recalled[str | None, Key]:
    # Tens of thousands of entries have a few thousand dates.
    return Recalled(partial(_year, desk))


def _year(desk: Desk, value: str | None) -> Key:
    found = desk.words.when.year_key(value)
    return (f"{found:04}", str(found)) if found else (UNDATED, desk.words.say("timeline.undated"))


def said_in(desk: Desk, said: Said) -> Key:
    """The key of a statement: the year in which its source appeared."""
    return year(desk, desk.facts.published(said.statement.evidence.article))


def month(desk: Desk, event: EventRecord) -> Key:
    """The key of an event: its month where it lies in one, else its year."""
    return _months(desk)[event.date]


@once
def _months(desk: Desk) -> Recalled[str | None, Key]:
    return Recalled(partial(_month, desk))


def _month(desk: Desk, value: str | None) -> Key:
    of, found = desk.words.when.month_key(value), desk.words.when.year_key(value)
    if of is None or found is None:
        return year(desk, value)
    return f"{found:04}-{of:02}", desk.words.when.month(found, of)
