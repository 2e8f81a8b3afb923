"""The service as a whole: what pauses it, what ends it, and what systemd hears."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.errors import KeyringError, StoreError
from monitor.service import Service
from monitor.service.run import PAUSE
from tests.pipeline.couriers import until
from tests.service.house import House, house


def service(made: House, environ: dict[str, str] | None = None) -> Service:
    """Notify alone: it opens no connection."""
    return Service(made.config, {"terminal": made.kept}, made.clock, 0.01, collects=False, environ=environ)


def test_a_database_error_pauses_everything_for_a_while(tmp_path: Path) -> None:
    """Then it is tried again: the databases remember what is due. A clock set back makes the pause no longer."""

    async def story(made: House, jump: timedelta) -> int:
        async with service(made) as running:
            calls: list[int] = []

            async def work() -> None:
                calls.append(1)

            guarded = running._guarded(work)
            await guarded()
            running.failed(StoreError("full"))
            assert running.trouble is not None
            await guarded()
            assert len(calls) == 1
            made.clock.time += jump
            await guarded()
            return len(calls)

    for number, (jump, called) in enumerate(((PAUSE / 2, 1), (PAUSE, 2), (-timedelta(hours=5), 2))):
        (tmp_path / str(number)).mkdir()
        with house(tmp_path / str(number)) as made:
            made.collect().close()
            assert asyncio.run(story(made, jump)) == called


def test_a_bug_ends_the_service_and_is_seen(tmp_path: Path) -> None:
    """It is raised by whoever runs it, after everything was closed."""

    async def story(made: House) -> None:
        async with service(made) as running:
            running.failed(ZeroDivisionError())
            await running.run()

    with house(tmp_path) as made:
        made.collect().close()
        with pytest.raises(ZeroDivisionError):
            asyncio.run(story(made))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_and_systemd_hears_of_both(number: signal.Signals, tmp_path: Path) -> None:
    """Ready when it runs, stopping when it was asked to; afterwards the signals are whose they were."""

    async def story(made: House, environ: dict[str, str]) -> None:
        async with service(made, environ) as running:
            task = asyncio.get_running_loop().create_task(running.run())
            await until(lambda: said(manager) or heard)
            os.kill(os.getpid(), number)
            async with asyncio.timeout(5):
                await task

    def said(listening: socket.socket) -> bool:
        try:
            heard.append(listening.recv(100).decode())
        except BlockingIOError:
            return False
        return True

    heard: list[str] = []
    with house(tmp_path) as made, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.setblocking(False)
        made.collect().close()
        before = signal.getsignal(number)
        asyncio.run(story(made, {"NOTIFY_SOCKET": str(tmp_path / "notify")}))
        while said(manager):
            pass
        assert signal.getsignal(number) == before
    assert heard == ["READY=1", "STOPPING=1"]


def test_the_watchdog_hears_of_sending_where_there_is_no_collect(tmp_path: Path) -> None:
    """Polling is asked only of who polls."""

    async def story(made: House, environ: dict[str, str]) -> None:
        async with service(made, environ) as running:
            await running._feel()

    with house(tmp_path) as made, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.setblocking(False)
        made.collect().close()
        asyncio.run(story(made, {"NOTIFY_SOCKET": str(tmp_path / "notify")}))
        assert manager.recv(100) == b"WATCHDOG=1"


def test_what_does_not_collect_has_no_collect(tmp_path: Path) -> None:
    """To ask for it is a bug, and said so."""

    async def story(made: House) -> None:
        async with service(made) as running:
            assert running.notify is not None
            assert running.idle
            with pytest.raises(AssertionError, match="does not collect"):
                _ = running.collect

    with house(tmp_path) as made:
        made.collect().close()
        asyncio.run(story(made))


def test_a_service_that_cannot_begin_leaves_nothing_open(tmp_path: Path) -> None:
    """Its place is free for the next try."""

    async def story(made: House) -> None:
        made.with_bot()
        key = made.secrets / "key"
        body = key.read_bytes()
        key.write_text("no key\n")
        with pytest.raises(KeyringError):
            async with service(made):
                pass
        key.write_bytes(body)
        async with service(made) as running:
            assert running.notify is not None

    with house(tmp_path) as made:
        made.collect().close()
        asyncio.run(story(made))


def test_notify_outlives_a_news_db_that_collect_has_yet_to_mend(tmp_path: Path) -> None:
    """Another process's file may be held, half made or damaged when notify starts: that is said, and tried again."""

    async def story(made: House) -> None:
        body = made.files.news.read_bytes()
        made.files.news.write_bytes(b"no database" * 400)
        async with service(made) as running:
            assert isinstance(running.trouble, StoreError)
            assert (running.notify, made.alarms()) == (None, {"not_started"})
            task = asyncio.get_running_loop().create_task(running.run())
            made.files.news.write_bytes(body)
            made.clock.time += PAUSE
            await until(lambda: running.notify)
            assert made.alarms() == set()
            running.stop()
            await task

    with house(tmp_path) as made:
        made.collect().close()
        asyncio.run(story(made))
