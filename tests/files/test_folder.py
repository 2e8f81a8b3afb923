"""Folders that the operator's files go into."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.errors import ConfigError
from monitor.files.folder import make_folder


def test_a_folder_is_made_with_those_above_it_or_it_is_said_why_not(tmp_path: Path) -> None:
    """One that is there stays; under a file there can be none."""
    for _ in range(2):
        make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match=r"no se puede escribir.*cannot be written"):
        make_folder(tmp_path / "file" / "b")
