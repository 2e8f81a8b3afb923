"""What systemd is told: that Faro is ready, how it fares, and, only while its work makes progress, that it lives."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from contextlib import suppress

READY = "READY=1"
STOPPING = "STOPPING=1"
WATCHDOG = "WATCHDOG=1"

#: A manager that does not read for so long, in seconds, is not waited for: telling it may not hold up an alert.
PATIENCE = 0.25


def status(text: str) -> str:
    """What ``systemctl status`` shows, as an assignment for `notify`: one line, whatever ``text`` holds."""
    return f"STATUS={' '.join(text.split())}"


def notify(environ: Mapping[str, str], *assignments: str) -> bool:
    """Send ``assignments`` to the service manager (sd_notify(3)) and return whether it got them.

    Does nothing where ``environ`` names no socket, and never raises: nobody who waits for news loses it because the
    service manager could not be told something.
    """
    address = environ.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return False
    if address.startswith("@"):  # an abstract socket, which no file stands for (unix(7))
        address = "\0" + address[1:]
    with (
        suppress(OSError, ValueError),
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as channel,
    ):
        channel.settimeout(PATIENCE)
        channel.sendto("\n".join(assignments).encode(errors="replace"), address)
        return True
    return False


def watchdog_seconds(environ: Mapping[str, str]) -> float | None:
    """How long systemd waits for a WATCHDOG=1 before it kills this process, in seconds (sd_watchdog_enabled(3)).

    None where nobody waits: no watchdog, or one for another process, whose environment we inherited.
    """
    if environ.get("WATCHDOG_PID", str(os.getpid())) != str(os.getpid()):
        return None
    with suppress(ValueError):
        microseconds = int(environ.get("WATCHDOG_USEC", "0"))
        return microseconds / 1_000_000 if microseconds > 0 else None
    return None


class Pulse:
    """Whether one kind of work (polling, sending) has made progress within ``limit`` seconds.

    ``now`` is in seconds of a clock that nobody can set (the event loop's): a corrected date is no standstill. The
    first question or beat starts the count, so that work which never begins is not taken for work that goes on.
    """

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self._last: float | None = None

    def beat(self, now: float) -> None:
        """Note progress."""
        self._last = now

    def alive(self, now: float) -> bool:
        """Whether the last progress is recent enough."""
        if self._last is None:
            self._last = now
        return now - self._last <= self.limit


def standing_still(pulses: Mapping[str, Pulse], now: float) -> list[str]:
    """The names of those pulses that are not alive: the watchdog is fed only while there are none."""
    return [name for name, pulse in pulses.items() if not pulse.alive(now)]
