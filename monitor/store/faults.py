"""What SQLite's errors mean for the person who runs this: the disk is full, the file is damaged, or somebody holds it.

A StoreError carries two lines, Spanish first. What is not listed here (a broken constraint, wrong SQL) is a bug and
rises as it is. Codes: https://www.sqlite.org/rescode.html; the lowest byte of an extended code is its primary code.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from monitor.errors import StoreError

MISSING = (
    "No existe todavía {path}. Inicie el servicio: «faro run», o systemctl start faro.target.",
    "{path} does not exist yet. Start the service: “faro run”, or systemctl start faro.target.",
)
EMPTY = (
    "{path} está vacío todavía. Inicie el servicio una vez.",
    "{path} is still empty. Start the service once.",
)
FOREIGN = (
    "{path} no es el archivo «{kind}» de Faro. No se tocó. Revise el directorio de datos.",
    "{path} is not Faro's “{kind}” file. It was not touched. Check the data directory.",
)
TOO_NEW = (
    "{path} fue escrito por una versión más nueva de Faro. No se tocó. Actualice Faro.",
    "{path} was written by a newer Faro. It was not touched. Upgrade Faro.",
)
TOO_OLD = (
    "{path} es de una versión anterior de Faro. Inicie el servicio una vez para ponerlo al día.",
    "{path} was written by an older Faro. Start the service once to bring it up to date.",
)
FULL = (
    "El disco está lleno y no se pudo escribir {path}. No quedó nada a medias. Libere espacio.",
    "The disk is full and {path} could not be written. Nothing was left half-written. Free some space.",
)
DAMAGED = (
    "{path} está dañado. Apártelo y restaure una copia de seguridad.",
    "{path} is damaged. Set it aside and restore a backup.",
)
LOCKED = (
    "Otro proceso ocupa {path}. No quedó nada a medias. Se intentará de nuevo.",
    "Another process holds {path}. Nothing was left half-written. It will be tried again.",
)
CLOSED = (
    "No se puede abrir o escribir {path}. Revise los permisos del archivo y de su directorio.",
    "{path} cannot be opened or written. Check the permissions of the file and its directory.",
)
DISK = (
    "El disco falló al leer o escribir {path}. No quedó nada a medias. Revise el disco.",
    "The disk failed while reading or writing {path}. Nothing was left half-written. Check the disk.",
)

WORDS = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_FORMAT: DAMAGED,
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_PROTOCOL: LOCKED,
    sqlite3.SQLITE_CANTOPEN: CLOSED,
    sqlite3.SQLITE_READONLY: CLOSED,
    sqlite3.SQLITE_PERM: CLOSED,
    sqlite3.SQLITE_AUTH: CLOSED,
    sqlite3.SQLITE_IOERR: DISK,
}


def fault(words: tuple[str, str], path: str, kind: str = "") -> StoreError:
    """The error to raise, with its Spanish and its English line."""
    return StoreError("\n".join(line.format(path=path, kind=kind) for line in words))


@contextmanager
def explained(path: str) -> Iterator[None]:
    """Turn what SQLite says of the file at ``path`` into a StoreError; a bug rises as it is."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        words = WORDS.get(code & 0xFF) if code is not None else None
        if words is None:
            raise
        raise fault(words, path) from error
