"""What the tests here have in common: a folder in memory, where keys and families' own names may stand."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.config.load import SHARED_MEMORY


@pytest.fixture
def memory() -> Iterator[Path]:
    """A folder on tmpfs, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="faro-test-", dir=SHARED_MEMORY))
    yield folder
    shutil.rmtree(folder)
