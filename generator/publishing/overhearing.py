"""What MkDocs says while it handles one page, kept apart so that the page is known for it."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_MKDOCS = logging.getLogger("mkdocs")


@dataclass(frozen=True, slots=True)
class Said:
    """One message: the logger's name, its level and the words."""

    logger: str
    level: int
    message: str


@contextmanager
def overheard() -> Iterator[list[Said]]:
    """Gathers what MkDocs says inside the block instead of letting it out; an exception lets it out."""
    ear = _Ear()
    handlers, propagate = _MKDOCS.handlers, _MKDOCS.propagate
    _MKDOCS.handlers, _MKDOCS.propagate = [ear], False
    try:
        yield ear.heard
    except Exception:
        _MKDOCS.handlers, _MKDOCS.propagate = handlers, propagate
        retell(ear.heard)
        raise
    finally:
        _MKDOCS.handlers, _MKDOCS.propagate = handlers, propagate


def retell(said: Iterable[Said]) -> None:
    """Lets messages out that were kept."""
    for words in said:
        logging.getLogger(words.logger).log(words.level, "%s", words.message)


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Said] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(Said(record.name, record.levelno, record.getMessage()))
