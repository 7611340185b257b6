"""The search index: what a French reader types finds the page that is meant.

The index is a set of small scripts that the browser loads as it needs them, over HTTP and from a folder alike:
`meta` (what every page is), `pages-N` (titles and text of some pages), `words-N` (pages by word, for a range of the
alphabet). Words are folded: no accents, elisions and hyphens cut, "6 500" is "6500". Plurals
and feminines need nothing here: the query is cut to its stem and matches by prefix.
"""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.pages.days import Calendar, Listing
from generator.pages.desk import Desk
from generator.pages.facts import all_evidence, edtf_of
from generator.schema import addresses
from generator.schema.records import ActorRecord, ArticleRecord, EventRecord, PlaceRecord

FOLDER = "assets/search"
PAGES_PER_FILE = 50
_SHOWN = 420
# About this many bytes of postings a file.
_SHARD = 40_000
_LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss"}
_WORD = re.compile(r"[^\W_]+")
_GROUPED = re.compile(r"(?<=[0-9]) (?=[0-9]{3}(?![0-9]))")
# Weights of the places where a word may stand.
_NAME, _TITLE, _LABEL, _TEXT = 9, 7, 4, 2
# Words that a French reader does not search for; a query of nothing else keeps them.
STOP = frozenset(
    "a au aux avec ce ces d dans de des du elle en et eux il ils je l la le les leur lui ma mais me meme mes moi mon n "
    "ne nos notre nous on ou par pas pour qu que qui s sa se ses son sur ta te tes toi ton tu un une vos votre vous c "
    "j m t y est".split()
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as the search knows it. `fields` are (weight, text); `shown` is the text that a result quotes."""

    path: str
    kind: str
    title: str
    shown: str
    fields: tuple[tuple[int, str], ...]
    actors: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


class _Unmarked(dict[int, str]):
    """What stays of a character of decomposed text: no accents, no ligatures."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = "" if unicodedata.category(char).startswith("M") else _LIGATURES.get(char, char)
        return self[code]


_UNMARKED = _Unmarked()


def words(text: str) -> list[str]:
    """The words of a text as they are indexed; "l'Élysée" gives "l", "elysee", "6 500" gives "6500".

    search.js folds what a reader types in the same way.
    """
    folded = unicodedata.normalize("NFKD", text).lower().translate(_UNMARKED)
    return _WORD.findall(_GROUPED.sub("", folded))


def files(desk: Desk) -> dict[str, str]:
    """The index: path under docs/ -> script."""
    entries = list(_entries(desk))
    shards = _shards(entries)
    made: dict[str, object] = {"meta": _meta(desk, entries, [next(iter(shard)) for shard in shards])}
    for n in range(0, len(entries), PAGES_PER_FILE):
        made[f"pages-{n // PAGES_PER_FILE}"] = [[e.title, e.shown] for e in entries[n : n + PAGES_PER_FILE]]
    made |= {f"words-{n}": shard for n, shard in enumerate(shards)}
    return {f"{FOLDER}/{name}.js": _script(name, data) for name, data in made.items()}


def _script(name: str, data: object) -> str:
    return f"dossierIndex({json.dumps(name)},{json.dumps(data, ensure_ascii=False, separators=(',', ':'))});\n"


def _meta(desk: Desk, entries: list[Entry], starts: list[str]) -> object:
    """What every page is: [address, kind, actors, years], kinds and actors by their number in the lists.

    `starts` are the first words of the `words-N` files, in order.
    """
    kinds = list(dict.fromkeys(entry.kind for entry in entries))
    counts = Counter(actor for entry in entries for actor in entry.actors)
    actors = [key for key, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    number = {key: n for n, key in enumerate(actors)}
    return {
        "kinds": kinds,
        "actors": [desk.name("actors", key) for key in actors],
        "perFile": PAGES_PER_FILE,
        "starts": starts,
        "stop": sorted(STOP),
        "pages": [
            [e.path.removesuffix(".md"), kinds.index(e.kind), [number[a] for a in e.actors], list(e.years)]
            for e in entries
        ],
    }


Postings = dict[str, list[int]]


def _shards(entries: Iterable[Entry]) -> list[Postings]:
    """Word -> [page, weight, page, weight, …], in order, cut into files that are pleasant to load.

    A cut falls only between words that differ in their first two letters, so that a new word moves few others.
    """
    postings: Postings = defaultdict(list)
    for page, entry in enumerate(entries):
        for word, weight in _weights(entry).items():
            postings[word].extend((page, weight))
    shards: list[Postings] = []
    size = _SHARD
    for _, group in groupby(sorted(postings), lambda word: word[:2]):
        if size >= _SHARD:
            shards.append({})
            size = 0
        part = {word: postings[word] for word in group}
        shards[-1] |= part
        size += sum(len(word) + 5 * len(found) for word, found in part.items())
    return shards


def _weights(entry: Entry) -> Mapping[str, int]:
    """Every word of a page with its weight: of the best place where it stands, a little more when it is frequent."""
    best: dict[str, int] = {}
    count: Counter[str] = Counter()
    for weight, text in entry.fields:
        for word in words(text):
            if word not in STOP and len(word) <= 60:
                best[word] = max(best.get(word, 0), weight)
                count[word] += 1
    return {word: 10 * weight + min(count[word], 9) for word, weight in best.items()}


def _entries(desk: Desk) -> Iterator[Entry]:
    dossier, facts = desk.site.dossier, desk.facts
    yield from (_actor(desk, actor) for actor in dossier.actors.values())
    yield from (_place(desk, place) for place in dossier.places.values())
    yield from (_event(desk, event) for event in facts.events)
    yield from (_source(desk, record) for record in dossier.articles.values())
    yield from _dates(desk)


def _actor(desk: Desk, actor: ActorRecord) -> Entry:
    spellings = [spelling.text for spelling in actor.spellings if spelling.text != actor.name]
    roles = list(dict.fromkeys(role.label for role in actor.roles))
    said = " ".join(item.statement.evidence.exact for item in desk.facts.said_by[actor.id])
    shown = " · ".join([*roles[:3], *([", ".join(spellings[:6])] if spellings else [])])
    return Entry(
        addresses.page("actors", actor.id),
        "actor",
        actor.name,
        _cut(shown or said),
        ((_NAME, actor.name), (_NAME, " ".join(spellings)), (_LABEL, " ".join(roles)), (1, said)),
        (actor.id,),
        _years(desk.facts.events_of_actor[actor.id]),
    )


def _place(desk: Desk, place: PlaceRecord) -> Entry:
    spellings = [spelling.text for spelling in place.spellings if spelling.text != place.name]
    return Entry(
        addresses.page("places", place.id),
        "place",
        desk.words.capital(place.name),
        _cut(" · ".join([desk.words.place_kind(place), *spellings[:6]])),
        ((_NAME, place.name), (_NAME, " ".join(spellings)), (_LABEL, desk.words.place_kind(place))),
        (),
        _years(desk.facts.events_of_place[place.id]),
    )


def _event(desk: Desk, event: EventRecord) -> Entry:
    quoted = " ".join(dict.fromkeys(quote.text for quote in desk.quotes(all_evidence(event))))
    named = [_all_names(desk.site.dossier.actors.get(part.actor)) for part in event.actors]
    place = _all_names(desk.site.dossier.places.get(event.place or ""))
    figures = " ".join(f"{figure.value:g} {figure.unit}" for figure in event.figures)
    labels = f"{desk.words.type(event)} {desk.words.say(f'type.{event.type}')}"
    return Entry(
        addresses.page("events", event.id),
        "event",
        event.title,
        _cut(f"{desk.words.when.label(event.date)} · {quoted}"),
        (
            (_TITLE, event.title),
            (_LABEL, " ".join((*named, place, figures, labels, desk.words.when.label(event.date)))),
            (_TEXT, quoted),
        ),
        tuple(dict.fromkeys(part.actor for part in event.actors if part.actor in desk.site.dossier.actors)),
        _years((event,)),
    )


def _source(desk: Desk, record: ArticleRecord) -> Entry:
    outlet, title = record.outlet or "", record.title or ""
    years = {record.published[:4]} if record.published and record.published[:4].isdigit() else set()
    return Entry(
        addresses.page("articles", record.id),
        "source",
        title or desk.words.source(record),
        _cut(" · ".join(part for part in (outlet, desk.words.when.label(record.published)) if part)),
        ((_TITLE, title), (_TITLE, outlet), (_LABEL, f"{record.id} {record.author or ''}")),
        (),
        tuple(int(year) for year in years),
    )


def _dates(desk: Desk) -> Iterator[Entry]:
    """Years and months; a day is found by its events."""
    calendar, words = Calendar(desk), desk.words
    for year, listing in calendar.years.items():
        yield _date(desk, addresses.year(year), str(year), listing, year)
    for (year, month), listing in calendar.months.items():
        yield _date(desk, addresses.month(year, month), words.capital(words.when.month(year, month)), listing, year)


def _date(desk: Desk, path: str, title: str, listing: Listing, year: int) -> Entry:
    shown = desk.words.count("count.events", len(listing.sure) + len(listing.spanning))
    return Entry(path, "date", title, shown, ((_TITLE, title),), (), (year,))


def _all_names(record: ActorRecord | PlaceRecord | None) -> str:
    return " ".join((record.name, *(spelling.text for spelling in record.spellings))) if record else ""


def _years(events: Iterable[EventRecord]) -> tuple[int, ...]:
    """The years that the events lie in, where they lie in one."""
    spans = (edtf_of(event) for event in events)
    return tuple(
        sorted(
            {
                span.earliest.year
                for span in spans
                if span and span.earliest and span.latest and span.earliest.year == span.latest.year
            }
        )
    )


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN].rpartition(" ")[0] + " …"
