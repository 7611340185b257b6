"""Headlines of events as templates: what may stand in one, and in which order they are tried."""

import re
from typing import Annotated

from pydantic import AfterValidator

from generator.language.data import load

PLACES = ("source", "target", "killed", "party", "parties", "topic", "death", "matter", "place", "title")
# A place of a template: a preposition, what stands there, "?" where it may stay empty, "|" and a noun instead of it.
SLOT = re.compile(r"\{(?:(?P<preposition>[^:{}]+):)?(?P<what>[a-z]+)(?P<optional>\?)?(?:\|(?P<noun>[^{}]+))?\}")
# Two forms of a verb, for one and for several.
VERB = re.compile(r"\{(?P<one>[^{}/:|]+)/(?P<several>[^{}/:|]+)\}")
# Four forms, which agree with what is named first: masculine, feminine, and both in the plural.
AGREEING = re.compile(r"\{(?P<m>[^{}/:|]+)/(?P<f>[^{}/:|]+)/(?P<mp>[^{}/:|]+)/(?P<fp>[^{}/:|]+)\}")


def _well_formed(template: str) -> str:
    rest = VERB.sub("", SLOT.sub("", AGREEING.sub("", template)))
    if "{" in rest or "}" in rest:
        raise ValueError(f"{template!r} has braces that mean nothing")
    unknown = {match["what"] for match in SLOT.finditer(template)} - set(PLACES)
    if unknown:
        raise ValueError(f"{template!r} names {sorted(unknown)}")
    return template


Template = Annotated[str, AfterValidator(_well_formed)]
# By event type, by type and mode ("CONSULT.visit"), or by type and the verb that tells it ("REQUEST:exiger").
Headlines = dict[str, tuple[Template, ...]]


def load_headlines(code: str, name: str = "titles") -> Headlines:
    """The templates of the table `name` ("titles", "briefs")."""
    return load(code, name, Headlines)
