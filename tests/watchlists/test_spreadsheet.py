"""Spreadsheet CSV as people make it."""

from datetime import date
from pathlib import Path

import pytest

from monitor.errors import ConfigError, Fault
from monitor.model import Basis, Subject, SubjectType, Visibility
from monitor.watchlists import load_watchlists


def load(folder: Path, body: str | bytes) -> tuple[Subject, ...]:
    (folder / "list.csv").write_bytes(body if isinstance(body, bytes) else body.encode())
    return load_watchlists([folder / "list.csv"])


def faults(folder: Path, body: str | bytes) -> list[Fault]:
    with pytest.raises(ConfigError) as caught:
        load(folder, body)
    return caught.value.faults


SHEET = "Nombre{d}Alias\r\nMaría Núñez{d}Mari Núñez\r\nJosé Ibáñez{d}\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r"])
def test_any_program_may_have_saved_it(tmp_path: Path, encoding: str, delimiter: str, ending: str) -> None:
    """Accents survive every usual encoding, delimiter and line ending."""
    text = SHEET.format(d=delimiter).replace("\r\n", ending)
    first, second = load(tmp_path, text.encode(encoding))
    assert (first.name, first.aliases, second.name) == ("María Núñez", ("Mari Núñez",), "José Ibáñez")


@pytest.mark.parametrize(
    ("header", "row", "name"),
    [
        ("Nombre", "Ana Paz Lugo", "Ana Paz Lugo"),
        ("NOMBRE COMPLETO", "Ana Paz Lugo", "Ana Paz Lugo"),
        ("Nombres y Apellidos", "Ana Paz Lugo", "Ana Paz Lugo"),
        ("Full name", "Ana Paz Lugo", "Ana Paz Lugo"),
        ("Nombres;Apellidos", "Ana María;Paz Lugo", "Ana María Paz Lugo"),
        ("Apellidos;Nombres", "Paz Lugo;Ana María", "Ana María Paz Lugo"),
        (
            "Primer nombre;Segundo nombre;Primer apellido;Segundo apellido",
            "Ana;María;Paz;Lugo",
            "Ana María Paz Lugo",
        ),
        ("PRIMER_NOMBRE;segundo nombre ;Primer  Apellido;2", "", ""),
        ("Primer nombre;Segundo nombre;Primer apellido;Segundo apellido", "Ana;;Paz;", "Ana Paz"),
        ("First name;Last name", "Ana;Paz", "Ana Paz"),
        ("N°;Nombre;Notas", "1;Ana Paz;llamar a la tía", "Ana Paz"),
        ("Nombre;;", "Ana Paz;;", "Ana Paz"),
    ],
)
def test_one_name_column_or_several(tmp_path: Path, header: str, row: str, name: str) -> None:
    """A name in one column, two or four, in Spanish or English, in any order, makes one name."""
    if not name:
        assert "columna desconocida '2'" in faults(tmp_path, header + "\n")[0].what
        return
    (subject,) = load(tmp_path, f"{header}\n{row}\n")
    assert subject.name == name


@pytest.mark.parametrize(
    ("header", "cell", "field", "value"),
    [
        ("Visibilidad", "Pública", "visibility", Visibility.PUBLIC),
        ("visibility", "invited", "visibility", Visibility.INVITED),
        ("Visibilidad", "Por invitación", "visibility", Visibility.INVITED),
        ("Menor de edad", "Sí", "minor", True),
        ("menor", "X", "minor", True),
        ("minor", "yes", "minor", True),
        ("Menor", "1", "minor", True),
        ("Menor", "No", "minor", False),
        ("Menor", "", "minor", False),
        ("Base", "Figura pública", "basis", Basis.PUBLIC_FIGURE),
        ("Motivo", "la familia lo pidió", "basis", Basis.FAMILY_ASKED),
        ("basis", "ngo", "basis", Basis.NGO),
        ("Agregado", "3/2/2026", "added", date(2026, 2, 3)),
        ("Añadida", "03-02-2026", "added", date(2026, 2, 3)),
        ("Hasta", "2026-02-03", "until", date(2026, 2, 3)),
        ("Hasta", "2026-02-03 00:00:00", "until", date(2026, 2, 3)),
        ("Alias", "Anita Paz|Ana P. Lugo", "aliases", ("Anita Paz", "Ana P. Lugo")),
        ("Otros nombres", "Anita Paz / Ana Lugo", "aliases", ("Anita Paz", "Ana Lugo")),
        ("ALIAS", '"Anita Paz; Ana Lugo;"', "aliases", ("Anita Paz", "Ana Lugo")),
        ("Alias", '"Anita Paz\r\nAna Lugo"', "aliases", ("Anita Paz", "Ana Lugo")),
        ("Alias", '"Ana ""la Maestra"" Paz"', "aliases", ('Ana "la Maestra" Paz',)),
        ("Alias", "=HYPERLINK(1)", "aliases", ("=HYPERLINK(1)",)),
        ("Contexto", "maestra|Barinas", "context", ("maestra", "Barinas")),
        ("Homónimos", "cantante", "namesakes", ("cantante",)),
        ("Requiere contexto", "Paz", "needs_context", ("Paz",)),
        ("id", "ana", "id", "ana"),
        ("Tipo", "Cárcel", "type", SubjectType.FACILITY),
        ("Tipo", "persona", "type", SubjectType.PERSON),
    ],
)
def test_cells_are_read_as_people_fill_them(tmp_path: Path, header: str, cell: str, field: str, value: object) -> None:
    """Yes, no, dates, several names in a cell, and the words of each column in either language."""
    (subject,) = load(tmp_path, f"Nombre;{header}\r\nAna Paz;{cell}\r\n")
    assert getattr(subject, field) == value


@pytest.mark.parametrize(
    ("body", "line", "what", "todo"),
    [
        ("Nombre;Visivilidad\nAna Paz;x\n", 1, "columna desconocida 'Visivilidad'", "'visibilidad'"),
        ("Nombre;Color\nAna Paz;x\n", 1, "columna desconocida 'Color'", ""),
        ("Nombre;Alias;Alias\nAna Paz;;\n", 1, "columna repetida", "keep one"),
        ("Alias\nAna Paz\n", 1, "falta la columna del nombre", "Nombre"),
        ("Nombre completo;Apellido\nAna Paz;Paz\n", 1, "dos formas", ""),
        ("Nombre;Alias\nAna Paz;Ana Lugo\nLeo Ruz\n", 3, "1 celdas, se esperaban 2", ""),
        ("Nombre;Alias\n\n;\nLeo Ruz;x y;z\n", 4, "3 celdas, se esperaban 2", ""),
        ('Nombre;Alias\nAna Paz;"Anita\nPaz"\n\nLeo;\n', 5, "name: sin apellido 'Leo'", "surname"),
        ('\n\nNombre;Alias\nAna Paz;"sin cerrar\nLeo Ruz;\n', 4, "comillas mal puestas", "close"),
        ('Nombre;Alias\n"Ana" Paz;x y\n', 2, "comillas mal puestas", ""),
        ("sep=;\nNombre;Menor\nAna Paz;quizás\n", 3, "minor:", "sí o no"),
        ("Nombre;Hasta\nAna Paz;31/11/2026\n", 2, "until:", "dd/mm/aaaa"),
        ("Nombre;Tipo\nAna Paz;perro\n", 2, "type:", ""),
        ("Nombre;Visibilidad;Menor\nAna Paz;pública;sí\n", 2, "un menor no puede ser público", ""),
        ("Nombre;Tipo;Menor\nRetén;lugar;sí\n", 2, "clave desconocida 'minor'", "[people]"),
        ("Nombre;En uso desde\nAna Paz;2020-01-01\n", 2, "clave desconocida 'valid_from'", "[facilities]"),
        ("Nombres;Apellidos\nAna María;\n", 2, "name: sin apellido", "surname"),
        ("Nombres;Apellidos\n;Paz\n", 2, "name: sin nombre de pila", ""),
        ("Nombre;Alias\n;Anita Paz\n", 2, "name: texto vacío", ""),
        ("Nombre;;\nAna Paz;x;\n", 2, "sin título", ""),
        ("Nombre\nAna\x07 Paz\n", 2, "name: carácter invisible o dañado U+0007", ""),
        ("", 0, "archivo vacío", "headings"),
        ("\n;;\n", 2, "falta la columna del nombre", ""),
        (b"Nombre;Alias\nRoc\xc3\xado Paz;\nJos\xe9 Ruz;\n", 3, "mezcla de codificaciones", "UTF-8"),
        (b"\xef\xbb\xbfNombre\nJos\xe9 Ruz\n", 2, "bytes que no son utf-8", "UTF-8"),
        ("Nombre\nAna Paz\n".encode("utf-16") + b"\x00", 3, "bytes que no son utf-16", ""),
    ],
)
def test_each_mistake_is_named_on_its_line(tmp_path: Path, body: str | bytes, line: int, what: str, todo: str) -> None:
    """One mistake gives one fault on the line where its row begins, quoted line breaks and blank rows counted."""
    (fault,) = faults(tmp_path, body)
    assert fault.line == line
    assert what in fault.what
    assert todo in fault.todo


def test_all_rows_are_judged_at_once(tmp_path: Path) -> None:
    """Every wrong row of a sheet is told in one go."""
    found = faults(tmp_path, "Nombre;Menor\nAna;\nLeo Ruz;tal vez\nEva Sol\nIvo Mar;sí\nAna Paz 3;\n")
    assert [fault.line for fault in found] == [2, 3, 4, 6]


def test_a_heading_alone_is_an_empty_list(tmp_path: Path) -> None:
    """A sheet that has its headings and no rows yet is no fault."""
    assert load(tmp_path, "Nombre;Alias\n") == ()
