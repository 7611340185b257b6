"""The words that the program itself says, by language: one catalogue, gettext files, stable keys.

`msgid` is a key ("problem.unknown_key"), `msgstr` the text with {named} places. A key with `msgid_plural` has
one text for each plural form of the language and takes its number as `n`.
"""

import marshal
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from gettext import c2py
from pathlib import Path

FOLDER = Path(__file__).parent
# Where Python keeps what it compiles.
_KEPT = FOLDER / "__pycache__"
LANGUAGES = tuple(sorted(path.stem for path in FOLDER.glob("*.po")))


class Messages:
    """The texts of one language. `say(key, …)` is the text of a key with its places filled."""

    def __init__(self, forms: Mapping[str, tuple[str, ...]], plural: str, language: str) -> None:
        self.language = language
        self._forms = forms
        self._plural = c2py(plural)

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


@cache
def messages(language: str) -> Messages:
    """The catalogue of `language` ("fr", "en"); raises FileNotFoundError where there is none.

    What is read in it is kept for the next run: reading it takes as long as a build that has nothing to do.
    """
    file = FOLDER / f"{language}.po"
    kept = _KEPT / f"{file.name}.{sys.implementation.cache_tag}"
    found = file.stat()
    mark = (found.st_mtime_ns, found.st_size)
    with suppress(OSError, ValueError, EOFError, TypeError):
        known, forms, plural = marshal.loads(kept.read_bytes())
        if known == mark:
            return Messages(forms, plural, language)
    forms, plural = _read(file, language)
    _keep(kept, marshal.dumps((mark, forms, plural)))
    return Messages(forms, plural, language)


def _read(file: Path, language: str) -> tuple[dict[str, tuple[str, ...]], str]:
    """The forms of every text by key, and the rule of the language's plurals."""
    from babel.messages.pofile import read_po

    with file.open("rb") as stream:
        catalog = read_po(stream, locale=language)
    texts = {message.id if isinstance(message.id, str) else message.id[0]: message.string for message in catalog}
    forms = {key: (text,) if isinstance(text, str) else tuple(text or ()) for key, text in texts.items() if key}
    return forms, catalog.plural_expr


def _keep(kept: Path, data: bytes) -> None:
    if not sys.dont_write_bytecode:
        with suppress(OSError):
            kept.parent.mkdir(exist_ok=True)
            kept.write_bytes(data)
