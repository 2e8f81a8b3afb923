"""The invented world on the web: what is visible when, conditional requests, outages, and who has seen what."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import feedparser
import pytest

from monitor.demo.loading import load_world
from monitor.demo.server import WorldServer
from monitor.demo.world import Failure, World
from tests.demo.web import StillClock, get, raw
from tests.demo.worlds import SMALL, write


@pytest.fixture
def world(tmp_path: Path) -> World:
    """The small world."""
    return load_world(write(tmp_path))


def at(world: World, id_: str) -> datetime:
    """When that publication appears."""
    return next(p.at for p in world.publications if p.id == id_)


def test_the_clock_decides_what_is_visible(world: World) -> None:
    """A feed grows when the clock passes a publication, and its article is there from that moment."""
    clock = StillClock(at(world, "uno") - timedelta(minutes=1))

    async def play() -> None:
        async with WorldServer(world, clock) as server:
            before = await get(server.url, "/gaceta/feed")
            assert (await get(server.url, "/gaceta/uno")).status == 404
            clock.at = at(world, "uno")
            after = await get(server.url, "/gaceta/feed")
            page = await get(server.url, "/gaceta/uno")
        assert [len(feedparser.parse(BytesIO(a.body)).entries) for a in (before, after)] == [1, 2]
        assert page.status == 200
        assert b"Fue el 1 de marzo." in page.body
        assert b"&lt;lo&gt; cuentan" in page.body

    asyncio.run(play())


def test_a_second_request_is_answered_304(world: World) -> None:
    """By ETag or by date, an unchanged feed or page costs no body; a changed one comes whole."""
    clock = StillClock(at(world, "dos"))

    async def play() -> None:
        async with WorldServer(world, clock) as server:
            first = await get(server.url, "/bulletin/feed")
            tag, date = first.headers["etag"], first.headers["last-modified"]
            same = await get(server.url, "/bulletin/feed", If_None_Match=tag)
            dated = await get(server.url, "/bulletin/feed", If_Modified_Since=date)
            assert [(a.status, a.body) for a in (same, dated)] == [(304, b""), (304, b"")]
            assert server.tally.not_modified == 2
            clock.at = at(world, "tres")
            changed = await get(server.url, "/bulletin/feed", If_None_Match=tag, If_Modified_Since=date)
            assert changed.status == 200
            assert b"was not seen" in changed.body

    asyncio.run(play())


def test_the_server_knows_what_was_not_fetched_yet(world: World) -> None:
    """A source is pending from a change until its feed is asked for; an article is unread until its page is."""
    clock = StillClock(world.opening)

    async def play() -> None:
        async with WorldServer(world, clock) as server:
            assert server.pending("gaceta")
            await get(server.url, "/gaceta/feed")
            assert not server.pending("gaceta")
            clock.at = at(world, "uno")
            assert server.pending("gaceta")
            assert "/gaceta/uno" in server.unread("gaceta")
            await get(server.url, "/gaceta/feed")
            await get(server.url, "/gaceta/uno")
            assert not server.pending("gaceta")
            assert "/gaceta/uno" not in server.unread("gaceta")
            clock.at = world.outages[0].start
            assert server.pending("gaceta")
            await get(server.url, "/gaceta/feed")
            assert not server.pending("gaceta")
            clock.at = world.outages[0].end
            assert server.pending("gaceta")
            assert server.unread("bulletin") == ()
            with pytest.raises(KeyError):
                server.pending("x")

    asyncio.run(play())


def test_an_edit_makes_the_source_pending_again(world: World) -> None:
    """What was read in its first form is not read in its second."""
    clock = StillClock(at(world, "dos"))

    async def play() -> None:
        async with WorldServer(world, clock) as server:
            await get(server.url, "/bulletin/feed")
            assert not server.pending("bulletin")
            clock.at = at(world, "tres")
            assert server.pending("bulletin")

    asyncio.run(play())


STATUS = {
    Failure.FORBIDDEN: 403,
    Failure.NOT_FOUND: 404,
    Failure.GONE: 410,
    Failure.BROKEN: 500,
    Failure.UNAVAILABLE: 503,
    Failure.BLOCK_PAGE: 200,
    Failure.EMPTY: 200,
    Failure.NOT_A_FEED: 200,
}


@pytest.mark.parametrize("how", list(STATUS))
def test_a_source_fails_as_told(tmp_path: Path, how: Failure) -> None:
    """Every kind of outage answers in its own way, and never with entries."""
    world = load_world(write(tmp_path, SMALL.replace("http 503", how.value)))
    clock = StillClock(world.outages[0].start)

    async def play() -> None:
        async with WorldServer(world, clock) as server:
            answer = await get(server.url, "/gaceta/feed")
        assert answer.status == STATUS[how]
        assert not feedparser.parse(BytesIO(answer.body)).get("entries")

    asyncio.run(play())


def test_a_source_that_times_out_says_nothing_and_does_not_hold_up_the_end(tmp_path: Path) -> None:
    """The client waits in vain; closing the server ends the wait at once."""
    world = load_world(write(tmp_path, SMALL.replace("http 503", "timeout")))
    clock = StillClock(world.outages[0].start)

    async def play() -> bytes:
        async with WorldServer(world, clock) as server:
            waiting = asyncio.create_task(raw(server.url, b"GET /gaceta/feed HTTP/1.1\r\nHost: x\r\n\r\n"))
            assert (await get(server.url, "/bulletin/feed")).status == 200
            assert not waiting.done()
        return await waiting

    assert asyncio.run(asyncio.wait_for(play(), 5)) == b""


def test_pages_have_what_surrounds_a_real_article(world: World) -> None:
    """Menu, cookie banner, other headlines and footer stand around the text, outside of the article."""
    clock = StillClock(at(world, "uno"))

    async def play() -> str:
        async with WorldServer(world, clock) as server:
            return (await get(server.url, "/gaceta/uno")).body.decode()

    page = asyncio.run(play())
    article = page[page.index("<article>") : page.index("</article>")]
    for around in ("cookie-banner", "<nav>", "<aside>", "<footer>", "Bienvenida"):
        assert around in page
        assert around not in article
