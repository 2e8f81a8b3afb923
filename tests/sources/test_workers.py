"""Workers: they answer, and whatever hostile bytes do to one of them, the next task finds a good one."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import time
from pathlib import Path

import pytest

from monitor.errors import FaroError, FeedError, WorkerError
from monitor.sources import wire
from monitor.sources.article import article_text
from monitor.sources.feed import parse
from monitor.sources.workers import Workers

FEED = b"""<rss version="2.0"><channel><title>Diario</title><item><title>Uno</title><guid>1</guid>
<pubDate>Sun, 08 Feb 2026 14:30:00 -0400</pubDate></item></channel></rss>"""
#: The parser's time grows with the square of the depth; trafilatura's with the rows.
HANGS = b"<html><body><table>" + b"<tr><td>uno</td><td>dos</td></tr>" * 80_000


def pids(workers: Workers) -> list[int]:
    """The process ids of all live workers."""
    return [worker.pid for worker in workers._all]


def exists(pid: int) -> bool:
    """Whether a process of this id is there."""
    return Path(f"/proc/{pid}").exists()


def assert_confined(pid: int) -> None:
    """The process has no environment, no open file and no room beyond what it needs."""
    environment = Path(f"/proc/{pid}/environ").read_bytes()
    assert b"PYTHONPATH" in environment
    assert b"HOME=" not in environment
    limits = Path(f"/proc/{pid}/limits").read_text()
    assert "Max core file size        0                    0" in limits
    assert f"Max address space         {512 << 20}" in limits
    assert len(list(Path(f"/proc/{pid}/fd").iterdir())) <= 5


def test_answers_are_what_the_task_returns() -> None:
    """Values cross the pipe unchanged, errors come back as themselves, and one process serves them all."""

    async def run() -> None:
        async with Workers(size=1) as workers:
            assert await workers.run("feed", FEED, None, None, frozenset[str]()) == parse(FEED, None, None, frozenset())
            (first,) = pids(workers)
            digest = parse(FEED, None, None, frozenset()).digests
            assert (await workers.run("feed", FEED, "text/xml", "utf-8", frozenset(digest))).entries == ()
            with pytest.raises(FeedError, match="web page"):
                await workers.run("feed", b"<html>", None, None, frozenset[str]())
            assert await workers.run("page", b"<p>hola</p>", None) == "hola"
            page = b"<article><p>" + b"texto largo de prueba " * 40 + b"</p></article>"
            assert await workers.run("article", page, None, "https://a.example/") == article_text(
                page, None, "https://a.example/"
            )
            assert pids(workers) == [first]
            assert_confined(first)
        assert not exists(first)

    asyncio.run(run())


@pytest.mark.system
def test_hung_worker_is_replaced() -> None:
    """A task over its time is killed, the loop stays free meanwhile, and the next task is served."""

    async def run() -> None:
        async with Workers(size=1, seconds=1.0) as workers:
            await workers.run("page", b"<p>hola</p>", None)
            before = pids(workers)
            started, beats = time.monotonic(), 0
            task = asyncio.create_task(workers.run("article", HANGS, None, ""))
            while not task.done():
                await asyncio.sleep(0.01)
                beats += 1
            with pytest.raises(WorkerError, match="too long"):
                await task
            assert time.monotonic() - started < 5
            assert beats > 20
            assert await workers.run("page", b"<p>hola</p>", None) == "hola"
            assert pids(workers) != before
            assert not exists(before[0])

    asyncio.run(run())


def test_killed_worker_is_replaced() -> None:
    """A worker that dies, even while idle, costs at most one task."""

    async def run() -> None:
        async with Workers(size=1) as workers:
            await workers.run("page", b"<p>hola</p>", None)
            os.kill(pids(workers)[0], signal.SIGKILL)
            with pytest.raises(WorkerError, match="died"):
                await workers.run("page", b"<p>hola</p>", None)
            assert await workers.run("page", b"<p>hola</p>", None) == "hola"

    asyncio.run(run())


def test_memory_is_bounded() -> None:
    """A page that needs more memory than allowed ends its worker, not us."""

    async def run() -> None:
        async with Workers(size=1, memory_mib=160) as workers:
            with pytest.raises(WorkerError):
                await workers.run("page", b"<p>x</p>" * 600_000, None)
            assert await workers.run("page", b"<p>hola</p>", None) == "hola"

    asyncio.run(run())


def test_cancelled_task_leaves_no_answer_behind() -> None:
    """The answer to a task given up is never taken for the answer to the next."""

    async def run() -> None:
        async with Workers(size=1) as workers:
            await workers.run("page", b"<p>uno</p>", None)
            task = asyncio.create_task(workers.run("page", b"<p>dos</p>" * 1000, None))
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert await workers.run("page", b"<p>tres</p>", None) == "tres"

    asyncio.run(run())


def test_workers_are_recycled_and_closed() -> None:
    """After so many tasks a process is replaced; after closing there is none, and no task is taken."""

    async def run() -> None:
        async with Workers(size=2, recycle=2) as workers:
            texts = await asyncio.gather(*(workers.run("page", b"<p>%d</p>" % n, None) for n in range(5)))
            assert texts == ["0", "1", "2", "3", "4"]
            left = pids(workers)
        assert not any(exists(pid) for pid in left)
        with pytest.raises(WorkerError, match="closed"):
            await workers.run("page", b"x", None)

    asyncio.run(run())


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"not json",
        b"[]",
        b"{}",
        b'{"value": {"format": 1}}',
        b'{"value": {"format": "", "title": "", "language": "", "entries": [1], "digests": []}}',
        b'{"error": 1, "message": 2}',
        b"[" * 100_000,
    ],
)
def test_nonsense_from_a_worker_is_an_error(message: bytes) -> None:
    """Answers are checked value by value: a worker taken over by a feed can send only text."""
    with pytest.raises(WorkerError):
        wire.unpack_answer("feed", message)


def test_unknown_error_is_a_plain_one() -> None:
    """A worker cannot choose which class is raised beyond the few that tasks raise."""
    with pytest.raises(FaroError) as caught:
        wire.unpack_answer("feed", json.dumps({"error": "SystemExit", "message": "x"}).encode())
    assert type(caught.value) is FaroError
