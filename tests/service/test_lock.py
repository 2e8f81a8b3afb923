"""One Faro for each data directory."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from monitor.errors import BusyError, StoreError
from monitor.service.lock import hold, is_held


def test_a_place_is_held_once_and_seen_to_be(tmp_path: Path) -> None:
    """The second is told who has it; whoever only looks takes nothing."""
    assert not is_held(tmp_path, "notify")
    with hold(tmp_path, "notify"):
        assert is_held(tmp_path, "notify")
        assert not is_held(tmp_path, "collect")
        with pytest.raises(BusyError, match=str(os.getpid())), hold(tmp_path, "notify"):
            pass
    assert not is_held(tmp_path, "notify")
    with hold(tmp_path, "notify"):
        pass


def test_a_lock_is_the_groups_whoever_made_it(tmp_path: Path) -> None:
    """Root, with its narrow umask, may be the first here, and the service comes after."""
    before = os.umask(0o077)
    try:
        with hold(tmp_path, "notify"):
            pass
    finally:
        os.umask(before)
    assert (tmp_path / "notify.lock").stat().st_mode & 0o777 == 0o660


def test_a_lock_that_cannot_be_made_or_opened_is_said_in_words(tmp_path: Path) -> None:
    """A folder in its place, or no directory: the path and why, in both languages."""
    (tmp_path / "collect.lock").mkdir()
    for folder, why in ((tmp_path, "es una carpeta"), (tmp_path / "none", "no existe")):
        with pytest.raises(StoreError, match=rf"{why}(.|\n)*cannot be used"), hold(folder, "collect"):
            pass
    assert not is_held(tmp_path, "collect")
