"""Where the databases stand, and what is said where they cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.config.files import Files, begun
from monitor.errors import StoreError


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    """With its path, in both languages."""
    (tmp_path / "data").touch()
    with pytest.raises(StoreError, match=r"No se puede usar .*data.*\n.*data.* cannot be used"):
        Files(tmp_path / "data" / "deeper").make_for_people()


def test_a_database_has_begun_once_something_is_in_it(tmp_path: Path) -> None:
    """No file, a file where a folder should be, and an empty one: none yet."""
    path = tmp_path / "people.db"
    assert not begun(path)
    path.touch()
    assert not begun(path)
    assert not begun(path / "people.db")
    path.write_bytes(b"x")
    assert begun(path)


def test_a_database_that_may_not_be_looked_at_is_said(tmp_path: Path) -> None:
    """It must not pass for one that is not there."""
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(StoreError, match="el enlace da vueltas"):
        begun(loop / "people.db")
