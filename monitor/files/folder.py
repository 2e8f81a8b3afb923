"""Folders that the operator's files go into."""

from __future__ import annotations

from pathlib import Path

from monitor.errors import ConfigError, unwritable


def make_folder(folder: Path) -> None:
    """Make ``folder`` where it is missing, and those above it. Raises ConfigError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError([unwritable(folder, error)]) from error
