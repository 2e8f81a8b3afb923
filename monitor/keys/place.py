"""Where the key is: in a file on disk, or typed after each start and held in memory.

Both are described in docs/keys.md with what they protect against, and what not.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path

from monitor.keys import faults
from monitor.keys.faults import fault
from monitor.keys.private import read_private, replace, sweep
from monitor.keys.ring import Keyring
from monitor.keys.secret import Secret
from monitor.keys.written import parse_key_file, write_key_file

#: The name under which systemd hands the key over (systemd.exec(5), LoadCredential=).
CREDENTIAL = "faro-key"
HELD = "key"
#: File systems that are gone when the machine is switched off (tmpfs(5)); only swap could carry them to a disk.
IN_MEMORY = frozenset({"tmpfs", "ramfs"})


def keyring_for(
    mode: str, file: Path, run_dir: Path, environ: Mapping[str, str], *, anywhere: bool = False
) -> Keyring | None:
    """The keyring to work with; None means locked: ``mode`` is "typed" and nobody has typed the key yet.

    In mode "file" a systemd credential takes the place of ``file``. ``anywhere`` is for tests. Raises KeyringError.
    """
    if mode == "typed":
        return held(run_dir, anywhere=anywhere)
    credential = credential_in(environ)
    return read_key_file(credential, shared=True) if credential else read_key_file(file)


def credential_in(environ: Mapping[str, str]) -> Path | None:
    """The key that systemd handed to this process, if it did; a blank one (SetCredential=) stands for none."""
    folder = environ.get("CREDENTIALS_DIRECTORY")
    path = Path(folder) / CREDENTIAL if folder else None
    return path if path is not None and path.is_file() and read_private(path, shared=True).strip() else None


def read_key_file(path: Path, *, shared: bool = False) -> Keyring:
    """The keys in the file at ``path``, newest first; ``shared`` is for a systemd credential, whatever its mode.

    Raises KeyringError if it is missing, open to others, or a line of it is no key.
    """
    return Keyring(parse_key_file(path, read_private(path, shared=shared)))


def held(run_dir: Path, *, anywhere: bool = False) -> Keyring | None:
    """The key that was typed since the machine was started, or None. ``anywhere`` (tests) also takes a disk.

    Raises KeyringError if ``run_dir`` is no place for a key, or what is there is no key.
    """
    path = run_dir / HELD
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:  # a directory we may not enter must not look like a key that nobody typed
        raise faults.closed(path, error) from error
    _check(run_dir, anywhere=anywhere)
    return read_key_file(path)


def hold(run_dir: Path, secrets: Sequence[Secret], *, anywhere: bool = False) -> None:
    """Hold ``secrets``, newest first, until the machine is switched off; at one stroke, readable by its owner alone.

    Raises KeyringError if ``run_dir`` is no place for a key.
    """
    ready(run_dir, anywhere=anywhere)
    replace(run_dir / HELD, write_key_file(secrets), like=run_dir, durable=False)


def drop(run_dir: Path) -> bool:
    """Forget the key that is held; whether there was one. What a kill left half-written goes too. KeyringError."""
    path = run_dir / HELD
    if not run_dir.is_dir():
        return False
    there = os.path.lexists(path)
    try:
        path.unlink(missing_ok=True)
        sweep(path)
    except OSError as error:
        raise faults.closed(path, error) from error
    return there


def ready(run_dir: Path, *, anywhere: bool = False) -> None:
    """Make ``run_dir`` if it is missing, and see that a key may be held there; KeyringError if not."""
    try:
        run_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError as error:
        raise fault(faults.LINK, path=run_dir) from error
    except OSError as error:
        raise faults.closed(run_dir, error) from error
    _check(run_dir, anywhere=anywhere)


def file_system(device: int, mountinfo: str) -> str:
    """The kind of the file system with the number ``device``, by /proc/self/mountinfo (see proc(5)); or ""."""
    number = f"{os.major(device)}:{os.minor(device)}"
    for line in mountinfo.splitlines():
        mount, _, system = line.partition(" - ")
        if mount.split()[2:3] == [number]:
            return system.split()[0]
    return ""


def _check(run_dir: Path, *, anywhere: bool) -> None:
    """KeyringError unless ``run_dir`` is a directory in memory that no stranger made or may write to."""
    try:
        state, parent = run_dir.lstat(), run_dir.parent.stat()
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise faults.closed(run_dir, error) from error
    if not stat.S_ISDIR(state.st_mode):
        raise fault(faults.LINK, path=run_dir)
    # In /dev/shm anybody can make a directory of that name first; root would then hand the key to them.
    ours = state.st_uid in {0, os.geteuid()} or (os.geteuid() == 0 and not parent.st_mode & stat.S_IWOTH)
    if not ours:
        raise fault(faults.STRANGERS, path=run_dir)
    if state.st_mode & 0o022:  # whoever may write there could put a key of theirs in its place
        raise fault(faults.OPEN, path=run_dir)
    kind = file_system(state.st_dev, mounts)
    if kind not in IN_MEMORY and not anywhere:
        raise fault(faults.ON_DISK, path=run_dir, kind=kind or "?")
