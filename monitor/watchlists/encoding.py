"""Bytes of a spreadsheet to text, whatever program and country it was saved in."""

from __future__ import annotations

import codecs
import re

from monitor.files.refusal import WrongError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

#: Two UTF-8 bytes that make one accented Latin letter: where they stand, cp1252 would read "Ã­" for "í".
_UTF8_LETTER = re.compile(rb"[\xc3-\xc5][\x80-\xbf]")


class UndecodableError(WrongError):
    """The bytes at ``line`` fit no encoding that the rest of the file has."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what, "guárdelo como CSV UTF-8 / save it as CSV UTF-8")
        self.line = line


def decode(body: bytes) -> str:
    """``body`` as text: by its mark, as UTF-8, as UTF-16 without a mark, else as Windows wrote Spanish (cp1252).

    Raises UndecodableError for a file that is partly UTF-8 and partly not: read as either, some names would be wrong,
    and a wrong name is an alert that never comes.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return _strictly(body.removeprefix(mark), encoding)
    if b"\0" in body[:200]:
        return _strictly(body, "utf-16-le" if body[1:2] == b"\0" else "utf-16-be")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        if _UTF8_LETTER.search(body):
            line = body.count(b"\n", 0, error.start) + 1
            raise UndecodableError(line, "mezcla de codificaciones (mixed encodings)") from error
    try:
        return body.decode("cp1252")
    except UnicodeDecodeError:
        return body.decode("latin-1")


def _strictly(body: bytes, encoding: str) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        line = body[: error.start].decode(encoding, "replace").count("\n") + 1
        raise UndecodableError(line, f"bytes que no son {encoding} (not {encoding})") from error
