"""One Faro for each data directory: a second one is told so and ends, instead of telling everybody twice."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from monitor.errors import BusyError, unusable


@contextmanager
def hold(data_dir: Path, part: str) -> Iterator[None]:
    """Hold ``part`` ("collect" or "notify") of ``data_dir`` for as long as the context lasts.

    Raises BusyError when another process holds it, StoreError where its file cannot be made or opened. The kernel lets
    go of a lock when its process dies (flock(2)), so a kill leaves nothing to clean up.
    """
    path = _path(data_dir, part)
    try:
        file = _opened(path)
    except OSError as error:
        raise unusable(path, error) from error
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.pread(file, 32, 0).decode(errors="replace").strip() or "?"
            raise BusyError(
                f"Otro Faro (proceso {holder}) ya trabaja en {data_dir}. Deténgalo o use otro directorio. / "
                f"Another Faro (process {holder}) already works in {data_dir}. Stop it or use another directory."
            ) from error
        os.ftruncate(file, 0)
        os.pwrite(file, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(file)


def is_held(data_dir: Path, part: str) -> bool:
    """Whether a process, this one too, holds ``part`` of ``data_dir``; False where we may not look."""
    try:
        lock = os.open(_path(data_dir, part), os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(lock)
    return False


def _path(data_dir: Path, part: str) -> Path:
    return data_dir / f"{part}.lock"


def _opened(path: Path) -> int:
    """The file, made where there is none: for the group to write, whatever the umask, as root may be the first."""
    flags = os.O_RDWR | os.O_CLOEXEC
    try:
        file = os.open(path, flags | os.O_CREAT | os.O_EXCL, 0o660)
    except FileExistsError:
        return os.open(path, flags)
    os.fchmod(file, 0o660)
    return file
