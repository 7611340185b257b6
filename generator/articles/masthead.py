"""Who published an article and who wrote it, where its own text says so: outlet, author, address."""

import re
from collections.abc import Iterator, Sequence

from generator.articles import draft
from generator.articles.blocks import Block
from generator.language.boilerplate import Boilerplate, words_of
from generator.schema.article import Passage
from generator.text import fold
from generator.values import value

_URL = re.compile(r"https?://[\w.-]{4,100}/[^\s<>\"»)\]]{6,500}")
_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|svg|avif|mp4|js|css)\b", re.IGNORECASE)
# Where an address names the page itself: on a line of its own or behind "Source".
_NAMING = frozenset((draft.ADDRESS, draft.BYLINE, draft.DATE, draft.METADATA))
_SIGNED = frozenset((draft.BYLINE, draft.DATE))
_NAME = r"[A-ZÀ-ÖØ-ÞŒ][\w'’-]{1,30}"
_PERSON = re.compile(
    rf"{_NAME}(?: (?:(?:de|du|van|von|el|ben) )?{_NAME}){{0,3}}(?=\.?\s*(?:$|[,;–—|(-]|et\s|avec\s|à\s))"
)


@value
class Masthead:
    """What the file says of its origin; None for what it does not say."""

    outlet: str | None = None
    author: str | None = None
    url: str | None = None


def masthead(text: str, passages: Sequence[Passage], boilerplate: Boilerplate) -> Masthead:
    url = next(_urls(text, passages), None)
    outlet = _of_domain(url, boilerplate) if url else None
    return Masthead(
        outlet=outlet or next(_outlets(text, passages, boilerplate), None),
        author=next(_authors(text, passages, boilerplate), None),
        url=url,
    )


def _urls(text: str, passages: Sequence[Passage]) -> Iterator[str]:
    for passage in passages:
        found = _URL.search(text, passage.start, passage.end) if passage.rule in _NAMING else None
        if found and not _FILE.search(found[0]):
            yield found[0]


def _of_domain(url: str, boilerplate: Boilerplate) -> str | None:
    parts = url.split("/")[2].split(".")
    domains = {".".join(parts[index:]) for index in range(len(parts))}
    return next((outlet.name for outlet in boilerplate.outlets if domains.intersection(outlet.domains)), None)


def _outlets(text: str, passages: Sequence[Passage], boilerplate: Boilerplate) -> Iterator[str]:
    """Outlets that sign the article ("Par Euronews"), then those that the page's notices name."""
    signed = [passage for passage in passages if passage.rule in _SIGNED]
    notices = [passage for passage in passages if passage.rule == draft.INTERFACE]
    for passage in (*signed, *notices):
        words = words_of(text[passage.start : passage.end])
        name = boilerplate.outlet_in(words[: len(words) - len(boilerplate.helpers(words))])
        if name:
            yield name


def _authors(text: str, passages: Sequence[Passage], boilerplate: Boilerplate) -> Iterator[str]:
    """Persons who sign: what follows "Par", "Author:" and the like, where it looks like a name."""
    for passage in passages:
        if passage.rule != draft.BYLINE:
            continue
        wording = text[passage.start : passage.end]
        block = Block(passage.start, passage.end, wording, fold(wording))
        cue = boilerplate.bylines.opening(block.words)
        rest = block.after(cue).lstrip(" :")
        person = _PERSON.match(rest)
        if (
            cue
            and person
            and not boilerplate.outlet_in(words_of(rest))
            and not boilerplate.is_label(words_of(person[0]))
        ):
            yield person[0]
