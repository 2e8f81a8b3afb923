"""On which line of a TOML file each key stands: the one thing ``tomllib`` does not tell.

``tomllib`` decides what is TOML and what it means; this scanner reads only text that passed it, so it may take the
grammar (https://toml.io/en/v1.0.0) for granted and needs to know no more than where keys and values begin and end.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Mapping

#: Where a value stands in the document: keys, and positions in arrays counted from 0.
Path = tuple[str | int, ...]
Lines = Mapping[Path, int]

_SPACE = re.compile(r"[ \t]*")
_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"[^,\]}#\n]+")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)


def toml_lines(text: str) -> Lines:
    """The line, counted from 1, of every table, key and array element of ``text``, which must be valid TOML.

    A table spread over several headers stands where it is first named.
    """
    scanner = _Scanner(text)
    scanner.document()
    return scanner.lines


class _Scanner:
    """Walks the text once; ``at`` is where it stands, ``arrays`` counts the elements of arrays of tables."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Path, int] = {}
        self.arrays: dict[Path, int] = {}
        self.breaks = [match.start() for match in re.finditer("\n", text)]

    def document(self) -> None:
        table: Path = ()
        while self.skip(_BLANK) < len(self.text):
            start = self.at
            if self.text.startswith("[[", start):
                self.at += 2
                *parents, last = self.key()
                array = (*self.resolve(parents, start), last)
                self.note(array, start)
                index = self.arrays.get(array, 0)
                self.arrays[array] = index + 1
                table = (*array, index)
                self.note(table, start)
                self.at += 2
            elif self.text[start] == "[":
                self.at += 1
                table = self.resolve(self.key(), start)
                self.at += 1
            else:
                self.pair(table)

    def resolve(self, keys: list[str], start: int) -> Path:
        """The path a header means: a name that is an array of tables stands for its last element."""
        path: Path = ()
        for key in keys:
            path = (*path, key)
            self.note(path, start)
            if path in self.arrays:
                path = (*path, self.arrays[path] - 1)
        return path

    def pair(self, table: Path) -> None:
        start = self.at
        path = table
        for key in self.key():
            path = (*path, key)
            self.note(path, start)
        self.at += 1  # the equals sign
        self.skip(_SPACE)
        self.value(path)

    def key(self) -> list[str]:
        """The parts of a dotted key, read up to what follows it."""
        parts = []
        while True:
            self.skip(_SPACE)
            quoted = self.text[self.at] in "\"'"
            raw = self.take(_STRING if quoted else _BARE_KEY)
            parts.append(str(tomllib.loads(f"key = {raw}")["key"]) if quoted else raw)
            self.skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return parts
            self.at += 1

    def value(self, path: Path) -> None:
        opening = self.text[self.at]
        if opening in "\"'":
            self.take(_STRING)
        elif opening not in "[{":
            self.take(_BARE_VALUE)
        else:
            self.at += 1
            index = 0
            while self.text[self.skip(_BLANK)] not in "]}":
                if opening == "{":
                    self.pair(path)
                else:
                    self.note((*path, index), self.at)
                    self.value((*path, index))
                if self.text[self.skip(_BLANK)] == ",":
                    self.at += 1
                index += 1
            self.at += 1

    def note(self, path: Path, start: int) -> None:
        self.lines.setdefault(path, bisect_left(self.breaks, start) + 1)

    def skip(self, pattern: re.Pattern[str]) -> int:
        self.take(pattern)
        return self.at

    def take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if match is None:  # tomllib accepted what this grammar does not know: a bug here, to be seen
            raise AssertionError(f"toml_lines lost its way at character {self.at}")
        self.at = match.end()
        return match.group()
