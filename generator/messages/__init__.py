"""The words that the program itself says, by language: one catalogue, gettext files, stable keys.

`msgid` is a key ("problem.unknown_key"), `msgstr` the text with {named} places. A key with `msgid_plural` has
one text for each plural form of the language and takes its number as `n`.
"""

from collections.abc import Iterator
from functools import cache
from gettext import c2py
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent
LANGUAGES = tuple(sorted(path.stem for path in FOLDER.glob("*.po")))


class Messages:
    """The texts of one language. `say(key, …)` is the text of a key with its places filled."""

    def __init__(self, catalog: Catalog, language: str) -> None:
        self.language = language
        self._forms = {_key(message): _forms(message) for message in catalog if message.id}
        self._plural = c2py(catalog.plural_expr)

    def __contains__(self, key: str) -> bool:
        return key in self._forms

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._forms))

    def __call__(self, key: str, /, **values: object) -> str:
        """The text of `key`; raises KeyError for a key that the catalogue lacks, which is a bug."""
        forms = self._forms[key]
        n = values.get("n")
        return forms[self._plural(n) if isinstance(n, int) and len(forms) > 1 else 0].format(**values)

    def patterns(self, key: str) -> tuple[str, ...]:
        """Every form of `key`, its places unfilled: one text, or one for each plural form."""
        return self._forms[key]


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


@cache
def messages(language: str) -> Messages:
    """The catalogue of `language` ("fr", "en"); raises FileNotFoundError where there is none."""
    with (FOLDER / f"{language}.po").open("rb") as file:
        return Messages(read_po(file, locale=language), language)
