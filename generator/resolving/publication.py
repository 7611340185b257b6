"""The day of publication of one article from its own evidence, and its narrowing by what other sources say."""

from collections.abc import Sequence

from generator.language import Language
from generator.resolving.reference import Reference
from generator.schema.article import Article
from generator.schema.edtf import Edtf
from generator.schema.mentions import DateMention, Reading
from generator.schema.records import ArticleRecord, Reason


def reference(article: Article, reading: Reading, language: Language, known: ArticleRecord | None = None) -> Reference:
    """The possible days of publication that the article's own evidence leaves, strongest evidence first."""
    raise NotImplementedError


def narrow(
    reference: Reference, dates: Sequence[DateMention], index: int, allowed: Edtf, reason: Reason
) -> Reference | None:
    """The days of publication for which the mention dates[index] can mean `allowed`; None when there is none.

    `allowed` comes from elsewhere: another article dates the event that the mention dates here.
    """
    raise NotImplementedError
