"""What can go wrong, named after what the caller does next.

FaroError
├── ConfigError      config.toml or a watchlist is wrong: the operator mends it (exit code 78)
├── BusyError        another Faro holds this data directory: stop one of them (exit code 75)
├── StoreError       a database cannot be read or written now: nothing was lost, try again (exit code 75)
├── FetchError       this address, this time: the next poll tries again
│   ├── RefusedError     the address is one that Faro never connects to
│   ├── GoneError        the server says it is gone for good (410): the source ends
│   ├── ThrottledError   the server asks us to wait (429, 503 with Retry-After)
│   └── MovedError       the feed moved to another owner's domain: the operator decides
├── FeedError        the body is no feed, is empty, or is a block page: said in words, never a quiet day
├── WorkerError      the process that reads hostile bytes hung, died or ran out of memory: replaced
├── KeyringError     a key is missing, mistyped, or not the one that this data was encrypted with
└── DeliveryError    a channel did not surely deliver; ``maybe_sent`` where it may have
    ├── TransientError     network, time-out, 5xx: try again, later each time, for days
    ├── SlowDownError      429: this chat waits as long as it was told to
    ├── UnreachableError   blocked, left, no such chat: stop, until the person writes again
    ├── MovedChatError     a group has another address now: send there at once
    ├── RejectedError      this message as it is will never be taken: set aside, the others go on
    └── ChannelDownError   token refused, or another instance at work: an operator must see it
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path

#: Why the operating system refuses a file, in words of ours, Spanish and English (errno(3)).
_REASONS = {
    errno.ENOENT: ("no existe", "it is not there"),
    errno.EACCES: ("falta permiso", "permission is missing"),
    errno.EPERM: ("falta permiso", "permission is missing"),
    errno.EISDIR: ("es una carpeta", "it is a folder"),
    errno.ENOTDIR: ("una parte de la ruta no es una carpeta", "a part of the path is no folder"),
    errno.EEXIST: ("ya existe", "it is there already"),
    errno.EROFS: ("el disco es de solo lectura", "the disk is read-only"),
    errno.ENOSPC: ("el disco está lleno", "the disk is full"),
    errno.EDQUOT: ("no queda espacio para este usuario", "this user has no space left"),
    errno.EIO: ("el disco falló", "the disk failed"),
    errno.ELOOP: ("el enlace da vueltas", "the link goes round in circles"),
    errno.ENAMETOOLONG: ("el nombre es demasiado largo", "the name is too long"),
    errno.EMFILE: ("hay demasiados archivos abiertos", "too many files are open"),
    errno.ENFILE: ("hay demasiados archivos abiertos", "too many files are open"),
}


def reasons(error: OSError) -> tuple[str, str]:
    """Why a file cannot be used, in Spanish and in English; in the system's own words where we have none."""
    told = error.strerror or type(error).__name__
    return _REASONS.get(error.errno or 0, (told, told))


class FaroError(Exception):
    """Every error that Faro raises on purpose."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake in a file: where it stands, what is wrong, and what to do about it.

    ``line`` counts from 1; 0 means the file as a whole, and is not shown.
    """

    file: Path
    line: int
    what: str
    todo: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else str(self.file)
        return f"{where}: {self.what}: {self.todo}"


def unreadable(file: Path, error: OSError, todo: str) -> Fault:
    """The fault of a file that cannot be read."""
    motivo, reason = reasons(error)
    return Fault(file, 0, f"no se puede leer, {motivo} (cannot be read, {reason})", todo)


def unwritable(file: Path, error: OSError) -> Fault:
    """The fault of a file or folder that cannot be written."""
    motivo, reason = reasons(error)
    what = f"no se puede escribir, {motivo} (cannot be written, {reason})"
    return Fault(file, 0, what, "revise permisos y espacio / check permissions and space")


class ConfigError(FaroError):
    """A file the operator edits is wrong; ``faults`` lists every mistake found, in file order."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


class BusyError(FaroError):
    """Another process works on the same data directory."""


class StoreError(FaroError):
    """A database cannot be read or written: the disk is full, the file damaged, or too new."""


def unusable(path: object, error: OSError) -> StoreError:
    """What to raise of a file or folder of ours that the operating system refuses."""
    motivo, reason = reasons(error)
    return StoreError(
        f"No se puede usar {path}: {motivo}. Revise los permisos, el espacio y el disco.\n"
        f"{path} cannot be used: {reason}. Check permissions, space and the disk."
    )


class FetchError(FaroError):
    """An address could not be read this time."""


class RefusedError(FetchError):
    """The address is not on the public internet, or not http(s): Faro never connects to it."""


class GoneError(FetchError):
    """HTTP 410 (RFC 9110, 15.5.11): the source is gone for good."""


class ThrottledError(FetchError):
    """The server asked us to wait ``seconds`` (RFC 9110, 10.2.3), already clamped to 24 hours."""

    def __init__(self, message: str, seconds: float) -> None:
        super().__init__(message)
        self.seconds = seconds


class MovedError(FetchError):
    """A permanent redirect leaves the registrable domain; ``target`` is where it points."""

    def __init__(self, message: str, target: str) -> None:
        super().__init__(message)
        self.target = target


class FeedError(FaroError):
    """The body is not a feed that can be read."""


class WorkerError(FaroError):
    """A worker process did not answer in time, or died."""


class KeyringError(FaroError):
    """A key is missing, mistyped, or not the one that this data was encrypted with."""


class DeliveryError(FaroError):
    """A channel did not surely deliver.

    ``code`` is a short word for the outbox and the log, never a message's text. ``maybe_sent`` says that nobody knows
    whether the message arrived: it is sent again, marked as a possible repeat.
    """

    def __init__(self, code: str, *, maybe_sent: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.maybe_sent = maybe_sent


class TransientError(DeliveryError):
    """Network, time-out, 5xx: try again, later each time, for days."""


class SlowDownError(DeliveryError):
    """429: wait ``seconds`` before the next call to this chat (Bot API, ResponseParameters.retry_after)."""

    def __init__(self, seconds: float) -> None:
        super().__init__("slow down")
        self.seconds = seconds


class UnreachableError(DeliveryError):
    """Blocked, left, deactivated, or no such chat: stop, until the person writes again."""


class MovedChatError(DeliveryError):
    """A group became a supergroup: ``address`` is where it is now (ResponseParameters.migrate_to_chat_id)."""

    def __init__(self, address: str) -> None:
        super().__init__("moved")
        self.address = address


class RejectedError(DeliveryError):
    """This message as it is will never be taken."""


class ChannelDownError(DeliveryError):
    """The token is refused (401, 404) or another instance reads the same bot (409): an operator must see it."""
