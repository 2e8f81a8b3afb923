"""One Faro for each data directory: a second one is told so and ends, instead of telling everybody twice."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from monitor.errors import BusyError


@contextmanager
def hold(data_dir: Path, part: str) -> Iterator[None]:
    """Hold ``part`` ("collect" or "notify") of ``data_dir`` for as long as the context lasts.

    Raises BusyError when another process holds it. The kernel lets go of a lock when its process dies (flock(2)), so a
    kill leaves nothing to clean up.
    """
    path = data_dir / f"{part}.lock"
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o660)
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
