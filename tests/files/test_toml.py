"""What is no TOML is refused on its line, in two languages."""

from pathlib import Path

import pytest

from monitor.errors import ConfigError
from monitor.files.toml import parse_toml

FILE = Path("some.toml")


@pytest.mark.parametrize(
    ("body", "line", "what"),
    [
        (b'a = 1\nb = "x\nc = 2\n', 2, "texto sin cerrar"),
        (b"a = 1\na = 2\n", 2, "clave repetida"),
        (b"[t]\n[u]\n[t]\n", 3, "tabla repetida"),
        (b"a = 1\n\nb = hola\n", 3, "falta un valor"),
        (b"a = 1\nb\n", 2, "falta '='"),
        (b"a = [1,\n2,\n", 2, "falta un valor"),
        (b'a = "x" y\n', 1, "sobra texto"),
        (b"[t\n", 1, "corchete sin cerrar"),
        (b"a = 2026-02-30\n", 1, "fecha imposible"),
        (b'a = "C:\\datos"\n', 1, ""),
        (b"a = 1\r\nb = \r\n", 2, "falta un valor"),
        ("a = 1\nb = 'í'\n".encode("cp1252"), 2, "no es UTF-8"),
        (b"a = " + b"[" * 5000, 0, "demasiado anidado"),
        (b"a = " + b"9" * 5000, 0, ""),
    ],
)
def test_broken_toml_names_its_line(body: bytes, line: int, what: str) -> None:
    """The one fault stands on the line of the mistake and says it in Spanish and English."""
    with pytest.raises(ConfigError) as caught:
        parse_toml(FILE, body)
    (fault,) = caught.value.faults
    assert (fault.file, fault.line) == (FILE, line)
    assert what in fault.what
    assert "(" in fault.what
    assert " / " in fault.todo


@pytest.mark.parametrize(
    "body", [b"\xef\xbb\xbfa = 1\nb = 'x'\n", b"\xef\xbb\xbfa = 1\r\nb = 'x'\r\n", b"a=1\r\nb='x'"]
)
def test_windows_files_are_read(body: bytes) -> None:
    """A byte-order mark and CRLF change neither the values nor the lines."""
    document = parse_toml(FILE, body)
    assert document.data == {"a": 1, "b": "x"}
    assert (document.line(("a",)), document.line(("b",))) == (1, 2)


def test_the_line_of_something_missing_is_its_table() -> None:
    """A path that is not in the file has the line of the innermost table that is."""
    document = parse_toml(FILE, b"[t]\n[[t.u]]\nk = 1\n")
    assert document.line(("t", "u", 0, "gone", 3)) == 2
    assert document.line(("gone",)) == 0
