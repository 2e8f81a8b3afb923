"""The names that stand on no list, on their way from notify to collect: one small file in memory, never on a disk."""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from monitor.errors import StoreError, unusable

#: The file's name in ``Config.run_dir``.
NAMES = "names.json"

_ID = re.compile(r"~[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Handover:
    """What collect is to look for: each name by its opaque id ("~" and 16 hex digits).

    ``version`` changes with the names and with the key; ``public`` is the key that findings are sealed to. The names
    are left out of the repr: it may end up in a log.
    """

    version: str
    public: str
    names: Mapping[str, str] = field(repr=False)


def write_handover(path: Path, handover: Handover) -> None:
    """Put ``handover`` at ``path`` at one stroke (mode 0640: the group reads the whole file or the one before).

    Its directory must be there, in memory, and no stranger's (``monitor.keys.place.ready``). Raises StoreError.
    """
    body = json.dumps({"version": handover.version, "public": handover.public, "names": dict(handover.names)})
    whole = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
    try:
        for left in path.parent.glob(f".{path.name}-*"):  # what a kill left half-written
            left.unlink(missing_ok=True)
        descriptor = os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o640)
        try:
            with os.fdopen(descriptor, "wb") as file:
                os.fchmod(descriptor, 0o640)  # open's own mode is cut by the umask
                file.write(body.encode())
            whole.rename(path)
        except BaseException:
            whole.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise unusable(path, error) from error


def read_handover(path: Path) -> Handover | None:
    """What stands at ``path``; None when there is nothing. StoreError when it cannot be read or is no handover."""
    try:
        body = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise unusable(path, error) from error
    try:
        found = _handover(json.loads(body))
    except ValueError:  # json's and UnicodeDecodeError are ValueErrors; what they quote may be a name
        found = None
    if found is None:
        raise StoreError(
            f"{path} está dañado. Reinicie el servicio que avisa: lo escribe de nuevo.\n"
            f"{path} is damaged. Restart the service that notifies: it writes it anew."
        )
    return found


def stamp(path: Path) -> tuple[int, int, int] | None:
    """What tells one file at ``path`` from the next, cheap enough to ask twice a second; None if there is none."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_ino, state.st_ctime_ns, state.st_size


def _handover(given: object) -> Handover | None:
    """``given`` as a handover, or None if it is something else."""
    if not isinstance(given, dict):
        return None
    version, public, names = (given.get(key) for key in ("version", "public", "names"))
    if not (isinstance(version, str) and version and isinstance(public, str) and public and isinstance(names, dict)):
        return None
    if not all(_ID.fullmatch(key) and isinstance(name, str) and name.strip() for key, name in names.items()):
        return None
    return Handover(version, public, names)
