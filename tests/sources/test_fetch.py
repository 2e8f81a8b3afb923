"""Fetching: what is read, what is refused, and that nothing runs away with time or memory."""

from __future__ import annotations

import asyncio
import gzip
import ssl
import time
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.errors import FetchError, GoneError, MovedError, RefusedError, ThrottledError
from monitor.sources.fetch import Fetcher, Response
from monitor.sources.guard import Allowed
from tests.sources.servers import Answer, Server, reply, serving, serving_tls

NOW = datetime(2026, 2, 8, 12, 0, tzinfo=UTC)


async def loopback(host: str, port: int) -> Sequence[str]:
    """Every name is this machine."""
    return ["127.0.0.1"]


def fetcher(*servers: Server, total_seconds: float = 5.0, max_bytes: int = 100_000) -> Fetcher:
    """A fetcher that may read ``servers``, under any name."""
    return Fetcher(
        "Faro/1 (+mailto:desk@example.org)",
        [server.allowed for server in servers],
        total_seconds=total_seconds,
        max_bytes=max_bytes,
        host_delay=0.0,
        now=lambda: NOW,
        resolve=loopback,
        verify=False,
    )


def get(path: str, *, host: str = "127.0.0.1", etag: str | None = None, pages: dict[str, Answer]) -> Response:
    """Serve ``pages`` and read one of them."""

    async def run() -> Response:
        async with serving(**pages) as server, fetcher(server, total_seconds=1.0) as web:
            return await web.get(server.url(path, host), etag=etag)

    return asyncio.run(run())


def test_reads_body_and_headers() -> None:
    """Body, type, charset, validators and freshness arrive as sent; the user agent says who asks."""

    async def run() -> None:
        answer = reply(
            200,
            b"<rss/>",
            Content_Type="application/rss+xml; charset=ISO-8859-1",
            ETag='"a1"',
            Cache_Control="max-age=90",
        )
        async with serving(feed=answer) as server, fetcher(server) as web:
            got = await web.get(server.url("/feed#part"))
        assert (got.status, got.body, got.content_type, got.charset) == (
            200,
            b"<rss/>",
            "application/rss+xml",
            "iso-8859-1",
        )
        assert (got.etag, got.max_age, got.moved_to, got.host) == ('"a1"', 90.0, None, "127.0.0.1")
        request = server.asked[0].lower()
        assert "user-agent: faro/1 (+mailto:desk@example.org)" in request
        assert "accept-encoding: gzip, deflate\r\n" in request
        assert "cookie" not in request
        assert "authorization" not in request

    asyncio.run(run())


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (gzip.compress(b"hola" * 99), "gzip"),
        (zlib.compress(b"hola" * 99), "deflate"),
        (zlib.compressobj(wbits=-15).compress(b"") + zlib.compress(b"hola" * 99)[2:-4], "deflate"),
    ],
)
def test_unpacks(body: bytes, encoding: str) -> None:
    """gzip and both kinds of deflate are unpacked."""
    assert get("/x", pages={"x": reply(200, body, Content_Encoding=encoding)}).body == b"hola" * 99


def test_304_needs_a_question() -> None:
    """304 answers a conditional request, and is an error to any other."""
    assert get("/x", etag='"a"', pages={"x": reply(304)}).status == 304
    with pytest.raises(FetchError, match="304"):
        get("/x", pages={"x": reply(304)})


def test_sends_validators() -> None:
    """ETag and Last-Modified go back as they came."""

    async def run() -> None:
        async with serving(x=reply(304)) as server, fetcher(server) as web:
            await web.get(server.url("/x"), etag='W/"z"', last_modified="Sun, 08 Feb 2026 10:00:00 GMT")
        assert 'if-none-match: w/"z"' in server.asked[0].lower()
        assert "if-modified-since: sun, 08 feb 2026 10:00:00 gmt" in server.asked[0].lower()

    asyncio.run(run())


@pytest.mark.parametrize(
    ("answer", "seconds"),
    [
        (reply(429, Retry_After="120"), 120),
        (reply(503, Retry_After="30"), 30),
        (reply(429), 0),
        (reply(429, Retry_After="999999999"), 86400),
        (reply(429, Retry_After="9" * 400), 86400),
        (reply(429, Retry_After="-5"), 0),
        (reply(429, Retry_After="soon"), 0),
        (reply(503, Retry_After="Sun, 08 Feb 2026 12:10:00 GMT"), 600),
        (reply(503, Retry_After="Sun, 08 Feb 2026 12:10:00 GMT", Date="Sun, 08 Feb 2026 12:09:00 GMT"), 60),
        (reply(503, Retry_After="Sun, 08 Feb 2026 11:00:00 GMT"), 0),
        (reply(503, Retry_After="Sun, 08 Feb 2099 11:00:00 GMT"), 86400),
    ],
)
def test_throttled(answer: bytes, seconds: float) -> None:
    """429, and 503 with Retry-After, tell how long to wait: in seconds or as a date, never over a day."""
    with pytest.raises(ThrottledError) as caught:
        get("/x", pages={"x": answer})
    assert caught.value.seconds == seconds


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (reply(404), "error.*: 404"),
        (reply(500), "error.*: 500"),
        (reply(503), "error.*: 503"),
        (reply(204), "error.*: 204"),
        (reply(302), "leads nowhere"),
        (b"not http at all\r\n\r\n", "not HTTP"),
        (b"", "broke"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort", "broke"),
        (reply(200, b"not gzip", Content_Encoding="gzip"), "broke"),
        (reply(200, gzip.compress(b"x" * 999)[:-20], Content_Encoding="gzip"), "too early"),
        (reply(200, b"x", Content_Encoding="br"), "packed"),
        (reply(200, b"x", Content_Encoding="gzip, gzip"), "packed"),
        (reply(200, b"x" * 100_001), "too big"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\nx", "broke"),
        (reply(200, gzip.compress(bytes(50_000_000)), Content_Encoding="gzip"), "too big"),
        (reply(302, Location="/x"), "too many redirects"),
    ],
)
def test_faults_in_plain_words(answer: bytes, words: str) -> None:
    """Whatever goes wrong is a FetchError with short words, no header and no address."""
    with pytest.raises(FetchError, match=words) as caught:
        get("/x", pages={"x": answer})
    assert "127.0.0.1" not in str(caught.value)


def test_gone() -> None:
    """410 ends a source."""
    with pytest.raises(GoneError):
        get("/x", pages={"x": reply(410)})


async def drip(writer: asyncio.StreamWriter) -> None:
    """A byte now and then, for ever."""
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.05)


async def drip_headers(writer: asyncio.StreamWriter) -> None:
    """A header that never ends."""
    writer.write(b"HTTP/1.1 200 OK\r\nX: ")
    while True:
        writer.write(b"y")
        await writer.drain()
        await asyncio.sleep(0.05)


async def flood(writer: asyncio.StreamWriter) -> None:
    """As much as the other side will take."""
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        writer.write(b"x" * 65536)
        await writer.drain()


@pytest.mark.parametrize(("answer", "words"), [(drip, "slow"), (drip_headers, "slow"), (flood, "too big")])
def test_time_and_size_are_bounded(answer: Answer, words: str) -> None:
    """A server that drips or floods holds us no longer than the total allowed."""

    async def run() -> None:
        async with serving(x=answer) as server, fetcher(server, total_seconds=0.3) as web:
            started = time.monotonic()
            with pytest.raises(FetchError, match=words):
                await web.get(server.url("/x"))
            assert time.monotonic() - started < 3

    asyncio.run(run())


@pytest.mark.parametrize(
    ("chain", "moved"),
    [
        ({"a": (301, "/b"), "b": None}, "/b"),
        ({"a": (308, "/b"), "b": (301, "/c"), "c": None}, "/c"),
        ({"a": (301, "/b"), "b": (302, "/c"), "c": None}, "/b"),
        ({"a": (302, "/b"), "b": (301, "/c"), "c": None}, None),
        ({"a": (307, "/b"), "b": None}, None),
        ({"a": (303, "/b#x"), "b": None}, None),
    ],
)
def test_moved_within_the_domain(chain: dict[str, tuple[int, str] | None], moved: str | None) -> None:
    """A move is remembered as far as the redirects are permanent from the first hop on."""

    async def run() -> None:
        pages: dict[str, Answer] = {
            name: reply(200, b"ok") if hop is None else reply(hop[0], Location=hop[1]) for name, hop in chain.items()
        }
        async with serving(**pages) as server, fetcher(server) as web:
            got = await web.get(server.url("/a"))
            assert got.body == b"ok"
            assert got.url == server.url("/" + list(chain)[-1])
            assert got.moved_to == (server.url(moved) if moved else None)

    asyncio.run(run())


@pytest.mark.parametrize(
    ("status", "host", "outcome"),
    [
        (301, "feeds.faro-test.org", "moved"),
        (301, "other-test.org", "asked"),
        (308, "faro-test.com", "asked"),
        (302, "other-test.org", "followed"),
        (301, "other.blogspot.com", "asked"),
    ],
)
def test_moved_to_another_owner(status: int, host: str, outcome: str) -> None:
    """Inside the registrable domain a move is taken; out of it the operator is asked; a detour is followed."""

    async def run() -> None:
        async with serving() as server, fetcher(server) as web:
            there = server.url("/b", host)
            server.pages = {"/a": reply(status, Location=there), "/b": reply(200, b"ok")}
            here = server.url("/a", "www.faro-test.org" if "blogspot" not in host else "mine.blogspot.com")
            if outcome == "asked":
                with pytest.raises(MovedError) as caught:
                    await web.get(here)
                assert caught.value.target == there
                assert (await web.get(here, follow_moves=True)).moved_to is None
            else:
                got = await web.get(here)
                assert (got.url, got.moved_to) == (there, there if outcome == "moved" else None)
                assert f"host: {host}:{server.port}" in server.asked[-1].lower()

    asyncio.run(run())


def test_redirect_to_a_private_address_is_refused() -> None:
    """A redirect cannot lead where a feed may not: the canary is never touched, in any spelling."""

    async def run() -> None:
        async with serving(secret=reply(200)) as canary, serving() as server, fetcher(server) as web:
            for host in (
                "127.0.0.1",
                "2130706433",
                "0x7f.1",
                "127.1",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "rebound.example",
            ):
                server.pages["/a"] = reply(302, Location=canary.url("/secret", host))
                with pytest.raises(RefusedError):
                    await web.get(server.url("/a"))
            server.pages["/a"] = reply(302, Location="file:///etc/passwd")
            with pytest.raises(RefusedError):
                await web.get(server.url("/a"))
        assert canary.asked == []

    asyncio.run(run())


def test_rebinding_gains_nothing() -> None:
    """A name is resolved once per hop, every address is checked, and the checked one is connected to."""
    looked_up: list[str] = []

    async def run() -> None:
        async with serving(x=reply(200)) as canary:

            async def rebinding(host: str, port: int) -> Sequence[str]:
                looked_up.append(host)
                return ["8.8.8.8", "127.0.0.1"]

            async with Fetcher("x", resolve=rebinding, verify=False, total_seconds=1) as web:
                with pytest.raises(RefusedError):
                    await web.get(canary.url("/x", "rebind.example"))
            assert canary.asked == []

    asyncio.run(run())
    assert looked_up == ["rebind.example"]


def test_cookies_are_not_kept() -> None:
    """A cookie set by one answer is in no later request."""

    async def run() -> None:
        async with (
            serving(x=reply(302, Location="/y", Set_Cookie="id=1"), y=reply(200)) as server,
            fetcher(server) as web,
        ):
            await web.get(server.url("/x"))
            await web.get(server.url("/y"))
        assert all("cookie" not in request.lower() for request in server.asked)

    asyncio.run(run())


def test_polite_to_one_host_without_delaying_another() -> None:
    """Starts at one host are spaced and capped; meanwhile another host is read at once."""

    async def run() -> None:
        async with serving(x=reply(200)) as busy, serving(x=reply(200)) as free:
            allowed = [Allowed("127.0.0.1", busy.port, delay=0.1, concurrency=1), free.allowed]
            async with Fetcher("x", allowed, resolve=loopback, verify=False) as web:
                crowd = asyncio.gather(*(web.get(busy.url("/x")) for _ in range(4)))
                await asyncio.sleep(0)
                await web.get(free.url("/x"))
                assert len(busy.times) < 4
                await crowd
        gaps = [later - earlier for earlier, later in zip(busy.times, busy.times[1:], strict=False)]
        assert min(gaps) > 0.08
        assert busy.most_inside == 1

    asyncio.run(run())


def test_unknown_host_and_closed_port() -> None:
    """A name that does not resolve and a port nobody listens on are said as such."""

    async def nowhere(host: str, port: int) -> Sequence[str]:
        return []

    async def run() -> None:
        async with Fetcher("x", resolve=nowhere, verify=False) as web:
            with pytest.raises(FetchError, match="not found"):
                await web.get("http://nobody.example/")
        async with serving() as server:
            pass
        async with fetcher(server) as web:
            with pytest.raises(FetchError, match="no connection"):
                await web.get(server.url("/x"))

    asyncio.run(run())


def test_certificate_is_checked_for_the_name() -> None:
    """Connecting to a checked address, TLS still asks for the name, and trusts no certificate of another name."""
    # A throw-away certificate and key for feed.faro-test.org, made for this test and used nowhere else.
    pem = Path(__file__).with_name("feed.faro-test.org.pem")
    ours, theirs = ssl.create_default_context(cafile=pem), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    theirs.load_cert_chain(pem)
    asked_for: list[str | None] = []
    theirs.sni_callback = lambda _socket, name, _context: asked_for.append(name)

    async def run() -> None:
        async with (
            serving_tls(theirs, x=reply(200, b"ok")) as server,
            Fetcher("x", [server.allowed], resolve=loopback, verify=ours, host_delay=0.0) as web,
        ):
            got = await web.get(f"https://feed.faro-test.org:{server.port}/x")
            assert got.body == b"ok"
            with pytest.raises(FetchError, match="certificate"):
                await web.get(f"https://other.faro-test.org:{server.port}/x")

    asyncio.run(run())
    assert asked_for == ["feed.faro-test.org", "other.faro-test.org"]
