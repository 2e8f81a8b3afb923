"""A TOML file as bytes, to its values and the line of each; what is no TOML is refused with its line."""

from __future__ import annotations

import codecs
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from monitor.errors import ConfigError, Fault
from monitor.files.toml_lines import Lines, toml_lines

_POSITION = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)")

#: What ``tomllib`` says, by how it begins, and what that means to somebody who never heard of TOML.
_SPOKEN = {
    "Cannot overwrite a value": ("clave repetida (key given twice)", "deje una sola / keep one"),
    "Cannot declare": ("tabla repetida (table given twice)", "una las dos / make them one"),
    "Cannot mutate immutable": ("tabla repetida (table given twice)", "una las dos / make them one"),
    "Invalid value": ("falta un valor válido (invalid value)", "¿faltan comillas? / are quotes missing?"),
    "Invalid initial character for a key": ("clave no válida (invalid key)", "letras, cifras, _ o - / letters, digits"),
    "Expected '='": ("falta '=' tras la clave (no '=' after the key)", 'escriba clave = "valor" / write key = "value"'),
    "Expected newline": ("sobra texto al final de la línea (text left over)", "¿comillas de más? / a stray quote?"),
    "Unclosed array": ("lista sin cerrar (unclosed list)", "añada ']' / add ']'"),
    "Unclosed inline table": ("tabla sin cerrar (unclosed table)", "añada '}' / add '}'"),
    "Expected ']": ("corchete sin cerrar (unclosed bracket)", "cierre con ']' / close with ']'"),
    "Unterminated string": ("texto sin cerrar (unclosed text)", "añada las comillas / add the closing quote"),
    "Illegal character '\\n'": ("texto sin cerrar (unclosed text)", "añada las comillas / add the closing quote"),
    "Unescaped '\\'": ("barra '\\' en un texto (lone backslash)", "escriba '\\\\' / write '\\\\'"),
    "Invalid date": ("fecha imposible (impossible date)", "año-mes-día, p. ej. 2026-11-23 / year-month-day"),
}


@dataclass(frozen=True, slots=True)
class Document:
    """What a TOML file says, and where: ``line`` finds the nearest line known for a place in it."""

    file: Path
    data: dict[str, Any]
    lines: Lines

    def line(self, path: tuple[str | int, ...]) -> int:
        """The line of ``path``, or of the innermost table around it; 0 for the file as a whole."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)


def parse_toml(file: Path, body: bytes) -> Document:
    """Read ``body``; ``file`` is only named in faults.

    Raises ConfigError with the one fault that stops a TOML parser, and its line.
    """
    try:
        text = body.removeprefix(codecs.BOM_UTF8).decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        todo = "guárdelo como UTF-8 / save it as UTF-8"
        raise ConfigError([Fault(file, line, "el archivo no es UTF-8 (not UTF-8)", todo)]) from error
    try:
        return Document(file, tomllib.loads(text), toml_lines(text))
    except RecursionError as error:
        todo = "simplifíquelo / make it plainer"
        raise ConfigError([Fault(file, 0, "demasiado anidado (nested too deep)", todo)]) from error
    except ValueError as error:  # TOMLDecodeError, and int() for a number of thousands of digits
        raise ConfigError([_syntax(file, text, str(error))]) from error


def _syntax(file: Path, text: str, message: str) -> Fault:
    position = _POSITION.search(message)
    line = int(position[1]) if position and position[1] else text.rstrip("\n").count("\n") + 1 if position else 0
    plain = _POSITION.sub("", message)
    for beginning, (what, todo) in _SPOKEN.items():
        if plain.startswith(beginning):
            return Fault(file, line, what, todo)
    return Fault(file, line, "TOML mal escrito (not valid TOML)", f"revise la línea / {plain}")
