"""A folder made by ``faro init``, and logs that end with the test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from tests.cli.calling import Faro


@pytest.fixture
def faro(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Faro]:
    """The command, in a folder that it has made."""
    before = structlog.get_config()
    made = Faro(tmp_path / "faro", capsys)
    assert made("init", str(made.folder)).code == 0
    yield made
    structlog.configure(**before)
