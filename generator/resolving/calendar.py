"""What a time expression means for a day of publication, or for a set of possible ones."""

from collections.abc import Sequence
from datetime import date

from generator.resolving.reference import Reference
from generator.schema.dossier import Dated
from generator.schema.edtf import Edtf
from generator.schema.mentions import DateMention


def value(dates: Sequence[DateMention], index: int, day: date) -> Edtf | None:
    """The value of the mention dates[index] in an article published on `day`, anchors followed; None if unknown."""
    raise NotImplementedError


def resolve(dates: Sequence[DateMention], reference: Reference) -> tuple[Dated, ...]:
    """One `Dated` for each mention, in order: what all possible days of publication agree on, with the reasons."""
    raise NotImplementedError
