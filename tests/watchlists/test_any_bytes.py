"""Whatever bytes a watchlist or config holds, it is read or refused with faults that stand on one line each."""

from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from monitor.errors import ConfigError, Fault
from monitor.watchlists.load import Content, parse

CSV_WORDS = ["Nombre", "Alias", "Apellidos", "Menor", ";", ",", "\t", "\n", "\r\n", '"', "|", "Ana Paz", "sí", "x", "ñ"]
TOML_WORDS = [
    "[[people]]",
    "[people]",
    "\n",
    "name",
    "aliases",
    "=",
    '"Ana Paz"',
    "[",
    "]",
    "{",
    "}",
    "3",
    "'",
    '"',
    ",",
]


def _survives(name: str, body: bytes) -> None:
    faults: list[Fault] | None = None
    try:
        parse([Content(Path(name), body)])
    except ConfigError as error:
        faults = error.faults
    assert faults != []
    last = body.count(b"\n") + body.count(b"\r") + 1
    for fault in faults or []:
        assert 0 <= fault.line <= last
        assert fault.what
        assert fault.todo
        assert str(fault).isprintable()


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(CSV_WORDS), max_size=20), st.sampled_from(["utf-8", "cp1252", "utf-16"]))
def test_any_spreadsheet(words: list[str], encoding: str) -> None:
    """Pieces of spreadsheets in any order."""
    _survives("x.csv", "".join(words).encode(encoding))


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(TOML_WORDS), max_size=20))
@example(["[[people]]", "\n", "name", "=", "{", "}"])
@example(["people", "=", "[", "3", ",", "[", "]", "]"])
def test_any_toml(words: list[str]) -> None:
    """Pieces of TOML in any order."""
    _survives("x.toml", "".join(words).encode())


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.binary(max_size=60), st.sampled_from(["x.csv", "x.toml"]))
@example(b"Nombre\n\xff\xfe\x00", "x.csv")
@example(b"\xff\xfeN", "x.csv")
def test_any_bytes(body: bytes, name: str) -> None:
    """Bytes that mean nothing."""
    _survives(name, body)
