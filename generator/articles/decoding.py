"""Bytes of a text file to characters; what is no text is refused with a way out."""

import codecs
import re
import unicodedata

from generator.articles.refusing import refused

# A press article has some 5,000 characters; a thousand times that is something else.
MAX_BYTES = 5_000_000
# A file without line breaks is read as one paragraph; beyond this it is data.
MAX_LINE = 1_500_000
# Scraped text holds a stray control character now and then; a larger share of them means that it is no text.
MAX_CONTROLS = 1 / 200

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_CONTROL_BYTE = re.compile(rb"[\x00-\x08\x0e-\x1b\x7f]")
_LINE_END = re.compile(r"\r\n|[\n\r]")


def decode(data: bytes, file: str, language: str) -> str:
    """The text of a file in Unicode form NFC, line ends as in the file.

    UTF-8 with or without a byte order mark, and UTF-16 with one. Raises DossierError with one problem, worded in
    `language`, where the file is empty, too large, binary, or in an older encoding such as Latin-1.
    """
    if len(data) > MAX_BYTES:
        raise refused(file, language, "article_too_large", limit=MAX_BYTES // 1_000_000)
    text = unicodedata.normalize("NFC", _characters(data, file, language))
    if not text.strip():
        raise refused(file, language, "article_empty")
    line = _longest(text)
    if line:
        raise refused(file, language, "article_line_too_long", line=line, limit=MAX_LINE)
    return text


def _characters(data: bytes, file: str, language: str) -> str:
    mark, encoding = next((bom for bom in _BOMS if data.startswith(bom[0])), (b"", "utf-8"))
    body = data[len(mark) :]
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8" or _is_binary(body):
            raise refused(file, language, "article_binary") from error
        line, column = _place(body[: error.start].decode("utf-8"))
        byte = f"0x{body[error.start]:02X}"
        raise refused(file, language, "article_not_utf8", line=line, column=column, byte=byte) from error
    control = _CONTROL.search(text)
    if control and ("\x00" in text or len(_CONTROL.findall(text)) > len(text) * MAX_CONTROLS):
        line, column = _place(text[: control.start()])
        raise refused(file, language, "article_binary", line=line, column=column)
    return text


def _is_binary(data: bytes) -> bool:
    return b"\x00" in data or len(_CONTROL_BYTE.findall(data)) > len(data) * MAX_CONTROLS


def _place(before: str) -> tuple[int, int]:
    """Line and column, from 1, of the character that follows `before`."""
    ends = list(_LINE_END.finditer(before))
    return len(ends) + 1, len(before) - (ends[-1].end() if ends else 0) + 1


def _longest(text: str) -> int:
    """The number of the first line that is too long, from 1; 0 where there is none."""
    if len(text) <= MAX_LINE:
        return 0
    return next((number for number, line in enumerate(_LINE_END.split(text), 1) if len(line) > MAX_LINE), 0)
