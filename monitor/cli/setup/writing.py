"""Files that are written whole or not at all, all of them or none: first beside their place, then into it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from monitor.errors import ConfigError, unwritable

PRIVATE, SHARED = 0o600, 0o640


@dataclass(frozen=True, slots=True)
class New:
    """What ``path`` is to hold. ``mode`` is for a file that is not there yet, and always where it is PRIVATE.

    ``first``: what is there already is never replaced.
    """

    path: Path
    body: bytes = field(repr=False)
    mode: int = SHARED
    first: bool = False


def write_all(files: Sequence[New]) -> None:
    """Put every file in its place; folders that are missing are made, closed to others where a secret goes in.

    Raises ConfigError when that cannot be done: before the first is in its place, as a rule (a full disk, no
    permission), so that all is as it was.
    """
    made: list[tuple[New, Path]] = []
    try:
        made.extend((new, _beside(new)) for new in files)  # those before the one that fails are in it
        for new, whole in made:
            if new.first:
                new.path.hardlink_to(whole)  # unlike a rename, it never takes the place of what is there
            else:
                whole.rename(new.path)
        for folder in {new.path.parent for new in files}:
            _sync(folder)
    except OSError as error:
        path = Path(error.filename2 or error.filename or files[0].path)
        raise ConfigError([unwritable(path, error)]) from error
    finally:
        for _, whole in made:
            whole.unlink(missing_ok=True)


def _beside(new: New) -> Path:
    """A whole file beside ``new.path``, with its owner and mode; nothing of it stays when it cannot be made."""
    folder = new.path.parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700 if new.mode == PRIVATE else 0o777, exist_ok=True)
    whole = folder / f".{new.path.name}-{secrets.token_hex(8)}"
    descriptor = os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, PRIVATE)
    try:
        with os.fdopen(descriptor, "wb") as file:
            mode = new.mode
            with suppress(FileNotFoundError):
                before = new.path.lstat()
                if new.mode != PRIVATE:
                    mode = before.st_mode & 0o7777
                if os.geteuid() == 0:
                    os.fchown(descriptor, before.st_uid, before.st_gid)
            os.fchmod(descriptor, mode)
            file.write(new.body)
            file.flush()
            os.fsync(descriptor)
    except BaseException:
        whole.unlink(missing_ok=True)
        raise
    return whole


def _sync(folder: Path) -> None:
    """Wait until the disk knows the names in ``folder``."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
