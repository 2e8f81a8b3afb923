"""Requests of every kind that clients send are read, and bad ones refused."""

from __future__ import annotations

import asyncio

import pytest

from tests.botapi.wire import Request, WireError, read_request

PARTS = (
    b'--xyz\r\nContent-Disposition: form-data; name="text"\r\n\r\nma\xc3\xb1ana\r\n'
    b'--xyz\r\nContent-Disposition: form-data; name="photo"; filename="a.png"\r\n\r\nPNG\r\n--xyz--\r\n'
)


def read(sent: bytes) -> Request | None:
    """What the server makes of these bytes."""

    async def reading() -> Request | None:
        reader = asyncio.StreamReader(limit=1024)
        reader.feed_data(sent)
        reader.feed_eof()
        return await read_request(reader, 1)

    return asyncio.run(reading())


def post(content_type: str, body: bytes, *, more: str = "") -> bytes:
    """A call of sendMessage."""
    head = f"POST /bot1:A/sendMessage?chat_id=7 HTTP/1.1\r\nContent-Type: {content_type}\r\n{more}"
    return head.encode() + b"Content-Length: %d\r\n\r\n" % len(body) + body


@pytest.mark.parametrize(
    "sent",
    [
        post("application/x-www-form-urlencoded", b"text=ma%C3%B1ana"),
        post("application/json; charset=utf-8", '{"text": "mañana"}'.encode()),
        post("multipart/form-data; boundary=xyz", PARTS),
        b"GET /bot1:A/sendMessage?chat_id=7&text=ma%C3%B1ana HTTP/1.1\r\n\r\n",
    ],
)
def test_arguments_come_in_four_ways(sent: bytes) -> None:
    """A form, JSON, parts, or the query alone: the same arguments."""
    assert read(sent) == Request("/bot1:A/sendMessage", {"chat_id": "7", "text": "mañana"}, True)


def test_the_client_may_ask_to_hang_up() -> None:
    """Connection: close is honoured, and silence is no request."""
    request = read(post("application/json", b"{}", more="Connection: close\r\n"))
    assert request is not None
    assert not request.keep
    assert read(b"") is read(b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nhalf") is None


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"hello\r\n\r\n", 400),
        (b"PUT / HTTP/1.1\r\n\r\n", 405),
        (b"GET / HTTP/1.1\r\nX: " + b"x" * 2048 + b"\r\n\r\n", 431),
        (b"POST / HTTP/1.1\r\nContent-Length: 2000000\r\n\r\n", 413),
        (b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", 411),
        (post("application/json", b"[1]"), 400),
        (post("application/json", b"{"), 400),
        (post("application/x-www-form-urlencoded", b"text=%ff"), 400),
        (post("application/x-www-form-urlencoded", b"a=1&" * 300), 400),
        (post("text/plain", b"x"), 400),
    ],
)
def test_what_cannot_be_read_is_refused(sent: bytes, status: int) -> None:
    """Too long, of the wrong kind or garbled: refused before anything is done."""
    with pytest.raises(WireError) as refused:
        read(sent)
    assert refused.value.status == status
