"""The small server keeps to HTTP and to its bounds, whatever it is sent."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.demo.files import FileServer, ServedFile
from monitor.demo.httpd import HttpServer, Request, Response, conditional
from tests.demo.web import get, raw, read_answer

MODIFIED = datetime(2026, 1, 8, 12, 0, tzinfo=UTC)


def hello(request: Request) -> Response:
    """Always the same body."""
    return conditional(request, b"hola", "text/plain", MODIFIED)


CONDITIONS = [
    ({}, 200),
    ({"If_None_Match": '"other"'}, 200),
    ({"If_None_Match": "*"}, 304),
    ({"If_None_Match": 'W/"other", {tag}'}, 304),
    ({"If_None_Match": "W/{tag}"}, 304),
    ({"If_Modified_Since": "Thu, 08 Jan 2026 12:00:00 GMT"}, 304),
    ({"If_Modified_Since": "Thu, 08 Jan 2026 11:59:59 GMT"}, 200),
    ({"If_Modified_Since": "ayer"}, 200),
    ({"If_None_Match": '"other"', "If_Modified_Since": "Thu, 08 Jan 2026 12:00:00 GMT"}, 200),
]


@pytest.mark.parametrize(("headers", "status"), CONDITIONS)
def test_conditional_requests(headers: dict[str, str], status: int) -> None:
    """If-None-Match decides where it is sent, else If-Modified-Since (RFC 9110, 13.2.2)."""

    async def play() -> int:
        async with HttpServer(hello) as server:
            tag = (await get(server.url, "/")).headers["etag"]
            return (await get(server.url, "/", **{k: v.format(tag=tag) for k, v in headers.items()})).status

    assert asyncio.run(play()) == status


BAD = [
    (b"NONSENSE\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello", 400),
    (b"GET / HTTP/1.1\r\nX: " + b"x" * 20_000 + b"\r\n\r\n", 431),
    (b"POST / HTTP/1.1\r\nConnection: close\r\n\r\n", 405),
]


@pytest.mark.parametrize(("sent", "status"), BAD)
def test_bad_requests_are_refused(sent: bytes, status: int) -> None:
    """What is no plain GET or HEAD gets a refusal, and the server goes on."""

    async def play() -> tuple[int, int]:
        async with HttpServer(hello) as server:
            refused = read_answer(await raw(server.url, sent)).status
            return refused, (await get(server.url, "/")).status

    assert asyncio.run(play()) == (status, 200)


def test_one_connection_serves_many_requests() -> None:
    """Connections are kept; HEAD has the headers of GET and no body."""

    async def play() -> bytes:
        async with HttpServer(hello) as server:
            received = await raw(
                server.url,
                b"HEAD / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            )
            assert (server.tally.requests, server.tally.bytes) == (2, 4)
            return received

    received = asyncio.run(play())
    assert received.count(b"HTTP/1.1 200 OK") == 2
    assert received.count(b"Content-Length: 4") == 2
    assert received.endswith(b"\r\n\r\nhola")
    assert received.count(b"hola") == 1


def test_connections_are_bounded() -> None:
    """One more than allowed is turned away; those inside are served."""

    async def play() -> int:
        async with HttpServer(hello, connections=1) as server:
            reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
            writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            assert (await reader.readline()).startswith(b"HTTP/1.1 200")
            refused = (await get(server.url, "/")).status
            writer.close()
            await writer.wait_closed()
            return refused

    assert asyncio.run(play()) == 503


def test_an_idle_connection_is_closed() -> None:
    """Who says nothing is hung up on."""

    async def play() -> bytes:
        async with HttpServer(hello, idle=0.01) as server:
            return await raw(server.url, b"GET /")

    assert asyncio.run(play()) == b""


def test_closing_twice_is_harmless() -> None:
    """The second close finds nothing to do."""

    async def play() -> None:
        server = HttpServer(hello)
        await server.start()
        await server.close()
        await server.close()

    asyncio.run(play())


def test_files_are_served_as_they_are(tmp_path: Path) -> None:
    """By path, or by host and path; byte for byte, with 304 for who has them; anything else is not there."""
    (tmp_path / "a").write_bytes(b"\xff\xfe feed")
    (tmp_path / "b").write_bytes(b"page")
    files = {
        "/a.xml": ServedFile(tmp_path / "a", "application/xml"),
        "diario.example/nota?id=1": ServedFile(tmp_path / "b", "text/html"),
    }

    async def play() -> None:
        async with FileServer(files) as server:
            feed = await get(server.url, "/a.xml")
            assert (feed.body, feed.headers["content-type"]) == (b"\xff\xfe feed", "application/xml")
            assert (await get(server.url, "/a.xml", If_None_Match=feed.headers["etag"])).status == 304
            asked = b"GET /nota?id=1 HTTP/1.1\r\nHost: diario.example:80\r\nConnection: close\r\n\r\n"
            assert read_answer(await raw(server.url, asked)).body == b"page"
            assert (await get(server.url, "/nota?id=1")).status == 404
            assert (await get(server.url, "/../a")).status == 404

    asyncio.run(play())
