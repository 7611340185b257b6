"""One person, state or organisation under all its spellings: the groups that matching makes, with ids and names."""

from collections import Counter
from collections.abc import Iterable, Mapping

from generator.language import Language
from generator.resolving.grouping import Group, Groups, Member, common_country, mint, most_frequent
from generator.resolving.matching import Form, Matching, form_of
from generator.resolving.namesakes import at_home, homes, is_common
from generator.resolving.spelling import Speller
from generator.schema.mentions import Actor, Reading
from generator.schema.records import ActorRecord
from generator.text import fold


def group_actors(readings: Mapping[str, Reading], language: Language, known: Mapping[str, ActorRecord]) -> Groups:
    """The actors of all articles under one id each.

    The judgements of known records (`same_as`, `distinct_from`) are kept whatever the spellings say. Names that
    are close without being the same become `possibly` of both groups.
    """
    found = {(article, n): actor for article, reading in readings.items() for n, actor in enumerate(reading.actors)}
    where = homes(readings)
    members: dict[Form, list[Member]] = {}
    for member, actor in sorted(found.items()):
        kind, name = form_of(actor.kind, actor.name, actor.country)
        common = is_common(actor, language.organisations)
        members.setdefault((kind, at_home(name, where[member[0]]) if common else name), []).append(member)
    return _named(Matching(members, Speller(language.spelling), known, where), members, found, language)


def _named(
    matching: Matching, members: Mapping[Form, list[Member]], found: Mapping[Member, Actor], language: Language
) -> Groups:
    """Each set as a group with an id: a known record's, else one minted from its name."""
    sets = [sorted(member for form in forms for member in members.get(form, ())) for forms in matching.sets.sets()]
    pairs = [(forms[0], group) for forms, group in zip(matching.sets.sets(), sets, strict=True) if group]
    names = {form: _display(group, found, language) for form, group in pairs}
    ordered = sorted(pairs, key=lambda pair: (fold(names[pair[0]]), pair[1]))
    records = _records(matching, [form for form, _ in ordered])
    kept = {form: _kept(records.get(form, set()), names[form], matching.known) for form, _ in ordered}
    fresh = iter(mint((names[form] for form, _ in ordered if not kept[form]), set(kept.values())))
    ids = {matching.sets.root(form): kept[form] or next(fresh) for form, _ in ordered}
    possibly = _possibly(matching, ids)
    return Groups(
        Group(
            ids[root],
            names[form],
            tuple(group),
            found[group[0]].kind,
            common_country(found[member].country for member in group),
            tuple(sorted(possibly.get(ids[root], ()))),
        )
        for form, group in ordered
        for root in (matching.sets.root(form),)
    )


def _display(group: list[Member], found: Mapping[Member, Actor], language: Language) -> str:
    """The most frequent full form; a state's French name."""
    actors = [found[member] for member in group]
    country = language.countries.get(actors[0].country) if actors[0].kind == "state" else None
    if country is not None:
        return country.name
    weights = Counter({actor.name: 0 for actor in actors})
    for actor in actors:
        weights[actor.name] += max(1, sum(mention.form in ("full", "name") for mention in actor.mentions))
    full = [name for name in weights.elements() if " " in name and "." not in name]
    return most_frequent(full or weights.elements())


def _records(matching: Matching, forms: Iterable[Form]) -> dict[Form, set[str]]:
    """The known records that go on in each set: of several sets, in the one with the name that the record shows."""
    claimants: dict[str, list[Form]] = {}
    for form in forms:
        for record in matching.records(form):
            claimants.setdefault(record, []).append(form)
    found: dict[Form, set[str]] = {}
    for record, sets in claimants.items():
        heir = next((form for form in sets if matching.is_named(form, record)), sets[0])
        found.setdefault(heir, set()).add(record)
    return found


def _kept(records: set[str], name: str, known: Mapping[str, ActorRecord]) -> str:
    """The id of the known record that the group goes on as, "" where there is none.

    Of several, the one that others point to by `same_as`, else the one with the name that is shown.
    """
    if not records:
        return ""
    targets = {other for record in records for other in known[record].same_as} & records
    return min(targets or records, key=lambda record: (known[record].name != name, record))


def _possibly(matching: Matching, ids: Mapping[Form, str]) -> dict[str, set[str]]:
    suggestions: dict[str, set[str]] = {}
    for pair in matching.doubtful:
        one, other = (ids.get(matching.sets.root(form)) for form in pair)
        if one and other and one != other and not _judged(one, other, matching.known):
            suggestions.setdefault(one, set()).add(other)
            suggestions.setdefault(other, set()).add(one)
    return suggestions


def _judged(one: str, other: str, known: Mapping[str, ActorRecord]) -> bool:
    """Whether people already said that the two are distinct."""
    return any(a in known and b in known[a].distinct_from for a, b in ((one, other), (other, one)))
