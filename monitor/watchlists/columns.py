"""The columns a spreadsheet may have, under the headings people give them, and how each kind of cell is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from monitor.files.refusal import did_you_mean, wrong_value
from monitor.files.text import plain
from monitor.model import Basis, SubjectType, Visibility

#: Every column, and its headings as ``plain`` leaves them. The parts of a name are joined in this order.
COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("id", "identificador", "codigo", "code"),
    "type": ("tipo", "type"),
    "name": ("nombre completo", "nombre y apellido", "nombre y apellidos", "nombres y apellidos", "full name"),
    "given": ("nombre", "nombres", "name", "given name", "given names", "first names"),
    "given_1": ("primer nombre", "first name"),
    "given_2": ("segundo nombre", "segundos nombres", "second name", "middle name"),
    "surnames": ("apellido", "apellidos", "surname", "surnames", "last name", "last names"),
    "surname_1": ("primer apellido", "apellido paterno", "first surname"),
    "surname_2": ("segundo apellido", "apellido materno", "second surname"),
    "aliases": ("alias", "aliases", "otros nombres", "variantes", "apodo", "apodos", "other names", "aka"),
    "needs_context": ("requiere contexto", "necesita contexto", "palabras sueltas", "needs context"),
    "context": ("contexto", "palabras de contexto", "context"),
    "namesakes": ("homonimos", "homonimo", "tocayos", "namesakes"),
    "visibility": ("visibilidad", "visibility"),
    "minor": ("menor", "menor de edad", "es menor", "minor"),
    "basis": ("base", "motivo", "fundamento", "basis"),
    "added": ("agregado", "agregada", "anadido", "anadida", "fecha de alta", "added"),
    "until": ("hasta", "vigente hasta", "until"),
    "valid_from": ("valido desde", "en uso desde", "valid from"),
    "valid_to": ("valido hasta", "en uso hasta", "valid to"),
    "notes": ("nota", "notas", "observacion", "observaciones", "note", "notes", "n", "no", "nro", "num", "numero"),
}
#: Columns that are not read: what people note for themselves, and columns without a heading, which must be empty.
NOTES, UNTITLED = "notes", ""
GIVEN = ("given_1", "given_2", "given")
SURNAMES = ("surnames", "surname_1", "surname_2")

_HEADINGS = {heading: column for column, headings in COLUMNS.items() for heading in headings}
_SEPARATORS = re.compile(r"[|/;\r\n]")

TYPES = {
    SubjectType.PERSON: ("", "persona", "person", "preso", "presa", "detenido", "detenida"),
    SubjectType.FACILITY: ("facility", "lugar", "centro", "recinto", "carcel", "prision", "sitio", "place"),
}
VISIBILITIES = {
    Visibility.PUBLIC: ("public", "publico", "publica"),
    Visibility.INVITED: ("invited", "invitado", "invitada", "invitados", "por invitacion", "privado", "privada"),
}
BASES = {
    Basis.PUBLIC_FIGURE: ("public figure", "figura publica", "personaje publico"),
    Basis.FAMILY_ASKED: ("family asked", "familia", "la familia lo pidio", "pedido de la familia", "family"),
    Basis.NGO: ("ngo", "ong"),
}
YES = ("si", "s", "yes", "y", "x", "1", "true", "verdadero")
NO = ("no", "n", "0", "false", "falso")


def column(heading: str) -> str | None:
    """Which column ``heading`` is: UNTITLED for a blank one, None for one that nobody knows."""
    folded = plain(heading.replace("_", " "))
    return _HEADINGS.get(folded) if folded else UNTITLED


def headings() -> list[str]:
    """Every heading that is known, as ``plain`` leaves it."""
    return list(_HEADINGS)


def nearest(heading: str) -> str:
    """What to do about a heading that nobody knows."""
    ours = "columnas: docs/watchlists.md / columns: docs/watchlists.md"
    return did_you_mean(plain(heading), headings(), ours)


def words(cell: str) -> list[str]:
    """The several names in one cell, parted by ``|``, ``/``, ``;`` or a line break."""
    return [word.strip() for word in _SEPARATORS.split(cell) if word.strip()]


def truth(cell: str) -> bool:
    """Sí or no, as people tick boxes.

    Raises WrongError.
    """
    folded = plain(cell)
    if folded not in (*YES, *NO):
        raise wrong_value(cell, "sí o no / yes or no")
    return folded in YES


def member(table: dict[Any, tuple[str, ...]]) -> Callable[[str], str]:
    """A reader of one of the values in ``table``, by any of its spellings."""
    spellings = {spelling: value for value, several in table.items() for spelling in several}

    def read(cell: str) -> str:
        folded = plain(cell.replace("_", " "))
        if folded not in spellings:
            raise wrong_value(cell, did_you_mean(folded, [spelling for spelling in spellings if spelling]))
        return str(spellings[folded])

    return read


#: How the cells of a column are read; the others stay text and are judged by entry.py.
CELLS: dict[str, Callable[[str], Any]] = {
    "aliases": words,
    "needs_context": words,
    "context": words,
    "namesakes": words,
    "minor": truth,
    "visibility": member(VISIBILITIES),
    "basis": member(BASES),
    "type": member(TYPES),
}
