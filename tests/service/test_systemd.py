"""systemd hears what it should hear, over a real socket, and is told nothing where it is not there."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.service.systemd import (
    READY,
    STOPPING,
    WATCHDOG,
    Pulse,
    notify,
    standing_still,
    status,
    watchdog_seconds,
)


def listen(address: str) -> socket.socket:
    """A manager's socket that waits for nothing."""
    manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    manager.bind(address)
    manager.setblocking(False)
    return manager


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[socket.socket]:
    """A manager that listens on a file."""
    with listen(str(tmp_path / "notify")) as manager:
        yield manager


def environ(manager: socket.socket) -> dict[str, str]:
    """The environment of a service that this manager started."""
    return {"NOTIFY_SOCKET": str(manager.getsockname())}


def test_the_manager_hears_each_word(manager: socket.socket) -> None:
    """What is sent arrives as it is: one datagram a call."""
    for word in (READY, WATCHDOG, STOPPING):
        assert notify(environ(manager), word)
        assert manager.recv(100) == word.encode()


def test_several_words_are_one_datagram(manager: socket.socket) -> None:
    """Ready and status arrive together, a line each, and what a status holds cannot become a word of its own."""
    assert notify(environ(manager), READY, status("43 fuentes,\nla última a las 2:05\nWATCHDOG=1"))
    assert manager.recv(200).decode() == "READY=1\nSTATUS=43 fuentes, la última a las 2:05 WATCHDOG=1"


def test_an_abstract_socket_is_reached() -> None:
    """A name that begins with @ is a socket without a file."""
    name = f"faro-test-{secrets.token_hex(8)}"
    with listen(f"\0{name}") as manager:
        assert notify({"NOTIFY_SOCKET": f"@{name}"}, READY)
        assert manager.recv(100) == b"READY=1"


@pytest.mark.parametrize(
    "address", ["", "vsock:2:1234", "relative", "/nowhere/at/all", "@faro-nobody", "/" + "a" * 200]
)
def test_nobody_who_listens_is_no_error(address: str) -> None:
    """Without a manager, or with one that cannot be reached, nothing happens and nothing is raised."""
    assert not notify({"NOTIFY_SOCKET": address}, READY)


def test_no_manager_at_all() -> None:
    """On a laptop, where nothing started us, nothing is told."""
    assert not notify({}, READY)


def test_text_that_cannot_be_written_is_no_error(manager: socket.socket) -> None:
    """A status that is no proper text (half a surrogate pair) still arrives, with a question mark."""
    assert notify(environ(manager), status("\ud800"))
    assert manager.recv(100) == b"STATUS=?"
    assert not notify({"NOTIFY_SOCKET": "/a\0b"}, READY)


def test_a_manager_that_does_not_read_is_not_waited_for_long(manager: socket.socket) -> None:
    """When its queue is full, telling gives up instead of holding up an alert for ever."""
    sent = 0
    while notify(environ(manager), WATCHDOG):
        sent += 1
        assert sent < 10_000
    assert sent > 0


@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        ({}, None),
        ({"WATCHDOG_USEC": "120000000"}, 120.0),
        ({"WATCHDOG_USEC": "1500000", "WATCHDOG_PID": str(os.getpid())}, 1.5),
        ({"WATCHDOG_USEC": "1500000", "WATCHDOG_PID": str(os.getppid())}, None),
        ({"WATCHDOG_USEC": "0"}, None),
        ({"WATCHDOG_USEC": "-1"}, None),
        ({"WATCHDOG_USEC": "soon"}, None),
    ],
)
def test_how_long_the_watchdog_waits(given: dict[str, str], seconds: float | None) -> None:
    """The time is read in seconds; a watchdog of another process, or none, is none."""
    assert watchdog_seconds(given) == seconds


def test_a_pulse_lives_as_long_as_its_limit() -> None:
    """Work is alive up to its limit after the last progress, and again after the next."""
    pulse = Pulse(60)
    pulse.beat(1000)
    assert pulse.alive(1060)
    assert not pulse.alive(1060.1)
    pulse.beat(1061)
    assert pulse.alive(1100)


def test_work_that_never_begins_dies_too() -> None:
    """Without any progress the count begins with the first question."""
    pulse = Pulse(60)
    assert pulse.alive(5)
    assert pulse.alive(65)
    assert not pulse.alive(65.1)


def test_one_that_stands_still_is_named() -> None:
    """Polling that goes on does not hide that sending stands still."""
    pulses = {"polling": Pulse(60), "sending": Pulse(60)}
    for pulse in pulses.values():
        pulse.beat(0)
    assert standing_still(pulses, 60) == []
    pulses["polling"].beat(60)
    assert standing_still(pulses, 61) == ["sending"]
    pulses["sending"].beat(61)
    assert standing_still(pulses, 61) == []
