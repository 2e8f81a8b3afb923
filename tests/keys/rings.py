"""Keyrings for tests: the same ones each time."""

from __future__ import annotations

from monitor.keys import Keyring, Secret

KNOWN = Secret(bytes(range(32)))
OLD, NEW, OTHER = (Secret(bytes([number]) * 32) for number in (1, 2, 3))
#: A ring after a rotation, as long as both keys are kept.
BOTH = Keyring([NEW, OLD])
OLDER = Keyring([OLD])
NEWER = Keyring([NEW])
STRANGER = Keyring([OTHER])
