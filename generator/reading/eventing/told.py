"""How a noun is told as a fact."""

from generator.reading.verbgroups import Verb
from generator.schema.mentions import Status
from generator.values import value


@value
class Told:
    """How a noun is told. `by` names the way:

    subject, object, patient (subject of a passive), undergone, moving ("pour une visite"), means ("par une attaque"),
    within ("tués dans une attaque"), modifier (a participle or relative clause), headline, date, setting ("après la
    visite"), backdrop ("sur fond de"), mention ("cette visite").
    `clause` is the index of the clause whose verb tells it.
    """

    status: Status
    by: str
    clause: int
    background: bool = False
    denied: bool = False


def named(verb: Verb, known: frozenset[str]) -> bool:
    """Whether a verb is in a list that writes reflexive verbs with "se "."""
    return verb.lemma in known or (verb.reflexive and f"se {verb.lemma}" in known)
