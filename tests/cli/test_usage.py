"""How the command speaks: help in the operator's language, and words for what cannot be run."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.cli import codes, main
from monitor.cli.app import run
from monitor.errors import BusyError, ConfigError, FaroError, StoreError

ENVIRONMENTS: list[tuple[dict[str, str], str]] = [
    ({"LANG": "es_VE.UTF-8"}, "Vigila las noticias"),
    ({"LANG": "en_US.UTF-8"}, "Watches the news"),
    ({"LANG": "es_VE.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "Watches the news"),
]


@pytest.mark.parametrize(("environ", "words"), ENVIRONMENTS)
@pytest.mark.parametrize("arguments", [["--help"], []])
def test_help_speaks_the_language_of_the_operator(
    environ: dict[str, str], words: str, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Spanish or English by the environment; no argument at all is a question for help."""
    assert run(arguments, environ) == codes.OK
    out = capsys.readouterr().out
    assert words in " ".join(out.split())
    for command in ("run", "check", "init", "status", "why", "sources", "watchlist", "queue"):
        assert command in out


@pytest.mark.parametrize(("group", "command"), [("sources", "test"), ("watchlist", "check"), ("queue", "decide")])
def test_a_group_alone_shows_its_commands(group: str, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """``faro queue`` is a question, not a mistake."""
    assert main([group]) == codes.OK
    assert command in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing"],
        ["status"],
        ["why", "first"],
        ["queue", "decide"],
        ["queue", "list", "--most", "0"],
        ["check", "--colour"],
        ["sources", "nothing"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_understood_is_64(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A mistake on the command line says so on standard error, with where to find help, and prints nothing else."""
    assert run(arguments, {"LANG": "es_VE.UTF-8"}) == codes.USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("faro: ")
    assert "faro --help" in err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ConfigError([]), 78),
        (BusyError("x"), 75),
        (StoreError("x"), 75),
        (FaroError("x"), 70),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else str(value),
)
def test_exit_codes_are_those_of_sysexits(error: FaroError, code: int) -> None:
    """78: mend a file. 75: try again later. 70: the rest."""
    assert codes.exit_code(error) == code


def test_no_config_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A config that is not there is a fault of the config, and names the file."""
    missing = tmp_path / "config.toml"
    assert main(["status", "ana", "--config", str(missing)]) == codes.CONFIG
    assert str(missing) in capsys.readouterr().err
