"""Files that nobody else may read: refused when they are open to others, written whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from monitor.errors import KeyringError
from monitor.keys import faults
from monitor.keys.faults import fault

#: A key takes 78 bytes; a file longer than this is something else.
LARGEST = 64 * 1024


def read_private(path: Path, *, shared: bool = False) -> str:
    """The text of ``path``; with ``shared`` its mode does not matter (systemd guards a credential in its own way).

    Raises KeyringError if there is none, group or others can read it, or it is no text.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)  # never waits for a pipe's other end
    except FileNotFoundError as error:
        raise fault(faults.MISSING, path=path) from error
    except OSError as error:
        raise faults.closed(path, error) from error
    try:
        state = os.fstat(descriptor)  # of what was opened, not of what the name leads to by now
        if not stat.S_ISREG(state.st_mode) or state.st_size > LARGEST:
            raise fault(faults.NO_FILE, path=path)
        if state.st_mode & 0o077 and not shared:
            raise fault(faults.LOOSE, path=path, mode=f"{stat.S_IMODE(state.st_mode):04o}")
        body = os.read(descriptor, LARGEST)
    finally:
        os.close(descriptor)
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise fault(faults.NO_FILE, path=path) from None


def write_new(path: Path, text: str) -> None:
    """Make ``path`` (0600, its folder 0700) with ``text``, on the disk for good; KeyringError if there is one."""
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise faults.closed(path, error) from error
    with _beside(path, text, None, durable=True) as whole:
        try:
            path.hardlink_to(whole)  # unlike a rename, it never takes the place of what is there
        except FileExistsError:
            raise fault(faults.THERE, path=path) from None
        finally:
            whole.unlink()


def replace(path: Path, text: str, *, like: Path, durable: bool) -> None:
    """Put ``text`` in the place of ``path`` (mode 0600) at one stroke; root leaves it to the owner of ``like``.

    ``durable``: wait until the disk has it. Raises KeyringError.
    """
    with _beside(path, text, like, durable=durable) as whole:
        whole.rename(path)


def sweep(path: Path) -> None:
    """Remove what a kill left half-written beside ``path``: it may hold a key. Raises OSError."""
    for left in path.parent.iterdir():
        if left.name.startswith(_unfinished(path)):
            left.unlink(missing_ok=True)


def _unfinished(path: Path) -> str:
    return f".{path.name}-"


@contextmanager
def _beside(path: Path, text: str, like: Path | None, *, durable: bool) -> Iterator[Path]:
    """A new file beside ``path`` that holds ``text``, to be given its name; OSError becomes KeyringError."""
    whole = path.with_name(f"{_unfinished(path)}{secrets.token_hex(8)}")
    try:
        sweep(path)
        descriptor = os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                if like is not None and os.geteuid() == 0:
                    owner = like.lstat()
                    os.fchown(descriptor, owner.st_uid, owner.st_gid)
                file.write(text.encode())
                file.flush()
                if durable:
                    os.fsync(descriptor)
            yield whole
            if durable:
                _sync(path.parent)
        except BaseException:
            whole.unlink(missing_ok=True)
            raise
    except KeyringError:
        raise
    except OSError as error:
        raise faults.closed(path, error) from error


def _sync(folder: Path) -> None:
    """Wait until the disk knows the names in ``folder``."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
