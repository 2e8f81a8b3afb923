"""A folder made by ``faro init``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calling import Faro


@pytest.fixture
def faro(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Faro:
    """The command, in a folder that it has made."""
    made = Faro(tmp_path / "faro", capsys)
    assert made("init", str(made.folder)).code == 0
    return made
