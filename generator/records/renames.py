"""Ids that changed: `same_as` between actors, records that go on under another id, drafts that met their record."""

from collections.abc import Mapping
from typing import Any

from generator.records.identity import evidence_key
from generator.schema.dossier import RecordKind

# Kind -> old id -> the id that it has now.
Redirects = Mapping[RecordKind, Mapping[str, str]]
# The same, and None where the record is no more, so that nothing may refer to it.
Renames = Mapping[RecordKind, Mapping[str, str | None]]


def settled(pairs: Mapping[str, str]) -> dict[str, str]:
    """Every old id with the last id of its chain; of ids that name one another in a circle the smallest stays."""
    final: dict[str, str] = {}
    for old in sorted(pairs):
        trail = [old]
        while trail[-1] in pairs and pairs[trail[-1]] not in trail:
            trail.append(pairs[trail[-1]])
        circle = pairs.get(trail[-1])
        last = trail[-1] if circle is None else min(trail[trail.index(circle) :])
        if old != last:
            final[old] = last
    return final


def of_actors(actors: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Who goes on as whom by `same_as`: an actor as the one that it names, or in its place where that has no file."""
    pairs: dict[str, str] = {}
    for one in sorted(actors):
        for other in sorted(actors[one].get("same_as", ())):
            old, new = (one, other) if other in actors else (other, one)
            if pairs.setdefault(old, new) != new:
                pairs.setdefault(new, pairs[old])
    return pairs


def apply(kind: RecordKind, data: dict[str, Any], renames: Renames) -> dict[str, Any]:
    """The record with every reference to an actor, place or article under its present id; of two that became one, the
    first.
    """
    actors, places, articles = (renames.get(each, {}) for each in ("actors", "places", "articles"))
    if not actors and not places and not articles:
        return data
    changed: dict[str, Any] = _citing(data, articles) if articles else dict(data)
    if kind == "articles":
        changed["id"] = articles.get(data["id"]) or data["id"]
    if kind == "events" and data.get("place") in places:
        changed["place"] = places[data["place"]]
    if kind == "events" and "actors" in data:
        changed["actors"] = _participants(data["actors"], actors)
    if "statements" in data:
        changed["statements"] = [_statement(each, actors) for each in data["statements"]]
    if "possibly" in data:
        changed["possibly"] = [each for each in _present(data["possibly"], actors) if each != data.get("id")]
    return changed


def _citing(value: Any, now: Mapping[str, str | None]) -> Any:
    """A value with all articles that it cites, at any depth, under their present names."""
    if isinstance(value, list):
        return [_citing(each, now) for each in value]
    if not isinstance(value, dict):
        return value
    changed = {key: _citing(each, now) for key, each in value.items()}
    if "article" in changed:
        changed["article"] = now.get(changed["article"]) or changed["article"]
    if "articles" in changed:
        changed["articles"] = {now.get(name) or name: times for name, times in changed["articles"].items()}
    return changed


def _present(ids: list[str], now: Mapping[str, str | None]) -> list[str]:
    followed = (now.get(each, each) for each in ids)
    return list(dict.fromkeys(each for each in followed if each is not None))


def _participants(parts: list[dict[str, Any]], now: Mapping[str, str | None]) -> list[dict[str, Any]]:
    first: dict[str, dict[str, Any]] = {}
    for part in parts:
        actor = now.get(part["actor"], part["actor"])
        if actor is not None:
            first.setdefault(actor, part | {"actor": actor})
    return list(first.values())


def _statement(statement: dict[str, Any], now: Mapping[str, str | None]) -> dict[str, Any]:
    return statement | {key: _present(statement[key], now) for key in ("speakers", "about") if key in statement}


def referred(kind: RecordKind, data: Mapping[str, Any]) -> set[tuple[RecordKind, str]]:
    """The actors and places that a record refers to."""
    names: set[tuple[RecordKind, str]] = {("actors", part["actor"]) for part in data.get("actors", ())}
    if kind == "events" and data.get("place"):
        names.add(("places", data["place"]))
    for statement in data.get("statements", ()):
        names |= {("actors", each) for key in ("speakers", "about") for each in statement.get(key, ())}
    return names


def together(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """Two records of one actor or place: the facts of the first, the spellings and roles of both."""
    spellings = {each["text"]: each for each in first.get("spellings", ())}
    for each in second.get("spellings", ()):
        known = spellings.get(each["text"], {"text": each["text"]})
        spellings[each["text"]] = known | {"articles": known.get("articles", {}) | each.get("articles", {})}
    roles = {evidence_key(each["evidence"]): each for draft in (second, first) for each in draft.get("roles", ())}
    merged = first | {"spellings": list(spellings.values())}
    return merged | {"roles": list(roles.values())} if roles else merged
