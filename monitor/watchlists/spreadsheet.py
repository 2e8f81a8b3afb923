"""A CSV file as people make them, to the same raw values a TOML watchlist has, with the line of each row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from monitor.errors import Fault
from monitor.files.refusal import WrongError, shown
from monitor.files.toml import Document
from monitor.watchlists import columns
from monitor.watchlists.encoding import UndecodableError, decode

_DELIMITERS = ";,\t"


class Row(NamedTuple):
    """One row and the line it begins on; a quoted cell may run over several lines."""

    line: int
    cells: list[str]


def read_spreadsheet(file: Path, body: bytes) -> tuple[Document, list[Fault]]:
    """The rows of ``body`` as ``people`` and ``facilities``, and what cannot be read of them.

    A heading or row that is wrong leaves its values out, so that all other faults can still be found. A cell that
    looks like a formula is text like any other.
    """
    faults: list[Fault] = []
    document = Document(file, {"people": [], "facilities": []}, lines := {})
    try:
        rows = list(_rows(decode(body)))
    except UndecodableError as error:
        return document, [Fault(file, error.line, error.what, error.todo)]
    except _QuotesError as error:
        todo = "cierre las comillas; dentro de un texto van dobles / close the quotes; double them inside"
        return document, [Fault(file, error.line, "comillas mal puestas (misplaced quotes)", todo)]
    if not rows:
        return document, [
            Fault(file, 0, "archivo vacío (empty file)", "ponga títulos de columna / add column headings")
        ]
    header, *body_rows = rows
    names, heading_faults = _header(file, header)
    if heading_faults:
        return document, heading_faults
    for row in body_rows:
        if len(row.cells) != len(names):
            what = f"{len(row.cells)} celdas, se esperaban {len(names)} (wrong number of cells)"
            todo = "¿falta o sobra un separador o unas comillas? / a separator or quotes too many or too few?"
            faults.append(Fault(file, row.line, what, todo))
            continue
        stray = next((cell for name, cell in zip(names, row.cells, strict=True) if not name and cell.strip()), "")
        if stray:
            what = f"texto en una columna sin título {shown(stray)} (a cell without a heading)"
            faults.append(Fault(file, row.line, what, "póngale título a la columna / give the column a heading"))
            continue
        entry, wrong = _entry(dict(zip(names, row.cells, strict=True)))
        faults += [Fault(file, row.line, f"{error.key}: {error.what}", error.todo) for error in wrong]
        if not wrong:
            group = "facilities" if entry.pop("type", "person") == "facility" else "people"
            lines[group, len(document.data[group])] = row.line
            document.data[group].append(entry)
    return document, faults


class _QuotesError(Exception):
    """The row that begins at ``line`` is not CSV."""

    def __init__(self, line: int) -> None:
        self.line = line


def _rows(text: str) -> Iterator[Row]:
    """The rows that hold anything, by the delimiter whose first row makes most sense as headings."""
    told = text[:5].casefold().startswith("sep=") and text[4:5]
    if told:
        text = text[5:]  # what is left of Excel's "sep=;" is an empty first line, so lines still count right
    delimiters = told if told else _DELIMITERS
    by_sense = max(delimiters, key=lambda delimiter: _sense(text, delimiter))
    yield from _split(text, by_sense)


def _sense(text: str, delimiter: str) -> tuple[int, int]:
    """How many cells of the first row are known headings, and how many cells there are."""
    try:
        first = next(_split(text, delimiter), None)
    except _QuotesError:
        return (0, 0)
    cells = first.cells if first else []
    return sum(bool(columns.column(cell)) for cell in cells), len(cells)


def _split(text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _QuotesError(line) from error
        if any(cell.strip() for cell in cells):
            yield Row(line, cells)


def _header(file: Path, header: Row) -> tuple[list[str], list[Fault]]:
    """The column each heading stands for."""
    faults: list[Fault] = []
    names: list[str] = []
    for heading in header.cells:
        name = columns.column(heading)
        if name is None:
            what = f"columna desconocida {shown(heading)} (unknown column)"
            faults.append(Fault(file, header.line, what, columns.nearest(heading)))
        elif name not in {columns.UNTITLED, columns.NOTES} and name in names:
            what = f"columna repetida {shown(heading)} (column given twice)"
            faults.append(Fault(file, header.line, what, "deje una sola / keep one"))
        names.append(name or "")
    if not faults and not {"name", *columns.GIVEN} & set(names):
        todo = "añada la columna Nombre / add the column Name"
        faults.append(Fault(file, header.line, "falta la columna del nombre (no column for the name)", todo))
    if "name" in names and {*columns.GIVEN, *columns.SURNAMES} & set(names):
        what = "el nombre está en dos formas (the name is given in two ways)"
        faults.append(Fault(file, header.line, what, "una columna, o sus partes / one column, or its parts"))
    return names, faults


def _entry(row: dict[str, str]) -> tuple[dict[str, Any], list[WrongError]]:
    """One row as the keys a TOML table would have; empty cells are left out."""
    faults: list[WrongError] = []
    entry: dict[str, Any] = {}
    for name, cell in row.items():
        if not cell.strip() or name in {columns.NOTES, *columns.GIVEN, *columns.SURNAMES}:
            continue
        try:
            entry[name] = columns.CELLS[name](cell) if name in columns.CELLS else cell
        except WrongError as error:
            error.key = name
            faults.append(error)
    if "name" not in row:
        parts = [row.get(part, "").strip() for part in (*columns.GIVEN, *columns.SURNAMES)]
        entry["name"] = " ".join(part for part in parts if part)
        given = any(parts[: len(columns.GIVEN)])
        surname = any(parts[len(columns.GIVEN) :])
        if set(columns.SURNAMES) & set(row) and given != surname and entry.get("type") != "facility":
            what = "sin apellido (no surname)" if given else "sin nombre de pila (no given name)"
            faults.append(WrongError(what, "nombre y apellido / given name and surname", "name"))
    entry.setdefault("name", "")
    if entry.get("type") == "facility" and entry.get("minor") is False:
        del entry["minor"]
    return entry, faults
