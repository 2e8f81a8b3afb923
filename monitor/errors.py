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

from dataclasses import dataclass
from pathlib import Path


class FaroError(Exception):
    """Every error that Faro raises on purpose."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake in a file: where it stands, what is wrong, and what to do about it.

    ``line`` counts from 1; 0 means the file as a whole.
    """

    file: Path
    line: int
    what: str
    todo: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}: {self.todo}"


class ConfigError(FaroError):
    """A file the operator edits is wrong; ``faults`` lists every mistake found, in file order."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


class BusyError(FaroError):
    """Another process works on the same data directory."""


class StoreError(FaroError):
    """A database cannot be read or written: the disk is full, the file damaged, or too new."""


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
