"""What is said of files that cannot be used: where, why in words of ours, and what to do."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from monitor.errors import Fault, reasons, unreadable, unusable, unwritable


def test_a_line_is_named_where_there_is_one() -> None:
    """A file as a whole has none, and no zero is shown for it."""
    faults = [Fault(Path("a.toml"), line, "mal (wrong)", "arréglelo / mend it") for line in (3, 0)]
    assert [str(fault) for fault in faults] == [
        "a.toml:3: mal (wrong): arréglelo / mend it",
        "a.toml: mal (wrong): arréglelo / mend it",
    ]


@pytest.mark.parametrize(
    ("number", "motivo", "reason"),
    [
        (errno.ENOENT, "no existe", "it is not there"),
        (errno.EACCES, "falta permiso", "permission is missing"),
        (errno.EISDIR, "es una carpeta", "it is a folder"),
        (errno.EROFS, "el disco es de solo lectura", "the disk is read-only"),
        (errno.ENOSPC, "el disco está lleno", "the disk is full"),
    ],
)
def test_the_systems_reasons_are_told_in_both_languages(number: int, motivo: str, reason: str) -> None:
    """Whoever reads Spanish is not given English in the middle of a sentence, nor the other way round."""
    error = OSError(number, "Whatever it says")
    assert reasons(error) == (motivo, reason)
    spanish, english = str(unusable("/x", error)).splitlines()
    assert (motivo in spanish, reason in english) == (True, True)
    for fault in (unreadable(Path("/x"), error, "revise / check"), unwritable(Path("/x"), error)):
        assert str(fault).startswith("/x: no se puede ")
        assert motivo in fault.what
        assert reason in fault.what


def test_a_reason_without_words_of_ours_is_the_systems() -> None:
    """Better than none."""
    assert reasons(OSError(errno.ETXTBSY, "Text file busy")) == ("Text file busy", "Text file busy")
    assert reasons(PermissionError()) == ("PermissionError", "PermissionError")
