"""The year of an article by the company it keeps: of the years that fit its weekday, the one near other sources."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from generator.resolving.links import Context, Link
from generator.resolving.moments import Moment, shifted
from generator.resolving.reference import Reference

# Days between two sources that are read together; a candidate year is chosen where all that is near lies as close.
NEAR = 31
_YEAR = timedelta(366)
# So many actors in common, or one person, make two articles ones on the same matter.
_ACTORS = 2
# An actor whom more dated articles name than this tells nothing, and would make every article a neighbour of all.
_COMMON = 60


def neighbour_links(references: Mapping[str, Reference], context: Context) -> Iterator[Link]:
    """One link for each article that can be of the same day in several years, only one of which is near a source."""
    dated = _by_actor(context)
    for article in sorted(context.open):
        days = references[article].sure or ()
        if days and days[-1] - days[0] > _YEAR:
            near = {other: _near(days, references[other]) for other in _company(article, dated, context)}
            found = sorted(day for each in near.values() for day in each)
            if found and found[-1] - found[0] <= timedelta(2 * NEAR):
                other = min(
                    (key for key in near if near[key]), key=lambda key: (abs(_gap(near[key], references[key])), key)
                )
                yield Link(0.0, _published(article), _published(other), "published.neighbour", within=NEAR)


def _by_actor(context: Context) -> Mapping[str, list[str]]:
    """The articles of a close day that name each actor."""
    found: dict[str, list[str]] = {}
    for article in sorted(context.close):
        for actor in context.actors[article]:
            found.setdefault(actor, []).append(article)
    return {actor: articles for actor, articles in found.items() if len(articles) <= _COMMON}


def _company(article: str, dated: Mapping[str, list[str]], context: Context) -> Iterator[str]:
    """The dated articles on the same matter."""
    shared = Counter(other for actor in context.actors[article] for other in dated.get(actor, ()) if other != article)
    for other, count in sorted(shared.items()):
        if count >= _ACTORS or context.persons[article] & context.persons[other]:
            yield other


def _near(days: tuple[date, ...], reference: Reference) -> list[date]:
    first, last = shifted(reference.earliest, -NEAR), shifted(reference.latest, NEAR)
    return [day for day in days if first and last and first <= day <= last]


def _gap(days: list[date], reference: Reference) -> int:
    return min(
        (abs((day - end).days) for day in days for end in (reference.earliest, reference.latest) if end), default=0
    )


def _published(article: str) -> Moment:
    return Moment(article, None, "past", True, "")
