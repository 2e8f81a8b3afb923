"""The one thing that must be kept: 32 random bytes, from which every key is made."""

from __future__ import annotations

import hmac
import secrets
from typing import Final

LENGTH = 32


class Secret:
    """One secret of 32 bytes, ``raw``; compared in constant time, and never shown by accident.

    Raises ValueError for any other length, which is a mistake in our code: people type the written form.
    """

    __slots__ = ("raw",)

    def __init__(self, raw: bytes) -> None:
        if len(raw) != LENGTH:
            msg = f"a secret has {LENGTH} bytes, not {len(raw)}"
            raise ValueError(msg)
        self.raw: Final = raw

    def __repr__(self) -> str:
        return "Secret(…)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and hmac.compare_digest(self.raw, other.raw)

    def __hash__(self) -> int:
        return hash(self.raw)

    def __reduce__(self) -> str:
        msg = "a secret is not handed to another process"  # pickled, it would reach the workers that read hostile bytes
        raise TypeError(msg)


def new_secret() -> Secret:
    """A new secret from the operating system's generator."""
    return Secret(secrets.token_bytes(LENGTH))
