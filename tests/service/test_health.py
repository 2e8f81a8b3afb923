"""The watchdog is fed while every kind of work goes on, and only then."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from monitor.service.health import STANDSTILL, Health


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[socket.socket]:
    """systemd, which listens and waits for nothing."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as made:
        made.bind(str(tmp_path / "notify"))
        made.setblocking(False)
        yield made


def heard(manager: socket.socket) -> list[str]:
    """What was said since the last time."""
    said = []
    while True:
        try:
            said.append(manager.recv(500).decode())
        except BlockingIOError:
            return said


def health(manager: socket.socket) -> Health:
    """What tells that manager."""
    return Health({"NOTIFY_SOCKET": str(manager.getsockname())})


def always(value: object) -> Callable[[], object]:
    """Work that shows this."""
    return lambda: value


def test_it_says_that_we_begin_and_end(manager: socket.socket) -> None:
    """Once each."""
    made = health(manager)
    made.ready()
    made.stopping()
    assert heard(manager) == ["READY=1", "STOPPING=1"]


def test_the_watchdog_is_fed_while_work_goes_on_or_there_is_none(manager: socket.socket) -> None:
    """Another value than before is progress; None is nothing to do, for however long."""
    made = health(manager)
    for step in range(100):
        assert made.feel({"polling": always(step), "sending": always(None)}, step * STANDSTILL / 2)
    assert heard(manager) == ["WATCHDOG=1"] * 100


@pytest.mark.parametrize("stuck", ["polling", "sending"])
def test_one_kind_of_work_that_stands_still_ends_the_feeding(stuck: str, manager: socket.socket) -> None:
    """Polling without sending, or sending without polling, is no life; and systemd is told which it is."""
    made = health(manager)
    other = "sending" if stuck == "polling" else "polling"
    for step in range(11):
        now = step * STANDSTILL / 10
        assert made.feel({stuck: always(7), other: always(step)}, now)
    heard(manager)
    assert not made.feel({stuck: always(7), other: always(11)}, STANDSTILL + 0.1)
    assert heard(manager) == [f"STATUS=standing still: {stuck}"]
    assert made.feel({stuck: always(8), other: always(12)}, STANDSTILL + 5)
    assert heard(manager) == ["WATCHDOG=1"]


def test_work_that_comes_up_after_a_long_rest_has_its_time() -> None:
    """Nothing to do for an hour is not a standstill of an hour."""
    made = Health({})
    for minute in range(60):
        assert made.feel({"sending": always(None)}, minute * 60.0)
    assert made.feel({"sending": always(3)}, 3600.0)
    assert made.feel({"sending": always(3)}, 3600.0 + STANDSTILL)
    assert not made.feel({"sending": always(3)}, 3601.0 + STANDSTILL)


def test_without_systemd_nobody_is_told() -> None:
    """It says all the same whether the work goes on."""
    made = Health({})
    made.ready()
    made.stopping()
    assert made.feel({}, 0.0)
